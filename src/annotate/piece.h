#ifndef QUOTH_ANNOTATE_PIECE_H
#define QUOTH_ANNOTATE_PIECE_H

/*
 * The words as the tagger looks at them: each with what the lexicon and the rest
 * of the document say of it.
 *
 * A piece is a token, or a part of one: "Trump-backed" and "pro-Russian" give
 * the name and the rest, "Jean-Claude" and "al-Assad" stay whole.
 */

#include "annotate/token.h"
#include "model/document.h"

/* How one word stands in the whole document, in all its capitals. */
typedef struct {
	uint32_t small;   /* times without a capital */
	uint32_t capital; /* times with one where nothing but a name asks for it */
} WordUse;

typedef LIST_OF(WordUse) WordUseList;

typedef struct {
	Range text;
	Str word, lower;
	uint32_t token;
	uint32_t flags; /* WordFlags */
	uint32_t use;   /* index into Pieces.uses */
	uint8_t kind;   /* TokenKind */
	bool capital;   /* begins as names do */
	bool all_caps;  /* no small letter, at least two capitals */
	bool follows;   /* a blank stands before it, and no line begins */
	bool opens;     /* would have a capital in any case: it begins a sentence, a
	                   quotation, or stands in a line of capitals */
	bool attached;  /* to "@", "#" or an address before it: no name */
	bool headline;  /* in a line where most words have capitals */
} Piece;

typedef struct {
	LIST_OF(Piece) list;
	WordUseList uses;
} Pieces;

Pieces pieces_of(Arena *arena, const TokenList *tokens);

#endif
