#ifndef QUOTH_UI_PAINT_H
#define QUOTH_UI_PAINT_H

/*
 * An article's lines in their roles: what the Layout places, in the looks that
 * its blocks, spans, names and quotes ask for. Where several things cover the
 * same words (a name in a quote in a link), one table says which is seen.
 *
 * What never changes while an article is read is sorted out once; what the
 * reader moves (the current quote, the places found) comes with each line.
 */

#include "layout/layout.h"
#include "model/story.h"
#include "ui/grid.h"
#include "ui/places.h"

typedef struct Paint Paint;

/* The story must outlive it. */
Paint *paint_new(Arena *arena, const Story *story);

typedef struct {
	Range current_quote;  /* with its marks; empty: none */
	const Places *places; /* may be empty */
} PaintMarks;

/* Line is put into row y, its column 0 at x, clipped. */
void paint_line(const Paint *paint, const PaintMarks *marks,
    const Layout *layout, const Line *line, Grid *grid, Rect clip, int x,
    int y);

/* The column, counted from that of the text, in which the byte of the text
 * stands in the line, or the first behind it. */
int paint_column(const Layout *layout, uint32_t line, uint32_t byte);

#endif
