#ifndef QUOTH_TESTS_UNIT_TEST_H
#define QUOTH_TESTS_UNIT_TEST_H

/*
 * What every unit test includes: cmocka in the order it asks for, and checks
 * that speak of quoth's own types. A test's name is a sentence.
 */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

#include "base/arena.h"
#include "base/str.h"

#define assert_str(actual, expected) \
	assert_str_at((actual), (expected), __FILE__, __LINE__)

static inline void
assert_str_at(Str actual, const char *expected, const char *file, int line)
{
	if (str_equal(actual, str_of(expected)))
		return;
	print_error("\"%.*s\" is not \"%s\"\n", STR_ARG(actual), expected);
	_fail(file, line);
}

/* For cmocka_run_group_tests(): each test gets an arena of its own as *state. */
static inline int
with_arena(void **state)
{
	*state = arena_new();
	return 0;
}

static inline int
free_arena(void **state)
{
	arena_free(*state);
	return 0;
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, with_arena, free_arena)

#endif
