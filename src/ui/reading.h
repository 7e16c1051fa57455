#ifndef QUOTH_UI_READING_H
#define QUOTH_UI_READING_H

/*
 * How far somebody is with an article: which lines are in sight, which quote is
 * the current one, and which places n and N go through. It lays the article out
 * for a width and scrolls in it; it draws nothing, and what the reader should
 * know of a step ("past the last quote") it says through the Ui.
 *
 * The reader's place is a byte of the text and changes only where he scrolls,
 * so that making the window smaller and large again shows the same screen. Of
 * a long article only what is near to it is laid out; the rest follows while
 * nothing is asked for, and a jump begins anew where it leads.
 */

#include "layout/layout.h"
#include "model/story.h"
#include "ui/places.h"
#include "ui/steps.h"
#include "ui/view.h"

typedef struct {
	uint32_t byte; /* of the text, that the reader has brought to the top */
	bool at_start; /* no byte: the headline */
} ReadingPlace;

typedef struct {
	const Story *story;
	StepList steps;
	uint32_t step;    /* the current quote, or NO_STEP */
	Places places;    /* what n and N go through */

	Arena *layout_arena;
	Layout *layout;   /* what of it is set; NULL before reading_lay_out() */
	LayoutOptions options; /* that it was made with */
	uint32_t rows;    /* lines in sight */
	uint32_t top;     /* the first of them, an index of layout->lines */
	ReadingPlace place;
} Reading;

/* The story must outlive it; the steps are in the arena; indirect: whether
 * indirect quotes are steps too. */
Reading reading_begin(Arena *arena, const Story *story, bool indirect);
void reading_end(Reading *reading);

/* Makes a layout where the options are others, or the rows; call it before all
 * that follows. A current quote that was in sight stays so. */
void reading_lay_out(Reading *reading, const LayoutOptions *options, int rows);

/* Sets a part of what is not set yet, in a few milliseconds; whether there is
 * more to do. For when the reader does nothing. */
bool reading_lay_out_more(Reading *reading);

/* Scrolls by so many lines, or as far as there are. */
void reading_move(Reading *reading, int64_t lines);
void reading_go_to_begin(Reading *reading);
void reading_go_to_end(Reading *reading);
void reading_go_to_place(Reading *reading, ReadingPlace place);
void reading_page_on(Reading *reading, Ui *ui);
void reading_page_back(Reading *reading);

/* Of the article's text, as far as it has been in sight: 0 to 100. */
unsigned reading_percent(const Reading *reading);

/* Whether the last line is in sight. */
bool reading_at_end(const Reading *reading);

/* The byte from which on the text is in sight. */
uint32_t reading_first_byte(const Reading *reading);

/* NULL where there is none. */
const Quote *reading_quote(const Reading *reading);

void reading_go_to_step(Reading *reading, uint32_t step);

/* From the current quote where it is in sight, else from where one has scrolled
 * to. A count (0: none) stops at the last quote; from there one goes round. */
void reading_step(Reading *reading, Ui *ui, int direction, uint32_t count);
void reading_step_same_speaker(Reading *reading, Ui *ui, int direction,
    uint32_t count);

/* Gathers the places and goes to the first in sight or below it; without one
 * there, to the first of all. There may be none. */
void reading_search(Reading *reading, Ui *ui, Str needle);
void reading_mentions(Reading *reading, Ui *ui, uint32_t entity);

void reading_next_place(Reading *reading, Ui *ui, int direction,
    uint32_t count);

/* The lines of the sentences that the current quote stands in. False without
 * a current quote. */
bool reading_quote_lines(const Reading *reading, uint32_t *first,
    uint32_t *last);

#endif
