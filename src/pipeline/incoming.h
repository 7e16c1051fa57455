#ifndef QUOTH_PIPELINE_INCOMING_H
#define QUOTH_PIPELINE_INCOMING_H

/*
 * Feeds while their bodies come in: bytes in pieces go to a worker, which makes
 * them UTF-8 and parses them at once, so that no body is ever held whole; when
 * all of it was there, the feed comes back.
 *
 * All feeds share one worker, which costs nothing where all goes well. Where it
 * dies, or is silent for too long, nobody can say for certain which feed it was:
 * so all that were in it are lost, and are to be begun again alone, each in a
 * worker of its own. One that is lost there cannot be read, and harmed no other.
 *
 *     incoming_begin(incoming, id, false, url, content_type, &err);
 *     while (more(&bytes)) incoming_push(incoming, id, bytes);
 *     incoming_end(incoming, id);
 *     while (incoming_next(incoming, &arrival)) …
 *
 * A feed may also arrive before its end: then it has said all that it may, or is
 * none, and the rest of it is not wanted.
 */

#include <poll.h>

#include "base/arena.h"
#include "base/str.h"
#include "model/feed.h"
#include "pipeline/worker.h"

enum {
	INCOMING_PATIENCE_MS = 5000, /* with a worker's silence */
	INCOMING_ALONE = 64,         /* at a time; see incoming_is_full() */
};

/* For foreman_start(). */
extern const Trade incoming_trade;

typedef struct Incoming Incoming;

/* trade is the index of incoming_trade; the foreman must outlive it. */
Incoming *incoming_new(Foreman *foreman, uint32_t trade, int patience_ms);
void incoming_free(Incoming *incoming); /* NULL is allowed */

/* id is the caller's, and new. url is where the body was found, content_type the
 * header's value. False where no worker can be had. */
bool incoming_begin(Incoming *incoming, uint32_t id, bool alone, Str url,
    Str content_type, Err *err);

/* Of one that was not begun, or has arrived, these do nothing. */
void incoming_push(Incoming *incoming, uint32_t id, Str bytes);
void incoming_end(Incoming *incoming, uint32_t id);
void incoming_drop(Incoming *incoming, uint32_t id);

/* As much waits for the workers as may: take no more from the servers. */
bool incoming_is_full(const Incoming *incoming);

typedef struct {
	uint32_t id;
	const Feed *feed; /* until the next call; NULL: it is lost */
	Str why;          /* then, for the reader; until the next call */
	bool alone;       /* as it was begun */
} Arrival;

/* The next one that has arrived. Never waits. */
bool incoming_next(Incoming *incoming, Arrival *arrival);

/* For poll(), which should return after *timeout_ms (lowered here) at most. */
enum { INCOMING_FDS = WORKER_FDS * (1 + INCOMING_ALONE) };
nfds_t incoming_fds(const Incoming *incoming, struct pollfd fds[INCOMING_FDS],
    int *timeout_ms);

#endif
