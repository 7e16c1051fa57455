#ifndef QUOTH_MODEL_STORY_H
#define QUOTH_MODEL_STORY_H

/*
 * An article ready to be read: what it says and what is marked in it. All of it
 * lives in one arena, which whoever opened the story keeps.
 */

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

#endif
