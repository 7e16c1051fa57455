#ifndef QUOTH_FETCH_FETCH_H
#define QUOTH_FETCH_FETCH_H

/*
 * Asking the web, by way of quoth-fetch: a program of its own, the only one that
 * speaks to the network, to which this side has a socket and nothing else. It
 * is started with a Fetcher and ends with it. What it says is believed no more
 * than what a server says.
 *
 * Requests run side by side, and replies come as they come (wire.h says in which
 * order; strings in a reply last until the next call):
 *
 *     Fetcher *fetcher = fetcher_start(&err);
 *     uint32_t id = fetcher_ask(fetcher, &request, &err);
 *     while (fetcher_next(fetcher, 60000, &reply, &err)) …
 *     fetcher_stop(fetcher);
 *
 * Who wants one page only calls fetch_page().
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "fetch/wire.h"

enum { FETCH_BODY_LIMIT = 16 << 20 }; /* bytes, where no other is asked for */

typedef struct Fetcher Fetcher;

/* NULL where the program is not there or cannot be started. */
Fetcher *fetcher_start(Err *err);

/* Breaks off what is under way. NULL is allowed. */
void fetcher_stop(Fetcher *fetcher);

/* Puts a request to the fetcher and gives its id (> 0), or 0 where it is none
 * that can be asked. A few run at a time, the others wait. */
uint32_t fetcher_ask(Fetcher *fetcher, const FetchRequest *request, Err *err);

/* Waits for the next reply to any request. False where none comes in timeout_ms,
 * the fetcher is gone, or it does not keep to the rules. */
bool fetcher_next(Fetcher *fetcher, int timeout_ms, FetchReply *reply, Err *err);

typedef struct {
	Str url;          /* where it was found at last, fit to be shown */
	Str content_type; /* empty: the server does not say */
	Str body;         /* any bytes */
	bool cut_short;   /* the server stopped before the end: body is the front */
} FetchedPage;

/* One page, with a fetcher of its own. Any status but 200-299 is a failure. The
 * reason names the address. */
bool fetch_page(Arena *arena, Str url, const FetchLimits *limits,
    FetchedPage *page, Err *err);

/* The value of a header; empty where it is not there. */
Str fetch_header(const FetchHeaders *headers, Str name);

/* An address without user and password: fit to be shown. */
Str fetch_shown_url(Arena *arena, Str url);

#endif
