#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/path.h"
#include "folder.h"
#include "train/gold.h"
#include "train/labels.h"

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

/* Writes the file name of the folder. */
static Str
put(Arena *arena, Str folder, const char *name, const char *text)
{
	Str path = path_join(arena, folder, str_of(name));
	Err err = {0};
	if (!file_replace(arena, path, str_of(text), &err))
		fail_msg("%s", err.text);
	return path;
}

static Str
words_at(const GoldArticle *article, Range range)
{
	return range_str(article->text, range);
}

static void
labels_find_their_articles_and_places(void **state)
{
	Arena *arena = *state;
	Str folder = folder_new(arena);
	put(arena, folder, "pages/mozilla-dev/gold.json",
	    "{\"vell\": \"“Ja, é so,” said Ida Vell. “No”\"}");
	put(arena, folder, "names/worldwide/dev.tsv.gz", "-DOCSTART-\tO\n\n"
	    "“\tO\nNo\tO\n,\tO\n”\tO\nBram\tB-PER\nOduya\tI-PER\n"
	    "said\tO\n.\tO\n\n");
	Str labels = put(arena, folder, "labels.tsv",
	    "article\tmozilla-dev\tvell\n"
	    "quote\t1\t7\t13\t20\tIda Vell\n"
	    "doubt\t22\t24\n"
	    "article\tworldwide/dev\t0\n"
	    "quote\t1\t4\t5\t14\tBram Oduya\n");
	GoldArticleList articles = {0};
	Err err = {0};
	if (!labels_read(arena, labels, folder, &articles, &err))
		fail_msg("%s", err.text);
	assert_int_equal(articles.count, 2);
	const GoldArticle *page = &articles.items[0];
	assert_int_equal(page->quotes.count, 2);
	assert_str(words_at(page, page->quotes.items[0].text), "Ja, é so");
	assert_str(words_at(page, page->quotes.items[0].speaker), "Ida Vell");
	assert_str(page->quotes.items[0].name, "Ida Vell");
	assert_false(page->quotes.items[0].doubtful);
	assert_true(page->quotes.items[1].doubtful);
	assert_str(words_at(page, page->quotes.items[1].text), "No");
	const GoldArticle *news = &articles.items[1];
	assert_str(words_at(news, news->quotes.items[0].text), "No,");
	assert_str(words_at(news, news->quotes.items[0].speaker), "Bram Oduya");
}

static void
labels_that_do_not_fit_are_refused(void **state)
{
	Arena *arena = *state;
	Str folder = folder_new(arena);
	put(arena, folder, "pages/mozilla-dev/gold.json", "{\"vell\": \"So.\"}");
	static const struct {
		const char *labels, *reason;
	} cases[] = {
		{"article\tmozilla-dev\tholm\n",
		    "labels.tsv:1: no article mozilla-dev holm"},
		{"article\tnowhere\tvell\n",
		    "labels.tsv:1: no collection is called \"nowhere\""},
		{"article\tmozilla-dev\tvell\nquote\t0\t9\t-\t-\t-\n",
		    "labels.tsv:2: this does not fit the article"},
		{"quote\t0\t1\t-\t-\t-\n",
		    "labels.tsv:1: this does not fit the article"},
		{"say\t0\t1\n", "labels.tsv:1: no label is called \"say\""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		Str labels = put(arena, folder, "labels.tsv", cases[i].labels);
		GoldArticleList articles = {0};
		Err err = {0};
		assert_false(labels_read(arena, labels, folder, &articles, &err));
		assert_string_equal(err.text, str_format(arena, "%.*s/%s",
		    STR_ARG(folder), cases[i].reason).ptr);
	}
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
		TEST(labels_find_their_articles_and_places),
		TEST(labels_that_do_not_fit_are_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
