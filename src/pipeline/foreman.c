#include "pipeline/foreman.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "pipeline/rights.h"
#include "pipeline/stop.h"

struct Foreman {
	const Trade *const *trades;
	uint32_t count;
	pid_t pid;
	int fd;
};

/* To the foreman: to start a worker, with its two ends beside it, or (pid is
 * set) to end one. Back: its pid, or how it had ended. */
typedef struct {
	uint32_t trade, cpu_seconds;
	pid_t pid;
} Wish;

typedef struct {
	pid_t pid;  /* 0: there can be none, and status is the errno */
	int status; /* of wait() */
} Report;

enum { IN = STDERR_FILENO + 1, OUT, FIRST_FREE };

/* --- the worker --------------------------------------------------------- */

void
worker_answer(int out, uint32_t kind, uint32_t id, Str payload)
{
	Buf frame = buf_new(BUF_UNLIMITED);
	frame_put(&frame, kind, id, payload);
	for (size_t sent = 0; sent < frame.len;) {
		ssize_t length = write(out, frame.ptr + sent, frame.len - sent);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			_exit(1);
		sent += (size_t)length;
	}
	buf_free(&frame);
}

static void
work(const Trade *trade, uint32_t cpu_seconds)
{
	rights_of_worker(cpu_seconds, trade->megabytes);
	void *kept = trade->begin();
	FrameReader reader = frame_reader(trade->longest);
	for (;;) {
		Frame frame;
		FrameResult result;
		while ((result = frame_take(&reader, &frame)) == FRAME_TAKEN)
			trade->hear(kept, OUT, &frame);
		if (result == FRAME_BROKEN)
			_exit(1);
		ssize_t length = frame_read(&reader, IN);
		if (length == 0 || (length < 0 && errno != EINTR))
			_exit(0);
	}
}

/* --- the foreman -------------------------------------------------------- */

/* Leaves the files of these numbers open, as IN and OUT, and no others. */
static void
keep_only(int in, int out)
{
	/* out of the way of the places where they go */
	in = fcntl(in, F_DUPFD, FIRST_FREE);
	out = fcntl(out, F_DUPFD, FIRST_FREE);
	dup2(in, IN);
	dup2(out, OUT);
	close_range(FIRST_FREE, ~0U, 0);
}

static Report
start(const Foreman *foreman, const Wish *wish, int in, int out)
{
	if (wish->trade >= foreman->count)
		return (Report){.status = EINVAL};
	pid_t pid = fork();
	if (pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		keep_only(in, out);
		work(foreman->trades[wish->trade], wish->cpu_seconds);
	}
	return pid > 0 ? (Report){.pid = pid} : (Report){.status = errno};
}

/* What is dying already dies of what it was dying of. */
static Report
finish(pid_t pid)
{
	Report report = {.pid = pid};
	kill(pid, SIGKILL);
	while (waitpid(pid, &report.status, 0) < 0 && errno == EINTR)
		;
	return report;
}

/* One wish; false where there are no more. */
static bool
take(int fd, Wish *wish, int ends[2])
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(2 * sizeof(int))];
	} control;
	struct iovec part = {wish, sizeof *wish};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1,
	    .msg_control = &control, .msg_controllen = sizeof control};
	ssize_t length;
	do
		length = recvmsg(fd, &message, MSG_CMSG_CLOEXEC);
	while (length < 0 && errno == EINTR);
	ends[0] = ends[1] = -1;
	const struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	if (head && head->cmsg_type == SCM_RIGHTS
	    && head->cmsg_len == CMSG_LEN(2 * sizeof *ends))
		memcpy(ends, CMSG_DATA(head), 2 * sizeof *ends);
	return length == (ssize_t)sizeof *wish;
}

static void
serve(const Foreman *foreman)
{
	Wish wish;
	int ends[2];
	while (take(foreman->fd, &wish, ends)) {
		Report report = wish.pid ? finish(wish.pid)
		                         : start(foreman, &wish, ends[0], ends[1]);
		for (int i = 0; i < 2; i++)
			if (ends[i] >= 0)
				close(ends[i]);
		if (send(foreman->fd, &report, sizeof report, MSG_NOSIGNAL) < 0)
			break;
	}
	_exit(0);
}

/* Terminal and all: a worker that is taken over is to tell nobody anything but
 * the press. */
static void
lead(Foreman *foreman, int fd)
{
	setpgid(0, 0); /* Ctrl-C is for the press to hear */
	stop_forget();
	signal(SIGPIPE, SIG_IGN);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	for (int i = 0; i <= STDERR_FILENO; i++)
		dup2(nothing, i);
	foreman->fd = dup2(fd, IN);
	closefrom(IN + 1);
	rights_of_foreman();
	serve(foreman);
}

/* --- the press's side --------------------------------------------------- */

Foreman *
foreman_start(const Trade *const *trades, uint32_t count, Err *err)
{
	int ends[2];
	signal(SIGPIPE, SIG_IGN);
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
		err_set(err, "no worker can be started: %s", strerror(errno));
		return NULL;
	}
	Foreman *foreman = calloc(1, sizeof *foreman);
	if (!foreman)
		abort();
	*foreman = (Foreman){trades, count, 0, ends[0]};
	fflush(NULL); /* it has a copy of what is not yet written */
	foreman->pid = fork();
	if (foreman->pid == 0)
		lead(foreman, ends[1]);
	close(ends[1]);
	if (foreman->pid > 0)
		return foreman;
	err_set(err, "no worker can be started: %s", strerror(errno));
	close(ends[0]);
	free(foreman);
	return NULL;
}

void
foreman_stop(Foreman *foreman)
{
	if (!foreman)
		return;
	close(foreman->fd);
	kill(foreman->pid, SIGKILL);
	while (waitpid(foreman->pid, NULL, 0) < 0 && errno == EINTR)
		;
	free(foreman);
}

static bool
hear(const Foreman *foreman, Report *report)
{
	ssize_t length;
	do
		length = recv(foreman->fd, report, sizeof *report, 0);
	while (length < 0 && errno == EINTR);
	return length == (ssize_t)sizeof *report;
}

pid_t
foreman_hire(Foreman *foreman, uint32_t trade, uint32_t cpu_seconds, int in,
    int out, Err *err)
{
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(2 * sizeof(int))];
	} control = {{0}};
	int ends[] = {in, out};
	Wish wish = {.trade = trade, .cpu_seconds = cpu_seconds};
	struct iovec part = {&wish, sizeof wish};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1,
	    .msg_control = &control, .msg_controllen = sizeof control};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof ends);
	memcpy(CMSG_DATA(head), ends, sizeof ends);
	Report report;
	if (sendmsg(foreman->fd, &message, MSG_NOSIGNAL) < 0
	    || !hear(foreman, &report))
		return err_set(err, "no worker can be started any more");
	if (!report.pid)
		return err_set(err, "no worker can be started: %s",
		    strerror(report.status));
	return report.pid;
}

Str
foreman_dismiss(Arena *arena, Foreman *foreman, pid_t pid)
{
	Wish wish = {.pid = pid};
	Report report;
	if (send(foreman->fd, &wish, sizeof wish, MSG_NOSIGNAL) < 0
	    || !hear(foreman, &report) || !WIFSIGNALED(report.status))
		return STR("it ended too soon");
	return str_copy(arena, str_of(strsignal(WTERMSIG(report.status))));
}

uint32_t
foreman_longest(const Foreman *foreman, uint32_t trade)
{
	return foreman->trades[trade]->longest;
}
