#ifndef QUOTH_LAYOUT_PIECE_H
#define QUOTH_LAYOUT_PIECE_H

/*
 * A paragraph as pieces: what stands between two places where a line may end,
 * measured in columns. wrap.c and optimal.c make lines of them; neither looks
 * at the text itself.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "layout/linebreak.h"

typedef struct {
	size_t begin, end; /* of what is shown, blanks inside it each one column */
	size_t width;
	uint32_t blanks;   /* runs of blanks inside it ("( (") */
	bool blank_after;
	bool soft;         /* a line that ends with it shows a hyphen: it ends with
	                      a soft hyphen, or a word is divided there */
} Piece;

typedef struct {
	LineBreaks breaks;
	size_t next; /* where the next piece begins */
} PieceWalk;

/* Starts at byte from of text, which ends with the paragraph. */
PieceWalk piece_begin(Str text, size_t from);

bool piece_next(PieceWalk *walk, Piece *piece);

/* Cuts off the front of a piece what fills a line of so many columns: up to a
 * blank that is no good place to end a line, else to a grapheme, at least one.
 * *piece is left with the rest. */
Piece piece_cut(Str text, Piece *piece, size_t columns);

#endif
