#include "command/command.h"
#include "command/say.h"
#include "command/show.h"
#include "ui/term_memory.h"

enum { LARGEST_SIDE = 1000 };

/* "80x24" */
static bool
read_size(Str text, int64_t *columns, int64_t *rows, Err *err)
{
	Str rest = text, head = {0};
	str_cut(&rest, 'x', &head);
	if (str_to_int(head, columns) && str_to_int(rest, rows) && *columns >= 0
	    && *rows >= 0 && *columns <= LARGEST_SIDE && *rows <= LARGEST_SIDE)
		return true;
	return err_set(err, "\"%.*s\" is not a size such as 80x24", STR_ARG(text));
}

static ExitStatus
run(Arena *arena, const Options *given)
{
	Err err = {0};
	int64_t columns = 80, rows = 24;
	if (given->given[OPTION_SIZE]
	    && !read_size(given->values[OPTION_SIZE], &columns, &rows, &err)) {
		say_error(&err);
		return EXIT_USAGE;
	}
	UiInput input;
	ExitStatus status;
	if (!show_prepare(arena, given, &input, &status))
		return status;
	Terminal *terminal = terminal_memory(arena, (int)columns, (int)rows,
	    given->values[OPTION_KEYS], &err);
	if (!terminal) {
		say_error(&err);
		show_finish(&input);
		return EXIT_USAGE;
	}
	ui_run(terminal, &input);
	if (input.shelf || input.opening->stories.count)
		say(grid_text(arena, terminal_memory_screen(terminal)));
	terminal->ops->close(terminal);
	status = show_finish(&input);
	if (say_finish(&err))
		return status;
	say_error(&err);
	return EXIT_FAILED;
}

static const Option options[] = {
	{"size", "WxH", OPTION_SIZE, "columns and rows, 80x24"},
	{"keys", "KEYS", OPTION_KEYS, "what is pressed: 'j]<Tab>'"},
	SHOW_OPTIONS,
	{0},
};

const Command cmd_screen = {
	.name = "screen",
	.synopsis = "[--size WxH] [--keys KEYS] [SOURCE...]",
	.help = "print what the reader would see after these keys",
	.options = options,
	.run = run,
};
