#include "feed/jsonfeed.h"

#include "base/buf.h"
#include "base/json.h"
#include "feed/plain.h"

/* Where a text of JSON stops to be whole. */
typedef struct {
	size_t end;   /* behind the last value that ended in the list of items */
	uint32_t depth; /* lists and objects open there */
	char closing[8]; /* what closes them, inner first */
	uint32_t values;
} Extent;

/* Reads over the text once, knowing strings and brackets alone. */
static Extent
extent_of(Str text)
{
	Extent extent = {0};
	char open[8];
	uint32_t depth = 0;
	bool in_string = false;
	for (size_t i = 0; i < text.len && extent.values < JSONFEED_VALUES_MAX;
	    i++) {
		char byte = text.ptr[i];
		if (in_string) {
			if (byte == '\\')
				i++;
			else if (byte == '"')
				in_string = false;
			continue;
		}
		if (byte == '"') {
			in_string = true;
		} else if (byte == ',' || byte == ':') {
			extent.values++;
		} else if (byte == '{' || byte == '[') {
			if (depth < sizeof open)
				open[depth] = byte == '{' ? '}' : ']';
			depth++;
			extent.values++;
		} else if ((byte == '}' || byte == ']') && depth) {
			depth--;
			/* an item: in the list of items, in the feed */
			if (depth != 2)
				continue;
			extent.end = i + 1;
			extent.depth = depth;
			for (uint32_t d = 0; d < depth; d++)
				extent.closing[d] = open[depth - 1 - d];
		}
	}
	return extent;
}

static const JsonValue *
read_whole_or_front(Draft *draft, Arena *arena, Str text)
{
	Extent extent = extent_of(text);
	const JsonValue *root = NULL;
	if (extent.values < JSONFEED_VALUES_MAX)
		root = json_read(arena, text, NULL);
	if (root || !extent.end)
		return root;
	draft_cut(draft);
	Buf front = buf_new(JSONFEED_MAX + sizeof extent.closing);
	buf_add(&front, str_part(text, 0, extent.end));
	buf_add(&front, (Str){extent.closing, extent.depth});
	root = json_read(arena, buf_str(&front), NULL);
	buf_free(&front);
	return root;
}

static Str
member(const JsonValue *object, const char *key)
{
	return json_text(json_member(object, key));
}

/* An id or a size may be a number: 12, not 12.000000. */
static Str
member_or_number(Arena *arena, const JsonValue *object, const char *key)
{
	const JsonValue *value = json_member(object, key);
	if (!value || value->kind != JSON_IS_NUMBER)
		return json_text(value);
	double number = value->number;
	bool whole = number > -9e15 && number < 9e15
	    && number == (double)(int64_t)number;
	return str_format(arena, whole ? "%.0f" : "%g", number);
}

static void
say_address(Draft *draft, Field field, uint8_t rank, Str base, Str ref)
{
	draft_line(draft, field, rank, draft_resolve(draft, base, ref));
}

static void
say_person(Draft *draft, const JsonValue *author)
{
	FeedPerson person = {.name = member(author, "name"),
	    .url = member(author, "url")};
	/* some write the name alone */
	if (author && author->kind == JSON_IS_STRING)
		person.name = author->string;
	draft_person(draft, 1, person);
}

static void
say_persons(Draft *draft, const JsonValue *object)
{
	const JsonValue *authors = json_member(object, "authors");
	for (uint32_t i = 0; authors && authors->kind == JSON_IS_ARRAY
	    && i < authors->count && i < FEED_AUTHORS_MAX; i++)
		say_person(draft, &authors->values[i]);
	if (!authors || authors->kind != JSON_IS_ARRAY || authors->count == 0)
		say_person(draft, json_member(object, "author"));
}

static FeedText
text_of(Str value, Str type, Str base)
{
	return (FeedText){.value = value, .type = type, .base = base};
}

static void
say_item(Draft *draft, Arena *arena, const JsonValue *item, Str base)
{
	draft_line(draft, FIELD_ID, 1, member_or_number(arena, item, "id"));
	say_address(draft, FIELD_LINK, 2, base, member(item, "url"));
	say_address(draft, FIELD_LINK, 1, base, member(item, "external_url"));
	draft_text(draft, FIELD_TITLE, 1,
	    text_of(member(item, "title"), STR("text/plain"), base));
	draft_text(draft, FIELD_SUMMARY, 1,
	    text_of(member(item, "summary"), STR("text/plain"), base));
	draft_text(draft, FIELD_CONTENT, 1,
	    text_of(member(item, "content_html"), STR("text/html"), base));
	draft_text(draft, FIELD_CONTENT, 1,
	    text_of(member(item, "content_text"), STR("text/plain"), base));
	draft_date(draft, FIELD_PUBLISHED, 1, member(item, "date_published"));
	draft_date(draft, FIELD_UPDATED, 1, member(item, "date_modified"));
	say_address(draft, FIELD_PICTURE, 2, base, member(item, "image"));
	say_address(draft, FIELD_PICTURE, 1, base, member(item, "banner_image"));
	say_persons(draft, item);
	const JsonValue *tags = json_member(item, "tags");
	for (uint32_t i = 0; tags && tags->kind == JSON_IS_ARRAY
	    && i < tags->count && i < FEED_CATEGORIES_MAX; i++)
		draft_category(draft, json_text(&tags->values[i]));
	const JsonValue *files = json_member(item, "attachments");
	for (uint32_t i = 0; files && files->kind == JSON_IS_ARRAY
	    && i < files->count && i < FEED_ENCLOSURES_MAX; i++) {
		const JsonValue *file = &files->values[i];
		draft_enclosure(draft, (Enclosure){
		    draft_resolve(draft, base, member(file, "url")),
		    member(file, "mime_type"),
		    member_or_number(arena, file, "size_in_bytes")});
	}
}

/* Its version's address, or, where that is missing, what only a feed has. */
static const char *
format_of(Arena *arena, const JsonValue *root)
{
	Str version = member_or_number(arena, root, "version");
	const JsonValue *items = json_member(root, "items");
	bool has_items = items && items->kind == JSON_IS_ARRAY;
	bool named = str_find_ascii(version, STR("jsonfeed.org/version/")) >= 0;
	if (!named && (!has_items || (str_empty(version)
	    && str_empty(member(root, "title")))))
		return NULL;
	return str_ends(version, STR("1.1")) ? "json11" : "json1";
}

void
jsonfeed_read(Draft *draft, Str text, Str base)
{
	Arena *arena = arena_new();
	const JsonValue *root = read_whole_or_front(draft, arena, text);
	const char *format = format_of(arena, root);
	if (!format) {
		arena_free(arena);
		return;
	}
	draft_format(draft, format);
	draft_text(draft, FIELD_TITLE, 1,
	    text_of(member(root, "title"), STR("text/plain"), base));
	draft_text(draft, FIELD_SUMMARY, 1,
	    text_of(member(root, "description"), STR("text/plain"), base));
	say_address(draft, FIELD_LINK, 1, base, member(root, "home_page_url"));
	draft_self(draft, draft_resolve(draft, base, member(root, "feed_url")));
	draft_line(draft, FIELD_ID, 1, member(root, "feed_url"));
	draft_line(draft, FIELD_LANGUAGE, 1, member(root, "language"));
	say_address(draft, FIELD_PICTURE, 2, base, member(root, "icon"));
	say_address(draft, FIELD_PICTURE, 1, base, member(root, "favicon"));
	say_persons(draft, root);
	const JsonValue *items = json_member(root, "items");
	for (uint32_t i = 0; items && items->kind == JSON_IS_ARRAY
	    && i < items->count; i++) {
		if (items->values[i].kind != JSON_IS_OBJECT)
			continue;
		if (!draft_begin_item(draft))
			break;
		say_item(draft, arena, &items->values[i], base);
		draft_end_item(draft);
	}
	arena_free(arena);
}
