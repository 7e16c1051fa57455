#ifndef QUOTH_PIPELINE_EVENTS_H
#define QUOTH_PIPELINE_EVENTS_H

/*
 * What a refresh tells while it runs: to a program as JSON lines, to a person as
 * one line that counts, with what failed at the end. What is told has been
 * stored: an event is an acknowledgement.
 *
 * The lines, each an object whose first member is "event":
 *
 *     {"event": "started", "feeds": 12}
 *         how many will be asked
 *     {"event": "feed", "url": …, "result": "changed", "name": …, "added": 3,
 *      "updated": 1, "next": "2025-03-14T07:00:00Z", "done": 5, "all": 12}
 *         one is done. result is changed, unchanged, failed or gone; with the
 *         last two comes "error", why, for people. next: not before; null: never
 *         again. "moved" is there where the server says that the feed has
 *         another address from now on; told so three times in a row, quoth asks
 *         there. added and updated count items.
 *     {"event": "item", "id": 7, "story": "feed", "ready": true,
 *      "done": 1, "all": 40}
 *         the story of an item can be read: from the feed's text or "full", from
 *         its page. Where ready is false "error" says why.
 *     {"event": "note", "text": …}
 *         what the reader should know: the feed list cannot be read
 *     {"event": "done", "changed": 4, "unchanged": 7, "failed": 1,
 *      "added": 9, "stories": 39, "stopped": false}
 *         the last line. stopped: before all was done
 *
 * A line may get more members in time; a reader passes over those, and over
 * events, that it does not know.
 */

#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/str.h"
#include "pipeline/log.h"

typedef enum {
	EVENTS_LINES,    /* JSON, to standard output */
	EVENTS_TERMINAL, /* a line that counts, to standard error; then a summary */
	EVENTS_SUMMARY,  /* the same without the counting */
} EventsForm;

typedef struct Events Events;

/* Lives in the arena, and copies what it has to keep there. */
Events *events_new(Arena *arena, EventsForm form);

/* What fails is logged too, from now on; NULL: no more. The log stays the
 * caller's. */
void events_log(Events *events, Log *log);

typedef enum {
	FEED_CHANGED,
	FEED_UNCHANGED,
	FEED_FAILED,
	FEED_GONE,
} FeedResult;

typedef struct {
	Str url, name;
	FeedResult result;
	uint32_t added, updated;
	int64_t next; /* DATE_NONE: never */
	Str error, moved;
} FeedEvent;

typedef struct {
	int64_t item;
	bool full;  /* else of the feed's text */
	Str about;  /* its address, or without one its headline */
	Str error;  /* empty: it is ready */
} ItemEvent;

void events_started(Events *events, uint32_t feeds);
void events_feed(Events *events, const FeedEvent *event);
void events_stories(Events *events, uint32_t all); /* so many will be tried */
void events_item(Events *events, const ItemEvent *event);
void events_note(Events *events, Str text);
void events_done(Events *events, bool stopped);

/* Hands over what was told so far. False where nobody listens any more. */
bool events_flush(Events *events);

uint32_t events_failed(const Events *events); /* feeds, until now */

#endif
