#include "base/json.h"

#include <assert.h>
#include <stdlib.h>

#include <jansson.h>

enum { DEEPEST = 64 };

/* jansson reads to a depth of 2048; what lies deeper than ours is left null. */
static void
copy_value(Arena *arena, json_t *from, JsonValue *to, int depth)
{
	if (depth > DEEPEST)
		return;
	if (json_is_string(from)) {
		to->kind = JSON_IS_STRING;
		to->string = str_copy(arena,
		    (Str){json_string_value(from), json_string_length(from)});
	} else if (json_is_number(from)) {
		to->kind = JSON_IS_NUMBER;
		to->number = json_number_value(from);
	} else if (json_is_boolean(from)) {
		to->kind = JSON_IS_BOOL;
		to->boolean = json_is_true(from);
	} else if (json_is_array(from)) {
		to->kind = JSON_IS_ARRAY;
		to->count = (uint32_t)json_array_size(from);
		to->values = ARENA_ARRAY(arena, JsonValue, to->count);
		size_t i;
		json_t *item;
		json_array_foreach(from, i, item)
			copy_value(arena, item, &to->values[i], depth + 1);
	} else if (json_is_object(from)) {
		to->kind = JSON_IS_OBJECT;
		to->count = (uint32_t)json_object_size(from);
		to->values = ARENA_ARRAY(arena, JsonValue, to->count);
		to->keys = ARENA_ARRAY(arena, Str, to->count);
		size_t i = 0;
		const char *key;
		json_t *item;
		json_object_foreach(from, key, item) {
			to->keys[i] = str_copy(arena, str_of(key));
			copy_value(arena, item, &to->values[i++], depth + 1);
		}
	}
}

const JsonValue *
json_read(Arena *arena, Str text, Err *err)
{
	json_error_t problem;
	json_t *root = json_loadb(text.ptr ? text.ptr : "", text.len,
	    JSON_DECODE_ANY, &problem);
	if (!root) {
		err_set(err, "%d:%d: %s", problem.line, problem.column, problem.text);
		return NULL;
	}
	JsonValue *value = ARENA_NEW(arena, JsonValue);
	copy_value(arena, root, value, 0);
	json_decref(root);
	return value;
}

const JsonValue *
json_member(const JsonValue *object, const char *key)
{
	if (!object || object->kind != JSON_IS_OBJECT)
		return NULL;
	Str wanted = str_of(key);
	for (uint32_t i = 0; i < object->count; i++)
		if (str_equal(object->keys[i], wanted))
			return &object->values[i];
	return NULL;
}

Str
json_text(const JsonValue *value)
{
	return value && value->kind == JSON_IS_STRING ? value->string : (Str){0};
}

struct JsonWriter {
	Arena *arena;
	json_t *open[DEEPEST]; /* the root first; each is owned by the one before */
	int depth;
	json_t *root;
	const char *key;
};

JsonWriter *
json_writer_new(Arena *arena)
{
	JsonWriter *writer = ARENA_NEW(arena, JsonWriter);
	writer->arena = arena;
	return writer;
}

static void
put(JsonWriter *writer, json_t *value)
{
	assert(value);
	if (writer->depth == 0) {
		assert(!writer->root);
		writer->root = value;
		return;
	}
	json_t *parent = writer->open[writer->depth - 1];
	assert(json_is_object(parent) == (writer->key != NULL));
	if (writer->key)
		json_object_set_new_nocheck(parent, writer->key, value);
	else
		json_array_append_new(parent, value);
	writer->key = NULL;
}

static void
begin(JsonWriter *writer, json_t *value)
{
	assert(writer->depth < DEEPEST);
	put(writer, value);
	writer->open[writer->depth++] = value;
}

void
json_begin_object(JsonWriter *writer)
{
	begin(writer, json_object());
}

void
json_begin_array(JsonWriter *writer)
{
	begin(writer, json_array());
}

void
json_end(JsonWriter *writer)
{
	assert(writer->depth > 0 && !writer->key);
	writer->depth--;
}

void
json_key(JsonWriter *writer, const char *key)
{
	assert(!writer->key);
	writer->key = key;
}

void
json_put_string(JsonWriter *writer, Str value)
{
	put(writer, json_stringn_nocheck(value.ptr ? value.ptr : "", value.len));
}

void
json_put_integer(JsonWriter *writer, int64_t value)
{
	put(writer, json_integer(value));
}

void
json_put_boolean(JsonWriter *writer, bool value)
{
	put(writer, json_boolean(value));
}

void
json_put_null(JsonWriter *writer)
{
	put(writer, json_null());
}

void
json_put_string_or_null(JsonWriter *writer, Str value)
{
	if (str_empty(value))
		json_put_null(writer);
	else
		json_put_string(writer, value);
}

void
json_member_string(JsonWriter *writer, const char *key, Str value)
{
	json_key(writer, key);
	json_put_string_or_null(writer, value);
}

void
json_member_integer(JsonWriter *writer, const char *key, int64_t value)
{
	json_key(writer, key);
	json_put_integer(writer, value);
}

Str
json_writer_text(JsonWriter *writer)
{
	assert(writer->depth == 0 && writer->root);
	char *text = json_dumps(writer->root, JSON_COMPACT | JSON_ENCODE_ANY);
	assert(text);
	Str copy = str_copy(writer->arena, str_of(text));
	free(text);
	json_decref(writer->root);
	writer->root = NULL;
	return copy;
}

void
json_writer_drop(JsonWriter *writer)
{
	json_decref(writer->root);
	writer->root = NULL;
}
