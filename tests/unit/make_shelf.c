#include "make_shelf.h"

#include "base/date.h"
#include "make_story.h"

static MadeShelf *
made_of(Shelf *shelf)
{
	return (MadeShelf *)shelf;
}

static void
made_rows(Shelf *shelf, Arena *arena, ShelfRowList *rows)
{
	const MadeShelf *made = made_of(shelf);
	for (uint32_t i = 0; i < made->rows.count; i++)
		list_push(arena, rows, made->rows.items[i]);
}

static bool
made_items(Shelf *shelf, Arena *arena, const ShelfQuery *query,
    ShelfPage *page, Err *err)
{
	MadeShelf *made = made_of(shelf);
	made->pages++;
	if (str_equal(query->words, STR("fail")))
		return err_set(err, "quoth.db: locked");
	/* the newest first: the largest id */
	int64_t id = query->after.id ? query->after.id - 1 : made->items;
	for (; id > 0 && page->items.count < query->limit; id--)
		list_push(arena, &page->items,
		    (ShelfItem){id, id, made->read[id - 1]});
	page->total = page->unread = made->items;
	return true;
}

static bool
made_headline(Shelf *shelf, Arena *arena, int64_t id, Headline *headline)
{
	MadeShelf *made = made_of(shelf);
	made->headlines++;
	if (id > made->items)
		return false;
	*headline = (Headline){
		.title = str_format(arena, "%.*s %lld", STR_ARG(made->title),
		    (long long)id),
		.from = made->title,
		.byline = made->title,
		.who = made->title,
		.url = made->url,
		.date = DATE_NONE,
		.read = made->read[id - 1],
		.starred = made->starred[id - 1],
	};
	return true;
}

static bool
made_open(Shelf *shelf, Arena *arena, int64_t id, Story *story,
    uint32_t *byte, Err *err)
{
	(void)arena;
	(void)id;
	(void)err;
	*story = made_of(shelf)->story;
	*byte = made_of(shelf)->byte;
	return true;
}

static bool
made_mark(Shelf *shelf, int64_t id, ShelfMark mark, Err *err)
{
	(void)err;
	MadeShelf *made = made_of(shelf);
	made->marked = id;
	if (mark == SHELF_READ || mark == SHELF_UNREAD)
		made->read[id - 1] = mark == SHELF_READ;
	else
		made->starred[id - 1] = mark == SHELF_STAR;
	return true;
}

static bool
made_mark_all(Shelf *shelf, const ShelfQuery *query, Err *err)
{
	(void)query;
	(void)err;
	MadeShelf *made = made_of(shelf);
	for (uint32_t i = 0; i < made->items; i++)
		made->read[i] = true;
	return true;
}

static void
made_keep_place(Shelf *shelf, int64_t id, uint32_t byte)
{
	(void)id;
	made_of(shelf)->byte = byte;
}

static bool
made_undo(Shelf *shelf, Arena *arena, Str *what, Err *err)
{
	(void)arena;
	MadeShelf *made = made_of(shelf);
	if (!made->marked)
		return err_set(err, "nothing to take back");
	made->read[made->marked - 1] = false;
	made->marked = 0;
	*what = STR("read");
	return true;
}

static bool
made_remove(Shelf *shelf, Str key, Err *err)
{
	(void)err;
	MadeShelf *made = made_of(shelf);
	made->removed = str_copy(made->arena, key);
	ShelfRowList rows = {0};
	for (uint32_t i = 0; i < made->rows.count; i++)
		if (!str_equal(made->rows.items[i].key, key))
			list_push(made->arena, &rows, made->rows.items[i]);
	made->rows = rows;
	return true;
}

static Str
made_trouble(Shelf *shelf)
{
	return made_of(shelf)->trouble;
}

static const ShelfOps made_ops = {
	.rows = made_rows,
	.items = made_items,
	.headline = made_headline,
	.open = made_open,
	.mark = made_mark,
	.mark_all = made_mark_all,
	.keep_place = made_keep_place,
	.undo = made_undo,
	.remove = made_remove,
	.trouble = made_trouble,
};

void
make_row(MadeShelf *made, ShelfRowKind kind, const char *name,
    uint32_t depth, uint32_t unread, const char *error)
{
	ShelfRow row = {.kind = kind, .name = str_of(name), .depth = depth,
		.unread = unread, .total = unread, .error = str_of(error),
		.next_try = DATE_NONE};
	row.key = kind == SHELF_FEED
	    ? str_format(made->arena, "https://%s.example/feed", name)
	    : row.name;
	list_push(made->arena, &made->rows, row);
}

MadeShelf *
make_shelf(Arena *arena, uint32_t items)
{
	MadeShelf *made = ARENA_NEW(arena, MadeShelf);
	made->shelf.ops = &made_ops;
	made->arena = arena;
	made->items = items;
	made->read = ARENA_ARRAY(arena, bool, items);
	made->starred = ARENA_ARRAY(arena, bool, items);
	made->title = STR("item");
	made->url = STR("https://news.example/1");
	made->story = make_climate_story(arena);
	make_row(made, SHELF_SMART, "Unread", 0, 2, "");
	make_row(made, SHELF_SMART, "All", 0, 2, "");
	make_row(made, SHELF_FOLDER, "World", 0, 2, "");
	make_row(made, SHELF_FEED, "Agency", 1, 2, "");
	make_row(made, SHELF_FOLDER, "Local", 1, 0, "");
	make_row(made, SHELF_FEED, "Courier", 2, 0, "");
	make_row(made, SHELF_FEED, "Herald", 0, 0, "no answer");
	return made;
}
