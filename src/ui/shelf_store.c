#include "ui/shelf_store.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>

#include "base/date.h"
#include "base/map.h"
#include "base/url.h"
#include "config/feedlist.h"
#include "config/feedlist_edit.h"
#include "store/search.h"
#include "store/store_feed.h"
#include "store/store_names.h"
#include "store/store_state.h"
#include "store/store_story.h"

/* Between the names of a folder's path, in its key. */
#define PATH_MARK "\x1f"

enum { SEARCH_MOST = 1000, NAMES_MOST = 8 };

typedef struct {
	Shelf shelf;
	Store *store;
	Arena *arena;
	Str file;          /* feeds.yaml */
	struct stat seen;  /* of it, when the list was read */

	Arena *list_arena;
	FeedList list;
	Err trouble;       /* why it could not be read */

	Arena *feeds_arena;
	StoredFeedList feeds; /* NULL arena: to be asked for */
	Map by_url, by_id;    /* indexes in feeds */
	bool strays;          /* some are not in the list */
} StoreShelf;

static StoreShelf *
store_of(Shelf *shelf)
{
	return (StoreShelf *)shelf;
}

/* --- the list and the store's feeds --- */

static void
read_list(StoreShelf *shelf)
{
	struct stat now = {0};
	if (shelf->file.len)
		stat(shelf->file.ptr, &now);
	bool same = shelf->list_arena && now.st_ino == shelf->seen.st_ino
	    && now.st_size == shelf->seen.st_size
	    && now.st_mtim.tv_sec == shelf->seen.st_mtim.tv_sec
	    && now.st_mtim.tv_nsec == shelf->seen.st_mtim.tv_nsec;
	if (same)
		return;
	shelf->seen = now;
	arena_free(shelf->list_arena);
	shelf->list_arena = arena_new();
	shelf->trouble = (Err){0};
	shelf->list = feedlist_new(shelf->list_arena);
	feedlist_load(shelf->list_arena, &shelf->list, &shelf->trouble);
}

static Str
id_key(const int64_t *id)
{
	return (Str){(const char *)id, sizeof *id};
}

static void
forget_feeds(StoreShelf *shelf)
{
	arena_free(shelf->feeds_arena);
	shelf->feeds_arena = NULL;
}

static void
read_feeds(StoreShelf *shelf)
{
	if (shelf->feeds_arena)
		return;
	Arena *arena = shelf->feeds_arena = arena_new();
	shelf->feeds = (StoredFeedList){0};
	shelf->by_url = shelf->by_id = (Map){0};
	shelf->strays = false;
	Err err = {0};
	if (!store_feeds(arena, shelf->store, &shelf->feeds, &err)
	    && !err_is_set(&shelf->trouble))
		shelf->trouble = err;
	for (uint32_t i = 0; i < shelf->feeds.count; i++) {
		const StoredFeed *feed = &shelf->feeds.items[i];
		map_put(arena, &shelf->by_url, feed->url, i);
		map_put(arena, &shelf->by_id, id_key(&feed->id), i);
		shelf->strays = shelf->strays || (feed->items
		    && feedlist_find(&shelf->list, feed->url) == FEEDLIST_NONE);
	}
}

/* NULL where nothing of it was ever fetched. */
static const StoredFeed *
stored_feed(const StoreShelf *shelf, Str url)
{
	uint32_t index;
	return map_get(&shelf->by_url, url, &index)
	    ? &shelf->feeds.items[index] : NULL;
}

static Str
feed_name(const StoreShelf *shelf, const SavedFeed *saved)
{
	const StoredFeed *stored = stored_feed(shelf, saved->url);
	if (str_empty(saved->title) && stored && stored->name.len)
		return stored->name;
	return feed_label(saved);
}

static Str
folder_key(Arena *arena, const FeedList *list, uint32_t folder)
{
	StrList path = feedlist_path(arena, list, folder);
	Str key = {0};
	for (uint32_t i = 0; i < path.count; i++)
		key = str_format(arena, "%.*s" PATH_MARK "%.*s", STR_ARG(key),
		    STR_ARG(path.items[i]));
	return key;
}

/* --- which items --- */

static bool
is_inside(const FeedList *list, uint32_t folder, uint32_t outer)
{
	while (folder != outer && folder != FEEDLIST_TOP)
		folder = list->folders.items[folder].parent;
	return folder == outer;
}

/* The index of a folder by its key, or FEEDLIST_NONE. */
static int64_t
find_folder(Arena *arena, const FeedList *list, Str key)
{
	for (uint32_t i = 1; i < list->folders.count; i++)
		if (str_equal(folder_key(arena, list, i), key))
			return i;
	return FEEDLIST_NONE;
}

/* False where no feed is in the row, so that no item can be. */
static bool
item_query(Arena *arena, StoreShelf *shelf, const ShelfQuery *query,
    ItemQuery *items)
{
	read_feeds(shelf);
	*items = (ItemQuery){.limit = query->limit,
		.after = {query->after.date, query->after.id},
		.regard = query->with_muted ? ITEMS_ANY : ITEMS_SHOWN,
		.now = (int64_t)time(NULL)};
	if (query->kind == SHELF_SMART) {
		items->unread_only = str_equal(query->key, SHELF_UNREAD_ITEMS);
		items->starred_only = str_equal(query->key, SHELF_STARRED_ITEMS);
		items->quoted_only = str_equal(query->key, SHELF_QUOTES_TODAY);
		if (items->quoted_only)
			items->since = shelf_today();
		if (str_equal(query->key, SHELF_FOLLOWED_ITEMS))
			items->regard = ITEMS_FOLLOWED;
		/* what is starred is wanted */
		if (items->starred_only)
			items->regard = ITEMS_ANY;
		/* a star outlives the feed */
		if (!shelf->strays || items->starred_only)
			return true;
	}
	const FeedList *list = &shelf->list;
	int64_t folder = query->kind == SHELF_FOLDER
	    ? find_folder(arena, list, query->key) : FEEDLIST_TOP;
	if (folder == FEEDLIST_NONE)
		return false;
	int64_t *ids = ARENA_ARRAY(arena, int64_t, list->feeds.count);
	for (uint32_t i = 0; i < list->feeds.count; i++) {
		const SavedFeed *saved = &list->feeds.items[i];
		const StoredFeed *stored = stored_feed(shelf, saved->url);
		if (stored && is_inside(list, saved->folder, (uint32_t)folder)
		    && (query->kind != SHELF_FEED
		        || str_equal(saved->url, query->key)))
			ids[items->feed_count++] = stored->id;
	}
	items->feeds = ids;
	return items->feed_count > 0;
}

/* --- the rows --- */

static ShelfRow
smart_row(Str key, const char *name)
{
	return (ShelfRow){.kind = SHELF_SMART, .key = key, .name = str_of(name),
		.next_try = DATE_NONE};
}

/* How many are followed, or muted, now. */
static uint32_t
count_regarded(StoreShelf *shelf, Regard regard)
{
	Arena *arena = arena_new();
	InterestList interests = {0};
	Err err = {0};
	uint32_t count = 0;
	store_interests(arena, shelf->store, (int64_t)time(NULL), &interests,
	    &err);
	for (uint32_t i = 0; i < interests.count; i++)
		count += interests.items[i].regard == regard;
	arena_free(arena);
	return count;
}

/* Counts what the feeds' own counts do not tell. */
static void
count_smart(StoreShelf *shelf, ShelfRow *row)
{
	Arena *arena = arena_new();
	ShelfQuery query = {.kind = SHELF_SMART, .key = row->key};
	ItemQuery items;
	Err err = {0};
	if (item_query(arena, shelf, &query, &items)) {
		store_count(shelf->store, &items, &row->total, &err);
		items.unread_only = true;
		store_count(shelf->store, &items, &row->unread, &err);
	}
	arena_free(arena);
}

static ShelfRow
feed_row(const StoreShelf *shelf, const SavedFeed *saved)
{
	const StoredFeed *stored = stored_feed(shelf, saved->url);
	ShelfRow row = {.kind = SHELF_FEED, .key = saved->url,
		.name = feed_name(shelf, saved), .next_try = DATE_NONE};
	if (stored) {
		row.unread = stored->unread;
		row.total = stored->items;
		row.error = stored->fetch.error;
		row.next_try = stored->fetch.gone ? DATE_NONE
		    : stored->fetch.next_try == DATE_NONE ? 0
		    : stored->fetch.next_try;
	}
	return row;
}

static void
store_rows(Shelf *any, Arena *arena, ShelfRowList *rows)
{
	StoreShelf *shelf = store_of(any);
	read_feeds(shelf);
	enum { UNREAD, STARRED, FOLLOWED };
	uint32_t follows = count_regarded(shelf, REGARD_FOLLOWED) > 0;
	uint32_t quotes = 2 + follows, all = quotes + 1;
	list_push(arena, rows, smart_row(SHELF_UNREAD_ITEMS, "Unread"));
	list_push(arena, rows, smart_row(SHELF_STARRED_ITEMS, "Starred"));
	if (follows) {
		list_push(arena, rows, smart_row(SHELF_FOLLOWED_ITEMS, "Followed"));
		count_smart(shelf, &rows->items[FOLLOWED]);
	}
	list_push(arena, rows, smart_row(SHELF_QUOTES_TODAY, "Quotes today"));
	list_push(arena, rows, smart_row(SHELF_ALL_ITEMS, "All"));
	count_smart(shelf, &rows->items[STARRED]);
	count_smart(shelf, &rows->items[quotes]);
	uint32_t around[FEEDLIST_DEEPEST + 1]; /* rows of the folders, by depth */
	const FeedListEntryList *entries = &shelf->list.entries;
	for (uint32_t i = 0; i < entries->count; i++) {
		FeedListEntry entry = entries->items[i];
		ShelfRow row;
		if (entry.is_folder) {
			row = (ShelfRow){.kind = SHELF_FOLDER,
				.key = folder_key(arena, &shelf->list, entry.index),
				.name = shelf->list.folders.items[entry.index].name,
				.next_try = DATE_NONE};
			if (entry.depth <= FEEDLIST_DEEPEST)
				around[entry.depth] = rows->count;
		} else {
			row = feed_row(shelf,
			    &shelf->list.feeds.items[entry.index]);
			for (uint32_t d = 0; d < entry.depth; d++) {
				rows->items[around[d]].unread += row.unread;
				rows->items[around[d]].total += row.total;
			}
			rows->items[UNREAD].unread += row.unread;
			rows->items[UNREAD].total += row.unread;
			rows->items[all].unread += row.unread;
			rows->items[all].total += row.total;
		}
		row.depth = entry.depth;
		/* what is forgotten while the rows are shown is copied */
		row.key = str_copy(arena, row.key);
		row.name = str_copy(arena, row.name);
		row.error = str_copy(arena, row.error);
		list_push(arena, rows, row);
	}
}

/* --- items --- */

static bool
feeds_with_tag(void *context, Arena *arena, Str tag, StrList *urls)
{
	const FeedList *list = &((const StoreShelf *)context)->list;
	for (uint32_t i = 0; i < list->feeds.count; i++)
		if (feed_has_tag(&list->feeds.items[i], tag))
			list_push(arena, urls, list->feeds.items[i].url);
	return urls->count > 0;
}

static bool
is_wanted(const ItemQuery *query, const StoredItem *item)
{
	if ((query->unread_only && item->read)
	    || (query->starred_only && !item->starred)
	    || (query->quoted_only && !item->quotes)
	    || (query->since && item->date < query->since))
		return false;
	for (uint32_t i = 0; i < query->feed_count; i++)
		if (query->feeds[i] == item->feed)
			return true;
	return !query->feed_count;
}

static void
put_item(Arena *arena, ShelfPage *page, const StoredItem *item)
{
	list_push(arena, &page->items,
	    (ShelfItem){item->id, item->date, item->read});
}

/* All that is found is one page. */
static bool
found_items(Arena *arena, StoreShelf *shelf, const ShelfQuery *query,
    const ItemQuery *items, ShelfPage *page, Err *err)
{
	SearchTags tags = {feeds_with_tag, shelf};
	SearchQuery search = {.text = query->words,
		.limit = SEARCH_MOST, .now = (int64_t)time(NULL), .tags = &tags};
	FoundList found = {0};
	if (query->after.id)
		return true;
	if (!store_search(arena, shelf->store, &search, &found, err))
		return false;
	for (uint32_t i = 0; i < found.count; i++) {
		const StoredItem *item = &found.items[i].item;
		if (!is_wanted(items, item))
			continue;
		put_item(arena, page, item);
		page->unread += !item->read;
	}
	page->total = page->items.count;
	return true;
}

/* How many are left out of a list since somebody is muted. */
static bool
count_hidden(StoreShelf *shelf, const ItemQuery *query, uint32_t *hidden,
    Err *err)
{
	*hidden = 0;
	if (query->regard != ITEMS_SHOWN
	    || !count_regarded(shelf, REGARD_MUTED))
		return true;
	ItemQuery those = *query;
	those.regard = ITEMS_HIDDEN;
	return store_count(shelf->store, &those, hidden, err);
}

static bool
store_page(Shelf *any, Arena *arena, const ShelfQuery *query, ShelfPage *page,
    Err *err)
{
	StoreShelf *shelf = store_of(any);
	Arena *work = arena_new();
	ItemQuery items;
	StoredItemList found = {0};
	bool good = true;
	if (!item_query(work, shelf, query, &items)) {
		/* nothing is in it */
	} else if (query->words.len) {
		good = found_items(arena, shelf, query, &items, page, err);
	} else if ((good = store_items(work, shelf->store, &items, &found, err))) {
		for (uint32_t i = 0; i < found.count; i++)
			put_item(arena, page, &found.items[i]);
		if (!query->after.id) {
			good = store_count(shelf->store, &items, &page->total, err)
			    && count_hidden(shelf, &items, &page->hidden, err);
			items.unread_only = true;
			good = good && store_count(shelf->store, &items,
			    &page->unread, err);
		}
	}
	arena_free(work);
	return good;
}

/* "❝2 Helen Marsh  Northern Rail" */
static Str
who_of(Arena *arena, Store *store, int64_t id)
{
	StoredNameList names = {0};
	Err err = {0};
	Str who = {0};
	store_names(arena, store, id, NAMES_MOST, &names, &err);
	for (uint32_t i = 0; i < names.count; i++) {
		const StoredName *name = &names.items[i];
		if (name->kind != ENTITY_PERSON && name->kind != ENTITY_ORGANIZATION)
			continue;
		if (who.len)
			who = str_join(arena, who, STR("  "));
		if (name->quotes)
			who = str_format(arena, "%.*s❝%u ", STR_ARG(who),
			    name->quotes);
		who = str_join(arena, who, name->name);
	}
	return who;
}

static Str
followed_in(Arena *arena, Store *store, int64_t id)
{
	Str name = {0};
	Err err = {0};
	store_followed_in(arena, store, id, (int64_t)time(NULL), &name, &err);
	return name;
}

static Str
name_by_id(StoreShelf *shelf, Arena *arena, int64_t id)
{
	read_feeds(shelf);
	uint32_t index;
	if (!map_get(&shelf->by_id, id_key(&id), &index))
		return (Str){0};
	const StoredFeed *stored = &shelf->feeds.items[index];
	int64_t saved = feedlist_find(&shelf->list, stored->url);
	return str_copy(arena, saved == FEEDLIST_NONE ? stored->name
	    : feed_name(shelf, &shelf->list.feeds.items[saved]));
}

static bool
store_headline(Shelf *any, Arena *arena, int64_t id, Headline *headline)
{
	StoreShelf *shelf = store_of(any);
	StoredItem item = {0};
	Err err = {0};
	if (!store_item(arena, shelf->store, id, &item, &err) || !item.id)
		return false;
	*headline = (Headline){
		.title = item.headline,
		.url = item.link,
		.from = name_by_id(shelf, arena, item.feed),
		.byline = item.authors,
		.date = item.date,
		.who = who_of(arena, shelf->store, id),
		.followed = followed_in(arena, shelf->store, id),
		.read = item.read,
		.starred = item.starred,
	};
	return true;
}

/* What can be shown of an item whose text has not been made. */
static Story
story_without_text(StoreShelf *shelf, Arena *arena, const StoredItem *item,
    Str tried)
{
	Document *document = ARENA_NEW(arena, Document);
	document->title = item->headline;
	document->url = item->link;
	document->byline = item->authors;
	document->site = name_by_id(shelf, arena, item->feed);
	document->published = item->published;
	return (Story){.document = document, .notes = ARENA_NEW(arena, Notes),
		.note = tried.len ? tried
		    : url_is_web(item->link)
		    ? STR("its text has not been fetched yet: x fetches its page")
		    : STR("its text has not been fetched yet")};
}

static bool
store_open_story(Shelf *any, Arena *arena, int64_t id, Story *story,
    uint32_t *byte, Err *err)
{
	StoreShelf *shelf = store_of(any);
	StoredItem item = {0};
	if (!store_item(arena, shelf->store, id, &item, err))
		return false;
	if (!item.id)
		return err_set(err, "it is no longer in the store");
	static const StoryKind kinds[] = {STORY_FULL_TEXT, STORY_FEED_TEXT};
	Str tried = {0};
	*story = (Story){0};
	for (int i = 0; i < 2 && !story->document; i++) {
		Str why = {0};
		if (!store_story(arena, shelf->store, id, kinds[i], story, &why, err))
			return false;
		if (!tried.len)
			tried = why;
	}
	if (!story->document)
		*story = story_without_text(shelf, arena, &item, tried);
	*byte = item.place;
	return true;
}

static bool
store_feed_text(Shelf *any, Arena *arena, int64_t id, Story *story,
    bool *opens_page, Err *err)
{
	Store *store = store_of(any)->store;
	Story page = {0};
	*story = (Story){0};
	if (!store_story(arena, store, id, STORY_FULL_TEXT, &page, NULL, err))
		return false;
	*opens_page = page.document != NULL;
	return !*opens_page
	    || store_story(arena, store, id, STORY_FEED_TEXT, story, NULL, err);
}

/* --- changes --- */

static bool
store_mark(Shelf *any, int64_t id, ShelfMark mark, Err *err)
{
	StoreShelf *shelf = store_of(any);
	forget_feeds(shelf);
	if (mark == SHELF_READ || mark == SHELF_UNREAD)
		return store_set_read(shelf->store, &id, 1, mark == SHELF_READ, err);
	return store_set_starred(shelf->store, id, mark == SHELF_STAR, err);
}

static bool
mark_found(Arena *arena, StoreShelf *shelf, const ShelfQuery *query,
    const ItemQuery *items, Err *err)
{
	ShelfPage page = {0};
	if (!found_items(arena, shelf, query, items, &page, err))
		return false;
	int64_t *ids = ARENA_ARRAY(arena, int64_t, page.items.count);
	for (uint32_t i = 0; i < page.items.count; i++)
		ids[i] = page.items.items[i].id;
	return store_set_read(shelf->store, ids, page.items.count, true, err);
}

static bool
store_mark_row(Shelf *any, const ShelfQuery *query, Err *err)
{
	StoreShelf *shelf = store_of(any);
	Arena *arena = arena_new();
	ItemQuery items;
	bool done = true;
	if (item_query(arena, shelf, query, &items))
		done = query->words.len
		    ? mark_found(arena, shelf, query, &items, err)
		    : store_mark_all(shelf->store, &items, NULL, err);
	forget_feeds(shelf);
	arena_free(arena);
	return done;
}

static bool
store_keep_page(Shelf *any, int64_t id, const Story *story, Err *err)
{
	Store *store = store_of(any)->store;
	if (!store_begin(store, err))
		return false;
	if (store_put_story(store, id, STORY_FULL_TEXT, story,
	        (int64_t)time(NULL), err)
	    && store_commit(store, err))
		return true;
	store_rollback(store);
	return false;
}

static void
store_keep_place(Shelf *any, int64_t id, uint32_t byte)
{
	Err err = {0}; /* the next visit begins at the top: no reason to fail */
	store_set_place(store_of(any)->store, id, byte, &err);
}

static bool
store_undo_last(Shelf *any, Arena *arena, Str *what, Err *err)
{
	StoreShelf *shelf = store_of(any);
	Undone undone = {0};
	if (!store_undo(arena, shelf->store, &undone, err))
		return false;
	if (str_empty(undone.what))
		return err_set(err, "nothing to take back");
	*what = undone.items > 1 ? str_format(arena, "%.*s, %u items",
	    STR_ARG(undone.what), undone.items) : undone.what;
	/* a step with data is an edit of the list */
	if (undone.data.len && !feedlist_undo(arena, err))
		return false;
	read_list(shelf);
	forget_feeds(shelf);
	return true;
}

static Store *
store_records(Shelf *any, Err *err)
{
	(void)err;
	return store_of(any)->store;
}

static bool
store_regard(Shelf *any, const Interest *interest, Err *err)
{
	return store_set_interest(store_of(any)->store, interest, err);
}

static bool
store_remove(Shelf *any, Str key, Err *err)
{
	StoreShelf *shelf = store_of(any);
	Arena *arena = arena_new();
	FeedEdit edit = {.kind = FEED_EDIT_REMOVE, .url = key};
	bool done = feedlist_edit(arena, &edit, err)
	    && store_put_step(shelf->store, STR("remove the feed"), key, err);
	arena_free(arena);
	read_list(shelf);
	forget_feeds(shelf);
	return done;
}

/* --- the shelf --- */

static Str
store_trouble(Shelf *any)
{
	return str_of(store_of(any)->trouble.text);
}

static Str
store_file(Shelf *any)
{
	return store_of(any)->file;
}

static void
store_changed(Shelf *any)
{
	read_list(store_of(any));
	forget_feeds(store_of(any));
}

static const ShelfOps store_ops = {
	.rows = store_rows,
	.items = store_page,
	.headline = store_headline,
	.open = store_open_story,
	.feed_text = store_feed_text,
	.mark = store_mark,
	.mark_all = store_mark_row,
	.keep_page = store_keep_page,
	.keep_place = store_keep_place,
	.undo = store_undo_last,
	.records = store_records,
	.regard = store_regard,
	.remove = store_remove,
	.trouble = store_trouble,
	.file = store_file,
	.changed = store_changed,
};

Shelf *
shelf_store_open(Err *err)
{
	Arena *arena = arena_new();
	StoreShelf *shelf = ARENA_NEW(arena, StoreShelf);
	shelf->shelf.ops = &store_ops;
	shelf->arena = arena;
	shelf->store = store_open(store_path(arena), err);
	if (!shelf->store) {
		arena_free(arena);
		return NULL;
	}
	shelf->file = str_copy(arena, feedlist_path_of_file(arena));
	read_list(shelf);
	return &shelf->shelf;
}

void
shelf_store_close(Shelf *any)
{
	if (!any)
		return;
	StoreShelf *shelf = store_of(any);
	store_close(shelf->store);
	arena_free(shelf->list_arena);
	arena_free(shelf->feeds_arena);
	arena_free(shelf->arena);
}

bool
shelf_store_has_feeds(const Shelf *shelf)
{
	const StoreShelf *of = (const StoreShelf *)shelf;
	return of->list.feeds.count > 0 || err_is_set(&of->trouble);
}
