#ifndef QUOTH_UI_LISTING_H
#define QUOTH_UI_LISTING_H

/*
 * The items of one row of a shelf, as they stood when the reader opened it, and
 * which of them is selected. What is read meanwhile stays in the list, what
 * comes meanwhile is put before it, and the selection stays on its item: nothing
 * moves under the reader's hand. Pages are asked for as he comes near their end.
 * It draws nothing.
 */

#include "ui/shelf.h"

typedef struct {
	Shelf *shelf;
	Arena *arena;
	ShelfQuery query;
	Str name;            /* of the row */
	ShelfItemList items; /* those asked for so far */
	bool whole;          /* there are no more */
	bool alone;          /* of one item: there never are */
	uint32_t total, unread;
	uint32_t hidden;     /* left out, since somebody is muted */
	int64_t newest;      /* the largest id seen */
	uint32_t selected;   /* 0 in an empty list */
	Err trouble;         /* why it is empty */

	/* the headlines in sight, until something changes */
	Arena *sight_arena;
	Headline *sight;
	uint32_t sight_first, sight_count;
} Listing;

/* The query's after and limit do not count. */
Listing listing_open(Shelf *shelf, const ShelfQuery *query, Str name);
void listing_close(Listing *listing);

/* Puts what has come since before the rest. */
void listing_news(Listing *listing);

/* Asks for all of it anew, where the query or what is muted has changed; the
 * selection stays on its item as long as that is in it. */
void listing_reload(Listing *listing);

/* One item, with no list around it. */
Listing listing_of_item(Shelf *shelf, int64_t id, Str name);

/* The headline of an item; asks the shelf for those from first on, count of
 * them, of which it is one. */
const Headline *listing_headline(Listing *listing, uint32_t first,
    uint32_t count, uint32_t index);

/* The headlines in sight are asked for anew. */
void listing_forget(Listing *listing);

void listing_move(Listing *listing, int64_t by);

/* Selects the next (direction 1) or last unread item before the selected one
 * (-1), going round the ends once. False where there is no other. */
bool listing_next_unread(Listing *listing, int direction);

/* The list must not be empty. */
ShelfItem *listing_selected(Listing *listing);
bool listing_mark_selected(Listing *listing, ShelfMark mark, Err *err);

/* Every item as read, in one step. */
bool listing_mark_all(Listing *listing, Err *err);

/* Takes the shelf's last change back, and asks again what is read. */
bool listing_undo(Listing *listing, Arena *arena, Str *what, Err *err);

#endif
