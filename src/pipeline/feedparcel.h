#ifndef QUOTH_PIPELINE_FEEDPARCEL_H
#define QUOTH_PIPELINE_FEEDPARCEL_H

/*
 * A Feed on its way through a pipe: its items one by one, then what it says of
 * itself. Whatever the bytes are, what comes out is valid UTF-8 and within the
 * limits of model/feed.h; its strings lie in the payload.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "model/feed.h"

void feedparcel_put_item(Buf *out, const Item *item);
bool feedparcel_take_item(Arena *arena, Str payload, Item *item);

/* All but the items. */
void feedparcel_put_feed(Buf *out, const Feed *feed);
bool feedparcel_take_feed(Arena *arena, Str payload, Feed *feed);

#endif
