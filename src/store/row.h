#ifndef QUOTH_STORE_ROW_H
#define QUOTH_STORE_ROW_H

/*
 * What several files of this room need of items: rows as items, lists as
 * parameters, what a story says as rows. For this room alone.
 */

#include "model/story.h"
#include "store/statement.h"
#include "store/store_item.h"

/* Of a row that begins with ITEM_COLUMNS. */
StoredItem item_of_row(Arena *arena, const Query *query);

/* "[1,2,3]" */
Str ids_as_json(Arena *arena, const int64_t *ids, uint32_t count);

/* The parameters 1 to 7 of ITEM_FILTER; feeds is ids_as_json() of the query's,
 * and must live until the query's end. */
void bind_items(Query *bound, const ItemQuery *query, ItemPlace after,
    Str feeds);

/* Writes who is named and quoted in the item, and the words to find it by, in
 * place of what was there. Within a transaction. */
bool put_names(Store *store, int64_t item, const Story *story, Err *err);

#endif
