#ifndef QUOTH_ARTICLE_META_H
#define QUOTH_ARTICLE_META_H

/*
 * What a page says of its article: headline, author, date, site, language and
 * picture. It is said in many places (JSON-LD, OpenGraph, meta, microdata,
 * markup), which often disagree; what more of them support is taken.
 */

#include "article/dom.h"
#include "article/prune.h"

typedef struct {
	Str title, byline, site, language, lead_image;
	int64_t published; /* DATE_NONE: not known */
	Str heading;       /* the page's h1, which may differ from the title */
	Str description;   /* what the page says that the article is about */
	Str body;          /* the article as JSON-LD has it; tags may stand in it */
} Meta;

/* Of the traits only the words count: what is gone from the article may still
 * tell of it. */
Meta meta_read(Arena *arena, const Dom *dom, const Trait *traits, Str url);

/* The letters and digits of a headline, in lower case: two that differ in marks
 * and blanks alone are the same. */
Str headline_fold(Arena *arena, Str text);

#endif
