#include "pipeline/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "pipeline/foreman.h"

enum { PIPE_BYTES = 256 << 10 };

struct Worker {
	Foreman *foreman;
	pid_t pid;
	int to, from;
	Buf unsent;
	size_t sent; /* bytes of it */
	FrameReader answers;
	int64_t stirred; /* when it last took or gave something, in ms */
	bool dead;
};

static int64_t
now_ms(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

static void
make_ours(int fd)
{
	fcntl(fd, F_SETFL, fcntl(fd, F_GETFL) | O_NONBLOCK);
	fcntl(fd, F_SETPIPE_SZ, PIPE_BYTES); /* as much as we may have */
}

Worker *
worker_start(Foreman *foreman, uint32_t trade, uint32_t cpu_seconds, Err *err)
{
	int to[2], from[2];
	if (pipe2(to, O_CLOEXEC) != 0) {
		err_set(err, "no worker can be started: %s", strerror(errno));
		return NULL;
	}
	if (pipe2(from, O_CLOEXEC) != 0) {
		err_set(err, "no worker can be started: %s", strerror(errno));
		close(to[0]);
		close(to[1]);
		return NULL;
	}
	pid_t pid = foreman_hire(foreman, trade, cpu_seconds, to[0], from[1],
	    err);
	close(to[0]);
	close(from[1]);
	if (!pid) {
		close(to[1]);
		close(from[0]);
		return NULL;
	}
	make_ours(to[1]);
	make_ours(from[0]);
	Worker *worker = calloc(1, sizeof *worker);
	if (!worker)
		abort();
	*worker = (Worker){.foreman = foreman, .pid = pid, .to = to[1],
	    .from = from[0], .unsent = buf_new(BUF_UNLIMITED),
	    .answers = frame_reader(foreman_longest(foreman, trade)),
	    .stirred = now_ms()};
	return worker;
}

Str
worker_stop(Arena *arena, Worker *worker)
{
	if (!worker)
		return (Str){0};
	Str how = foreman_dismiss(arena, worker->foreman, worker->pid);
	close(worker->to);
	close(worker->from);
	buf_free(&worker->unsent);
	frame_reader_free(&worker->answers);
	bool had_died = worker->dead;
	free(worker);
	return had_died ? how : (Str){0};
}

/* Whether a call that gave less than zero only found nothing to do. */
static bool
would_wait(void)
{
	return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

static void
send_some(Worker *worker)
{
	Buf *unsent = &worker->unsent;
	while (worker->sent < unsent->len) {
		ssize_t length = write(worker->to, unsent->ptr + worker->sent,
		    unsent->len - worker->sent);
		if (length <= 0) {
			worker->dead = worker->dead || (length < 0 && !would_wait());
			break;
		}
		worker->sent += (size_t)length;
		worker->stirred = now_ms();
	}
	size_t left = unsent->len - worker->sent;
	if (left && worker->sent < left)
		return; /* moving it all is for when it is little */
	if (left && worker->sent)
		memmove(unsent->ptr, unsent->ptr + worker->sent, left);
	buf_cut(unsent, left);
	worker->sent = 0;
}

void
worker_send(Worker *worker, uint32_t kind, uint32_t id, Str payload)
{
	/* from rest to work: it is given its time from now on */
	if (!worker_unsent(worker))
		worker->stirred = now_ms();
	frame_put(&worker->unsent, kind, id, payload);
}

size_t
worker_unsent(const Worker *worker)
{
	return worker->unsent.len - worker->sent;
}

WorkerStep
worker_poll(Worker *worker, Frame *answer)
{
	FrameResult result = frame_take(&worker->answers, answer);
	if (result == FRAME_MORE && !worker->dead) {
		if (worker_unsent(worker))
			send_some(worker);
		ssize_t length = frame_read(&worker->answers, worker->from);
		if (length > 0)
			worker->stirred = now_ms();
		else
			worker->dead = length == 0 || !would_wait();
		result = frame_take(&worker->answers, answer);
	}
	if (result == FRAME_TAKEN)
		return WORKER_ANSWER;
	worker->dead = worker->dead || result == FRAME_BROKEN;
	return worker->dead ? WORKER_DEAD : WORKER_QUIET;
}

nfds_t
worker_fds(const Worker *worker, struct pollfd fds[WORKER_FDS])
{
	fds[0] = (struct pollfd){.fd = worker->from, .events = POLLIN};
	fds[1] = (struct pollfd){.fd = worker->to, .events = POLLOUT};
	return worker_unsent(worker) ? 2 : 1;
}

int
worker_silence(const Worker *worker)
{
	int64_t silence = now_ms() - worker->stirred;
	return silence > INT32_MAX ? INT32_MAX : (int)silence;
}
