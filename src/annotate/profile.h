#ifndef QUOTH_ANNOTATE_PROFILE_H
#define QUOTH_ANNOTATE_PROFILE_H

/*
 * What each piece of a document shows, before anything is weighed: its shape, the
 * lists and the known names that it is in, what it was guessed to be, where else it
 * stands, and among which words. Each is found once for the whole document;
 * features.h makes features of them.
 */

#include "annotate/guess.h"
#include "annotate/known.h"
#include "annotate/learned.h"
#include "annotate/piece.h"

enum { GUESS_TITLE = LABELS }; /* a guess beside the labels: part of a title */

typedef enum {
	SHAPE_CAPITAL = 1 << 0,
	SHAPE_ALL_CAPS = 1 << 1,
	SHAPE_DIGIT = 1 << 2,
	SHAPE_HYPHEN = 1 << 3,
	SHAPE_STOP = 1 << 4,
	SHAPE_SMALL = 1 << 5,
	SHAPE_NO_LETTER = 1 << 6,
} ShapeFlags;

typedef struct {
	uint32_t lower;        /* profile_word() of the word in lower case */
	uint32_t shape;        /* hash: "Xx", "X.X.", "x" */
	uint32_t lists;        /* Learned.words */
	uint32_t next_same;    /* piece: the same word with a capital elsewhere, in a
	                          ring; itself where there is none */
	uint8_t flags;         /* ShapeFlags */
	uint8_t guess;         /* label, or GUESS_TITLE */
	uint8_t line;          /* 0 prose, 1 a headline, 2 one in capitals */
	uint32_t begin, end;   /* its sentence */
	uint32_t run_begin, run_end; /* the words with capitals that it stands
	                                among; itself where it has none */
} Profile;

typedef struct {
	const Pieces *pieces;
	Profile *list;      /* of each piece */
	Clusters *clusters; /* by Piece.use */
	Known *known;       /* by piece */
	uint32_t topic;     /* how much the document speaks of games: 0 to 3 */
} Profiles;

/* Keeps pieces. */
Profiles profiles_of(Arena *arena, const Pieces *pieces, const TokenList *tokens,
    const GuessList *guesses, const Learned *learned);

/* The hash of a word, in which digits are alike: "2019" and "2020". */
uint32_t profile_word(Str word);

#endif
