#include "layout/run.h"

#include "base/unicode.h"
#include "layout/linebreak.h"

/* Where the blanks that begin at byte at end; at where there are none. */
static size_t
blanks_end(Str text, size_t at)
{
	for (size_t len; at < text.len && (len = linebreak_blank(text, at));)
		at += len;
	return at;
}

/* Where the bytes from at on that are shown as they are end. Text ends with the
 * line. */
static size_t
piece_end(Str text, size_t at, RunKind kind)
{
	for (; at < text.len; at++) {
		unsigned char byte = (unsigned char)text.ptr[at];
		if (byte > ' ' && byte < 0x80)
			continue;
		if (kind == RUNS_OF_CODE ? byte == '\t' : linebreak_blank(text, at) > 0)
			break;
		if (kind != RUNS_OF_CODE && soft_hyphen_at(text, at))
			break;
	}
	return at;
}

/* How many of the tabs of a row stand in text from begin up to end. */
static uint32_t
tabs_in(Str text, size_t begin, size_t end)
{
	uint32_t count = 0;
	for (size_t i = begin; i < end; i++)
		count += text.ptr[i] == '\t';
	return count;
}

/* The columns of the blanks begin to end, the first of which stands at column
 * in, counted from the indent. */
static uint16_t
blank_columns(Str text, Range line, size_t begin, size_t end, uint16_t in,
    const RunStyle *style)
{
	if (style->kind == RUNS_OF_CODE)
		return (uint16_t)(style->tab - in % style->tab);
	if (style->kind == RUNS_OF_ROW && tabs_in(text, begin, end)) {
		uint32_t cell = tabs_in(text, line.begin, end);
		if (cell <= style->stop_count && style->stops[cell - 1] > in)
			return (uint16_t)(style->stops[cell - 1] - in);
	}
	return 1;
}

bool
run_next(Str text, Range line, uint16_t indent, const RunStyle *style,
    uint32_t *at, Run *run)
{
	text = str_part(text, 0, line.end);
	size_t begin = line.begin + *at, end;
	uint16_t column = *at ? (uint16_t)(run->column + run->columns) : indent;
	if (style->kind != RUNS_OF_CODE)
		for (size_t len; (len = soft_hyphen_at(text, begin));)
			begin += len;
	if (begin >= line.end)
		return false;
	*run = (Run){.column = column};
	if (style->kind == RUNS_OF_CODE) {
		run->is_blank = text.ptr[begin] == '\t';
		end = begin + 1;
	} else {
		end = blanks_end(text, begin);
		run->is_blank = end > begin;
	}
	if (run->is_blank) {
		run->columns = blank_columns(text, line, begin, end,
		    (uint16_t)(column - indent), style);
	} else {
		end = piece_end(text, begin, style->kind);
		run->columns = (uint16_t)unicode_width(str_part(text, begin, end));
	}
	run->text = (Range){(uint32_t)begin, (uint32_t)end};
	*at = (uint32_t)(end - line.begin);
	return true;
}
