#include "train/learner.h"

#include <math.h>

/* What a weight has moved before it has moved, so that the first step is not
 * a leap. */
static const float MOVED_FIRST = 0.01f;

Learner *
learner_new(Arena *arena)
{
	Learner *learner = ARENA_NEW(arena, Learner);
	learner_reset(learner);
	return learner;
}

void
learner_reset(Learner *learner)
{
	for (int i = 0; i < WEIGHT_SLOTS; i++) {
		learner->of[i] = 0;
		learner->moved[i] = MOVED_FIRST;
	}
}

double
learner_sum(const Learner *learner, const Clues *clues)
{
	double sum = 0;
	for (uint32_t i = 0; i < clues->count; i++)
		sum += learner->of[clues->slots[i]];
	return sum;
}

void
learner_move(Learner *learner, const Clues *clues, double gradient,
    double rate, double decay)
{
	for (uint32_t i = 0; i < clues->count; i++) {
		float *weight = &learner->of[clues->slots[i]];
		float *moved = &learner->moved[clues->slots[i]];
		float step = (float)(gradient + decay * *weight);
		*moved += step * step;
		*weight -= (float)rate * step / sqrtf(*moved);
	}
}

void
learner_round(const Learner *learner, Weights *weights)
{
	for (int i = 0; i < WEIGHT_SLOTS; i++) {
		float value = roundf(learner->of[i] * WEIGHT_ONE);
		weights->of[i] = (int8_t)fmaxf(-127, fminf(127, value));
	}
}
