#ifndef QUOTH_TESTS_UNIT_SCREENS_H
#define QUOTH_TESTS_UNIT_SCREENS_H

/*
 * What a test of a view includes beside test.h: the screen after some keys.
 */

#include "test.h"

#include "ui/term_memory.h"
#include "ui/ui.h"

/* As text. Every screen is checked to be sound. */
static inline Str
screen_of(Arena *arena, const UiInput *input, int columns, int rows,
    const char *keys)
{
	Err err = {0};
	Terminal *terminal
	    = terminal_memory(arena, columns, rows, str_of(keys), &err);
	assert_non_null(terminal);
	ui_run(terminal, input);
	const Grid *grid = terminal_memory_screen(terminal);
	assert_true(grid_is_sound(grid));
	Str text = grid_text(arena, grid);
	terminal->ops->close(terminal);
	return text;
}

static inline void
assert_has(Str screen, const char *text)
{
	if (str_find(screen, str_of(text)) == STR_NOT_FOUND)
		fail_msg("\"%s\" is not in\n%.*s", text, STR_ARG(screen));
}

static inline void
assert_has_not(Str screen, const char *text)
{
	if (str_find(screen, str_of(text)) != STR_NOT_FOUND)
		fail_msg("\"%s\" is in\n%.*s", text, STR_ARG(screen));
}

#endif
