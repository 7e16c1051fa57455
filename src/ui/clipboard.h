#ifndef QUOTH_UI_CLIPBOARD_H
#define QUOTH_UI_CLIPBOARD_H

/*
 * How a terminal is asked to put text on the clipboard: OSC 52, with the text in
 * base64, so that nothing in it can be taken for a command.
 */

#include "base/buf.h"

/* False where it does not fit into out. */
bool clipboard_sequence(Buf *out, Str text);

#endif
