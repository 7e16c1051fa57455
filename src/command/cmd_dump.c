#include "article/article.h"
#include "command/command.h"
#include "command/say.h"
#include "command/sources.h"

enum { WIDEST = 72 };

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

static void
explain_json(const PassageReportList *reports, JsonWriter *writer)
{
	json_key(writer, "passages");
	json_begin_array(writer);
	for (uint32_t i = 0; i < reports->count; i++) {
		const PassageReport *report = &reports->items[i];
		json_begin_object(writer);
		json_key(writer, "kept");
		json_put_boolean(writer, report->kept);
		json_key(writer, "vote");
		json_put_integer(writer, report->vote);
		json_key(writer, "reason");
		json_put_string(writer, report->reason);
		json_key(writer, "place");
		json_put_string(writer, report->place);
		json_key(writer, "text");
		json_put_string(writer, report->text);
		json_end(writer);
	}
	json_end(writer);
}

/* "+  2.314 reads like the article", where it stands, and its first line. */
static void
explain_text(Arena *arena, const PassageReportList *reports)
{
	for (uint32_t i = 0; i < reports->count; i++) {
		const PassageReport *report = &reports->items[i];
		say(str_format(arena, "%c %+.1f  %.*s  (%.*s)\n",
		    report->kept ? '+' : '-', report->vote / 1000.0,
		    STR_ARG(report->reason), STR_ARG(report->place)));
		say_wrapped(report->text, 8, say_width(WIDEST));
	}
}

static bool
explain(Arena *arena, const Source *source, Str url, JsonWriter *writer,
    Err *err)
{
	if (source->kind != SOURCE_HTML)
		return err_set(err, "%.*s: no page, so nothing to explain",
		    STR_ARG(source->name));
	PassageReportList reports = article_explain(arena, source->text,
	    str_empty(source->url) ? url : source->url);
	if (writer)
		explain_json(&reports, writer);
	else
		explain_text(arena, &reports);
	return true;
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	return sources_each(options, &(SourceWork){.text = dump_text, .json = dump_json,
	    .source = options->given[OPTION_EXPLAIN] ? explain : NULL,
	    .unmarked = true});
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"explain", NULL, OPTION_EXPLAIN, "why each passage of a page is in or out"},
	{"width", "N", OPTION_WIDTH, "columns to wrap to"},
	{"url", "URL", OPTION_URL, "the address that a file came from"},
	{0},
};

const Command cmd_dump = {
	.name = "dump",
	.synopsis = "[--json] [--explain] [--width N] [--url URL] SOURCE...",
	.help = "print articles as text",
	.options = options,
	.least = 1,
	.run = run,
};
