#ifndef QUOTH_STORE_STORE_STORY_H
#define QUOTH_STORE_STORE_STORY_H

/*
 * Stories of items: made by the press, kept packed (model/story.h), read by the
 * screen. An item has up to two: from the text in the feed, and from its page.
 * Putting one in also writes who is named and quoted in it (store_names.h) and
 * the words that search.h finds: of the full text where there is one, else of
 * the feed's.
 */

#include "model/story.h"
#include "store/store_item.h"

typedef enum {
	STORY_FEED_TEXT, /* from the item's summary and content */
	STORY_FULL_TEXT, /* from the page at its link */
	STORY_KINDS
} StoryKind;

/* One that is there already is replaced. made: when. Nothing happens where the
 * item is gone by now. */
bool store_put_story(Store *store, int64_t item, StoryKind kind,
    const Story *story, int64_t made, Err *err);

/*
 * *story in the arena; its document is NULL where there is none, or only one
 * that cannot be read (by this version, or at all). *tried (may be NULL) is why
 * there is none: what store_put_failure() was told, or empty.
 */
bool store_story(Arena *arena, Store *store, int64_t item, StoryKind kind,
    Story *story, Str *tried, Err *err);

/*
 * For the press: the items whose story of that kind is missing, from an older
 * version, or out of date; tried fewer than STORY_TRIES times. Of feed texts those
 * that have a text; of full texts those with a link to the web. The newest of each
 * feed first, then the second of each, and so on: what a reader sees at the top of
 * any list. Of the query the feeds and the limit hold.
 */
enum { STORY_TRIES = 3 };
bool store_due(Arena *arena, Store *store, StoryKind kind,
    const ItemQuery *wanted, StoredItemList *items, Err *err);

typedef enum {
	STORY_FAILED,   /* one of its tries is gone */
	STORY_GIVEN_UP, /* it is never tried again: 404 */
	STORY_UNTRIED,  /* through no fault of its own: the reader was offline. The
	                   try is given back */
} StoryFailure;

/*
 * Counts a try before it is made, so that an item on which the press dies is
 * not tried for ever; then store_put_story(), or store_put_failure() with the
 * reason for the reader.
 */
bool store_begin_story(Store *store, int64_t item, StoryKind kind, int64_t now,
    Err *err);
bool store_put_failure(Store *store, int64_t item, StoryKind kind, Str reason,
    StoryFailure failure, Err *err);

#endif
