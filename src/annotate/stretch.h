#ifndef QUOTH_ANNOTATE_STRETCH_H
#define QUOTH_ANNOTATE_STRETCH_H

/*
 * The stretches of a document that are looked at for names: words with capitals, and
 * what stands between two of them ("of", "van", "&", a number). What lies between
 * stretches is no name.
 */

#include "annotate/profile.h"

typedef struct {
	uint32_t begin, end; /* pieces */
} Stretch;

typedef LIST_OF(Stretch) StretchList;

/* Each in one sentence, in order. */
StretchList stretches_of(Arena *arena, const Profiles *profiles);

#endif
