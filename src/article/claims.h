#ifndef QUOTH_ARTICLE_CLAIMS_H
#define QUOTH_ARTICLE_CLAIMS_H

/*
 * What one kind of place in a page (JSON-LD, OpenGraph, …) claims of the
 * article. Nothing here is believed yet: meta.h weighs the claims.
 */

#include "base/arena.h"
#include "base/str.h"

enum { CLAIM_LONGEST = 1600 }; /* bytes; what is longer is none */

typedef struct {
	Str title, author, date, site, language, image, description;
	Str body; /* JSON-LD's articleBody, as it is */
} Claims;

/* Makes value, on one line, what is claimed, where it is something and nothing
 * was claimed before: the first claim of a kind stands. */
void claim(Arena *arena, Str *place, Str value);

/* The same of words; some write "&amp;" and tags into what is no HTML. */
void claim_words(Arena *arena, Str *place, Str value);

#endif
