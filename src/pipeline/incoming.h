#ifndef QUOTH_PIPELINE_INCOMING_H
#define QUOTH_PIPELINE_INCOMING_H

/*
 * A feed while its body comes in: bytes in pieces, made UTF-8 and parsed at
 * once, so that no body is ever held whole. It costs memory from its head to its
 * end only.
 */

#include "base/arena.h"
#include "base/str.h"
#include "model/feed.h"

typedef struct Incoming Incoming;

/* url is where the body was found, content_type the header's value. */
Incoming *incoming_new(Str url, Str content_type);
void incoming_free(Incoming *incoming); /* NULL is allowed */

/* False where no more of it is wanted: it is no feed, or has said all that a
 * feed may say. */
bool incoming_push(Incoming *incoming, Str bytes);

/* The feed, which lives as long as incoming. */
const Feed *incoming_end(Incoming *incoming);

#endif
