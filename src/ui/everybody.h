#ifndef QUOTH_UI_EVERYBODY_H
#define QUOTH_UI_EVERYBODY_H

/*
 * The people and organizations in the reader's stories: those of the last month,
 * by what they said and how often they are named; or those in whose names some
 * words stand, of all time.
 */

#include "ui/view.h"

/* words empty: those of the last month. */
View *everybody_new(Shelf *shelf, Str words);

#endif
