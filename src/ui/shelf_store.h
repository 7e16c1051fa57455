#ifndef QUOTH_UI_SHELF_STORE_H
#define QUOTH_UI_SHELF_STORE_H

/*
 * The reader's feeds as a shelf: which there are, in what folders and under what
 * names, says feeds.yaml (config/feedlist.h); what is in them, and what the
 * reader did with it, the store. Neither knows the other; here they meet by the
 * address of a feed. A feed that is in the store and not in the list is not
 * shown, nor is what it had.
 */

#include "ui/shelf.h"

/* NULL where the store cannot be opened. A list that cannot be read is no
 * failure: the last good one is shown, with what is wrong above it. */
Shelf *shelf_store_open(Err *err);

void shelf_store_close(Shelf *shelf);

/* Whether the reader's list has any feed. */
bool shelf_store_has_feeds(const Shelf *shelf);

#endif
