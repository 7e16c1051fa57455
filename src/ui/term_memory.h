#ifndef QUOTH_UI_TERM_MEMORY_H
#define QUOTH_UI_TERM_MEMORY_H

/*
 * A terminal without a terminal: keys come from a string, what is shown stays
 * in memory. Tests and "quoth screen" read it.
 *
 * The keys are in the notation of key.h, and "<Resize 60x20>" makes the window
 * larger or smaller. After the last key comes the end. While files are waited
 * for no key comes before they have ended.
 */

#include "base/arena.h"
#include "base/err.h"
#include "ui/terminal.h"

/* NULL where keys cannot be read. All lives in the arena but the screen: close
 * the terminal to free that. keys must outlive it. */
Terminal *terminal_memory(Arena *arena, int columns, int rows, Str keys,
    Err *err);

/* What was shown last, until the terminal is closed. */
const Grid *terminal_memory_screen(const Terminal *terminal);

#endif
