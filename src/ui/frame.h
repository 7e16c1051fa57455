#ifndef QUOTH_UI_FRAME_H
#define QUOTH_UI_FRAME_H

/*
 * How a reader's screen is divided: the line above, the text and its column,
 * the sidebar, the lines below. Made from the size of the screen and what the
 * reader wants to see; knows nothing of what stands there.
 */

#include "ui/grid.h"

typedef struct {
	int columns, rows;    /* of the screen */
	int text_width;       /* wished for a line */
	int number_width;     /* of the numbers in the margin: 2 for "❝7" */
	bool sidebar;         /* wanted where there is room */
	bool in_sidebar;      /* the reader is in it, so it must be seen */
} FrameWish;

typedef struct {
	Rect top;     /* the line above the text */
	Rect body;    /* the text and its margins */
	int text_x;   /* where the column of text begins, from the left edge */
	int text_columns;
	Rect sidebar; /* width 0: not seen */
	int edge;     /* the column of the line beside it, -1: none */
	bool drawer;  /* it lies over the text */
	int rule, status, hints; /* rows */
} Frame;

enum { SIDEBAR_FROM_COLUMNS = 90 };

/* The screen has at least the size in view.h. */
Frame frame_make(const FrameWish *wish);

#endif
