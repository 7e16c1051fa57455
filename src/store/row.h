#ifndef QUOTH_STORE_ROW_H
#define QUOTH_STORE_ROW_H

/*
 * What several files of this room need of items: rows as items, lists as
 * parameters, what a story says as rows. For this room alone.
 */

#include "model/story.h"
#include "store/dossier.h"
#include "store/statement.h"
#include "store/store_item.h"

/* Of a row that begins with ITEM_COLUMNS. */
StoredItem item_of_row(Arena *arena, const Query *query);

/* "[1,2,3]" */
Str ids_as_json(Arena *arena, const int64_t *ids, uint32_t count);

/* The parameters 1 to 9 of ITEM_FILTER; feeds is ids_as_json() of the query's,
 * and must live until the query's end. */
void bind_items(Query *bound, const ItemQuery *query, ItemPlace after,
    Str feeds);

/* Writes who is named and quoted in the item, and the words to find it by, in
 * place of what was there. Within a transaction. */
bool put_names(Store *store, int64_t item, const Story *story, Err *err);

/* A step for store_undo(), to be filled between the two. One that has changed
 * nothing is none; those that are too many are forgotten. */
bool undo_begin_step(Store *store, Str what, Str data, int64_t *step, Err *err);
bool undo_end_step(Store *store, int64_t step, uint32_t changed, Err *err);

/* The interests as they were before the step. */
bool interest_take_back(Store *store, int64_t step, Err *err);

/* Of a row that begins with SAYING_COLUMNS; without date and source. */
Saying saying_of_row(Arena *arena, const Query *query);

typedef struct {
	int64_t date;
	bool said; /* by the publisher */
} Moment;

/* Of a row with s.date and WAS_DATED from that column on. */
Moment moment_of_row(const Query *query, int column);

bool source_of_item(Arena *arena, Store *store, int64_t item, Str *headline,
    Str *link, Str *source, Err *err);
bool add_sources(Arena *arena, Store *store, SayingList *sayings, Err *err);

/* Adds name, role and regard to a figure of which kind and key are known. */
bool figure_describe(Arena *arena, Store *store, Figure *figure, int64_t now,
    Err *err);

#endif
