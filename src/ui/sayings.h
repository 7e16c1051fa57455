#ifndef QUOTH_UI_SAYINGS_H
#define QUOTH_UI_SAYINGS_H

/*
 * What was said today, over all feeds: each quote once, with whoever said it,
 * and all the sources that have it. Where nothing of today is there, the newest
 * of all.
 */

#include "ui/view.h"

View *sayings_new(Shelf *shelf);

#endif
