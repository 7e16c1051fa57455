#ifndef QUOTH_ANNOTATE_FEATURES_H
#define QUOTH_ANNOTATE_FEATURES_H

/*
 * A word as the learned tagger sees it: some hundred facts of itself, its
 * neighbours, and the same word elsewhere in the document, each a number whose
 * weights are looked up (learned.h). The trainer calls the same functions, so
 * that what was learned and what is asked cannot differ.
 */

#include "annotate/profile.h"
#include "annotate/stretch.h"

enum { FEATURES_MAX = 256 };

typedef struct Features Features;

Features *features_of(Arena *arena, const Pieces *pieces,
    const TokenList *tokens, const GuessList *guesses, const Learned *learned);

/* How many there are. */
uint32_t features_pieces(const Features *features);

/* Each in one sentence, in order. */
const StretchList *features_stretches(const Features *features);

/* Those of a piece in a stretch, at most FEATURES_MAX: returns how many. collection
 * is 0 for news; while it is trained, the model may learn how other texts label
 * their names. */
uint32_t features_find(const Features *features, uint32_t piece,
    uint32_t collection, uint32_t out[FEATURES_MAX]);

/* Those of them that tell the word itself: the trainer hides them now and then, so
 * that what stands around it is learned too. */
uint32_t features_own(const Features *features, uint32_t piece,
    uint32_t out[FEATURES_MAX]);

#endif
