#ifndef QUOTH_PIPELINE_LOG_H
#define QUOTH_PIPELINE_LOG_H

/*
 * What went wrong while nobody looked: refresh.log in the state folder, a line a
 * trouble, which begins with its moment (UTC, RFC 3339). It is for people: what
 * is due next, and what failed last, stands in the store.
 *
 *     2025-03-14T07:00:00Z https://news.example/feed: 404 not found
 *
 * Every line is written at once, so two programs may write; all of it may be shown
 * on a terminal. A log of more than LOG_LARGEST bytes becomes refresh.log.1, in the
 * place of the one before. Where it cannot be written nothing is, and nothing else
 * is the worse for it.
 */

#include "base/arena.h"
#include "base/str.h"

enum {
	LOG_LARGEST = 256 << 10, /* where it is opened */
	LOG_LINES = 2000,        /* of one that was opened; more are not written */
};

typedef struct Log Log;

/* Lives in the arena; to be opened before its owner gives up the right to open
 * files. NULL where that fails: nothing is written then. */
Log *log_open(Arena *arena);

/* log may be NULL. */
void log_add(Log *log, Str about, Str trouble);

void log_close(Log *log);

/* Where it is; empty where there is no home. */
Str log_path(Arena *arena);

#endif
