#ifndef QUOTH_PIPELINE_PASSWORD_H
#define QUOTH_PIPELINE_PASSWORD_H

/*
 * The password of a feed, from the program that the reader names for it
 * ("pass show agency"): the first line that it prints. No shell is in between.
 * It must be asked before the press gives its rights up.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum {
	PASSWORD_LONGEST = 4096,      /* bytes */
	PASSWORD_PATIENCE_MS = 60000, /* a person may have to type */
};

/* False where the program cannot be run, fails, takes too long or prints no
 * line. The reason names the program and never what it printed. */
bool password_ask(Arena *arena, const StrList *command, Str *password,
    Err *err);

#endif
