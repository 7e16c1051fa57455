#ifndef QUOTH_ARTICLE_SIEVE_H
#define QUOTH_ARTICLE_SIEVE_H

/*
 * A page's source without what nobody reads and what a parser would stumble
 * over, in one pass over the bytes:
 *
 * - scripts (all but JSON-LD), styles, drawings (svg) and comments go: they are
 *   most of a page's bytes, and cost time to parse;
 * - so do the attributes that dom.h does not keep, where they are surely such;
 * - of a tag with hundreds of attributes the rest is cut: the parser compares
 *   each with all before it;
 * - control bytes become blanks;
 * - what lies behind SIEVE_LARGEST bytes is left out.
 *
 * It does not know what the tags mean.
 */

#include "base/arena.h"
#include "base/str.h"

enum { SIEVE_LARGEST = 32 << 20, SIEVE_ATTRIBUTES = 200 };

/* What stood in its style elements is put into styles, unless that is NULL, as
 * parts of html. */
Str sieve_html(Arena *arena, Str html, StrList *styles);

#endif
