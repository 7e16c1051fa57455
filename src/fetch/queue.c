#include "fetch/queue.h"

#include <assert.h>
#include <stdlib.h>

#include "fetch/host.h"

enum { MOST_WAITING = 4 << 20 }; /* bytes of frames */

struct Waiting {
	Waiting *next;
	uint64_t host;
	uint32_t id, most;
	Buf frame;
};

void
queue_start(Queue *queue)
{
	*queue = (Queue){.end = &queue->first};
}

bool
queue_has_room(const Queue *queue)
{
	return queue->bytes < MOST_WAITING;
}

void
queue_add(Queue *queue, uint32_t id, const FetchRequest *request)
{
	Waiting *waiting = calloc(1, sizeof *waiting);
	if (!waiting)
		abort();
	*waiting = (Waiting){.host = host_of_url(request->url), .id = id,
	    .most = request->limits.host_transfers,
	    .frame = buf_new(BUF_UNLIMITED)};
	bool put = wire_put_request(&waiting->frame, id, request);
	assert(put); /* it came as one */
	(void)put;
	queue->bytes += waiting->frame.capacity + sizeof *waiting;
	*queue->end = waiting;
	queue->end = &waiting->next;
}

/* Takes the one that *place points to out. */
static void
unlink_waiting(Queue *queue, Waiting **place)
{
	Waiting *waiting = *place;
	*place = waiting->next;
	if (queue->end == &waiting->next)
		queue->end = place;
	queue->bytes -= waiting->frame.capacity + sizeof *waiting;
	buf_free(&waiting->frame);
	free(waiting);
}

bool
queue_drop(Queue *queue, uint32_t id)
{
	for (Waiting **at = &queue->first; *at; at = &(*at)->next) {
		if ((*at)->id != id)
			continue;
		unlink_waiting(queue, at);
		return true;
	}
	return false;
}

uint32_t
queue_drop_host(Queue *queue, uint64_t host)
{
	for (Waiting **at = &queue->first; *at; at = &(*at)->next) {
		uint32_t id = (*at)->id;
		if ((*at)->host != host)
			continue;
		unlink_waiting(queue, at);
		return id;
	}
	return 0;
}

bool
queue_take(Queue *queue,
    bool (*may_begin)(void *user, uint64_t host, uint32_t most), void *user,
    WireReader *reader, WireOrder *order)
{
	for (Waiting **at = &queue->first; *at; at = &(*at)->next) {
		if (!may_begin(user, (*at)->host, (*at)->most))
			continue;
		/* longer than a payload by its head: in two pieces */
		Str frame = buf_str(&(*at)->frame);
		size_t half = frame.len / 2;
		wire_free(reader);
		wire_add(reader, str_part(frame, 0, half));
		wire_add(reader, str_part(frame, half, frame.len));
		WireResult result = wire_take_order(reader, order);
		assert(result == WIRE_TAKEN);
		(void)result;
		unlink_waiting(queue, at);
		return true;
	}
	return false;
}
