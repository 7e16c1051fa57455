#ifndef QUOTH_PIPELINE_ASKED_H
#define QUOTH_PIPELINE_ASKED_H

/*
 * A feed of the reader's list while it is asked for: what its server is asked,
 * from what is known of it, and what the store is to know of how that went. The
 * feed itself is elsewhere (incoming.h), and so is who asks (refresh.h).
 */

#include "fetch/fetch.h"
#include "model/feedlist.h"
#include "store/store_feed.h"

typedef struct {
	const SavedFeed *saved;
	StoredFeed stored; /* as it was before */
	Str password;
	uint32_t request;  /* the last one's id; 0: none */
	FeedFetch fetch;   /* how it goes now; error: why it failed */
	FetchHeaders headers; /* of the answer */
	Str moved;      /* where its server says that it is for good; or empty */
	bool comes;     /* a body, and it is taken */
	bool cut_short; /* it ended before its end */
	bool alone;     /* a worker died that had it: it gets one of its own */
	bool ended;
} Asked;

typedef LIST_OF(Asked) AskedList;

/*
 * Where it is asked for. Where its server has said three times in a row that the
 * feed is elsewhere for good, it is asked there, whatever the reader's list says.
 * But what the reader gave for one server is not for another: a feed with a user,
 * a password or headers goes by its old address.
 */
Str asked_address(const Asked *asked);

FetchRequest asked_request(Arena *arena, const Asked *asked);

/* Takes in the head of the answer. */
void asked_hear(Arena *arena, Asked *asked, const FetchReply *head);

/* It is over, with or without a feed: when to ask again, and where. */
void asked_conclude(Asked *asked, bool with_feed, int64_t now);

#endif
