#include "test.h"

#include <stdlib.h>

#include "ui/hyperlink.h"
#include "ui/links.h"

static Str
sequence(Arena *arena, Str href)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	bool added = hyperlink_begin(&buf, href);
	assert_int_equal(added, buf.len > 0);
	Str made = buf_copy(arena, &buf);
	buf_free(&buf);
	return made;
}

static void
an_address_goes_into_the_sequence(void **state)
{
	assert_str(sequence(*state, STR("https://news.example/a?b=c")),
	    "\033]8;;https://news.example/a?b=c\033\\");
}

static void
nothing_in_an_address_ends_the_sequence(void **state)
{
	assert_str(sequence(*state, STR("http://a.example/\\\xc2\x9c\u00e9")),
	    "\033]8;;http://a.example/%5C%C2%9C%C3%A9\033\\");
	assert_str(sequence(*state, STR("http://a.example/\033\\ \a")), "");
	assert_str(sequence(*state, STR("javascript:alert(1)")), "");
	assert_str(sequence(*state, STR("file:///etc/passwd")), "");
	char *longest = arena_alloc(*state, 5000);
	memset(longest, 'a', 5000);
	memcpy(longest, "http://a/", 9);
	assert_str(sequence(*state, (Str){longest, 5000}), "");
}

static void
only_terminals_that_are_known_get_it(void **state)
{
	(void)state;
	unsetenv("VTE_VERSION");
	unsetenv("KITTY_WINDOW_ID");
	unsetenv("WEZTERM_PANE");
	unsetenv("WT_SESSION");
	unsetenv("KONSOLE_VERSION");
	unsetenv("ITERM_SESSION_ID");
	setenv("TERM", "linux", 1);
	assert_false(hyperlink_works());
	setenv("TERM", "foot", 1);
	assert_true(hyperlink_works());
	setenv("TERM", "xterm-256color", 1);
	assert_false(hyperlink_works());
	setenv("VTE_VERSION", "7001", 1);
	assert_true(hyperlink_works());
	/* inside another that does not pass it on */
	setenv("TERM", "screen.xterm-256color", 1);
	assert_false(hyperlink_works());
}

static void
links_are_in_order_and_do_not_overlap(void **state)
{
	Document document = {.text = STR("one two three four")};
	Str good = STR("https://a.example/");
	list_push(*state, &document.spans, (Span){SPAN_LINK, {0, 7}, good});
	list_push(*state, &document.spans, (Span){SPAN_LINK, {4, 7}, good});
	list_push(*state, &document.spans, (Span){SPAN_STRONG, {8, 13}, good});
	list_push(*state, &document.spans, (Span){SPAN_LINK, {8, 13}, {0}});
	list_push(*state, &document.spans, (Span){SPAN_LINK, {14, 18}, good});
	LinkList links = links_of(*state, &document);
	assert_int_equal(links.count, 2);
	assert_int_equal(links_from(&links, 0), 0);
	assert_int_equal(links_from(&links, 6), 0);
	assert_int_equal(links_from(&links, 7), 1);
	assert_int_equal(links_from(&links, 18), 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(an_address_goes_into_the_sequence),
		TEST(nothing_in_an_address_ends_the_sequence),
		TEST(only_terminals_that_are_known_get_it),
		TEST(links_are_in_order_and_do_not_overlap),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
