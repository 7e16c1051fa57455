#ifndef QUOTH_FETCH_OUTLET_H
#define QUOTH_FETCH_OUTLET_H

/*
 * The way of quoth-fetch's replies to quoth. They are sent when the socket takes
 * them. When it is full no more bodies should be read from servers; and when
 * very much is waiting (a few packed bytes may hold a lot), whoever puts one
 * more waits until there is room. So a quoth that is slow to read slows the
 * servers down, and costs no memory.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "fetch/wire.h"

typedef struct {
	int fd; /* a socket */
	Buf frames;
	int64_t waited; /* ms that outlet_put() has waited for room, in all */
	bool closed; /* nobody reads any more: what is put is dropped */
} Outlet;

Outlet outlet_new(int fd);
void outlet_free(Outlet *outlet);

/* False where the reply does not keep to the wire's rules. */
bool outlet_put(Outlet *outlet, const FetchReply *reply);

/* Sends what goes without waiting. */
void outlet_send(Outlet *outlet);

/* Milliseconds since some moment; not the clock on the wall. */
int64_t outlet_clock(void);

bool outlet_full(const Outlet *outlet);

static inline bool
outlet_empty(const Outlet *outlet)
{
	return outlet->frames.len == 0;
}

#endif
