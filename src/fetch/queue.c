#include "fetch/queue.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WAITING = 4 << 20 }; /* bytes of frames */

struct Waiting {
	Waiting *next;
	uint64_t host;
	uint32_t id, most;
	Buf frame;
};

uint64_t
queue_host(Str url)
{
	ptrdiff_t scheme = str_find(url, STR("//"));
	if (scheme < 0)
		return 0;
	size_t begin = (size_t)scheme + 2, end = begin;
	for (; end < url.len && !memchr("/?#\\", url.ptr[end], 4); end++)
		if (url.ptr[end] == '@')
			begin = end + 1;
	/* "[2001:db8::1]:8080": the colons in brackets are no port's */
	bool in_brackets = false;
	uint64_t hash = 0xcbf29ce484222325; /* FNV-1a */
	for (size_t i = begin; i < end; i++) {
		char byte = byte_lower(url.ptr[i]);
		in_brackets = (in_brackets || byte == '[') && byte != ']';
		if (byte == ':' && !in_brackets)
			break;
		hash = (hash ^ (unsigned char)byte) * 0x100000001b3;
	}
	return hash ? hash : 1;
}

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
	*waiting = (Waiting){.host = queue_host(request->url), .id = id,
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

bool
queue_take(Queue *queue,
    bool (*may_begin)(const void *user, uint64_t host, uint32_t most),
    const void *user, WireReader *reader, WireOrder *order)
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
