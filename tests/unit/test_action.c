#include "test.h"

#include "ui/action.h"

static const Place places[] = {
	PLACE_LIST, PLACE_TEXT, PLACE_SIDEBAR, PLACE_HELP, PLACE_CHOICE,
	PLACE_FEEDS, PLACE_SHEET,
};

static void
keys_are_read_as_vim_writes_them(void **state)
{
	Str keys = STR("j <Tab><C-c>é<lt> <PageDown><Space>");
	static const Key expected[] = {
		'j', KEYS_TAB, 3, 0xe9, '<', KEYS_PAGE_DOWN, ' ',
	};
	Key key;
	for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
		assert_true(key_cut(&keys, &key));
		assert_int_equal(key, expected[i]);
	}
	assert_false(key_cut(&keys, &key));
	assert_true(str_empty(keys));
	keys = STR("<Nokey>");
	assert_false(key_cut(&keys, &key));
	assert_false(str_empty(keys));
	assert_str(key_label(*state, 3), "Ctrl-C");
	assert_str(key_label(*state, 0xe9), "é");
}

static void
every_action_has_keys_and_help(void **state)
{
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		Action action = (Action)i;
		Str keys = action_keys(action);
		Key key;
		int count = 0;
		while (key_cut(&keys, &key))
			count++;
		assert_true(str_empty(keys));
		assert_true(count > 0);
		assert_true(action_help(action).len > 0);
		assert_true(action_places(action) != 0);
		assert_true(action_key_names(*state, action).len > 0);
	}
}

static void
no_key_means_two_things_in_one_place(void **state)
{
	(void)state;
	for (size_t p = 0; p < sizeof places / sizeof *places; p++) {
		for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
			if (!(action_places((Action)i) & (unsigned)places[p]))
				continue;
			Str keys = action_keys((Action)i);
			for (Key key; key_cut(&keys, &key);)
				assert_int_equal(action_of_key(key, places[p]), i);
		}
	}
}

static void
keys_are_looked_up_by_place(void **state)
{
	assert_int_equal(action_of_key(']', PLACE_TEXT), ACTION_NEXT_QUOTE);
	assert_int_equal(action_of_key(']', PLACE_HELP), ACTION_NONE);
	assert_int_equal(action_of_key(KEYS_ENTER, PLACE_SIDEBAR), ACTION_OPEN);
	assert_int_equal(action_of_key(KEYS_ENTER, PLACE_TEXT), ACTION_NONE);
	assert_str(action_name(*state, ACTION_NEXT_QUOTE), "next-quote");
}

static void
the_manual_has_a_row_for_every_action(void **state)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	action_manual(&buf);
	Str manual = buf_str(&buf);
	assert_true(str_find(manual,
	    STR(".It Ic \\&] , Ic \\&)\nto the next quote")) >= 0);
	int rows = 0;
	for (Str line; str_cut(&manual, '\n', &line);)
		rows += str_starts(line, STR(".It "));
	assert_int_equal(rows, ACTION_COUNT - 1);
	(void)state;
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(keys_are_read_as_vim_writes_them),
		TEST(every_action_has_keys_and_help),
		TEST(no_key_means_two_things_in_one_place),
		TEST(keys_are_looked_up_by_place),
		TEST(the_manual_has_a_row_for_every_action),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
