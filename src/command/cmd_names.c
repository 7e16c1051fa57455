#include "command/command.h"
#include "command/say.h"
#include "command/sources.h"

static const char *const kind_words[] = {
	[ENTITY_PERSON] = "person",
	[ENTITY_ORGANIZATION] = "organization",
	[ENTITY_PLACE] = "place",
	[ENTITY_OTHER] = "other",
};

static const char *const gender_words[] = {
	[GENDER_UNKNOWN] = "",
	[GENDER_MALE] = "male",
	[GENDER_FEMALE] = "female",
};

static void
say_kind(Arena *arena, const Notes *notes, EntityKind kind, const char *heading)
{
	bool first = true;
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		if (entity->kind != kind)
			continue;
		if (first)
			say(str_format(arena, "%s\n", heading));
		first = false;
		Str line = str_format(arena, "  %.*s", STR_ARG(entity->name));
		if (!str_empty(entity->role))
			line = str_format(arena, "%.*s, %.*s", STR_ARG(line),
			    STR_ARG(entity->role));
		line = str_format(arena, "%.*s  ×%u", STR_ARG(line),
		    entity->mention_count);
		if (entity->quote_count)
			line = str_format(arena, "%.*s  ❝%u", STR_ARG(line),
			    entity->quote_count);
		say(str_format(arena, "%.*s\n", STR_ARG(line)));
	}
}

static void
names_text(Arena *arena, const Story *story, uint16_t width)
{
	(void)width;
	if (!str_empty(story->document->title))
		say(str_format(arena, "%.*s\n", STR_ARG(story->document->title)));
	say_kind(arena, story->notes, ENTITY_PERSON, "People");
	say_kind(arena, story->notes, ENTITY_ORGANIZATION, "Organizations");
}

static void
names_json(Arena *arena, const Story *story, JsonWriter *writer)
{
	const Notes *notes = story->notes;
	CodePoints points = code_points_of(arena, story->document->text);
	json_key(writer, "text");
	json_put_string(writer, story->document->text);

	/* the mentions of each entity, as chains through next[], last to first */
	uint32_t *head = ARENA_ARRAY(arena, uint32_t, notes->entities.count);
	uint32_t *next = ARENA_ARRAY(arena, uint32_t, notes->mentions.count + 1);
	for (uint32_t i = notes->mentions.count; i > 0; i--) {
		uint32_t entity = notes->mentions.items[i - 1].entity;
		next[i] = head[entity];
		head[entity] = i;
	}
	json_key(writer, "entities");
	json_begin_array(writer);
	for (uint32_t i = 0; i < notes->entities.count; i++) {
		const Entity *entity = &notes->entities.items[i];
		json_begin_object(writer);
		json_key(writer, "kind");
		json_put_string(writer, str_of(kind_words[entity->kind]));
		json_key(writer, "name");
		json_put_string(writer, entity->name);
		json_key(writer, "role");
		json_put_string_or_null(writer, entity->role);
		json_key(writer, "gender");
		json_put_string_or_null(writer, str_of(gender_words[entity->gender]));
		json_key(writer, "quotes");
		json_put_integer(writer, entity->quote_count);
		json_key(writer, "mentions");
		json_begin_array(writer);
		for (uint32_t m = head[i]; m; m = next[m]) {
			json_begin_object(writer);
			json_put_range(writer, &points,
			    notes->mentions.items[m - 1].text);
			json_end(writer);
		}
		json_end(writer);
		json_end(writer);
	}
	json_end(writer);
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)arena;
	return sources_each(options, &(SourceWork){.text = names_text,
	    .json = names_json});
}

static const Option options[] = {
	{"json", NULL, OPTION_JSON, "one JSON object a line for each source"},
	{"url", "URL", OPTION_URL, "the address that a file came from"},
	{0},
};

const Command cmd_names = {
	.name = "names",
	.synopsis = "[--json] [--url URL] SOURCE...",
	.help = "list the people and organizations that articles name",
	.options = options,
	.least = 1,
	.run = run,
};
