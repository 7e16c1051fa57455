#include "store/store_feed.h"

#include "base/hash.h"
#include "base/json.h"
#include "base/map.h"
#include "base/url.h"
#include "store/statement.h"

/* --- reading --- */

static StoredFeed
feed_of_row(Arena *arena, const Query *query)
{
	return (StoredFeed){
		.id = column_int(query, 0),
		.url = column_str(arena, query, 1),
		.name = column_str(arena, query, 2),
		.link = column_str(arena, query, 3),
		.language = column_str(arena, query, 4),
		.icon = column_str(arena, query, 5),
		.fetch = {
			.etag = column_str(arena, query, 6),
			.last_modified = column_str(arena, query, 7),
			.last_try = column_int(query, 8),
			.last_good = column_int(query, 9),
			.next_try = column_int(query, 10),
			.status = (int)column_int(query, 11),
			.error = column_str(arena, query, 12),
			.failures = (uint32_t)column_int(query, 13),
			.gone = column_int(query, 14) != 0,
			.moved = column_str(arena, query, 15),
			.moves = (uint32_t)column_int(query, 16),
		},
		.items = (uint32_t)column_int(query, 17),
		.unread = (uint32_t)column_int(query, 18),
	};
}

bool
store_feeds(Arena *arena, Store *store, StoredFeedList *feeds, Err *err)
{
	*feeds = (StoredFeedList){0};
	Query query = query_of(store, LIST_FEEDS);
	while (query_row(&query))
		list_push(arena, feeds, feed_of_row(arena, &query));
	return query_end(&query, err);
}

bool
store_feed(Arena *arena, Store *store, Str url, StoredFeed *feed, Err *err)
{
	*feed = (StoredFeed){0};
	Query query = query_of(store, GET_FEED);
	query_str(&query, url);
	if (query_row(&query))
		*feed = feed_of_row(arena, &query);
	return query_end(&query, err);
}

static bool
find_feed(Store *store, Str url, int64_t *id, Err *err)
{
	*id = 0;
	Query query = query_of(store, FIND_FEED);
	query_str(&query, url);
	if (query_row(&query))
		*id = column_int(&query, 0);
	return query_end(&query, err);
}

static bool
find_or_add_feed(Store *store, Str url, int64_t *id, Err *err)
{
	if (!find_feed(store, url, id, err))
		return false;
	if (*id)
		return true;
	Query add = query_of(store, ADD_FEED);
	query_str(&add, url);
	return query_run(&add, err) && find_feed(store, url, id, err);
}

/* --- which item is which --- */

/*
 * An item by its hashes. Of most items identity is guid, the hash of
 * item_identity(). Where several of a feed share a guid, which is the
 * publisher's mistake, it is own, into which link and headline go as well: for
 * one fetch or another may have only one of them, also wherever an item stored
 * before was told apart so.
 */
typedef struct {
	int64_t id;
	uint64_t identity, guid, own;
	uint64_t print; /* of all that the publisher says */
	bool present;   /* the feed had it at the last fetch */
	bool seen;      /* and has it now */
} Known;

typedef LIST_OF(Known) KnownList;

typedef struct {
	Arena *arena; /* of the call */
	Store *store;
	int64_t feed, now;
	KnownList known;
	Map by_identity; /* to index in known */
	Map shared;      /* guids that do not tell items apart */
	StoredChanges changes;
} Intake;

/* For a map, whose keys are bytes. */
static Str
key_of(Arena *arena, uint64_t hash)
{
	uint64_t *copy = ARENA_NEW(arena, uint64_t);
	*copy = hash;
	return (Str){(const char *)copy, sizeof *copy};
}

/* Each part ends with a mark of its own: "ab", "c" is not "a", "bc". */
static uint64_t
hash_part(uint64_t hash, Str part)
{
	return hash64_add(hash64_add_str(hash, part), 0x1f);
}

static uint64_t
hash_text(uint64_t hash, const FeedText *text)
{
	return hash_part(hash_part(hash, text->value), text->type);
}

static Known
known_of_item(Arena *arena, const Item *item)
{
	Known known = {0};
	known.guid = hash64(item_identity(arena, item));
	known.own = hash64_add_str(hash_part(known.guid, item->link),
	    item->headline);
	uint64_t print = hash_text(known.own, &item->summary);
	for (uint32_t i = 0; i < item->contents.count; i++)
		print = hash_text(print, &item->contents.items[i]);
	for (uint32_t i = 0; i < item->enclosures.count; i++)
		print = hash64_add_str(print, item->enclosures.items[i].url);
	print = hash64_add_str(print, feed_persons_line(arena, &item->authors));
	known.print = hash64_add_str(print, str_format(arena, "%lld %lld",
	    (long long)item->published, (long long)item->updated));
	return known;
}

static bool
read_known(Intake *intake, Err *err)
{
	Query query = query_of(intake->store, LIST_KNOWN);
	query_int(&query, intake->feed);
	while (query_row(&query)) {
		Known known = {
			.id = column_int(&query, 0),
			.identity = (uint64_t)column_int(&query, 1),
			.guid = (uint64_t)column_int(&query, 2),
			.own = (uint64_t)column_int(&query, 3),
			.print = (uint64_t)column_int(&query, 4),
			.present = column_int(&query, 5) != 0,
		};
		map_put(intake->arena, &intake->by_identity,
		    key_of(intake->arena, known.identity),
		    intake->known.count);
		if (known.identity != known.guid)
			map_put(intake->arena, &intake->shared,
			    key_of(intake->arena, known.guid), 1);
		list_push(intake->arena, &intake->known, known);
	}
	return query_end(&query, err);
}

/* The guids that more than one of these items has. */
static void
find_shared(Intake *intake, const Known *items, uint32_t count)
{
	Map first = {0};
	for (uint32_t i = 0; i < count; i++) {
		Str guid = key_of(intake->arena, items[i].guid);
		uint32_t other;
		if (!map_get(&first, guid, &other))
			map_put(intake->arena, &first, guid, i);
		else if (items[other].own != items[i].own)
			map_put(intake->arena, &intake->shared, guid, 1);
	}
}

/* The item as it is stored; NULL: it is new. Sets wanted->identity. */
static Known *
find_known(Intake *intake, Known *wanted)
{
	Str guid = key_of(intake->arena, wanted->guid);
	bool shared = map_has(&intake->shared, guid);
	wanted->identity = shared ? wanted->own : wanted->guid;
	uint32_t index;
	if (map_get(&intake->by_identity,
	    key_of(intake->arena, wanted->identity), &index))
		return &intake->known.items[index];
	/* stored while nobody else had its guid: told apart from now on */
	if (shared && map_get(&intake->by_identity, guid, &index)
	    && intake->known.items[index].own == wanted->own)
		return &intake->known.items[index];
	return NULL;
}

/* --- writing items --- */

static const FeedText *
longest(const FeedTextList *texts)
{
	static const FeedText none = {{0}, {0}, {0}};
	const FeedText *best = &none;
	for (uint32_t i = 0; i < texts->count; i++)
		if (texts->items[i].value.len > best->value.len)
			best = &texts->items[i];
	return best;
}

/* What has no column of its own: read again by store_text(). */
static Str
more_of(Arena *arena, const Item *item)
{
	if (!item->enclosures.count && !item->categories.count)
		return (Str){0};
	JsonWriter *w = json_writer_new(arena);
	json_begin_object(w);
	json_key(w, "enclosures");
	json_begin_array(w);
	for (uint32_t i = 0; i < item->enclosures.count; i++) {
		const Enclosure *enclosure = &item->enclosures.items[i];
		json_begin_object(w);
		json_key(w, "url");
		json_put_string(w, enclosure->url);
		json_key(w, "type");
		json_put_string(w, enclosure->type);
		json_key(w, "length");
		json_put_string(w, enclosure->length);
		json_end(w);
	}
	json_end(w);
	json_key(w, "categories");
	json_begin_array(w);
	for (uint32_t i = 0; i < item->categories.count; i++)
		json_put_string(w, item->categories.items[i]);
	json_end(w);
	json_end(w);
	return json_writer_text(w);
}

static bool
put_text(Intake *intake, int64_t id, const Item *item, Err *err)
{
	const FeedText *content = longest(&item->contents);
	Query query = query_of(intake->store, PUT_TEXT);
	query_int(&query, id);
	query_str(&query, item->summary.value);
	query_str(&query, item->summary.type);
	query_str(&query, item->summary.base);
	query_str(&query, content->value);
	query_str(&query, content->type);
	query_str(&query, content->base);
	query_str(&query, item->image);
	query_str(&query, more_of(intake->arena, item));
	return query_run(&query, err);
}

static bool
has_text(const Item *item)
{
	return !str_empty(item->summary.value) || item->contents.count;
}

static bool
add_item(Intake *intake, Known *wanted, const Item *item, Err *err)
{
	Store *store = intake->store;
	Query query = query_of(store, ADD_ITEM);
	query_int(&query, intake->feed);
	query_int(&query, (int64_t)wanted->identity);
	query_int(&query, (int64_t)wanted->guid);
	query_int(&query, (int64_t)wanted->own);
	query_int(&query, (int64_t)wanted->print);
	query_str(&query, item->headline);
	query_str(&query, item->link);
	query_str(&query, feed_persons_line(intake->arena, &item->authors));
	query_int(&query, item->published);
	query_int(&query, intake->now);
	query_int(&query, has_text(item));
	query_int(&query, url_is_web(item->link));
	if (!query_run(&query, err))
		return false;
	wanted->id = store_added(store);
	int64_t date = item_date(item);
	Query state = query_of(store, ADD_STATE);
	query_int(&state, wanted->id);
	query_int(&state, intake->feed);
	query_int(&state, date == DATE_NONE || date > intake->now
	    ? intake->now : date);
	if (!query_run(&state, err))
		return false;
	Query words = query_of(store, ADD_WORDS);
	query_int(&words, wanted->id);
	query_str(&words, item->headline);
	return query_run(&words, err)
	    && put_text(intake, wanted->id, item, err);
}

static bool
update_item(Intake *intake, const Known *wanted, const Item *item, Err *err)
{
	Store *store = intake->store;
	Query query = query_of(store, SET_ITEM);
	query_int(&query, wanted->id);
	query_int(&query, (int64_t)wanted->identity);
	query_int(&query, (int64_t)wanted->own);
	query_int(&query, (int64_t)wanted->print);
	query_str(&query, item->headline);
	query_str(&query, item->link);
	query_str(&query, feed_persons_line(intake->arena, &item->authors));
	query_int(&query, item->published);
	query_int(&query, has_text(item));
	query_int(&query, url_is_web(item->link));
	if (!query_run(&query, err))
		return false;
	int64_t date = item_date(item);
	Query state = query_of(store, SET_DATE);
	query_int(&state, wanted->id);
	query_int(&state, date == DATE_NONE ? INT64_MAX : date);
	Query words = query_of(store, SET_HEADLINE);
	query_int(&words, wanted->id);
	query_str(&words, item->headline);
	Query tries = query_of(store, FORGET_TRIES);
	query_int(&tries, wanted->id);
	return query_run(&state, err) && query_run(&words, err)
	    && query_run(&tries, err)
	    && put_text(intake, wanted->id, item, err);
}

static bool
set_present(Intake *intake, int64_t id, bool present, Err *err)
{
	Query query = query_of(intake->store, SET_PRESENT);
	query_int(&query, present);
	query_int(&query, id);
	return query_run(&query, err);
}

static bool
put_item(Intake *intake, Known *wanted, const Item *item, Err *err)
{
	Known *known = find_known(intake, wanted);
	if (!known) {
		if (!add_item(intake, wanted, item, err))
			return false;
		wanted->present = wanted->seen = true;
		map_put(intake->arena, &intake->by_identity,
		    key_of(intake->arena, wanted->identity),
		    intake->known.count);
		list_push(intake->arena, &intake->known, *wanted);
		intake->changes.added++;
		return true;
	}
	if (known->seen) /* twice in one feed */
		return true;
	known->seen = true;
	if (known->print == wanted->print
	    && known->identity == wanted->identity) {
		intake->changes.unchanged++;
		return known->present
		    || set_present(intake, known->id, true, err);
	}
	wanted->id = known->id;
	intake->changes.updated++;
	return update_item(intake, wanted, item, err);
}

static bool
put_items(Intake *intake, const ItemList *items, Err *err)
{
	if (!read_known(intake, err))
		return false;
	Known *wanted = ARENA_ARRAY(intake->arena, Known, items->count);
	for (uint32_t i = 0; i < items->count; i++)
		wanted[i] = known_of_item(intake->arena, &items->items[i]);
	find_shared(intake, wanted, items->count);
	/* the first of a feed is its newest: it gets the highest id, which
	 * decides between items of one date */
	for (uint32_t i = items->count; i-- > 0;)
		if (!put_item(intake, &wanted[i], &items->items[i], err))
			return false;
	for (uint32_t i = 0; i < intake->known.count; i++) {
		const Known *known = &intake->known.items[i];
		if (known->present && !known->seen
		    && !set_present(intake, known->id, false, err))
			return false;
	}
	return true;
}

static bool
put_feed(Intake *intake, Str url, const Feed *feed, Err *err)
{
	if (!find_or_add_feed(intake->store, url, &intake->feed, err))
		return false;
	intake->changes.feed = intake->feed;
	if (str_empty(feed->format))
		return true;
	Query query = query_of(intake->store, SET_FEED);
	query_int(&query, intake->feed);
	query_str(&query, feed->name);
	query_str(&query, feed->link);
	query_str(&query, feed->language);
	query_str(&query, feed->icon);
	return query_run(&query, err) && put_items(intake, &feed->items, err);
}

bool
store_put_feed(Store *store, Str url, const Feed *feed, int64_t now,
    StoredChanges *changes, Err *err)
{
	if (!store_begin(store, err))
		return false;
	Arena *arena = arena_new();
	Intake intake = {.arena = arena, .store = store, .now = now};
	bool done = put_feed(&intake, url, feed, err);
	if (changes)
		*changes = intake.changes;
	arena_free(arena);
	return store_end(store, done, err);
}

/* --- the rest --- */

static bool
set_fetch(Store *store, Str url, const FeedFetch *fetch, Err *err)
{
	int64_t id;
	if (!find_or_add_feed(store, url, &id, err))
		return false;
	Query query = query_of(store, SET_FETCH);
	query_str(&query, fetch->etag);
	query_str(&query, fetch->last_modified);
	query_int(&query, fetch->last_try);
	query_int(&query, fetch->last_good);
	query_int(&query, fetch->next_try);
	query_int(&query, fetch->status);
	query_str(&query, fetch->error);
	query_int(&query, fetch->failures);
	query_int(&query, fetch->gone);
	query_str(&query, fetch->moved);
	query_int(&query, fetch->moves);
	query_int(&query, id);
	return query_run(&query, err);
}

bool
store_put_fetch(Store *store, Str url, const FeedFetch *fetch, Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, set_fetch(store, url, fetch, err), err);
}

bool
store_move_feed(Store *store, Str from, Str to, bool *moved, Err *err)
{
	*moved = false;
	Query query = query_of(store, MOVE_FEED);
	query_str(&query, to);
	query_str(&query, from);
	if (!query_run(&query, err))
		return false;
	*moved = store_changed(store) > 0;
	return true;
}

bool
store_expire(Store *store, int64_t feed, int64_t before, uint32_t *deleted,
    Err *err)
{
	Query query = query_of(store, DELETE_OLD);
	query_int(&query, feed);
	query_int(&query, before);
	if (!query_run(&query, err))
		return false;
	if (deleted)
		*deleted = store_changed(store);
	return true;
}

static bool
forget_feed(Store *store, Str url, Err *err)
{
	int64_t id;
	if (!find_feed(store, url, &id, err))
		return false;
	Query items = query_of(store, DELETE_ITEMS);
	query_int(&items, id);
	if (!query_run(&items, err))
		return false;
	Query feed = query_of(store, DELETE_FEED);
	query_int(&feed, id);
	return query_run(&feed, err);
}

bool
store_forget_feed(Store *store, Str url, Err *err)
{
	if (!store_begin(store, err))
		return false;
	return store_end(store, forget_feed(store, url, err), err);
}
