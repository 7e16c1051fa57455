#ifndef QUOTH_PIPELINE_STORY_H
#define QUOTH_PIPELINE_STORY_H

/*
 * The whole road from a source to a Story: fetch or read it, make it UTF-8,
 * take the page away, mark who is named and who is quoted. Each step belongs to
 * a room of its own; only here do they meet.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "fetch/source.h"
#include "model/feed.h"
#include "model/story.h"
#include "pipeline/desk.h"

typedef struct {
	Str url; /* where a file came from: links are resolved from it */
	bool unmarked; /* the text alone is wanted: Notes stay empty */
	Desk *desk; /* an article that is cut into parts is made whole by asking for
	               the others there; it is settled then. NULL: the first is all */
} StoryOptions;

/* The reason names shown. A page without an article gives a Story with an empty
 * text; where a part could not be had, the note says so. */
bool story_of_source(Arena *arena, const Source *source, Str shown,
    const StoryOptions *options, Story *story, Err *err);

/* What a feed says of an item beside its text. */
typedef struct {
	Str headline, link, authors;
	int64_t published; /* DATE_NONE: not said */
} StoryHead;

/* The story that stands in the feed itself. */
void story_of_feed_text(Arena *arena, const FeedText *text,
    const StoryHead *head, Story *story);

#endif
