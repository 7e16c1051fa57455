#ifndef QUOTH_STORE_STORE_FEED_H
#define QUOTH_STORE_STORE_FEED_H

/*
 * Feeds as they are kept: by the address that stands in the reader's list. Which
 * feeds the reader wants, in what folders and under what names, is not known
 * here (config/feedlist.h): the store may hold feeds that are in no list, and
 * has none for an address that was never fetched.
 *
 * What the publisher says (StoredFeed) and how fetching went (FeedFetch) are two
 * things, written by two functions.
 */

#include "base/list.h"
#include "model/feed.h"
#include "store/store.h"

/* How the last fetch went, and what the next one must know. */
typedef struct {
	Str etag, last_modified; /* for a conditional request; empty: none */
	int64_t last_try;  /* DATE_NONE: never */
	int64_t last_good; /* when it last was had, or was "not modified" */
	int64_t next_try;  /* not before; DATE_NONE: at any time */
	int status;        /* of HTTP; 0: there was no answer */
	Str error;         /* for the reader; empty: all went well */
	uint32_t failures; /* in a row */
	bool gone;         /* 410: not to be asked again */
	Str moved;         /* where the server says that it is for good; or empty */
	uint32_t moves;    /* how often in a row it said so */
} FeedFetch;

typedef struct {
	int64_t id; /* 0: nothing is known of it */
	Str url;    /* in the reader's list */
	Str name;   /* the feed's title as plain text on one line */
	Str link;   /* the page that it is of */
	Str language, icon;
	FeedFetch fetch;
	uint32_t items, unread;
} StoredFeed;

typedef LIST_OF(StoredFeed) StoredFeedList;

/* All feeds with their counts, by url. */
bool store_feeds(Arena *arena, Store *store, StoredFeedList *feeds, Err *err);

/* The one of that address; id 0 where there is none. */
bool store_feed(Arena *arena, Store *store, Str url, StoredFeed *feed,
    Err *err);

typedef struct {
	int64_t feed; /* its id */
	uint32_t added, updated, unchanged; /* items */
} StoredChanges;

/*
 * Takes in what was fetched from url: the feed, and each item under its own
 * identity (item_identity()) within this feed. An item that is known keeps its
 * row, its first_seen and the reader's state; a changed text makes its stories
 * due again. Items that share a guid are kept apart by link and headline.
 * Items that the feed no longer has stay until store_expire(). A feed without a
 * format changes nothing but makes the row. now is when it was fetched. changes
 * may be NULL.
 */
bool store_put_feed(Store *store, Str url, const Feed *feed, int64_t now,
    StoredChanges *changes, Err *err);

/* Notes how a fetch went; the row is made where there is none. */
bool store_put_fetch(Store *store, Str url, const FeedFetch *fetch, Err *err);

/* The feed's address has changed (301, or edited): the row, its items and the
 * reader's state go with it. Where the new address is known already, nothing is
 * changed and *moved is false. */
bool store_move_feed(Store *store, Str from, Str to, bool *moved, Err *err);

/*
 * Deletes items of the feed that are older than before and that the feed no
 * longer has (else they would come back as new). Starred ones stay. *deleted may
 * be NULL. Their stories, names and state go with them.
 */
bool store_expire(Store *store, int64_t feed, int64_t before,
    uint32_t *deleted, Err *err);

/* Deletes the feed with all its items but the starred ones; where there are
 * any, the row stays. */
bool store_forget_feed(Store *store, Str url, Err *err);

#endif
