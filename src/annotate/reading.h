#ifndef QUOTH_ANNOTATE_READING_H
#define QUOTH_ANNOTATE_READING_H

/*
 * A document read with what was learned: what speaks for each label of each
 * piece, which labels that gives, and how sure they are. Pieces outside of the
 * stretches have no labels (LABEL_NONE).
 */

#include "annotate/features.h"
#include "annotate/sequence.h"

/* One for each piece. */
Scores *reading_score(Arena *arena, const Features *features,
    const Learned *learned);

uint8_t *reading_label(Arena *arena, const Features *features,
    const Learned *learned, const Scores *scores);

/* The part that each label has, all others weighed: for the pieces in stretches
 * that have labels; zeros for the others. */
Shares *reading_shares(Arena *arena, const Features *features,
    const Learned *learned, const Scores *scores, const uint8_t *labels);

#endif
