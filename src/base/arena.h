#ifndef QUOTH_BASE_ARENA_H
#define QUOTH_BASE_ARENA_H

/*
 * An arena is a lifetime. Whoever starts a piece of work makes one, passes it
 * as the first argument to everything that has to outlive the call, and frees
 * it whole at the end; nothing in it is ever freed alone.
 *
 * Memory comes zeroed and aligned for any type. Running out of memory ends the
 * program: no caller checks for NULL. An arena puts no limit on what it hands
 * out; who reads from outside limits what he asks for (see buf.h).
 */

#include <stddef.h>

typedef struct Arena Arena;

Arena *arena_new(void);

/* Frees everything that came from the arena. NULL is allowed. */
void arena_free(Arena *arena);

/* size may be 0: then the pointer is valid but must not be read. */
void *arena_alloc(Arena *arena, size_t size);

/*
 * Makes the allocation ptr of old_size bytes new_size bytes long, in place
 * where it was the last one, else by a copy; the new bytes are zero. ptr may
 * be NULL when old_size is 0.
 */
void *arena_grow(Arena *arena, void *ptr, size_t old_size, size_t new_size);

/* Bytes held from the system; for tests and for watching growth. */
size_t arena_size(const Arena *arena);

#define ARENA_NEW(arena, Type) ((Type *)arena_alloc((arena), sizeof(Type)))
#define ARENA_ARRAY(arena, Type, count) \
	((Type *)arena_alloc_array((arena), (count), sizeof(Type)))

/* Like arena_alloc() for count times size, whose product must not overflow. */
void *arena_alloc_array(Arena *arena, size_t count, size_t size);

#endif
