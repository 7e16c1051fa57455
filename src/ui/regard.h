#ifndef QUOTH_UI_REGARD_H
#define QUOTH_UI_REGARD_H

/*
 * The question, in the bottom line, for how long somebody is to be followed or
 * muted. It changes the shelf itself; views below hear of it as news.
 */

#include "ui/view.h"

/* Takes it back at once where it is so already, else asks. */
void regard_change(Ui *ui, Shelf *shelf, EntityKind kind, Str name,
    Regard regard);

#endif
