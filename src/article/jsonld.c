#include "article/jsonld.h"

#include "base/json.h"

enum { LONGEST_JSON = 1 << 20, MOST_AUTHORS = 12 };

static bool
type_ends_with(const JsonValue *type, Str tail)
{
	if (type && type->kind == JSON_IS_ARRAY) {
		for (uint32_t i = 0; i < type->count; i++)
			if (str_ends(json_text(&type->values[i]), tail))
				return true;
		return false;
	}
	return str_ends(json_text(type), tail);
}

/* The name of the object in @graph that {"@id": …} stands for. */
static Str
name_of_id(const JsonValue *page, Str id)
{
	const JsonValue *graph = json_member(page, "@graph");
	for (uint32_t i = 0; id.len && graph && graph->kind == JSON_IS_ARRAY
	     && i < graph->count; i++)
		if (str_equal(json_text(json_member(&graph->values[i], "@id")), id))
			return json_text(json_member(&graph->values[i], "name"));
	return (Str){0};
}

static Str
name_in(const JsonValue *page, const JsonValue *object)
{
	Str name = json_text(json_member(object, "name"));
	return name.len ? name
	                : name_of_id(page, json_text(json_member(object, "@id")));
}

/* A string, or the name of an object, or all of these in an array: "A, B". */
static Str
names_in(Arena *arena, const JsonValue *page, const JsonValue *value)
{
	if (!value)
		return (Str){0};
	if (value->kind == JSON_IS_STRING)
		return value->string;
	if (value->kind == JSON_IS_OBJECT)
		return name_in(page, value);
	Str names = {0};
	for (uint32_t i = 0; i < value->count && i < MOST_AUTHORS; i++) {
		const JsonValue *one = &value->values[i];
		Str name = one->kind == JSON_IS_OBJECT
		    ? name_in(page, one)
		    : json_text(one);
		if (names.len && name.len)
			names = str_join(arena, names, STR(", "));
		names = str_join(arena, names, name);
	}
	return names;
}

static Str
image_in(const JsonValue *image)
{
	if (image && image->kind == JSON_IS_ARRAY && image->count)
		image = &image->values[0];
	return image && image->kind == JSON_IS_OBJECT
	    ? json_text(json_member(image, "url"))
	    : json_text(image);
}

static void
claim_object(Arena *arena, Claims *claims, const JsonValue *page,
    const JsonValue *object, bool is_article)
{
	const JsonValue *publisher = json_member(object, "publisher");
	if (is_article) {
		claim_words(arena, &claims->title,
		    json_text(json_member(object, "headline")));
		claim_words(arena, &claims->author,
		    names_in(arena, page, json_member(object, "author")));
		claim_words(arena, &claims->description,
		    json_text(json_member(object, "description")));
		if (str_empty(claims->body))
			claims->body = json_text(json_member(object, "articleBody"));
		claim(arena, &claims->image, image_in(json_member(object, "image")));
	}
	claim(arena, &claims->date, json_text(json_member(object, "datePublished")));
	claim_words(arena, &claims->site,
	    json_text(json_member(publisher, "name")));
	claim(arena, &claims->language, json_text(json_member(object, "inLanguage")));
}

/* Objects stand alone, in arrays, in "@graph", in "mainEntity". json_read()
 * bounds the depth. */
static void
walk(Arena *arena, Claims *claims, const JsonValue *page,
    const JsonValue *value, bool articles)
{
	if (!value)
		return;
	if (value->kind == JSON_IS_ARRAY) {
		for (uint32_t i = 0; i < value->count; i++)
			walk(arena, claims, page, &value->values[i], articles);
	} else if (value->kind == JSON_IS_OBJECT) {
		const JsonValue *type = json_member(value, "@type");
		bool is_article = type_ends_with(type, STR("Article"))
		    || type_ends_with(type, STR("Posting"))
		    || type_ends_with(type, STR("Report"));
		if (articles ? is_article : type_ends_with(type, STR("WebPage")))
			claim_object(arena, claims, page, value, is_article);
		walk(arena, claims, page, json_member(value, "@graph"), articles);
		walk(arena, claims, page, json_member(value, "mainEntity"), articles);
		walk(arena, claims, page, json_member(value, "mainEntityOfPage"), articles);
	}
}

void
jsonld_claim(Arena *arena, Claims *claims, Str script)
{
	if (script.len > LONGEST_JSON)
		return;
	/* line ends and tabs inside strings are not JSON, but often there */
	char *clean = str_cstr(arena, script);
	for (size_t i = 0; i < script.len; i++)
		if (byte_is_blank(clean[i]))
			clean[i] = ' ';
	Str json = str_trim((Str){clean, script.len});
	while (json.len && json.ptr[json.len - 1] == ';')
		json.len--;
	const JsonValue *value = json_read(arena, json, NULL);
	walk(arena, claims, value, value, true);
	walk(arena, claims, value, value, false);
}
