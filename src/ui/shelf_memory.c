#include "ui/shelf_memory.h"

#include <time.h>

#include "base/date.h"
#include "base/url.h"
#include "store/store_feed.h"
#include "store/store_item.h"
#include "store/store_state.h"
#include "store/store_story.h"
#include "ui/statusline.h"

/* A story and what the reader did with it. */
typedef struct {
	bool read, starred;
	uint32_t byte;
} Reading;

typedef struct {
	Shelf shelf;
	const Story *stories;
	Reading *readings;
	Headline *headlines; /* what does not change of them, made once */
	uint32_t count;
	Reading *before;     /* as it was before the last change */
	bool can_undo;
	bool regarded;       /* the last change was of whom the reader follows */
	Store *records;      /* the stories filed; NULL: not asked for yet */
} MemoryShelf;

static MemoryShelf *
memory_of(Shelf *shelf)
{
	return (MemoryShelf *)shelf;
}

static void
memory_rows(Shelf *shelf, Arena *arena, ShelfRowList *rows)
{
	const MemoryShelf *memory = memory_of(shelf);
	ShelfRow all = {.kind = SHELF_SMART, .key = SHELF_ALL_ITEMS,
		.name = STR("All"), .total = memory->count,
		.next_try = DATE_NONE};
	for (uint32_t i = 0; i < memory->count; i++)
		all.unread += !memory->readings[i].read;
	list_push(arena, rows, all);
}

static bool
says(const Story *story, Str words)
{
	const Document *document = story->document;
	return str_find_ascii(document->title, words) != STR_NOT_FOUND
	    || str_find_ascii(document->text, words) != STR_NOT_FOUND;
}

/* --- who said what --- */

/* As the only feed of its site; its id is its place in the list. */
static bool
file_story(Arena *arena, MemoryShelf *memory, uint32_t index, Err *err)
{
	const Story *story = &memory->stories[index];
	const Document *document = story->document;
	Str source = document->site;
	if (str_empty(source))
		source = url_host(arena, document->url);
	if (str_empty(source))
		source = STR("file");
	Item item = {
		.id = str_format(arena, "%u", index),
		.headline = document->title,
		.link = document->url,
		.published = document->published,
		.updated = DATE_NONE,
	};
	Feed feed = {.format = STR("memory"), .name = source,
		.items = {&item, 1, 1}};
	int64_t now = (int64_t)time(NULL);
	return store_put_feed(memory->records, source, &feed, now, NULL, err)
	    && store_put_story(memory->records, index + 1, STORY_FULL_TEXT,
	        story, now, err);
}

static Store *
memory_records(Shelf *shelf, Err *err)
{
	MemoryShelf *memory = memory_of(shelf);
	if (memory->records)
		return memory->records;
	memory->records = store_open_in_memory(err);
	Arena *arena = arena_new();
	bool good = memory->records && store_begin(memory->records, err);
	for (uint32_t i = 0; i < memory->count && good; i++)
		good = file_story(arena, memory, i, err);
	good = good && store_commit(memory->records, err);
	arena_free(arena);
	if (good)
		return memory->records;
	store_close(memory->records);
	memory->records = NULL;
	return NULL;
}

static bool
memory_regard(Shelf *shelf, const Interest *interest, Err *err)
{
	MemoryShelf *memory = memory_of(shelf);
	Store *records = memory_records(shelf, err);
	if (!records || !store_set_interest(records, interest, err))
		return false;
	memory->can_undo = false;
	memory->regarded = true;
	return true;
}

/* Those that are about somebody muted; none where nobody was ever regarded. */
static bool
find_hidden(Arena *arena, const MemoryShelf *memory, bool **hidden, Err *err)
{
	*hidden = ARENA_ARRAY(arena, bool, memory->count);
	if (!memory->records)
		return true;
	StoredItemList items;
	ItemQuery query = {.regard = ITEMS_HIDDEN, .now = (int64_t)time(NULL),
		.limit = memory->count};
	if (!store_items(arena, memory->records, &query, &items, err))
		return false;
	for (uint32_t i = 0; i < items.count; i++)
		if (items.items[i].id <= memory->count)
			(*hidden)[items.items[i].id - 1] = true;
	return true;
}

/* --- items --- */

static bool
memory_items(Shelf *shelf, Arena *arena, const ShelfQuery *query,
    ShelfPage *page, Err *err)
{
	const MemoryShelf *memory = memory_of(shelf);
	bool *hidden;
	if (!find_hidden(arena, memory, &hidden, err))
		return false;
	for (uint32_t i = 0; i < memory->count; i++) {
		ShelfItem item = {i + 1, memory->headlines[i].date,
			memory->readings[i].read};
		if (!str_empty(query->words)
		    && !says(&memory->stories[i], query->words))
			continue;
		if (hidden[i] && !query->with_muted && str_empty(query->words)) {
			page->hidden++;
			continue;
		}
		page->total++;
		page->unread += !item.read;
		if (item.id > query->after.id && page->items.count < query->limit)
			list_push(arena, &page->items, item);
	}
	return true;
}

static bool
memory_headline(Shelf *shelf, Arena *arena, int64_t id, Headline *headline)
{
	const MemoryShelf *memory = memory_of(shelf);
	if (id < 1 || id > memory->count)
		return false;
	*headline = memory->headlines[id - 1];
	headline->read = memory->readings[id - 1].read;
	headline->starred = memory->readings[id - 1].starred;
	Err err = {0};
	if (memory->records)
		store_followed_in(arena, memory->records, id,
		    (int64_t)time(NULL), &headline->followed, &err);
	return true;
}

static bool
memory_open(Shelf *shelf, Arena *arena, int64_t id, Story *story,
    uint32_t *byte, Err *err)
{
	(void)arena;
	const MemoryShelf *memory = memory_of(shelf);
	if (id < 1 || id > memory->count)
		return err_set(err, "there is no such story");
	*story = memory->stories[id - 1];
	*byte = memory->readings[id - 1].byte;
	return true;
}

static void
begin_change(MemoryShelf *memory)
{
	for (uint32_t i = 0; i < memory->count; i++)
		memory->before[i] = memory->readings[i];
	memory->can_undo = true;
	memory->regarded = false;
}

static bool
memory_mark(Shelf *shelf, int64_t id, ShelfMark mark, Err *err)
{
	(void)err;
	MemoryShelf *memory = memory_of(shelf);
	begin_change(memory);
	Reading *reading = &memory->readings[id - 1];
	switch (mark) {
	case SHELF_READ: reading->read = true; break;
	case SHELF_UNREAD: reading->read = false; break;
	case SHELF_STAR: reading->starred = true; break;
	case SHELF_UNSTAR: reading->starred = false; break;
	}
	return true;
}

static bool
memory_mark_all(Shelf *shelf, const ShelfQuery *query, Err *err)
{
	MemoryShelf *memory = memory_of(shelf);
	Arena *arena = arena_new();
	bool *hidden;
	if (!find_hidden(arena, memory, &hidden, err)) {
		arena_free(arena);
		return false;
	}
	begin_change(memory);
	for (uint32_t i = 0; i < memory->count; i++)
		if (str_empty(query->words) ? query->with_muted || !hidden[i]
		    : says(&memory->stories[i], query->words))
			memory->readings[i].read = true;
	arena_free(arena);
	return true;
}

static void
memory_keep_place(Shelf *shelf, int64_t id, uint32_t byte)
{
	memory_of(shelf)->readings[id - 1].byte = byte;
}

static bool
memory_undo(Shelf *shelf, Arena *arena, Str *what, Err *err)
{
	MemoryShelf *memory = memory_of(shelf);
	if (memory->regarded) {
		Undone undone;
		if (!store_undo(arena, memory->records, &undone, err))
			return false;
		*what = undone.what;
		if (undone.what.len)
			return true;
		memory->regarded = false;
	}
	if (!memory->can_undo)
		return err_set(err, "nothing to take back");
	memory->can_undo = false;
	for (uint32_t i = 0; i < memory->count; i++)
		memory->readings[i] = memory->before[i];
	*what = STR("marks");
	return true;
}

static const ShelfOps memory_ops = {
	.rows = memory_rows,
	.items = memory_items,
	.headline = memory_headline,
	.open = memory_open,
	.mark = memory_mark,
	.mark_all = memory_mark_all,
	.keep_place = memory_keep_place,
	.undo = memory_undo,
	.records = memory_records,
	.regard = memory_regard,
};

Shelf *
shelf_memory_new(Arena *arena, const Story *stories, uint32_t count)
{
	MemoryShelf *memory = ARENA_NEW(arena, MemoryShelf);
	memory->shelf.ops = &memory_ops;
	memory->stories = stories;
	memory->count = count;
	memory->readings = ARENA_ARRAY(arena, Reading, count);
	memory->before = ARENA_ARRAY(arena, Reading, count);
	memory->headlines = ARENA_ARRAY(arena, Headline, count);
	for (uint32_t i = 0; i < count; i++) {
		const Document *document = stories[i].document;
		memory->headlines[i] = (Headline){
			.title = document->title,
			.url = document->url,
			.from = document->site,
			.byline = document->byline,
			.date = document->published,
			.minutes = statusline_minutes(document),
			.who = shelf_who(arena, &stories[i]),
		};
	}
	return &memory->shelf;
}

void
shelf_memory_close(Shelf *shelf)
{
	store_close(memory_of(shelf)->records);
	memory_of(shelf)->records = NULL;
}
