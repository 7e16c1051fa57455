#include "folder.h"

#include "base/file.h"
#include "pipeline/log.h"

/* Each test has a state folder of its own. */
static Log *
open_log(Arena *arena)
{
	setenv("XDG_STATE_HOME", folder_new(arena).ptr, 1);
	return log_open(arena);
}

static Str
content(Arena *arena, Str path)
{
	Str text = {0};
	Err err = {0};
	assert_true(file_read(arena, path, 1 << 20, &text, &err));
	return text;
}

static void
a_trouble_is_a_line_with_its_moment(void **state)
{
	Log *log = open_log(*state);
	assert_non_null(log);
	log_add(log, STR("https://news.example/feed"), STR("404 not found"));
	log_close(log);
	Str text = content(*state, log_path(*state));
	assert_true(str_ends(text, STR("Z https://news.example/feed: 404 not "
	    "found\n")));
	assert_int_equal(str_find_byte(text, '\n'), text.len - 1);
}

static void
a_line_neither_moves_the_cursor_nor_grows(void **state)
{
	char long_name[4000];
	memset(long_name, 'n', sizeof long_name);
	Log *log = open_log(*state);
	log_add(log, STR("news\n\033[2J"), (Str){long_name, sizeof long_name});
	log_close(log);
	Str text = content(*state, log_path(*state));
	assert_int_equal(str_find_byte(text, '\033'), -1);
	assert_true(str_ends(text, STR("nnnn\n")));
	assert_true(text.len < 1000);
}

static void
a_large_log_makes_way_for_a_new_one(void **state)
{
	char all[LOG_LARGEST + 1];
	Err err = {0};
	log_close(open_log(*state));
	memset(all, 'a', sizeof all);
	assert_true(file_replace(*state, log_path(*state), (Str){all, sizeof all},
	    &err));
	Log *log = log_open(*state);
	log_add(log, STR("feed"), STR("too slow"));
	log_close(log);
	assert_true(str_ends(content(*state, log_path(*state)),
	    STR("Z feed: too slow\n")));
	Str older = str_format(*state, "%.*s.1", STR_ARG(log_path(*state)));
	assert_int_equal(content(*state, older).len, sizeof all);
}

static void
one_round_cannot_fill_the_disk(void **state)
{
	Log *log = open_log(*state);
	for (int i = 0; i < 2 * LOG_LINES; i++)
		log_add(log, STR("f"), STR("t"));
	log_close(log);
	assert_true(content(*state, log_path(*state)).len < LOG_LINES * 40);
}

static void
without_a_place_for_it_nothing_is_written(void **state)
{
	Str file = str_format(*state, "%.*s/no-folder",
	    STR_ARG(folder_new(*state)));
	Err err = {0};
	assert_true(file_replace(*state, file, STR("a file"), &err));
	setenv("XDG_STATE_HOME", file.ptr, 1);
	assert_null(log_open(*state));
	log_add(NULL, STR("feed"), STR("too slow"));
	log_close(NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_trouble_is_a_line_with_its_moment),
		TEST(a_line_neither_moves_the_cursor_nor_grows),
		TEST(a_large_log_makes_way_for_a_new_one),
		TEST(one_round_cannot_fill_the_disk),
		TEST(without_a_place_for_it_nothing_is_written),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
