#ifndef QUOTH_STORE_SEARCH_H
#define QUOTH_STORE_SEARCH_H

/*
 * Finds items by their words, by who speaks or is named in them, and by what is
 * known of them. What the reader types is
 *
 *     climate "blank cheque" who:marsh about:"Daniel Okafor" since:2025-03-01
 *
 * Words must all be there (the last one as a beginning, from its third letter
 * on, while it is typed: "parliam" finds parliament); words between quotation
 * marks stand together.
 *
 *     who:NAME     quoted in it        feed:WORDS   of feeds whose name or address
 *     about:NAME   named in it                      has these words
 *     is:unread is:starred is:quoted   tag:WORD     of feeds with this tag
 *     since:DATE   not older: 2025-03-01, today, yesterday, 7d (days)
 *
 * Nothing that is typed is a mistake: what means nothing is a word to look for,
 * and no sign in it has a meaning beyond these.
 */

#include "store/store_item.h"

/* Tags are the reader's list's (config): the caller says which feeds one means.
 * Returns false where there is no such tag: then nothing is found. */
typedef struct {
	bool (*feeds_of)(void *context, Arena *arena, Str tag, StrList *urls);
	void *context;
} SearchTags;

typedef struct {
	Str text;          /* as typed */
	uint32_t limit;    /* 0: STORE_PAGE */
	int64_t now;       /* what today is */
	const SearchTags *tags; /* NULL: there are no tags */
} SearchQuery;

typedef struct {
	StoredItem item;
	Str snippet; /* some words around what was found; empty: by no word */
} Found;

typedef LIST_OF(Found) FoundList;

/* Of words that stand nearly everywhere, so many of the items that were stored
 * last are looked at and no more; a condition beside the words may leave few of
 * them, so there it is more. */
enum { SEARCH_MANY = 10000, SEARCH_NARROWED = 100000 };

/* The newest first. An empty query finds nothing. */
bool store_search(Arena *arena, Store *store, const SearchQuery *query,
    FoundList *found, Err *err);

#endif
