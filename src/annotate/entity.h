#ifndef QUOTH_ANNOTATE_ENTITY_H
#define QUOTH_ANNOTATE_ENTITY_H

/*
 * Which names are one and the same: "Jens Stoltenberg", "Stoltenberg" and "Mr.
 * Stoltenberg"; "North Atlantic Treaty Organization" and "NATO". A surname alone
 * is whoever was last named with it in full, of the gender that a title tells; a
 * name that could be several and is none of them for sure stays alone.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"
#include "model/document.h"
#include "model/notes.h"

/* Fills in entities and mentions: with names, roles and genders. */
void entity_join(Arena *arena, const Document *document, const TokenList *tokens,
    const NameList *names, Notes *notes);

#endif
