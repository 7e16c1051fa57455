#ifndef QUOTH_PIPELINE_WORKER_H
#define QUOTH_PIPELINE_WORKER_H

/*
 * Where pages are read: in a process of its own, forked from the press, which
 * has a pipe and nothing else. One that crashes, or takes too long, costs the
 * page that it was at; another one goes on with the next. What it makes is
 * checked like anything that comes from outside.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/feed.h"
#include "model/story.h"
#include "pipeline/story.h"

/* Something to be made a story of. */
typedef struct {
	int64_t item;
	bool full;        /* from its page, else from the feed's text */
	StoryHead head;
	FeedText text;    /* of the feed */
	Str page;         /* any bytes */
	Str page_url, content_type;
} WorkerJob;

typedef LIST_OF(WorkerJob) WorkerJobList;

enum {
	WORKER_PATIENCE_MS = 20000, /* for one job */
	WORKER_CPU_SECONDS = 120,   /* for all that one worker does */
};

/* What became of a job: *story lasts until it returns; NULL: none, and reason
 * is why, for the reader. Returns false with err to end it all. */
typedef bool WorkerDone(void *context, const WorkerJob *job,
    const Story *story, Str reason, Err *err);

/* Does all jobs in order; fewer where we are told to stop. False where done()
 * says so, or there can be no worker. */
bool worker_run(const WorkerJobList *jobs, WorkerDone *done, void *context,
    Err *err);

#endif
