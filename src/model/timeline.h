#ifndef QUOTH_MODEL_TIMELINE_H
#define QUOTH_MODEL_TIMELINE_H

/*
 * How many of something there were, by day, week or month: the smallest of the
 * three in which the whole time has room, ending with the newest. What is older
 * than the months that have room is counted apart.
 */

#include "base/arena.h"
#include "base/str.h"

enum { TIMELINE_MOST = 30 };

typedef enum { TIMELINE_DAYS, TIMELINE_WEEKS, TIMELINE_MONTHS } TimelineStep;

typedef struct {
	TimelineStep step;
	int64_t first, last; /* the oldest and newest moment in it */
	uint32_t counts[TIMELINE_MOST]; /* from first to last */
	uint32_t count;      /* of these; 0: there is nothing */
	uint32_t before;     /* moments before first */
} Timeline;

/* In any order; DATE_NONE is passed over. */
Timeline timeline_of(const int64_t *moments, uint32_t count);

/* "day", "week", "month" */
Str timeline_word(TimelineStep step);

/* "▂▁ ▁█": one column each, a blank where there is nothing. */
Str timeline_bars(Arena *arena, const Timeline *timeline);

#endif
