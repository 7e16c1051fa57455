#ifndef QUOTH_PIPELINE_WORKER_H
#define QUOTH_PIPELINE_WORKER_H

/*
 * Where what strangers wrote is read: a worker is a process that has two pipes
 * to the press and nothing else. The foreman starts it: a process forked from the
 * press before that has opened anything, so that neither he nor any worker ever
 * had the store, the socket to the fetcher, a password or the reader's list.
 *
 *     Foreman *foreman = foreman_start(trades, count, &err);
 *     Worker *worker = worker_start(foreman, 0, CPU_SECONDS, &err);
 *     worker_send(worker, KIND, id, payload);
 *     while (worker_poll(worker, &answer) == WORKER_ANSWER) …
 *
 * A worker may crash, stop or lie at any moment. What that costs is for whoever
 * gave it the work (incoming.h for feeds, stories.h for stories); here it is only
 * said that it is dead, and why.
 */

#include <poll.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "pipeline/frame.h"

/* What a worker can do: written once for each kind of work. */
typedef struct {
	uint32_t longest;   /* payload that goes either way */
	uint32_t megabytes; /* of address space */
	void *(*begin)(void); /* makes what hear() keeps between two frames */
	void (*hear)(void *kept, int out, const Frame *frame);
} Trade;

/* In hear(): sends an answer. The process ends where nobody listens any more. */
void worker_answer(int out, uint32_t kind, uint32_t id, Str payload);

typedef struct Foreman Foreman;

/* trades must last as long as the foreman. From here on SIGPIPE is ignored. */
Foreman *foreman_start(const Trade *const *trades, uint32_t count, Err *err);

/* The workers go before him. NULL is allowed. */
void foreman_stop(Foreman *foreman);

typedef struct Worker Worker;

/* trade is an index; cpu_seconds are for all that this worker ever does. */
Worker *worker_start(Foreman *foreman, uint32_t trade, uint32_t cpu_seconds,
    Err *err);

/* Ends it; NULL is allowed. Where worker_poll() had said that it is dead, it says
 * of what: "Segmentation fault"; else empty. */
Str worker_stop(Arena *arena, Worker *worker);

/* Never waits: what cannot be sent yet is kept. */
void worker_send(Worker *worker, uint32_t kind, uint32_t id, Str payload);

/* Bytes that are kept so: stop sending where they grow. */
size_t worker_unsent(const Worker *worker);

typedef enum {
	WORKER_ANSWER, /* *answer is one; there may be more */
	WORKER_QUIET,  /* none is there yet: poll() */
	WORKER_DEAD,   /* none will ever come */
} WorkerStep;

/* Sends and receives what goes without waiting. */
WorkerStep worker_poll(Worker *worker, Frame *answer);

enum { WORKER_FDS = 2 };

/* For poll(): fills in as many as there is something to wait for. */
nfds_t worker_fds(const Worker *worker, struct pollfd fds[WORKER_FDS]);

/* Milliseconds since it last took or gave a byte. */
int worker_silence(const Worker *worker);

#endif
