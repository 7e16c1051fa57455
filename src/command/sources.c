#include "command/sources.h"

#include "command/say.h"
#include "pipeline/story.h"

enum { WIDTH_LEAST = 10, WIDTH_MOST = 300, WIDTH_USUAL = 72 };

static bool
one_source(Str source, const Options *options, const SourceWork *work, Err *err)
{
	Arena *arena = arena_new();
	Story story;
	StoryOptions story_options = {.url = options->values[OPTION_URL]};
	bool ok = story_open(arena, source, &story_options, &story, err);
	if (ok && options->given[OPTION_JSON]) {
		JsonWriter *writer = json_writer_new(arena);
		json_begin_object(writer);
		json_key(writer, "source");
		json_put_string(writer, unicode_repair(arena, source));
		work->json(arena, &story, writer);
		json_end(writer);
		say_json(json_writer_text(writer));
	} else if (ok) {
		work->text(arena, &story, options);
	}
	if (ok && !str_empty(story.note))
		say_note(source, story.note);
	arena_free(arena);
	return ok;
}

ExitStatus
sources_each(const Options *options, const SourceWork *work)
{
	ExitStatus status = EXIT_DONE;
	Err err = {0};
	for (uint32_t i = 0; i < options->sources.count; i++) {
		if (i && !options->given[OPTION_JSON])
			say(STR("\n"));
		Err problem = {0};
		if (!one_source(options->sources.items[i], options, work, &problem)) {
			say_error(&problem);
			status = EXIT_FAILED;
		}
	}
	if (!say_finish(&err)) {
		say_error(&err);
		status = EXIT_FAILED;
	}
	return status;
}

bool
sources_width(const Options *options, uint16_t *width, Err *err)
{
	int64_t number;
	if (!options_number(options, OPTION_WIDTH, WIDTH_LEAST, WIDTH_MOST,
	        say_width(WIDTH_USUAL), &number, err))
		return false;
	*width = (uint16_t)number;
	return true;
}

void
json_put_range(JsonWriter *writer, const CodePoints *points, Range range)
{
	json_key(writer, "start");
	json_put_integer(writer, code_points_before(points, range.begin));
	json_key(writer, "end");
	json_put_integer(writer, code_points_before(points, range.end));
}
