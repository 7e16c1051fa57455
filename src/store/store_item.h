#ifndef QUOTH_STORE_STORE_ITEM_H
#define QUOTH_STORE_STORE_ITEM_H

/*
 * Items as they are kept, and lists of them: of a feed, of a folder's feeds, of
 * all; the unread, the starred, those with quotes; newest first, a page at a
 * time. Items are written by store_put_feed() alone.
 */

#include "base/list.h"
#include "model/feed.h"
#include "store/store.h"

/* Which stories there are of an item: StoredItem.stories */
enum { HAS_FEED_TEXT = 1, HAS_FULL_TEXT = 2 };

/* A line of a list. */
typedef struct {
	int64_t id, feed;
	Str headline, link;
	Str authors;        /* "Jo Reporter, Ann Other" */
	int64_t date;       /* what lists are sorted by: published, else updated,
	                       else first seen; never after first seen */
	int64_t published;  /* DATE_NONE: not said */
	int64_t first_seen;
	bool read, starred;
	uint32_t place;     /* byte of the story's text where the reader stood */
	uint8_t stories;    /* HAS_… */
	uint32_t quotes;    /* in its best story */
} StoredItem;

typedef LIST_OF(StoredItem) StoredItemList;

/* Where a page of a list ended: the next one goes on after it. {0}: from the
 * beginning. */
typedef struct {
	int64_t date, id;
} ItemPlace;

/* By whom the reader follows and has muted, see interest.h. */
typedef enum {
	ITEMS_ANY,
	ITEMS_SHOWN,    /* but those that are about somebody muted */
	ITEMS_HIDDEN,   /* only those */
	ITEMS_FOLLOWED, /* those that name somebody followed */
} ItemRegard;

typedef struct {
	const int64_t *feeds; /* only of these; none: of all */
	uint32_t feed_count;
	bool unread_only, starred_only, quoted_only; /* all that are set hold */
	ItemRegard regard;
	int64_t now;     /* for regard: what has ended by then counts no more */
	int64_t since;   /* by date, inclusive; 0: no bound */
	ItemPlace after; /* see above */
	uint32_t limit;  /* 0: STORE_PAGE */
} ItemQuery;

enum { STORE_PAGE = 200 };

/* Newest first. */
bool store_items(Arena *arena, Store *store, const ItemQuery *query,
    StoredItemList *items, Err *err);

/* How many there are in all; after and limit do not count. */
bool store_count(Store *store, const ItemQuery *query, uint32_t *count,
    Err *err);

/* The first page ends where this item stands: for going on behind it. */
static inline ItemPlace
item_place(const StoredItem *item)
{
	return (ItemPlace){item->date, item->id};
}

/* One item; id 0 where there is none. */
bool store_item(Arena *arena, Store *store, int64_t id, StoredItem *item,
    Err *err);

/* What the publisher says beyond a list's line. */
typedef struct {
	FeedText summary;
	FeedText content;         /* the longest of the item's contents */
	EnclosureList enclosures;
	StrList categories;
	Str image;
} StoredText;

/* All empty where there is no such item. */
bool store_text(Arena *arena, Store *store, int64_t id, StoredText *text,
    Err *err);

#endif
