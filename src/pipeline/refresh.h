#ifndef QUOTH_PIPELINE_REFRESH_H
#define QUOTH_PIPELINE_REFRESH_H

/*
 * The morning's round: every feed of the reader's list that is due is asked for,
 * all side by side; what has come is stored feed by feed and can be seen from
 * that moment on; then, when all headlines are in, the press (press.h) makes
 * stories of them.
 *
 * One process does it, one at a time. Before the first byte comes in it has given
 * up all rights but those of rights_of_press(). It may be stopped or killed at
 * any moment: what it told (events.h) is stored, what it did not tell is asked
 * for by the next one.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "pipeline/events.h"

typedef struct {
	bool all;             /* those that are not due yet too */
	bool headlines_only;  /* no stories */
	int patience_ms;      /* with a worker that is silent; 0: the usual */
	StrList only;         /* addresses of the list; empty: all of it. They count
	                         as due */
} RefreshOptions;

/* False where it could not begin, or the store cannot be written to; that feeds
 * failed is no failure of this. The process can do nothing else afterwards. */
bool refresh_run(const RefreshOptions *options, Events *events, Err *err);

#endif
