#ifndef QUOTH_MODEL_WORDING_H
#define QUOTH_MODEL_WORDING_H

/*
 * Whether two quotes are the same words, though each outlet sets its own marks,
 * cuts a half-sentence off and mends a comma. Knows nothing of speakers and
 * dates: who compares must ask about these himself.
 *
 *   1. The words are the runs of letters and digits of the text, folded (case,
 *      accents), an apostrophe inside a word left out: "Don’t" is "dont".
 *   2. A text of four words or more is the set of its shingles: a 64-bit FNV-1a
 *      hash of each four words in a row. At most WORDING_MOST are kept, from
 *      the beginning.
 *   3. Two texts of four words or more are the same where the shingles that both
 *      have are at least six tenths of those of the shorter one (containment,
 *      so that a piece of a quote is that quote). One word changed in the middle
 *      of twelve takes four of nine shingles: that is not enough by itself,
 *      so that of two texts which differ in length by a quarter at most it also
 *      counts when four tenths of the shingles are shared.
 *   4. A shorter text is the same only as one with exactly its words: a slogan
 *      of two words is in many mouths.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { WORDING_SHINGLE = 4, WORDING_MOST = 512 };

typedef struct {
	uint64_t *shingles; /* sorted, none twice */
	uint32_t count;
	uint32_t words;     /* in the whole text */
	uint64_t whole;     /* a hash of all of them, in order */
} Wording;

Wording wording_of(Arena *arena, Str text);

/* False where one has no words at all. */
bool wording_same(const Wording *a, const Wording *b);

#endif
