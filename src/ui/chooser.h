#ifndef QUOTH_UI_CHOOSER_H
#define QUOTH_UI_CHOOSER_H

/*
 * The feeds that were found on a page, for the reader to choose which to save: a
 * box over what he was at. Enter saves the selected one.
 */

#include "ui/errand.h"
#include "ui/view.h"

/* What was found is copied. */
View *chooser_new(const ErrandFeedList *found);

#endif
