#ifndef QUOTH_FEED_PARSE_H
#define QUOTH_FEED_PARSE_H

/*
 * The door of the feed room: text goes in, a Feed comes out. The text is valid
 * UTF-8 (fetch/charset.h sees to that), whatever encoding it claims for itself,
 * and may come in pieces while it is still being fetched; memory is taken for
 * what is kept, not for what was read.
 *
 *     FeedParser *parser = feed_parser_new(arena, url, content_type);
 *     while (more(&piece) && feed_parser_push(parser, piece))
 *             continue;
 *     const Feed *feed = feed_parser_end(parser);
 *
 * There is no failure: of a broken feed it takes what is there, and a page or a
 * text that is no feed gives a Feed without a format and without items. What
 * a feed may say at most stands in model/feed.h.
 */

#include <stdbool.h>

#include "model/feed.h"

typedef struct FeedParser FeedParser;

/* base is the address that it came from, what addresses in it are relative to;
 * content_type is the header's value. Both may be empty. */
FeedParser *feed_parser_new(Arena *arena, Str base, Str content_type);

/* Pieces may be cut anywhere, even inside a character. False where the rest
 * need not be fetched: it is no feed, or all was taken that a feed may say. */
bool feed_parser_push(FeedParser *parser, Str bytes);

/* The feed, in the arena. Frees the parser. */
const Feed *feed_parser_end(FeedParser *parser);

/* Frees a parser whose feed nobody wants. */
void feed_parser_free(FeedParser *parser);

/* All of it at once. */
const Feed *feed_parse(Arena *arena, Str text, Str base, Str content_type);

#endif
