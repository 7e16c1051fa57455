#include "pipeline/events.h"

#include "base/json.h"
#include "base/printable.h"

enum { MOST_ERRORS = 200 }; /* that are listed at the end */

struct Events {
	Arena *arena;
	EventsForm form;
	uint32_t feeds, feeds_done, stories, stories_done;
	uint32_t counts[FEED_GONE + 1];
	uint32_t added, ready;
	bool line_open; /* the line that counts stands there */
	StrList errors; /* for the end */
	StrList moves;  /* what has moved */
	Log *log;
};

static const char *const result_words[] = {
	[FEED_CHANGED] = "changed",
	[FEED_UNCHANGED] = "unchanged",
	[FEED_FAILED] = "failed",
	[FEED_GONE] = "gone",
};

Events *
events_new(Arena *arena, EventsForm form)
{
	Events *events = ARENA_NEW(arena, Events);
	*events = (Events){.arena = arena, .form = form};
	return events;
}

void
events_log(Events *events, Log *log)
{
	events->log = log;
}

/* --- as lines ----------------------------------------------------------- */

static JsonWriter *
begin_line(Arena *arena, const char *name)
{
	JsonWriter *writer = json_writer_new(arena);
	json_begin_object(writer);
	json_key(writer, "event");
	json_put_string(writer, str_of(name));
	return writer;
}

static void
put_truth(JsonWriter *writer, const char *key, bool value)
{
	json_key(writer, key);
	json_put_boolean(writer, value);
}

static void
end_line(JsonWriter *writer)
{
	json_end(writer);
	printable_print(stdout, json_writer_text(writer), PRINTABLE_JSON);
	putchar('\n');
}

static void
feed_line(const Events *events, const FeedEvent *event)
{
	Arena *arena = arena_new();
	JsonWriter *writer = begin_line(arena, "feed");
	json_member_string(writer, "url", event->url);
	json_member_string(writer, "result", str_of(result_words[event->result]));
	json_member_string(writer, "name", event->name);
	json_member_integer(writer, "added", event->added);
	json_member_integer(writer, "updated", event->updated);
	json_member_string(writer, "next", event->next == DATE_NONE
	    ? (Str){0} : date_iso(arena, event->next));
	if (!str_empty(event->error))
		json_member_string(writer, "error", event->error);
	if (!str_empty(event->moved))
		json_member_string(writer, "moved", event->moved);
	json_member_integer(writer, "done", events->feeds_done);
	json_member_integer(writer, "all", events->feeds);
	end_line(writer);
	arena_free(arena);
}

static void
item_line(const Events *events, const ItemEvent *event)
{
	Arena *arena = arena_new();
	JsonWriter *writer = begin_line(arena, "item");
	json_member_integer(writer, "id", event->item);
	json_member_string(writer, "story", event->full ? STR("full") : STR("feed"));
	put_truth(writer, "ready", str_empty(event->error));
	if (!str_empty(event->error))
		json_member_string(writer, "error", event->error);
	json_member_integer(writer, "done", events->stories_done);
	json_member_integer(writer, "all", events->stories);
	end_line(writer);
	arena_free(arena);
}

static void
done_line(const Events *events, bool stopped)
{
	Arena *arena = arena_new();
	JsonWriter *writer = begin_line(arena, "done");
	json_member_integer(writer, "changed", events->counts[FEED_CHANGED]);
	json_member_integer(writer, "unchanged", events->counts[FEED_UNCHANGED]);
	json_member_integer(writer, "failed", events_failed(events));
	json_member_integer(writer, "added", events->added);
	json_member_integer(writer, "stories", events->ready);
	put_truth(writer, "stopped", stopped);
	end_line(writer);
	arena_free(arena);
}

/* --- for people --------------------------------------------------------- */

static void
print(FILE *stream, Str text)
{
	printable_print(stream, text, PRINTABLE_PLAIN);
}

/* Replaces the line that counts. */
static void
count(Events *events)
{
	if (events->form != EVENTS_TERMINAL)
		return;
	fprintf(stderr, "\r%u of %u feeds", events->feeds_done, events->feeds);
	if (events->added)
		fprintf(stderr, ", %u new", events->added);
	if (events->stories)
		fprintf(stderr, ", %u of %u texts read", events->stories_done,
		    events->stories);
	fputs("\033[K", stderr);
	events->line_open = true;
}

static void
summary(Events *events, bool stopped)
{
	if (events->line_open)
		fputs("\r\033[K", stderr);
	for (uint32_t i = 0; i < events->errors.count; i++) {
		fputs("quoth: ", stderr);
		print(stderr, events->errors.items[i]);
		fputc('\n', stderr);
	}
	for (uint32_t i = 0; i < events->moves.count; i++) {
		fputs("quoth: ", stderr);
		print(stderr, events->moves.items[i]);
		fputc('\n', stderr);
	}
	uint32_t failed = events_failed(events);
	if (failed > events->errors.count)
		fprintf(stderr, "quoth: and %u more\n",
		    failed - events->errors.count);
	printf("%u %s", events->feeds_done,
	    events->feeds_done == 1 ? "feed" : "feeds");
	if (stopped)
		printf(" of %u", events->feeds);
	printf(": %u new, %u without news, %u failed\n", events->added,
	    events->counts[FEED_UNCHANGED], failed);
}

/* --- what is told ------------------------------------------------------- */

void
events_started(Events *events, uint32_t feeds)
{
	events->feeds = feeds;
	if (events->form == EVENTS_LINES) {
		Arena *arena = arena_new();
		JsonWriter *writer = begin_line(arena, "started");
		json_member_integer(writer, "feeds", feeds);
		end_line(writer);
		arena_free(arena);
	}
	count(events);
}

void
events_feed(Events *events, const FeedEvent *event)
{
	events->feeds_done++;
	events->counts[event->result]++;
	events->added += event->added;
	if (!str_empty(event->error))
		log_add(events->log, event->url, event->error);
	if (events->form == EVENTS_LINES)
		feed_line(events, event);
	else if (!str_empty(event->error) && events->errors.count < MOST_ERRORS)
		list_push(events->arena, &events->errors, str_format(events->arena,
		    "%.*s: %.*s", STR_ARG(event->url), STR_ARG(event->error)));
	if (events->form != EVENTS_LINES && !str_empty(event->moved)
	    && events->moves.count < MOST_ERRORS)
		list_push(events->arena, &events->moves, str_format(events->arena,
		    "%.*s: has moved to %.*s", STR_ARG(event->url),
		    STR_ARG(event->moved)));
	count(events);
}

void
events_stories(Events *events, uint32_t all)
{
	events->stories += all;
}

void
events_item(Events *events, const ItemEvent *event)
{
	events->stories_done++;
	events->ready += str_empty(event->error);
	if (!str_empty(event->error))
		log_add(events->log, event->about, event->error);
	if (events->form == EVENTS_LINES)
		item_line(events, event);
	count(events);
}

void
events_note(Events *events, Str text)
{
	if (events->form != EVENTS_LINES) {
		fputs(events->line_open ? "\r\033[Kquoth: " : "quoth: ", stderr);
		print(stderr, text);
		fputc('\n', stderr);
		return;
	}
	Arena *arena = arena_new();
	JsonWriter *writer = begin_line(arena, "note");
	json_member_string(writer, "text", text);
	end_line(writer);
	arena_free(arena);
}

void
events_done(Events *events, bool stopped)
{
	if (events->form == EVENTS_LINES)
		done_line(events, stopped);
	else
		summary(events, stopped);
}

bool
events_flush(Events *events)
{
	if (events->form != EVENTS_LINES) {
		fflush(stderr);
		return true;
	}
	return fflush(stdout) == 0 && !ferror(stdout);
}

uint32_t
events_failed(const Events *events)
{
	return events->counts[FEED_FAILED] + events->counts[FEED_GONE];
}
