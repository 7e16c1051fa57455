#ifndef QUOTH_STORE_SAYING_H
#define QUOTH_STORE_SAYING_H

/*
 * Something that somebody said, in the words of one story and with where that
 * stands; and an utterance: the sayings that are the same words of the same
 * speaker in several stories, as when outlets carry one agency's report.
 *
 * Two sayings are one utterance where
 *   - their words are the same by model/wording.h, and
 *   - they are at most UTTERANCE_DAYS apart, and
 *   - no two different speakers are named: the names are the same, or one is the
 *     last word of the other, or one is not known and the words are eight or
 *     more.
 * Each is compared with the longest of every utterance so far, in the order
 * given, and joins the first that fits.
 */

#include "model/notes.h"
#include "store/store.h"

enum { UTTERANCE_DAYS = 7 };

typedef struct {
	int64_t item;
	Range marked;      /* in the text of the item's best story, with its marks */
	Str text;          /* without them */
	Str speaker, role; /* as in StoredQuote; may be empty */
	Str key;           /* the speaker's name, folded */
	bool named;        /* the speaker is a figure of this kind, and not just
	                      "a spokesman" */
	EntityKind kind;
	Confidence confidence; /* in the speaker */
	Str headline, link, source; /* of the item; its feed's name */
	int64_t date;      /* what lists are sorted by */
	bool dated;        /* the publisher said that date; else it is when the item
	                      was first seen */
} Saying;

typedef LIST_OF(Saying) SayingList;

typedef struct {
	SayingList sayings; /* the longest text first, then as they were given; at
	                       least one, and no item twice */
	uint32_t times;     /* with those of an item that says it twice */
} Utterance;

typedef LIST_OF(Utterance) UtteranceList;

/* In the order of the first saying of each. The sayings are copied, not their
 * words. */
UtteranceList utterances_of(Arena *arena, const SayingList *sayings);

/* What was said by everybody in items since then, newest first. */
bool store_sayings(Arena *arena, Store *store, int64_t since, uint32_t limit,
    SayingList *sayings, Err *err);

#endif
