#ifndef QUOTH_ANNOTATE_TAGGER_H
#define QUOTH_ANNOTATE_TAGGER_H

/*
 * Which words are names, and of what kind: every place where a name stands, one
 * by one. Which of them are the same person or organization is entity.h's.
 *
 * Runs of words with capitals are cut where a title or a known name begins; each
 * part is judged by the lexicon, its first and last words, what stands around
 * it, and by the same words elsewhere in the document. Where capitals say nothing
 * (headlines, the first word of a sentence) only what the rest of the document or
 * the lexicon knows is a name.
 */

#include "annotate/token.h"
#include "model/notes.h"

typedef struct {
	Range text;           /* without title, leading "the" and possessive */
	uint32_t first, end;  /* its tokens */
	EntityKind kind;
	uint32_t title;       /* the token where the title before it begins; first
	                         where there is none */
	bool alone;           /* one word */
} Name;

typedef LIST_OF(Name) NameList;

/* In order; they do not overlap. The tokens have their sentences. */
NameList tagger_find(Arena *arena, const TokenList *tokens);

#endif
