#include "fetch/outlet.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

enum {
	FULL = 256 << 10, /* bytes that wait */
	MOST_WAITING = 768 << 10,
};

Outlet
outlet_new(int fd)
{
	return (Outlet){.fd = fd, .frames = buf_new(BUF_UNLIMITED)};
}

void
outlet_free(Outlet *outlet)
{
	buf_free(&outlet->frames);
}

void
outlet_send(Outlet *outlet)
{
	Buf *frames = &outlet->frames;
	size_t sent = 0;
	while (sent < frames->len) {
		ssize_t length = send(outlet->fd, frames->ptr + sent,
		    frames->len - sent, MSG_DONTWAIT | MSG_NOSIGNAL);
		if (length < 0) {
			outlet->closed = errno != EAGAIN && errno != EINTR;
			break;
		}
		sent += (size_t)length;
	}
	if (outlet->closed)
		sent = frames->len;
	if (sent)
		memmove(frames->ptr, frames->ptr + sent, frames->len - sent);
	buf_cut(frames, frames->len - sent);
}

bool
outlet_full(const Outlet *outlet)
{
	return outlet->frames.len > FULL;
}

int64_t
outlet_clock(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

bool
outlet_put(Outlet *outlet, const FetchReply *reply)
{
	while (outlet->frames.len > MOST_WAITING) {
		struct pollfd fd = {.fd = outlet->fd, .events = POLLOUT};
		int64_t begun = outlet_clock();
		poll(&fd, 1, -1);
		outlet->waited += outlet_clock() - begun;
		outlet_send(outlet);
	}
	return outlet->closed || wire_put_reply(&outlet->frames, reply);
}
