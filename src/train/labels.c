#include "train/labels.h"

#include "base/file.h"
#include "base/json.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "train/names_corpus.h"

enum { FILE_BYTES_MAX = 64 << 20 };

/* Where the articles are. */
typedef struct {
	Str name, file;
	bool columns; /* words with tags, and an article's ID is its number */
} Collection;

static const Collection collections[] = {
	{STR_INIT("worldwide/train"), STR_INIT("names/worldwide/train.tsv.gz"),
	    true},
	{STR_INIT("worldwide/dev"), STR_INIT("names/worldwide/dev.tsv.gz"), true},
	{STR_INIT("wcxb-articles-dev"),
	    STR_INIT("pages/wcxb-articles-dev/gold.json"), false},
	{STR_INIT("scrapinghub-dev"), STR_INIT("pages/scrapinghub-dev/gold.json"),
	    false},
	{STR_INIT("mozilla-dev"), STR_INIT("pages/mozilla-dev/gold.json"), false},
};

enum { COLLECTIONS = sizeof collections / sizeof *collections };

/* The files of labels while they are read. */
typedef struct {
	Arena *arena;
	Str data;
	bool have[COLLECTIONS];
	StrList texts;          /* of all that have been read */
	Map ids;                /* "worldwide/dev 12": index into texts */
	GoldArticleList *articles;
	uint32_t *places; /* of the last article: where each character begins */
	uint32_t count;
} Reader;

bool
labels_column_texts(Arena *arena, Str data, Str file, StrList *texts, Err *err)
{
	MarkedTextList marked = {0};
	if (!names_corpus_read_columns(arena, path_join(arena, data, file), &marked,
	        err))
		return false;
	for (uint32_t i = 0; i < marked.count; i++)
		list_push(arena, texts, marked.items[i].document->text);
	return true;
}

static void
add_text(Reader *reader, Str collection, Str id, Str text)
{
	map_put(reader->arena, &reader->ids, str_format(reader->arena,
	    "%.*s %.*s", STR_ARG(collection), STR_ARG(id)), reader->texts.count);
	list_push(reader->arena, &reader->texts, text);
}

static bool
read_collection(Reader *reader, const Collection *collection, Err *err)
{
	Arena *arena = reader->arena;
	if (collection->columns) {
		StrList texts = {0};
		if (!labels_column_texts(arena, reader->data, collection->file,
		        &texts, err))
			return false;
		for (uint32_t i = 0; i < texts.count; i++)
			add_text(reader, collection->name,
			    str_format(arena, "%u", i), texts.items[i]);
		return true;
	}
	Str path = path_join(arena, reader->data, collection->file), bytes;
	if (!file_read(arena, path, FILE_BYTES_MAX, &bytes, err))
		return false;
	const JsonValue *pages = json_read(arena, bytes, err);
	if (!pages)
		return err_context(err, "%.*s", STR_ARG(path));
	for (uint32_t i = 0; i < pages->count && pages->keys; i++)
		add_text(reader, collection->name, pages->keys[i],
		    json_text(&pages->values[i]));
	return true;
}

/* Where each character that is no blank begins, and where the text ends. */
static void
find_places(Reader *reader, Str text)
{
	reader->places = ARENA_ARRAY(reader->arena, uint32_t, text.len + 1);
	reader->count = 0;
	for (size_t at = 0, next; at < text.len; at = next)
		if (!unicode_is_space(unicode_at(text, at, &next)))
			reader->places[reader->count++] = (uint32_t)at;
	reader->places[reader->count] = (uint32_t)text.len;
}

static bool
read_article(Reader *reader, Str name, Str id, Err *err)
{
	uint32_t index, which = 0;
	while (which < COLLECTIONS && !str_equal(collections[which].name, name))
		which++;
	if (which == COLLECTIONS)
		return err_set(err, "no collection is called \"%.*s\"",
		    STR_ARG(name));
	if (!reader->have[which]
	    && !read_collection(reader, &collections[which], err))
		return false;
	reader->have[which] = true;
	Str full = str_format(reader->arena, "%.*s %.*s", STR_ARG(name),
	    STR_ARG(id));
	if (!map_get(&reader->ids, full, &index))
		return err_set(err, "no article %.*s", STR_ARG(full));
	GoldArticle article = {.id = full, .text = reader->texts.items[index]};
	list_push(reader->arena, reader->articles, article);
	find_places(reader, article.text);
	return true;
}

/* The next two fields; the end is behind the last character. */
static bool
read_range(const Reader *reader, Str *line, Range *range)
{
	Str first, second;
	int64_t begin, end;
	*range = (Range){0};
	if (!str_cut(line, '\t', &first) || !str_cut(line, '\t', &second))
		return false;
	if (str_equal(first, STR("-")))
		return true;
	if (!str_to_int(first, &begin) || !str_to_int(second, &end) || begin < 0
	    || begin >= end || end > (int64_t)reader->count)
		return false;
	Str text = list_last(reader->articles).text;
	size_t behind;
	unicode_at(text, reader->places[end - 1], &behind);
	*range = (Range){reader->places[begin], (uint32_t)behind};
	return true;
}

static bool
read_quote(Reader *reader, Str line, bool doubtful)
{
	GoldQuote quote = {.doubtful = doubtful};
	if (!reader->articles->count || !read_range(reader, &line, &quote.text)
	    || range_empty(quote.text))
		return false;
	if (!doubtful && !read_range(reader, &line, &quote.speaker))
		return false;
	if (!str_equal(line, STR("-")))
		quote.name = line;
	list_push(reader->arena, &list_last(reader->articles).quotes, quote);
	return true;
}

static bool
read_line(Reader *reader, Str line, Err *err)
{
	Str word, collection;
	if (!str_cut(&line, '\t', &word))
		return err_set(err, "no label");
	if (str_equal(word, STR("article")))
		return (str_cut(&line, '\t', &collection)
		           || err_set(err, "an article without an ID"))
		    && read_article(reader, collection, line, err);
	bool doubtful = str_equal(word, STR("doubt"));
	if (!doubtful && !str_equal(word, STR("quote")))
		return err_set(err, "no label is called \"%.*s\"", STR_ARG(word));
	return read_quote(reader, line, doubtful)
	    || err_set(err, "this does not fit the article");
}

bool
labels_read(Arena *arena, Str path, Str data, GoldArticleList *articles,
    Err *err)
{
	Reader reader = {.arena = arena, .data = data, .articles = articles};
	Str bytes;
	if (!file_read(arena, path, FILE_BYTES_MAX, &bytes, err))
		return false;
	uint32_t number = 0;
	for (Str line; str_cut(&bytes, '\n', &line); ) {
		number++;
		if (!str_empty(line) && !read_line(&reader, line, err))
			return err_context(err, "%.*s:%u", STR_ARG(path), number);
	}
	return true;
}
