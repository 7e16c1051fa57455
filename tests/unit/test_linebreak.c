#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "layout/linebreak.h"

/* The text with "|" wherever a line may end, but for its end. */
static Str
marked(Arena *arena, const char *terminated)
{
	Str text = str_of(terminated), out = {0};
	LineBreaks breaks = linebreak_begin(text, 0, true);
	for (size_t begin = 0, end; linebreak_next(&breaks, &end); begin = end) {
		assert_true(end > begin);
		out = str_join(arena, out, str_part(text, begin, end));
		if (end < text.len)
			out = str_join(arena, out, STR("|"));
	}
	return out;
}

static void
prose_is_broken_as_newspapers_do(void **state)
{
	assert_str(marked(*state, "The U.S. far-right, 3,000 strong"),
	    "The |U.S. |far-|right, |3,000 |strong");
	assert_str(marked(*state, "“10% (or so)” of it"), "“10% |(or |so)” |of |it");
	assert_str(marked(*state, "a\n\t b"), "a\n\t |b");
	assert_str(marked(*state, "now—or never – ever"), "now|—|or |never – |ever");
	assert_str(marked(*state, "10\u00a0km, 5\u202f%"), "10\u00a0km, |5\u202f%");
	assert_str(marked(*state, "su\u00adper\u200bman"), "su\u00ad|per\u200b|man");
	assert_str(marked(*state, "漢字、漢"), "漢|字、|漢");
	assert_str(marked(*state, "24/7 and/or $5-$6"), "24/7 |and/|or |$5-|$6");
	assert_str(marked(*state, "🇨🇭🇳🇴 👩‍👧"), "🇨🇭|🇳🇴 |👩‍👧");
}

static void
addresses_are_broken_at_slashes_and_fields(void **state)
{
	assert_str(marked(*state, "(https://news.example/a-b/c?d=1&e-f) x"),
	    "(https://news.example/|a-b/|c?|d=1&|e-f) |x");
	assert_str(marked(*state, "\"www.news.example/x-y\" far-off"),
	    "\"www.news.example/|x-y\" |far-|off");
}

static void
a_text_has_one_last_break(void **state)
{
	(void)state;
	size_t at;
	LineBreaks none = linebreak_begin((Str){0}, 0, true);
	assert_false(linebreak_next(&none, &at));
	LineBreaks one = linebreak_begin(STR("word"), 0, true);
	assert_true(linebreak_next(&one, &at));
	assert_int_equal(at, 4);
	assert_false(linebreak_next(&one, &at));
}

/* One line of the standard's test: "× 0023 × 0308 ÷ 0020 ÷". */
static bool
conforms(char *line)
{
	char text[256], wanted[256] = {0}, found[256] = {0};
	size_t len = 0;
	for (char *word = strtok(line, " \t\n"); word; word = strtok(NULL, " \t\n")) {
		if (strcmp(word, "÷") == 0)
			wanted[len] = 1;
		else if (strcmp(word, "×") != 0)
			len += unicode_put(text + len, (uint32_t)strtoul(word, NULL, 16));
	}
	LineBreaks breaks = linebreak_begin((Str){text, len}, 0, false);
	for (size_t at; linebreak_next(&breaks, &at);)
		found[at] = 1;
	return memcmp(wanted, found, len + 1) == 0;
}

static void
all_of_the_standards_test_passes(void **state)
{
	(void)state;
	FILE *file = fopen("/usr/share/unicode/auxiliary/LineBreakTest.txt", "r");
	if (!file)
		skip();
	char line[4096], copy[4096];
	int count = 0, passed = 0;
	while (fgets(line, sizeof line, file)) {
		char *comment = strchr(line, '#');
		if (comment)
			*comment = '\0';
		if (strlen(line) < 4)
			continue;
		memcpy(copy, line, sizeof line);
		count++;
		if (conforms(line))
			passed++;
		else
			print_message("# not as the standard: %s\n", copy);
	}
	fclose(file);
	print_message("# LineBreakTest: %d of %d\n", passed, count);
	assert_int_equal(passed, count);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(prose_is_broken_as_newspapers_do),
		TEST(addresses_are_broken_at_slashes_and_fields),
		TEST(a_text_has_one_last_break),
		TEST(all_of_the_standards_test_passes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
