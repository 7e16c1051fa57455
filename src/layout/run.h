#ifndef QUOTH_LAYOUT_RUN_H
#define QUOTH_LAYOUT_RUN_H

/*
 * The pieces of which a line consists: bytes that stand on the screen as they
 * stand in the text, and the blanks between them. Here is decided how wide a
 * blank, a tab and a soft hyphen are; wrap.c measures lines by the same rules
 * as whoever paints them.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/range.h"
#include "base/str.h"

/*
 * A piece of a line that stands on the screen as it stands in the text: bytes,
 * and the column of the first, counted from the left edge of the column of text
 * (so indent is in it). A run of blanks shown as one space is a piece of its
 * own, with is_blank and columns 1 (more in a justified line and for a tab in code):
 * paint columns spaces.
 */
typedef struct {
	Range text;
	uint16_t column, columns;
	bool is_blank;
	uint16_t gaps; /* runs of blanks up to here, with this one */
} Run;

typedef enum {
	RUNS_OF_PROSE, /* every run of blanks is one space */
	RUNS_OF_CODE,  /* blanks are kept, a tab goes to the next tab stop */
} RunKind;

typedef struct {
	RunKind kind;
	uint16_t tab; /* of code: columns from one tab stop to the next */
	/* of a justified line: its runs of blanks, what they take together beyond
	 * one column each, and which of them are the wide ones */
	uint16_t gaps, extra, phase;
} RunStyle;

/* The columns beyond one that gap (0 to gaps - 1) takes of extra: as evenly as
 * can be; phase turns the wide ones round. Over all gaps it comes to extra. */
static inline uint32_t
run_share(uint32_t gap, uint32_t gaps, uint32_t extra, uint32_t phase)
{
	uint32_t rest = extra % gaps;
	return extra / gaps + ((gap * rest + phase) % gaps < rest);
}

/* How far tab stops are apart in code that is set in so many columns. */
static inline uint16_t
run_tab(uint16_t columns)
{
	return columns < 4 ? columns : 4;
}

/*
 * Writes the piece of line that begins *at bytes behind its begin, and moves
 * *at on; false where there is none left. *run must hold the piece before when
 * *at is not 0. indent is the column of the first piece.
 */
bool run_next(Str text, Range line, uint16_t indent, const RunStyle *style,
    uint32_t *at, Run *run);

/* Writes the line of prose as its pieces say. */
void run_add(Buf *out, Str text, Range line, const RunStyle *style);

/* The bytes of the soft hyphen (U+00AD) that stands at byte at, else 0. */
static inline size_t
soft_hyphen_at(Str text, size_t at)
{
	return at + 2 <= text.len && text.ptr[at] == '\xc2'
	    && text.ptr[at + 1] == '\xad' ? 2 : 0;
}

#endif
