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
		/* no blank and no soft hyphen begins otherwise */
		if (byte > ' ' && byte != 0xc2 && (byte < 0xe1 || byte > 0xe3))
			continue;
		if (kind == RUNS_OF_CODE ? byte == '\t' : linebreak_blank(text, at) > 0)
			break;
		if (kind != RUNS_OF_CODE && soft_hyphen_at(text, at))
			break;
	}
	return at;
}

/* The columns of a blank, before which so many stand in its line, at column in
 * counted from the indent. */
static uint16_t
blank_columns(uint32_t gap, uint16_t in, const RunStyle *style)
{
	if (style->kind == RUNS_OF_CODE)
		return (uint16_t)(style->tab - in % style->tab);
	if (gap < style->gaps)
		return (uint16_t)(1 + run_share(gap, style->gaps, style->extra,
		    style->phase));
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
	*run = (Run){.column = column, .gaps = *at ? run->gaps : 0};
	if (style->kind == RUNS_OF_CODE) {
		run->is_blank = text.ptr[begin] == '\t';
		end = begin + 1;
	} else {
		end = blanks_end(text, begin);
		run->is_blank = end > begin;
	}
	if (run->is_blank) {
		run->columns = blank_columns(run->gaps++,
		    (uint16_t)(column - indent), style);
	} else {
		end = piece_end(text, begin, style->kind);
		run->columns = (uint16_t)unicode_width(str_part(text, begin, end));
	}
	run->text = (Range){(uint32_t)begin, (uint32_t)end};
	*at = (uint32_t)(end - line.begin);
	return true;
}

void
run_add(Buf *out, Str text, Range line, const RunStyle *style)
{
	text = str_part(text, 0, line.end);
	uint32_t gap = 0;
	for (size_t at = line.begin, end; at < text.len; at = end) {
		/* most blanks are one, between two letters */
		bool single = text.ptr[at] == ' ' && at + 1 < text.len
		    && text.ptr[at + 1] > ' ';
		end = single ? at + 1 : blanks_end(text, at);
		if (end > at) {
			for (uint32_t n = blank_columns(gap++, 0, style); n; n--)
				buf_add_byte(out, ' ');
			continue;
		}
		end = at + soft_hyphen_at(text, at);
		if (end > at)
			continue;
		end = piece_end(text, at, RUNS_OF_PROSE);
		buf_add(out, str_part(text, at, end));
	}
}
