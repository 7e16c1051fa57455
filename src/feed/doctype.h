#ifndef QUOTH_FEED_DOCTYPE_H
#define QUOTH_FEED_DOCTYPE_H

/*
 * The little of a DOCTYPE that feeds have use for: entities that stand for a
 * piece of plain text. Those that name a file, take parameters or are made of
 * other entities are not known here, so that nothing can be fetched and nothing
 * can grow by them. Number and length are bounded.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"

enum { DOCTYPE_ENTITIES_MAX = 64 };

typedef struct {
	Arena *arena; /* of the entities alone */
	Buf declaration; /* the one being read */
	bool in_subset;
	char quote;
	bool netscape; /* it is one of Netscape's */
	struct {
		Str name, value;
	} entities[DOCTYPE_ENTITIES_MAX];
	uint32_t entity_count;
} Doctype;

void doctype_init(Doctype *doctype);
void doctype_free(Doctype *doctype);

/* Begins anew behind "<!DOCTYPE"; the entities stay. */
void doctype_begin(Doctype *doctype);

/* The next byte; false where it was the last. */
bool doctype_read(Doctype *doctype, char byte);

/* Whether there is an entity of that name. */
bool doctype_entity(const Doctype *doctype, Str name, Str *value);

#endif
