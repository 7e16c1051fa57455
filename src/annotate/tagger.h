#ifndef QUOTH_ANNOTATE_TAGGER_H
#define QUOTH_ANNOTATE_TAGGER_H

/*
 * Which words are names, and of what kind: every place where a name stands, one
 * by one. Which of them are the same person or organization is identity.h's.
 *
 * Rules make a first guess (guess.h). What was learned (learned.h) then reads the
 * document with the words, their neighbours, the same words elsewhere and the
 * guess before it (features.h). The best row of labels is taken (sequence.h), and
 * the same name is the same kind in the whole document.
 */

#include "annotate/learned.h"
#include "annotate/token.h"
#include "model/notes.h"

typedef struct {
	Range text;           /* without title, leading "the" and possessive */
	uint32_t first, end;  /* its tokens */
	EntityKind kind;
	uint32_t title;       /* the token where the title before it begins; first
	                         where there is none */
	bool alone;           /* one word */
	float sure;           /* how sure it is to be that, from 0 to 1 */
} Name;

typedef LIST_OF(Name) NameList;

/* In order; they do not overlap. The tokens have their sentences. Where learned is
 * NULL the first guess is all there is. */
NameList tagger_find(Arena *arena, const TokenList *tokens,
    const Learned *learned);

#endif
