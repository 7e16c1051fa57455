#ifndef QUOTH_FEED_OPML_H
#define QUOTH_FEED_OPML_H

/*
 * OPML 1.0 and 2.0, the form in which readers hand on their feed lists. Outlines
 * without an address are folders; category holds tags; an outline that includes
 * another file (type "include") is not followed, only noted.
 *
 * Writing keeps what OPML can say: addresses, titles, the page of a feed, tags,
 * folders and their order. Reading what was written gives the same of each.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/feedlist.h"

/* False where the text is no OPML. Outlines that are neither feed nor folder,
 * and feeds that are no web address, are noted and passed over. The lines are
 * those of the text. text is valid UTF-8. */
bool opml_read(Arena *arena, Str text, FeedList *list, Err *err);

/* OPML 2.0. */
Str opml_write(Arena *arena, const FeedList *list);

#endif
