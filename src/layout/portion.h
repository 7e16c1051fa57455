#ifndef QUOTH_LAYOUT_PORTION_H
#define QUOTH_LAYOUT_PORTION_H

/*
 * An article in portions, each small enough to be set in a few milliseconds: a
 * block, and of a block that is longer than any writer makes one, a part of it.
 * Where a block is cut hangs on its text alone, never on a width or on where
 * one began, so that any portion can be set without those before it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/range.h"
#include "model/document.h"

enum { PORTION_BYTES = 16 << 10 };

typedef struct {
	uint32_t block;
	Range text; /* of the block; empty of a rule that stands for nothing */
} Portion;

/* The portion that shows the byte, or the next behind it; false behind the
 * last. Blocks that are not shown (BLOCK_TITLE, and what is empty) are in
 * none. */
bool portion_at(const Document *document, uint32_t byte, Portion *portion);

/* The last of all; false where there is none. */
bool portion_last(const Document *document, Portion *portion);

/* The one behind, or before; false, and *portion as it was, without one. */
bool portion_next(const Document *document, Portion *portion);
bool portion_before(const Document *document, Portion *portion);

#endif
