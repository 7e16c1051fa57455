#ifndef QUOTH_FETCH_HOST_H
#define QUOTH_FETCH_HOST_H

/*
 * The hosts that quoth-fetch has to do with: which one an address names, whether
 * it stands in the local network, and how many transfers may run to it at a time.
 *
 * That number begins with what the request asks for: a few, as from a browser.
 * Most hosts have a feed or two in a list and never come to it; but there are
 * those that have hundreds (a service that makes feeds, the reader's own
 * machine), and with a few at a time each distance would be waited for again and
 * again. So it goes as TCP does with a road that it does not know:
 *
 *  - a good answer whose first byte came within HOST_QUICK_MS shows that there
 *    is room for one more, up to HOST_MOST. The number of requests is the same,
 *    they only come sooner, and a fourth of the streams that servers grant a
 *    browser over HTTP/2 is the end of it;
 *  - a slow or broken one takes back half of what was added;
 *  - one that says "too many" (429, 503) takes all, and from there on it is one
 *    at a time.
 *
 * Who has not said a byte for HOST_SILENCE_MS holds the others of his host up no
 * longer, up to as many again. A host of which HOST_TRIES in a row could not be
 * reached, and none ever, is not there: the others need not be tried.
 *
 * A request that asks for one at a time gets that.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

enum {
	HOST_MOST = 24,
	HOST_QUICK_MS = 1000,
	HOST_SILENCE_MS = 1000,
	HOST_TRIES = 6,
};

/* Which host an address names: a number, and 0 where it names none. Its port
 * makes no difference. */
uint64_t host_of_url(Str url);

/* Whether a numeric address belongs to this machine or the network that it
 * stands in: what only those may reach who are inside. */
bool host_is_local(const char *ip);

typedef struct {
	uint64_t name;     /* of host_of_url() */
	uint32_t running;  /* transfers, with those that are */
	uint32_t silent;
	uint32_t more;     /* than are asked for may run */
	uint32_t failures; /* since it was last reached */
	bool reached;      /* it has answered, whatever it said */
	bool one_only;
} Host;

/* {0}: none yet. */
typedef struct {
	Host *items;
	uint32_t count, capacity;
} HostTable;

/* Its entry, made where there is none; until the next call. */
Host *host_at(HostTable *table, uint64_t name);

/* Whether another transfer may run; asked is the number of the request. */
bool host_has_room(const Host *host, uint32_t asked);

/* A transfer has come to an answer, first_ms after it began; status as HTTP has
 * it, whole where nothing of it is missing. */
void host_answered(Host *host, uint32_t status, int64_t first_ms, bool whole);

/* A transfer goes without. */
void host_fell_silent(Host *host);
void host_not_reached(Host *host);

/* Whether the others are to be given up; then it begins anew. */
bool host_is_gone(Host *host);

#endif
