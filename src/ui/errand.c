#include "ui/errand.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "base/unicode.h"
#include "base/url.h"

enum {
	LINE_LIMIT = 64 << 10,
	READ_AT_ONCE = 256 << 10, /* then a key may come first */
	BAR_CELLS = 12,
};

bool
errand_start(Errand *errand, ErrandKind kind, char *const *argv, Err *err)
{
	Child child;
	if (!child_start(&child, argv, err))
		return false;
	errand_forget(errand);
	*errand = (Errand){.kind = kind, .child = child,
		.line = buf_new(LINE_LIMIT)};
	return true;
}

static uint32_t
number(const JsonValue *object, const char *key, uint32_t otherwise)
{
	const JsonValue *value = json_member(object, key);
	if (!value || value->kind != JSON_IS_NUMBER || !(value->number >= 0)
	    || value->number > UINT32_MAX)
		return otherwise;
	return (uint32_t)value->number;
}

static void
take_found(Errand *errand, const JsonValue *event)
{
	Str url = json_text(json_member(event, "url"));
	if (!url_is_web(url) || errand->found.count == ERRAND_FEEDS_MOST)
		return;
	if (!errand->arena)
		errand->arena = arena_new();
	Arena *arena = errand->arena;
	list_push(arena, &errand->found, (ErrandFeed){str_copy(arena, url),
	    str_copy(arena, json_text(json_member(event, "title"))),
	    str_copy(arena, json_text(json_member(event, "type")))});
}

/* As much of the words as fits, never cut inside a character. */
static void
keep(char *to, size_t room, Str words)
{
	size_t len = words.len < room - 1 ? words.len : room - 1;
	while (len && !unicode_valid((Str){words.ptr, len}))
		len--;
	if (len)
		memcpy(to, words.ptr, len);
	to[len] = '\0';
}

static void
take_event(Errand *errand, const JsonValue *event)
{
	Str kind = json_text(json_member(event, "event"));
	if (str_equal(kind, STR("started"))) {
		errand->feeds = number(event, "feeds", 0);
	} else if (str_equal(kind, STR("feed"))) {
		Str result = json_text(json_member(event, "result"));
		Str name = json_text(json_member(event, "name"));
		keep(errand->name, sizeof errand->name, str_empty(name)
		    ? json_text(json_member(event, "url")) : name);
		errand->done = number(event, "done", errand->done + 1);
		errand->feeds = number(event, "all", errand->feeds);
		errand->fresh += number(event, "added", 0);
		errand->failed += str_equal(result, STR("failed"))
		    || str_equal(result, STR("gone"));
	} else if (str_equal(kind, STR("item"))) {
		errand->made = number(event, "done", errand->made + 1);
		errand->stories = number(event, "all", errand->stories);
	} else if (str_equal(kind, STR("done"))) {
		const JsonValue *stopped = json_member(event, "stopped");
		errand->stopped = stopped && stopped->kind == JSON_IS_BOOL
		    && stopped->boolean;
		errand->failed = number(event, "failed", errand->failed);
		errand->fresh = number(event, "added", errand->fresh);
	} else if (str_equal(kind, STR("found"))) {
		take_found(errand, event);
	}
}

static void
keep_words(Errand *errand, Str words)
{
	/* who says it is clear here */
	if (str_starts(words, STR("quoth: ")))
		words = str_part(words, sizeof "quoth: " - 1, words.len);
	keep(errand->words, sizeof errand->words, words);
}

void
errand_take(Errand *errand, Str line)
{
	line = str_trim(line);
	if (!line.len || !unicode_valid(line))
		return;
	Arena *arena = arena_new();
	Err err = {0};
	const JsonValue *event = *line.ptr == '{' ? json_read(arena, line, &err)
	    : NULL;
	if (!event)
		keep_words(errand, line);
	else if (str_equal(json_text(json_member(event, "event")), STR("note")))
		keep_words(errand, json_text(json_member(event, "text")));
	else
		take_event(errand, event);
	arena_free(arena);
}

/* What does not fit into a line is no line of ours. */
static void
take_bytes(Errand *errand, Str bytes)
{
	for (;;) {
		ptrdiff_t end = str_find_byte(bytes, '\n');
		Str part = str_part(bytes, 0, end < 0 ? bytes.len : (size_t)end);
		if (!buf_add(&errand->line, part))
			buf_cut(&errand->line, 0);
		if (end < 0)
			return;
		errand_take(errand, buf_str(&errand->line));
		buf_cut(&errand->line, 0);
		bytes = str_part(bytes, (size_t)end + 1, bytes.len);
	}
}

bool
errand_read(Errand *errand)
{
	char bytes[16 << 10];
	for (size_t all = 0; all < READ_AT_ONCE;) {
		ssize_t count = read(errand->child.output, bytes, sizeof bytes);
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			return errno == EAGAIN || errno == EWOULDBLOCK;
		if (count == 0) {
			errand_take(errand, buf_str(&errand->line));
			return false;
		}
		take_bytes(errand, (Str){bytes, (size_t)count});
		all += (size_t)count;
	}
	return true;
}

bool
errand_end(Errand *errand)
{
	buf_free(&errand->line);
	errand->kind = ERRAND_NONE;
	return child_finish(&errand->child);
}

void
errand_forget(Errand *errand)
{
	arena_free(errand->arena);
	errand->arena = NULL;
	errand->found = (ErrandFeedList){0};
}

void
errand_stop(Errand *errand)
{
	if (errand->kind == ERRAND_NONE)
		return;
	child_stop(&errand->child);
	buf_free(&errand->line);
	errand->kind = ERRAND_NONE;
}

static Str
bar_of(Arena *arena, uint32_t done, uint32_t all)
{
	uint32_t full = all ? (uint32_t)((uint64_t)done * BAR_CELLS / all) : 0;
	Str bar = STR("▕");
	for (uint32_t i = 0; i < BAR_CELLS; i++)
		bar = str_join(arena, bar, i < full ? STR("█") : STR("░"));
	return str_join(arena, bar, STR("▏"));
}

Str
errand_bar(Arena *arena, const Errand *errand)
{
	switch (errand->kind) {
	case ERRAND_NONE: return (Str){0};
	case ERRAND_ADD: return STR("looking for a feed there …");
	case ERRAND_IMPORT: return STR("importing …");
	case ERRAND_REFRESH: break;
	}
	bool reading = errand->stories && errand->done >= errand->feeds;
	uint32_t done = reading ? errand->made : errand->done;
	uint32_t all = reading ? errand->stories : errand->feeds;
	if (done > all)
		done = all;
	Str bar = str_format(arena, "%.*s %u/%u %s · %u new",
	    STR_ARG(bar_of(arena, done, all)), done, all,
	    reading ? "texts" : "feeds", errand->fresh);
	if (errand->failed)
		bar = str_format(arena, "%.*s · %u failed", STR_ARG(bar),
		    errand->failed);
	if (errand->name[0] && !reading)
		bar = str_format(arena, "%.*s · %s", STR_ARG(bar), errand->name);
	return bar;
}

Str
errand_summary(Arena *arena, const Errand *errand)
{
	if (!errand->feeds && !errand->stopped)
		return STR("no feed is due yet");
	Str summary = str_format(arena, "%s%u new in %u feed%s",
	    errand->stopped ? "stopped: " : "", errand->fresh, errand->done,
	    errand->done == 1 ? "" : "s");
	if (errand->failed)
		summary = str_format(arena, "%.*s, %u failed: v tells why",
		    STR_ARG(summary), errand->failed);
	return summary;
}
