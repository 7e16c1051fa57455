#ifndef QUOTH_ANNOTATE_CANDIDATE_H
#define QUOTH_ANNOTATE_CANDIDATE_H

/*
 * A stretch of pieces that may be a name, and how much speaks for each kind. A
 * candidate sees itself and its neighbours only; tagger.c weighs it against the
 * rest of the document.
 */

#include "annotate/piece.h"
#include "model/notes.h"

enum { ENTITY_KINDS = ENTITY_OTHER + 1, PHRASE_WORDS_MAX = 6 };

typedef struct {
	uint32_t begin, end; /* pieces */
	uint32_t title;      /* where its title begins; begin where it has none */
	int score[ENTITY_KINDS];
	bool sure;           /* a title tells: the rest of the document is not asked */
} Candidate;

/* The lists that pieces begin to end, taken as one phrase, stand in. */
uint32_t phrase_flags(const Pieces *pieces, uint32_t begin, uint32_t end);

/* The pieces of the longest phrase at begin, ending at limit at most, that is in
 * one of the lists; 0: none. */
uint32_t phrase_at(const Pieces *pieces, uint32_t begin, uint32_t limit,
    uint32_t lists);

/* Its words in lower case, parted by single spaces. */
Str phrase_key(Arena *arena, const Pieces *pieces, uint32_t begin, uint32_t end);

/* Fills in the scores. */
void candidate_judge(const Pieces *pieces, Candidate *candidate);

#endif
