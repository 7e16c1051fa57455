#include "tally.h"

#include "base/json.h"
#include "base/map.h"
#include "store/store_feed.h"
#include "store/store_story.h"

static int64_t
number_of(const JsonValue *event, const char *key)
{
	const JsonValue *value = json_member(event, key);
	return value ? (int64_t)value->number : 0;
}

static bool
check_story(Arena *arena, Store *store, const JsonValue *event, Err *err)
{
	Str kind = json_text(json_member(event, "story"));
	int64_t id = number_of(event, "id");
	Story story;
	if (!store_story(arena, store, id, str_equal(kind, STR("full"))
	        ? STORY_FULL_TEXT : STORY_FEED_TEXT, &story, NULL, err))
		return false;
	return story.document
	    || err_set(err, "item %lld has no story", (long long)id);
}

static bool
check_items(Arena *arena, Store *store, const Map *added, Err *err)
{
	StoredFeedList feeds;
	uint32_t found = 0;
	if (!store_feeds(arena, store, &feeds, err))
		return false;
	for (uint32_t i = 0; i < feeds.count; i++) {
		const StoredFeed *feed = &feeds.items[i];
		uint32_t told = 0;
		found += map_get(added, feed->url, &told);
		if (feed->items < told)
			return err_set(err, "%.*s: %u items, of %u that were told",
			    STR_ARG(feed->url), feed->items, told);
	}
	return found == added->count || err_set(err, "a feed is missing");
}

bool
tally_holds(Store *store, Str lines, Tally *tally, Err *err)
{
	Arena *arena = arena_new();
	Map added = {0};
	bool good = store_check(store, err);
	*tally = (Tally){0};
	for (Str line; good && str_cut(&lines, '\n', &line);) {
		const JsonValue *event = json_read(arena, line, NULL);
		if (!event)
			continue;
		Str name = json_text(json_member(event, "event"));
		if (str_equal(name, STR("feed"))) {
			uint32_t count = (uint32_t)number_of(event, "added");
			*map_at(arena, &added, json_text(json_member(event, "url")))
			    += count;
			tally->items += count;
		}
		const JsonValue *ready = json_member(event, "ready");
		if (ready && ready->boolean) {
			tally->stories++;
			good = check_story(arena, store, event, err);
		}
	}
	good = good && check_items(arena, store, &added, err);
	arena_free(arena);
	return good;
}
