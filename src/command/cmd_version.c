#include "command/command.h"
#include "command/say.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)arena;
	(void)given;
	Err err = {0};
	say(STR("quoth " PACKAGE_VERSION "\n"));
	if (say_finish(&err))
		return EXIT_DONE;
	say_error(&err);
	return EXIT_FAILED;
}

static const Option options[] = {{0}};

const Command cmd_version = {
	.name = "version",
	.synopsis = "",
	.help = "print the version",
	.options = options,
	.run = run,
};
