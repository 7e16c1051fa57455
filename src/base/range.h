#ifndef QUOTH_BASE_RANGE_H
#define QUOTH_BASE_RANGE_H

/*
 * A piece of a text by its place: bytes begin up to, not including, end.
 * Everything that speaks of a part of an article (a block, a mention, a quote,
 * a line on the screen) is a Range into the one text of the Document, and
 * stands on character boundaries.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/str.h"

typedef struct {
	uint32_t begin, end;
} Range;

typedef LIST_OF(Range) RangeList;

static inline bool
range_empty(Range range)
{
	return range.begin >= range.end;
}

static inline uint32_t
range_length(Range range)
{
	return range_empty(range) ? 0 : range.end - range.begin;
}

static inline bool
range_has(Range range, uint32_t at)
{
	return range.begin <= at && at < range.end;
}

/* inner lies wholly in outer */
static inline bool
range_covers(Range outer, Range inner)
{
	return outer.begin <= inner.begin && inner.end <= outer.end;
}

static inline bool
range_overlaps(Range a, Range b)
{
	return a.begin < b.end && b.begin < a.end;
}

static inline bool
range_equal(Range a, Range b)
{
	return a.begin == b.begin && a.end == b.end;
}

/* The bytes of text that the range names. It must lie inside the text. */
static inline Str
range_str(Str text, Range range)
{
	return str_part(text, range.begin, range.end);
}

/* The same place without the ASCII blanks at both its ends. */
Range range_trim(Str text, Range range);

#endif
