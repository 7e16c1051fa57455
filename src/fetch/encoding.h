#ifndef QUOTH_FETCH_ENCODING_H
#define QUOTH_FETCH_ENCODING_H

/*
 * Which encodings there are and what the web calls them: the table of the
 * WHATWG Encoding Standard (section 4.2, "Names and labels"), so that a label
 * means here what it means to a browser. Left out are those that a browser
 * refuses to read too ("replacement": iso-2022-kr, hz-gb-2312 …), x-user-defined
 * and, of course, UTF-7.
 */

#include "base/str.h"

typedef struct {
	const char *name;   /* "windows-1252" */
	const char *iconv;  /* what iconv_open() calls it */
	const char *labels; /* in lower case, parted by blanks */
} Encoding;

/* The encoding of a label, blanks around it and case do not matter; NULL where
 * there is none. */
const Encoding *encoding_of_label(Str label);

#endif
