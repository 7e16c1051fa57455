/*
 * Any bytes as a feeds.yaml, and as the list of another reader: what was read is
 * written and read again as the same, and each edit of the first feed is made or
 * refused.
 */

#include <stdlib.h>

#include "base/unicode.h"
#include "config/feedlist.h"
#include "config/feedlist_edit.h"
#include "config/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is written is read as the same list. */
static void
check_writing(Arena *arena, const FeedList *list)
{
	FeedList again;
	Err err = {0};
	Str text = feedlist_text(arena, list);
	if (!feedlist_parse(arena, text, STR("b.yaml"), &again, &err))
		abort();
	if (!str_equal(feedlist_text(arena, &again), text))
		abort();
}

static void
check_edits(Arena *arena, Str text, const FeedList *list)
{
	for (int kind = FEED_EDIT_ADD; kind <= FEED_EDIT_REMOVE_FOLDER; kind++) {
		FeedList more = feedlist_new(arena), after;
		FeedEdit edit = {.kind = (FeedEditKind)kind, .text = STR("A: b")};
		Err err = {0};
		Str result = {0};
		feedlist_put(arena, &more, (SavedFeed){.url = STR("http://new.example/")});
		edit.list = &more;
		if (list->feeds.count)
			edit.url = list->feeds.items[0].url;
		if (list->folders.count > 1 && kind != FEED_EDIT_NEW_FOLDER)
			list_push(arena, &edit.path, list->folders.items[1].name);
		else
			list_push(arena, &edit.path, STR("New"));
		list_push(arena, &edit.tags, STR("tag"));
		bool good = feedlist_edit_text(arena, text, STR("a.yaml"), &edit, &result,
		    &err);
		if (good == err_is_set(&err))
			abort();
		if (good && !feedlist_parse(arena, result, STR("a.yaml"), &after, &err))
			abort();
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str text = {(const char *)data, size};
	FeedList list;
	Err err = {0};
	bool good = feedlist_parse(arena, text, STR("a.yaml"), &list, &err);
	if (good == err_is_set(&err))
		abort();
	if (good) {
		check_writing(arena, &list);
		check_edits(arena, text, &list);
	}
	text = unicode_repair(arena, text);
	for (ImportFormat f = IMPORT_NEWSBOAT; f <= IMPORT_SFEED; f++) {
		list = import_read(arena, text, f);
		check_writing(arena, &list);
	}
	arena_free(arena);
	return 0;
}
