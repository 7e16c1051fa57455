#include "command/command.h"
#include "command/say.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)arena;
	(void)given;
	say(STR("quoth " PACKAGE_VERSION "\n"));
	return EXIT_DONE;
}

static const Option options[] = {{0}};

const Command cmd_version = {
	.name = "version",
	.synopsis = "",
	.help = "print the version",
	.options = options,
	.run = run,
};
