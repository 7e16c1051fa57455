#include <stdio.h>
#include <unistd.h>

#include "base/json.h"
#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "config/feedlist_edit.h"
#include "pipeline/finder.h"

static void
say_feed(Arena *arena, const char *before, const FoundFeed *feed)
{
	Str line = str_format(arena, "%s%.*s", before, STR_ARG(feed->url));
	if (!str_empty(feed->title))
		line = str_format(arena, "%.*s  %.*s", STR_ARG(line),
		    STR_ARG(feed->title));
	say(str_join(arena, line, STR("\n")));
}

static bool
add(Arena *arena, const FeedList *list, const FoundFeed *feed, Err *err)
{
	static const StrList top;
	if (feedlist_find(list, feed->url) >= 0) {
		say_feed(arena, "is in the list: ", feed);
		return true;
	}
	/* without a title: it will have the one that it gives itself */
	if (!feedlist_add(arena, feed->url, (Str){0}, &top, err))
		return false;
	say_feed(arena, "added: ", feed);
	return true;
}

/* One that is chosen by its number, at a terminal. NULL where none is. */
static const FoundFeed *
ask(const FoundFeedList *found)
{
	char line[32];
	int64_t number;
	Err err = {0};
	if (!isatty(STDIN_FILENO) || !say_is_terminal())
		return NULL;
	say(STR("which one? "));
	if (!say_finish(&err) || !fgets(line, sizeof line, stdin)
	    || !str_to_int(str_trim(str_of(line)), &number) || number < 1
	    || number > found->count)
		return NULL;
	return &found->items[number - 1];
}

/* A JSON line for each: for the screen, where the reader chooses. */
static void
tell_found(Arena *arena, const FoundFeedList *found)
{
	for (uint32_t i = 0; i < found->count; i++) {
		const FoundFeed *feed = &found->items[i];
		JsonWriter *writer = json_writer_new(arena);
		json_begin_object(writer);
		json_key(writer, "event");
		json_put_string(writer, STR("found"));
		json_key(writer, "url");
		json_put_string(writer, feed->url);
		json_key(writer, "title");
		json_put_string(writer, feed->title);
		json_key(writer, "type");
		json_put_string(writer, feed->type);
		json_end(writer);
		say_json(json_writer_text(writer));
	}
}

/* Adds what is to be added of what was found. */
static bool
choose(Arena *arena, const Options *options, const FoundFeedList *found,
    Err *err)
{
	FeedList list = feedlist_new(arena);
	if (!feedlist_load(arena, &list, err))
		return false;
	uint32_t count = options->given[OPTION_ALL] ? found->count : 1;
	if (count == found->count || options->given[OPTION_FIRST]) {
		for (uint32_t i = 0; i < count; i++)
			if (!add(arena, &list, &found->items[i], err))
				return false;
		return true;
	}
	if (options->given[OPTION_EVENTS]) {
		tell_found(arena, found);
		return true;
	}
	for (uint32_t i = 0; i < found->count; i++)
		say_feed(arena, str_format(arena, "%3u  ", i + 1).ptr,
		    &found->items[i]);
	const FoundFeed *chosen = ask(found);
	if (chosen)
		return add(arena, &list, chosen, err);
	return err_set(err, "%u feeds: add one of them by its address, or "
	    "say --first or --all", found->count);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	ExitStatus status = EXIT_DONE;
	for (uint32_t i = 0; i < options->sources.count; i++) {
		Str typed = options->sources.items[i];
		FoundFeedList found = {0};
		Err err = {0};
		bool good = finder_run(arena, typed, &found, &err);
		if (good && !found.count)
			good = err_set(&err, "%.*s: no feed was found there",
			    STR_ARG(typed));
		if (good && choose(arena, options, &found, &err))
			continue;
		say_error(&err);
		status = EXIT_FAILED;
	}
	Err err = {0};
	if (say_finish(&err))
		return status;
	say_error(&err);
	return EXIT_FAILED;
}

static const Option options[] = {
	{"all", NULL, OPTION_ALL, "every feed that a page has"},
	{"events", NULL, OPTION_EVENTS, "several are told in JSON lines"},
	{"first", NULL, OPTION_FIRST, "the first that a page names"},
	{0},
};

const Command cmd_add = {
	.name = "add",
	.synopsis = "[--first | --all | --events] ADDRESS...",
	.help = "save a feed, or the feeds of a page",
	.options = options,
	.least = 1,
	.run = run,
};
