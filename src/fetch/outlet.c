#include "fetch/outlet.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>

enum { MOST_WAITING = 1 << 20 }; /* bytes */

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
outlet_put(Outlet *outlet, const FetchReply *reply)
{
	while (outlet->frames.len > MOST_WAITING) {
		struct pollfd fd = {.fd = outlet->fd, .events = POLLOUT};
		poll(&fd, 1, -1);
		outlet_send(outlet);
	}
	return outlet->closed || wire_put_reply(&outlet->frames, reply);
}
