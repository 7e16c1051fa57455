#ifndef QUOTH_BASE_ERR_H
#define QUOTH_BASE_ERR_H

/*
 * Why something failed, as a sentence for the reader: lower case, names the
 * thing, no exclamation mark. A function that can fail because of the world
 * returns bool or a pointer and takes an Err last; on the way up each floor may
 * put the name of what it was doing before it; one place at the top says it.
 *
 *     Err err = {0};
 *     if (!load(path, &err)) { err_context(&err, "theme"); print(err.text); }
 *
 * The text may hold what came from outside (a path, a server's words): it goes
 * to the terminal by printable.h like everything else. An Err owns no memory.
 */

#include <stdbool.h>

typedef struct {
	char text[512]; /* "" while nothing has failed; valid UTF-8 */
} Err;

/* Notes the failure, unless an earlier one stands there: the first is the
 * cause. err may be NULL. Returns false: return err_set(err, "…"). */
bool err_set(Err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "context: text". Returns false. */
bool err_context(Err *err, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline bool
err_is_set(const Err *err)
{
	return err->text[0] != '\0';
}

#endif
