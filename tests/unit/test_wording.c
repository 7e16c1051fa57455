#include "test.h"

#include "model/wording.h"

static bool
same(Arena *arena, const char *one, const char *other)
{
	Wording a = wording_of(arena, str_of(one));
	Wording b = wording_of(arena, str_of(other));
	bool there = wording_same(&a, &b), back = wording_same(&b, &a);
	assert_int_equal(there, back);
	return there;
}

static void
marks_case_and_accents_do_not_count(void **state)
{
	assert_true(same(*state, "We don’t know — yet — what Zoë saw.",
	    "we don't know, yet, what Zoe saw"));
}

static void
a_wire_copy_that_was_cut_is_the_same(void **state)
{
	const char *whole = "The harbour will open in spring, and not one day "
	    "later, whatever the ministry may write in its letters.";
	assert_true(same(*state, whole,
	    "The harbour will open in spring, and not one day later"));
	assert_true(same(*state, whole, "not one day later"));
}

static void
a_wire_copy_with_a_word_mended_is_the_same(void **state)
{
	assert_true(same(*state,
	    "The harbour will open in spring and not one day later than that",
	    "The harbor will open in spring and not one day later than that"));
	assert_true(same(*state,
	    "Nobody told us that the ferry was sold before we read it here",
	    "Nobody told us that the boat was sold before we read it here"));
}

static void
another_quote_is_another(void **state)
{
	assert_false(same(*state,
	    "The harbour will open in spring and not one day later",
	    "The harbour will never open, said nobody in the room"));
	assert_false(same(*state, "We will see", "We will see them in court"));
	assert_false(same(*state, "a blank cheque", "blank cheque"));
	assert_true(same(*state, "a blank cheque", "A BLANK CHEQUE!"));
}

static void
what_has_no_words_is_the_same_as_nothing(void **state)
{
	assert_false(same(*state, "", ""));
	assert_false(same(*state, "…", "…"));
	assert_false(same(*state, "", "We will see them in court"));
}

static void
a_long_text_keeps_so_many_shingles_and_no_more(void **state)
{
	Str text = {0};
	for (int i = 0; i < 2000; i++)
		text = str_format(*state, "%.*s w%d", STR_ARG(text), i);
	Wording wording = wording_of(*state, text);
	assert_int_equal(wording.words, 2000);
	assert_int_equal(wording.count, WORDING_MOST);
	assert_true(wording_same(&wording, &wording));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(marks_case_and_accents_do_not_count),
		TEST(a_wire_copy_that_was_cut_is_the_same),
		TEST(a_wire_copy_with_a_word_mended_is_the_same),
		TEST(another_quote_is_another),
		TEST(what_has_no_words_is_the_same_as_nothing),
		TEST(a_long_text_keeps_so_many_shingles_and_no_more),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
