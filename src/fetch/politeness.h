#ifndef QUOTH_FETCH_POLITENESS_H
#define QUOTH_FETCH_POLITENESS_H

/*
 * When a feed may be asked for again. The reader says how often he would like
 * it; the server may say that nothing new comes before some moment, or that it
 * wants to be left alone; and one that fails is asked less and less often. All
 * of that is weighed here, from numbers alone: there is no clock and no state.
 *
 * What servers say is taken in good faith but never whole: whatever comes out
 * lies between five minutes and a day from now, so that no max-age of a million
 * years silences a feed, and none of zero makes us a nuisance.
 */

#include <stdbool.h>
#include <stdint.h>

#include "fetch/wire.h"

enum {
	FETCH_SHORTEST = 5 * 60,      /* seconds */
	FETCH_LONGEST = 24 * 60 * 60,
	FETCH_USUAL = 60 * 60,
};

/* It will never be there again: 410. */
#define FETCH_NEVER INT64_MAX

typedef struct {
	int64_t now;       /* seconds since 1970, on this machine */
	uint32_t interval; /* seconds that the reader wishes for; 0: the usual */
	uint32_t status;   /* of the answer; 0: there was none */
	uint32_t failures; /* in a row, with this one; 0: it was no failure */
	FetchHeaders headers; /* of the answer */
} FetchOutcome;

/*
 * The moment from which on to ask again: now + FETCH_SHORTEST up to now +
 * FETCH_LONGEST, or FETCH_NEVER.
 *
 *  - 410: never.
 *  - Retry-After, in seconds or as a date, holds with every status.
 *  - A success: the interval, or longer where Cache-Control's max-age or (where
 *    that is not said) Expires asks for it.
 *  - A failure: the interval, doubled for each further failure in a row; of 429
 *    and 503 at least the usual one.
 */
int64_t fetch_next_try(const FetchOutcome *outcome);

/* Whether a moment that was noted earlier still says that it is too early. Where
 * the clock was set back meanwhile, so that it lies further off than any that
 * fetch_next_try() gives, it says nothing. */
bool fetch_too_early(int64_t now, int64_t next_try);

#endif
