#ifndef QUOTH_UI_SHELF_MEMORY_H
#define QUOTH_UI_SHELF_MEMORY_H

/*
 * Stories that were opened from the command line, or the sample front page, as a
 * shelf: one list, no feeds. Who said what is filed, when somebody first asks, in a
 * store that is in memory too. What is marked is forgotten with it.
 */

#include "ui/shelf.h"

/* In the arena. The stories must outlive it. */
Shelf *shelf_memory_new(Arena *arena, const Story *stories, uint32_t count);

/* Frees what is not in the arena; then nothing may be asked of it. */
void shelf_memory_close(Shelf *shelf);

#endif
