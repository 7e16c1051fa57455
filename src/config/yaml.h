#ifndef QUOTH_CONFIG_YAML_H
#define QUOTH_CONFIG_YAML_H

/*
 * The reader's own files as a tree of small nodes that know their line, so that
 * every complaint can name the place. The one home of libyaml.
 *
 * A file may come from anywhere all the same: it is read with limits, aliases
 * are refused (they are how a small file becomes a huge tree), and so is a key
 * that stands twice in one map. Tags are not looked at: every scalar is a text,
 * and who wants a number or a yes asks for it.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"

enum {
	YAML_LARGEST = 1 << 20, /* bytes of a file */
	YAML_DEEPEST = 32,      /* lists and maps inside one another */
	YAML_MOST = 100000,     /* nodes and keys */
};

typedef enum { YAML_TEXT, YAML_LIST, YAML_MAP } YamlKind;

/* A place in the file: lines from 1, characters of the line from 0. */
typedef struct {
	uint32_t line, column;
} YamlPlace;

typedef struct YamlNode YamlNode;

typedef struct {
	Str key; /* of a map; empty in a list */
	uint32_t line;
	YamlPlace place; /* of the key, or of the value in a list */
	YamlNode *value;
} YamlEntry;

struct YamlNode {
	YamlKind kind;
	uint32_t line; /* from 1 */
	bool quoted;   /* a text between quotation marks */
	bool flow;     /* [a, list] or {a: map} in brackets */
	bool block;    /* a text behind | or > */
	YamlPlace begin; /* of a list in lines: its first dash */
	YamlPlace end;   /* behind its last character, comments left out */
	Str text;      /* valid UTF-8; empty for nothing, "~" and "null" */
	LIST_OF(YamlEntry) entries; /* of a list or map, in the file's order */
};

/* A file, or text that was read from one: errors name it as file. NULL where
 * it cannot be read; an empty file is an empty map. */
const YamlNode *yaml_read(Arena *arena, Str path, Err *err);
const YamlNode *yaml_parse(Arena *arena, Str text, Str file, Err *err);

/* The value of a key; NULL where there is none, or map is no map or NULL. */
const YamlNode *yaml_member(const YamlNode *map, const char *key);

/* yes, no, true, false, on, off; a whole number. False where it is none. */
bool yaml_to_bool(const YamlNode *node, bool *value);
bool yaml_to_int(const YamlNode *node, int64_t *value);

/* "file:line: what is wrong". Returns false. */
bool yaml_complain(Err *err, Str file, uint32_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

#endif
