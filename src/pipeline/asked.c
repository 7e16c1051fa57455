#include "pipeline/asked.h"

#include "fetch/politeness.h"

enum {
	HOST_TRANSFERS = 6, /* as many as a browser has */
	STALL_S = 20,
	PATIENCE_MS = 4000, /* until the first byte of a feed */
	MOST_PATIENCE_MS = 16000,
	MOVES_FOR_GOOD = 3, /* times that a server must have said so, in a row */
};

Str
asked_address(const Asked *asked)
{
	const SavedFeed *feed = asked->saved;
	const FeedFetch *before = &asked->stored.fetch;
	bool is_private = !str_empty(feed->user) || feed->headers.count
	    || feed->password_command.count;
	bool elsewhere = before->moves >= MOVES_FOR_GOOD
	    && !str_empty(before->moved) && !is_private;
	return elsewhere ? before->moved : feed->url;
}

/*
 * How long to wait for an answer's first byte. One that has come before is worth
 * waiting for. Who has never answered gets little at first, for most of those
 * never will, then with each try twice as much, so that a slow one comes in;
 * after three tries that begins anew. (politeness.h sees to it that the dead are
 * seldom asked.)
 */
static uint32_t
patience(const FeedFetch *before)
{
	if (before->last_good != DATE_NONE && !before->failures)
		return MOST_PATIENCE_MS;
	uint32_t patience = PATIENCE_MS << (before->failures & 3);
	return patience <= MOST_PATIENCE_MS ? patience : PATIENCE_MS;
}

FetchRequest
asked_request(Arena *arena, const Asked *asked)
{
	const SavedFeed *feed = asked->saved;
	FetchRequest request = {
		.url = asked_address(asked),
		.etag = asked->stored.fetch.etag,
		.last_modified = asked->stored.fetch.last_modified,
		.user_agent = feed->user_agent,
		.user = feed->user,
		.password = asked->password,
		.proxy = feed->proxy,
		.limits = {.host_transfers = HOST_TRANSFERS, .stall_s = STALL_S,
		.silence_ms = patience(&asked->stored.fetch)},
	};
	for (uint32_t i = 0; i < feed->headers.count
	    && request.headers.count < WIRE_HEADERS; i++)
		request.headers.items[request.headers.count++] =
		    str_format(arena, "%.*s: %.*s",
		        STR_ARG(feed->headers.items[i].name),
		        STR_ARG(feed->headers.items[i].value));
	return request;
}

void
asked_hear(Arena *arena, Asked *asked, const FetchReply *head)
{
	FeedFetch *fetch = &asked->fetch;
	fetch->status = (int)head->status;
	asked->comes = head->status >= 200 && head->status < 300;
	if (!str_empty(head->moved)
	    && !str_equal(head->moved, asked_address(asked)))
		asked->moved = str_copy(arena, head->moved);
	asked->headers.count = head->headers.count;
	for (uint32_t i = 0; i < head->headers.count; i++)
		asked->headers.items[i] = str_copy(arena, head->headers.items[i]);
	fetch->etag = fetch_header(&asked->headers, STR("ETag"));
	fetch->last_modified =
	    fetch_header(&asked->headers, STR("Last-Modified"));
	if (head->status != 304)
		return;
	if (str_empty(fetch->etag))
		fetch->etag = asked->stored.fetch.etag;
	if (str_empty(fetch->last_modified))
		fetch->last_modified = asked->stored.fetch.last_modified;
}

/* Counts how often its server says that it has moved. At its new address it stays
 * as long as it is found there. */
static void
note_move(Asked *asked, bool good)
{
	FeedFetch *fetch = &asked->fetch;
	const FeedFetch *before = &asked->stored.fetch;
	bool there = !str_equal(asked_address(asked), asked->saved->url);
	fetch->moved = before->moved;
	fetch->moves = before->moves;
	if (there ? !good : good && str_empty(asked->moved)) {
		fetch->moved = (Str){0};
		fetch->moves = 0;
	} else if (good && !str_empty(asked->moved)) {
		bool again = there || str_equal(before->moved, asked->moved);
		fetch->moved = asked->moved;
		fetch->moves = again ? before->moves + 1 : 1;
	}
	if (good)
		asked->moved = fetch->moved;
}

/* When to ask again, from how it went. */
static void
set_next_try(Asked *asked)
{
	FeedFetch *fetch = &asked->fetch;
	FetchOutcome outcome = {
		.now = fetch->last_try,
		.interval = asked->saved->every > UINT32_MAX
		    ? UINT32_MAX : (uint32_t)asked->saved->every,
		.status = (uint32_t)fetch->status,
		.failures = fetch->failures,
		.headers = asked->headers,
	};
	int64_t next = fetch_next_try(&outcome);
	fetch->gone = next == FETCH_NEVER;
	fetch->next_try = fetch->gone ? DATE_NONE : next;
}

void
asked_conclude(Asked *asked, bool with_feed, int64_t now)
{
	FeedFetch *fetch = &asked->fetch;
	const FeedFetch *before = &asked->stored.fetch;
	bool good = str_empty(fetch->error);
	fetch->last_try = now;
	fetch->last_good = good || with_feed ? now : before->last_good;
	fetch->failures = good ? 0 : before->failures + 1;
	set_next_try(asked);
	note_move(asked, good);
}
