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

/*
 * Puts text on the clipboard: "terminal" (or empty) asks the terminal to, by OSC
 * 52; "auto" gives it to the first of wl-copy, xclip, xsel and pbcopy that is
 * there and fits the environment, else to the terminal; anything else is the
 * program that reads it, with its arguments. At most CLIPBOARD_MOST bytes.
 */
enum { CLIPBOARD_MOST = 48 << 10 };
bool outside_copy(Terminal *terminal, Str way, Str text, Err *err);

#endif
