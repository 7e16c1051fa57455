#ifndef QUOTH_ARTICLE_DISCOVER_H
#define QUOTH_ARTICLE_DISCOVER_H

/*
 * The feeds of a page: those it links to, and the addresses where feeds usually
 * are. Nothing is fetched here: whoever may ask the network tries them, in the
 * order given.
 */

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

enum { DISCOVER_MOST = 100 };

typedef struct {
	Str url;   /* absolute, http or https */
	Str title; /* on one line; empty where the page does not say */
	Str type;  /* "application/rss+xml" as the page says; empty: a guess */
} FoundFeed;

typedef LIST_OF(FoundFeed) FoundFeedList;

/* What the page links to by <link rel="alternate"> (or "feed") with a type of
 * RSS, RDF, Atom or JSON Feed; then, where there is none of these, the links in
 * its text that look like a feed's. No address twice; the feeds of comments
 * stand last. html is valid UTF-8, url the page's own address. */
FoundFeedList discover_feeds(Arena *arena, Str html, Str url);

/* Where to try next: "/feed", "/rss.xml", "/atom.xml", "/feed.json" … beside the
 * page and at the root of its host. Empty where url is not of the web. */
FoundFeedList discover_usual(Arena *arena, Str url);

/* What somebody typed as an address: "news.example/world" becomes
 * "https://news.example/world", "feed:https://…" and "feed://…" what they mean;
 * empty where it is nothing of the web. */
Str discover_address(Arena *arena, Str typed);

#endif
