#include "store/dossier.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "store/row.h"

/* Names that share a word, before they are weighed. */
enum { CANDIDATES_MOST = 2000 };

static bool
has_blank(Str name)
{
	return str_find_byte(name, ' ') != STR_NOT_FOUND;
}

/* Whether words stand in the key from a word's beginning on, and end with a
 * word's end, or anywhere in one. Both are folded. */
static bool
has_words(Str key, Str words, bool may_break_off)
{
	for (size_t at = 0; at + words.len <= key.len; at++) {
		size_t end = at + words.len;
		if ((at == 0 || key.ptr[at - 1] == ' ')
		    && (may_break_off || end == key.len || key.ptr[end] == ' ')
		    && str_equal(str_part(key, at, end), words))
			return true;
	}
	return false;
}

/* The word that the fewest names may have. */
static Str
longest_word(Str words)
{
	Str longest = {0};
	for (Str word; str_cut(&words, ' ', &word);)
		if (word.len > longest.len)
			longest = word;
	return longest;
}

static bool
find_candidates(Arena *arena, Store *store, Str words, bool may_break_off,
    FigureList *figures, Err *err)
{
	Query query;
	if (may_break_off) {
		query = query_of(store, FIND_NAME_PREFIX);
		Str first = {0}, rest = words;
		str_cut(&rest, ' ', &first);
		query_str(&query, first);
		query_int(&query, CANDIDATES_MOST);
	} else {
		query = query_of(store, FIND_NAME_WORD);
		query_str(&query, longest_word(words));
	}
	while (figures->count < CANDIDATES_MOST && query_row(&query)) {
		Figure figure = {.kind = (EntityKind)column_int(&query, 0),
			.key = column_str(arena, &query, 1)};
		if (has_words(figure.key, words, may_break_off))
			list_push(arena, figures, figure);
	}
	return query_end(&query, err);
}

/* Keeps the whole names where there are some that can mean nobody else. */
static void
keep_whole_names(FigureList *figures, Str words, bool exact)
{
	uint32_t whole = 0;
	for (uint32_t i = 0; i < figures->count; i++) {
		const Figure *figure = &figures->items[i];
		whole += str_equal(figure->key, words) && (exact
		    || has_blank(words) || figure->kind == ENTITY_ORGANIZATION);
	}
	if (!whole && !exact)
		return;
	uint32_t kept = 0;
	for (uint32_t i = 0; i < figures->count; i++)
		if (str_equal(figures->items[i].key, words))
			figures->items[kept++] = figures->items[i];
	figures->count = kept;
}

static bool
count_figure(Store *store, Figure *figure, Err *err)
{
	Query query = query_of(store, COUNT_FIGURE);
	query_str(&query, figure->key);
	query_int(&query, figure->kind);
	if (query_row(&query)) {
		figure->stories = (uint32_t)column_int(&query, 0);
		figure->mentions = (uint32_t)column_int(&query, 1);
		figure->quotes = (uint32_t)column_int(&query, 2);
	}
	return query_end(&query, err);
}

bool
figure_describe(Arena *arena, Store *store, Figure *figure, int64_t now,
    Err *err)
{
	Query query = query_of(store, LAST_NAME_OF_FIGURE);
	query_str(&query, figure->key);
	query_int(&query, figure->kind);
	if (query_row(&query)) {
		figure->name = column_str(arena, &query, 0);
		figure->role = column_str(arena, &query, 1);
	}
	Interest interest;
	if (!query_end(&query, err)
	    || !store_interest(arena, store, figure->kind, figure->key, now,
	        &interest, err))
		return false;
	figure->regard = interest.regard;
	if (str_empty(figure->name))
		figure->name = interest.regard ? interest.name : figure->key;
	return true;
}

static int
by_stories(const void *a, const void *b)
{
	const Figure *left = a, *right = b;
	if (left->stories != right->stories)
		return left->stories > right->stories ? -1 : 1;
	int order = str_compare(left->key, right->key);
	return order ? order : (int)left->kind - (int)right->kind;
}

/* Without those that are named nowhere any more. */
static bool
weigh(Store *store, FigureList *figures, Err *err)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < figures->count; i++) {
		Figure figure = figures->items[i];
		if (!count_figure(store, &figure, err))
			return false;
		if (figure.stories)
			figures->items[kept++] = figure;
	}
	figures->count = kept;
	if (kept)
		qsort(figures->items, kept, sizeof *figures->items, by_stories);
	return true;
}

/* "okafor" gives way to the only person who has a name before it; what stories
 * have the surname alone is for his dossier to tell. */
static void
drop_lone_surname(FigureList *figures)
{
	uint32_t lone = 0, bearers = 0, at = 0;
	for (uint32_t i = 0; i < figures->count; i++) {
		const Figure *figure = &figures->items[i];
		bool person = figure->kind == ENTITY_PERSON;
		bearers += !person || has_blank(figure->key);
		if (person && !has_blank(figure->key)) {
			lone++;
			at = i;
		}
	}
	if (lone != 1 || bearers != 1 || figures->count != 2
	    || !str_ends(figures->items[1 - at].key, figures->items[at].key))
		return;
	figures->items[0] = figures->items[1 - at];
	figures->count = 1;
}

bool
store_find_figures(Arena *arena, Store *store, Str words, bool exact,
    int64_t now, uint32_t limit, FigureList *figures, Err *err)
{
	*figures = (FigureList){0};
	words = str_squeeze(arena, unicode_fold_str(arena, words));
	if (str_empty(words))
		return true;
	for (int may_break_off = 0; may_break_off <= !exact; may_break_off++) {
		if (!find_candidates(arena, store, words, may_break_off, figures,
		        err))
			return false;
		keep_whole_names(figures, words, exact);
		if (!weigh(store, figures, err))
			return false;
		if (figures->count)
			break;
	}
	if (!exact)
		drop_lone_surname(figures);
	if (figures->count > limit)
		figures->count = limit;
	for (uint32_t i = 0; i < figures->count; i++)
		if (!figure_describe(arena, store, &figures->items[i], now, err))
			return false;
	return true;
}

bool
store_figures(Arena *arena, Store *store, int64_t since, int64_t now,
    uint32_t limit, FigureList *figures, Err *err)
{
	*figures = (FigureList){0};
	Query query = query_of(store, LIST_FIGURES);
	query_int(&query, since ? since : INT64_MIN);
	query_int(&query, limit);
	while (query_row(&query))
		list_push(arena, figures, (Figure){
		    .kind = (EntityKind)column_int(&query, 0),
		    .key = column_str(arena, &query, 1),
		    .stories = (uint32_t)column_int(&query, 2),
		    .mentions = (uint32_t)column_int(&query, 3),
		    .quotes = (uint32_t)column_int(&query, 4)});
	if (!query_end(&query, err))
		return false;
	for (uint32_t i = 0; i < figures->count; i++)
		if (!figure_describe(arena, store, &figures->items[i], now, err))
			return false;
	return true;
}

bool
store_quotes_lately(Arena *arena, Store *store, EntityKind kind, Str name,
    int64_t item, int64_t since, uint32_t *quotes, uint32_t *items, Err *err)
{
	*quotes = *items = 0;
	Query query = query_of(store, QUOTES_LATELY);
	query_str(&query, unicode_fold_str(arena, name));
	query_int(&query, kind);
	query_int(&query, item);
	query_int(&query, since);
	if (query_row(&query)) {
		*quotes = (uint32_t)column_int(&query, 0);
		*items = (uint32_t)column_int(&query, 1);
	}
	return query_end(&query, err);
}
