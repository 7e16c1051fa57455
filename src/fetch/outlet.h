#ifndef QUOTH_FETCH_OUTLET_H
#define QUOTH_FETCH_OUTLET_H

/*
 * The way of quoth-fetch's replies to quoth. They are sent when the socket takes
 * them; when much is waiting already, whoever puts one more waits too. So a
 * quoth that is slow to read slows the servers down, and costs no memory.
 */

#include <stdbool.h>

#include "base/buf.h"
#include "fetch/wire.h"

typedef struct {
	int fd; /* a socket */
	Buf frames;
	bool closed; /* nobody reads any more: what is put is dropped */
} Outlet;

Outlet outlet_new(int fd);
void outlet_free(Outlet *outlet);

/* False where the reply does not keep to the wire's rules. */
bool outlet_put(Outlet *outlet, const FetchReply *reply);

/* Sends what goes without waiting. */
void outlet_send(Outlet *outlet);

static inline bool
outlet_empty(const Outlet *outlet)
{
	return outlet->frames.len == 0;
}

#endif
