#ifndef QUOTH_FETCH_QUEUE_H
#define QUOTH_FETCH_QUEUE_H

/*
 * The requests that quoth-fetch has heard and not begun: in the order in which
 * they came, but one whose host is busy enough lets others pass. A request
 * waits as the bytes of its frame, which is little.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "fetch/wire.h"

typedef struct Waiting Waiting;

typedef struct {
	Waiting *first, **end;
	size_t bytes;
} Queue;

void queue_start(Queue *queue);

/* Whether it may grow; otherwise quoth is not heard until it is shorter. */
bool queue_has_room(const Queue *queue);

void queue_add(Queue *queue, uint32_t id, const FetchRequest *request);

/* False where no such request waits. */
bool queue_drop(Queue *queue, uint32_t id);

/* The same for any request to this host; its id, or 0 where there is none. */
uint32_t queue_drop_host(Queue *queue, uint64_t host);

/*
 * Takes the first request off the queue to whose host another transfer may be
 * begun: may_begin() says so, of a host and the number that the request allows
 * (0: the usual). What is taken lies in *reader. False where there is none.
 */
bool queue_take(Queue *queue,
    bool (*may_begin)(void *user, uint64_t host, uint32_t most), void *user,
    WireReader *reader, WireOrder *order);

#endif
