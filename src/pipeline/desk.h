#ifndef QUOTH_PIPELINE_DESK_H
#define QUOTH_PIPELINE_DESK_H

/*
 * Where a process reads what a reader names on the command line, one source
 * after the other. Opening the desk gives up all rights but to read the files
 * among the sources and to ask quoth-fetch for the addresses, so that no byte of
 * theirs, be it only its encoding, is looked at with more; and once the last
 * address has been fetched, and what it is a part of, quoth-fetch is let go too.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "fetch/source.h"

typedef struct {
	Fetcher *fetcher; /* NULL: there is no address to be fetched any more */
	Err no_fetcher;   /* why none could be started */
	uint32_t addresses; /* to come */
} Desk;

/* There is no way back: the process can do nothing else afterwards. Who means to
 * annotate() has prepared for it (annotate.h). */
Desk desk_open(const StrList *sources);
void desk_close(Desk *desk);

/* name is one of the sources, each of which is read at most once. Else as
 * source_read(). */
bool desk_read(Arena *arena, Desk *desk, Str name, Source *source, Err *err);

/* The next part of the page that was read last; not after desk_settle(). */
bool desk_read_part(Arena *arena, Desk *desk, Str url, Source *source, Err *err);

/* No part of the page that was read last is asked for any more. What is no page
 * needs no such word. */
void desk_settle(Desk *desk);

#endif
