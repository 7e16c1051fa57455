#include "layout/page.h"

/* A page gives up at most one row in four to end well. */
enum { ROWS_GIVEN = 4 };

static const Line *
line_at(const Layout *layout, uint32_t i)
{
	return &layout->lines.items[i];
}

static bool
is_heading(const Layout *layout, uint32_t i)
{
	const Line *line = line_at(layout, i);
	if (line->kind == LINE_TITLE || line->kind == LINE_BYLINE)
		return true;
	return line->kind == LINE_TEXT
	    && layout->document->blocks.items[line->block].kind == BLOCK_HEADING;
}

static bool
same_block(const Layout *layout, uint32_t i, uint32_t j)
{
	const Line *a = line_at(layout, i), *b = line_at(layout, j);
	return a->kind == LINE_TEXT && b->kind == LINE_TEXT && a->block == b->block;
}

/* Whether a page may end between line i - 1 and line i. */
static bool
ends_well(const Layout *layout, uint32_t first, uint32_t i)
{
	uint32_t count = layout->lines.count, last = i - 1;
	while (last > first && line_at(layout, last)->kind == LINE_BLANK)
		last--;
	if (is_heading(layout, last))
		return false;
	if (!same_block(layout, i - 1, i))
		return true;
	/* the last line of the paragraph would stand alone, or its first */
	if (i + 1 == count || !same_block(layout, i, i + 1))
		return false;
	return i - 1 > first && same_block(layout, i - 2, i - 1);
}

static uint32_t
page_end(const Layout *layout, uint32_t first, uint32_t rows)
{
	uint32_t count = layout->lines.count;
	if (count - first <= rows)
		return count;
	for (uint32_t given = 0; given <= rows / ROWS_GIVEN; given++)
		if (ends_well(layout, first, first + rows - given))
			return first + rows - given;
	return first + rows;
}

uint32_t
page_next(const Layout *layout, uint32_t first, uint32_t rows)
{
	uint32_t count = layout->lines.count;
	if (first >= count)
		return count;
	uint32_t next = page_end(layout, first, rows);
	while (next < count && line_at(layout, next)->kind == LINE_BLANK)
		next++;
	return next;
}

uint32_t
page_before(const Layout *layout, uint32_t first, uint32_t rows)
{
	/* the empty lines before first are on no page */
	uint32_t end = first;
	while (end > 0 && line_at(layout, end - 1)->kind == LINE_BLANK)
		end--;
	uint32_t begin = end > rows ? end - rows : 0;
	for (uint32_t at = begin; at < end; at++)
		if (line_at(layout, at)->kind != LINE_BLANK
		    && page_next(layout, at, rows) == first)
			return at;
	return begin;
}
