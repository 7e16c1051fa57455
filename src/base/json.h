#ifndef QUOTH_BASE_JSON_H
#define QUOTH_BASE_JSON_H

/*
 * JSON (RFC 8259) in and out, by jansson, which nothing else sees.
 *
 * Reading gives a tree of JsonValues in the arena, strict and with limits: a
 * depth of 64 and the size that the caller let in. The text must be valid UTF-8.
 *
 * Writing builds one value from calls in order:
 *
 *     JsonWriter *w = json_writer_new(arena);
 *     json_begin_object(w);
 *     json_key(w, "source"); json_put_string(w, path);
 *     json_end(w);
 *     Str line = json_writer_text(w);
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

typedef enum {
	JSON_IS_NULL, JSON_IS_BOOL, JSON_IS_NUMBER,
	JSON_IS_STRING, JSON_IS_ARRAY, JSON_IS_OBJECT
} JsonKind;

typedef struct JsonValue JsonValue;
struct JsonValue {
	JsonKind kind;
	bool boolean;
	double number;
	Str string;        /* of a string; no NUL is in it */
	uint32_t count;    /* of an array or an object */
	JsonValue *values; /* count of them */
	Str *keys;         /* of an object: the key of each value */
};

/* NULL where the text is not JSON; err then names line and column. */
const JsonValue *json_read(Arena *arena, Str text, Err *err);

/* The value of a key, NULL where object is NULL, no object, or has no such key. */
const JsonValue *json_member(const JsonValue *object, const char *key);

/* The string in value; empty where it is NULL or no string. */
Str json_text(const JsonValue *value);

typedef struct JsonWriter JsonWriter;

JsonWriter *json_writer_new(Arena *arena);
void json_begin_object(JsonWriter *writer);
void json_begin_array(JsonWriter *writer);
void json_end(JsonWriter *writer);
void json_key(JsonWriter *writer, const char *key); /* of the next value */
void json_put_string(JsonWriter *writer, Str value);    /* valid UTF-8 */
void json_put_integer(JsonWriter *writer, int64_t value);
void json_put_boolean(JsonWriter *writer, bool value);
void json_put_null(JsonWriter *writer);

/* json_put_string(), or json_put_null() where value is empty. */
void json_put_string_or_null(JsonWriter *writer, Str value);

/* A member of the open object, key and value: null where the string is empty. */
void json_member_string(JsonWriter *writer, const char *key, Str value);
void json_member_integer(JsonWriter *writer, const char *key, int64_t value);

/* The whole, on one line without a newline, in the arena. Ends the writer:
 * what was begun must have been ended. */
Str json_writer_text(JsonWriter *writer);

/* Ends the writer in the middle, without a text. */
void json_writer_drop(JsonWriter *writer);

#endif
