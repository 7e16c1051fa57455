#ifndef QUOTH_ANNOTATE_WEIGHTS_H
#define QUOTH_ANNOTATE_WEIGHTS_H

/*
 * What the clues are worth: one small number a slot, in thirty-seconds of a
 * natural logarithm of odds. They come from model/quotes.weights, which the
 * build makes a table of; model/README tells how they were learned.
 */

#include <stdint.h>

enum {
	WEIGHT_ONE = 32, /* 1.0 */
	/* the slots, by what is decided with them: the first of each, and how many
	 * (a power of two) */
	WEIGHT_SPEAKER = 0,
	WEIGHT_SPEAKER_SLOTS = 1 << 17,
	WEIGHT_SPEECH = WEIGHT_SPEAKER + WEIGHT_SPEAKER_SLOTS,
	WEIGHT_SPEECH_SLOTS = 1 << 16,
	WEIGHT_MEANT = WEIGHT_SPEECH + WEIGHT_SPEECH_SLOTS,
	WEIGHT_MEANT_SLOTS = 1 << 14,
	WEIGHT_SLOTS = WEIGHT_MEANT + WEIGHT_MEANT_SLOTS,
};

typedef struct {
	int8_t of[WEIGHT_SLOTS];
} Weights;

extern const Weights weights_learned;

#endif
