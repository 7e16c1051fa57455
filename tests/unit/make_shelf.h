#ifndef QUOTH_TESTS_UNIT_MAKE_SHELF_H
#define QUOTH_TESTS_UNIT_MAKE_SHELF_H

/*
 * A shelf made by hand, for tests of the lists: rows as they are given, and in
 * each row items with numbers for titles. It counts what it is asked for.
 */

#include "ui/shelf.h"

typedef struct {
	Shelf shelf;
	Arena *arena;
	ShelfRowList rows;
	uint32_t items;      /* in every row */
	bool *read, *starred; /* by id - 1 */
	Str title;           /* before the number; "item" at first */
	Str url;             /* of every item */
	uint32_t headlines;  /* asked for so far */
	uint32_t pages;
	Str removed, trouble;
	int64_t marked;      /* the last, for undo; 0: none */
	uint32_t byte;       /* kept place */
	Story story;         /* what every item opens as */
} MadeShelf;

/* World (Agency 2 unread, Local (Courier)), Herald with an error; under the
 * smart lists. */
MadeShelf *make_shelf(Arena *arena, uint32_t items);

/* Puts a row behind the others. */
void make_row(MadeShelf *made, ShelfRowKind kind, const char *name,
    uint32_t depth, uint32_t unread, const char *error);

#endif
