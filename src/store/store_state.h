#ifndef QUOTH_STORE_STORE_STATE_H
#define QUOTH_STORE_STORE_STATE_H

/*
 * What the reader did with items: read, starred, where he stood in the text. It
 * is kept apart from what publishers say and outlives every change of theirs.
 *
 * Each call that changes something is one step that store_undo() takes back,
 * also after a restart; the last UNDO_STEPS steps are kept. Where the reader
 * stood is no step.
 */

#include "store/store_item.h"

enum {
	UNDO_STEPS = 100,
	UNDO_ITEMS = 200000, /* of all steps together: older steps are forgotten */
};

/* Items that are not there, or are so already, are passed over. */
bool store_set_read(Store *store, const int64_t *items, uint32_t count,
    bool read, Err *err);
bool store_set_starred(Store *store, int64_t item, bool starred, Err *err);

/* Marks all items of a list as read in one step; *changed (may be NULL) is how
 * many were not. query's after and limit do not count. */
bool store_mark_all(Store *store, const ItemQuery *query, uint32_t *changed,
    Err *err);

bool store_set_place(Store *store, int64_t item, uint32_t place, Err *err);

/*
 * Puts a step of somebody else's on the same pile, so that one key takes back
 * everything in its order: an edit of the feed list, say. The store does nothing
 * with what and data but hand them back in store_undo().
 */
bool store_put_step(Store *store, Str what, Str data, Err *err);

typedef struct {
	Str what;      /* "read", "unread", "star", "unstar", "mark all read", or
	                  what store_put_step() was given; empty: there is no step */
	uint32_t items; /* whose state was put back */
	int64_t item;   /* the first of them; 0: none */
	Str data;       /* of store_put_step() */
} Undone;

/* Takes the last step back and forgets it. */
bool store_undo(Arena *arena, Store *store, Undone *undone, Err *err);

#endif
