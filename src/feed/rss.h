#ifndef QUOTH_FEED_RSS_H
#define QUOTH_FEED_RSS_H

/*
 * What is particular to RSS 0.9x, 1.0 (RDF), 2.0, CDF and their modules: facts
 * that stand in attributes, persons written as mail addresses, guids that may
 * be links.
 */

#include "feed/draft.h"
#include "feed/xml.h"

/* "rss20", "rss10", "cdf" … of the root element; NULL: it is none of them. */
const char *rss_format(const XmlElement *root, bool netscape);

/* "me@example.org (Jo Reporter)", "Jo Reporter <me@example.org>", a name alone
 * or an address alone. */
FeedPerson rss_person(Str text);

/* Facts in the attributes of an element that begins; base is what addresses
 * are relative to. */
void rss_attributes(Draft *draft, const FieldRow *row,
    const XmlElement *element, Str base);

/* A guid, which is the item's link too unless it says that it is not. */
void rss_guid(Draft *draft, const FieldRow *row, Str guid, Str is_permalink,
    Str base);

#endif
