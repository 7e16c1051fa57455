#include "layout/table.h"

#include "layout/run.h"

enum { GAP = 2 }; /* columns between two cells */

/* Takes the part up to the next mark, and the mark, off the front of *rest. */
static bool
cut(Str text, char mark, Range *rest, Range *part)
{
	if (range_empty(*rest))
		return false;
	uint32_t at = rest->begin;
	while (at < rest->end && text.ptr[at] != mark)
		at++;
	*part = (Range){rest->begin, at};
	rest->begin = at < rest->end ? at + 1 : at;
	return true;
}

bool
table_row(Str text, Range *rest, Range *row)
{
	if (!cut(text, '\n', rest, row))
		return false;
	while (!range_empty(*row) && byte_is_blank(text.ptr[row->end - 1]))
		row->end--;
	/* a tab before the first cell says that it is empty */
	while (!range_empty(*row) && byte_is_blank(text.ptr[row->begin])
	    && text.ptr[row->begin] != '\t')
		row->begin++;
	return true;
}

bool
table_cell(Str text, Range *rest, Range *cell)
{
	if (!cut(text, '\t', rest, cell))
		return false;
	*cell = range_trim(text, *cell);
	return true;
}

/* The columns that a cell takes, as its runs will. */
static uint32_t
cell_width(Str text, Range cell, uint16_t limit)
{
	RunStyle prose = {.kind = RUNS_OF_PROSE};
	uint32_t at = 0, width = 0;
	if (range_length(cell) > UINT16_MAX) /* a Run counts columns in 16 bits */
		return UINT32_MAX;
	for (Run run; width <= limit
	    && run_next(text, cell, 0, &prose, &at, &run);)
		width = run.column + run.columns;
	return width;
}

bool
table_fits(Arena *arena, Str text, Range range, uint16_t columns, Table *table)
{
	/* widths of cells; a table of more cells than columns cannot fit */
	uint16_t *widths = ARENA_ARRAY(arena, uint16_t, columns);
	uint32_t cells = 0;
	for (Range row; table_row(text, &range, &row);) {
		uint32_t i = 0;
		for (Range cell; table_cell(text, &row, &cell); i++) {
			uint32_t width = i < columns ? cell_width(text, cell, columns)
			    : UINT32_MAX;
			if (width > columns)
				return false;
			if (width > widths[i])
				widths[i] = (uint16_t)width;
		}
		if (i > cells)
			cells = i;
	}
	uint32_t at = 0;
	for (uint32_t i = 0; i < cells; i++) {
		uint32_t width = widths[i];
		at += width + (i + 1 < cells ? GAP : 0);
		if (at > columns)
			return false;
		widths[i] = (uint16_t)at; /* from here on: where the next begins */
	}
	table->stops = widths;
	table->stop_count = cells ? cells - 1 : 0;
	table->columns = (uint16_t)at;
	return true;
}
