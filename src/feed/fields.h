#ifndef QUOTH_FEED_FIELDS_H
#define QUOTH_FEED_FIELDS_H

/*
 * What the elements of feeds mean: one table for RSS of all ages, CDF, Atom and
 * the modules that are used with them. The same fact comes under many names
 * (a headline as title, dc:title, media:title); the rank tells which name to
 * trust where a feed has more than one.
 */

#include <stdint.h>

#include "base/str.h"

typedef enum {
	FIELD_NONE,  /* unknown: nothing in it is read */
	FIELD_GROUP, /* says nothing itself, what is inside does */
	FIELD_SKIP,  /* known, and of no use */
	FIELD_ITEM,
	FIELD_TITLE,
	FIELD_LINK,
	FIELD_ID,
	FIELD_SUMMARY, /* of the feed: its subtitle */
	FIELD_CONTENT,
	FIELD_AUTHOR,
	FIELD_PERSON_NAME, /* inside an author */
	FIELD_PERSON_EMAIL,
	FIELD_PERSON_URL,
	FIELD_PUBLISHED,
	FIELD_UPDATED,
	FIELD_DATE, /* of what, it does not say: updated, for want of better */
	FIELD_LANGUAGE,
	FIELD_RIGHTS,
	FIELD_CATEGORY,
	FIELD_KEYWORDS, /* with commas between */
	FIELD_ENCLOSURE,
	FIELD_MEDIA,
	FIELD_PICTURE,   /* of the item, the icon of the feed: an address */
	FIELD_IMAGE,     /* the same as a group with a url in it */
	FIELD_IMAGE_URL, /* inside it */
	FIELD_COUNT
} Field;

typedef enum {
	SPACE_UNKNOWN,
	SPACE_CORE, /* of RSS, RDF, CDF and Atom themselves */
	SPACE_XHTML,
	SPACE_CONTENT,
	SPACE_DC,
	SPACE_DCTERMS,
	SPACE_MEDIA,
	SPACE_ITUNES,
	SPACE_FEEDBURNER,
} Space;

typedef struct {
	Space space;
	const char *name;
	Field field;
	uint8_t rank; /* the larger one wins */
} FieldRow;

/* By its address, else (where nobody knows that) by the usual prefix. Elements
 * without a prefix are of the core, whatever the default namespace is called;
 * so are those of root_space. */
Space space_of(Str address, Str prefix, Str root_space);

/* Never NULL: the row of FIELD_NONE where the element means nothing. */
const FieldRow *field_of(Space space, Str name);

#endif
