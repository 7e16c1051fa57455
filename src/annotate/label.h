#ifndef QUOTH_ANNOTATE_LABEL_H
#define QUOTH_ANNOTATE_LABEL_H

/*
 * What a word can be: no part of a name, or at its beginning, inside, at its end,
 * or a name alone (BILOU), of one of four kinds.
 */

#include <stdbool.h>
#include <stdint.h>

#include "model/notes.h"

typedef enum { PART_FIRST, PART_INSIDE, PART_LAST, PART_ALONE } NamePart;

enum { LABEL_NONE, LABELS = 1 + 4 * 4 };

static inline uint8_t
label_of(EntityKind kind, NamePart part)
{
	return (uint8_t)(1 + 4 * kind + part);
}

/* Of the word at i of a name that begins at begin and ends at end. */
static inline uint8_t
label_within(EntityKind kind, uint32_t begin, uint32_t end, uint32_t i)
{
	return label_of(kind, begin + 1 == end ? PART_ALONE
	        : i == begin                   ? PART_FIRST
	        : i + 1 == end                 ? PART_LAST
	                                       : PART_INSIDE);
}

static inline EntityKind
label_kind(uint8_t label)
{
	return (EntityKind)((label - 1) / 4);
}

static inline NamePart
label_part(uint8_t label)
{
	return (NamePart)((label - 1) % 4);
}

/* Whether a name goes on behind it. */
static inline bool
label_goes_on(uint8_t label)
{
	return label != LABEL_NONE && label_part(label) <= PART_INSIDE;
}

/* Whether it continues a name. */
static inline bool
label_continues(uint8_t label)
{
	return label != LABEL_NONE
	    && (label_part(label) == PART_INSIDE || label_part(label) == PART_LAST);
}

/* Whether one may stand before the other. Outside stands LABEL_NONE. */
static inline bool
label_may_follow(uint8_t before, uint8_t after)
{
	if (!label_goes_on(before))
		return !label_continues(after);
	return label_continues(after) && label_kind(before) == label_kind(after);
}

#endif
