#ifndef QUOTH_UI_FEEDS_H
#define QUOTH_UI_FEEDS_H

/*
 * The reader's feeds: smart lists above, then folders and feeds as his list has
 * them, each with what is unread in it. A feed that could not be fetched has a
 * "!" before its name. Which folders are closed is remembered as long as the
 * view is there.
 */

#include "ui/shelf.h"
#include "ui/view.h"

/* The shelf must outlive the view. */
View *feeds_new(Shelf *shelf);

#endif
