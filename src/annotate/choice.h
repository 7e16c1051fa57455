#ifndef QUOTH_ANNOTATE_CHOICE_H
#define QUOTH_ANNOTATE_CHOICE_H

/*
 * The decision: which quotations are speech, and which voice speaks each. One
 * after the other, as a reader would; who spoke last counts for the next. Both are
 * one question: words between marks beside "Oduya said" are more likely speech.
 */

#include "annotate/cast.h"
#include "annotate/weights.h"

typedef struct {
	bool speech;
	uint32_t voice; /* index, or NO_VOICE: the text does not tell */
	float chance;   /* that it is this voice, or another one by the same name;
	                   0 to 1 */
} Choice;

/* One for each quotation. */
Choice *choice_make(Arena *arena, const Cast *cast, const Weights *weights);

#endif
