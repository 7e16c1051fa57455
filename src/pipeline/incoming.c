#include "pipeline/incoming.h"

#include <stdlib.h>

#include "feed/parse.h"
#include "fetch/charset.h"
#include "pipeline/feedparcel.h"

enum {
	UNSENT_MOST = 1 << 20,
	LONGEST = 16 << 20, /* an item with all the texts that it may have */
	TOTAL_MOST = 2 * FEED_TOTAL_MAX,
	MEGABYTES = 256,
	CPU_SECONDS = 120,
	CPU_SECONDS_ALONE = 10,
};

enum { BEGIN, BODY, END, DROP }; /* to the worker */
enum { ITEM, FEED };             /* back: FEED is the last */

/* --- the worker --------------------------------------------------------- */

typedef struct {
	uint32_t id; /* 0: a free place */
	Arena *arena;
	CharsetStream *charset;
	FeedParser *parser;
} Reading;

typedef struct {
	Reading *items;
	uint32_t count;
} Desk;

static void *
begin_work(void)
{
	Desk *desk = calloc(1, sizeof *desk);
	if (!desk)
		abort();
	return desk;
}

static Reading *
reading_of(const Desk *desk, uint32_t id)
{
	for (uint32_t i = 0; i < desk->count; i++)
		if (desk->items[i].id == id)
			return &desk->items[i];
	return NULL;
}

static Reading *
free_place(Desk *desk)
{
	Reading *place = reading_of(desk, 0);
	if (place)
		return place;
	desk->items = realloc(desk->items,
	    (desk->count + 1) * sizeof *desk->items);
	if (!desk->items)
		abort();
	return &desk->items[desk->count++];
}

static void
begin_reading(Desk *desk, const Frame *frame)
{
	Parcel parcel = {.left = frame->payload};
	Str url = parcel_str(&parcel), content_type = parcel_str(&parcel);
	Arena *arena = arena_new();
	*free_place(desk) = (Reading){
		.id = frame->id,
		.arena = arena,
		.charset = charset_stream_new(CHARSET_XML, content_type),
		.parser = feed_parser_new(arena, str_copy(arena, url),
		    str_copy(arena, content_type)),
	};
}

static void
end_reading(Reading *reading)
{
	if (reading->parser)
		feed_parser_free(reading->parser);
	charset_stream_free(reading->charset);
	arena_free(reading->arena);
	*reading = (Reading){0};
}

static void
answer(int out, uint32_t id, const Feed *feed)
{
	Buf parcel = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < feed->items.count; i++) {
		buf_cut(&parcel, 0);
		feedparcel_put_item(&parcel, &feed->items.items[i]);
		worker_answer(out, ITEM, id, buf_str(&parcel));
	}
	buf_cut(&parcel, 0);
	feedparcel_put_feed(&parcel, feed);
	worker_answer(out, FEED, id, buf_str(&parcel));
	buf_free(&parcel);
}

/* Parses what has come; last: and nothing more will. */
static void
read_on(Reading *reading, int out, Str bytes, bool last)
{
	Buf text = buf_new(BUF_UNLIMITED);
	if (last)
		charset_stream_end(reading->charset, &text);
	else
		charset_stream_push(reading->charset, bytes, &text);
	bool enough = text.len
	    && !feed_parser_push(reading->parser, buf_str(&text));
	buf_free(&text);
	if (!last && !enough)
		return;
	FeedParser *parser = reading->parser;
	reading->parser = NULL;
	answer(out, reading->id, feed_parser_end(parser));
	end_reading(reading);
}

static void
hear_press(void *kept, int out, const Frame *frame)
{
	Desk *desk = kept;
	if (frame->kind == BEGIN) {
		begin_reading(desk, frame);
		return;
	}
	Reading *reading = reading_of(desk, frame->id);
	if (!reading) /* it has said enough already */
		return;
	if (frame->kind == DROP)
		end_reading(reading);
	else
		read_on(reading, out, frame->payload, frame->kind == END);
}

const Trade incoming_trade = {
	.longest = LONGEST,
	.megabytes = MEGABYTES,
	.begin = begin_work,
	.hear = hear_press,
};

/* --- the press ---------------------------------------------------------- */

/* A feed that was begun and has not arrived. */
typedef struct {
	uint32_t id;
	bool alone, ended;
	Worker *own;   /* of one that is alone, while it lives */
	Str why;       /* it is lost; empty: it is not */
	Arena *arena;  /* of what came back so far */
	ItemList items;
	size_t total;  /* bytes of it */
} Arriving;

struct Incoming {
	Foreman *foreman;
	uint32_t trade;
	int patience_ms;
	Worker *common; /* NULL: not needed yet */
	Arriving *arriving;
	uint32_t count, capacity, alone;
	Arena *last;    /* of the arrival that was given out last */
	Arena *whys;
};

Incoming *
incoming_new(Foreman *foreman, uint32_t trade, int patience_ms)
{
	Incoming *incoming = calloc(1, sizeof *incoming);
	if (!incoming)
		abort();
	*incoming = (Incoming){.foreman = foreman, .trade = trade,
	    .patience_ms = patience_ms ? patience_ms : INCOMING_PATIENCE_MS,
	    .whys = arena_new()};
	return incoming;
}

/* Takes it off the list; what came of it lives until the next call. */
static void
forget(Incoming *incoming, Arriving *arriving)
{
	arena_free(incoming->last);
	incoming->last = arriving->arena;
	incoming->alone -= arriving->own != NULL;
	worker_stop(incoming->whys, arriving->own);
	*arriving = incoming->arriving[--incoming->count];
}

void
incoming_free(Incoming *incoming)
{
	if (!incoming)
		return;
	while (incoming->count)
		forget(incoming, &incoming->arriving[0]);
	worker_stop(incoming->whys, incoming->common);
	arena_free(incoming->last);
	arena_free(incoming->whys);
	free(incoming->arriving);
	free(incoming);
}

static Arriving *
arriving_of(const Incoming *incoming, uint32_t id)
{
	for (uint32_t i = 0; i < incoming->count; i++)
		if (incoming->arriving[i].id == id)
			return &incoming->arriving[i];
	return NULL;
}

static Worker *
worker_of(const Incoming *incoming, const Arriving *arriving)
{
	return arriving->alone ? arriving->own : incoming->common;
}

bool
incoming_begin(Incoming *incoming, uint32_t id, bool alone, Str url,
    Str content_type, Err *err)
{
	Worker *worker = alone ? NULL : incoming->common;
	if (!worker)
		worker = worker_start(incoming->foreman, incoming->trade,
		    alone ? CPU_SECONDS_ALONE : CPU_SECONDS, err);
	if (!worker)
		return false;
	if (!alone)
		incoming->common = worker;
	if (incoming->count == incoming->capacity) {
		incoming->capacity = incoming->capacity
		    ? 2 * incoming->capacity : 64;
		incoming->arriving = realloc(incoming->arriving,
		    incoming->capacity * sizeof *incoming->arriving);
		if (!incoming->arriving)
			abort();
	}
	incoming->alone += alone;
	incoming->arriving[incoming->count++] = (Arriving){.id = id,
	    .alone = alone, .own = alone ? worker : NULL, .arena = arena_new()};
	Buf parcel = buf_new(BUF_UNLIMITED);
	parcel_put_str(&parcel, url);
	parcel_put_str(&parcel, content_type);
	worker_send(worker, BEGIN, id, buf_str(&parcel));
	buf_free(&parcel);
	return true;
}

static void
send_on(Incoming *incoming, uint32_t id, uint32_t kind, Str bytes)
{
	Arriving *arriving = arriving_of(incoming, id);
	if (!arriving || arriving->ended || !str_empty(arriving->why))
		return;
	worker_send(worker_of(incoming, arriving), kind, id, bytes);
	arriving->ended = kind == END;
}

void
incoming_push(Incoming *incoming, uint32_t id, Str bytes)
{
	send_on(incoming, id, BODY, bytes);
}

void
incoming_end(Incoming *incoming, uint32_t id)
{
	send_on(incoming, id, END, (Str){0});
}

void
incoming_drop(Incoming *incoming, uint32_t id)
{
	Arriving *arriving = arriving_of(incoming, id);
	if (!arriving)
		return;
	send_on(incoming, id, DROP, (Str){0});
	forget(incoming, arriving);
}

bool
incoming_is_full(const Incoming *incoming)
{
	size_t unsent = incoming->common ? worker_unsent(incoming->common) : 0;
	for (uint32_t i = 0; incoming->alone && i < incoming->count; i++)
		if (incoming->arriving[i].own)
			unsent += worker_unsent(incoming->arriving[i].own);
	return unsent > UNSENT_MOST || incoming->alone >= INCOMING_ALONE;
}

/* --- what arrives ------------------------------------------------------- */

/* A worker's end: all that were in it are lost. why is empty where it died. */
static void
bury(Incoming *incoming, Worker *worker, Str why)
{
	Str how = worker_stop(incoming->whys, worker);
	if (str_empty(why))
		why = str_format(incoming->whys, "could not be read: %.*s",
		    STR_ARG(how));
	for (uint32_t i = 0; i < incoming->count; i++) {
		Arriving *arriving = &incoming->arriving[i];
		if (!str_empty(arriving->why)
		    || worker_of(incoming, arriving) != worker)
			continue;
		arriving->why = why;
		incoming->alone -= arriving->own != NULL;
		arriving->own = NULL;
	}
	if (worker == incoming->common)
		incoming->common = NULL;
}

static bool
take_lost(Incoming *incoming, Arrival *arrival)
{
	for (uint32_t i = 0; i < incoming->count; i++) {
		Arriving *lost = &incoming->arriving[i];
		if (str_empty(lost->why))
			continue;
		*arrival = (Arrival){.id = lost->id, .why = lost->why,
		    .alone = lost->alone};
		forget(incoming, lost);
		return true;
	}
	return false;
}

/* A piece of what came back; the last makes it an arrival. False where it breaks
 * the rules. */
static bool
take(Incoming *incoming, const Frame *frame, const Worker *worker,
    Arrival *arrival)
{
	Arriving *arriving = arriving_of(incoming, frame->id);
	if (!arriving || worker_of(incoming, arriving) != worker)
		return true; /* of one that was dropped */
	arriving->total += frame->payload.len;
	if (arriving->total > TOTAL_MOST
	    || arriving->items.count > FEED_ITEMS_MAX)
		return false;
	Arena *arena = arriving->arena;
	Str payload = str_copy(arena, frame->payload);
	if (frame->kind == ITEM) {
		Item item;
		if (!feedparcel_take_item(arena, payload, &item))
			return false;
		list_push(arena, &arriving->items, item);
		return true;
	}
	Feed *feed = ARENA_NEW(arena, Feed);
	if (frame->kind != FEED || !feedparcel_take_feed(arena, payload, feed))
		return false;
	feed->items = arriving->items;
	*arrival = (Arrival){.id = frame->id, .feed = feed,
	    .alone = arriving->alone};
	forget(incoming, arriving);
	return true;
}

/* Whether a worker ought to be saying or taking something. */
static bool
is_owing(const Incoming *incoming, const Worker *worker)
{
	if (worker_unsent(worker))
		return true;
	for (uint32_t i = 0; i < incoming->count; i++)
		if (incoming->arriving[i].ended
		    && worker_of(incoming, &incoming->arriving[i]) == worker)
			return true;
	return false;
}

/* Hears one worker until a feed arrives. */
static void
hear(Incoming *incoming, Worker *worker, Arrival *arrival)
{
	Frame frame;
	WorkerStep step = WORKER_QUIET;
	while (!arrival->id
	    && (step = worker_poll(worker, &frame)) == WORKER_ANSWER)
		if (!take(incoming, &frame, worker, arrival)) {
			bury(incoming, worker, STR("could not be read"));
			return;
		}
	if (step == WORKER_DEAD)
		bury(incoming, worker, (Str){0});
	else if (step == WORKER_QUIET && is_owing(incoming, worker)
	    && worker_silence(worker) > incoming->patience_ms)
		bury(incoming, worker, STR("could not be read: took too long"));
}

bool
incoming_next(Incoming *incoming, Arrival *arrival)
{
	*arrival = (Arrival){0};
	if (take_lost(incoming, arrival))
		return true;
	if (incoming->common)
		hear(incoming, incoming->common, arrival);
	for (uint32_t i = 0; !arrival->id && i < incoming->count; i++)
		if (incoming->arriving[i].own)
			hear(incoming, incoming->arriving[i].own, arrival);
	return arrival->id || take_lost(incoming, arrival);
}

nfds_t
incoming_fds(const Incoming *incoming, struct pollfd fds[INCOMING_FDS],
    int *timeout_ms)
{
	nfds_t count = 0;
	for (uint32_t i = 0; i <= incoming->count; i++) {
		const Worker *worker = i ? incoming->arriving[i - 1].own
		                         : incoming->common;
		if (!worker || count > INCOMING_FDS - WORKER_FDS)
			continue;
		count += worker_fds(worker, fds + count);
		int left = incoming->patience_ms - worker_silence(worker) + 1;
		if (is_owing(incoming, worker) && left < *timeout_ms)
			*timeout_ms = left > 0 ? left : 0;
	}
	return count;
}
