#include "layout/wrap.h"

#include <assert.h>

#include "base/unicode.h"
#include "layout/run.h"

static bool
has_ahead(Wrap *w)
{
	return w->ahead.begin < w->ahead.end || piece_next(&w->pieces, &w->ahead);
}

static bool
prose_line(Wrap *w, WrapLine *line)
{
	if (!has_ahead(w))
		return false;
	*line = (WrapLine){0};
	if (w->ahead.width > w->columns) {
		Piece front = piece_cut(w->text, &w->ahead, w->columns);
		line->text = (Range){(uint32_t)front.begin, (uint32_t)front.end};
		line->width = (uint16_t)front.width;
		return true;
	}
	line->text.begin = (uint32_t)w->ahead.begin;
	size_t width = 0;
	bool gap = false, soft = false;
	do {
		size_t need = width + gap + w->ahead.width;
		/* where the line ends in a soft hyphen it wants a column */
		if (width && need + w->ahead.soft > w->columns)
			break;
		if (need > w->columns)
			break;
		width = need;
		line->text.end = (uint32_t)w->ahead.end;
		gap = w->ahead.blank_after;
		soft = w->ahead.soft;
		w->ahead.begin = w->ahead.end;
	} while (has_ahead(w));
	bool more = w->ahead.begin < w->ahead.end;
	line->hyphen = soft && more && width < w->columns;
	line->width = (uint16_t)(width + line->hyphen);
	return true;
}

/* Where the newline that begins at byte at ends; at where none does. Every
 * blank but space, tab and their kin ends a line: UAX #14, BK, CR, LF, NL. */
static size_t
newline_end(Str text, size_t at)
{
	size_t len = linebreak_blank(text, at);
	switch (len) {
	case 1:
		if (text.ptr[at] == '\r' && at + 1 < text.len
		    && text.ptr[at + 1] == '\n')
			return at + 2;
		return text.ptr[at] >= '\n' && text.ptr[at] != ' ' ? at + 1 : at;
	case 2: /* U+0085 */
		return at + 2;
	case 3: /* U+2028, 2029 */
		return text.ptr[at + 1] == '\x80' && (unsigned char)text.ptr[at + 2] > 0xa0
		    ? at + 3 : at;
	default:
		return at;
	}
}

/* The next line of the text as it is, without the blanks at its end; of prose
 * that is all of it. */
static bool
next_source_line(Wrap *w, Range *line)
{
	size_t begin = w->rest, last = begin, at = begin, after = begin;
	if (begin >= w->text.len)
		return false;
	if (w->mode == WRAP_PROSE)
		at = after = last = w->text.len;
	while (at < w->text.len && (after = newline_end(w->text, at)) == at) {
		size_t blank = linebreak_blank(w->text, at);
		at += blank ? blank : 1;
		if (!blank)
			last = at;
	}
	*line = (Range){(uint32_t)begin, (uint32_t)last};
	w->rest = after > at ? after : at;
	return true;
}

/* The front of a line of code that fits, its tabs as run.c shows them. */
static bool
code_line(Wrap *w, WrapLine *line)
{
	size_t begin = w->ahead.begin, at = begin, width = 0;
	Str text = str_part(w->text, 0, w->ahead.end);
	if (begin >= text.len)
		return false;
	size_t tab = run_tab(w->columns);
	while (at < text.len) {
		size_t end = at + 1, more = tab - width % tab;
		if (text.ptr[at] != '\t') {
			end = unicode_grapheme_end(text, at);
			more = (size_t)unicode_grapheme_width(str_part(text, at, end));
		}
		if (width + more > w->columns && at > begin)
			break;
		width += more;
		at = end;
	}
	*line = (WrapLine){.text = {(uint32_t)begin, (uint32_t)at},
	    .width = (uint16_t)width};
	w->ahead.begin = at;
	return true;
}

Wrap
wrap_begin(Str text, Range range, WrapMode mode, uint16_t columns)
{
	assert(columns > 0 && range.end <= text.len);
	return (Wrap){.text = str_part(text, 0, range.end), .mode = mode,
	    .columns = columns, .rest = range.begin, .was_empty = true};
}

bool
wrap_next(Wrap *w, WrapLine *line)
{
	for (Range source;;) {
		if (w->mode == WRAP_CODE ? code_line(w, line) : prose_line(w, line)) {
			w->was_empty = false;
			return true;
		}
		if (!next_source_line(w, &source))
			return false;
		w->pieces = piece_begin(str_part(w->text, 0, source.end),
		    source.begin);
		w->ahead = (Piece){0};
		if (w->mode == WRAP_CODE)
			w->ahead = (Piece){.begin = source.begin, .end = source.end};
		if (range_empty(source) && !w->was_empty) {
			w->was_empty = true;
			*line = (WrapLine){.text = source};
			return true;
		}
	}
}
