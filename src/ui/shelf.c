#include "ui/shelf.h"

#include <time.h>

#include "store/store_names.h"
#include "ui/sidebar.h"

uint32_t
shelf_find_row(const ShelfRowList *rows, ShelfRowKind kind, Str key)
{
	uint32_t i = 0;
	while (i < rows->count && (rows->items[i].kind != kind
	    || !str_equal(rows->items[i].key, key)))
		i++;
	return i;
}

StrList
shelf_feeds_in(Arena *arena, const ShelfRowList *rows, uint32_t row)
{
	StrList keys = {0};
	for (uint32_t i = row; i < rows->count; i++) {
		const ShelfRow *inner = &rows->items[i];
		if (i > row && inner->depth <= rows->items[row].depth)
			break;
		if (inner->kind == SHELF_FEED)
			list_push(arena, &keys, inner->key);
	}
	return keys;
}

int64_t
shelf_today(void)
{
	time_t now = time(NULL);
	struct tm day;
	if (!localtime_r(&now, &day))
		return (int64_t)now - 24 * 60 * 60;
	day.tm_hour = day.tm_min = day.tm_sec = 0;
	day.tm_isdst = -1;
	return (int64_t)mktime(&day);
}

Store *
shelf_records(Shelf *shelf, Err *err)
{
	if (shelf && shelf->ops->records)
		return shelf->ops->records(shelf, err);
	err_set(err, "nothing is kept here of who said what");
	return NULL;
}

bool
shelf_first_name(Shelf *shelf, Arena *arena, int64_t id, EntityKind *kind,
    Str *name)
{
	enum { LOOKED_AT = 20 };
	Err err = {0};
	Store *store = shelf_records(shelf, &err);
	StoredNameList names = {0};
	if (!store || !store_names(arena, store, id, LOOKED_AT, &names, &err))
		return false;
	for (uint32_t i = 0; i < names.count; i++) {
		if (names.items[i].kind > ENTITY_ORGANIZATION)
			continue;
		*kind = names.items[i].kind;
		*name = names.items[i].name;
		return true;
	}
	return false;
}

Str
shelf_who(Arena *arena, const Story *story)
{
	enum { MOST_EACH = 4 };
	Arena *work = arena_new();
	StepList steps = {0};
	Sidebar sidebar = sidebar_of(work, story, &steps);
	Str who = {0};
	for (Part part = PART_PEOPLE; part <= PART_ORGANIZATIONS; part++) {
		const RowList *rows = &sidebar.parts[part].rows;
		for (uint32_t i = 0; i < rows->count && i < MOST_EACH; i++) {
			const Entity *entity
			    = &story->notes->entities.items[rows->items[i]];
			if (who.len)
				who = str_join(work, who, STR("  "));
			if (entity->quote_count)
				who = str_format(work, "%.*s❝%u ", STR_ARG(who),
				    entity->quote_count);
			who = str_join(work, who, entity->name);
		}
	}
	who = str_copy(arena, who);
	arena_free(work);
	return who;
}
