#ifndef QUOTH_BASE_LIST_H
#define QUOTH_BASE_LIST_H

/*
 * A list of values that grows in an arena: typedef LIST_OF(Range) RangeList.
 * It starts empty as {0}; items[0] to items[count - 1] are the values. Refer to
 * a value by its index: growing moves the items.
 */

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define LIST_OF(Type) \
	struct { \
		Type *items; \
		uint32_t count, capacity; \
	}

/* Appends a value (an expression or a compound literal) to *list. */
#define list_push(arena, list, ...) \
	do { \
		if ((list)->count == (list)->capacity) \
			(list)->items = list_more((arena), (list)->items, \
			    &(list)->capacity, sizeof *(list)->items); \
		(list)->items[(list)->count++] = (__VA_ARGS__); \
	} while (0)

/* The last value, of a list that is not empty. */
#define list_last(list) ((list)->items[(list)->count - 1])

/* For list_push() alone: doubles the capacity. */
void *list_more(Arena *arena, void *items, uint32_t *capacity, size_t size);

#endif
