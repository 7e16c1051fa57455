#include "command/command.h"
#include "command/say.h"
#include "config/themefile.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)given;
	ThemeList themes = themefile_all(arena);
	for (uint32_t i = 0; i < themes.count; i++)
		say(str_format(arena, "%.*s\n", STR_ARG(themes.items[i].name)));
	return EXIT_DONE;
}

static const Option options[] = {{0}};

const Command cmd_themes = {
	.name = "themes",
	.synopsis = "",
	.help = "list the themes there are",
	.options = options,
	.run = run,
};
