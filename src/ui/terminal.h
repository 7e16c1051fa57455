#ifndef QUOTH_UI_TERMINAL_H
#define QUOTH_UI_TERMINAL_H

/*
 * The terminal as an interface: something with a size that shows a Grid and
 * says what happens. term_curses.h is the one that people sit at,
 * term_memory.h the one that tests read.
 *
 * Signals, stopping (Ctrl-Z) and coming back are the terminal's own business;
 * whoever uses it sees a resize and shows its grid again.
 */

#include "model/theme.h"
#include "ui/grid.h"
#include "ui/key.h"

typedef enum {
	EVENT_NONE,   /* nothing, for as long as one was willing to wait */
	EVENT_KEY,
	EVENT_INPUT,  /* a file that was waited for besides has something */
	EVENT_RESIZE, /* or all has to be shown again */
	EVENT_END,    /* the terminal is gone, or we are told to end */
} EventKind;

typedef struct {
	EventKind kind;
	Key key; /* EVENT_KEY */
} Event;

typedef struct Terminal Terminal;

enum { TERMINAL_FILES = 2 }; /* that can be waited for besides */

typedef struct {
	void (*size)(Terminal *terminal, int *columns, int *rows);

	/* Any grid may be shown; what does not fit is not seen. */
	void (*show)(Terminal *terminal, const Grid *grid);

	/* How the roles look from the next show() on. The theme must live until
	 * then. */
	void (*theme)(Terminal *terminal, const Theme *theme);

	/* Waits at most so many milliseconds; -1: until something happens. The
	 * files are waited for besides, those that are not -1; a key comes
	 * before them. */
	Event (*next)(Terminal *terminal, int milliseconds,
	    const int files[TERMINAL_FILES]);

	void (*bell)(Terminal *terminal);

	/* Gives text to the terminal's clipboard, where it has one. */
	void (*copy)(Terminal *terminal, Str text);

	/* Between the two the terminal is as it was found, for another program
	 * that we wait for. */
	void (*leave)(Terminal *terminal);
	void (*enter)(Terminal *terminal);

	/* Leaves the terminal as it was found and frees it. */
	void (*close)(Terminal *terminal);
} TerminalOps;

/* The first member of every kind of terminal. */
struct Terminal {
	const TerminalOps *ops;
};

#endif
