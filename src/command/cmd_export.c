#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "feed/opml.h"

static ExitStatus
run(Arena *arena, const Options *given)
{
	(void)given;
	FeedList list;
	Err err = {0};
	/* a broken list is not handed on as if it were the reader's */
	if (!feedlist_load(arena, &list, &err)) {
		say_error(&err);
		return EXIT_FAILED;
	}
	say(opml_write(arena, &list));
	if (!say_finish(&err)) {
		say_error(&err);
		return EXIT_FAILED;
	}
	return EXIT_DONE;
}

static const Option options[] = {{0}};

const Command cmd_export = {
	.name = "export",
	.synopsis = "",
	.help = "print the saved feeds as OPML",
	.options = options,
	.run = run,
};
