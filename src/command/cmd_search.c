#include <time.h>

#include "base/json.h"
#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "store/search.h"

/* The feeds that have a tag in the reader's list. */
static bool
feeds_of(void *context, Arena *arena, Str tag, StrList *urls)
{
	const FeedList *list = context;
	for (uint32_t i = 0; i < list->feeds.count; i++)
		if (feed_has_tag(&list->feeds.items[i], tag))
			list_push(arena, urls, list->feeds.items[i].url);
	return urls->count > 0;
}

static void
say_found(Arena *arena, const Found *found)
{
	const StoredItem *item = &found->item;
	say(str_format(arena, "%.*s  %.*s\n    %.*s\n",
	    STR_ARG(str_part(date_iso(arena, item->date), 0, 10)),
	    STR_ARG(item->headline), STR_ARG(item->link)));
	if (!str_empty(found->snippet))
		say_wrapped(str_squeeze(arena, found->snippet), 4, say_width(80));
}

static void
say_found_json(Arena *arena, const Found *found)
{
	const StoredItem *item = &found->item;
	JsonWriter *writer = json_writer_new(arena);
	json_begin_object(writer);
	json_key(writer, "id");
	json_put_integer(writer, item->id);
	json_key(writer, "title");
	json_put_string_or_null(writer, item->headline);
	json_key(writer, "link");
	json_put_string_or_null(writer, item->link);
	json_key(writer, "authors");
	json_put_string_or_null(writer, item->authors);
	json_key(writer, "date");
	json_put_string_or_null(writer, date_iso(arena, item->date));
	json_key(writer, "read");
	json_put_boolean(writer, item->read);
	json_key(writer, "starred");
	json_put_boolean(writer, item->starred);
	json_key(writer, "quotes");
	json_put_integer(writer, item->quotes);
	json_key(writer, "snippet");
	json_put_string_or_null(writer, found->snippet);
	json_end(writer);
	say_json(json_writer_text(writer));
}

static bool
search(Arena *arena, const Options *options, Store *store, Err *err)
{
	FeedList list = feedlist_new(arena);
	feedlist_load(arena, &list, NULL);
	SearchTags tags = {feeds_of, &list};
	Str text = {0};
	for (uint32_t i = 0; i < options->sources.count; i++)
		text = str_format(arena, "%.*s %.*s", STR_ARG(text),
		    STR_ARG(options->sources.items[i]));
	SearchQuery query = {.text = text, .now = (int64_t)time(NULL),
	    .tags = &tags};
	FoundList found = {0};
	if (!store_search(arena, store, &query, &found, err))
		return false;
	for (uint32_t i = 0; i < found.count; i++) {
		if (options->given[OPTION_JSON])
			say_found_json(arena, &found.items[i]);
		else
			say_found(arena, &found.items[i]);
	}
	return say_finish(err);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	Err err = {0};
	Str path = store_path(arena);
	Store *store = NULL;
	if (str_empty(path))
		err_set(&err, "there is no home folder for the store");
	else
		store = store_open(path, &err);
	bool good = store && search(arena, options, store, &err);
	store_close(store);
	if (!good)
		say_error(&err);
	return good ? EXIT_DONE : EXIT_FAILED;
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each item"},
	{0},
};

const Command cmd_search = {
	.name = "search",
	.synopsis = "[--json] WORDS...",
	.help = "find items by their words, and by who is named or quoted",
	.options = options,
	.least = 1,
	.run = run,
};
