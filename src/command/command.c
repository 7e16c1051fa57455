#include "command/command.h"

#include "command/say.h"

const Command *const command_list[] = {
	&cmd_open,
	&cmd_dump,
	&cmd_names,
	&cmd_quotes,
	&cmd_refresh,
	&cmd_add,
	&cmd_search,
	&cmd_who,
	&cmd_feeds,
	&cmd_import,
	&cmd_export,
	&cmd_feed_dump,
	&cmd_screen,
	&cmd_wrap,
	&cmd_themes,
	&cmd_keys,
	&cmd_settings,
	&cmd_doctor,
	&cmd_help,
	&cmd_version,
	NULL,
};

static const Command *
find_command(Str name)
{
	for (const Command *const *command = command_list; *command; command++)
		if (str_equal(str_of((*command)->name), name))
			return *command;
	return NULL;
}

/* What every program answers to, wherever it stands for a command. */
static const Command *
find_habit(Str arg)
{
	if (str_equal(arg, STR("--help")) || str_equal(arg, STR("-h")))
		return &cmd_help;
	if (str_equal(arg, STR("--version")) || str_equal(arg, STR("-V")))
		return &cmd_version;
	return NULL;
}

static ExitStatus
wrong_usage(const Command *command, const Err *err)
{
	Err whole = *err, hint = {0};
	if (command != &cmd_open)
		err_context(&whole, "%s", command->name);
	say_error(&whole);
	err_set(&hint, "see: quoth help");
	say_error(&hint);
	return EXIT_USAGE;
}

ExitStatus
command_main(int argc, char **argv)
{
	Arena *arena = arena_new();
	const Command *command = NULL;
	int first = 1;
	if (argc > 1) {
		command = find_habit(str_of(argv[1]));
		if (!command)
			command = find_command(str_of(argv[1]));
	}
	if (command)
		first = 2;
	else
		command = &cmd_open;

	Err err = {0};
	Options options = {0};
	ExitStatus status;
	if (first < argc && find_habit(str_of(argv[first])))
		status = cmd_help.run(arena, &options);
	else if (!options_read(arena, command->options, argc - first, argv + first,
	             &options, &err))
		status = wrong_usage(command, &err);
	else if (options.sources.count < command->least) {
		err_set(&err, "what to read is missing");
		status = wrong_usage(command, &err);
	} else
		status = command->run(arena, &options);
	arena_free(arena);
	return status;
}
