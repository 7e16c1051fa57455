#ifndef QUOTH_BASE_MAP_H
#define QUOTH_BASE_MAP_H

/*
 * From a Str to a number: an index into somebody's list, a count, a class. The
 * keys are not copied: they must live as long as the map. {0} is an empty map.
 * Open addressing with a hash seeded once a process, so that a page cannot
 * choose words that collide.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct {
	Str key; /* ptr NULL: a free slot */
	uint32_t value;
} MapSlot;

typedef struct {
	MapSlot *slots;
	uint32_t count, capacity; /* capacity: 0 or a power of two */
} Map;

/* The value's place, made (as 0) where the key is new. It is valid until the
 * next call. An empty key is allowed. */
uint32_t *map_at(Arena *arena, Map *map, Str key);

void map_put(Arena *arena, Map *map, Str key, uint32_t value);

/* False, and *value as it was, where the key is not there. */
bool map_get(const Map *map, Str key, uint32_t *value);

bool map_has(const Map *map, Str key);

#endif
