#ifndef QUOTH_ANNOTATE_SEQUENCE_H
#define QUOTH_ANNOTATE_SEQUENCE_H

/*
 * The best labels for a row of words, by what speaks for each label of each word
 * and for each label behind another (Viterbi).
 */

#include "annotate/label.h"
#include "base/arena.h"

/* What speaks for each label of a word. */
typedef struct {
	int16_t label[LABELS];
} Scores;

/* What speaks for a label behind another. */
typedef struct {
	int16_t from[LABELS][LABELS]; /* [before][behind] */
} Transitions;

/* Outside of the row is LABEL_NONE: no name reaches beyond. */
void sequence_best(Arena *arena, const Scores *scores, uint32_t count,
    const Transitions *transitions, uint8_t *labels);

/* What part each label of a word has in all rows of labels together, each row
 * as likely as its scores say. */
typedef struct {
	float label[LABELS];
} Shares;

/* What a label behind another multiplies, [before][behind]: 0 where it may not
 * stand there. unit: the score that is one natural logarithm. */
typedef struct {
	float from[LABELS][LABELS];
} Factors;

Factors sequence_factors(const Transitions *transitions, float unit);

void sequence_shares(Arena *arena, const Scores *scores, uint32_t count,
    const Factors *factors, float unit, Shares *shares);

#endif
