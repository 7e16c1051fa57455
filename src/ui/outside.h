#ifndef QUOTH_UI_OUTSIDE_H
#define QUOTH_UI_OUTSIDE_H

/*
 * The reader's own programs, by the variables of his environment. Addresses and
 * files are arguments; no shell reads them.
 */

#include "base/err.h"
#include "ui/terminal.h"

/* $BROWSER, else xdg-open, which goes on without us. Only addresses of the web
 * are ever given to it. */
bool outside_browse(Str url, Err *err);

/* $VISUAL, else $EDITOR, else vi, in the terminal; comes back when it ends. */
bool outside_edit(Terminal *terminal, Str file, Err *err);

#endif
