#ifndef QUOTH_MODEL_FEED_H
#define QUOTH_MODEL_FEED_H

/*
 * A feed as its publisher has it: what the feed says of itself, and its items.
 *
 * A Feed is made once (by the feed room), lives in one arena with all its
 * strings, and is only read afterwards. It knows nothing of the reader: what is
 * read, starred or kept stands elsewhere, beside an item's identity. Nothing in
 * it is cleaned: a title may be markup, a text may be hostile. What is an
 * address here is absolute where the feed or its base said enough to make it so,
 * and may have any scheme: ask url_is_web() before following one.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/list.h"
#include "base/str.h"

/* A feed may say no more than this; what goes beyond is left out. */
enum {
	FEED_ITEMS_MAX = 10000,
	FEED_TEXT_MAX = 1 << 20,  /* bytes of one text */
	FEED_LINE_MAX = 4096,     /* bytes of a name, an address, an id */
	FEED_TOTAL_MAX = 24 << 20, /* bytes of all texts together */
	FEED_AUTHORS_MAX = 16,
	FEED_CATEGORIES_MAX = 64,
	FEED_ENCLOSURES_MAX = 32,
	FEED_CONTENTS_MAX = 8,
};

/* A text and what kind of text it is. */
typedef struct {
	Str value;
	Str type; /* "text/plain", "text/html", "application/xhtml+xml" (as markup,
	             without the div around it), or another media type */
	Str base; /* what addresses inside the text are relative to */
} FeedText;

typedef LIST_OF(FeedText) FeedTextList;

typedef struct {
	Str name, email, url; /* one of the three is there */
} FeedPerson;

typedef LIST_OF(FeedPerson) FeedPersonList;

typedef struct {
	Str url, type;
	Str length; /* in bytes, as the publisher wrote it */
} Enclosure;

typedef LIST_OF(Enclosure) EnclosureList;

typedef struct {
	Str headline; /* the title as plain text on one line */
	FeedText title;
	Str link; /* the page of the item */
	Str id;   /* guid, Atom's id: opaque */
	FeedPersonList authors;
	int64_t published, updated; /* DATE_NONE: not said */
	FeedText summary, rights;
	FeedTextList contents;
	EnclosureList enclosures; /* enclosures, then media */
	StrList categories;
	Str image; /* address of a picture that goes with it */
} Item;

typedef LIST_OF(Item) ItemList;

typedef struct {
	Str format; /* "rss20", "atom10", "rss10", "cdf", "json11" …; empty: it is
	               no feed, and nothing else is set */
	Str name;   /* the title as plain text on one line */
	FeedText title, subtitle, rights;
	Str link; /* the page that the feed is of */
	Str self; /* where the feed says that it lives */
	Str id;
	FeedPersonList authors;
	int64_t published, updated;
	Str language; /* BCP 47, as written */
	Str icon;
	StrList categories;
	ItemList items; /* in the order of the feed */
	bool cut; /* a limit was met: the publisher said more */
} Feed;

/*
 * What tells an item from the others of its own feed, and from one fetch to the
 * next: its guid, else its link, else a hash of its title and date. Two feeds
 * may have items with equal identities: it means nothing without the feed.
 */
Str item_identity(Arena *arena, const Item *item);

/* When it appeared: published, else updated, else DATE_NONE. */
int64_t item_date(const Item *item);

/* The names (else mail addresses) of its authors, with commas between. */
Str feed_persons_line(Arena *arena, const FeedPersonList *persons);

#endif
