#ifndef QUOTH_FEED_PLAIN_H
#define QUOTH_FEED_PLAIN_H

/*
 * From what a publisher calls a title to a line that can be shown: tags out,
 * references read, blanks squeezed. For short texts; the body of an item is
 * read by the article room.
 */

#include "model/feed.h"

/* Whether a text of which nobody says what it is looks like HTML: it has a tag
 * that HTML knows, or a reference. "a < b" and "<blink> considered" have not. */
bool plain_looks_like_html(Str text);

/* On one line, at most some most bytes. The alternative text of pictures
 * stands for them. */
Str plain_line(Arena *arena, const FeedText *text, size_t most);

#endif
