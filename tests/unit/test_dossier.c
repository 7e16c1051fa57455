#include "test.h"

#include "base/date.h"
#include "make_story.h"
#include "store/dossier.h"
#include "store/store_feed.h"
#include "store/store_item.h"
#include "store/store_state.h"
#include "store/store_story.h"

enum { NOW = 1741932000, DAY = 24 * 60 * 60 }; /* 14 March 2025 */

/* A store in memory, and what the tests put into it. */
typedef struct {
	Arena *arena;
	Store *store;
	Err err;
	int items;
} Desk;

static Desk desk;

static int
open_desk(void **state)
{
	(void)state;
	desk = (Desk){.arena = arena_new()};
	desk.store = store_open_in_memory(&desk.err);
	return desk.store ? 0 : -1;
}

static int
close_desk(void **state)
{
	(void)state;
	store_close(desk.store);
	arena_free(desk.arena);
	return 0;
}

static void
done(bool ok)
{
	if (!ok)
		fail_msg("%s", desk.err.text);
}

static Maker
story(const char *title, const char *text)
{
	return make_story(desk.arena, title, str_of(text));
}

/* Files the story under the outlet, so many days ago. Returns the item. */
static int64_t
file(Maker *maker, const char *outlet, int days_ago)
{
	make_mentions(maker);
	Str url = str_format(desk.arena, "https://%s.example/feed", outlet);
	Item item = {
		.id = str_format(desk.arena, "%d", ++desk.items),
		.headline = maker->document->title,
		.link = str_format(desk.arena, "https://%s.example/%d", outlet,
		    desk.items),
		.published = NOW - (int64_t)days_ago * DAY,
		.updated = DATE_NONE,
	};
	Feed feed = {.format = STR("rss20"), .name = str_of(outlet),
		.items = {&item, 1, 1}};
	StoredChanges changes;
	done(store_put_feed(desk.store, url, &feed, NOW, &changes, &desk.err));
	StoredItemList items;
	ItemQuery query = {.feeds = &changes.feed, .feed_count = 1};
	done(store_items(desk.arena, desk.store, &query, &items, &desk.err));
	int64_t id = 0;
	for (uint32_t i = 0; i < items.count; i++)
		if (str_equal(items.items[i].link, item.link))
			id = items.items[i].id;
	assert_true(id > 0);
	done(store_put_story(desk.store, id, STORY_FEED_TEXT, &maker->story, NOW,
	    &desk.err));
	return id;
}

static FigureList
find(const char *words)
{
	FigureList figures;
	done(store_find_figures(desk.arena, desk.store, str_of(words), false, NOW,
	    20, &figures, &desk.err));
	return figures;
}

static Dossier
dossier_of(const char *words)
{
	FigureList figures = find(words);
	assert_int_equal(figures.count, 1);
	Dossier dossier;
	DossierQuery query = {.by = 100, .about = 100, .stories = 100,
		.with = 100, .now = NOW};
	done(store_dossier(desk.arena, desk.store, &figures.items[0], &query,
	    &dossier, &desk.err));
	return dossier;
}

/* Two outlets have the same report, a third one has another. */
static void
file_three_stories(void)
{
	Maker maker = story("Harbour opens",
	    "“The harbour will open in spring and not one day later,” said Ines "
	    "Quarrie.\n\n“Quarrie has never kept a date,” said Tom Belltower of "
	    "the Port Union.");
	uint32_t ines = make_person(&maker, "Ines Quarrie", "harbour minister");
	uint32_t tom = make_person(&maker, "Tom Belltower", "");
	make_organization(&maker, "Port Union");
	make_quote(&maker, "The harbour will open in spring and not one day "
	    "later,", ines, "said");
	make_quote(&maker, "Quarrie has never kept a date,", tom, "said");
	file(&maker, "gazette", 1);

	maker = story("Minister on harbour",
	    "“The harbour will open in Spring — and not one day later”, Ines "
	    "Quarrie told the Port Union.");
	ines = make_person(&maker, "Ines Quarrie", "harbour minister");
	make_organization(&maker, "Port Union");
	make_quote(&maker, "The harbour will open in Spring — and not one day "
	    "later", ines, "told");
	file(&maker, "herald", 2);

	maker = story("A new mayor", "“I thank the voters,” said Ines Quarrie.");
	ines = make_person(&maker, "Ines Quarrie", "mayor");
	make_quote(&maker, "I thank the voters,", ines, "said");
	file(&maker, "gazette", 400);
}

static void
a_dossier_has_quotes_roles_company_and_stories(void **state)
{
	(void)state;
	file_three_stories();
	Dossier dossier = dossier_of("ines quarrie");
	assert_str(dossier.figure.name, "Ines Quarrie");
	assert_int_equal(dossier.stories.count, 3);
	assert_int_equal(dossier.by_all, 3);
	assert_str(dossier.stories.items[2].headline, "A new mayor");
	assert_str(dossier.stories.items[2].source, "gazette");
	assert_int_equal(dossier.roles.count, 2);
	assert_str(dossier.roles.items[0].role, "harbour minister");
	assert_int_equal(dossier.roles.items[0].stories, 2);
	assert_int_equal(dossier.roles.items[1].last,
	    NOW - (int64_t)400 * DAY);
	assert_int_equal(dossier.with.count, 2);
	assert_str(dossier.with.items[0].name, "Port Union");
	assert_int_equal(dossier.with.items[0].stories, 2);
	assert_int_equal(dossier.about.count, 1);
	assert_str(dossier.about.items[0].sayings.items[0].speaker,
	    "Tom Belltower");
}

static void
the_same_words_of_two_outlets_are_one_utterance(void **state)
{
	(void)state;
	file_three_stories();
	Dossier dossier = dossier_of("Quarrie");
	assert_int_equal(dossier.by.count, 2);
	const Utterance *utterance = &dossier.by.items[0];
	assert_int_equal(utterance->sayings.count, 2);
	assert_int_equal(utterance->times, 2);
	assert_int_equal(dossier.by.items[1].sayings.count, 1);
}

static void
the_same_words_of_another_or_much_later_are_others(void **state)
{
	(void)state;
	Arena *arena = desk.arena;
	SayingList sayings = {0};
	Saying saying = {.item = 1, .text = STR("We will open the harbour again"),
		.key = STR("ines quarrie"), .date = NOW};
	list_push(arena, &sayings, saying);
	saying.item = 2;
	saying.key = STR("tom belltower");
	list_push(arena, &sayings, saying);
	saying.item = 3;
	saying.key = STR("quarrie");
	saying.date -= 6 * DAY;
	list_push(arena, &sayings, saying);
	saying.item = 4;
	saying.date -= 6 * DAY;
	list_push(arena, &sayings, saying);
	saying.date = INT64_MIN;
	list_push(arena, &sayings, saying);
	UtteranceList utterances = utterances_of(arena, &sayings);
	assert_int_equal(utterances.count, 4);
	assert_int_equal(utterances.items[0].sayings.count, 2);
	assert_int_equal(utterances.items[0].sayings.items[1].item, 3);
}

static void
a_name_is_found_by_part_and_without_its_accents(void **state)
{
	(void)state;
	Maker maker = story("Talks", "Zoë Brandão met Ana Brandão Reis.");
	make_person(&maker, "Zoë Brandão", "");
	make_person(&maker, "Ana Brandão Reis", "");
	make_organization(&maker, "Brandão");
	file(&maker, "gazette", 1);
	assert_int_equal(find("zoe brandao").count, 1);
	assert_int_equal(find("ZOE").count, 1);
	assert_int_equal(find("brandao reis").count, 1);
	assert_int_equal(find("Bran").count, 3);
	assert_int_equal(find("brandao").count, 1); /* the organization's name */
	assert_int_equal(find("and").count, 0);
	assert_int_equal(find("").count, 0);
	assert_int_equal(find("  ").count, 0);
	assert_int_equal(find("reis brandao").count, 0);
}

static void
a_surname_alone_joins_where_it_can_mean_nobody_else(void **state)
{
	(void)state;
	file_three_stories();
	/* near, and in the same company */
	Maker maker = story("Strike", "“We talk,” Quarrie told the Port Union.");
	uint32_t lone = make_person(&maker, "Quarrie", "");
	make_organization(&maker, "Port Union");
	make_quote(&maker, "We talk,", lone, "told");
	file(&maker, "courier", 2);
	/* near, but nobody else is named: may be anybody */
	maker = story("Football", "Quarrie scored twice.");
	make_person(&maker, "Quarrie", "");
	file(&maker, "courier", 1);
	/* in the same company, but long ago */
	maker = story("Old", "Quarrie led the Port Union.");
	make_person(&maker, "Quarrie", "");
	make_organization(&maker, "Port Union");
	file(&maker, "courier", 90);
	Dossier dossier = dossier_of("quarrie");
	assert_int_equal(dossier.stories.count, 4);
	assert_int_equal(dossier.joined, 1);
	assert_int_equal(dossier.apart, 2);
	assert_int_equal(dossier.by_all, 4);
	assert_int_equal(dossier.by.count, 3);
}

static void
a_surname_of_two_joins_neither(void **state)
{
	(void)state;
	file_three_stories();
	Maker maker = story("Union", "Ruth Quarrie left the Port Union.");
	make_person(&maker, "Ruth Quarrie", "");
	make_organization(&maker, "Port Union");
	file(&maker, "courier", 3);
	maker = story("Strike", "Quarrie told the Port Union.");
	make_person(&maker, "Quarrie", "");
	make_organization(&maker, "Port Union");
	file(&maker, "courier", 2);
	assert_int_equal(find("quarrie").count, 3);
	Dossier dossier = dossier_of("ines");
	assert_int_equal(dossier.joined, 0);
	assert_int_equal(dossier.apart, 1);
	assert_int_equal(dossier.stories.count, 3);
}

static void
what_goes_away_is_in_no_dossier(void **state)
{
	(void)state;
	file_three_stories();
	done(store_forget_feed(desk.store, STR("https://gazette.example/feed"),
	    &desk.err));
	Dossier dossier = dossier_of("quarrie");
	assert_int_equal(dossier.stories.count, 1);
	assert_int_equal(dossier.about.count, 0);
	assert_int_equal(dossier.about_all, 0);
	assert_int_equal(find("belltower").count, 0);
}

static void
regard_somebody(const char *name, Regard regard, int64_t until)
{
	Interest interest = {ENTITY_PERSON, str_of(name), regard, until};
	done(store_set_interest(desk.store, &interest, &desk.err));
}

static uint32_t
count_items(ItemRegard regard, int64_t now)
{
	uint32_t count;
	ItemQuery query = {.regard = regard, .now = now};
	done(store_count(desk.store, &query, &count, &desk.err));
	StoredItemList items;
	done(store_items(desk.arena, desk.store, &query, &items, &desk.err));
	assert_int_equal(items.count, count);
	return count;
}

/* Of file_three_stories() only "A new mayor" is about none but Quarrie. */
static void
file_a_headline(void)
{
	file_three_stories();
	Maker maker = story("Quarrie resigns", "Ines Quarrie resigned, the Port "
	    "Union says.");
	make_person(&maker, "Ines Quarrie", "");
	make_organization(&maker, "Port Union");
	file(&maker, "herald", 0);
}

static void
lists_follow_and_mute(void **state)
{
	(void)state;
	file_a_headline();
	assert_int_equal(count_items(ITEMS_FOLLOWED, NOW), 0);
	assert_int_equal(count_items(ITEMS_SHOWN, NOW), 4);
	regard_somebody("INES QUARRIE", REGARD_MUTED, NOW + DAY);
	/* it is in the headline; elsewhere others are named as often */
	assert_int_equal(count_items(ITEMS_HIDDEN, NOW), 1);
	assert_int_equal(count_items(ITEMS_SHOWN, NOW), 3);
	assert_int_equal(count_items(ITEMS_ANY, NOW), 4);
	/* until tomorrow */
	assert_int_equal(count_items(ITEMS_SHOWN, NOW + DAY), 4);
	regard_somebody("Ines Quarrie", REGARD_FOLLOWED, INTEREST_FOR_GOOD);
	assert_int_equal(count_items(ITEMS_FOLLOWED, NOW), 4);
	assert_int_equal(count_items(ITEMS_HIDDEN, NOW), 0);
	assert_int_equal(find("quarrie").items[0].regard, REGARD_FOLLOWED);
}

static void
whom_one_follows_is_never_hidden_by_whom_one_mutes(void **state)
{
	(void)state;
	file_a_headline();
	regard_somebody("Ines Quarrie", REGARD_MUTED, INTEREST_FOR_GOOD);
	Interest interest = {ENTITY_ORGANIZATION, STR("Port Union"),
		REGARD_FOLLOWED, INTEREST_FOR_GOOD};
	done(store_set_interest(desk.store, &interest, &desk.err));
	assert_int_equal(count_items(ITEMS_HIDDEN, NOW), 0);
	assert_int_equal(count_items(ITEMS_FOLLOWED, NOW), 3);
}

static void
undo_takes_a_follow_and_a_mute_back(void **state)
{
	(void)state;
	file_a_headline();
	regard_somebody("Ines Quarrie", REGARD_FOLLOWED, INTEREST_FOR_GOOD);
	regard_somebody("Ines Quarrie", REGARD_MUTED, NOW + DAY);
	regard_somebody("Ines Quarrie", REGARD_MUTED, NOW + DAY); /* no step */
	regard_somebody("Ines Quarrie", REGARD_NONE, 0);
	Undone undone;
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_str(undone.what, "mute no more Ines Quarrie");
	InterestList interests;
	done(store_interests(desk.arena, desk.store, NOW, &interests, &desk.err));
	assert_int_equal(interests.count, 1);
	assert_int_equal(interests.items[0].until, NOW + DAY);
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_int_equal(count_items(ITEMS_FOLLOWED, NOW), 4);
	done(store_undo(desk.arena, desk.store, &undone, &desk.err));
	assert_str(undone.what, "follow Ines Quarrie");
	done(store_interests(desk.arena, desk.store, NOW, &interests, &desk.err));
	assert_int_equal(interests.count, 0);
}

static void
everybody_is_sorted_by_quotes_since_then(void **state)
{
	(void)state;
	file_three_stories();
	FigureList figures;
	done(store_figures(desk.arena, desk.store, NOW - 7 * DAY, NOW, 10,
	    &figures, &desk.err));
	assert_int_equal(figures.count, 3);
	assert_str(figures.items[0].name, "Ines Quarrie");
	assert_int_equal(figures.items[0].quotes, 2);
	assert_str(figures.items[2].name, "Port Union");
	SayingList sayings;
	done(store_sayings(desk.arena, desk.store, NOW - 7 * DAY, 0, &sayings,
	    &desk.err));
	assert_int_equal(sayings.count, 3);
	assert_str(sayings.items[0].source, "gazette");
}

static void
quotes_elsewhere_are_counted_without_this_story(void **state)
{
	(void)state;
	file_three_stories();
	uint32_t quotes, items;
	done(store_quotes_lately(desk.arena, desk.store, ENTITY_PERSON,
	    STR("Ines Quarrie"), 1, NOW - 7 * DAY, &quotes, &items, &desk.err));
	assert_int_equal(quotes, 1);
	assert_int_equal(items, 1);
}

static void
until_is_said_in_words_or_as_a_day(void **state)
{
	(void)state;
	int64_t until;
	assert_true(interest_read_until(STR("a week"), NOW, &until));
	assert_int_equal(until, NOW + 7 * DAY);
	assert_true(interest_read_until(STR(" Month "), NOW, &until));
	assert_true(interest_read_until(STR(""), NOW, &until));
	assert_true(until == INTEREST_FOR_GOOD);
	assert_true(interest_read_until(STR("2025-03-14"), NOW, &until));
	assert_false(interest_read_until(STR("2025-03-13"), NOW, &until));
	assert_false(interest_read_until(STR("soon"), NOW, &until));
	Interest interest = {.until = date_read(STR("2025-05-01"))};
	assert_str(interest_until_words(desk.arena, &interest),
	    "until 30 April 2025");
}

#define DESK_TEST(f) cmocka_unit_test_setup_teardown(f, open_desk, close_desk)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DESK_TEST(a_dossier_has_quotes_roles_company_and_stories),
		DESK_TEST(the_same_words_of_two_outlets_are_one_utterance),
		DESK_TEST(the_same_words_of_another_or_much_later_are_others),
		DESK_TEST(a_name_is_found_by_part_and_without_its_accents),
		DESK_TEST(a_surname_alone_joins_where_it_can_mean_nobody_else),
		DESK_TEST(a_surname_of_two_joins_neither),
		DESK_TEST(what_goes_away_is_in_no_dossier),
		DESK_TEST(lists_follow_and_mute),
		DESK_TEST(whom_one_follows_is_never_hidden_by_whom_one_mutes),
		DESK_TEST(undo_takes_a_follow_and_a_mute_back),
		DESK_TEST(until_is_said_in_words_or_as_a_day),
		DESK_TEST(everybody_is_sorted_by_quotes_since_then),
		DESK_TEST(quotes_elsewhere_are_counted_without_this_story),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
