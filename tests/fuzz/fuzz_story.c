/*
 * Any bytes as a packed story. The checksum would stop nearly all of them at the
 * door: so each is tried as it is, and again as the body of a frame that is
 * right. What comes out must be sound, and come out again as it went in.
 */

#include <stdint.h>
#include <stdlib.h>

#include "base/hash.h"
#include "model/story.h"

enum { FRAME = 20 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
put_number(Buf *out, uint64_t number, int bytes)
{
	for (int i = 0; i < bytes; i++)
		buf_add_byte(out, (char)(number >> 8 * i & 0xff));
}

static void
try_packed(Str packed)
{
	Arena *arena = arena_new();
	Story story;
	Err err = {0};
	if (story_unpack(arena, packed, &story, &err)) {
		if (!document_is_sound(story.document)
		    || !notes_are_sound(story.document, story.notes))
			abort();
		Buf again = buf_new(BUF_UNLIMITED);
		if (!story_pack(&again, &story)
		    || !str_equal(buf_str(&again), packed))
			abort();
		buf_free(&again);
	} else if (!err_is_set(&err)) {
		abort();
	}
	arena_free(arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Str bytes = {(const char *)data, size};
	try_packed(bytes);
	Str body = size < FRAME ? bytes : str_part(bytes, FRAME, size);
	Buf framed = buf_new(BUF_UNLIMITED);
	buf_add(&framed, STR("Qsty"));
	put_number(&framed, STORY_VERSION, 4);
	put_number(&framed, body.len, 4);
	put_number(&framed, hash64(body), 8);
	buf_add(&framed, body);
	try_packed(buf_str(&framed));
	buf_free(&framed);
	return 0;
}
