#ifndef QUOTH_ANNOTATE_READING_H
#define QUOTH_ANNOTATE_READING_H

/*
 * One reading of a document with what was learned: what speaks for each label of
 * each piece, and which labels that gives. Pieces outside of the stretches have
 * no labels (LABEL_NONE).
 */

#include "annotate/features.h"
#include "annotate/sequence.h"

/* Adds to the scores, one for each piece. What the first reading says counts half
 * in the second: it is surer of itself than it should be. */
void reading_score(const Features *features, const Learned *learned,
    Reading reading, Scores *scores);

/* The half of what the first reading says. */
Scores reading_tempered(const Scores *scores);

void reading_label(Arena *arena, const Features *features,
    const Learned *learned, Reading reading, const Scores *scores,
    uint8_t *labels);

#endif
