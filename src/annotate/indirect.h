#ifndef QUOTH_ANNOTATE_INDIRECT_H
#define QUOTH_ANNOTATE_INDIRECT_H

/*
 * Indirect speech: what the narrator tells of somebody's words in his own.
 *
 *     Marsh said that the bill would pass.
 *     The bill would pass, according to a spokesman.
 *     The bill would pass, Marsh said.
 *
 * Only where a verb that nearly always tells of speech has a voice for its
 * subject, and only in sentences without quotation marks: what stands between
 * marks is the quote there.
 */

#include "annotate/cast.h"

typedef struct {
	Range text;     /* what is said, without "that" and full stop */
	uint32_t voice; /* whose words they are: index */
} Indirect;

typedef LIST_OF(Indirect) IndirectList;

/* In order; one a sentence at most. */
IndirectList indirect_find(Arena *arena, const Cast *cast);

#endif
