#ifndef QUOTH_LAYOUT_TABLE_H
#define QUOTH_LAYOUT_TABLE_H

/*
 * The rows and cells of a BLOCK_TABLE: one row a line, cells parted by a tab.
 * A table whose rows fit into the column is set with its cells one below the
 * other; of any other each cell is a paragraph of its own.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/range.h"
#include "base/str.h"

typedef struct {
	uint32_t block;  /* in the Document */
	uint16_t *stops; /* where its second, third, … cell begins */
	uint32_t stop_count;
	uint16_t columns; /* of the widest row */
} Table;

typedef LIST_OF(Table) TableList;

/* Cuts the front off *rest (ending at text.len) up to the next newline. The row
 * is without blanks at its end; false where *rest was empty. */
bool table_row(Str text, Range *rest, Range *row);

/* The same of a row's cells, which tabs part. */
bool table_cell(Str text, Range *rest, Range *cell);

/* Finds the stops; false where the table is wider than columns. */
bool table_fits(Arena *arena, Str text, Range range, uint16_t columns,
    Table *table);

#endif
