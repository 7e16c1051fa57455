#include "command/sources.h"

#include "annotate/annotate.h"
#include "command/say.h"
#include "fetch/fetch.h"
#include "pipeline/desk.h"
#include "pipeline/story.h"

enum { WIDTH_LEAST = 10, WIDTH_MOST = 300, WIDTH_USUAL = 72 };

static bool
one_source(Str name, Desk *desk, const Options *options,
    const SourceWork *work, uint16_t width, Err *err)
{
	Arena *arena = arena_new();
	Source source;
	Story story;
	StoryOptions story_options = {.url = options->values[OPTION_URL],
	    .unmarked = work->unmarked, .desk = desk};
	bool ok = desk_read(arena, desk, name, &source, err);
	JsonWriter *writer = NULL;
	if (ok && options->given[OPTION_JSON]) {
		writer = json_writer_new(arena);
		json_begin_object(writer);
		json_key(writer, "source");
		json_put_string(writer, unicode_repair(arena, name));
	}
	if (ok && work->source) {
		desk_settle(desk);
		ok = work->source(arena, &source, story_options.url, writer, err);
		story.note = source.note;
	} else if (ok) {
		ok = story_of_source(arena, &source, fetch_shown_url(arena, name),
		    &story_options, &story, err);
		if (ok && str_empty(story.document->text))
			ok = err_set(err, "%.*s: no article was found in it",
			    STR_ARG(fetch_shown_url(arena, name)));
		if (ok && writer)
			work->json(arena, &story, writer);
		else if (ok)
			work->text(arena, &story, width);
	}
	if (ok && writer) {
		json_end(writer);
		say_json(json_writer_text(writer));
	} else if (writer) {
		json_writer_drop(writer);
	}
	if (ok && !str_empty(story.note))
		say_note(name, story.note);
	arena_free(arena);
	return ok;
}

ExitStatus
sources_each(const Options *options, const SourceWork *work)
{
	ExitStatus status = EXIT_DONE;
	Err err = {0};
	int64_t width;
	if (!options_number(options, OPTION_WIDTH, WIDTH_LEAST, WIDTH_MOST,
	        say_width(WIDTH_USUAL), &width, &err)) {
		say_error(&err);
		return EXIT_USAGE;
	}
	Err unlearned = {0};
	if (!work->unmarked && !annotate_prepare(&unlearned))
		say_note(str_of(unlearned.text), STR("fewer names are found"));
	const StrList *sources = &options->sources;
	Desk desk = desk_open(sources);
	for (uint32_t i = 0; i < sources->count; i++) {
		if (i && !options->given[OPTION_JSON])
			say(STR("\n"));
		Err problem = {0};
		if (!one_source(sources->items[i], &desk, options, work,
		        (uint16_t)width, &problem)) {
			say_error(&problem);
			status = EXIT_FAILED;
		}
	}
	desk_close(&desk);
	if (!say_finish(&err)) {
		say_error(&err);
		status = EXIT_FAILED;
	}
	return status;
}

void
json_put_range(JsonWriter *writer, const CodePoints *points, Range range)
{
	json_key(writer, "start");
	json_put_integer(writer, code_points_before(points, range.begin));
	json_key(writer, "end");
	json_put_integer(writer, code_points_before(points, range.end));
}
