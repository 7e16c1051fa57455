#include "test.h"

#include "ui/grid.h"
#include "ui/palette.h"

/* A grid of one row with text in it, as text. */
static Str
row(Arena *arena, int columns, int x, const char *text)
{
	Grid grid = {0};
	grid_resize(&grid, columns, 1);
	grid_put(&grid, grid_rect(&grid), x, 0, ROLE_TEXT, str_of(text));
	assert_true(grid_is_sound(&grid));
	Str shown = grid_text(arena, &grid);
	grid_free(&grid);
	return shown;
}

static void
text_is_put_and_cut_at_the_edges(void **state)
{
	assert_str(row(*state, 8, 2, "abc"), "  abc\n");
	assert_str(row(*state, 4, 2, "abc"), "  ab\n");
	assert_str(row(*state, 4, -2, "abc"), "c\n");
	assert_str(row(*state, 4, 9, "abc"), "\n");
	assert_str(row(*state, 0, 0, "abc"), "\n");
}

static void
a_wide_letter_cut_in_two_leaves_a_blank(void **state)
{
	assert_str(row(*state, 4, 0, "日本"), "日本\n");
	assert_str(row(*state, 3, 0, "日本"), "日\n");
	assert_str(row(*state, 4, -1, "日本x"), " 本x\n");
}

static void
writing_over_half_a_wide_letter_leaves_a_blank(void **state)
{
	Grid grid = {0};
	grid_resize(&grid, 6, 1);
	Rect all = grid_rect(&grid);
	grid_put(&grid, all, 0, 0, ROLE_TEXT, STR("日本語"));
	grid_put(&grid, all, 1, 0, ROLE_TEXT, STR("ab"));
	assert_true(grid_is_sound(&grid));
	assert_str(grid_text(*state, &grid), " ab 語\n");
	grid_free(&grid);
}

static void
marks_stay_with_their_letter(void **state)
{
	assert_str(row(*state, 4, 0, "e\u0301x"), "e\u0301x\n");
	assert_str(row(*state, 4, 0, "👩‍👩‍👧‍👦x"), "👩‍👩‍👧‍👦x\n");
	/* as two pieces, as where a role ends between them */
	Grid grid = {0};
	grid_resize(&grid, 4, 1);
	Rect all = grid_rect(&grid);
	int x = grid_put(&grid, all, 0, 0, ROLE_TEXT, STR("e"));
	x = grid_put(&grid, all, x, 0, ROLE_QUOTE, STR("\u0301x"));
	assert_int_equal(x, 2);
	assert_str(grid_text(*state, &grid), "e\u0301x\n");
	grid_free(&grid);
}

static void
a_thousand_marks_do_not_fit_a_cell(void **state)
{
	char text[4001] = "a";
	for (int i = 0; i < 1000; i++)
		memcpy(text + 1 + 2 * i, "\u0301", 2);
	Str shown = row(*state, 4, 0, text);
	assert_true(shown.len < 32);
}

static void
no_control_byte_reaches_a_cell(void **state)
{
	assert_str(row(*state, 12, 0, "a\x1b[31mb\a\r\n\tc\xc2\x9b"),
	    "a[31mb  c\n");
	assert_str(row(*state, 12, 0, "\u202eabc\u2066d"), "abcd\n");
	assert_str(row(*state, 12, 0, "a\xff\x9b" "b"), "a\ufffd\ufffdb\n");
}

static void
what_goes_from_right_to_left_turns_nothing_round_but_itself(void **state)
{
	Grid grid = {0};
	grid_resize(&grid, 30, 1);
	Rect all = grid_rect(&grid);
	/* a title that is Hebrew, and one with an override that is never closed */
	int x = grid_put_short(&grid, all, 0, 0, ROLE_TITLE,
	    STR("\u05d0\u05d1 (x) \u05d2"));
	x = grid_put_short(&grid, all, x + 1, 0, ROLE_TITLE,
	    STR("\u202eabc \u05d0\u2067"));
	grid_put_short(&grid, all, x + 1, 0, ROLE_BYLINE, STR("Gazette 12"));
	assert_true(grid_is_sound(&grid));
	assert_str(grid_text(*state, &grid),
	    "\u05d2 (x) \u05d1\u05d0 abc \u05d0 Gazette 12\n");
	grid_free(&grid);
}

static void
clipping_keeps_to_a_rectangle(void **state)
{
	Grid grid = {0};
	grid_resize(&grid, 8, 3);
	Rect part = {2, 1, 3, 1};
	for (int y = -1; y < 5; y++)
		grid_put(&grid, part, 0, y, ROLE_TEXT, STR("abcdefgh"));
	assert_str(grid_text(*state, &grid), "\n  cde\n\n");
	assert_null(grid_cell(&grid, 8, 0));
	assert_null(grid_cell(&grid, 0, -1));
	grid_free(&grid);
}

static void
what_does_not_fit_ends_in_an_ellipsis(void **state)
{
	Grid grid = {0};
	grid_resize(&grid, 6, 3);
	Rect all = grid_rect(&grid);
	grid_put_short(&grid, all, 0, 0, ROLE_TEXT, STR("Okafor"));
	grid_put_short(&grid, all, 1, 1, ROLE_TEXT, STR("Okafor"));
	grid_put_right(&grid, all, 6, 2, ROLE_TEXT, STR("7%"));
	assert_str(grid_text(*state, &grid), "Okafor\n Okaf…\n    7%\n");
	grid_free(&grid);
}

static void
any_size_is_allowed(void **state)
{
	(void)state;
	static const int sizes[] = {-5, 0, 1, 2, 1000, 2000000};
	Grid grid = {0};
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		grid_resize(&grid, sizes[i], 3);
		grid_put(&grid, grid_rect(&grid), 0, 0, ROLE_TEXT, STR("日本"));
		grid_fill(&grid, (Rect){-9, -9, 99999, 99999}, ROLE_RULE);
		grid_tile(&grid, (Rect){0, 1, 4, 4}, ROLE_RULE, STR("━"));
		assert_true(grid_is_sound(&grid));
		assert_true(grid.columns <= GRID_MOST_SIDE);
	}
	grid_free(&grid);
}

static void
colors_come_down_to_what_there_is(void **state)
{
	(void)state;
	assert_int_equal(palette_rgb(196), 0xff0000);
	assert_int_equal(palette_nearest(0xff0000), 196);
	assert_int_equal(palette_nearest(0x303030), 236);
	assert_int_equal(palette_nearest_of_8(0x80c0ff), 6);
	assert_int_equal(palette_nearest_of_8(0xcc3333), 1);
	assert_int_equal(palette_nearest_of_8(0xeeeeee), -1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(text_is_put_and_cut_at_the_edges),
		TEST(a_wide_letter_cut_in_two_leaves_a_blank),
		TEST(writing_over_half_a_wide_letter_leaves_a_blank),
		TEST(marks_stay_with_their_letter),
		TEST(a_thousand_marks_do_not_fit_a_cell),
		TEST(no_control_byte_reaches_a_cell),
		TEST(what_goes_from_right_to_left_turns_nothing_round_but_itself),
		TEST(clipping_keeps_to_a_rectangle),
		TEST(what_does_not_fit_ends_in_an_ellipsis),
		TEST(any_size_is_allowed),
		TEST(colors_come_down_to_what_there_is),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
