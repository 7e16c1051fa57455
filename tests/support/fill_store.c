/*
 * Puts feeds into the store as a refresh would, without a network: for tests of
 * what is shown. Each line of the file it is given is a feed's address and,
 * behind a blank, the file that it is read from, or "!" and why it could not be
 * fetched:
 *
 *     https://gazette.example/feed gazette.xml
 *     https://herald.example/feed ! no answer
 *
 * fill_store --many FEEDS ITEMS makes so many up, and prints a feeds.yaml.
 */

#include <stdio.h>
#include <stdlib.h>

#include "annotate/annotate.h"
#include "article/article.h"
#include "base/file.h"
#include "feed/parse.h"
#include "store/store_feed.h"
#include "store/store_item.h"
#include "store/store_story.h"

enum { FILE_LIMIT = 16 << 20, NOW = 1741950000 }; /* 14 March 2025, 11:00 */

static bool
put_stories(Arena *arena, Store *store, int64_t feed, Err *err)
{
	StoredItemList items = {0};
	ItemQuery query = {.feeds = &feed, .feed_count = 1, .limit = 10000};
	if (!store_items(arena, store, &query, &items, err))
		return false;
	for (uint32_t i = 0; i < items.count; i++) {
		const StoredItem *item = &items.items[i];
		StoredText text;
		if (!store_text(arena, store, item->id, &text, err))
			return false;
		Str html = text.content.value.len ? text.content.value
		    : text.summary.value;
		if (str_empty(html))
			continue;
		Document *document = article_from_html(arena, str_format(arena,
		    "<article>%.*s</article>", STR_ARG(html)), item->link);
		document->title = item->headline;
		document->byline = item->authors;
		document->published = item->published;
		Story story = {document, annotate(arena, document), {0}};
		if (!store_put_story(store, item->id, STORY_FEED_TEXT, &story, NOW,
		        err))
			return false;
	}
	return true;
}

static bool
fill_from_line(Arena *arena, Store *store, Str url, Str what, Err *err)
{
	FeedFetch fetch = {.last_try = NOW, .last_good = NOW,
		.next_try = DATE_NONE, .status = 200};
	if (str_starts(what, STR("!"))) {
		fetch.last_good = DATE_NONE;
		fetch.status = 0;
		fetch.failures = 1;
		fetch.error = str_trim(str_part(what, 1, what.len));
		return store_put_fetch(store, url, &fetch, err);
	}
	Str text;
	StoredChanges changes = {0};
	return file_read(arena, what, FILE_LIMIT, &text, err)
	    && store_put_feed(store, url,
	        feed_parse(arena, text, url, (Str){0}), NOW, &changes, err)
	    && store_put_fetch(store, url, &fetch, err)
	    && put_stories(arena, store, changes.feed, err);
}

static bool
fill_from_file(Arena *arena, Store *store, Str path, Err *err)
{
	Str text;
	if (!file_read(arena, path, FILE_LIMIT, &text, err))
		return false;
	for (Str line, url; str_cut(&text, '\n', &line);) {
		if (!str_cut(&line, ' ', &url) || str_empty(url))
			continue;
		if (!fill_from_line(arena, store, url, str_trim(line), err))
			return false;
	}
	return true;
}

static bool
fill_with_many(Store *store, int64_t feeds, int64_t items, Err *err)
{
	bool good = true;
	for (int64_t i = 0; i < feeds && good; i++) {
		Arena *arena = arena_new();
		Str url = str_format(arena, "https://feed%d.example/rss", (int)i);
		Feed feed = {.format = STR("rss20"),
			.name = str_format(arena, "Feed number %d", (int)i)};
		for (int64_t j = 0; j < items; j++) {
			Item item = {
				.headline = str_format(arena,
				    "Council votes on plan %d of town %d", (int)j,
				    (int)i),
				.link = str_format(arena,
				    "https://feed%d.example/%d", (int)i, (int)j),
				.published = NOW - j * 3600 - i,
				.updated = DATE_NONE,
			};
			item.summary.value = str_format(arena, "<p>“We have waited "
			    "for plan %d,” said Ada Dunn%d, the mayor. Northern Rail "
			    "was pleased with it.</p>", (int)j, (int)(i % 100));
			item.summary.type = STR("text/html");
			list_push(arena, &feed.items, item);
		}
		StoredChanges changes = {0};
		if (i % 20 == 0)
			printf("- folder: Folder %d\n  feeds:\n", (int)i / 20);
		printf("    - %s\n", url.ptr);
		good = store_begin(store, err)
		    && store_put_feed(store, url, &feed, NOW, &changes, err)
		    && put_stories(arena, store, changes.feed, err)
		    && store_commit(store, err);
		arena_free(arena);
	}
	return good;
}

int
main(int argc, char **argv)
{
	Arena *arena = arena_new();
	Err err = {0};
	int64_t feeds = 0, items = 0;
	Store *store = store_open(store_path(arena), &err);
	bool good = store != NULL;
	if (good && argc == 2)
		good = fill_from_file(arena, store, str_of(argv[1]), &err);
	else if (good && argc == 4 && str_to_int(str_of(argv[2]), &feeds)
	    && str_to_int(str_of(argv[3]), &items))
		good = fill_with_many(store, feeds, items, &err);
	if (!good)
		fprintf(stderr, "fill_store: %s\n", err.text);
	store_close(store);
	arena_free(arena);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
