#include "test.h"

#include <stdlib.h>

#include "base/path.h"
#include "config/color.h"
#include "config/themefile.h"

static void
colours_have_names_numbers_and_hex(void **state)
{
	(void)state;
	Color color = 99;
	assert_true(color_read(STR("red"), &color));
	assert_int_equal(color, 1);
	assert_true(color_read(STR("bright-blue"), &color));
	assert_int_equal(color, 12);
	assert_true(color_read(STR("default"), &color));
	assert_int_equal(color, COLOR_DEFAULT);
	assert_true(color_read(STR("255"), &color));
	assert_int_equal(color, 255);
	assert_true(color_read(STR("#Ff8000"), &color));
	assert_int_equal(color, COLOR_RGB | 0xff8000);
	assert_false(color_read(STR("256"), &color));
	assert_false(color_read(STR("-1"), &color));
	assert_false(color_read(STR("#ff80"), &color));
	assert_false(color_read(STR("#ff80zz"), &color));
	assert_false(color_read(STR("bright-"), &color));
	assert_false(color_read(STR(""), &color));
}

static void
a_role_is_given_in_words_or_as_a_map(void **state)
{
	Theme theme;
	Err err = {0};
	assert_true(themefile_parse(*state, STR("person: bold cyan on 236\n"
	    "link: {fg: \"#87afd7\", underline: yes, bold: no}\nerror:\n"),
	    STR("themes/mine.yaml"), &theme, &err));
	assert_str(theme.name, "mine");
	assert_int_equal(theme.styles[ROLE_PERSON].foreground, 6);
	assert_int_equal(theme.styles[ROLE_PERSON].background, 236);
	assert_int_equal(theme.styles[ROLE_PERSON].bits, STYLE_BOLD);
	assert_int_equal(theme.styles[ROLE_LINK].foreground, COLOR_RGB | 0x87afd7);
	assert_int_equal(theme.styles[ROLE_LINK].bits, STYLE_UNDERLINE);
	assert_int_equal(theme.styles[ROLE_ERROR].bits, 0);
	assert_int_equal(theme.styles[ROLE_TITLE].bits, STYLE_BOLD);
}

static void
refused(Arena *arena, const char *text, const char *why)
{
	Theme theme = {0};
	Err err = {0};
	assert_false(themefile_parse(arena, str_of(text), STR("t.yaml"), &theme, &err));
	assert_string_equal(err.text, why);
	assert_true(str_empty(theme.name));
}

static void
a_slip_is_named_with_its_line(void **state)
{
	refused(*state, "title: bold\nperon: red\n",
	    "t.yaml:2: no part of the screen is named \"peron\"");
	refused(*state, "\ntitle: bold purpel\n",
	    "t.yaml:2: no colour or style: \"purpel\"");
	refused(*state, "title: {fg: #ff0000\n}", "t.yaml:1: fg has no colour "
	    "(\"#rrggbb\" wants its quotes)");
	refused(*state, "title:\n  fg: red\n  bold: very\n",
	    "t.yaml:3: bold is yes or no");
	refused(*state, "title: [red]\n", "t.yaml:1: a style is words or a map");
	refused(*state, "- red\n", "t.yaml:1: a theme is lines of \"role: style\"");
}

static void
themes_that_come_along_are_found_by_name(void **state)
{
	setenv("QUOTH_DATA", getenv("top_srcdir") ? getenv("top_srcdir") : "..", 1);
	setenv("XDG_CONFIG_HOME", "/nonexistent", 1);
	static const char *const names[] = {"night", "paper", "plain"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		Theme theme;
		Err err = {0};
		themefile_find(*state, str_of(names[i]), &theme, &err);
		assert_string_equal(err.text, "");
		assert_str(theme.name, names[i]);
	}
	Theme theme;
	Err err = {0};
	assert_false(themefile_find(*state, STR("../night"), &theme, &err));
	err = (Err){0};
	assert_false(themefile_find(*state, STR("no-such"), &theme, &err));
	assert_string_equal(err.text, "there is no theme \"no-such\"");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(colours_have_names_numbers_and_hex),
		TEST(a_role_is_given_in_words_or_as_a_map),
		TEST(a_slip_is_named_with_its_line),
		TEST(themes_that_come_along_are_found_by_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
