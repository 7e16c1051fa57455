#include "command/command.h"
#include "command/say.h"
#include "ui/action.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)given;
	for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++)
		say(str_format(arena, "%-24.*s  %.*s\n",
		    STR_ARG(action_key_names(arena, action)),
		    STR_ARG(action_help(action))));
	return EXIT_DONE;
}

static const Option options[] = {{0}};

const Command cmd_keys = {
	.name = "keys",
	.synopsis = "",
	.help = "list the keys of the reader and what they do",
	.options = options,
	.run = run,
};
