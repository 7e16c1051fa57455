#include <stdlib.h>

#include "command/command.h"
#include "command/say.h"
#include "command/show.h"
#include "config/themefile.h"
#include "pipeline/sample.h"
#include "ui/term_curses.h"

/* Without a terminal to read on, the articles are printed; of the front page
 * the first. */
static ExitStatus
print_instead(Arena *arena, const Options *given)
{
	Options all = *given;
	Err err = {0};
	Theme theme;
	if (given->given[OPTION_THEME]
	    && !themefile_find(arena, given->values[OPTION_THEME], &theme, &err)) {
		say_error(&err);
		return EXIT_FAILED;
	}
	if (!all.sources.count) {
		StrList paths = {0};
		if (!sample_paths(arena, &paths, &err)) {
			say_error(&err);
			return EXIT_FAILED;
		}
		list_push(arena, &all.sources, paths.items[0]);
	}
	return cmd_dump.run(arena, &all);
}

static bool
can_show_screens(void)
{
	Str term = str_of(getenv("TERM"));
	return say_is_terminal() && !str_empty(term) && !str_equal(term, STR("dumb"));
}

static ExitStatus
run(Arena *arena, const Options *given)
{
	if (!can_show_screens())
		return print_instead(arena, given);
	UiInput input;
	ExitStatus status;
	if (!show_prepare(arena, given, &input, &status))
		return status;
	Err err = {0};
	Terminal *terminal = terminal_curses(&err);
	if (terminal) {
		ui_run(terminal, &input);
		terminal->ops->close(terminal);
	} else {
		say_error(&err);
		status = EXIT_FAILED;
	}
	ExitStatus opened = show_finish(&input);
	return status == EXIT_DONE ? opened : status;
}

static const Option options[] = {
	SHOW_OPTIONS,
	{0},
};

const Command cmd_open = {
	.name = "open",
	.synopsis = "[--theme NAME] [--width N] [--url URL] [SOURCE...]",
	.help = "read articles; without a SOURCE, your feeds",
	.options = options,
	.run = run,
};
