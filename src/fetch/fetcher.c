/*
 * quoth-fetch, which alone speaks to the network. quoth starts it with a socket
 * for its standard input, puts requests into it and reads replies out of it, in
 * the frames of wire.h. There is no command line and nothing to configure. It
 * ends when the socket closes or quoth breaks the rules: at once, without
 * waiting for any server.
 *
 * What it needs of the machine once it runs, for whoever locks it up:
 *
 *  - its socket, and sockets to the world: AF_INET, AF_INET6 (also to ask the
 *    system which kinds of address it has: AF_NETLINK), AF_UNIX for nscd;
 *  - threads (clone, futex): libcurl looks each name up in one of its own;
 *  - to read: /etc/ssl and what its links point to (/usr/share/ca-certificates,
 *    /usr/lib/ssl, $SSL_CERT_FILE), /etc/resolv.conf and what it points to
 *    (/run/systemd/resolve), /etc/hosts, /etc/host.conf, /etc/nsswitch.conf,
 *    /etc/gai.conf, /etc/services, /etc/protocols, /etc/localtime; and to load
 *    when the first name is looked up: libnss_*.so and what they need, in the
 *    system's library folders (with /etc/ld.so.cache); gconv modules likewise;
 *    /dev/urandom.
 *
 * It writes no file, starts no program, and opens nothing of its own.
 */

#include <errno.h>
#include <locale.h>
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#include "fetch/http.h"
#include "fetch/outlet.h"
#include "fetch/rights.h"
#include "fetch/wire.h"

enum { SOCKET = STDIN_FILENO };

/* Whether bytes can go over the socket at all; false also when it is none. */
static bool
is_closed(void)
{
	struct pollfd fd = {.fd = SOCKET};
	return poll(&fd, 1, 0) > 0 && (fd.revents & (POLLHUP | POLLERR | POLLNVAL));
}

/* Takes what was ordered, as far as there is room. */
static WireResult
take_orders(Http *http, WireReader *reader)
{
	WireResult result = WIRE_TAKEN;
	while (result == WIRE_TAKEN && http_has_room(http)) {
		WireOrder order;
		result = wire_take_order(reader, &order);
		if (result == WIRE_TAKEN && order.cancel)
			http_cancel(http, order.id);
		else if (result == WIRE_TAKEN)
			http_ask(http, order.id, &order.request);
	}
	return result;
}

/* False when nothing more will come. */
static bool
receive(WireReader *reader)
{
	char bytes[16 << 10];
	ssize_t length = recv(SOCKET, bytes, sizeof bytes, MSG_DONTWAIT);
	if (length > 0)
		wire_add(reader, (Str){bytes, (size_t)length});
	return length > 0 || (length < 0 && (errno == EAGAIN || errno == EINTR));
}

/* What is done until quoth goes. False where it broke the rules. */
static bool
serve(Http *http, WireReader *reader, Outlet *outlet)
{
	for (;;) {
		WireResult result = take_orders(http, reader);
		if (result == WIRE_BROKEN)
			return false;
		http_work(http);
		outlet_send(outlet);
		if (outlet->closed || is_closed())
			return true;
		bool wants_more = result == WIRE_MORE;
		http_wait(http, SOCKET, wants_more, !outlet_empty(outlet));
		if (wants_more && !receive(reader))
			return true;
	}
}

int
main(void)
{
	int type;
	socklen_t length = sizeof type;
	if (getsockopt(SOCKET, SOL_SOCKET, SO_TYPE, &type, &length) != 0) {
		fputs("quoth-fetch: quoth starts it and speaks to it; alone it "
		      "does nothing\n", stderr);
		return 2;
	}
	/* libcurl reads international host names by the locale */
	setlocale(LC_CTYPE, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	/* no heap for each of the threads that look names up */
	mallopt(M_ARENA_MAX, 1);
	Outlet outlet = outlet_new(SOCKET);
	WireReader reader = {0};
	Http *http = http_new(&outlet);
	if (!http)
		return 1;
	/* before a server, or quoth, has said a byte */
	fetch_give_up_rights();
	/* not exit(): libcurl would wait for a resolver that does not answer */
	_exit(serve(http, &reader, &outlet) ? 0 : 1);
}
