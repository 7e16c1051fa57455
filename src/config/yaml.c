#include "config/yaml.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <yaml.h>

#include "base/buf.h"
#include "base/map.h"
#include "base/unicode.h"

/* A list or map that has begun and not ended. */
typedef struct {
	YamlNode *node;
	Map keys;          /* of a map: those that stood in it */
	bool has_key;      /* the next node is the value of key */
	Str key;
	YamlPlace key_place;
} Level;

typedef struct {
	Arena *arena;
	Str file;
	Err *err;
	YamlNode *root;
	Level open[YAML_DEEPEST];
	int depth;
	uint32_t count; /* of nodes and keys so far */
} Reader;

bool
yaml_complain(Err *err, Str file, uint32_t line, const char *format, ...)
{
	char text[400];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	return err_set(err, "%.*s:%u: %s", STR_ARG(file), line, text);
}

static uint32_t
line_of(yaml_mark_t mark)
{
	return (uint32_t)mark.line + 1;
}

static YamlPlace
place_of(yaml_mark_t mark)
{
	return (YamlPlace){line_of(mark), (uint32_t)mark.column};
}

/* Puts a node where the file has it: in the list or map that is open, or at the
 * root. A scalar in a map may be a key. */
static bool
put(Reader *r, YamlNode *node)
{
	if (++r->count > YAML_MOST)
		return yaml_complain(r->err, r->file, node->line, "too much in one file");
	if (r->depth == 0) {
		r->root = node;
		return true;
	}
	Level *level = &r->open[r->depth - 1];
	YamlEntry entry = {.line = node->line, .place = node->begin,
	    .value = node};
	if (level->node->kind == YAML_MAP && !level->has_key) {
		if (node->kind != YAML_TEXT)
			return yaml_complain(r->err, r->file, node->line,
			    "a key must be a word");
		if (map_has(&level->keys, node->text))
			return yaml_complain(r->err, r->file, node->line,
			    "\"%.*s\" stands here twice", STR_ARG(node->text));
		map_put(r->arena, &level->keys, node->text, 1);
		level->key = node->text;
		level->key_place = node->begin;
		level->has_key = true;
		return true;
	}
	if (level->has_key) {
		entry.key = level->key;
		entry.line = level->key_place.line;
		entry.place = level->key_place;
		level->has_key = false;
	}
	list_push(r->arena, &level->node->entries, entry);
	return true;
}

static bool
begin(Reader *r, YamlKind kind, bool flow, yaml_mark_t mark)
{
	uint32_t line = line_of(mark);
	if (r->depth == YAML_DEEPEST)
		return yaml_complain(r->err, r->file, line, "too deep");
	YamlNode *node = ARENA_NEW(r->arena, YamlNode);
	node->kind = kind;
	node->line = line;
	node->flow = flow;
	node->begin = node->end = place_of(mark);
	if (!put(r, node))
		return false;
	r->open[r->depth++] = (Level){.node = node};
	return true;
}

/* libyaml ends a list in lines where the next thing begins, comments and all;
 * it ends here where its last value does. */
static void
end(Reader *r, yaml_mark_t mark)
{
	YamlNode *node = r->open[--r->depth].node;
	if (node->flow)
		node->end = place_of(mark);
	else if (node->entries.count)
		node->end = list_last(&node->entries).value->end;
}

static bool
put_scalar(Reader *r, const yaml_event_t *event)
{
	Str text = {(const char *)event->data.scalar.value,
	    event->data.scalar.length};
	YamlNode *node = ARENA_NEW(r->arena, YamlNode);
	node->line = line_of(event->start_mark);
	node->begin = place_of(event->start_mark);
	node->end = place_of(event->end_mark);
	node->block = event->data.scalar.style == YAML_LITERAL_SCALAR_STYLE
	    || event->data.scalar.style == YAML_FOLDED_SCALAR_STYLE;
	node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
	if (node->quoted || !(str_equal(text, STR("~"))
	    || str_equal_ascii(text, STR("null"))))
		node->text = str_copy(r->arena, text);
	return put(r, node);
}

/* Takes one event; false where the file is refused. */
static bool
take(Reader *r, const yaml_event_t *event)
{
	uint32_t line = line_of(event->start_mark);
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return !r->root || yaml_complain(r->err, r->file, line,
		    "a second document begins");
	case YAML_ALIAS_EVENT:
		return yaml_complain(r->err, r->file, line, "aliases are not read");
	case YAML_SCALAR_EVENT:
		return put_scalar(r, event);
	case YAML_SEQUENCE_START_EVENT:
		return begin(r, YAML_LIST, event->data.sequence_start.style
		    == YAML_FLOW_SEQUENCE_STYLE, event->start_mark);
	case YAML_MAPPING_START_EVENT:
		return begin(r, YAML_MAP, event->data.mapping_start.style
		    == YAML_FLOW_MAPPING_STYLE, event->start_mark);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		end(r, event->end_mark);
		return true;
	default:
		return true;
	}
}

static bool
read_events(Reader *r, yaml_parser_t *parser)
{
	for (bool more = true; more;) {
		yaml_event_t event;
		if (!yaml_parser_parse(parser, &event)) {
			const char *problem = parser->problem ? parser->problem
			    : "not YAML";
			return yaml_complain(r->err, r->file,
			    line_of(parser->problem_mark), "%s", problem);
		}
		more = event.type != YAML_STREAM_END_EVENT;
		bool taken = take(r, &event);
		yaml_event_delete(&event);
		if (!taken)
			return false;
	}
	return true;
}

const YamlNode *
yaml_parse(Arena *arena, Str text, Str file, Err *err)
{
	if (text.len > YAML_LARGEST) {
		err_set(err, "%.*s: larger than 1 MiB", STR_ARG(file));
		return NULL;
	}
	if (!unicode_valid(text)) {
		err_set(err, "%.*s: not UTF-8", STR_ARG(file));
		return NULL;
	}
	yaml_parser_t parser;
	if (!yaml_parser_initialize(&parser)) {
		err_set(err, "%.*s: out of memory", STR_ARG(file));
		return NULL;
	}
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&parser,
	    (const unsigned char *)(text.ptr ? text.ptr : ""), text.len);
	Reader reader = {.arena = arena, .file = file, .err = err};
	bool good = read_events(&reader, &parser);
	yaml_parser_delete(&parser);
	if (!good)
		return NULL;
	if (!reader.root) {
		reader.root = ARENA_NEW(arena, YamlNode);
		reader.root->kind = YAML_MAP;
		reader.root->line = 1;
	}
	return reader.root;
}

const YamlNode *
yaml_read(Arena *arena, Str path, Err *err)
{
	FILE *file = fopen(str_cstr(arena, path), "rb");
	if (!file) {
		err_set(err, "%.*s: %s", STR_ARG(path), strerror(errno));
		return NULL;
	}
	/* one byte beyond the limit, for yaml_parse() to complain of */
	Buf buf = buf_new(YAML_LARGEST + 1);
	char bytes[4096];
	size_t len;
	while (buf.len < buf.limit && (len = fread(bytes, 1, sizeof bytes, file))) {
		if (len > buf.limit - buf.len)
			len = buf.limit - buf.len;
		buf_add(&buf, (Str){bytes, len});
	}
	const YamlNode *root = NULL;
	if (ferror(file))
		err_set(err, "%.*s: %s", STR_ARG(path), strerror(errno));
	else
		root = yaml_parse(arena, buf_str(&buf), path, err);
	fclose(file);
	buf_free(&buf);
	return root;
}

const YamlNode *
yaml_member(const YamlNode *map, const char *key)
{
	if (!map || map->kind != YAML_MAP)
		return NULL;
	Str wanted = str_of(key);
	for (uint32_t i = 0; i < map->entries.count; i++)
		if (str_equal(map->entries.items[i].key, wanted))
			return map->entries.items[i].value;
	return NULL;
}

bool
yaml_to_bool(const YamlNode *node, bool *value)
{
	static const Str words[] = {
		STR_INIT("no"), STR_INIT("yes"), STR_INIT("false"), STR_INIT("true"),
		STR_INIT("off"), STR_INIT("on"),
	};
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (node->kind == YAML_TEXT && str_equal_ascii(node->text, words[i])) {
			*value = i % 2;
			return true;
		}
	}
	return false;
}

bool
yaml_to_int(const YamlNode *node, int64_t *value)
{
	return node->kind == YAML_TEXT && str_to_int(node->text, value);
}
