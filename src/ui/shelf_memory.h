#ifndef QUOTH_UI_SHELF_MEMORY_H
#define QUOTH_UI_SHELF_MEMORY_H

/*
 * Stories that were opened from the command line, or the sample front page, as a
 * shelf: one list, no feeds. What is marked is forgotten with it.
 */

#include "ui/shelf.h"

/* In the arena. The stories must outlive it. */
Shelf *shelf_memory_new(Arena *arena, const Story *stories, uint32_t count);

#endif
