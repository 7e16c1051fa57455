#ifndef QUOTH_UI_ERRORS_H
#define QUOTH_UI_ERRORS_H

/*
 * The feeds whose last refresh got nothing, why, and when they are tried again.
 */

#include "ui/shelf.h"
#include "ui/view.h"

/* The shelf must outlive the view. */
View *errors_new(Shelf *shelf);

#endif
