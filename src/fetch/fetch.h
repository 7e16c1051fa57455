#ifndef QUOTH_FETCH_FETCH_H
#define QUOTH_FETCH_FETCH_H

/*
 * Asking the web, by way of quoth-fetch: a program of its own, the only one that
 * speaks to the network, to which this side has a socket and nothing else. It
 * is started with a Fetcher and ends with it. What it says is believed no more
 * than what a server says.
 *
 * Requests run side by side, and replies come as they come: of each request a
 * head, then the body in pieces, then done; or, at any time, failed. Each ends
 * with exactly one of the last two, and after that nothing of it comes: that is
 * checked here. Strings in a reply last until the next call.
 *
 * Who has other things to wait for too puts the fetcher into his own poll():
 *
 *     struct pollfd fd = {fetcher_fd(fetcher), fetcher_events(fetcher)};
 *     poll(&fd, 1, -1);
 *     while (fetcher_poll(fetcher, &reply, &err) == FETCHER_REPLY) …
 *
 * Little is read ahead: while nobody takes replies the servers wait, and no
 * memory fills on either side. Who has nothing else to do waits in
 * fetcher_next(); who wants one page only calls fetch_page().
 *
 * When to ask a server again is for politeness.h.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "fetch/wire.h"

enum { FETCH_BODY_LIMIT = 16 << 20 }; /* bytes, where no other is asked for */

typedef struct Fetcher Fetcher;

/* NULL where the program is not there or cannot be started. It is the only call
 * that starts a program: do it before the right to do so is given up. */
Fetcher *fetcher_start(Err *err);

/* Breaks off what is under way. NULL is allowed. */
void fetcher_stop(Fetcher *fetcher);

/*
 * Puts a request to the fetcher and gives its id (1, 2, 3 …), or 0 where it is
 * none that can be asked: no address of the web, control characters anywhere, a
 * header without a name, more than 64 KB in all. An ETag or date that no server
 * in its senses gave (long, or not plain ASCII) is left out instead. Any number
 * may be asked at once: 32 run at a time, the others wait.
 */
uint32_t fetcher_ask(Fetcher *fetcher, const FetchRequest *request, Err *err);

/* No more of this one is wanted. What is on its way still comes, and it ends as
 * every request does: mostly with FAILURE_CANCELLED. */
void fetcher_cancel(Fetcher *fetcher, uint32_t id);

/* For poll(): the socket, and what to wait for on it now. */
int fetcher_fd(const Fetcher *fetcher);
short fetcher_events(const Fetcher *fetcher);

typedef enum {
	FETCHER_REPLY, /* *reply is one; there may be more */
	FETCHER_QUIET, /* none is there yet: poll() */
	FETCHER_GONE,  /* it has stopped or does not keep to the rules; *err says
	                  so. What was asked and has not ended never will */
} FetcherStep;

/* Sends and receives what goes without waiting. */
FetcherStep fetcher_poll(Fetcher *fetcher, FetchReply *reply, Err *err);

/* Waits for the next reply to any request. False where none comes in timeout_ms,
 * the fetcher is gone, or it does not keep to the rules. */
bool fetcher_next(Fetcher *fetcher, int timeout_ms, FetchReply *reply, Err *err);

/* Why a request failed, as the end of a sentence that begins with its address:
 * "the host refuses the connection". reply is a FETCH_FAILED. Returns false. */
bool fetch_fail(const FetchReply *reply, Err *err);

/* The same for a head whose status is no success: "404 not found". */
bool fetch_fail_by_status(uint32_t status, Err *err);

typedef struct {
	Str url;          /* where it was found at last, fit to be shown */
	Str content_type; /* empty: the server does not say */
	Str body;         /* any bytes */
	bool cut_short;   /* the server stopped before the end: body is the front */
} FetchedPage;

/* One page, by a fetcher that nothing else is asked of meanwhile; NULL: by one of
 * its own. Any status but 200-299 is a failure. The reason names the address. */
bool fetch_page(Arena *arena, Fetcher *fetcher, Str url,
    const FetchLimits *limits, FetchedPage *page, Err *err);

/* The value of a header; empty where it is not there. */
Str fetch_header(const FetchHeaders *headers, Str name);

/* An address without user and password: fit to be shown. */
Str fetch_shown_url(Arena *arena, Str url);

#endif
