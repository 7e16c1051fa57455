#ifndef QUOTH_ANNOTATE_ENTITY_H
#define QUOTH_ANNOTATE_ENTITY_H

/*
 * The people, organizations and other things that a document names: each once, with
 * its fullest name, its role and its gender as far as the text tells them, and where
 * it is mentioned. Which names mean the same is identity.h's.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"
#include "model/document.h"
#include "model/notes.h"

/* Fills in entities and mentions: with names, roles and genders. */
void entity_join(Arena *arena, const Document *document, const TokenList *tokens,
    const NameList *names, Notes *notes);

#endif
