#ifndef QUOTH_PIPELINE_PRESS_H
#define QUOTH_PIPELINE_PRESS_H

/*
 * Where headlines become stories: the text that stands in the feed, and, of feeds
 * for which the reader says "full-text: yes", the page of each item, fetched and
 * freed of its furniture. The newest of each feed first, as many in one round as
 * stated here; the next round goes on. Workers make them (stories.h); each story
 * that is done is stored, with who is named and quoted in it, and then told.
 */

#include <stdbool.h>

#include "base/err.h"
#include "fetch/fetch.h"
#include "model/feedlist.h"
#include "pipeline/events.h"
#include "pipeline/stories.h"
#include "store/store.h"

enum {
	PRESS_FEED_TEXTS = 1000, /* made in one round */
	PRESS_PAGES = 100,       /* fetched in one round */
	PRESS_PAGE_BYTES = 4 << 20,
};

/* False where the store cannot be written to, or no worker be had. A page that
 * cannot be had or read is told and noted in the store. */
bool press_run(Store *store, Fetcher *fetcher, Stories *stories,
    const FeedList *list, Events *events, Err *err);

#endif
