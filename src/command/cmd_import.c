#include "base/file.h"
#include "base/unicode.h"
#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "config/feedlist_edit.h"
#include "config/import.h"
#include "feed/opml.h"

enum { LARGEST = 16 << 20 };

/* The lists that other readers left, for who does not say which he means. */
static ExitStatus
say_candidates(Arena *arena)
{
	ImportCandidateList list = import_candidates(arena);
	if (!list.count)
		say(STR("no lists of other readers were found; name a file\n"));
	for (uint32_t i = 0; i < list.count; i++)
		say(str_format(arena, "%.*s  (%s)\n", STR_ARG(list.items[i].path),
		    import_format_name(list.items[i].format)));
	return EXIT_DONE;
}

static bool
read_list(Arena *arena, Str path, FeedList *list, Err *err)
{
	Str text;
	if (!file_read(arena, path, LARGEST, &text, err))
		return false;
	text = unicode_repair(arena, text);
	switch (import_format(text)) {
	case IMPORT_OPML:
		return opml_read(arena, text, list, err)
		    || err_context(err, "%.*s", STR_ARG(path));
	case IMPORT_QUOTH:
		return feedlist_parse(arena, text, path, list, err);
	case IMPORT_UNKNOWN:
		return err_set(err, "%.*s: not a list of feeds that quoth knows",
		    STR_ARG(path));
	default:
		*list = import_read(arena, text, import_format(text));
		return true;
	}
}

/* Adds what is in the file, and says of each address what became of it. */
static bool
import_file(Arena *arena, Str path, Err *err)
{
	FeedList list, saved;
	if (!read_list(arena, path, &list, err)
	    || !feedlist_load(arena, &saved, err))
		return false;
	FeedEdit edit = {.kind = FEED_EDIT_ADD, .list = &list};
	if (!feedlist_edit(arena, &edit, err))
		return false;
	for (uint32_t i = 0; i < list.notes.count; i++)
		say_note(str_format(arena, "%.*s:%u", STR_ARG(path),
		    list.notes.items[i].line), list.notes.items[i].text);
	uint32_t added = 0, stood = 0;
	for (uint32_t i = 0; i < list.feeds.count; i++) {
		const SavedFeed *feed = &list.feeds.items[i];
		bool stands = feedlist_find(&saved, feed->url) != FEEDLIST_NONE;
		*(stands ? &stood : &added) += 1;
		if (!stands)
			say(str_format(arena, "added %.*s\n", STR_ARG(feed->url)));
	}
	say(str_format(arena, "%.*s: %u added, %u already there, %u not imported\n",
	    STR_ARG(path), added, stood, list.notes.count));
	return true;
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	ExitStatus status = EXIT_DONE;
	Err err = {0};
	if (!options->sources.count)
		status = say_candidates(arena);
	for (uint32_t i = 0; i < options->sources.count; i++) {
		err = (Err){0};
		if (import_file(arena, options->sources.items[i], &err))
			continue;
		say_error(&err);
		status = EXIT_FAILED;
	}
	err = (Err){0};
	if (!say_finish(&err)) {
		say_error(&err);
		status = EXIT_FAILED;
	}
	return status;
}

static const Option options[] = {{0}};

const Command cmd_import = {
	.name = "import",
	.synopsis = "[FILE...]",
	.help = "add the feeds of OPML, newsboat, newsraft or sfeed to yours",
	.options = options,
	.run = run,
};
