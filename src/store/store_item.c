#include "store/store_item.h"

#include "base/buf.h"
#include "base/json.h"
#include "store/statement.h"
#include "store/row.h"

StoredItem
item_of_row(Arena *arena, const Query *query)
{
	return (StoredItem){
		.id = column_int(query, 0),
		.feed = column_int(query, 1),
		.headline = column_str(arena, query, 2),
		.link = column_str(arena, query, 3),
		.authors = column_str(arena, query, 4),
		.date = column_int(query, 5),
		.published = column_int(query, 6),
		.first_seen = column_int(query, 7),
		.read = column_int(query, 8) != 0,
		.starred = column_int(query, 9) != 0,
		.place = (uint32_t)column_int(query, 10),
		.stories = (uint8_t)column_int(query, 11),
		.quotes = (uint32_t)column_int(query, 12),
	};
}

Str
ids_as_json(Arena *arena, const int64_t *ids, uint32_t count)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < count; i++)
		buf_add_format(&buf, "%c%lld", i ? ',' : '[',
		    (long long)ids[i]);
	buf_add(&buf, count ? STR("]") : STR("[]"));
	Str json = buf_copy(arena, &buf);
	buf_free(&buf);
	return json;
}

void
bind_items(Query *bound, const ItemQuery *query, ItemPlace after, Str feeds)
{
	bool from_start = !after.date && !after.id;
	query_int(bound, from_start ? INT64_MAX : after.date);
	query_int(bound, from_start ? INT64_MAX : after.id);
	query_int(bound, query->since ? query->since : INT64_MIN);
	query_int(bound, query->unread_only);
	query_int(bound, query->starred_only);
	query_int(bound, query->quoted_only);
	if (query->feed_count)
		query_str(bound, feeds);
	else
		query_null(bound);
	query_int(bound, query->regard);
	query_int(bound, query->now);
}

/* Walks along the index in which the fewest lines are passed over. A few feeds
 * are sorted; of many, the newest of all are the quickest way to their newest. */
static StatementName
items_statement(const ItemQuery *query, bool count)
{
	enum { FEW_FEEDS = 40 };
	if (query->starred_only)
		return count ? COUNT_STARRED : LIST_STARRED;
	if (query->feed_count && (count || query->feed_count <= FEW_FEEDS))
		return count ? COUNT_OF_FEEDS : LIST_OF_FEEDS;
	if (query->unread_only)
		return count ? COUNT_UNREAD : LIST_UNREAD;
	return count ? COUNT_ALL : LIST_ALL;
}

bool
store_items(Arena *arena, Store *store, const ItemQuery *query,
    StoredItemList *items, Err *err)
{
	*items = (StoredItemList){0};
	Query rows = query_of(store, items_statement(query, false));
	bind_items(&rows, query, query->after,
	    ids_as_json(arena, query->feeds, query->feed_count));
	query_int(&rows, query->limit ? query->limit : STORE_PAGE);
	while (query_row(&rows))
		list_push(arena, items, item_of_row(arena, &rows));
	return query_end(&rows, err);
}

bool
store_count(Store *store, const ItemQuery *query, uint32_t *count, Err *err)
{
	Arena *arena = arena_new();
	Query rows = query_of(store, items_statement(query, true));
	bind_items(&rows, query, (ItemPlace){0},
	    ids_as_json(arena, query->feeds, query->feed_count));
	*count = query_row(&rows) ? (uint32_t)column_int(&rows, 0) : 0;
	bool done = query_end(&rows, err);
	arena_free(arena);
	return done;
}

bool
store_item(Arena *arena, Store *store, int64_t id, StoredItem *item, Err *err)
{
	*item = (StoredItem){0};
	Query query = query_of(store, GET_ITEM);
	query_int(&query, id);
	if (query_row(&query))
		*item = item_of_row(arena, &query);
	return query_end(&query, err);
}

static void
read_more(Arena *arena, Str json, StoredText *text)
{
	const JsonValue *more = str_empty(json) ? NULL
	    : json_read(arena, json, NULL);
	const JsonValue *list = json_member(more, "enclosures");
	for (uint32_t i = 0; list && i < list->count; i++) {
		const JsonValue *one = &list->values[i];
		list_push(arena, &text->enclosures, (Enclosure){
		    .url = json_text(json_member(one, "url")),
		    .type = json_text(json_member(one, "type")),
		    .length = json_text(json_member(one, "length"))});
	}
	list = json_member(more, "categories");
	for (uint32_t i = 0; list && i < list->count; i++)
		list_push(arena, &text->categories, json_text(&list->values[i]));
}

bool
store_text(Arena *arena, Store *store, int64_t id, StoredText *text, Err *err)
{
	*text = (StoredText){0};
	Query query = query_of(store, GET_TEXT);
	query_int(&query, id);
	if (query_row(&query)) {
		text->summary = (FeedText){column_str(arena, &query, 0),
		    column_str(arena, &query, 1), column_str(arena, &query, 2)};
		text->content = (FeedText){column_str(arena, &query, 3),
		    column_str(arena, &query, 4), column_str(arena, &query, 5)};
		text->image = column_str(arena, &query, 6);
		read_more(arena, column_str(arena, &query, 7), text);
	}
	return query_end(&query, err);
}
