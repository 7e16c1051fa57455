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

/* Adds what is to be added of what was found. */
static bool
choose(Arena *arena, const Options *options, const FoundFeedList *found,
    Err *err)
{
	FeedList list = feedlist_new(arena);
	if (!feedlist_load(arena, &list, err))
		return false;
	uint32_t count = options->given[OPTION_ALL] ? found->count : 1;
	if (count < found->count && !options->given[OPTION_FIRST]) {
		for (uint32_t i = 0; i < found->count; i++)
			say_feed(arena, "", &found->items[i]);
		return err_set(err, "%u feeds: add one of them by its address, or "
		    "say --first or --all", found->count);
	}
	for (uint32_t i = 0; i < count; i++)
		if (!add(arena, &list, &found->items[i], err))
			return false;
	return true;
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
	{"first", NULL, OPTION_FIRST, "the first that a page names"},
	{0},
};

const Command cmd_add = {
	.name = "add",
	.synopsis = "[--first | --all] ADDRESS...",
	.help = "save a feed, or the feeds of a page",
	.options = options,
	.least = 1,
	.run = run,
};
