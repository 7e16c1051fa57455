#ifndef QUOTH_UI_HELP_H
#define QUOTH_UI_HELP_H

/* The help: every action and its keys, from the table in action.h. */

#include "ui/view.h"

View *help_new(void);

#endif
