#include "ui/frame.h"

enum {
	LINES_BELOW = 3,  /* a rule, the status line, the hints */
	MARK_COLUMNS = 2, /* the bar beside the current quote, and a blank */
	DRAWER_COLUMNS = 37,
};

/* 37 columns of 120, as there is room. */
static int
sidebar_width(int columns)
{
	int width = columns * 31 / 100;
	return width < 28 ? 28 : width > 44 ? 44 : width;
}

Frame
frame_make(const FrameWish *wish)
{
	Frame frame = {.edge = -1};
	int height = wish->rows - LINES_BELOW;
	int width = wish->columns;
	bool wide = wish->columns >= SIDEBAR_FROM_COLUMNS;
	if (wish->in_sidebar || (wide && wish->sidebar)) {
		int side = wide ? sidebar_width(wish->columns) : DRAWER_COLUMNS;
		if (side > wish->columns - 4)
			side = wish->columns - 4;
		frame.sidebar = (Rect){wish->columns - side, 0, side, height};
		frame.edge = frame.sidebar.x - 1;
		frame.drawer = !wide;
		if (wide)
			width = frame.edge;
	}
	frame.top = (Rect){0, 0, width, 1};
	frame.body = (Rect){0, 1, width, height - 1};
	frame.rule = height;
	frame.status = height + 1;
	frame.hints = height + 2;

	int margin = wish->number_width + MARK_COLUMNS;
	frame.text_columns = wish->text_width;
	if (frame.text_columns > width - margin - 1)
		frame.text_columns = width - margin - 1;
	frame.text_x = (width - frame.text_columns) / 2;
	if (frame.text_x < margin)
		frame.text_x = margin;
	return frame;
}
