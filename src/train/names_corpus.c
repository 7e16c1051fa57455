#include "train/names_corpus.h"

#include <stdlib.h>
#include <string.h>

#include "article/plain.h"
#include "base/buf.h"
#include "base/json.h"
#include "base/unicode.h"
#include "train/unpack.h"

enum { SENTENCES_A_TEXT = 10 };

static bool
kind_of(Str type, EntityKind *kind)
{
	static const struct { Str word; EntityKind kind; } types[] = {
		{STR_INIT("PER"), ENTITY_PERSON},
		{STR_INIT("ORG"), ENTITY_ORGANIZATION},
		{STR_INIT("LOC"), ENTITY_PLACE},
		{STR_INIT("MISC"), ENTITY_OTHER},
		{STR_INIT("OTHER"), ENTITY_OTHER},
	};
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal(type, types[i].word)) {
			*kind = types[i].kind;
			return true;
		}
	return false;
}

/* --- objects ------------------------------------------------------------ */

/* The byte at which each code point begins, and one more. */
static uint32_t *
bytes_of_points(Arena *arena, Str text, uint32_t *count)
{
	uint32_t *bytes = ARENA_ARRAY(arena, uint32_t, text.len + 1);
	*count = 0;
	for (size_t at = 0; at < text.len;) {
		bytes[(*count)++] = (uint32_t)at;
		unicode_at(text, at, &at);
	}
	bytes[*count] = (uint32_t)text.len;
	return bytes;
}

static int
compare_names(const void *a, const void *b)
{
	uint32_t left = ((const MarkedName *)a)->text.begin;
	uint32_t right = ((const MarkedName *)b)->text.begin;
	return left < right ? -1 : left > right;
}

static void
add_object(Arena *arena, const JsonValue *object, MarkedTextList *texts)
{
	Str text = json_text(json_member(object, "text"));
	const JsonValue *entities = json_member(object, "entities");
	uint32_t points;
	const uint32_t *bytes = bytes_of_points(arena, text, &points);
	MarkedText marked = {.document = plain_read(arena, text)};
	for (uint32_t i = 0; entities && i < entities->count; i++) {
		const JsonValue *entity = &entities->values[i];
		const JsonValue *mentions = json_member(entity, "mentions");
		EntityKind kind;
		if (!mentions || !kind_of(json_text(json_member(entity, "type")), &kind))
			continue;
		for (uint32_t m = 0; m < mentions->count; m++) {
			const JsonValue *ends = &mentions->values[m];
			if (ends->count != 2)
				continue;
			uint32_t begin = (uint32_t)ends->values[0].number;
			uint32_t end = (uint32_t)ends->values[1].number;
			if (begin < end && end <= points)
				list_push(arena, &marked.names,
				    (MarkedName){{bytes[begin], bytes[end]}, kind});
		}
	}
	if (marked.names.count)
		qsort(marked.names.items, marked.names.count,
		    sizeof *marked.names.items, compare_names);
	list_push(arena, texts, marked);
}

bool
names_corpus_read_json(Arena *arena, Str path, MarkedTextList *texts, Err *err)
{
	Str rest, line;
	if (!unpack_file(arena, path, &rest, err))
		return false;
	while (str_cut(&rest, '\n', &line)) {
		const JsonValue *object = json_read(arena, line, err);
		if (!object)
			return err_context(err, "%.*s", STR_ARG(path));
		add_object(arena, object, texts);
	}
	return true;
}

/* --- columns ------------------------------------------------------------ */

/* A text that is put together from words. */
typedef struct {
	Arena *arena;
	MarkedTextList *texts;
	Buf text;
	MarkedText marked;
	uint32_t sentences;
	uint32_t begin;   /* of the sentence */
	bool in_quotes;
	bool joined;      /* no blank before the next word */
	bool open;        /* the last name may go on */
} Builder;

static void
end_sentence(Builder *builder)
{
	uint32_t end = (uint32_t)builder->text.len;
	if (end == builder->begin)
		return;
	list_push(builder->arena, &builder->marked.document->blocks,
	    (Block){.text = {builder->begin, end}});
	buf_add(&builder->text, STR("\n\n"));
	builder->begin = (uint32_t)builder->text.len;
	builder->sentences++;
	builder->joined = true;
	builder->in_quotes = builder->open = false;
}

static void
begin_text(Builder *builder)
{
	builder->text = buf_new(BUF_UNLIMITED);
	builder->marked = (MarkedText){
	    .document = ARENA_NEW(builder->arena, Document)};
	builder->begin = builder->sentences = 0;
	builder->joined = true;
	builder->in_quotes = builder->open = false;
}

static void
end_text(Builder *builder)
{
	end_sentence(builder);
	if (builder->sentences) {
		builder->marked.document->text
		    = buf_copy(builder->arena, &builder->text);
		list_push(builder->arena, builder->texts, builder->marked);
	}
	buf_free(&builder->text);
}

/* Marks as an article has them. */
static Str
as_printed(Str word)
{
	static const Str written[][2] = {
		{STR_INIT("``"), STR_INIT("\"")}, {STR_INIT("''"), STR_INIT("\"")},
		{STR_INIT("-LRB-"), STR_INIT("(")}, {STR_INIT("-RRB-"), STR_INIT(")")},
		{STR_INIT("`"), STR_INIT("'")},
	};
	for (size_t i = 0; i < sizeof written / sizeof *written; i++)
		if (str_equal(word, written[i][0]))
			return written[i][1];
	return word;
}

static bool
leans_left(Str word)
{
	static const Str ends[] = {STR_INIT("n't"), STR_INIT("n’t"), STR_INIT("..."),
	    STR_INIT("’"), STR_INIT("”")};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		if (str_equal(word, ends[i]))
			return true;
	if (str_starts(word, STR("’")))
		return true;
	return word.len <= 3 && strchr(",.;:!?)]}%'", word.ptr[0]);
}

static bool
leans_right(Str word)
{
	return str_equal(word, STR("(")) || str_equal(word, STR("["))
	    || str_equal(word, STR("$")) || str_equal(word, STR("#"))
	    || str_equal(word, STR("“"));
}

static void
add_word(Builder *builder, Str word, Str tag)
{
	word = as_printed(word);
	bool joined = builder->joined || leans_left(word);
	bool joins = leans_right(word);
	if (str_equal(word, STR("\""))) {
		joined = joined || builder->in_quotes;
		joins = !builder->in_quotes;
		builder->in_quotes = !builder->in_quotes;
	} else if (str_equal(word, STR("-")) && builder->open
	    && str_starts(tag, STR("I-")))
		joined = joins = true; /* "Bailey - Ross" */
	if (!joined)
		buf_add_byte(&builder->text, ' ');
	uint32_t begin = (uint32_t)builder->text.len;
	buf_add(&builder->text, word);
	builder->joined = joins;
	uint32_t end = (uint32_t)builder->text.len;
	EntityKind kind;
	if (tag.len < 3 || !kind_of(str_part(tag, 2, tag.len), &kind)) {
		builder->open = false;
		return;
	}
	MarkedNameList *names = &builder->marked.names;
	if (builder->open && tag.ptr[0] == 'I' && list_last(names).kind == kind)
		list_last(names).text.end = end;
	else
		list_push(builder->arena, names, (MarkedName){{begin, end}, kind});
	builder->open = true;
}

bool
names_corpus_read_columns(Arena *arena, Str path, MarkedTextList *texts,
    Err *err)
{
	Str rest, line;
	if (!unpack_file(arena, path, &rest, err))
		return false;
	bool has_borders = str_find(rest, STR("-DOCSTART-")) != STR_NOT_FOUND;
	Builder builder = {.arena = arena, .texts = texts};
	begin_text(&builder);
	while (str_cut(&rest, '\n', &line)) {
		Str word;
		if (str_starts(line, STR("-DOCSTART-"))
		    || (!has_borders && builder.sentences == SENTENCES_A_TEXT)) {
			end_text(&builder);
			begin_text(&builder);
			if (has_borders)
				continue;
		}
		if (str_cut(&line, '\t', &word) && !str_empty(word)
		    && !str_empty(line))
			add_word(&builder, word, line);
		else
			end_sentence(&builder);
	}
	end_text(&builder);
	return true;
}
