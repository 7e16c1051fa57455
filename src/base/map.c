#include "base/map.h"

#include <sys/random.h>
#include <time.h>

#include "base/hash.h"

/* FNV-1a over a secret start, mixed at the end (murmur3's finaliser). */
static uint64_t
hash_of(Str key)
{
	static uint64_t seed;
	if (!seed) {
		if (getrandom(&seed, sizeof seed, GRND_NONBLOCK) != sizeof seed)
			seed = (uint64_t)time(NULL);
		seed |= 1;
	}
	uint64_t hash = hash64_add_str(HASH64_BEGIN ^ seed, key);
	hash ^= hash >> 33;
	hash *= 0xff51afd7ed558ccdu;
	return hash ^ hash >> 33;
}

static MapSlot *
slot_of(const Map *map, Str key)
{
	uint32_t mask = map->capacity - 1;
	for (uint32_t i = (uint32_t)hash_of(key) & mask;; i = (i + 1) & mask) {
		MapSlot *slot = &map->slots[i];
		if (!slot->key.ptr || str_equal(slot->key, key))
			return slot;
	}
}

static void
grow(Arena *arena, Map *map)
{
	Map larger = {.capacity = map->capacity ? map->capacity * 2 : 16};
	larger.slots = ARENA_ARRAY(arena, MapSlot, larger.capacity);
	for (uint32_t i = 0; i < map->capacity; i++)
		if (map->slots[i].key.ptr)
			*slot_of(&larger, map->slots[i].key) = map->slots[i];
	larger.count = map->count;
	*map = larger;
}

uint32_t *
map_at(Arena *arena, Map *map, Str key)
{
	if (!key.ptr)
		key = STR("");
	if (map->count >= map->capacity / 4 * 3)
		grow(arena, map);
	MapSlot *slot = slot_of(map, key);
	if (!slot->key.ptr) {
		slot->key = key;
		map->count++;
	}
	return &slot->value;
}

void
map_put(Arena *arena, Map *map, Str key, uint32_t value)
{
	*map_at(arena, map, key) = value;
}

bool
map_get(const Map *map, Str key, uint32_t *value)
{
	if (!map->count)
		return false;
	MapSlot *slot = slot_of(map, key.ptr ? key : STR(""));
	if (!slot->key.ptr)
		return false;
	*value = slot->value;
	return true;
}

bool
map_has(const Map *map, Str key)
{
	uint32_t value;
	return map_get(map, key, &value);
}
