#ifndef QUOTH_LAYOUT_WRAP_H
#define QUOTH_LAYOUT_WRAP_H

/*
 * One paragraph filled line by line, each as full as it can be. It is a walk:
 * the next line is found when it is asked for, and a paragraph of any length
 * takes no memory and time in proportion to its length.
 *
 * A word that is longer than a line is cut between two graphemes. A grapheme
 * wider than the column stands on a line of its own all the same: that alone
 * makes a line wider than its column.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "base/str.h"
#include "layout/piece.h"

typedef enum {
	WRAP_PROSE, /* a newline is a blank like any other */
	WRAP_LINES, /* verse, an address: a newline ends a line */
	WRAP_CODE,  /* so it does here, and blanks stay as they are */
} WrapMode;

typedef struct {
	Range text;     /* without blanks at its end; empty: an empty line, of which
	                   never two follow one another */
	uint16_t width; /* with the hyphen */
	bool hyphen;    /* the line ends at a soft hyphen, or in a word divided */
	uint16_t gaps, extra, phase; /* of a justified line, see RunStyle */
} WrapLine;

typedef struct {
	Str text;
	WrapMode mode;
	uint16_t columns;
	size_t rest;       /* where the next line of the text as it is begins */
	bool was_empty;    /* the line before */
	PieceWalk pieces;  /* of the prose, or of one line of it */
	Piece ahead;       /* what did not fit on the line before */
} Wrap;

/* Of the whole text only range is looked at. columns is at least 1. */
Wrap wrap_begin(Str text, Range range, WrapMode mode, uint16_t columns);

bool wrap_next(Wrap *wrap, WrapLine *line);

#endif
