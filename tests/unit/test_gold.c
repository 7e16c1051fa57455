#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "train/gold.h"

static Range
place(Str text, const char *words)
{
	ptrdiff_t at = str_find(text, str_of(words));
	assert_true(at >= 0);
	return (Range){(uint32_t)at, (uint32_t)(at + (ptrdiff_t)strlen(words))};
}

/* Whether one description of a speaker, both in text, passes for another. */
static bool
passes(const char *text, const char *gold, const char *described)
{
	Str all = str_of(text);
	return gold_is_speaker(all, place(all, gold), place(all, described));
}

static void
speakers_are_the_same_by_their_head_word(void **state)
{
	(void)state;
	assert_true(passes("“So,” said Mayor Ida Vell.", "Mayor Ida Vell", "Vell"));
	assert_true(passes("Ida Vell, the mayor of Holm, spoke.",
	    "Ida Vell, the mayor of Holm", "Ida Vell"));
	assert_true(passes("“So,” said the mayor of Holm.", "the mayor of Holm",
	    "the mayor"));
	assert_true(passes("Bram Oduya Jr. spoke.", "Bram Oduya Jr", "Oduya"));
	assert_false(passes("“So,” said Ida Vell's lawyer.", "Ida Vell's lawyer",
	    "Ida Vell"));
	assert_false(passes("Vell met Oduya.", "Vell", "Oduya"));
}

static void
each_part_of_a_list_of_speakers_will_do(void **state)
{
	(void)state;
	const char *text = "Vell's spokesman, Bram Oduya, and Ida Holm wrote.";
	const char *gold = "Vell's spokesman, Bram Oduya, and Ida Holm";
	assert_true(passes(text, gold, "Vell's spokesman"));
	assert_true(passes(text, gold, "Bram Oduya"));
	assert_true(passes(text, gold, "Ida Holm"));
	assert_false(passes(text, gold, "Vell"));
}

static void
a_quote_is_found_with_its_marks_or_without(void **state)
{
	Str text = STR("“We are closing,” she said. “Soon.”");
	GoldArticle article = {.text = text};
	list_push((Arena *)*state, &article.quotes,
	    (GoldQuote){.text = place(text, "“We are closing,”")});
	assert_int_equal(gold_quote_at(&article,
	    place(text, "We are closing")), 0);
	assert_int_equal(gold_quote_at(&article, place(text, "“Soon.”")), -1);
	assert_int_equal(gold_quote_at(&article, place(text, "We")), -1);
}

static void
names_are_the_same_where_one_has_the_other(void **state)
{
	(void)state;
	assert_true(gold_same_name(STR("Ida Vell"), STR("Vell")));
	assert_true(gold_same_name(STR("Vell"), STR("Ida Vell")));
	assert_false(gold_same_name(STR("Ida Vell"), STR("Bram Vell")));
	assert_false(gold_same_name(STR("Ida Vell"), STR("Ida")));
	assert_false(gold_same_name(STR("Ida Vell"), STR("")));
}

static void
a_file_is_read_and_a_bad_line_named(void **state)
{
	Arena *arena = *state;
	char path[] = "/tmp/quoth-gold-XXXXXX";
	int file = mkstemp(path);
	assert_true(file >= 0);
	FILE *out = fdopen(file, "w");
	fputs("{\"id\": \"a\", \"text\": \"é “ja”\", \"quotes\": [{\"start\": 2,"
	    " \"end\": 6, \"speaker\": null, \"speaker_name\": null}]}\n", out);
	fflush(out);
	GoldArticleList articles = {0};
	Err err = {0};
	assert_true(gold_read(arena, str_of(path), &articles, &err));
	assert_int_equal(articles.count, 1);
	/* code points there, bytes here */
	assert_int_equal(articles.items[0].quotes.items[0].text.begin, 3);
	assert_int_equal(articles.items[0].quotes.items[0].text.end, 11);
	fputs("{\"id\": \"b\", \"text\": \"ja\", \"quotes\": [{\"start\": 2,"
	    " \"end\": 6}]}\n", out);
	fclose(out);
	assert_false(gold_read(arena, str_of(path), &articles, &err));
	remove(path);
	assert_string_equal(err.text, str_format(arena,
	    "%s:2: a quote without start and end in it", path).ptr);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(speakers_are_the_same_by_their_head_word),
		TEST(each_part_of_a_list_of_speakers_will_do),
		TEST(a_quote_is_found_with_its_marks_or_without),
		TEST(names_are_the_same_where_one_has_the_other),
		TEST(a_file_is_read_and_a_bad_line_named),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
