#ifndef QUOTH_FETCH_SNIFF_H
#define QUOTH_FETCH_SNIFF_H

/*
 * What kind of thing some bytes are, by what the server says of them, what they
 * look like, and what their file is called. Nothing is parsed, only the front is
 * looked at: the answer decides which room reads it.
 */

#include "base/str.h"

typedef enum {
	SOURCE_PLAIN, /* plain text */
	SOURCE_HTML,
	SOURCE_FEED,  /* RSS, Atom, JSON Feed */
	SOURCE_OTHER, /* text made for machines: other XML and JSON, scripts */
} SourceKind;

/* The kind, of bytes that are text. content_type may be empty (a file), and so
 * may name (an address or a path; standard input has none). */
SourceKind sniff_kind(Str bytes, Str content_type, Str name);

/* What bytes are that are no text, in the reader's words ("a PDF document"), by
 * their front or their content type; NULL where nothing speaks against text. */
const char *sniff_binary(Str bytes, Str content_type);

#endif
