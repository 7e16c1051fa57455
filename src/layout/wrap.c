#include "layout/wrap.h"

#include <assert.h>

#include "base/unicode.h"
#include "layout/run.h"

static size_t
skip_blanks(Str text, size_t at)
{
	for (size_t len; at < text.len && (len = linebreak_blank(text, at));)
		at += len;
	return at;
}

/* The columns of the grapheme that begins at byte at, which is no blank, and
 * ends at *end: before a blank all the same, where a prepended mark (U+0600)
 * would bind with it. */
static size_t
grapheme_at(Str text, size_t at, size_t *end)
{
	size_t soft = soft_hyphen_at(text, at);
	if (soft) {
		*end = at + soft;
		return 0;
	}
	size_t stop = unicode_grapheme_end(text, at);
	unicode_at(text, at, end);
	while (*end < stop && !linebreak_blank(text, *end))
		unicode_at(text, *end, end);
	return (size_t)unicode_grapheme_width(str_part(text, at, *end));
}

/*
 * Measures the next piece. A grapheme that goes beyond the place where a line
 * might end (a letter that binds with what follows) takes that place away.
 */
static bool
next_piece(Wrap *w, WrapPiece *piece)
{
	const unsigned char *s = (const unsigned char *)w->breaks.text.ptr;
	Str text = w->breaks.text;
	size_t begin = skip_blanks(text, w->next), stop;
	do {
		if (!linebreak_next(&w->breaks, &stop))
			return false;
	} while (stop <= begin);
	*piece = (WrapPiece){.begin = begin, .end = begin};
	bool blank = false;
	for (size_t at = begin; at < stop;) {
		size_t end = at, len;
		while (end < stop && s[end] > ' ' && s[end] < 0x7f)
			end++;
		/* the last of them may bind with what follows */
		if (end > at && end < text.len && s[end] >= 0x80)
			end--;
		if (end > at) {
			piece->width += end - at + blank;
		} else if ((len = linebreak_blank(text, at))) {
			blank = true;
			at += len;
			continue;
		} else {
			piece->width += grapheme_at(text, at, &end) + blank;
		}
		blank = false;
		piece->end = at = end;
		while (at > stop && linebreak_next(&w->breaks, &stop))
			;
	}
	piece->blank_after = blank;
	piece->soft = !blank && piece->end - begin >= 2
	    && soft_hyphen_at(text, piece->end - 2);
	w->next = stop;
	return true;
}

/* Cuts off the front of the piece ahead what fills a line: up to a blank that
 * is no good place to end a line ("( ("), else to a grapheme, at least one. */
static void
cut_piece(Wrap *w, WrapLine *line)
{
	Str text = str_part(w->text, 0, w->ahead.end);
	size_t begin = w->ahead.begin, at = begin, width = 0;
	size_t blank = begin, blank_end = begin, width_before = 0;
	while (at < text.len) {
		size_t end = skip_blanks(text, at);
		if (end > at) {
			blank = at;
			width_before = width++;
			at = blank_end = end;
			continue;
		}
		size_t more = grapheme_at(text, at, &end);
		if (width + more > w->columns && at > begin)
			break;
		width += more;
		at = end;
	}
	if (blank_end > begin) {
		w->ahead.begin = blank_end;
		w->ahead.width -= width_before + 1;
		width = width_before;
		at = blank;
	} else {
		w->ahead.begin = at;
		w->ahead.width -= width;
	}
	line->text = (Range){(uint32_t)begin, (uint32_t)at};
	line->width = (uint16_t)width;
}

static bool
has_ahead(Wrap *w)
{
	return w->ahead.begin < w->ahead.end || next_piece(w, &w->ahead);
}

static bool
prose_line(Wrap *w, WrapLine *line)
{
	if (!has_ahead(w))
		return false;
	*line = (WrapLine){0};
	if (w->ahead.width > w->columns) {
		cut_piece(w, line);
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
		w->next = source.begin;
		w->breaks = linebreak_begin(str_part(w->text, 0, source.end),
		    source.begin, true);
		w->ahead = (WrapPiece){0};
		if (w->mode == WRAP_CODE)
			w->ahead = (WrapPiece){.begin = source.begin, .end = source.end};
		if (range_empty(source) && !w->was_empty) {
			w->was_empty = true;
			*line = (WrapLine){.text = source};
			return true;
		}
	}
}
