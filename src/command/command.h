#ifndef QUOTH_COMMAND_COMMAND_H
#define QUOTH_COMMAND_COMMAND_H

/*
 * What one can say to quoth on the command line. A command is one file
 * cmd_NAME.c that fills in a Command; command.c lists them, and that list is
 * where `quoth help` and the look-up come from.
 */

#include "base/arena.h"
#include "base/str.h"
#include "command/option.h"

typedef enum {
	EXIT_DONE = 0,
	EXIT_FAILED = 1,
	EXIT_USAGE = 2,
	EXIT_SOME_FEEDS = 3, /* of those that were asked for failed */
} ExitStatus;

typedef struct {
	const char *name;     /* "dump" */
	const char *synopsis; /* its arguments: "[--json] SOURCE..." */
	const char *help;     /* what it does, one line */
	const Option *options; /* ends with one without a name */
	uint32_t least;       /* sources it needs */
	ExitStatus (*run)(Arena *arena, const Options *options);
} Command;

extern const Command cmd_open, cmd_dump, cmd_names, cmd_quotes, cmd_refresh,
    cmd_add, cmd_search, cmd_feeds, cmd_import, cmd_export, cmd_feed_dump,
    cmd_screen, cmd_wrap, cmd_themes, cmd_keys, cmd_settings, cmd_doctor, cmd_help,
    cmd_version, cmd_who;

/* All commands in the order of help; ends with NULL. */
extern const Command *const command_list[];

/* Runs what argv asks for. */
ExitStatus command_main(int argc, char **argv);

#endif
