#include "pipeline/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unicode.h"
#include "pipeline/rights.h"
#include "pipeline/stop.h"

/* Before each answer, from the worker to the press. */
typedef struct {
	uint32_t length; /* bytes of a packed story, or of a reason */
	bool is_story;
} AnswerHead;

static const Str unreadable = STR_INIT("could not be read");

/* --- the worker --------------------------------------------------------- */

static bool
make_story(Arena *arena, const WorkerJob *job, Story *story, Err *err)
{
	if (!job->full) {
		story_of_feed_text(arena, &job->text, &job->head, story);
		return true;
	}
	static const StoryOptions options;
	Source source = {.name = job->page_url, .url = job->page_url,
	    .content_type = job->content_type};
	return source_take(arena, job->page, &source, err)
	    && story_of_source(arena, &source, STR("its page"), &options, story,
	        err);
}

/* False where the press has gone. */
static bool
put_all(int out, const void *bytes, size_t length)
{
	const char *at = bytes;
	while (length) {
		ssize_t written = write(out, at, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		at += written;
		length -= (size_t)written;
	}
	return true;
}

static bool
answer(int out, const WorkerJob *job)
{
	Arena *arena = arena_new();
	Story story;
	Err err = {0};
	Buf packed = buf_new(STORY_PACKED_MAX);
	bool made = make_story(arena, job, &story, &err);
	if (made && str_empty(story.document->text))
		made = err_set(&err, "no article was found in it");
	if (made && !story_pack(&packed, &story))
		made = err_set(&err, "too long");
	Str bytes = made ? buf_str(&packed) : str_of(err.text);
	AnswerHead head = {(uint32_t)bytes.len, made};
	bool sent = put_all(out, &head, sizeof head)
	    && put_all(out, bytes.ptr, bytes.len);
	buf_free(&packed);
	arena_free(arena);
	return sent;
}

static void
work(int out, const WorkerJobList *jobs, uint32_t first)
{
	stop_forget();
	signal(SIGPIPE, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	rights_of_worker(WORKER_CPU_SECONDS);
	for (uint32_t i = first; i < jobs->count; i++)
		if (!answer(out, &jobs->items[i]))
			break;
	_exit(0);
}

/* --- the press ---------------------------------------------------------- */

static bool
start(const WorkerJobList *jobs, uint32_t first, int *in, pid_t *pid, Err *err)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return err_set(err, "%s", strerror(errno));
	fflush(NULL); /* it has a copy of what is not yet written */
	*pid = fork();
	if (*pid == 0) {
		close(ends[0]);
		work(ends[1], jobs, first);
	}
	close(ends[1]);
	*in = ends[0];
	if (*pid > 0)
		return true;
	close(ends[0]);
	return err_set(err, "no worker can be started: %s", strerror(errno));
}

static void
end(int in, pid_t pid)
{
	close(in);
	kill(pid, SIGKILL);
	while (waitpid(pid, NULL, 0) < 0 && errno == EINTR)
		;
}

/* False: it has died, takes too long, or we are to stop. */
static bool
take_all(int in, void *bytes, size_t length)
{
	char *at = bytes;
	while (length) {
		struct pollfd fd = {.fd = in, .events = POLLIN};
		if (!stop_poll(&fd, 1, WORKER_PATIENCE_MS))
			return false;
		ssize_t taken = read(in, at, length);
		if (taken < 0 && errno == EINTR)
			continue;
		if (taken <= 0)
			return false;
		at += taken;
		length -= (size_t)taken;
	}
	return true;
}

/* The answer to one job. False where the worker gives none. */
static bool
take_answer(Arena *arena, int in, bool *is_story, Str *bytes)
{
	AnswerHead head;
	if (!take_all(in, &head, sizeof head) || head.length > STORY_PACKED_MAX)
		return false;
	char *place = arena_alloc(arena, head.length + 1);
	*bytes = (Str){place, head.length};
	*is_story = head.is_story;
	return take_all(in, place, head.length);
}

static bool
finish(const WorkerJob *job, Arena *arena, bool is_story, Str bytes,
    WorkerDone *done, void *context, Err *err)
{
	Story story;
	if (is_story && story_unpack(arena, bytes, &story, NULL))
		return done(context, job, &story, (Str){0}, err);
	bool sound = !is_story && unicode_valid(bytes) && !str_empty(bytes);
	return done(context, job, NULL, sound ? bytes : unreadable, err);
}

bool
worker_run(const WorkerJobList *jobs, WorkerDone *done, void *context, Err *err)
{
	uint32_t next = 0;
	bool good = true;
	while (good && next < jobs->count && !stop_asked()) {
		int in = -1;
		pid_t pid = -1;
		if (!start(jobs, next, &in, &pid, err))
			return false;
		bool alive = true;
		while (good && alive && next < jobs->count) {
			Arena *arena = arena_new();
			Str bytes = unreadable;
			bool is_story = false;
			alive = take_answer(arena, in, &is_story, &bytes);
			if (!alive && stop_asked()) {
				arena_free(arena);
				break;
			}
			if (!alive) {
				is_story = false;
				bytes = unreadable;
			}
			good = finish(&jobs->items[next++], arena, is_story, bytes, done,
			    context, err);
			arena_free(arena);
		}
		end(in, pid);
	}
	return good;
}
