#ifndef QUOTH_FEED_DATE_H
#define QUOTH_FEED_DATE_H

/*
 * Dates as feeds write them: all that base/date.h reads, and what only feeds
 * have: W3CDTF without a day ("2003-12", "2003"), days of the year
 * ("2003-335"), Perforce's order, and dates in the words of Greek, Hungarian
 * and Korean publishers.
 */

#include <stdint.h>

#include "base/str.h"

/* DATE_NONE (base/date.h) where it is none. */
int64_t feed_date_read(Str text);

#endif
