#ifndef QUOTH_UI_HYPERLINK_H
#define QUOTH_UI_HYPERLINK_H

/*
 * OSC 8: words on the screen that a terminal makes a link of. An address comes
 * from a page, so of its bytes only those pass that can stand in one; what else
 * there is comes out as %XX, and no sequence can end in it.
 */

#include <stdbool.h>

#include "base/buf.h"

/* Whether the terminal is one of those that are known to take it. */
bool hyperlink_works(void);

/* What stands before the words, and behind them. False, and nothing added, for
 * an address that is none of the web or is too long for any terminal. */
bool hyperlink_begin(Buf *out, Str href);
void hyperlink_end(Buf *out);

#endif
