#include "base/json.h"
#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"

static void
put_texts(JsonWriter *writer, const char *key, const StrList *texts)
{
	json_key(writer, key);
	json_begin_array(writer);
	for (uint32_t i = 0; i < texts->count; i++)
		json_put_string(writer, texts->items[i]);
	json_end(writer);
}

static void
say_feed_as_json(Arena *arena, const FeedList *list, const SavedFeed *feed)
{
	JsonWriter *writer = json_writer_new(arena);
	StrList path = feedlist_path(arena, list, feed->folder);
	json_begin_object(writer);
	json_key(writer, "url");
	json_put_string(writer, feed->url);
	json_key(writer, "title");
	json_put_string_or_null(writer, feed->title);
	put_texts(writer, "folder", &path);
	put_texts(writer, "tags", &feed->tags);
	json_key(writer, "line");
	json_put_integer(writer, feed->line);
	json_end(writer);
	say_json(json_writer_text(writer));
}

static void
say_feed(Arena *arena, const SavedFeed *feed, int indent)
{
	Str tags = {0};
	for (uint32_t i = 0; i < feed->tags.count; i++)
		tags = str_format(arena, "%.*s #%.*s", STR_ARG(tags),
		    STR_ARG(feed->tags.items[i]));
	if (str_empty(feed->title))
		say(str_format(arena, "%*s%.*s%.*s\n", indent, "",
		    STR_ARG(feed->url), STR_ARG(tags)));
	else
		say(str_format(arena, "%*s%.*s  %.*s%.*s\n", indent, "",
		    STR_ARG(feed->title), STR_ARG(feed->url), STR_ARG(tags)));
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	FeedList list;
	Err err = {0};
	ExitStatus status = EXIT_DONE;
	if (!feedlist_load(arena, &list, &err)) {
		say_error(&err);
		if (list.feeds.count)
			say_note(STR("feeds"), STR("this is the last list that could be "
			    "read"));
		status = EXIT_FAILED;
	}
	for (uint32_t i = 0; i < list.notes.count; i++)
		say_note(str_format(arena, "feeds.yaml:%u", list.notes.items[i].line),
		    list.notes.items[i].text);
	for (uint32_t i = 0; i < list.entries.count; i++) {
		FeedListEntry entry = list.entries.items[i];
		int indent = 2 * (int)entry.depth;
		const SavedFeed *feed = &list.feeds.items[entry.index];
		if (options->given[OPTION_JSON]) {
			if (!entry.is_folder)
				say_feed_as_json(arena, &list, feed);
		} else if (entry.is_folder)
			say(str_format(arena, "%*s%.*s/\n", indent, "",
			    STR_ARG(list.folders.items[entry.index].name)));
		else
			say_feed(arena, feed, indent);
	}
	err = (Err){0};
	if (!say_finish(&err)) {
		say_error(&err);
		status = EXIT_FAILED;
	}
	return status;
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each feed"},
	{0},
};

const Command cmd_feeds = {
	.name = "feeds",
	.synopsis = "[--json]",
	.help = "list the saved feeds",
	.options = options,
	.run = run,
};
