#ifndef QUOTH_UI_TERM_CURSES_H
#define QUOTH_UI_TERM_CURSES_H

/*
 * The terminal that the reader sits at, by ncursesw, which nothing else sees.
 * There can be one at a time: curses and signals belong to the whole process.
 *
 * Colours come down to what the terminal has: direct, 256, 16 or 8; none (or
 * NO_COLOR set) leaves bold, dim, italic, underline and reverse. Without a
 * UTF-8 locale each mark is shown by its ASCII twin. setlocale() must have been
 * called.
 *
 * Until it is closed SIGINT comes as the key Ctrl-C; SIGTERM, SIGHUP and a
 * terminal that is gone as EVENT_END; Ctrl-Z stops the program with the
 * terminal as it was found, and coming back shows as EVENT_RESIZE.
 */

#include "base/err.h"
#include "ui/terminal.h"

/* NULL where there is no terminal, or one that cannot place its cursor
 * (TERM=dumb): then the article is for printing. */
Terminal *terminal_curses(Err *err);

#endif
