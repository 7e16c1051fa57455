#ifndef QUOTH_UI_CHILD_H
#define QUOTH_UI_CHILD_H

/*
 * Other programs that the screen starts: quoth itself for what needs the
 * network, an editor, a browser. Each gets its arguments one by one; no shell
 * ever sees them.
 */

#include <stdbool.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

typedef struct {
	pid_t pid;  /* 0: none */
	int output; /* what it writes, on both its outputs; read without waiting */
} Child;

/* In a group of its own, so that keys at the terminal do not end it. argv ends
 * with NULL; argv[0] is looked for in $PATH where it has no slash. */
bool child_start(Child *child, char *const *argv, Err *err);

/* Waits for its end, and tells whether that was a good one. What it has not
 * finished writing is lost. */
bool child_finish(Child *child);

/* Tells it to end, and forgets it. */
void child_stop(Child *child);

/* Runs a program at our terminal and waits for it. */
bool child_run(char *const *argv, Err *err);

/* Starts a program that goes on without us and says nothing to us. */
bool child_leave(char *const *argv, Err *err);

/* Gives text (less than a pipe holds) to the standard input of a program, and
 * waits for its end. */
bool child_feed(char *const *argv, Str text, Err *err);

/* "vim -u NONE" and a last argument, as an argv: parted at blanks, since no
 * shell is to do it. last may be empty: there is none. */
char **child_arguments(Arena *arena, Str command, Str last);

#endif
