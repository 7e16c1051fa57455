#include "command/command.h"
#include "command/say.h"
#include "config/settings.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)given;
	Settings settings;
	Err err = {0};
	if (!settings_load(arena, &settings, &err)) {
		say_error(&err);
		return EXIT_FAILED;
	}
	say(settings_write(arena, &settings));
	return EXIT_DONE;
}

static const Option options[] = {{0}};

const Command cmd_settings = {
	.name = "settings",
	.synopsis = "",
	.help = "print the settings, as a quoth.yaml",
	.options = options,
	.run = run,
};
