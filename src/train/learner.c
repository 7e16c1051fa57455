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
		learner->kept[i] = 0;
	}
	learner->times_kept = 0;
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
learner_keep(Learner *learner)
{
	for (int i = 0; i < WEIGHT_SLOTS; i++)
		learner->kept[i] += learner->of[i];
	learner->times_kept++;
}

void
learner_round(const Learner *learner, Weights *weights)
{
	for (int i = 0; i < WEIGHT_SLOTS; i++) {
		float weight = learner->times_kept
		    ? learner->kept[i] / (float)learner->times_kept
		    : learner->of[i];
		float value = roundf(weight * WEIGHT_ONE);
		weights->of[i] = (int8_t)fmaxf(-127, fminf(127, value));
	}
}
