#ifndef QUOTH_UI_OPENED_H
#define QUOTH_UI_OPENED_H

/*
 * A story that was opened from a list: a reader, and around it what one does
 * with a story of a shelf. Opening marks it as read and goes to where one was in
 * it; Space at its end opens the next that is unread.
 */

#include "ui/listing.h"
#include "ui/view.h"

/* The selected item of the listing, which must outlive the view and is moved by
 * it. NULL, and said, where it cannot be opened. */
View *opened_new(Ui *ui, Listing *listing);

/* The first item of the query, with no list around it. */
View *opened_alone(Ui *ui, Shelf *shelf, const ShelfQuery *query,
    Str heading);

/* One item, with no list around it, at the quote that stands there (empty: where
 * one was in it). */
View *opened_at(Ui *ui, Shelf *shelf, int64_t item, Range quote, Str heading);

#endif
