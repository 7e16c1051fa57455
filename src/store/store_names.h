#ifndef QUOTH_STORE_STORE_NAMES_H
#define QUOTH_STORE_STORE_NAMES_H

/*
 * Who is named and who is quoted, over all items. It is written with the
 * stories (store_story.h) and answers without unpacking any.
 *
 * Names are compared folded (case, accents): "Helen Marsh" of one article and of
 * another are one name here. That the same name may be two people, and one
 * person have two names, is not known here.
 */

#include "model/notes.h"
#include "store/store_item.h"

/* Somebody, or something, in one item. */
typedef struct {
	int64_t item;
	EntityKind kind;
	Str name, role;
	uint32_t mentions, quotes;
} StoredName;

typedef LIST_OF(StoredName) StoredNameList;

/* Who is in the item: who is quoted most first, then who is named most. For the
 * line under a headline: limit 3. */
bool store_names(Arena *arena, Store *store, int64_t item, uint32_t limit,
    StoredNameList *names, Err *err);

typedef struct {
	int64_t item;
	QuoteKind kind;
	Range marked;  /* in the text of the item's best story */
	Str text;
	Str speaker;   /* full name, else the words of the text; empty: unknown */
	Str role;
	SpeakerBasis basis;
	Confidence confidence;
	Str headline;  /* of the item */
	int64_t date;
} StoredQuote;

typedef LIST_OF(StoredQuote) StoredQuoteList;

typedef struct {
	int64_t item;  /* only of this one; 0: of all */
	Str speaker;   /* only theirs, by full name; empty: everybody's */
	int64_t since; /* by the item's date; 0: no bound */
	uint32_t limit; /* 0: STORE_PAGE */
} QuoteQuery;

/* Newest items first, in each by place. Indirect quotes are left out. */
bool store_quotes(Arena *arena, Store *store, const QuoteQuery *query,
    StoredQuoteList *quotes, Err *err);

/* The items in which the name stands, newest first, each with how often. */
bool store_named(Arena *arena, Store *store, Str name, uint32_t limit,
    StoredNameList *names, Err *err);

/* Where in an item's text the name stands. */
bool store_mentions(Arena *arena, Store *store, int64_t item, Str name,
    RangeList *mentions, Err *err);

/* Everybody who is quoted or named since then (0: ever), summed over items, by
 * quotes and then mentions; item is the newest one. */
bool store_everybody(Arena *arena, Store *store, int64_t since, uint32_t limit,
    StoredNameList *names, Err *err);

#endif
