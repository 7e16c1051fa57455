#ifndef QUOTH_UI_STEPS_H
#define QUOTH_UI_STEPS_H

/*
 * The quotes that a reader steps to, numbered as in the margin: all of an
 * article's, the indirect ones only where he wants them. A step is an index into this list, and the
 * list holds indexes into Notes.quotes.
 */

#include "model/story.h"

#define NO_STEP UINT32_MAX

typedef LIST_OF(uint32_t) StepList;

StepList steps_of(Arena *arena, const Notes *notes, bool indirect);

const Quote *steps_quote(const StepList *steps, const Notes *notes,
    uint32_t step);

/* The first step that begins at or behind the byte; steps->count: none. */
uint32_t steps_from(const StepList *steps, const Notes *notes, uint32_t byte);

/* The next step (direction 1) or the one before (-1) with the same speaker,
 * going round the ends; step itself where there is no other. */
uint32_t steps_same_speaker(const StepList *steps, const Notes *notes,
    uint32_t step, int direction);

#endif
