#include "command/command.h"
#include "command/say.h"
#include "command/sources.h"

static const char *const kind_words[] = {
	[QUOTE_DIRECT] = "direct",
	[QUOTE_BLOCK] = "block",
	[QUOTE_INDIRECT] = "indirect",
};

static const char *const basis_words[] = {
	[SPEAKER_UNKNOWN] = "unknown",
	[SPEAKER_NAMED] = "named",
	[SPEAKER_PRONOUN] = "pronoun",
	[SPEAKER_DESCRIBED] = "described",
	[SPEAKER_CONTINUED] = "continued",
	[SPEAKER_CONTEXT] = "context",
};

static const char *const confidence_words[] = {
	[CONFIDENCE_LOW] = "low",
	[CONFIDENCE_MIDDLE] = "middle",
	[CONFIDENCE_HIGH] = "high",
};

static Str
speaker_line(Arena *arena, const Story *story, const Quote *quote)
{
	Str name = notes_speaker_name(story->document, story->notes, quote);
	if (str_empty(name))
		return STR("(speaker unknown)");
	Str role = {0};
	if (quote->speaker != NO_ENTITY)
		role = story->notes->entities.items[quote->speaker].role;
	return str_format(arena, "%s%.*s%s%.*s",
	    quote->confidence == CONFIDENCE_LOW ? "perhaps " : "", STR_ARG(name),
	    str_empty(role) ? "" : ", ", STR_ARG(role));
}

static void
quotes_text(Arena *arena, const Story *story, uint16_t width)
{
	if (!str_empty(story->document->title))
		say_wrapped(story->document->title, 0, width);
	for (uint32_t i = 0; i < story->notes->quotes.count; i++) {
		const Quote *quote = &story->notes->quotes.items[i];
		Str words = range_str(story->document->text, quote->text);
		say(STR("\n"));
		say_wrapped(str_format(arena, "%u  %.*s", i + 1,
		    STR_ARG(speaker_line(arena, story, quote))), 0, width);
		say_wrapped(str_format(arena, "“%.*s”", STR_ARG(words)), 4, width);
	}
}

static void
put_range_or_null(JsonWriter *writer, const CodePoints *points, Range range)
{
	if (range_empty(range)) {
		json_put_null(writer);
		return;
	}
	json_begin_object(writer);
	json_put_range(writer, points, range);
	json_end(writer);
}

static void
put_quote(JsonWriter *writer, const Story *story, const CodePoints *points,
    const Quote *quote)
{
	json_begin_object(writer);
	json_put_range(writer, points, quote->marked);
	json_key(writer, "text");
	json_put_string(writer, range_str(story->document->text, quote->text));
	json_key(writer, "kind");
	json_put_string(writer, str_of(kind_words[quote->kind]));
	json_key(writer, "speaker");
	put_range_or_null(writer, points, quote->speaker_text);
	json_key(writer, "speaker_name");
	json_put_string_or_null(writer,
	    notes_speaker_name(story->document, story->notes, quote));
	json_key(writer, "speaker_role");
	json_put_string_or_null(writer, quote->speaker == NO_ENTITY ? (Str){0}
	    : story->notes->entities.items[quote->speaker].role);
	json_key(writer, "cue");
	put_range_or_null(writer, points, quote->cue);
	json_key(writer, "basis");
	json_put_string(writer, str_of(basis_words[quote->basis]));
	json_key(writer, "confidence");
	json_put_string(writer, str_of(confidence_words[quote->confidence]));
	json_key(writer, "continues");
	if (quote->continues == NO_QUOTE)
		json_put_null(writer);
	else
		json_put_integer(writer, quote->continues);
	json_end(writer);
}

static void
quotes_json(Arena *arena, const Story *story, JsonWriter *writer)
{
	CodePoints points = code_points_of(arena, story->document->text);
	json_key(writer, "text");
	json_put_string(writer, story->document->text);
	json_key(writer, "quotes");
	json_begin_array(writer);
	for (uint32_t i = 0; i < story->notes->quotes.count; i++)
		put_quote(writer, story, &points, &story->notes->quotes.items[i]);
	json_end(writer);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	return sources_each(options, &(SourceWork){.text = quotes_text,
	    .json = quotes_json});
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"width", "N", OPTION_WIDTH, "columns to wrap to"},
	{"url", "URL", OPTION_URL, "the address that a file came from"},
	{0},
};

const Command cmd_quotes = {
	.name = "quotes",
	.synopsis = "[--json] [--width N] [--url URL] SOURCE...",
	.help = "list who said what in articles",
	.options = options,
	.least = 1,
	.run = run,
};
