#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/path.h"
#include "make_story.h"
#include "store/dossier.h"
#include "store/search.h"
#include "store/store_feed.h"
#include "store/store_names.h"
#include "store/store_state.h"
#include "store/store_story.h"

enum { NOW = 1741932000 }; /* 14 March 2025 */

/* A store in a folder of its own, gone after the test. */
typedef struct {
	Arena *arena;
	Str folder, path;
	Store *store;
	Err err;
} Desk;

static Desk desk;

static int
open_desk(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	desk = (Desk){.arena = arena_new()};
	setenv("TZ", "UTC", 1);
	char *folder = str_cstr(desk.arena, str_format(desk.arena,
	    "%s/quoth-store.XXXXXX", tmp ? tmp : "/tmp"));
	if (!mkdtemp(folder))
		return -1;
	desk.folder = str_of(folder);
	desk.path = path_join(desk.arena, desk.folder, STR("new/quoth.db"));
	desk.store = store_open(desk.path, &desk.err);
	return desk.store ? 0 : -1;
}

static int
close_desk(void **state)
{
	(void)state;
	store_close(desk.store);
	static const char *const names[] = {"new/quoth.db", "new/quoth.db-wal",
		"new/quoth.db-shm", "new", ""};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		remove(path_join(desk.arena, desk.folder, str_of(names[i])).ptr);
	arena_free(desk.arena);
	return 0;
}

static void
done(bool ok)
{
	if (!ok)
		fail_msg("%s", desk.err.text);
}

static void
reopen(void)
{
	store_close(desk.store);
	desk.store = store_open(desk.path, &desk.err);
	done(desk.store != NULL);
}

/* An item as a feed has it. */
static Item
item(const char *guid, const char *link, const char *headline, int64_t date)
{
	return (Item){.id = str_of(guid), .link = str_of(link),
	    .headline = str_of(headline), .title = {.value = str_of(headline)},
	    .published = date, .updated = DATE_NONE,
	    .summary = {.value = str_of(headline), .type = STR("text/plain")}};
}

static StoredChanges
put(const char *url, const Item *items, uint32_t count, int64_t now)
{
	Feed feed = {.format = STR("rss20"), .name = str_of(url),
	    .items = {(Item *)items, count, count}};
	StoredChanges changes;
	done(store_put_feed(desk.store, str_of(url), &feed, now, &changes,
	    &desk.err));
	return changes;
}

static StoredItemList
list(ItemQuery query)
{
	StoredItemList items;
	done(store_items(desk.arena, desk.store, &query, &items, &desk.err));
	return items;
}

static uint32_t
count(ItemQuery query)
{
	uint32_t number;
	done(store_count(desk.store, &query, &number, &desk.err));
	return number;
}

static FoundList
search(const char *text)
{
	SearchQuery query = {.text = str_of(text), .now = NOW};
	FoundList found;
	done(store_search(desk.arena, desk.store, &query, &found, &desk.err));
	return found;
}

static void
execute(const char *sql)
{
	sqlite3 *db;
	assert_int_equal(sqlite3_open(desk.path.ptr, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	sqlite3_close(db);
}

/* --- feeds and items --- */

static void
equal_guids_of_two_feeds_are_two_items(void **state)
{
	(void)state;
	Item a = item("1", "http://a.example/1", "Storm nears coast", NOW - 9);
	Item b = item("1", "http://b.example/1", "Library bus returns", NOW - 8);
	put("http://a.example/feed", &a, 1, NOW);
	put("http://b.example/feed", &b, 1, NOW);
	StoredItemList items = list((ItemQuery){0});
	assert_int_equal(items.count, 2);
	assert_str(items.items[0].headline, "Library bus returns");
	assert_str(items.items[1].headline, "Storm nears coast");
}

static void
items_that_share_a_guid_are_kept_apart(void **state)
{
	(void)state;
	Item items[3] = {
		item("x", "http://a.example/1", "One", NOW - 1),
		item("x", "http://a.example/2", "Two", NOW - 2),
		item("x", "", "Three", NOW - 3),
	};
	assert_int_equal(put("f", items, 3, NOW).added, 3);
	assert_int_equal(put("f", items, 3, NOW).unchanged, 3);
	/* and one that comes alone is none of them */
	Item four = item("x", "http://a.example/4", "Four", NOW);
	assert_int_equal(put("f", &four, 1, NOW).added, 1);
	assert_int_equal(count((ItemQuery){0}), 4);
	assert_int_equal(put("f", items, 3, NOW).unchanged, 3);
}

static void
a_guid_that_is_shared_later_keeps_the_first_item(void **state)
{
	(void)state;
	Item items[2] = {
		item("x", "http://a.example/2", "Two", NOW - 1),
		item("x", "http://a.example/1", "One", NOW - 2),
	};
	put("f", &items[1], 1, NOW);
	int64_t one = list((ItemQuery){0}).items[0].id;
	done(store_set_starred(desk.store, one, true, &desk.err));
	StoredChanges changes = put("f", items, 2, NOW);
	assert_int_equal(changes.added, 1);
	assert_int_equal(list((ItemQuery){.starred_only = true}).items[0].id,
	    one);
	assert_int_equal(put("f", items, 2, NOW).unchanged, 2);
}

static void
an_update_keeps_the_row_and_the_readers_state(void **state)
{
	(void)state;
	Item before = item("1", "http://a.example/1", "Bill passes", NOW - 5);
	put("f", &before, 1, NOW);
	int64_t id = list((ItemQuery){0}).items[0].id;
	done(store_set_read(desk.store, &id, 1, true, &desk.err));
	done(store_set_place(desk.store, id, 77, &desk.err));
	Item after = item("1", "http://a.example/1", "Bill passes after all",
	    NOW - 5);
	StoredChanges changes = put("f", &after, 1, NOW + 60);
	assert_int_equal(changes.updated, 1);
	StoredItem stored;
	done(store_item(desk.arena, desk.store, id, &stored, &desk.err));
	assert_str(stored.headline, "Bill passes after all");
	assert_true(stored.read);
	assert_int_equal(stored.place, 77);
	assert_int_equal(stored.first_seen, NOW);
	assert_int_equal(search("all").count, 1);
}

static void
what_the_publisher_says_comes_out_again(void **state)
{
	(void)state;
	Item one = item("1", "http://a.example/1", "One", DATE_NONE);
	FeedText content = {STR("<p>Long and hostile \x1b[2J</p>"),
	    STR("text/html"), STR("http://a.example/")};
	Enclosure sound = {STR("http://a.example/1.mp3"), STR("audio/mpeg"),
	    STR("77")};
	Str category = STR("politics");
	one.contents = (FeedTextList){&content, 1, 1};
	one.enclosures = (EnclosureList){&sound, 1, 1};
	one.categories = (StrList){&category, 1, 1};
	put("f", &one, 1, NOW);
	StoredItem stored = list((ItemQuery){0}).items[0];
	assert_int_equal(stored.date, NOW);
	assert_true(stored.published == DATE_NONE);
	StoredText text;
	done(store_text(desk.arena, desk.store, stored.id, &text, &desk.err));
	assert_true(str_equal(text.content.value, content.value));
	assert_str(text.content.base, "http://a.example/");
	assert_str(text.enclosures.items[0].type, "audio/mpeg");
	assert_str(text.categories.items[0], "politics");
}

static void
feeds_have_counts_and_know_how_fetching_went(void **state)
{
	(void)state;
	Item items[2] = {item("1", "", "One", NOW - 1),
		item("2", "", "Two", NOW - 2)};
	put("http://a.example/", items, 2, NOW);
	FeedFetch fetch = {.etag = STR("\"x\""), .last_try = NOW,
	    .last_good = DATE_NONE, .next_try = NOW + 3600, .status = 410,
	    .error = STR("gone"), .failures = 3, .gone = true};
	done(store_put_fetch(desk.store, STR("http://a.example/"), &fetch,
	    &desk.err));
	int64_t id = list((ItemQuery){.limit = 1}).items[0].id;
	done(store_set_read(desk.store, &id, 1, true, &desk.err));
	StoredFeedList feeds;
	done(store_feeds(desk.arena, desk.store, &feeds, &desk.err));
	assert_int_equal(feeds.count, 1);
	assert_int_equal(feeds.items[0].items, 2);
	assert_int_equal(feeds.items[0].unread, 1);
	assert_str(feeds.items[0].fetch.etag, "\"x\"");
	assert_true(feeds.items[0].fetch.gone);
	bool moved;
	done(store_move_feed(desk.store, STR("http://a.example/"),
	    STR("http://b.example/"), &moved, &desk.err));
	assert_true(moved);
	StoredFeed feed;
	done(store_feed(desk.arena, desk.store, STR("http://b.example/"), &feed,
	    &desk.err));
	assert_int_equal(feed.unread, 1);
}

static void
lists_go_on_where_the_page_before_ended(void **state)
{
	(void)state;
	for (int i = 0; i < 5; i++) {
		Item items[2] = {item("1", "", "a", NOW - i), /* equal dates */
			item("2", "", "b", NOW - i)};
		put(str_format(desk.arena, "feed %d", i).ptr, items, 2, NOW);
	}
	ItemQuery query = {.limit = 3};
	uint32_t seen = 0;
	for (StoredItemList page; (page = list(query)).count;) {
		for (uint32_t i = 0; i < page.count; i++)
			assert_true(!seen || page.items[i].date
			    <= query.after.date);
		seen += page.count;
		query.after = item_place(&list_last(&page));
	}
	assert_int_equal(seen, 10);
	int64_t feeds[2] = {1, 3};
	assert_int_equal(list((ItemQuery){.feeds = feeds,
	    .feed_count = 2}).count, 4);
	assert_int_equal(count((ItemQuery){.feeds = feeds, .feed_count = 2,
	    .since = NOW}), 2);
}

static void
expiry_spares_stars_and_what_the_feed_still_has(void **state)
{
	(void)state;
	Item items[3] = {item("1", "", "One", NOW - 900),
		item("2", "", "Two", NOW - 901), item("3", "", "Three", NOW - 902)};
	StoredChanges changes = put("f", items, 3, NOW);
	StoredItemList all = list((ItemQuery){0});
	done(store_set_starred(desk.store, all.items[1].id, true, &desk.err));
	put("f", items, 1, NOW);
	uint32_t deleted;
	done(store_expire(desk.store, changes.feed, NOW, &deleted, &desk.err));
	assert_int_equal(deleted, 1);
	assert_int_equal(count((ItemQuery){0}), 2);
	assert_int_equal(search("three").count, 0);
	done(store_forget_feed(desk.store, STR("f"), &desk.err));
	assert_int_equal(count((ItemQuery){0}), 1);
	done(store_check(desk.store, &desk.err));
}

/* --- the reader's state --- */

static void
everything_can_be_taken_back_after_a_restart(void **state)
{
	(void)state;
	Item items[3] = {item("1", "", "One", NOW - 1),
		item("2", "", "Two", NOW - 2), item("3", "", "Three", NOW - 3)};
	put("f", items, 3, NOW);
	int64_t id = list((ItemQuery){0}).items[0].id;
	done(store_set_read(desk.store, &id, 1, true, &desk.err));
	done(store_set_read(desk.store, &id, 1, true, &desk.err)); /* no step */
	done(store_put_step(desk.store, STR("edit"), STR("was: x"), &desk.err));
	uint32_t changed;
	done(store_mark_all(desk.store, &(ItemQuery){0}, &changed, &desk.err));
	assert_int_equal(changed, 2);
	assert_int_equal(count((ItemQuery){.unread_only = true}), 0);
	reopen();
	Undone undone;
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_str(undone.what, "mark all read");
	assert_int_equal(undone.items, 2);
	assert_int_equal(count((ItemQuery){.unread_only = true}), 2);
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_str(undone.data, "was: x");
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_int_equal(undone.item, id);
	assert_int_equal(count((ItemQuery){.unread_only = true}), 3);
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_str(undone.what, "");
}

static void
only_so_many_steps_are_kept(void **state)
{
	(void)state;
	for (int i = 0; i < UNDO_STEPS + 20; i++)
		done(store_put_step(desk.store, STR("edit"), (Str){0}, &desk.err));
	Undone undone;
	int steps = -1;
	do {
		steps++;
		done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	} while (!str_empty(undone.what));
	assert_int_equal(steps, UNDO_STEPS);
}

/* --- stories and names --- */

static int64_t
put_climate_story(void)
{
	Item one = item("1", "https://a.example/1", "Climate bill", NOW - 1);
	put("f", &one, 1, NOW);
	int64_t id = list((ItemQuery){0}).items[0].id;
	Story story = make_climate_story(desk.arena);
	done(store_put_story(desk.store, id, STORY_FULL_TEXT, &story, NOW,
	    &desk.err));
	return id;
}

static void
a_story_comes_out_as_it_went_in(void **state)
{
	(void)state;
	int64_t id = put_climate_story();
	Story story;
	done(store_story(desk.arena, desk.store, id, STORY_FULL_TEXT, &story,
	    NULL, &desk.err));
	assert_int_equal(story.notes->quotes.count, 5);
	done(store_story(desk.arena, desk.store, id, STORY_FEED_TEXT, &story,
	    NULL, &desk.err));
	assert_null(story.document);
	StoredItem stored = list((ItemQuery){.quoted_only = true}).items[0];
	assert_int_equal(stored.stories, HAS_FULL_TEXT);
	assert_int_equal(stored.quotes, 5);
}

static void
a_story_is_due_until_it_is_made_or_given_up(void **state)
{
	(void)state;
	Item items[2] = {item("1", "https://a.example/1", "One", NOW),
		item("2", "mailto:x", "Two", NOW)};
	put("f", items, 2, NOW);
	StoredItemList due;
	done(store_due(desk.arena, desk.store, STORY_FULL_TEXT,
	    &(ItemQuery){0}, &due, &desk.err));
	assert_int_equal(due.count, 1);
	int64_t id = due.items[0].id;
	for (int i = 0; i < STORY_TRIES; i++) {
		done(store_due(desk.arena, desk.store, STORY_FULL_TEXT,
		    &(ItemQuery){0}, &due, &desk.err));
		assert_int_equal(due.count, 1);
		done(store_begin_story(desk.store, id, STORY_FULL_TEXT, NOW,
		    &desk.err));
	}
	done(store_put_failure(desk.store, id, STORY_FULL_TEXT,
	    STR("could not be read"), STORY_FAILED, &desk.err));
	done(store_due(desk.arena, desk.store, STORY_FULL_TEXT,
	    &(ItemQuery){0}, &due, &desk.err));
	assert_int_equal(due.count, 0);
	Story story;
	Str tried;
	done(store_story(desk.arena, desk.store, id, STORY_FULL_TEXT, &story,
	    &tried, &desk.err));
	assert_null(story.document);
	assert_str(tried, "could not be read");
	done(store_due(desk.arena, desk.store, STORY_FEED_TEXT,
	    &(ItemQuery){0}, &due, &desk.err));
	assert_int_equal(due.count, 2);
}

static void
a_try_that_is_given_back_counts_for_nothing(void **state)
{
	(void)state;
	Item only = item("1", "https://a.example/1", "One", NOW);
	put("f", &only, 1, NOW);
	StoredItemList due;
	for (int i = 0; i < 2 * STORY_TRIES; i++) {
		done(store_due(desk.arena, desk.store, STORY_FULL_TEXT,
		    &(ItemQuery){0}, &due, &desk.err));
		assert_int_equal(due.count, 1);
		/* the last try of all is given back too */
		bool offline = i >= STORY_TRIES - 1 && i < 2 * STORY_TRIES - 1;
		done(store_begin_story(desk.store, due.items[0].id,
		    STORY_FULL_TEXT, NOW, &desk.err));
		done(store_put_failure(desk.store, due.items[0].id,
		    STORY_FULL_TEXT, STR("no"),
		    offline ? STORY_UNTRIED : STORY_FAILED, &desk.err));
	}
	done(store_due(desk.arena, desk.store, STORY_FULL_TEXT, &(ItemQuery){0},
	    &due, &desk.err));
	assert_int_equal(due.count, 0);
}

static void
a_changed_item_makes_both_its_stories_due_again(void **state)
{
	(void)state;
	int64_t id = put_climate_story();
	done(store_put_failure(desk.store, id, STORY_FEED_TEXT, STR("no"),
	    STORY_GIVEN_UP, &desk.err));
	StoredItemList due;
	done(store_due(desk.arena, desk.store, STORY_FULL_TEXT, &(ItemQuery){0},
	    &due, &desk.err));
	assert_int_equal(due.count, 0);
	Item changed = item("1", "https://a.example/1", "Corrected", NOW - 1);
	put("f", &changed, 1, NOW);
	for (int kind = 0; kind < STORY_KINDS; kind++) {
		done(store_due(desk.arena, desk.store, (StoryKind)kind,
		    &(ItemQuery){0}, &due, &desk.err));
		assert_int_equal(due.count, 1);
		assert_int_equal(due.items[0].id, id);
	}
}

static void
the_newest_of_each_feed_is_due_before_the_second_of_any(void **state)
{
	(void)state;
	Item old[2] = {item("1", "", "A1", NOW - 50), item("2", "", "A2",
	    NOW - 60)};
	Item new[2] = {item("1", "", "B1", NOW - 1), item("2", "", "B2",
	    NOW - 2)};
	put("http://b.example/", new, 2, NOW);
	int64_t a = put("http://a.example/", old, 2, NOW).feed;
	StoredItemList due;
	done(store_due(desk.arena, desk.store, STORY_FEED_TEXT, &(ItemQuery){0},
	    &due, &desk.err));
	static const char *const turns[] = {"B1", "A1", "B2", "A2"};
	assert_int_equal(due.count, 4);
	for (int i = 0; i < 4; i++)
		assert_str(due.items[i].headline, turns[i]);
	done(store_due(desk.arena, desk.store, STORY_FEED_TEXT,
	    &(ItemQuery){.feeds = &a, .feed_count = 1, .limit = 1}, &due,
	    &desk.err));
	assert_int_equal(due.count, 1);
	assert_str(due.items[0].headline, "A1");
}

static void
names_and_quotes_are_answered_without_a_story(void **state)
{
	(void)state;
	int64_t id = put_climate_story();
	StoredNameList names;
	done(store_names(desk.arena, desk.store, id, 2, &names, &desk.err));
	assert_int_equal(names.count, 2);
	assert_true(names.items[0].quotes >= names.items[1].quotes);
	StoredQuoteList quotes;
	QuoteQuery query = {.speaker = STR("HELEN MARSH")};
	done(store_quotes(desk.arena, desk.store, &query, &quotes, &desk.err));
	assert_true(quotes.count > 0);
	assert_str(quotes.items[0].speaker, "Helen Marsh");
	assert_str(quotes.items[0].headline, "Climate bill");
	done(store_quotes(desk.arena, desk.store, &(QuoteQuery){.since = NOW - 60},
	    &quotes, &desk.err));
	assert_int_equal(quotes.count, 5);
	done(store_named(desk.arena, desk.store, STR("Helen Marsh"), 0, &names,
	    &desk.err));
	assert_int_equal(names.items[0].item, id);
	RangeList mentions;
	done(store_mentions(desk.arena, desk.store, id, STR("Helen Marsh"),
	    &mentions, &desk.err));
	assert_true(mentions.count > 0);
	done(store_everybody(desk.arena, desk.store, 0, 0, &names, &desk.err));
	assert_true(names.count >= 4);
}

/* --- search --- */

static void
search_knows_words_names_and_conditions(void **state)
{
	(void)state;
	put_climate_story();
	Item other = item("1", "", "Kouros wins the cup", NOW - 90000);
	put("http://sport.example/", &other, 1, NOW);
	assert_int_equal(search("climate").count, 1);
	assert_int_equal(search("CLIM").count, 1); /* as it is typed */
	assert_int_equal(search("clim ").count, 0);
	assert_int_equal(search("\"climate bill\"").count, 1);
	assert_int_equal(search("\"bill climate\"").count, 0);
	assert_int_equal(search("who:marsh").count, 1);
	assert_int_equal(search("who:\"Helen Marsh\" about:okafor").count, 1);
	assert_int_equal(search("who:climate").count, 0);
	assert_int_equal(search("feed:sport").count, 1);
	assert_int_equal(search("cup feed:sport is:unread").count, 1);
	assert_int_equal(search("is:starred").count, 0);
	assert_int_equal(search("since:today").count, 1);
	assert_int_equal(search("since:7d").count, 2);
	assert_int_equal(search("tag:none").count, 0);
	assert_int_equal(search("  ").count, 0);
	assert_true(search("climate").items[0].snippet.len > 0);
}

/* NOW is six in the morning of the 14th at Greenwich. */
static void
today_begins_when_it_does_where_the_reader_is(void **state)
{
	(void)state;
	Item late = item("1", "", "Late ferry", NOW - 7 * 3600);
	put("f", &late, 1, NOW);
	setenv("TZ", "UTC", 1);
	assert_int_equal(search("since:today").count, 0);
	assert_int_equal(search("since:yesterday").count, 1);
	assert_int_equal(search("since:1d").count, 1);
	setenv("TZ", "AAA-3", 1); /* nine o'clock there; the item is of two */
	assert_int_equal(search("since:today").count, 1);
	setenv("TZ", "AAA+8", 1); /* ten in the evening of the 13th */
	assert_int_equal(search("since:today").count, 1);
	assert_int_equal(search("since:0d").count, 1);
	setenv("TZ", "UTC", 1);
}

static void
no_sign_that_is_typed_means_anything_to_the_database(void **state)
{
	(void)state;
	put_climate_story();
	static const char *const hostile[] = {"\"", "\"\"", "*", "NEAR(", "^",
		"NEAR(a b, 2)", "AND", "OR OR", "NOT x", "text : x", "{text} : x",
		"-headline : x", "a\" OR \"b", "'; DROP TABLE item; --", "who:\"",
		"who:", "is:", "since:", "since:x", "feed:*", "((((", "%", "\\",
		"x:y:z", "\xe2\x80\xae", "who:\"a\" *", "+ + +", "\x01\x02"};
	for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++)
		search(hostile[i]);
	SearchQuery query = {.text = {"cli\0mate\0\"", 10}, .now = NOW};
	FoundList found;
	done(store_search(desk.arena, desk.store, &query, &found, &desk.err));
	assert_int_equal(search("climate").count, 1);
	char *longest = arena_alloc(desk.arena, 100001);
	memset(longest, '"', 100000);
	search(longest);
}

static void
words_that_stand_everywhere_find_the_newest(void **state)
{
	enum { FEEDS = 8, EACH = 500 };
	(void)state;
	static const char *const urls[FEEDS] = {"http://a.example/",
		"http://b.example/", "http://c.example/", "http://d.example/",
		"http://e.example/", "http://f.example/", "http://g.example/",
		"http://h.example/"};
	Item items[EACH];
	for (int i = 0; i < FEEDS; i++) {
		for (int j = 0; j < EACH; j++) {
			const char *number = str_format(desk.arena, "%d", j).ptr;
			items[j] = item(number, "", j % 100 ? "The council votes"
			    : "The council votes on a harbour",
			    NOW - 1000 * j - i);
		}
		/* those that are stored last are not the newest */
		put(urls[i], items, EACH, NOW);
	}
	FoundList found = search("council");
	assert_int_equal(found.count, STORE_PAGE);
	for (uint32_t i = 0; i < found.count; i++)
		assert_int_equal(found.items[i].item.date,
		    NOW - 1000 * (i / FEEDS) - i % FEEDS);
	assert_int_equal(search("council harbour").count, FEEDS * 5);
	assert_int_equal(search("council feed:c.example").count, STORE_PAGE);
	assert_int_equal(search("harbour council feed:c.example").count, 5);
	assert_int_equal(search("council feed:none").count, 0);
	assert_int_equal(search("council is:starred").count, 0);
	assert_int_equal(search("council is:quoted").count, 0);
	int64_t oldest = found.items[found.count - 1].item.id;
	done(store_set_starred(desk.store, oldest, true, &desk.err));
	found = search("council is:starred");
	assert_int_equal(found.count, 1);
	assert_int_equal(found.items[0].item.id, oldest);
	done(store_set_read(desk.store, &oldest, 1, true, &desk.err));
	assert_int_equal(search("council is:starred is:unread").count, 0);
	assert_int_equal(search("council is:unread since:today").count,
	    search("is:unread since:today").count);
}

/* --- counts --- */

/* Those that are kept are those that a count of the items gives. */
static void
expect_true_counts(void)
{
	StoredFeedList feeds;
	done(store_feeds(desk.arena, desk.store, &feeds, &desk.err));
	for (uint32_t i = 0; i < feeds.count; i++) {
		const StoredFeed *feed = &feeds.items[i];
		ItemQuery query = {.feeds = &feed->id, .feed_count = 1};
		assert_int_equal(feed->items, count(query));
		query.unread_only = true;
		assert_int_equal(feed->unread, count(query));
	}
}

/* The same numbers each time. */
static uint32_t
draw(uint32_t *seed, uint32_t below)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % below;
}

static void
change_something(uint32_t *seed)
{
	static const char *const urls[] = {"f", "g", "h"};
	const char *url = urls[draw(seed, 3)];
	StoredItemList all = list((ItemQuery){0});
	int64_t one = all.count ? all.items[draw(seed, all.count)].id : 0;
	StoredFeed feed;
	Undone undone;
	done(store_feed(desk.arena, desk.store, str_of(url), &feed, &desk.err));
	switch (draw(seed, 8)) {
	case 0:
	case 1: {
		Item items[4];
		for (uint32_t i = 0; i < 4; i++) {
			Str guid = str_format(desk.arena, "%u", draw(seed, 30));
			items[i] = item(guid.ptr, "", "Storm nears coast",
			    NOW - draw(seed, 100));
		}
		put(url, items, draw(seed, 5), NOW);
		break;
	}
	case 2:
		done(store_set_read(desk.store, &one, 1, draw(seed, 2),
		    &desk.err));
		break;
	case 3:
		done(store_set_starred(desk.store, one, draw(seed, 2),
		    &desk.err));
		break;
	case 4:
		if (feed.id)
			done(store_mark_all(desk.store, &(ItemQuery){
			    .feeds = &feed.id, .feed_count = 1}, NULL,
			    &desk.err));
		break;
	case 5:
		done(store_undo(desk.arena, desk.store, &undone, &desk.err));
		break;
	case 6:
		done(store_expire(desk.store, feed.id, NOW - draw(seed, 100),
		    NULL, &desk.err));
		break;
	default:
		if (draw(seed, 4) == 0)
			done(store_forget_feed(desk.store, str_of(url),
			    &desk.err));
	}
}

static void
counts_stay_true_whatever_is_done(void **state)
{
	(void)state;
	uint32_t seed = 7;
	for (int i = 0; i < 600; i++) {
		change_something(&seed);
		expect_true_counts();
	}
}

/* --- the file, and who else uses it --- */

static void
expect_refused(const char *why)
{
	store_close(desk.store);
	desk.store = NULL;
	Err err = {0};
	assert_null(store_open(desk.path, &err));
	if (!strstr(err.text, "quoth.db: ") || !strstr(err.text, why))
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
}

/* What the fourth version brought; with it an older file would not be one. */
#define WITHOUT_COUNTS \
	"DROP TRIGGER feed_counted; DROP TRIGGER state_added;" \
	"DROP TRIGGER state_read; DROP TRIGGER state_gone;" \
	"DROP TABLE feed_count;"

static void
a_store_of_the_second_version_learns_where_feeds_moved(void **state)
{
	(void)state;
	Item one = item("1", "", "One", NOW);
	put("f", &one, 1, NOW);
	store_close(desk.store);
	execute(WITHOUT_COUNTS "ALTER TABLE feed DROP COLUMN moved;"
	    "ALTER TABLE feed DROP COLUMN moves; PRAGMA user_version = 2");
	desk.store = NULL;
	reopen();
	FeedFetch fetch = {.moved = STR("http://g.example/"), .moves = 2};
	done(store_put_fetch(desk.store, STR("f"), &fetch, &desk.err));
	StoredFeed feed;
	done(store_feed(desk.arena, desk.store, STR("f"), &feed, &desk.err));
	assert_str(feed.fetch.moved, "http://g.example/");
	assert_int_equal(feed.fetch.moves, 2);
	assert_int_equal(feed.items, 1);
}

static void
a_store_of_the_third_version_is_counted_once(void **state)
{
	(void)state;
	Item items[] = {item("1", "", "One", NOW), item("2", "", "Two", NOW)};
	put("f", items, 2, NOW);
	put("none", NULL, 0, NOW);
	int64_t first = list((ItemQuery){0}).items[0].id;
	done(store_set_read(desk.store, &first, 1, true, &desk.err));
	store_close(desk.store);
	desk.store = NULL;
	execute(WITHOUT_COUNTS "PRAGMA user_version = 3");
	reopen();
	expect_true_counts();
}

static void
a_newer_store_is_not_touched(void **state)
{
	(void)state;
	execute("PRAGMA user_version = 99");
	expect_refused("newer quoth");
}

static void
a_store_of_the_first_version_gets_what_dossiers_need(void **state)
{
	(void)state;
	Item one = item("1", "https://a.example/1", "Marsh is praised", NOW - 1);
	put("f", &one, 1, NOW);
	Maker maker = make_story(desk.arena, "Marsh is praised",
	    STR("“I praise Helen Marsh,” said Daniel Okafor."));
	make_person(&maker, "Helen Marsh", "");
	uint32_t okafor = make_person(&maker, "Daniel Okafor", "");
	make_quote(&maker, "I praise Helen Marsh,", okafor, "said");
	make_mentions(&maker);
	done(store_put_story(desk.store, list((ItemQuery){0}).items[0].id,
	    STORY_FULL_TEXT, &maker.story, NOW, &desk.err));
	store_close(desk.store);
	desk.store = NULL;
	execute(WITHOUT_COUNTS "DROP TABLE name_word; DROP TABLE quoted_about;"
	    "DROP TABLE undo_interest; DROP TABLE interest;"
	    "DROP INDEX name_by_figure; DROP INDEX name_by_role;"
	    "DROP INDEX item_undated; ALTER TABLE name DROP COLUMN subject;"
	    "ALTER TABLE feed DROP COLUMN moved;"
	    "ALTER TABLE feed DROP COLUMN moves;"
	    "CREATE INDEX name_by_key ON name (key); PRAGMA user_version = 1");
	reopen();
	FigureList figures;
	done(store_find_figures(desk.arena, desk.store, STR("marsh"), false, NOW,
	    9, &figures, &desk.err));
	assert_int_equal(figures.count, 1);
	Dossier dossier;
	DossierQuery query = {.by = 9, .about = 9, .stories = 9, .with = 9};
	done(store_dossier(desk.arena, desk.store, &figures.items[0], &query,
	    &dossier, &desk.err));
	assert_int_equal(dossier.about.count, 1);
	assert_int_equal(dossier.with.count, 1);
	Interest muted = {ENTITY_PERSON, STR("Helen Marsh"), REGARD_MUTED,
		INTEREST_FOR_GOOD};
	done(store_set_interest(desk.store, &muted, &desk.err));
	assert_int_equal(count((ItemQuery){.regard = ITEMS_HIDDEN, .now = NOW}),
	    1);
}

static void
a_file_of_somebody_else_is_not_touched(void **state)
{
	(void)state;
	execute("PRAGMA application_id = 7");
	expect_refused("not a store of quoth's");
}

static void
a_damaged_file_is_named(void **state)
{
	(void)state;
	store_close(desk.store);
	desk.store = NULL;
	int file = open(desk.path.ptr, O_WRONLY);
	char junk[8192];
	memset(junk, 'x', sizeof junk);
	assert_int_equal(pwrite(file, junk, sizeof junk, 0), sizeof junk);
	close(file);
	expect_refused("not a store of quoth's");
}

static void
damage_further_in_is_told_by_the_check(void **state)
{
	(void)state;
	put_climate_story();
	store_close(desk.store);
	int file = open(desk.path.ptr, O_WRONLY);
	char junk[40960];
	memset(junk, 'x', sizeof junk);
	assert_int_equal(pwrite(file, junk, sizeof junk, 40960), sizeof junk);
	close(file);
	Err err = {0};
	desk.store = store_open(desk.path, &err);
	assert_true(!desk.store || !store_check(desk.store, &err));
	assert_non_null(strstr(err.text, "quoth.db: is damaged"));
}

/* The exit status of what a child does with the store closed on our side. */
static int
in_a_child(int (*work)(void))
{
	pid_t child = fork();
	if (child == 0)
		_exit(work());
	int status = 0;
	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		continue;
	return status;
}

static int
open_as_nobody(void)
{
	if (getuid() == 0 && setuid(65534) != 0)
		return 77;
	Err err = {0};
	if (store_open(desk.path, &err))
		return 1;
	return strstr(err.text, "quoth.db: ") ? 0 : 2;
}

static void
a_read_only_folder_is_named(void **state)
{
	(void)state;
	store_close(desk.store);
	desk.store = NULL;
	Str folder = path_join(desk.arena, desk.folder, STR("new"));
	chmod(desk.folder.ptr, 0755);
	chmod(desk.path.ptr, 0644);
	chmod(folder.ptr, 0555);
	int status = in_a_child(open_as_nobody);
	chmod(folder.ptr, 0755);
	assert_int_equal(status, 0);
}

static int
fill_the_disk(void)
{
	struct rlimit limit = {256 << 10, 256 << 10};
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &limit);
	Err err = {0};
	Store *store = store_open(desk.path, &err);
	if (!store)
		return 1;
	char *text = arena_alloc(desk.arena, 20001);
	memset(text, 'a', 20000);
	for (int i = 0; i < 100; i++) {
		Item one = item(str_format(desk.arena, "%d", i).ptr, "", text, NOW);
		Feed feed = {.format = STR("rss20"), .items = {&one, 1, 1}};
		if (store_put_feed(store, STR("f"), &feed, NOW, NULL, &err))
			continue;
		store_close(store);
		return strstr(err.text, "quoth.db: ")
		    && strstr(err.text, "disk") && i > 0 ? 0 : 2;
	}
	return 3;
}

static void
a_full_disk_is_named_and_loses_nothing(void **state)
{
	(void)state;
	Item one = item("1", "", "One", NOW);
	put("g", &one, 1, NOW);
	store_close(desk.store);
	int status = in_a_child(fill_the_disk);
	desk.store = store_open(desk.path, &desk.err);
	done(desk.store != NULL);
	assert_int_equal(status, 0);
	done(store_check(desk.store, &desk.err));
	assert_true(count((ItemQuery){0}) > 1);
}

/* Writes one item after another, and says each to the pipe once it is in. */
static int told[2];

static int
write_until_killed(void)
{
	Err err = {0};
	Store *store = store_open(desk.path, &err);
	if (!store)
		return 1;
	for (uint32_t i = 0; i < 100000; i++) {
		Arena *arena = arena_new();
		Item one = item(str_format(arena, "%u", i).ptr, "",
		    str_format(arena, "Item %u", i).ptr, NOW);
		Feed feed = {.format = STR("rss20"), .items = {&one, 1, 1}};
		if (!store_put_feed(store, STR("f"), &feed, NOW, NULL, &err)
		    || write(told[1], &i, sizeof i) != sizeof i)
			return 2;
		arena_free(arena);
	}
	return 3;
}

static void
what_was_acknowledged_survives_kill_9(void **state)
{
	(void)state;
	store_close(desk.store);
	for (int round = 0; round < 10; round++) {
		assert_int_equal(pipe(told), 0);
		pid_t child = fork();
		if (child == 0)
			_exit(write_until_killed());
		uint32_t last = 0;
		usleep(20000 + 3000 * (useconds_t)round);
		assert_int_equal(read(told[0], &last, sizeof last), sizeof last);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		close(told[1]);
		while (read(told[0], &last, sizeof last) == sizeof last)
			continue;
		close(told[0]);
		desk.store = store_open(desk.path, &desk.err);
		done(desk.store != NULL);
		done(store_check(desk.store, &desk.err));
		assert_true(count((ItemQuery){0}) > last);
		store_close(desk.store);
	}
	desk.store = store_open(desk.path, &desk.err);
}

static void
two_processes_write_and_a_third_reads(void **state)
{
	(void)state;
	store_close(desk.store);
	pid_t children[2];
	for (int who = 0; who < 2; who++) {
		children[who] = fork();
		if (children[who])
			continue;
		Err err = {0};
		Store *store = store_open(desk.path, &err);
		for (int i = 0; store && i < 100; i++) {
			Item one = item(str_format(desk.arena, "%d", i).ptr, "",
			    "x", NOW);
			Feed feed = {.format = STR("rss20"), .items = {&one, 1, 1}};
			if (!store_put_feed(store, who ? STR("a") : STR("b"),
			    &feed, NOW, NULL, &err))
				_exit(1);
		}
		store_close(store);
		_exit(store ? 0 : 2);
	}
	desk.store = store_open(desk.path, &desk.err);
	done(desk.store != NULL);
	uint32_t before, after;
	done(store_pulse(desk.store, &before, &desk.err));
	for (int i = 0; i < 100; i++)
		count((ItemQuery){0});
	for (int who = 0; who < 2; who++) {
		int status;
		waitpid(children[who], &status, 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(count((ItemQuery){0}), 200);
	done(store_pulse(desk.store, &after, &desk.err));
	assert_true(before != after);
}

static void
a_transaction_is_seen_whole_or_not_at_all(void **state)
{
	(void)state;
	Item one = item("1", "", "One", NOW);
	done(store_begin(desk.store, &desk.err));
	put("a", &one, 1, NOW);
	put("b", &one, 1, NOW);
	store_rollback(desk.store);
	assert_int_equal(count((ItemQuery){0}), 0);
	assert_false(store_commit(desk.store, NULL));
	done(store_begin(desk.store, &desk.err));
	put("a", &one, 1, NOW);
	done(store_commit(desk.store, &desk.err));
	done(store_sync(desk.store, &desk.err));
	assert_int_equal(count((ItemQuery){0}), 1);
}

#define DESK_TEST(function) \
	cmocka_unit_test_setup_teardown(function, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(equal_guids_of_two_feeds_are_two_items),
		DESK_TEST(items_that_share_a_guid_are_kept_apart),
		DESK_TEST(a_guid_that_is_shared_later_keeps_the_first_item),
		DESK_TEST(an_update_keeps_the_row_and_the_readers_state),
		DESK_TEST(what_the_publisher_says_comes_out_again),
		DESK_TEST(feeds_have_counts_and_know_how_fetching_went),
		DESK_TEST(lists_go_on_where_the_page_before_ended),
		DESK_TEST(expiry_spares_stars_and_what_the_feed_still_has),
		DESK_TEST(everything_can_be_taken_back_after_a_restart),
		DESK_TEST(only_so_many_steps_are_kept),
		DESK_TEST(a_story_comes_out_as_it_went_in),
		DESK_TEST(a_story_is_due_until_it_is_made_or_given_up),
		DESK_TEST(a_try_that_is_given_back_counts_for_nothing),
		DESK_TEST(a_changed_item_makes_both_its_stories_due_again),
		DESK_TEST(the_newest_of_each_feed_is_due_before_the_second_of_any),
		DESK_TEST(names_and_quotes_are_answered_without_a_story),
		DESK_TEST(search_knows_words_names_and_conditions),
		DESK_TEST(words_that_stand_everywhere_find_the_newest),
		DESK_TEST(today_begins_when_it_does_where_the_reader_is),
		DESK_TEST(no_sign_that_is_typed_means_anything_to_the_database),
		DESK_TEST(a_store_of_the_second_version_learns_where_feeds_moved),
		DESK_TEST(counts_stay_true_whatever_is_done),
		DESK_TEST(a_store_of_the_third_version_is_counted_once),
		DESK_TEST(a_newer_store_is_not_touched),
		DESK_TEST(a_store_of_the_first_version_gets_what_dossiers_need),
		DESK_TEST(a_file_of_somebody_else_is_not_touched),
		DESK_TEST(a_damaged_file_is_named),
		DESK_TEST(damage_further_in_is_told_by_the_check),
		DESK_TEST(a_read_only_folder_is_named),
		DESK_TEST(a_full_disk_is_named_and_loses_nothing),
		DESK_TEST(what_was_acknowledged_survives_kill_9),
		DESK_TEST(two_processes_write_and_a_third_reads),
		DESK_TEST(a_transaction_is_seen_whole_or_not_at_all),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
