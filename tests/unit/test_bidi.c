#include "test.h"

#include "layout/bidi.h"

static void
hebrew_goes_from_right_to_left(void **state)
{
	/* alef, bet, gimel */
	assert_str(bidi_shown(*state, STR("\u05d0\u05d1\u05d2")),
	    "\u05d2\u05d1\u05d0");
	assert_str(bidi_shown(*state, STR("see \u05d0\u05d1, ok")),
	    "see \u05d1\u05d0, ok");
	/* the first letter says where the paragraph begins */
	assert_str(bidi_shown(*state, STR("\u05d0\u05d1 ok")),
	    "ok \u05d1\u05d0");
}

static void
numbers_and_brackets_in_it_stay_readable(void **state)
{
	assert_str(bidi_shown(*state, STR("\u05d0 (12) \u05d1")),
	    "\u05d1 (12) \u05d0");
	/* a letter keeps its point */
	assert_str(bidi_shown(*state, STR("\u05d0\u05b8\u05d1")),
	    "\u05d1\u05d0\u05b8");
}

static void
a_text_without_it_is_left_alone(void **state)
{
	Str text = STR("Zürich – “漢字” 👩‍👩‍👧");
	assert_false(bidi_is_needed(text));
	assert_ptr_equal(bidi_shown(*state, text).ptr, text.ptr);
	assert_true(bidi_is_needed(STR("a \u0627 b")));
	assert_true(bidi_is_needed(STR("\U0001e900")));
	assert_false(bidi_is_needed(STR("")));
}

static void
controls_turn_nothing_round(void **state)
{
	/* an override that is never closed, and an isolate */
	assert_false(bidi_is_needed(STR("\u202eabc")));
	assert_str(bidi_shown(*state, STR("\u05d0\u202eabc")),
	    "abc\u202e\u05d0");
}

static void
levels_nest(void **state)
{
	(void)state;
	uint8_t levels[] = {0, 1, 2, 2, 1, 0};
	uint32_t order[6], wanted[] = {0, 4, 2, 3, 1, 5};
	bidi_order(levels, 6, order);
	assert_memory_equal(order, wanted, sizeof wanted);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(hebrew_goes_from_right_to_left),
		TEST(numbers_and_brackets_in_it_stay_readable),
		TEST(a_text_without_it_is_left_alone),
		TEST(controls_turn_nothing_round),
		TEST(levels_nest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
