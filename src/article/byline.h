#ifndef QUOTH_ARTICLE_BYLINE_H
#define QUOTH_ARTICLE_BYLINE_H

/*
 * From what stands where an author should to the names of people: "By Jo
 * Reporter | Nov 5, 2024 5 min read" gives "Jo Reporter".
 */

#include "base/arena.h"
#include "base/str.h"

enum { BYLINE_LONGEST = 160 }; /* bytes; what is longer is no byline */

/* Without "By", addresses, and what follows the names; empty where nothing is
 * left. */
Str byline_clean(Arena *arena, Str byline);

/* "admin", "Staff": what a page says that has no author. */
bool byline_is_nobody(Str name);

#endif
