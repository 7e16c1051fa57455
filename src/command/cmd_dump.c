#include "command/command.h"
#include "command/say.h"
#include "command/sources.h"

static void
dump_text(Arena *arena, const Story *story, uint16_t width)
{
	say_layout(layout_make(arena, story->document, (LayoutOptions){.columns = width}), 0);
}

static void
dump_json(Arena *arena, const Story *story, JsonWriter *writer)
{
	const Document *document = story->document;
	struct {
		const char *key;
		Str value;
	} fields[] = {
		{"url", document->url},
		{"title", document->title},
		{"byline", document->byline},
		{"published", date_iso(arena, document->published)},
		{"site", document->site},
		{"language", document->language},
		{"lead_image", document->lead_image},
	};
	for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
		json_key(writer, fields[i].key);
		json_put_string_or_null(writer, fields[i].value);
	}
	json_key(writer, "text");
	json_put_string(writer, document_body(arena, document));
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	return sources_each(options, &(SourceWork){dump_text, dump_json});
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"width", "N", OPTION_WIDTH, "columns to wrap to"},
	{"url", "URL", OPTION_URL, "the address that a file came from"},
	{0},
};

const Command cmd_dump = {
	.name = "dump",
	.synopsis = "[--json] [--width N] [--url URL] SOURCE...",
	.help = "print articles as text",
	.options = options,
	.least = 1,
	.run = run,
};
