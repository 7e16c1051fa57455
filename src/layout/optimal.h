#ifndef QUOTH_LAYOUT_OPTIMAL_H
#define QUOTH_LAYOUT_OPTIMAL_H

/*
 * A paragraph filled as a whole: of all the ways to break it the one whose
 * lines are together the least bad (Knuth and Plass, "Breaking paragraphs into
 * lines"). A line is bad as far as it falls short of the column; ragged ones by
 * the square of that, justified ones by the cube of how much each blank has to
 * be stretched. A word divided costs, two in a row cost more, and so does a
 * last line of one word or a tight line beside a loose one.
 *
 * First the paragraph is filled without dividing words; only where a line comes
 * out worse than it should its words are divided and it is filled again.
 *
 * Every line has a width that fits, so from each place only the few are looked
 * at that one line reaches: time grows with text and columns, not with more.
 */

#include "layout/hyphen.h"
#include "layout/wrap.h"

typedef struct {
	uint16_t columns;  /* at least 1 */
	bool justify;
	bool headline;     /* "all-night" stays whole where it can */
	Hyphen *hyphen;    /* NULL: no word is divided */
	const RangeList *names; /* in order; in these no word is; may be NULL */
} Filling;

typedef LIST_OF(WrapLine) WrapLineList;

/* What one paragraph after another needs, kept for the next. */
typedef struct Optimal Optimal;
Optimal *optimal_new(Arena *arena);

/* The lines of the paragraph that is range of text, good until the next call.
 * It costs memory in proportion to range. */
const WrapLineList *optimal_fill(Optimal *optimal, Str text, Range range,
    const Filling *filling);

#endif
