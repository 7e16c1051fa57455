#ifndef QUOTH_LAYOUT_BIDI_H
#define QUOTH_LAYOUT_BIDI_H

/*
 * Right and left: the order in which a text that has Hebrew or Arabic in it
 * stands on the screen (UAX #9). Whatever is given is a world of its own, as
 * between isolates: nothing in it reaches what stands beside it. Controls in
 * the text (overrides, embeddings, isolates) have no say, since none of them
 * is ever shown. The one home of fribidi.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* Whether any of it may be written from right to left; most texts do not ask
 * for the rest. */
bool bidi_is_needed(Str text);

typedef struct {
	bool from_right; /* the paragraph begins at the right edge */
	uint8_t *levels; /* of every byte: odd ones go from right to left */
} Bidi;

/* Of one paragraph. */
Bidi bidi_of(Arena *arena, Str paragraph);

/* The order, from the left, of count things that have these levels and stand in
 * one line: order[i] is the index of the one that is shown in place i. */
void bidi_order(const uint8_t *levels, uint32_t count, uint32_t *order);

/* What is shown of a grapheme that goes from right to left: ")" for "(". */
Str bidi_twin(Arena *arena, Str grapheme);

/* The text as it is shown from the left, in an arena; text itself where none of
 * it goes from right to left. */
Str bidi_shown(Arena *arena, Str text);

#endif
