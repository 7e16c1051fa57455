#include "store/store_names.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "store/row.h"
#include "store/statement.h"

/* --- writing --- */

static bool
clear(Store *store, StatementName name, int64_t item, Err *err)
{
	Query query = query_of(store, name);
	query_int(&query, item);
	return query_run(&query, err);
}

/* Whether the key, or of a person its last word, stands in the text; both are
 * folded. */
static bool
stands_in(Str text, Str key, EntityKind kind)
{
	Str words[] = {key, {0}};
	if (kind == ENTITY_PERSON)
		for (Str rest = key; str_cut(&rest, ' ', &words[1]);)
			continue;
	for (int i = 0; i < 2; i++) {
		Str rest = text;
		ptrdiff_t at;
		while (words[i].len
		    && (at = str_find(rest, words[i])) != STR_NOT_FOUND) {
			Str before = str_part(rest, 0, (size_t)at);
			rest = str_part(rest, (size_t)at + words[i].len, rest.len);
			if ((!before.len || !unicode_is_letter(
			        unicode_before(before, before.len, &(size_t){0})))
			    && (!rest.len || !unicode_is_letter(
			        unicode_at(rest, 0, NULL))))
				return true;
		}
	}
	return false;
}

static bool
is_figure(const Entity *entity)
{
	return entity->kind <= ENTITY_ORGANIZATION;
}

/* What somebody whom the story is about has at least. */
static void
find_most(const Notes *notes, uint32_t *mentions, uint32_t *quotes)
{
	*mentions = 3; /* fewer say nothing */
	*quotes = 2;
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		if (is_figure(entity) && entity->mention_count > *mentions)
			*mentions = entity->mention_count;
		if (is_figure(entity) && entity->quote_count > *quotes)
			*quotes = entity->quote_count;
	}
}

/* So that a figure is found by each word of its name. */
static bool
add_name_words(Store *store, EntityKind kind, Str key, Err *err)
{
	for (Str rest = key, word; str_cut(&rest, ' ', &word);) {
		if (str_empty(word))
			continue;
		Query query = query_of(store, ADD_NAME_WORD);
		query_str(&query, word);
		query_int(&query, kind);
		query_str(&query, key);
		if (!query_run(&query, err))
			return false;
	}
	return true;
}

static bool
add_names(Arena *arena, Store *store, int64_t item, const Story *story,
    Err *err)
{
	const Notes *notes = story->notes;
	uint32_t mentions, quotes;
	find_most(notes, &mentions, &quotes);
	Str title = unicode_fold_str(arena, story->document->title);
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		Str key = unicode_fold_str(arena, entity->name);
		bool figure = is_figure(entity);
		Query query = query_of(store, ADD_NAME);
		query_int(&query, item);
		query_int(&query, i);
		query_int(&query, entity->kind);
		query_str(&query, entity->name);
		query_str(&query, key);
		query_str(&query, entity->role);
		query_int(&query, entity->mention_count);
		query_int(&query, entity->quote_count);
		query_int(&query, figure && (entity->mention_count >= mentions
		    || entity->quote_count >= quotes
		    || stands_in(title, key, entity->kind)));
		if (!query_run(&query, err)
		    || (figure && !add_name_words(store, entity->kind, key, err)))
			return false;
	}
	return true;
}

/* Who is named in somebody else's quote. */
static bool
add_quoted_about(Arena *arena, Store *store, int64_t item, const Notes *notes,
    Err *err)
{
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		const Mention *mention = &notes->mentions.items[i];
		const Entity *entity = &notes->entities.items[mention->entity];
		uint32_t at = notes_quote_at(notes, mention->text.begin);
		if (at == NO_QUOTE || !is_figure(entity)
		    || notes->quotes.items[at].speaker == mention->entity)
			continue;
		Query query = query_of(store, ADD_QUOTED_ABOUT);
		query_int(&query, item);
		query_int(&query, notes->quotes.items[at].marked.begin);
		query_int(&query, entity->kind);
		query_str(&query, unicode_fold_str(arena, entity->name));
		if (!query_run(&query, err))
			return false;
	}
	return true;
}

static bool
add_mentions(Store *store, int64_t item, const Notes *notes, Err *err)
{
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		const Mention *mention = &notes->mentions.items[i];
		Query query = query_of(store, ADD_MENTION);
		query_int(&query, item);
		query_int(&query, mention->text.begin);
		query_int(&query, mention->text.end);
		query_int(&query, mention->entity);
		if (!query_run(&query, err))
			return false;
	}
	return true;
}

/* *count: the quotes that one steps to. */
static bool
add_quotes(Arena *arena, Store *store, int64_t item, const Story *story,
    uint32_t *count, Err *err)
{
	const Notes *notes = story->notes;
	*count = 0;
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		Str speaker = notes_speaker_name(story->document, notes, quote);
		Query query = query_of(store, ADD_QUOTE);
		query_int(&query, item);
		query_int(&query, quote->marked.begin);
		query_int(&query, quote->marked.end);
		query_int(&query, quote->kind);
		query_str(&query, range_str(story->document->text, quote->text));
		query_str(&query, speaker);
		query_str(&query, unicode_fold_str(arena, speaker));
		query_str(&query, quote->speaker == NO_ENTITY ? (Str){0}
		    : notes->entities.items[quote->speaker].role);
		query_int(&query, quote->basis);
		query_int(&query, quote->confidence);
		if (!query_run(&query, err))
			return false;
		*count += quote->kind != QUOTE_INDIRECT;
	}
	return true;
}

/* One name a line, so that no phrase reaches from one to the next. */
static void
add_line(Buf *buf, Str name)
{
	buf_add(buf, name);
	buf_add(buf, STR(" . "));
}

static bool
set_words(Store *store, int64_t item, const Story *story, Err *err)
{
	const Notes *notes = story->notes;
	Buf names = buf_new(BUF_UNLIMITED), speakers = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		add_line(&names, notes->entities.items[i].name);
		if (notes->entities.items[i].quote_count)
			add_line(&speakers, notes->entities.items[i].name);
	}
	Query query = query_of(store, SET_WORDS);
	query_int(&query, item);
	query_str(&query, story->document->text);
	query_str(&query, buf_str(&names));
	query_str(&query, buf_str(&speakers));
	bool done = query_run(&query, err);
	buf_free(&names);
	buf_free(&speakers);
	return done;
}

bool
put_names(Store *store, int64_t item, const Story *story, Err *err)
{
	if (!clear(store, CLEAR_NAMES, item, err)
	    || !clear(store, CLEAR_MENTIONS, item, err)
	    || !clear(store, CLEAR_QUOTES, item, err)
	    || !clear(store, CLEAR_QUOTED_ABOUT, item, err))
		return false;
	Arena *arena = arena_new();
	uint32_t quotes;
	bool done = add_names(arena, store, item, story, err)
	    && add_mentions(store, item, story->notes, err)
	    && add_quotes(arena, store, item, story, &quotes, err)
	    && add_quoted_about(arena, store, item, story->notes, err)
	    && set_words(store, item, story, err);
	arena_free(arena);
	if (!done)
		return false;
	Query query = query_of(store, SET_QUOTES);
	query_int(&query, item);
	query_int(&query, quotes);
	return query_run(&query, err);
}

/* --- reading --- */

/* Takes the rows of a bound query whose columns are NAME_COLUMNS. */
static bool
take_names(Arena *arena, Query *query, StoredNameList *names, Err *err)
{
	*names = (StoredNameList){0};
	while (query_row(query))
		list_push(arena, names, (StoredName){
		    .item = column_int(query, 0),
		    .kind = (EntityKind)column_int(query, 1),
		    .name = column_str(arena, query, 2),
		    .role = column_str(arena, query, 3),
		    .mentions = (uint32_t)column_int(query, 4),
		    .quotes = (uint32_t)column_int(query, 5)});
	return query_end(query, err);
}

static int64_t
limit_or_page(uint32_t limit)
{
	return limit ? limit : STORE_PAGE;
}

bool
store_names(Arena *arena, Store *store, int64_t item, uint32_t limit,
    StoredNameList *names, Err *err)
{
	Query query = query_of(store, LIST_NAMES);
	query_int(&query, item);
	query_int(&query, limit_or_page(limit));
	return take_names(arena, &query, names, err);
}

bool
store_named(Arena *arena, Store *store, Str name, uint32_t limit,
    StoredNameList *names, Err *err)
{
	Query query = query_of(store, LIST_NAMED);
	query_str(&query, unicode_fold_str(arena, name));
	query_int(&query, limit_or_page(limit));
	return take_names(arena, &query, names, err);
}

bool
store_everybody(Arena *arena, Store *store, int64_t since, uint32_t limit,
    StoredNameList *names, Err *err)
{
	Query query = query_of(store, LIST_EVERYBODY);
	query_int(&query, since ? since : INT64_MIN);
	query_int(&query, limit_or_page(limit));
	return take_names(arena, &query, names, err);
}

bool
store_mentions(Arena *arena, Store *store, int64_t item, Str name,
    RangeList *mentions, Err *err)
{
	*mentions = (RangeList){0};
	Query query = query_of(store, LIST_MENTIONS);
	query_int(&query, item);
	query_str(&query, unicode_fold_str(arena, name));
	while (query_row(&query))
		list_push(arena, mentions, (Range){
		    (uint32_t)column_int(&query, 0),
		    (uint32_t)column_int(&query, 1)});
	return query_end(&query, err);
}

bool
store_quotes(Arena *arena, Store *store, const QuoteQuery *query,
    StoredQuoteList *quotes, Err *err)
{
	*quotes = (StoredQuoteList){0};
	Query rows = query_of(store, query->item ? QUOTES_OF_ITEM
	    : str_empty(query->speaker) ? QUOTES_OF_ALL : QUOTES_OF_SPEAKER);
	query_int(&rows, query->item);
	query_str(&rows, unicode_fold_str(arena, query->speaker));
	query_int(&rows, query->since ? query->since : INT64_MIN);
	query_int(&rows, limit_or_page(query->limit));
	while (query_row(&rows))
		list_push(arena, quotes, (StoredQuote){
		    .item = column_int(&rows, 0),
		    .kind = (QuoteKind)column_int(&rows, 1),
		    .marked = {(uint32_t)column_int(&rows, 2),
		        (uint32_t)column_int(&rows, 3)},
		    .text = column_str(arena, &rows, 4),
		    .speaker = column_str(arena, &rows, 5),
		    .role = column_str(arena, &rows, 6),
		    .basis = (SpeakerBasis)column_int(&rows, 7),
		    .confidence = (Confidence)column_int(&rows, 8),
		    .headline = column_str(arena, &rows, 9),
		    .date = column_int(&rows, 10)});
	return query_end(&rows, err);
}
