#include "layout/piece.h"

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

PieceWalk
piece_begin(Str text, size_t from)
{
	return (PieceWalk){linebreak_begin(text, from, true), from};
}

/*
 * A grapheme that goes beyond the place where a line might end (a letter that
 * binds with what follows) takes that place away.
 */
bool
piece_next(PieceWalk *w, Piece *piece)
{
	const unsigned char *s = (const unsigned char *)w->breaks.text.ptr;
	Str text = w->breaks.text;
	size_t begin = skip_blanks(text, w->next), stop, word;
	if (linebreak_word(&w->breaks, begin, &word)) {
		*piece = (Piece){.begin = begin, .end = word, .width = word - begin,
		    .blank_after = true};
		w->next = word + 1;
		return true;
	}
	do {
		if (!linebreak_next(&w->breaks, &stop))
			return false;
	} while (stop <= begin);
	*piece = (Piece){.begin = begin, .end = begin};
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
		piece->blanks += blank;
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

Piece
piece_cut(Str text, Piece *piece, size_t columns)
{
	text = str_part(text, 0, piece->end);
	Piece front = {.begin = piece->begin};
	size_t at = piece->begin, width = 0;
	uint32_t blanks = 0, blanks_before = 0;
	size_t blank = at, blank_end = at, width_before = 0;
	while (at < text.len) {
		size_t end = skip_blanks(text, at);
		if (end > at) {
			blank = at;
			width_before = width++;
			blanks_before = blanks++;
			at = blank_end = end;
			continue;
		}
		size_t more = grapheme_at(text, at, &end);
		if (width + more > columns && at > piece->begin)
			break;
		width += more;
		at = end;
	}
	if (blank_end > piece->begin) {
		piece->begin = blank_end;
		piece->width -= width_before + 1;
		piece->blanks -= blanks_before + 1;
		width = width_before;
		at = blank;
		blanks = blanks_before;
	} else {
		piece->begin = at;
		piece->width -= width;
	}
	front.end = at;
	front.width = width;
	front.blanks = blanks;
	return front;
}
