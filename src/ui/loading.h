#ifndef QUOTH_UI_LOADING_H
#define QUOTH_UI_LOADING_H

/*
 * What stands on the screen until something of what was asked for has come: what
 * it is, and how far. Every key works that does not need it.
 */

#include "pipeline/opening.h"
#include "ui/view.h"

/* The opening must outlive the view. */
View *loading_new(const Opening *opening);

#endif
