#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"

static void
ill_formed_bytes_are_not_valid(void **state)
{
	(void)state;
	assert_true(unicode_valid(STR("aé€😀")));
	assert_false(unicode_valid(STR("\xc0\xaf")));         /* overlong */
	assert_false(unicode_valid(STR("\xed\xa0\x80")));     /* surrogate */
	assert_false(unicode_valid(STR("\xf4\x90\x80\x80"))); /* > 10FFFF */
	assert_false(unicode_valid(STR("abcdefgh\xe2\x82")));
}

/* The examples of the Unicode standard, table 3-8. */
static void
maximal_ill_formed_parts_become_one_replacement(void **state)
{
	assert_str(unicode_repair(*state, STR("\x61\xf1\x80\x80\xe1\x80\xc2\x62\x80"
	    "\x63\x80\xbf\x64")), "a���b�c��d");
	assert_str(unicode_repair(*state, STR("\xc0\xaf")), "��");
	assert_str(unicode_repair(*state, STR("ok")), "ok");
}

static void
characters_are_read_both_ways(void **state)
{
	(void)state;
	Str s = STR("a€😀");
	size_t at = 0;
	assert_int_equal(unicode_at(s, at, &at), 'a');
	assert_int_equal(unicode_at(s, at, &at), 0x20ac);
	assert_int_equal(unicode_at(s, at, &at), 0x1f600);
	assert_int_equal(at, s.len);
	assert_int_equal(unicode_before(s, at, &at), 0x1f600);
	assert_int_equal(unicode_before(s, at, &at), 0x20ac);
	char out[4];
	assert_int_equal(unicode_put(out, 0x1f600), 4);
	assert_memory_equal(out, "😀", 4);
}

static void
what_is_ambiguous_may_be_wide(void **state)
{
	(void)state;
	unicode_set_ambiguous_wide(true);
	assert_int_equal(unicode_width(STR("“”—…")), 8);
	assert_int_equal(unicode_width(STR("αЖ─")), 6);
	assert_int_equal(unicode_width(STR("abcé漢👩‍👩‍👧e\xcc\x81")), 3 + 2 + 2 + 2 + 1);
	unicode_set_ambiguous_wide(false);
	assert_int_equal(unicode_width(STR("“”—…")), 4);
}

static void
widths_are_of_graphemes(void **state)
{
	(void)state;
	assert_int_equal(unicode_width(STR("abc")), 3);
	assert_int_equal(unicode_width(STR("漢字")), 4);
	assert_int_equal(unicode_width(STR("e\xcc\x81")), 1);
	assert_int_equal(unicode_width(STR("👩‍👩‍👧")), 2);
	assert_int_equal(unicode_width(STR("🇨🇭")), 2);
	assert_int_equal(unicode_width(STR("❤️")), 2);
	assert_int_equal(unicode_width(STR("“”—…")), 4);
	assert_int_equal(unicode_width(STR("\x1b[0m")), 3);
}

/* One line of the standard's test: "÷ 0020 × 0308 ÷ 0020 ÷". */
static bool
conforms(char *line)
{
	char text[256], wanted[256] = {0}, found[256] = {1};
	size_t len = 0;
	for (char *word = strtok(line, " \t\n"); word; word = strtok(NULL, " \t\n")) {
		if (strcmp(word, "÷") == 0)
			wanted[len] = 1;
		else if (strcmp(word, "×") != 0)
			len += unicode_put(text + len, (uint32_t)strtoul(word, NULL, 16));
	}
	for (size_t at = 0; at < len;) {
		at = unicode_grapheme_end((Str){text, len}, at);
		found[at] = 1;
	}
	return memcmp(wanted, found, len + 1) == 0;
}

static void
graphemes_are_those_of_the_standards_test(void **state)
{
	(void)state;
	FILE *file = fopen("/usr/share/unicode/auxiliary/GraphemeBreakTest.txt", "r");
	if (!file)
		skip();
	char line[4096];
	int count = 0, passed = 0;
	while (fgets(line, sizeof line, file)) {
		char *comment = strchr(line, '#');
		if (comment)
			*comment = '\0';
		if (strlen(line) < 4)
			continue;
		count++;
		passed += conforms(line);
	}
	fclose(file);
	print_message("# GraphemeBreakTest: %d of %d\n", passed, count);
	assert_int_equal(passed, count);
}

static void
what_does_not_fit_ends_in_an_ellipsis(void **state)
{
	assert_str(unicode_ellipsis(*state, STR("Marsh"), 5), "Marsh");
	assert_str(unicode_ellipsis(*state, STR("Helen Marsh"), 7), "Helen…");
	assert_str(unicode_ellipsis(*state, STR("漢字漢字"), 5), "漢字…");
	assert_str(unicode_fit(STR("漢字"), 3, NULL), "漢");
}

static void
folding_forgets_case_accents_and_curls(void **state)
{
	assert_str(unicode_fold_str(*state, STR("Ünïcöde — “Été” e\xcc\x81")),
	    "unicode - \"ete\" e");
}

static void
find_sees_through_accents_and_line_ends(void **state)
{
	(void)state;
	Str text = STR("Prime  minister\nJosé O’Hara");
	Range hit;
	assert_true(unicode_find(text, STR("minister jose"), 0, &hit));
	assert_str(range_str(text, hit), "minister\nJosé");
	assert_true(unicode_find(text, STR("o'hara"), 0, &hit));
	assert_false(unicode_find(text, STR("hare"), 0, &hit));
	assert_false(unicode_find(text, STR(""), 0, &hit));
	assert_true(unicode_find(STR("cafe\xcc\x81 x"), STR("CAFÉ"), 0, &hit));
	assert_int_equal(hit.end, 6);
}

static void
code_points_are_counted_from_any_byte(void **state)
{
	Str text = STR("éééééééééééééééééééééééééééééééééééééééééé abc €");
	CodePoints points = code_points_of(*state, text);
	uint32_t count = 0;
	for (size_t at = 0; at < text.len; unicode_at(text, at, &at))
		assert_int_equal(code_points_before(&points, (uint32_t)at), count++);
	assert_int_equal(code_points_before(&points, (uint32_t)text.len), count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(ill_formed_bytes_are_not_valid),
		TEST(maximal_ill_formed_parts_become_one_replacement),
		TEST(characters_are_read_both_ways),
		TEST(what_is_ambiguous_may_be_wide),
		TEST(widths_are_of_graphemes),
		TEST(graphemes_are_those_of_the_standards_test),
		TEST(what_does_not_fit_ends_in_an_ellipsis),
		TEST(folding_forgets_case_accents_and_curls),
		TEST(find_sees_through_accents_and_line_ends),
		TEST(code_points_are_counted_from_any_byte),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
