#include "base/arena.h"

#include <assert.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/sanitized.h"

/* Under AddressSanitizer the bytes between two allocations are poisoned, so
 * that running over the end of one is found although both share a chunk. */
#if SANITIZED
#include <sanitizer/asan_interface.h>
enum { RED_ZONE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(ptr, size) ((void)(ptr), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(ptr, size) ((void)(ptr), (void)(size))
enum { RED_ZONE = 0 };
#endif

enum { ALIGN = 16, FIRST_CHUNK = 4096, LARGEST_STEP = 1 << 20 };

typedef struct Chunk Chunk;
struct Chunk {
	Chunk *older;
	size_t size, used; /* of bytes[] */
	_Alignas(ALIGN) unsigned char bytes[];
};

struct Arena {
	Chunk *newest;
	size_t total;
};

static _Noreturn void
out_of_memory(void)
{
	fputs("quoth: out of memory\n", stderr);
	exit(1);
}

static size_t
rounded(size_t size)
{
	if (size > SIZE_MAX / 2)
		out_of_memory();
	return (size + ALIGN - 1) / ALIGN * ALIGN;
}

Arena *
arena_new(void)
{
	Arena *arena = calloc(1, sizeof *arena);
	if (!arena)
		out_of_memory();
	return arena;
}

void
arena_free(Arena *arena)
{
	if (!arena)
		return;
	for (Chunk *chunk = arena->newest, *older; chunk; chunk = older) {
		older = chunk->older;
		ASAN_UNPOISON_MEMORY_REGION(chunk->bytes, chunk->size);
		free(chunk);
	}
	free(arena);
}

static void
add_chunk(Arena *arena, size_t least)
{
	size_t size = arena->newest ? arena->newest->size * 2 : FIRST_CHUNK;
	if (size > LARGEST_STEP)
		size = LARGEST_STEP;
	if (size < least)
		size = least;
	/* calloc: fresh pages are zero already and cost nothing */
	Chunk *chunk = calloc(1, sizeof *chunk + size);
	if (!chunk)
		out_of_memory();
	chunk->size = size;
	chunk->older = arena->newest;
	arena->newest = chunk;
	arena->total += size;
	ASAN_POISON_MEMORY_REGION(chunk->bytes, size);
}

void *
arena_alloc(Arena *arena, size_t size)
{
	size_t need = rounded(size) + RED_ZONE;
	if (!arena->newest || arena->newest->size - arena->newest->used < need)
		add_chunk(arena, need);
	Chunk *chunk = arena->newest;
	void *ptr = chunk->bytes + chunk->used;
	chunk->used += need;
	ASAN_UNPOISON_MEMORY_REGION(ptr, size);
	return ptr;
}

void *
arena_alloc_array(Arena *arena, size_t count, size_t size)
{
	if (size && count > SIZE_MAX / size)
		out_of_memory();
	return arena_alloc(arena, count * size);
}

void *
arena_grow(Arena *arena, void *ptr, size_t old_size, size_t new_size)
{
	assert(new_size >= old_size);
	Chunk *chunk = arena->newest;
	size_t old_need = rounded(old_size) + RED_ZONE;
	size_t new_need = rounded(new_size) + RED_ZONE;
	bool last = ptr && chunk && chunk->used >= old_need
	    && (unsigned char *)ptr == chunk->bytes + chunk->used - old_need;
	if (last && chunk->size - chunk->used >= new_need - old_need) {
		chunk->used += new_need - old_need;
		ASAN_UNPOISON_MEMORY_REGION(ptr, new_size);
		return ptr;
	}
	void *grown = arena_alloc(arena, new_size);
	if (old_size)
		memcpy(grown, ptr, old_size);
	return grown;
}

size_t
arena_size(const Arena *arena)
{
	return arena->total;
}
