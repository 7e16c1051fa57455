#ifndef QUOTH_FEED_JSONFEED_H
#define QUOTH_FEED_JSONFEED_H

/*
 * JSON Feed 1.0 and 1.1 (jsonfeed.org). JSON that is none leaves the draft
 * without a format. A feed that is cut off in the middle has the items before
 * the cut.
 */

#include "feed/draft.h"

/* The text of a feed can be no longer, and have no more values: the tree of it
 * is held in memory. */
enum { JSONFEED_MAX = 6 << 20, JSONFEED_VALUES_MAX = 100000 };

void jsonfeed_read(Draft *draft, Str text, Str base);

#endif
