#ifndef QUOTH_FETCH_HEAD_H
#define QUOTH_FETCH_HEAD_H

/*
 * The headers of a response as they come, line after line: what quoth has a use
 * for is kept, the rest only counted, against limits. Of a chain of redirects
 * the last response counts.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "fetch/wire.h"

typedef struct {
	size_t bytes; /* of this response */
	uint32_t count;
	Buf kept;         /* a line each; printable ASCII */
	char target[24];  /* the scheme that its Location names */
} Head;

Head head_new(void);
void head_free(Head *head);

/* One line, without its end; the status line begins a new response. False where
 * they are too many or too long. */
bool head_line(Head *head, Str line);

/* What was kept. The strings lie in head. */
FetchHeaders head_kept(const Head *head);

#endif
