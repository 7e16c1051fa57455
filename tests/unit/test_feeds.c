#include "screens.h"

#include <stdio.h>
#include <sys/stat.h>

#include "make_shelf.h"
#include "ui/errand.h"

static Str
feeds(MadeShelf *made, int columns, int rows, const char *keys)
{
	UiInput input = {.shelf = &made->shelf, .sidebar = true};
	return screen_of(made->arena, &input, columns, rows, keys);
}

static void
folders_and_feeds_stand_below_the_smart_lists(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	assert_str(feeds(made, 60, 14, "jjj"),
" Feeds                                   1 failed · 3 feeds\n"
"\n"
"    Unread                                                2\n"
"    All                                                   2\n"
"  ▾ World                                                 2\n"
"▶     Agency                                              2\n"
"    ▾ Local\n"
"        Courier\n"
"  ! Herald\n"
"\n"
"\n"
"────────────────────────────────────────────────────────────\n"
" 2 of 2 unread · https://Agency.example/feed\n"
" Enter open   r refresh   R all             ? help   q back\n");
}

static void
folders_open_and_close(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	static const char *const closing[] = {
		"jj<Enter>", "jj<Space>", "jjh", "jjjhh",
	};
	for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
		Str screen = feeds(made, 60, 14, closing[i]);
		assert_has(screen, "▶ ▸ World");
		assert_has_not(screen, "Agency");
		assert_has(screen, "Herald");
	}
	assert_has(feeds(made, 60, 14, "jj<Space><Space>"), "Agency");
	assert_has(feeds(made, 60, 14, "jjhl"), "Agency");
	assert_has(feeds(made, 60, 14, "jjjjjh"), "▶   ▾ Local");
	/* an open one opens its headlines */
	assert_has(feeds(made, 60, 14, "jjl"), " World ");
}

static void
the_next_unread_feed_is_found_in_a_closed_folder(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	assert_has(feeds(made, 60, 14, "n"), "▶     Agency");
	assert_has(feeds(made, 60, 14, "jjhGn"), "▶     Agency");
	assert_has(feeds(made, 60, 14, "GN"), "▶     Agency");
}

static void
a_feed_is_removed_when_the_reader_says_yes(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	assert_has(feeds(made, 60, 14, "jjjD"), "remove Agency? y or n");
	feeds(made, 60, 14, "jjjDn");
	feeds(made, 60, 14, "jjjD<Enter>");
	assert_true(str_empty(made->removed));
	assert_has(feeds(made, 60, 14, "jjD"), "only a feed");
	Str screen = feeds(made, 60, 14, "jjjDy");
	assert_str(made->removed, "https://Agency.example/feed");
	assert_has_not(screen, "Agency");
	assert_has(screen, "▶   ▾ Local");
}

static void
errors_are_listed(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	Str screen = feeds(made, 60, 14, "v");
	assert_has(screen, "1 feed could not be fetched");
	assert_has(screen, "Herald  https://Herald.example/feed");
	assert_has(screen, "no answer · not tried again by itself");
	assert_has(feeds(made, 60, 14, "G"), " no answer");
	made->trouble = STR("feeds.yaml:3: a feed needs a url");
	assert_has(feeds(made, 60, 14, ""), "feeds.yaml:3: a feed needs a url");
}

static void
nothing_is_fetched_without_a_program(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	assert_has(feeds(made, 60, 14, "R"), "nothing can be fetched");
	assert_has(feeds(made, 60, 14, "a"), "add the feed or page:");
	assert_has(feeds(made, 60, 14, "ahttps:<Enter>"), "can be fetched");
	assert_has(feeds(made, 60, 14, "i"), "no list of another reader");
}

/* Stands for quoth: what it is given as arguments, and events. */
static Str
program(Arena *arena, const char *script)
{
	Str path = str_format(arena, "%s", "test_feeds.program");
	FILE *file = fopen(path.ptr, "w");
	assert_non_null(file);
	fprintf(file, "#!/bin/sh\n%s\n", script);
	fclose(file);
	assert_int_equal(chmod(path.ptr, 0700), 0);
	return STR("./test_feeds.program");
}

static void
a_refresh_is_counted_and_summed_up(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	UiInput input = {.shelf = &made->shelf};
	input.program = program(*state,
	    "[ \"$*\" = 'refresh --events --all' ] || exit 1\n"
	    "echo '{\"event\": \"started\", \"feeds\": 3}'\n"
	    "echo 'no event'; echo '{\"event\": 7}'; echo '{'\n"
	    "echo '{\"event\": \"feed\", \"result\": \"changed\", \"added\": 34,"
	    " \"done\": 1, \"all\": 3}'\n"
	    "echo '{\"event\": \"feed\", \"result\": \"failed\", \"error\": \"x\","
	    " \"done\": 2, \"all\": 3}'\n"
	    "echo '{\"event\": \"feed\", \"result\": \"unchanged\", \"done\": 3,"
	    " \"all\": 3}'\n"
	    "echo '{\"event\": \"done\", \"added\": 34, \"failed\": 1}'");
	assert_has(screen_of(*state, &input, 60, 14, "R"),
	    "34 new in 3 feeds, 1 failed: v tells why");

	input.program = program(*state, "echo '{\"event\": \"note\", "
	    "\"text\": \"the store is locked\"}'; exit 1");
	assert_has(screen_of(*state, &input, 60, 14, "R"),
	    "the store is locked");
	input.program = STR("./no-such-program");
	assert_has(screen_of(*state, &input, 60, 14, "R"), "did not work");
	remove("test_feeds.program");
}

static void
a_refresh_is_of_the_folder_or_the_feed(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	UiInput input = {.shelf = &made->shelf};
	input.program = program(*state, "echo \"$*\"; exit 1");
	assert_has(screen_of(*state, &input, 99, 14, "jjr"),
	    "refresh --events https://Agency.example/feed "
	    "https://Courier.example/feed");
	assert_has(screen_of(*state, &input, 99, 14, "Gr"),
	    "refresh --events https://Herald.example/feed");
	assert_has(screen_of(*state, &input, 99, 14, "r"),
	    "refresh --events --all\n");
	assert_has(screen_of(*state, &input, 99, 14, "a$(id)<Enter>"),
	    "add --events -- $(id)");
	remove("test_feeds.program");
}

static void
of_several_feeds_the_reader_chooses_one(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	UiInput input = {.shelf = &made->shelf};
	input.program = program(*state,
	    "[ \"$4\" = https://news.example/b ] && echo \"saved $4\" && exit 1\n"
	    "for i in a b; do echo '{\"event\": \"found\", \"url\": "
	    "\"https://news.example/'$i'\", \"title\": \"Title '$i'\", "
	    "\"type\": \"application/atom+xml\"}'; done\n"
	    "echo '{\"event\": \"found\", \"url\": \"javascript:x\"}'");
	Str screen = screen_of(*state, &input, 60, 20, "anews.example<Enter>");
	assert_has(screen, "2 FEEDS THERE");
	assert_has(screen, "▶ Title a");
	assert_has(screen, "Atom");
	assert_has(screen, "https://news.example/b");
	assert_has(screen_of(*state, &input, 60, 20,
	    "anews.example<Enter>jj<Enter>"), "saved https://news.example/b");
	assert_has(screen_of(*state, &input, 60, 20,
	    "anews.example<Enter>q"), "3 feeds");
	remove("test_feeds.program");
}

static void
progress_stands_in_a_bar(void **state)
{
	Errand errand = {.kind = ERRAND_REFRESH};
	errand_take(&errand, STR("{\"event\": \"started\", \"feeds\": 200}"));
	errand_take(&errand, STR("{\"event\": \"feed\", \"result\": \"changed\", "
	    "\"added\": 34, \"done\": 100, \"all\": 200}"));
	assert_str(errand_bar(*state, &errand),
	    "▕██████░░░░░░▏ 100/200 feeds · 34 new");
	errand_take(&errand, STR("{\"event\": \"feed\", \"result\": \"gone\", "
	    "\"done\": 4000000000, \"all\": -1, \"added\": 1e300}"));
	assert_str(errand_bar(*state, &errand),
	    "▕████████████▏ 200/200 feeds · 34 new · 1 failed");
	errand_take(&errand, STR("{\"event\": \"feed\", \"result\": \"changed\", "
	    "\"name\": \"Gazette\", \"url\": \"https://gazette.example/\", "
	    "\"done\": 100, \"all\": 200}"));
	assert_str(errand_bar(*state, &errand),
	    "▕██████░░░░░░▏ 100/200 feeds · 34 new · 1 failed · Gazette");
}

static void
ten_thousand_feeds_are_not_too_many(void **state)
{
	MadeShelf *made = make_shelf(*state, 2);
	for (int i = 0; i < 10000; i++)
		make_row(made, SHELF_FEED, "Another", 0, 1, "");
	assert_has(feeds(made, 80, 24, "G"), "▶   Another");
	assert_has(feeds(made, 80, 24, "99999jgd<C-u>"), "▶   Unread");
}

static void
an_empty_list_can_be_looked_at(void **state)
{
	MadeShelf *made = make_shelf(*state, 0);
	made->rows = (ShelfRowList){0};
	Str screen = feeds(made, 60, 14, "jkGgnNrADUv");
	assert_has(screen, "Every feed could be fetched");
	feeds(made, 60, 14, "<Enter><Space>hlr");
}

static void
every_size_is_survived(void **state)
{
	static const int sizes[] = {0, 1, 10, 11, 39, 40, 60, 300};
	enum { COUNT = sizeof sizes / sizeof *sizes };
	MadeShelf *made = make_shelf(*state, 100);
	for (int i = 0; i < COUNT; i++)
		for (int j = 0; j < COUNT; j++) {
			feeds(made, sizes[i], sizes[j], "jjjG");
			feeds(made, sizes[i], sizes[j], "v");
			feeds(made, sizes[i], sizes[j], "<Enter>jG");
			feeds(made, sizes[i], sizes[j], "<Enter><Enter>]a");
		}
	assert_has(feeds(made, 60, 14, "GGG<Resize 40x10>"), "▶ ! Herald");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(folders_and_feeds_stand_below_the_smart_lists),
		TEST(folders_open_and_close),
		TEST(the_next_unread_feed_is_found_in_a_closed_folder),
		TEST(a_feed_is_removed_when_the_reader_says_yes),
		TEST(errors_are_listed),
		TEST(nothing_is_fetched_without_a_program),
		TEST(a_refresh_is_counted_and_summed_up),
		TEST(a_refresh_is_of_the_folder_or_the_feed),
		TEST(of_several_feeds_the_reader_chooses_one),
		TEST(progress_stands_in_a_bar),
		TEST(ten_thousand_feeds_are_not_too_many),
		TEST(an_empty_list_can_be_looked_at),
		TEST(every_size_is_survived),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
