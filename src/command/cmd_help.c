#include "command/command.h"
#include "command/say.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)given;
	say(STR("quoth reads the news in the terminal.\n\n"));
	for (const Command *const *c = command_list; *c; c++) {
		const Command *command = *c;
		say(str_format(arena, "    quoth %s%s%s\n",
		    command == &cmd_open ? "" : command->name,
		    command == &cmd_open || !*command->synopsis ? "" : " ",
		    command->synopsis));
		say(str_format(arena, "        %s\n", command->help));
	}
	say(STR("\nA SOURCE is a web address, a file, or - for standard input.\n"
	    "Inside the reader, ? shows the keys. The manual is quoth(1).\n"));
	Err err = {0};
	if (say_finish(&err))
		return EXIT_DONE;
	say_error(&err);
	return EXIT_FAILED;
}

static const Option options[] = {{0}};

const Command cmd_help = {
	.name = "help",
	.synopsis = "",
	.help = "print this",
	.options = options,
	.run = run,
};
