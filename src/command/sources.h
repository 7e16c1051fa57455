#ifndef QUOTH_COMMAND_SOURCES_H
#define QUOTH_COMMAND_SOURCES_H

/*
 * Commands that do one thing for each of many sources: dump, names, quotes. A
 * source that cannot be had, or has no article in it, is said on standard error
 * and the others go on, so that a thousand files cost one start-up and one bad
 * file.
 */

#include "base/json.h"
#include "base/unicode.h"
#include "command/command.h"
#include "fetch/source.h"
#include "model/story.h"

typedef struct {
	/* width: the columns that --width asks for, or the terminal's, or 72 */
	void (*text)(Arena *arena, const Story *story, uint16_t width);
	/* adds its members to the object that holds "source" already */
	void (*json)(Arena *arena, const Story *story, JsonWriter *writer);
	/* NULL, or instead of the two above: for what stands before the Story;
	 * without a writer it says text */
	bool (*source)(Arena *arena, const Source *source, Str url,
	    JsonWriter *writer, Err *err);
	bool unmarked; /* nobody asks for names and quotes */
} SourceWork;

/* Done for every source of the options, each with an arena of its own. Before
 * the first is read the process gives up all rights but to read the files among
 * them, and to ask quoth-fetch for the addresses (pipeline/rights.h). */
ExitStatus sources_each(const Options *options, const SourceWork *work);

/* "start" and "end" of a range, in code points. */
void json_put_range(JsonWriter *writer, const CodePoints *points, Range range);

#endif
