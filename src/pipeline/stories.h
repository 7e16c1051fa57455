#ifndef QUOTH_PIPELINE_STORIES_H
#define QUOTH_PIPELINE_STORIES_H

/*
 * Where stories are made: in workers, as many side by side as the machine has
 * use for. One that crashes, or takes too long, costs the page that it was at;
 * another one goes on with the next. What it makes is checked like anything that
 * comes from outside.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/feed.h"
#include "model/story.h"
#include "pipeline/story.h"
#include "pipeline/worker.h"

enum { STORIES_PATIENCE_MS = 20000 }; /* for one */

/* Something to be made a story of. */
typedef struct {
	int64_t item;
	bool full;        /* from its page, else from the feed's text */
	StoryHead head;
	FeedText text;    /* of the feed */
	Str page;         /* any bytes */
	Str page_url, content_type;
} StoryJob;

typedef LIST_OF(StoryJob) StoryJobList;

/* For foreman_start(). */
extern const Trade stories_trade;

typedef struct Stories Stories;

/* trade is the index of stories_trade; the foreman must outlive it. */
Stories *stories_new(Foreman *foreman, uint32_t trade, int patience_ms);
void stories_free(Stories *stories); /* NULL is allowed */

/* What became of a job: *story lasts until it returns; NULL: none, and reason
 * is why, for the reader. Returns false with err to end it all. */
typedef bool StoryDone(void *context, const StoryJob *job, const Story *story,
    Str reason, Err *err);

/* Does all jobs, begun in order; fewer where we are told to stop. False where
 * done() says so, or there can be no worker. */
bool stories_make(Stories *stories, const StoryJobList *jobs, StoryDone *done,
    void *context, Err *err);

#endif
