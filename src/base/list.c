#include "base/list.h"

#include <assert.h>

void *
list_more(Arena *arena, void *items, uint32_t *capacity, size_t size)
{
	assert(*capacity <= UINT32_MAX / 2);
	uint32_t more = *capacity ? *capacity * 2 : 8;
	items = arena_grow(arena, items, *capacity * size, more * size);
	*capacity = more;
	return items;
}
