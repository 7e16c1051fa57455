#ifndef QUOTH_FETCH_DECLARED_H
#define QUOTH_FETCH_DECLARED_H

/*
 * The encoding that a text claims for itself, and the one that a Content-Type
 * claims for it. Only the label is found here, as a part of what was given; what
 * it means, and whether it is true, is for charset.c.
 *
 * Texts are bytes of no known encoding, read as if they were ASCII. Only their
 * front is looked at.
 */

#include "base/str.h"

/* "koi8-r" of "text/html; charset=koi8-r"; empty where there is none. */
Str declared_by_content_type(Str content_type);

/* Of <?xml version="1.0" encoding="koi8-r"?> at the very front. */
Str declared_by_xml(Str bytes);

/* Of the first <meta charset=…> or <meta http-equiv=content-type content=…>,
 * outside of comments and other tags, as the HTML standard finds it (13.2.3.2,
 * "prescan a byte stream to determine its encoding"). */
Str declared_by_meta(Str bytes);

#endif
