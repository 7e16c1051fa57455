#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "feed/parse.h"

/*
 * Any bytes as a feed, whole and in pieces of seven: it must not crash, and
 * both ways must see the same number of items.
 */

static void
check(Str s)
{
	if (!unicode_valid(s))
		abort();
}

static void
check_feed(const Feed *feed)
{
	check(feed->name);
	check(feed->title.value);
	check(feed->subtitle.value);
	check(feed->link);
	for (uint32_t i = 0; i < feed->items.count; i++) {
		const Item *item = &feed->items.items[i];
		check(item->headline);
		check(item->title.value);
		check(item->link);
		check(item->id);
		check(item->summary.value);
		for (uint32_t c = 0; c < item->contents.count; c++)
			check(item->contents.items[c].value);
		for (uint32_t c = 0; c < item->categories.count; c++)
			check(item->categories.items[c]);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str text = unicode_repair(arena, (Str){(const char *)data, size});
	Str base = STR("https://example.org/feed/");
	const Feed *whole = feed_parse(arena, text, base, (Str){0});
	check_feed(whole);
	FeedParser *parser = feed_parser_new(arena, base, (Str){0});
	for (size_t at = 0; at < text.len; at += 7)
		if (!feed_parser_push(parser,
		    str_part(text, at, at + 7 < text.len ? at + 7 : text.len)))
			break;
	const Feed *pieces = feed_parser_end(parser);
	check_feed(pieces);
	if (pieces->items.count != whole->items.count)
		abort();
	arena_free(arena);
	return 0;
}
