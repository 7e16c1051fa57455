#ifndef QUOTH_UI_HEADLINES_H
#define QUOTH_UI_HEADLINES_H

/*
 * The items of a row of a shelf, one below the other: the headline, where and
 * when, and who speaks and is named in it. Opening one puts a reader over the
 * list; a search puts another list over it.
 */

#include "ui/shelf.h"
#include "ui/view.h"

/* The shelf must outlive the view. name: above the list. */
View *headlines_new(Shelf *shelf, const ShelfQuery *query, Str name);

/* The same with a prompt below: what is typed is searched for at once. Enter
 * keeps what was found, Esc goes back to where one was. The words of the query
 * stand there to begin with. */
View *headlines_search(Shelf *shelf, const ShelfQuery *query, Str name);

#endif
