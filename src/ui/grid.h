#ifndef QUOTH_UI_GRID_H
#define QUOTH_UI_GRID_H

/*
 * A screen before it is shown: rows of cells, each a grapheme and a Role. Views
 * write into it and know no terminal; a terminal shows it and knows no views; a
 * test reads it as text.
 *
 * All text comes in through grid_put() and passes base/printable.h there, so
 * that no cell ever holds a byte that a terminal could take for a command. What
 * goes from right to left is put in its order there too (layout/bidi.h), and
 * turns nothing round but itself. A
 * wide grapheme has two cells, the second with length 0; where only one of them
 * is left (an edge, something written over the other), a blank stands in it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/role.h"
#include "model/theme.h"

typedef struct {
	int x, y, width, height; /* from the upper left corner, in cells */
} Rect;

/* A family of four, joined by U+200D, has 25 bytes. */
enum { CELL_BYTES = 28, GRID_MOST_SIDE = 1000 };

typedef struct {
	char bytes[CELL_BYTES];
	uint8_t length; /* bytes in use; 0: the right half of the cell before */
	uint8_t width;  /* 1 or 2; 0 of a right half */
	uint8_t role;   /* Role */
	uint8_t bits;   /* StyleBits beside what the role has */
	uint16_t link;  /* one more than its index in Grid.links; 0: none */
} Cell;

typedef struct {
	int columns, rows; /* 0 to GRID_MOST_SIDE each */
	Cell *cells;       /* row by row */
	int cursor_x, cursor_y; /* where the reader types; cursor_x -1: nowhere */
	StrList links;  /* addresses; from outside, and as they came */
	Arena *arena;
} Grid;

/* {0} is a grid without cells. Resizing makes it all blank; it may be given any
 * numbers. */
void grid_resize(Grid *grid, int columns, int rows);
void grid_free(Grid *grid);

/* All cells blank, no cursor. */
void grid_clear(Grid *grid);

Rect grid_rect(const Grid *grid);

/* NULL outside. */
const Cell *grid_cell(const Grid *grid, int x, int y);

/*
 * Writes text from column x of row y on, as far as it lies in clip; x may be
 * left of clip. Returns the column behind what was written, or would have been
 * left of clip; at the right edge it stops.
 */
int grid_put(Grid *grid, Rect clip, int x, int y, Role role, Str text);

/* The same, ending in "…" where text would pass the right edge of clip. */
int grid_put_short(Grid *grid, Rect clip, int x, int y, Role role, Str text);

/* Ends in column end (the first behind the text) and begins in clip; returns
 * the column of its first cell. */
int grid_put_right(Grid *grid, Rect clip, int end, int y, Role role, Str text);

/* Makes the cells blank, in role. */
void grid_fill(Grid *grid, Rect rect, Role role);

/* The same one-column mark in each cell of the rect. */
void grid_tile(Grid *grid, Rect rect, Role role, Str mark);

/* Adds StyleBits to the cells. */
void grid_add_bits(Grid *grid, Rect rect, uint8_t bits);

/* Makes the cells a link to href, which must live as long as they show. */
void grid_link(Grid *grid, Rect rect, Str href);

/* As lines of text, without the blanks at the end of each; every line ends in a
 * newline. */
Str grid_text(Arena *arena, const Grid *grid);

/* Whether all promises above hold; for tests and fuzzing. */
bool grid_is_sound(const Grid *grid);

#endif
