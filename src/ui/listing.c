#include "ui/listing.h"

#include "base/date.h"
#include "base/map.h"

/* A first page is asked for while somebody waits for the screen. */
enum { FIRST_PAGE = 300, FURTHER_PAGE = 5000 };

static void
note_newest(Listing *listing, const ShelfItemList *items)
{
	for (uint32_t i = 0; i < items->count; i++)
		if (items->items[i].id > listing->newest)
			listing->newest = items->items[i].id;
}

static void
load_first(Listing *listing)
{
	ShelfPage page = {0};
	ShelfQuery query = listing->query;
	query.after = (ShelfItem){0};
	query.limit = FIRST_PAGE;
	listing->trouble = (Err){0};
	listing->shelf->ops->items(listing->shelf, listing->arena, &query, &page,
	    &listing->trouble);
	listing->items = page.items;
	listing->whole = page.items.count < FIRST_PAGE;
	listing->total = page.total;
	listing->unread = page.unread;
	listing->hidden = page.hidden;
	note_newest(listing, &page.items);
}

static void
load_more(Listing *listing)
{
	Err err = {0};
	Arena *arena = arena_new();
	ShelfPage page = {0};
	ShelfQuery query = listing->query;
	query.after = list_last(&listing->items);
	query.limit = FURTHER_PAGE;
	listing->whole = !listing->shelf->ops->items(listing->shelf, arena, &query,
	    &page, &err) || page.items.count < FURTHER_PAGE;
	for (uint32_t i = 0; i < page.items.count; i++)
		list_push(listing->arena, &listing->items, page.items.items[i]);
	note_newest(listing, &page.items);
	arena_free(arena);
}

/* As many as are needed to stand at this one. */
static void
load_to(Listing *listing, uint64_t index)
{
	while (!listing->whole && index + 1 >= listing->items.count)
		load_more(listing);
}

Listing
listing_open(Shelf *shelf, const ShelfQuery *query, Str name)
{
	Listing listing = {.shelf = shelf, .arena = arena_new()};
	listing.query = (ShelfQuery){.kind = query->kind,
		.key = str_copy(listing.arena, query->key),
		.words = str_copy(listing.arena, query->words),
		.with_muted = query->with_muted};
	listing.name = str_copy(listing.arena, name);
	load_first(&listing);
	return listing;
}

Listing
listing_of_item(Shelf *shelf, int64_t id, Str name)
{
	Listing listing = {.shelf = shelf, .arena = arena_new(), .whole = true, .alone = true,
		.total = 1, .newest = INT64_MAX};
	listing.name = str_copy(listing.arena, name);
	listing.query.kind = SHELF_SMART;
	listing.query.key = SHELF_ALL_ITEMS;
	Arena *arena = arena_new();
	Headline headline = {.date = DATE_NONE};
	shelf->ops->headline(shelf, arena, id, &headline);
	list_push(listing.arena, &listing.items,
	    (ShelfItem){id, headline.date, headline.read});
	listing.unread = !headline.read;
	arena_free(arena);
	return listing;
}

void
listing_reload(Listing *listing)
{
	uint32_t before = listing->selected;
	int64_t id = listing->items.count ? listing_selected(listing)->id : 0;
	listing_forget(listing);
	load_first(listing);
	load_to(listing, before);
	uint32_t last = listing->items.count ? listing->items.count - 1 : 0;
	listing->selected = before < last ? before : last;
	for (uint32_t i = 0; i < listing->items.count; i++)
		if (listing->items.items[i].id == id)
			listing->selected = i;
}

void
listing_close(Listing *listing)
{
	arena_free(listing->sight_arena);
	arena_free(listing->arena);
}

void
listing_forget(Listing *listing)
{
	arena_free(listing->sight_arena);
	listing->sight_arena = NULL;
	listing->sight = NULL;
	listing->sight_count = 0;
}

/* The fresh items before the others. */
static void
put_before(Listing *listing, const ShelfItemList *fresh)
{
	ShelfItemList old = listing->items;
	listing->items = (ShelfItemList){0};
	for (uint32_t i = 0; i < fresh->count; i++)
		list_push(listing->arena, &listing->items, fresh->items[i]);
	for (uint32_t i = 0; i < old.count; i++)
		list_push(listing->arena, &listing->items, old.items[i]);
	listing->selected += fresh->count;
}

void
listing_news(Listing *listing)
{
	listing_forget(listing);
	if (!listing->items.count) {
		load_first(listing);
		return;
	}
	Err err = {0};
	Arena *arena = arena_new();
	ShelfPage page = {0};
	ShelfQuery query = listing->query;
	query.limit = FIRST_PAGE;
	ShelfItemList fresh = {0};
	if (listing->shelf->ops->items(listing->shelf, arena, &query, &page, &err)) {
		for (uint32_t i = 0; i < page.items.count; i++)
			if (page.items.items[i].id > listing->newest)
				list_push(arena, &fresh, page.items.items[i]);
		/* what was read meanwhile is still shown, and counted */
		listing->total += fresh.count;
		if (page.total > listing->total)
			listing->total = page.total;
		listing->unread = page.unread;
	}
	note_newest(listing, &fresh);
	if (fresh.count)
		put_before(listing, &fresh);
	arena_free(arena);
}

const Headline *
listing_headline(Listing *listing, uint32_t first, uint32_t count,
    uint32_t index)
{
	if (count > listing->items.count - first)
		count = listing->items.count - first;
	if (listing->sight && listing->sight_first == first
	    && listing->sight_count == count)
		return &listing->sight[index - first];
	listing_forget(listing);
	listing->sight_arena = arena_new();
	listing->sight = ARENA_ARRAY(listing->sight_arena, Headline, count);
	listing->sight_first = first;
	listing->sight_count = count;
	for (uint32_t i = 0; i < count; i++)
		if (!listing->shelf->ops->headline(listing->shelf,
		        listing->sight_arena, listing->items.items[first + i].id,
		        &listing->sight[i]))
			listing->sight[i] = (Headline){
				.title = STR("no longer there"),
				.date = DATE_NONE, .read = true};
	return &listing->sight[index - first];
}

void
listing_move(Listing *listing, int64_t by)
{
	int64_t to = (int64_t)listing->selected + by;
	if (to < 0)
		to = 0;
	load_to(listing, (uint64_t)to);
	int64_t last = (int64_t)listing->items.count - 1;
	if (to > last)
		to = last;
	listing->selected = (uint32_t)(to < 0 ? 0 : to);
}

bool
listing_next_unread(Listing *listing, int direction)
{
	/* backwards goes round to the end; forwards asks for it when it is near */
	if (direction < 0)
		load_to(listing, UINT32_MAX);
	for (uint32_t step = 1; step < listing->items.count; step++) {
		load_to(listing, (uint64_t)listing->selected + step);
		uint32_t count = listing->items.count;
		uint32_t at = (uint32_t)(((int64_t)listing->selected + count
		    + direction * (int64_t)step) % count);
		if (!listing->items.items[at].read) {
			listing->selected = at;
			return true;
		}
	}
	return false;
}

ShelfItem *
listing_selected(Listing *listing)
{
	return &listing->items.items[listing->selected];
}

bool
listing_mark_selected(Listing *listing, ShelfMark mark, Err *err)
{
	ShelfItem *item = listing_selected(listing);
	if (!listing->shelf->ops->mark(listing->shelf, item->id, mark, err))
		return false;
	if (mark == SHELF_READ && !item->read && listing->unread)
		listing->unread--;
	if (mark == SHELF_UNREAD && item->read)
		listing->unread++;
	if (mark == SHELF_READ || mark == SHELF_UNREAD)
		item->read = mark == SHELF_READ;
	listing_forget(listing);
	return true;
}

bool
listing_mark_all(Listing *listing, Err *err)
{
	if (!listing->shelf->ops->mark_all(listing->shelf, &listing->query, err))
		return false;
	for (uint32_t i = 0; i < listing->items.count; i++)
		listing->items.items[i].read = true;
	listing->unread = 0;
	listing_forget(listing);
	return true;
}

static Str
id_key(const ShelfItem *item)
{
	return (Str){(const char *)&item->id, sizeof item->id};
}

/* What of the items is read now; the shelf knows. */
static void
ask_again(Listing *listing)
{
	listing_forget(listing);
	Arena *arena = arena_new();
	ShelfPage page = {0};
	ShelfQuery query = listing->query;
	Err err = {0};
	query.limit = listing->items.count + FIRST_PAGE;
	if (listing->shelf->ops->items(listing->shelf, arena, &query, &page, &err)) {
		Map by_id = {0};
		for (uint32_t i = 0; i < page.items.count; i++)
			map_put(arena, &by_id, id_key(&page.items.items[i]), i);
		for (uint32_t i = 0; i < listing->items.count; i++) {
			ShelfItem *item = &listing->items.items[i];
			uint32_t at;
			if (map_get(&by_id, id_key(item), &at))
				item->read = page.items.items[at].read;
		}
		if (!listing->alone) {
			listing->total = page.total;
			listing->unread = page.unread;
		}
	}
	arena_free(arena);
}

bool
listing_undo(Listing *listing, Arena *arena, Str *what, Err *err)
{
	Shelf *shelf = listing->shelf;
	if (!shelf->ops->undo)
		return err_set(err, "nothing to take back");
	if (!shelf->ops->undo(shelf, arena, what, err))
		return false;
	ask_again(listing);
	return true;
}
