#ifndef QUOTH_PIPELINE_FINDER_H
#define QUOTH_PIPELINE_FINDER_H

/*
 * Finds the feeds of an address that somebody types: the address itself where it
 * is a feed, else those that its page links to, else what answers as a feed where
 * feeds usually are. A child does it that has a socket to quoth-fetch and
 * otherwise the rights of a worker; it never sees the reader's files.
 */

#include <stdbool.h>

#include "article/discover.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

enum { FINDER_TRIES = 12 }; /* of the usual addresses */

/* False where the address cannot be had; a page without feeds gives an empty
 * list. Every url in it is one of the web. */
bool finder_run(Arena *arena, Str typed, FoundFeedList *found, Err *err);

#endif
