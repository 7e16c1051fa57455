#include "store/search.h"

#include "base/map.h"
#include "base/unicode.h"
#include "store/expression.h"
#include "store/row.h"
#include "store/statement.h"
#include "store/store_feed.h"

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

/* The ids of the feeds that feed: and tag: leave, as JSON. */
static bool
find_feeds(Arena *arena, Store *store, const Expression *expression,
    const SearchTags *tags, Str *json, Err *err)
{
	StoredFeedList feeds;
	if (!store_feeds(arena, store, &feeds, err))
		return false;
	Map tagged = {0};
	count_tags(arena, tags, &expression->tags, &tagged);
	LIST_OF(int64_t) ids = {0};
	for (uint32_t i = 0; i < feeds.count; i++) {
		const StoredFeed *feed = &feeds.items[i];
		uint32_t count = 0;
		map_get(&tagged, feed->url, &count);
		if (count == expression->tags.count
		    && has_all(feed->name, feed->url, &expression->feeds))
			list_push(arena, &ids, feed->id);
	}
	*json = ids_as_json(arena, ids.items, ids.count);
	return true;
}

static bool
add_snippets(Arena *arena, Store *store, Str match, FoundList *found, Err *err)
{
	enum { SNIPPETS = 50 }; /* more than a screen shows */
	for (uint32_t i = 0; i < found->count && i < SNIPPETS; i++) {
		Query query = query_of(store, GET_SNIPPET);
		query_int(&query, found->items[i].item.id);
		query_str(&query, match);
		if (query_row(&query))
			found->items[i].snippet = str_squeeze(arena,
			    column_bytes(&query, 0));
		if (!query_end(&query, err))
			return false;
	}
	return true;
}

bool
store_search(Arena *arena, Store *store, const SearchQuery *query,
    FoundList *found, Err *err)
{
	*found = (FoundList){0};
	Expression expression = expression_read(arena, query->text, query->now);
	bool by_feed = expression.feeds.count || expression.tags.count;
	bool narrowed = by_feed || expression.unread || expression.starred
	    || expression.quoted || expression.since != DATE_NONE;
	if (str_empty(expression.match) && !narrowed)
		return true;
	Str feeds = {0};
	if (by_feed && !find_feeds(arena, store, &expression, query->tags,
	    &feeds, err))
		return false;
	Query rows = query_of(store, str_empty(expression.match) ? SEARCH_STATE
	    : query->order == SEARCH_BEST ? SEARCH_BEST_OF : SEARCH_NEWEST_OF);
	query_int(&rows, expression.since);
	query_int(&rows, expression.unread);
	query_int(&rows, expression.starred);
	query_int(&rows, expression.quoted);
	if (by_feed)
		query_str(&rows, feeds);
	else
		query_null(&rows);
	query_int(&rows, query->limit ? query->limit : STORE_PAGE);
	if (!str_empty(expression.match))
		query_str(&rows, expression.match);
	while (query_row(&rows))
		list_push(arena, found, (Found){
		    .item = item_of_row(arena, &rows)});
	if (!query_end(&rows, err))
		return false;
	return str_empty(expression.match)
	    || add_snippets(arena, store, expression.match, found, err);
}
