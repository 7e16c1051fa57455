#ifndef QUOTH_COMMAND_OPTION_H
#define QUOTH_COMMAND_OPTION_H

/*
 * Options of a command, from a table. They stand before, between or behind the
 * sources; "--" ends them, "-" is a source.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"

/* Every option that some command takes. */
typedef enum {
	OPTION_JSON,
	OPTION_WIDTH,
	OPTION_URL,
	OPTION_THEME,
	OPTION_SIZE,
	OPTION_KEYS,
	OPTION_BASE,
	OPTION_TYPE,
	OPTION_ALL,
	OPTION_EVENTS,
	OPTION_EXPLAIN,
	OPTION_FIRST,
	OPTION_HEADLINES,
	OPTION_JUSTIFY,
	OPTION_HYPHENATE,
	OPTION_LANGUAGE,
	OPTION_INDIRECT,
	OPTION_EXACT,
	OPTION_FOLLOW,
	OPTION_MUTE,
	OPTION_FORGET,
	OPTION_UNTIL,
	OPTION_LIST,
	OPTION_COUNT
} OptionId;

typedef struct {
	const char *name;  /* "width", without dashes */
	const char *value; /* what stands behind it: "N"; NULL: nothing does */
	OptionId id;
	const char *help;
} Option;

typedef struct {
	bool given[OPTION_COUNT];
	Str values[OPTION_COUNT]; /* of those that take one */
	StrList sources;          /* what is no option, in order */
} Options;

/* Reads argv[0] to argv[argc - 1] by the table. */
bool options_read(Arena *arena, const Option *table, int argc, char **argv,
    Options *options, Err *err);

/* A number from least to most; fallback where the option is not given. */
bool options_number(const Options *options, OptionId id, int64_t least,
    int64_t most, int64_t fallback, int64_t *number, Err *err);

#endif
