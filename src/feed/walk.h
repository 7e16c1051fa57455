#ifndef QUOTH_FEED_WALK_H
#define QUOTH_FEED_WALK_H

/*
 * The walk through a feed in XML, element by element as they come from xml.h:
 * keeps which are open, which base address and which field each of them has,
 * gathers the text of those that mean something (with the markup inside, where
 * there may be some) and says it to the draft. Nothing is kept of the rest.
 */

#include "feed/draft.h"
#include "feed/xml.h"

typedef struct Walk Walk;

/* The base is what addresses are relative to, or empty; it must live as long
 * as the feed. */
Walk *walk_new(Draft *draft, Str base);
void walk_free(Walk *walk);

extern const XmlEvents walk_events; /* with the Walk as listener */

/* What was gathered so far of elements that never ended. */
void walk_end(Walk *walk);

/* For the root element alone, before it comes: see mend_saw_netscape(). */
void walk_netscape(Walk *walk, bool netscape);

/* Whether the rest need not be read: it is no feed, or a full one. */
bool walk_done(const Walk *walk);

#endif
