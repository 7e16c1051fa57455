#include "base/json.h"
#include "command/command.h"
#include "command/say.h"
#include "feed/parse.h"
#include "fetch/declared.h"
#include "pipeline/desk.h"

/*
 * The encoding that a feed is in. Where every letter is ASCII, all encodings are
 * right, and what the labels say is told, as RFC 3023 weighs them: the header,
 * then "us-ascii" for a text/ type that names none, then the declaration.
 */
static Str
encoding_of(const Source *source, Str content_type)
{
	for (size_t i = 0; i < source->text.len; i++)
		if ((unsigned char)source->text.ptr[i] >= 0x80)
			return source->charset;
	if (str_starts_ascii(source->charset, STR("utf-16"))
	    || str_starts_ascii(source->charset, STR("utf-32")))
		return source->charset;
	Str label = declared_by_content_type(content_type);
	if (str_empty(label) && str_starts_ascii(content_type, STR("text/")))
		label = STR("us-ascii");
	if (str_empty(label))
		label = declared_by_xml(source->text);
	if (str_empty(label))
		return source->charset;
	/* what it is a part of, and is read as */
	if (str_equal_ascii(label, STR("gb2312"))
	    || str_equal_ascii(label, STR("gbk")))
		return STR("gb18030");
	return label;
}

static void
put_date(JsonWriter *writer, const char *key, int64_t moment)
{
	json_key(writer, key);
	if (moment == DATE_NONE)
		json_put_null(writer);
	else
		json_put_integer(writer, moment);
}

/* What appeared and was never changed was last changed when it appeared. */
static void
put_dates(JsonWriter *writer, int64_t published, int64_t updated)
{
	put_date(writer, "published", published);
	put_date(writer, "updated", updated == DATE_NONE ? published : updated);
}

static void
put_authors(Arena *arena, JsonWriter *writer, const FeedPersonList *authors)
{
	json_key(writer, "author");
	if (!authors->count) {
		json_put_null(writer);
		return;
	}
	json_begin_object(writer);
	json_member_string(writer, "name", feed_persons_line(arena, authors));
	json_member_string(writer, "email", authors->items[0].email);
	json_end(writer);
}

static void
put_categories(JsonWriter *writer, const StrList *categories)
{
	json_key(writer, "categories");
	json_begin_array(writer);
	for (uint32_t i = 0; i < categories->count; i++)
		json_put_string(writer, categories->items[i]);
	json_end(writer);
}

static void
put_item(Arena *arena, JsonWriter *writer, const Item *item)
{
	json_begin_object(writer);
	json_member_string(writer, "title", item->title.value);
	json_member_string(writer, "link", item->link);
	json_member_string(writer, "id", item->id);
	put_authors(arena, writer, &item->authors);
	put_dates(writer, item->published, item->updated);
	bool teaser = !str_empty(item->summary.value);
	json_member_string(writer, "summary", teaser || !item->contents.count
	    ? item->summary.value : item->contents.items[0].value);
	json_member_string(writer, "rights", item->rights.value);
	json_key(writer, "content");
	json_begin_array(writer);
	for (uint32_t i = 0; i < item->contents.count; i++) {
		json_begin_object(writer);
		json_member_string(writer, "type", item->contents.items[i].type);
		json_member_string(writer, "value", item->contents.items[i].value);
		json_end(writer);
	}
	json_end(writer);
	json_key(writer, "enclosures");
	json_begin_array(writer);
	for (uint32_t i = 0; i < item->enclosures.count; i++) {
		json_begin_object(writer);
		json_member_string(writer, "url", item->enclosures.items[i].url);
		json_member_string(writer, "type", item->enclosures.items[i].type);
		json_member_string(writer, "length", item->enclosures.items[i].length);
		json_end(writer);
	}
	json_end(writer);
	put_categories(writer, &item->categories);
	json_end(writer);
}

static void
dump_json(Arena *arena, const Feed *feed, Str encoding)
{
	JsonWriter *writer = json_writer_new(arena);
	json_begin_object(writer);
	json_member_string(writer, "format", feed->format);
	json_member_string(writer, "encoding", encoding);
	json_key(writer, "feed");
	json_begin_object(writer);
	json_member_string(writer, "title", feed->title.value);
	json_member_string(writer, "link", feed->link);
	json_member_string(writer, "id", feed->id);
	json_member_string(writer, "subtitle", feed->subtitle.value);
	put_authors(arena, writer, &feed->authors);
	put_dates(writer, feed->published, feed->updated);
	json_member_string(writer, "language", feed->language);
	json_member_string(writer, "rights", feed->rights.value);
	put_categories(writer, &feed->categories);
	json_end(writer);
	json_key(writer, "entries");
	json_begin_array(writer);
	for (uint32_t i = 0; i < feed->items.count; i++)
		put_item(arena, writer, &feed->items.items[i]);
	json_end(writer);
	json_end(writer);
	say_json(json_writer_text(writer));
}

static void
dump_text(Arena *arena, const Feed *feed)
{
	say(str_format(arena, "%.*s\n", STR_ARG(feed->name)));
	for (uint32_t i = 0; i < feed->items.count; i++) {
		const Item *item = &feed->items.items[i];
		say(str_format(arena, "  %.*s\n", STR_ARG(item->headline)));
		if (!str_empty(item->link))
			say(str_format(arena, "    %.*s\n", STR_ARG(item->link)));
	}
}

static bool
dump(Str name, Desk *desk, const Options *options, Err *err)
{
	Arena *arena = arena_new();
	Source source;
	bool ok = desk_read(arena, desk, name, &source, err);
	desk_settle(desk);
	if (ok) {
		Str type = options->given[OPTION_TYPE]
		    ? options->values[OPTION_TYPE] : source.content_type;
		Str base = options->given[OPTION_BASE]
		    ? options->values[OPTION_BASE] : source.url;
		const Feed *feed = feed_parse(arena, source.text, base, type);
		if (options->given[OPTION_JSON])
			dump_json(arena, feed, encoding_of(&source, type));
		else
			dump_text(arena, feed);
	}
	arena_free(arena);
	return ok;
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	ExitStatus status = EXIT_DONE;
	Desk desk = desk_open(&options->sources);
	for (uint32_t i = 0; i < options->sources.count; i++) {
		Err err = {0};
		if (dump(options->sources.items[i], &desk, options, &err))
			continue;
		say_error(&err);
		status = EXIT_FAILED;
	}
	desk_close(&desk);
	Err err = {0};
	if (!say_finish(&err)) {
		say_error(&err);
		status = EXIT_FAILED;
	}
	return status;
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"base", "URL", OPTION_BASE, "the address that a file came from"},
	{"type", "TYPE", OPTION_TYPE, "the Content-Type that it came with"},
	{0},
};

const Command cmd_feed_dump = {
	.name = "feed-dump",
	.synopsis = "[--json] [--base URL] [--type TYPE] SOURCE...",
	.help = "print what a feed says",
	.options = options,
	.least = 1,
	.run = run,
};
