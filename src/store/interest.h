#ifndef QUOTH_STORE_INTEREST_H
#define QUOTH_STORE_INTEREST_H

/*
 * Whom the reader follows, and whom he does not want to hear of for a while:
 * people and organizations, by name. Lists obey it (ItemQuery.regard in
 * store_item.h): what names somebody followed is marked and has a list of its
 * own; what is about somebody muted is left out, counted, and can be seen when
 * it is asked for. Where both hold of an item, it is shown.
 *
 * An item names somebody where his full name stands in it; it is about him
 * where that name, or his surname, stands in the headline too, where he is
 * named three times or more and nobody is named more often, or where he is
 * quoted twice or more and nobody is quoted more often.
 *
 * Each change is one step that store_undo() takes back.
 */

#include "model/notes.h"
#include "store/store.h"

typedef enum { REGARD_NONE, REGARD_FOLLOWED, REGARD_MUTED } Regard;

#define INTEREST_FOR_GOOD INT64_MAX

typedef struct {
	EntityKind kind;
	Str name;
	Regard regard;
	int64_t until; /* the moment from which on it counts no more */
} Interest;

typedef LIST_OF(Interest) InterestList;

/* In place of what was there for that name; REGARD_NONE forgets it. What is so
 * already is no step. */
bool store_set_interest(Store *store, const Interest *interest, Err *err);

/* Those that count now, followed before muted, by name. */
bool store_interests(Arena *arena, Store *store, int64_t now,
    InterestList *interests, Err *err);

/* The one of that name, REGARD_NONE where there is none that counts now. */
bool store_interest(Arena *arena, Store *store, EntityKind kind, Str name,
    int64_t now, Interest *interest, Err *err);

/* Somebody followed whom the item names, the most quoted; empty: nobody. */
bool store_followed_in(Arena *arena, Store *store, int64_t item, int64_t now,
    Str *name, Err *err);

/* "a week", "month", "for good", or the last day of it, "2025-04-30"; empty is
 * for good. False where it is none of them, or has passed. */
bool interest_read_until(Str words, int64_t now, int64_t *until);

/* "until 30 April 2025", "for good". */
Str interest_until_words(Arena *arena, const Interest *interest);

#endif
