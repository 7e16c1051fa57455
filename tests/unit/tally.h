#ifndef QUOTH_TESTS_UNIT_TALLY_H
#define QUOTH_TESTS_UNIT_TALLY_H

/*
 * Whether a store has all that was acknowledged: what refreshes told in lines
 * (pipeline/events.h), however many there were and however they ended, against
 * what is in the file, which must be sound.
 */

#include "store/store.h"

typedef struct {
	uint32_t items, stories; /* that were acknowledged */
} Tally;

/* False, with an err that says what is missing. A line that was cut is none. */
bool tally_holds(Store *store, Str lines, Tally *tally, Err *err);

#endif
