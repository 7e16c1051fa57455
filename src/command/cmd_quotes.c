#include "command/command.h"
#include "command/say.h"
#include "command/sources.h"

static const char *const kind_words[] = {
	[QUOTE_DIRECT] = "direct",
	[QUOTE_BLOCK] = "block",
	[QUOTE_INDIRECT] = "indirect",
	[QUOTE_TURN] = "turn",
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

static bool
is_listed(const Quote *quote, bool indirect)
{
	return indirect || quote->kind != QUOTE_INDIRECT;
}

static void
list_text(Arena *arena, const Story *story, uint16_t width, bool indirect)
{
	uint32_t number = 0;
	if (!str_empty(story->document->title))
		say_wrapped(story->document->title, 0, width);
	for (uint32_t i = 0; i < story->notes->quotes.count; i++) {
		const Quote *quote = &story->notes->quotes.items[i];
		if (!is_listed(quote, indirect))
			continue;
		Str words = range_str(story->document->text, quote->text);
		const char *form = quote->kind == QUOTE_INDIRECT
		    ? "%.*s" : "“%.*s”";
		say(STR("\n"));
		say_wrapped(str_format(arena, "%u  %.*s", ++number,
		    STR_ARG(speaker_line(arena, story, quote))), 0, width);
		say_wrapped(str_format(arena, form, STR_ARG(words)), 4, width);
	}
}

static void
quotes_text(Arena *arena, const Story *story, uint16_t width)
{
	list_text(arena, story, width, false);
}

static void
all_text(Arena *arena, const Story *story, uint16_t width)
{
	list_text(arena, story, width, true);
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
    const Quote *quote, uint32_t continues)
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
	if (continues == NO_QUOTE)
		json_put_null(writer);
	else
		json_put_integer(writer, continues);
	json_end(writer);
}

static void
list_json(Arena *arena, const Story *story, JsonWriter *writer, bool indirect)
{
	const QuoteList *quotes = &story->notes->quotes;
	CodePoints points = code_points_of(arena, story->document->text);
	/* of each quote: which one of the list it is */
	uint32_t *numbers = ARENA_ARRAY(arena, uint32_t, quotes->count);
	uint32_t number = 0;
	json_key(writer, "text");
	json_put_string(writer, story->document->text);
	json_key(writer, "quotes");
	json_begin_array(writer);
	for (uint32_t i = 0; i < quotes->count; i++) {
		const Quote *quote = &quotes->items[i];
		if (!is_listed(quote, indirect))
			continue;
		numbers[i] = number++;
		put_quote(writer, story, &points, quote,
		    quote->continues == NO_QUOTE ? NO_QUOTE
		    : numbers[quote->continues]);
	}
	json_end(writer);
}

static void
quotes_json(Arena *arena, const Story *story, JsonWriter *writer)
{
	list_json(arena, story, writer, false);
}

static void
all_json(Arena *arena, const Story *story, JsonWriter *writer)
{
	list_json(arena, story, writer, true);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	return sources_each(options, options->given[OPTION_INDIRECT]
	    ? &(SourceWork){.text = all_text, .json = all_json}
	    : &(SourceWork){.text = quotes_text, .json = quotes_json});
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"indirect", NULL, OPTION_INDIRECT, "what is told without marks as well"},
	{"width", "N", OPTION_WIDTH, "columns to wrap to"},
	{"url", "URL", OPTION_URL, "the address that a file came from"},
	{0},
};

const Command cmd_quotes = {
	.name = "quotes",
	.synopsis = "[--json] [--indirect] [--width N] [--url URL] SOURCE...",
	.help = "list who said what in articles",
	.options = options,
	.least = 1,
	.run = run,
};
