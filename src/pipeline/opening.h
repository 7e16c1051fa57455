#ifndef QUOTH_PIPELINE_OPENING_H
#define QUOTH_PIPELINE_OPENING_H

/*
 * Sources being opened to be read on the screen. A child does it, at a desk
 * (desk.h), and sends finished stories through a pipe: whoever has the terminal
 * never parses what strangers wrote, and never waits for it either. What comes
 * is believed no more than a page is: stories are unpacked with all checks, and
 * counted.
 *
 * A page or a text gives one story, a feed one for each of its items, with what
 * the feed itself has of it.
 */

#include <stdbool.h>

#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "model/story.h"

enum {
	OPENING_ITEMS_MAX = 500,    /* of one feed, the first of it */
	OPENING_STORIES_MAX = 20000,
	OPENING_BYTES_MAX = 512 << 20, /* of all stories, packed */
};

typedef struct {
	StoryList stories; /* so far; they live as long as the opening */
	uint32_t expected; /* stories and failures on all, as far as is known */
	StrList failures;  /* why what could not be had: "x: no such file" */
	Str shown;         /* the first source, fit to be shown */
	Str feed;          /* the only source is a feed, with this name, */
	Str feed_url;      /* and this address; empty: a file that tells none */
	bool is_feed;
	bool ended;        /* nothing more will come */

	/* the opening's own */
	Arena *arena;
	StrList sources;
	pid_t pid;
	int file;          /* to poll(); -1 once it has ended */
	char head[8];      /* of the message that is coming */
	size_t head_have;
	char *body;
	size_t body_length, body_have;
	Str note;          /* of the story that comes next */
	size_t bytes;
} Opening;

/* base: where a file came from; may be empty. NULL where no child can be
 * started. */
Opening *opening_start(const StrList *sources, Str base, Err *err);

/* Takes in what is there, without waiting. False when no more will come. */
bool opening_read(Opening *opening);

/* Waits so many milliseconds at most for its end; -1: for as long as it takes. */
void opening_wait(Opening *opening, int milliseconds);

/* Ends it, and frees the stories. NULL is allowed. */
void opening_free(Opening *opening);

#endif
