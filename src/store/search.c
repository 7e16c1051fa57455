#include "store/search.h"

#include <stdlib.h>

#include "base/map.h"
#include "base/unicode.h"
#include "store/expression.h"
#include "store/row.h"
#include "store/statement.h"

static bool
has_all(Str name, Str url, const StrList *words)
{
	Range hit;
	for (uint32_t i = 0; i < words->count; i++)
		if (!unicode_find(name, words->items[i], 0, &hit)
		    && !unicode_find(url, words->items[i], 0, &hit))
			return false;
	return true;
}

/* The feeds that all the tags mean, as a set of urls: how many of the tags. */
static void
count_tags(Arena *arena, const SearchTags *tags, const StrList *words, Map *urls)
{
	for (uint32_t i = 0; i < words->count; i++) {
		StrList of = {0};
		if (!tags || !tags->feeds_of(tags->context, arena,
		    words->items[i], &of))
			continue;
		for (uint32_t j = 0; j < of.count; j++) {
			uint32_t *count = map_at(arena, urls, of.items[j]);
			if (*count == i) /* a feed may stand in a list twice */
				*count = i + 1;
		}
	}
}

/* The ids of the feeds that feed: and tag: leave, as JSON; and how many. */
static bool
find_feeds(Arena *arena, Store *store, const Expression *expression,
    const SearchTags *tags, Str *json, uint32_t *count, Err *err)
{
	Map tagged = {0};
	count_tags(arena, tags, &expression->tags, &tagged);
	LIST_OF(int64_t) ids = {0};
	Query rows = query_of(store, LIST_FEED_NAMES);
	while (query_row(&rows)) {
		Str url = column_bytes(&rows, 1);
		uint32_t with_tags = 0;
		map_get(&tagged, url, &with_tags);
		if (with_tags == expression->tags.count
		    && has_all(column_bytes(&rows, 2), url, &expression->feeds))
			list_push(arena, &ids, column_int(&rows, 0));
	}
	*count = ids.count;
	*json = ids_as_json(arena, ids.items, ids.count);
	return query_end(&rows, err);
}

/* The text around the first place of one of the words. FTS5's own would look
 * the words up anew for every line. */
static Str
snippet_of(Arena *arena, Str text, const StrList *words)
{
	enum { BEFORE = 40, BYTES = 160 };
	Range hit;
	for (uint32_t i = 0; i < words->count; i++) {
		if (!unicode_find(text, words->items[i], 0, &hit))
			continue;
		size_t begin = hit.begin > BEFORE ? hit.begin - BEFORE : 0;
		while (begin && begin < hit.begin
		    && !byte_is_blank(text.ptr[begin - 1]))
			begin++;
		size_t end = begin + BYTES < text.len ? begin + BYTES : text.len;
		while (end > hit.end && end < text.len
		    && !byte_is_blank(text.ptr[end]))
			end--;
		if (end < hit.end)
			end = hit.end;
		return str_squeeze(arena, str_part(text, begin, end));
	}
	return (Str){0};
}

static bool
add_snippets(Arena *arena, Store *store, const StrList *words,
    FoundList *found, Err *err)
{
	enum { SNIPPETS = 50 }; /* more than a screen shows */
	if (!words->count)
		return true;
	for (uint32_t i = 0; i < found->count && i < SNIPPETS; i++) {
		Query query = query_of(store, GET_WORDS);
		query_int(&query, found->items[i].item.id);
		if (query_row(&query))
			found->items[i].snippet = snippet_of(arena,
			    column_bytes(&query, 0), words);
		if (!query_end(&query, err))
			return false;
	}
	return true;
}

/* --- items with the words, newest first --------------------------------- */

typedef LIST_OF(int64_t) IdList;

/* What is looked for. */
typedef struct {
	Expression expression;
	IdList ids; /* of the items with the words; descending */
	Str feeds;  /* of those only, as JSON */
	uint32_t feed_count;
	bool by_words, by_feed;
	bool narrowed; /* by more than words */
	uint32_t limit;
} Search;

static bool
find_words(Arena *arena, Store *store, Search *search, Err *err)
{
	Query rows = query_of(store, FIND_WORDS);
	query_str(&rows, search->expression.match);
	query_int(&rows, search->narrowed ? SEARCH_NARROWED : SEARCH_MANY);
	while (query_row(&rows))
		list_push(arena, &search->ids, column_int(&rows, 0));
	return query_end(&rows, err);
}

static int
compare_descending(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
	return (a < b) - (a > b);
}

static bool
has_words(const Search *search, int64_t id)
{
	return !search->by_words || bsearch(&id, search->ids.items,
	    search->ids.count, sizeof id, compare_descending);
}

static void
bind_filter(Query *rows, const Search *search)
{
	query_int(rows, search->expression.since);
	query_int(rows, search->expression.unread);
	query_int(rows, search->expression.starred);
	query_int(rows, search->expression.quoted);
	if (search->by_feed)
		query_str(rows, search->feeds);
	else
		query_null(rows);
}

/* Of few: all are looked up, and sorted. */
static bool
search_among(Arena *arena, Store *store, const Search *search,
    FoundList *found, Err *err)
{
	Query rows = query_of(store, SEARCH_AMONG);
	bind_filter(&rows, search);
	query_str(&rows, ids_as_json(arena, search->ids.items,
	    search->ids.count));
	query_int(&rows, search->limit);
	while (query_row(&rows))
		list_push(arena, found, (Found){
		    .item = item_of_row(arena, &rows)});
	return query_end(&rows, err);
}

/* Of many: from the newest on, until there are enough. */
static bool
search_along(Arena *arena, Store *store, const Search *search,
    FoundList *found, Err *err)
{
	enum { FEW_FEEDS = 40 }; /* as in store_item.c */
	const Expression *expression = &search->expression;
	Query rows = query_of(store, expression->starred ? WALK_STARRED
	    : search->by_feed && search->feed_count <= FEW_FEEDS ? WALK_FEEDS
	    : expression->unread ? WALK_UNREAD : WALK_ALL);
	bind_filter(&rows, search);
	while (found->count < search->limit && query_row(&rows)) {
		int64_t id = column_int(&rows, 0);
		StoredItem item;
		if (!has_words(search, id))
			continue;
		if (!store_item(arena, store, id, &item, err)) {
			query_end(&rows, NULL);
			return false;
		}
		list_push(arena, found, (Found){.item = item});
	}
	return query_end(&rows, err);
}

bool
store_search(Arena *arena, Store *store, const SearchQuery *query,
    FoundList *found, Err *err)
{
	enum { FEW = 3000 };
	*found = (FoundList){0};
	Search search = {
		.expression = expression_read(arena, query->text, query->now),
		.limit = query->limit ? query->limit : STORE_PAGE,
	};
	const Expression *expression = &search.expression;
	search.by_words = !str_empty(expression->match);
	search.by_feed = expression->feeds.count || expression->tags.count;
	search.narrowed = search.by_feed || expression->unread
	    || expression->starred || expression->quoted
	    || expression->since != DATE_NONE;
	if (!search.by_words && !search.narrowed)
		return true;
	if (search.by_feed) {
		if (!find_feeds(arena, store, expression, query->tags,
		    &search.feeds, &search.feed_count, err))
			return false;
		if (!search.feed_count)
			return true;
	}
	if (search.by_words && !find_words(arena, store, &search, err))
		return false;
	bool done = search.by_words && search.ids.count <= FEW
	    ? search_among(arena, store, &search, found, err)
	    : search_along(arena, store, &search, found, err);
	return done && add_snippets(arena, store, &expression->words, found,
	    err);
}
