#ifndef QUOTH_ANNOTATE_FOREIGN_H
#define QUOTH_ANNOTATE_FOREIGN_H

/*
 * Texts in other languages than English, which is all that the tagger has learned:
 * elsewhere it takes every German noun for a name, and articles for parts of them.
 * Of what it finds there only the surer ones are kept:
 *
 *     people    whose given name is known, or in a script of which none is,
 *               or who bear a title; and their surnames ("Klaus Brenninger",
 *               "Brenninger")
 *     bodies    that are known, have an organization's word or legal form in
 *               their name, or are an acronym ("Kestrel Fährdienst GmbH", "SPD")
 *
 * The language is told by the small words of the text, whatever its page says
 * of it.
 */

#include <stdbool.h>

#include "annotate/tagger.h"

/* Whether the text is in another language than English. Few words tell
 * nothing: they are English. */
bool foreign_is(const TokenList *tokens);

/* The surer names among those of such a text; those of places as they are, of
 * other things those that are known. */
NameList foreign_keep(Arena *arena, const TokenList *tokens,
    const NameList *names);

/* Roles are told by English grammar: there they would be chance. */
void foreign_drop_roles(EntityList *entities);

#endif
