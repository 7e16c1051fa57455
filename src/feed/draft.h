#ifndef QUOTH_FEED_DRAFT_H
#define QUOTH_FEED_DRAFT_H

/*
 * A feed while it is being read. Whoever reads a format says here what he found
 * and how far to trust it; the draft keeps what wins, copies it into the feed's
 * arena, and keeps the limits of model/feed.h. Between draft_begin_item() and
 * draft_end_item() what is said is said of that item, else of the feed.
 *
 * Strings given to it are only looked at, and are trimmed; empty ones say
 * nothing.
 */

#include "feed/fields.h"
#include "model/feed.h"

typedef struct Draft Draft;

Draft *draft_new(Arena *arena);

/* The feed as it is now; the draft is of no use afterwards. */
const Feed *draft_end(Draft *draft);

/* The format's name, a string for ever; without one the feed stays none. */
void draft_format(Draft *draft, const char *format);
Str draft_format_so_far(const Draft *draft);

/* False where there are as many items as may be, or as much text: nothing more
 * need be read. */
bool draft_begin_item(Draft *draft);
void draft_end_item(Draft *draft);
bool draft_in_item(const Draft *draft);
bool draft_full(const Draft *draft);

/* Notes that the publisher said more than was read. */
void draft_cut(Draft *draft);

/* Whether nothing of that rank or above has been said for the field. */
bool draft_wants(const Draft *draft, Field field, uint8_t rank);

/* FIELD_TITLE, FIELD_RIGHTS, FIELD_SUMMARY or FIELD_CONTENT. A summary of the
 * rank of one that is there already becomes content, where there is none. */
void draft_text(Draft *draft, Field field, uint8_t rank, FeedText text);

/* FIELD_LINK, FIELD_ID, FIELD_LANGUAGE or FIELD_PICTURE: one line each. */
void draft_line(Draft *draft, Field field, uint8_t rank, Str line);

/* Where the feed lives, by its own word. */
void draft_self(Draft *draft, Str url);

/* FIELD_PUBLISHED, FIELD_UPDATED or FIELD_DATE, as it is written. */
void draft_date(Draft *draft, Field field, uint8_t rank, Str date);

/* Persons of a higher rank replace those that are there, equals join them. */
void draft_person(Draft *draft, uint8_t rank, FeedPerson person);

void draft_category(Draft *draft, Str category);
void draft_keywords(Draft *draft, Str keywords); /* "one, two" */
void draft_enclosure(Draft *draft, Enclosure enclosure);
void draft_media(Draft *draft, Enclosure media);

/* ref as seen from base, until the next call. Only what can be an address is
 * resolved: "a b" stays what it is. */
Str draft_resolve(Draft *draft, Str base, Str ref);

/* A copy in the feed's arena that counts as text of the feed; empty once there
 * is too much. */
Str draft_copy(Draft *draft, Str s, size_t most);

#endif
