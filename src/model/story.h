#ifndef QUOTH_MODEL_STORY_H
#define QUOTH_MODEL_STORY_H

/*
 * An article ready to be read: what it says and what is marked in it. All of it
 * lives in one arena, which whoever opened the story keeps.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/list.h"
#include "model/document.h"
#include "model/notes.h"

typedef struct {
	const Document *document;
	const Notes *notes;
	Str note; /* what the reader should know of how it came: "the server
	             stopped in the middle"; empty: nothing */
} Story;

typedef LIST_OF(Story) StoryList;

/*
 * A story as one string of bytes: what the store keeps and what goes through a
 * pipe. It says its own version and length and carries a checksum; numbers are
 * little-endian, so it is the same on every machine.
 *
 * STORY_VERSION changes with the format, and where the annotation has become so
 * much better that stories that are kept should be made again.
 */
enum { STORY_VERSION = 2 };

/* No packed story is longer. */
enum { STORY_PACKED_MAX = 64 << 20 };

/* Appends it. False, and nothing appended, where the limit of out or
 * STORY_PACKED_MAX would be passed. The story must be sound. */
bool story_pack(Buf *out, const Story *story);

/*
 * The story in packed, copied into the arena. False where it is of another
 * version, cut, altered, or says what no story may say: whatever the bytes
 * are, document_is_sound() and notes_are_sound() hold for what comes out.
 */
bool story_unpack(Arena *arena, Str packed, Story *story, Err *err);

#endif
