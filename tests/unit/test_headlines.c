#include "screens.h"

#include "make_shelf.h"
#include "ui/clipboard.h"
#include "ui/listing.h"
#include "ui/outside.h"

/* The headlines of "All", the second row. */
static Str
headlines(MadeShelf *made, int columns, int rows, const char *keys)
{
	UiInput input = {.shelf = &made->shelf, .sidebar = true};
	return screen_of(made->arena, &input, columns, rows,
	    str_cstr(made->arena, str_format(made->arena, "j<Enter>%s", keys)));
}

static void
items_are_listed_with_marks(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	made->read[1] = true;
	made->starred[0] = true;
	made->title = STR("Word");
	assert_str(headlines(made, 60, 16, "j"),
" All                                      3 unread · 2 of 3\n"
"\n"
"  ● Word 3\n"
"    Word · Word\n"
"    Word\n"
"\n"
"▶   Word 2\n"
"    Word · Word\n"
"    Word\n"
"\n"
"  ● Word 1\n"
"  ★ Word · Word\n"
"    Word\n"
"\n"
"────────────────────────────────────────────────────────────\n"
" Enter open   n unread   s star             ? help   q back\n");
}

static void
opening_marks_as_read_and_coming_back_shows_it(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	Str screen = headlines(made, 120, 24, "<Enter>");
	assert_has(screen, "Parliament passes climate bill");
	assert_has(screen, "1 of 3");
	assert_true(made->read[2]);
	screen = headlines(made, 120, 24, "<Enter>q");
	assert_has(screen, "▶   item 3");
	assert_has(headlines(made, 120, 24, "<Enter>qU"), "taken back: read");
	assert_false(made->read[2]);
}

static void
the_place_in_the_article_is_kept(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	Str at_end = headlines(made, 60, 12, "<Enter>G");
	assert_true(made->byte > 0);
	assert_str(headlines(made, 60, 12, "<Enter>"), at_end.ptr);
	headlines(made, 60, 12, "<Enter>g");
	assert_int_equal(made->byte, 0);
}

static void
space_at_the_end_opens_the_next_unread(void **state)
{
	MadeShelf *made = make_shelf(*state, 4);
	made->read[2] = true;
	assert_has(headlines(made, 60, 12, "<Enter>G<Space>"), "3 of 4");
	assert_true(made->read[3]);
	assert_true(made->read[1]);
	for (int i = 0; i < 4; i++)
		made->read[i] = true;
	assert_has(headlines(made, 60, 12, "<Enter>G<Space>"),
	    "nothing unread is left");
}

static void
stories_are_stepped_through_from_within(void **state)
{
	MadeShelf *made = make_shelf(*state, 4);
	assert_has(headlines(made, 60, 12, "<Enter>J"), "2 of 4");
	assert_has(headlines(made, 60, 12, "<Enter>JJK"), "2 of 4");
	assert_has(headlines(made, 60, 12, "<Enter>K"), "first of the list");
	assert_has(headlines(made, 60, 12, "<Enter>9JJ"), "last of the list");
	assert_has(headlines(made, 60, 12, "<Enter>JJq"), "▶   item 2");
	headlines(made, 60, 12, "<Enter>s");
	assert_true(made->starred[3]);
	headlines(made, 60, 12, "<Enter>m");
	assert_false(made->read[3]);
	assert_has(headlines(made, 60, 12, "<Enter>y"),
	    "copied: https://news.example/1");
}

static void
marks_are_toggled(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	assert_has(headlines(made, 60, 12, "m"), "▶   item 3");
	assert_has(headlines(made, 60, 12, "m"), "▶ ● item 3");
	assert_has(headlines(made, 60, 12, "s"), "★ item");
	assert_has_not(headlines(made, 60, 12, "s"), "★");
	assert_has(headlines(made, 60, 12, "A"), "0 unread");
	assert_true(made->read[0]);
}

static void
unread_items_are_stepped_through_and_round(void **state)
{
	MadeShelf *made = make_shelf(*state, 9);
	for (int i = 0; i < 9; i++)
		made->read[i] = i != 4 && i != 7;
	assert_has(headlines(made, 60, 12, "n"), "▶ ● item 8");
	assert_has(headlines(made, 60, 12, "nn"), "▶ ● item 5");
	assert_has(headlines(made, 60, 12, "nnn"), "▶ ● item 8");
	assert_has(headlines(made, 60, 12, "N"), "▶ ● item 5");
	made->read[4] = made->read[7] = true;
	assert_has(headlines(made, 60, 12, "n"), "nothing else is unread");
}

static void
feeds_are_stepped_through(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	assert_has(headlines(made, 60, 12, "J"), " Agency ");
	assert_has(headlines(made, 60, 12, "JJ"), " Courier ");
	assert_has(headlines(made, 60, 12, "JJK"), " Agency ");
	assert_has(headlines(made, 60, 12, "K"), "this is the first feed");
	assert_has(headlines(made, 60, 12, "JJJJ"), "this is the last feed");
}

static void
a_search_is_a_list_over_the_list(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	assert_has(headlines(made, 60, 12, "/who:marsh"), "\n/who:marsh");
	assert_has(headlines(made, 60, 12, "/who:marsh<Enter>"),
	    " All ▸ / who:marsh");
	assert_has_not(headlines(made, 60, 12, "/who:marsh<Enter>q"), "▸");
	assert_has_not(headlines(made, 60, 12, "/who:marsh<Esc>"), "▸");
	assert_has_not(headlines(made, 60, 12, "/<Enter>"), "▸");
	assert_has(headlines(made, 60, 12, "/fail<Enter>"), "quoth.db: locked");
	/* more than there is room for on the stack of views */
	headlines(made, 60, 12, "/a<Enter>/a<Enter>/a<Enter>/a<Enter>/a<Enter>"
	    "/a<Enter>/a<Enter>/a<Enter>/a<Enter><Enter>qqqqq");
}

static void
only_what_is_seen_is_asked_for(void **state)
{
	MadeShelf *made = make_shelf(*state, 100000);
	assert_has(headlines(made, 80, 24, ""), "1 of 100000");
	assert_true(made->headlines <= 5);
	assert_int_equal(made->pages, 1);
	made->headlines = 0;
	assert_has(headlines(made, 80, 24, "G"), "▶ ● item 1\n");
	assert_true(made->headlines <= 10);
	assert_has(headlines(made, 80, 24, "Gg"), "▶ ● item 100000");
	assert_has(headlines(made, 80, 24, "50000j"), "50001 of 100000");
}

static void
what_comes_meanwhile_moves_nothing(void **state)
{
	Arena *arena = *state;
	MadeShelf *made = make_shelf(arena, 40);
	made->items = 30;
	ShelfQuery query = {.kind = SHELF_SMART, .key = STR("All")};
	Listing listing = listing_open(&made->shelf, &query, STR("All"));
	listing_move(&listing, 7);
	int64_t id = listing_selected(&listing)->id;
	listing_headline(&listing, 5, 4, 7);
	made->items = 40;
	listing_news(&listing);
	assert_int_equal(listing_selected(&listing)->id, id);
	assert_int_equal(listing.items.count, 40);
	assert_int_equal(listing.items.items[0].id, 40);
	listing_news(&listing);
	assert_int_equal(listing.items.count, 40);
	listing_close(&listing);

	/* what was there and is not any more */
	made->items = 3;
	listing = listing_open(&made->shelf, &query, STR("All"));
	made->items = 2;
	assert_str(listing_headline(&listing, 0, 3, 0)->title,
	    "no longer there");
	listing_close(&listing);
}

static void
a_list_may_be_empty(void **state)
{
	MadeShelf *made = make_shelf(*state, 0);
	Str screen = headlines(made, 60, 12, "jkGg<Enter>msoyAnNU<Space>");
	assert_has(screen, "nothing here yet");
	assert_has(screen, "nothing in it");
	assert_has(headlines(made, 60, 12, "/x<Enter>"), "nothing found");
}

static void
hostile_titles_do_no_harm(void **state)
{
	MadeShelf *made = make_shelf(*state, 3);
	made->title = STR("\x1b]0;owned\a\x1b[2J\r\n\xc2\x9b" "31m\u202eאבג "
	    "👩‍👩‍👧‍👦 日本語 e\u0301\u0301");
	make_row(made, SHELF_FEED, "\x1b[31mred\n", 0, 4000000000,
	    "\x1b[2J\a");
	for (int columns = 40; columns < 60; columns++) {
		Str screen = headlines(made, columns, 14, "");
		assert_true(str_find_byte(screen, '\x1b') == STR_NOT_FOUND);
		assert_true(str_find_byte(screen, '\a') == STR_NOT_FOUND);
		assert_true(str_find(screen, STR("\u202e")) == STR_NOT_FOUND);
		screen = headlines(made, columns, 14, "qG");
		assert_true(str_find_byte(screen, '\x1b') == STR_NOT_FOUND);
		screen = headlines(made, columns, 14, "v");
		assert_true(str_find_byte(screen, '\x1b') == STR_NOT_FOUND);
	}
}

static void
only_addresses_of_the_web_are_given_to_a_browser(void **state)
{
	(void)state;
	static const char *const bad[] = {
		"", "file:///etc/passwd", "javascript:alert(1)", "-help",
		"https://a.example/ b", "mailto:a@b.example",
	};
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		Err err = {0};
		assert_false(outside_browse(str_of(bad[i]), &err));
		assert_string_equal(err.text, "it has no address in the web");
	}
}

static void
the_clipboard_gets_base64(void **state)
{
	static const char *const pairs[][2] = {
		{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"},
		{"\033]52", "G101Mg=="},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		Buf buf = buf_new(100);
		assert_true(clipboard_sequence(&buf, str_of(pairs[i][0])));
		assert_str(buf_str(&buf), str_cstr(*state, str_format(*state,
		    "\033]52;c;%s\a", pairs[i][1])));
		buf_free(&buf);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(items_are_listed_with_marks),
		TEST(opening_marks_as_read_and_coming_back_shows_it),
		TEST(the_place_in_the_article_is_kept),
		TEST(space_at_the_end_opens_the_next_unread),
		TEST(stories_are_stepped_through_from_within),
		TEST(marks_are_toggled),
		TEST(unread_items_are_stepped_through_and_round),
		TEST(feeds_are_stepped_through),
		TEST(a_search_is_a_list_over_the_list),
		TEST(only_what_is_seen_is_asked_for),
		TEST(what_comes_meanwhile_moves_nothing),
		TEST(a_list_may_be_empty),
		TEST(hostile_titles_do_no_harm),
		TEST(only_addresses_of_the_web_are_given_to_a_browser),
		TEST(the_clipboard_gets_base64),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
