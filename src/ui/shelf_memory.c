#include "ui/shelf_memory.h"

#include "base/date.h"
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

static bool
memory_items(Shelf *shelf, Arena *arena, const ShelfQuery *query,
    ShelfPage *page, Err *err)
{
	(void)err;
	const MemoryShelf *memory = memory_of(shelf);
	for (uint32_t i = 0; i < memory->count; i++) {
		ShelfItem item = {i + 1, memory->headlines[i].date,
			memory->readings[i].read};
		if (!str_empty(query->words)
		    && !says(&memory->stories[i], query->words))
			continue;
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
	(void)arena;
	const MemoryShelf *memory = memory_of(shelf);
	if (id < 1 || id > memory->count)
		return false;
	*headline = memory->headlines[id - 1];
	headline->read = memory->readings[id - 1].read;
	headline->starred = memory->readings[id - 1].starred;
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
	(void)err;
	MemoryShelf *memory = memory_of(shelf);
	begin_change(memory);
	for (uint32_t i = 0; i < memory->count; i++)
		if (str_empty(query->words)
		    || says(&memory->stories[i], query->words))
			memory->readings[i].read = true;
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
	(void)arena;
	MemoryShelf *memory = memory_of(shelf);
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
