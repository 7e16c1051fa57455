#ifndef QUOTH_UI_PLACES_H
#define QUOTH_UI_PLACES_H

/*
 * The places in an article that n and N go through: what a search found, or
 * where a chosen name is mentioned. Made anew for every search; {0} holds none.
 */

#include "model/story.h"
#include "model/role.h"

#define NO_PLACE UINT32_MAX
enum { MOST_PLACES = 100000 };

typedef struct {
	Arena *arena;     /* of all here; NULL: no places */
	RangeList ranges; /* in order, not overlapping, at most MOST_PLACES */
	Role role;        /* ROLE_SEARCH_HIT or ROLE_MENTION */
	uint32_t entity;  /* whose mentions they are, or NO_ENTITY */
	uint32_t current; /* where the reader stands, or NO_PLACE */
	Str what;         /* what was searched for, or the name */
} Places;

/* Looks for needle in what is shown of the article. */
Places places_search(const Document *document, Str needle);

Places places_mentions(const Notes *notes, uint32_t entity);

void places_free(Places *places);

/* The first place at or behind the byte; ranges.count: none. */
uint32_t places_from(const Places *places, uint32_t byte);

#endif
