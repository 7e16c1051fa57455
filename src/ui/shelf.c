#include "ui/shelf.h"

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
