#ifndef QUOTH_UI_SIDEBAR_H
#define QUOTH_UI_SIDEBAR_H

/*
 * Who is named in an article and what is quoted, in a column beside it: people
 * and organizations by weight (quotes, then mentions), and the quotes in order.
 * It knows which row is selected in each of its parts; whether the reader is in
 * it, and in which part, its owner knows.
 */

#include "model/story.h"
#include "ui/grid.h"
#include "ui/steps.h"

typedef enum {
	PART_TEXT, /* not in the sidebar */
	PART_PEOPLE,
	PART_ORGANIZATIONS,
	PART_QUOTES,
	PART_COUNT
} Part;

typedef LIST_OF(uint32_t) RowList;

typedef struct {
	const Story *story;
	const StepList *steps;
	StrList also;   /* lines below all of it: "ALSO IN YOUR FEEDS" */
	int name_width; /* columns for a speaker beside a quote */
	struct {
		RowList rows;      /* entities; of PART_QUOTES: steps */
		uint32_t selected; /* index into rows */
		uint32_t top;      /* the first row in sight */
		uint32_t in_sight; /* rows, as it was drawn last */
	} parts[PART_COUNT];
} Sidebar;

/* story and steps must outlive it. */
Sidebar sidebar_of(Arena *arena, const Story *story, const StepList *steps);

/* focus: where the reader is. step: the current quote, or NO_STEP. entity:
 * whose mentions are shown in the text, or NO_ENTITY. */
void sidebar_draw(Sidebar *sidebar, Grid *grid, Rect rect, Part focus,
    uint32_t step, uint32_t entity);

/* The part after this one (direction 1) or before it (-1) that has rows;
 * PART_TEXT stands between the last and the first. */
Part sidebar_next_part(const Sidebar *sidebar, Part part, int direction);

/* Selects so many rows on; stops at the ends of the part. */
void sidebar_move(Sidebar *sidebar, Part part, int64_t by);

/* What is selected in a part that has rows: an entity, or a step. */
uint32_t sidebar_selected(const Sidebar *sidebar, Part part);

/* Selects the step in PART_QUOTES. */
void sidebar_select_step(Sidebar *sidebar, uint32_t step);

#endif
