#ifndef QUOTH_TRAIN_LEARNER_H
#define QUOTH_TRAIN_LEARNER_H

/*
 * Weights while they are learned: real numbers, moved against the gradient by
 * AdaGrad, each the less the more it has moved, and drawn towards 0.
 */

#include "annotate/clue.h"
#include "annotate/weights.h"

typedef struct {
	float of[WEIGHT_SLOTS];
	float moved[WEIGHT_SLOTS]; /* the sum of the squares of its gradients */
	float kept[WEIGHT_SLOTS];  /* the sum of what was kept */
	uint32_t times_kept;
} Learner;

Learner *learner_new(Arena *arena);

/* All slots worth nothing again. */
void learner_reset(Learner *learner);

double learner_sum(const Learner *learner, const Clues *clues);

/* gradient: of the loss, by the sum of the clues. */
void learner_move(Learner *learner, const Clues *clues, double gradient,
    double rate, double decay);

/* Keeps the weights as they are now: learner_round() gives the mean of all that
 * were kept, which depends less on which article came last. */
void learner_keep(Learner *learner);

/* As the reader's program has them. */
void learner_round(const Learner *learner, Weights *weights);

#endif
