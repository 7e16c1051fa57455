#ifndef QUOTH_LAYOUT_TABLE_H
#define QUOTH_LAYOUT_TABLE_H

/*
 * The columns of a BLOCK_TABLE: one row a line, cells parted by a tab. Columns
 * are as wide as their widest cell; where that is too much for the page they
 * shrink, and their cells are wrapped; where not even their words have room,
 * each row becomes a card: its cells one below the other, each behind what
 * stands above it in the first row.
 *
 * It only measures; setter.c sets the lines.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "base/str.h"

enum {
	TABLE_MOST_COLUMNS = 24, /* the last one takes what is behind it */
	TABLE_GAP = 2,           /* columns between two cells */
};

typedef struct {
	uint32_t count; /* of the columns that follow */
	struct {
		uint16_t at, width;
		bool number; /* its cells end in one line, as numbers do */
		Range head;  /* what the first row says of it; may be empty */
	} columns[TABLE_MOST_COLUMNS];
	bool heads;     /* the first row says what stands below */
	Range head_row; /* then this is it */
	bool cards;
	uint16_t label; /* of cards with heads: columns of what stands before */
	uint16_t width; /* of the whole */
} Table;

/* Cuts the front off *rest (ending at text.len) up to the next newline. The row
 * is without blanks at its end; false where *rest was empty. */
bool table_row(Str text, Range *rest, Range *row);

/* The cells of a row, which tabs part: how many they are, the last of them with
 * all that is behind it. Cells that are not there are empty. */
uint32_t table_cells(Str text, Range row, Range cells[TABLE_MOST_COLUMNS]);

/* The table that is range of text, for a page of so many columns. Of a very
 * long one only the first rows are looked at. */
Table table_measure(Str text, Range range, uint16_t columns);

#endif
