#ifndef QUOTH_FETCH_HTTP_H
#define QUOTH_FETCH_HTTP_H

/*
 * The transfers of quoth-fetch, side by side. With easy.h the one home of
 * libcurl.
 *
 * http and https alone, at most ten redirects, to nothing else, and never from
 * the web into the local network; the headers that a request brings go to no
 * other host, nor from https to http; certificates are checked; no cookies, no
 * .netrc, no .curlrc; the proxies of the environment where a request names none.
 * Names that were looked up and connections are kept for the next request to the
 * same host, HTTP/2 where the server has it. Bodies are unpacked, and the limit
 * holds for what comes out, as it comes.
 *
 * Thirty-two transfers run at a time, of them to one host as many as host.h
 * finds good; the other requests wait in a queue, and their time begins when they
 * leave it. A transfer that has heard nothing for a second does not count: dead
 * hosts hold nobody up (but there is an end to that too).
 *
 * Replies go into an Outlet. While that is full the transfers whose bodies come
 * are paused, and their time stands still.
 */

#include <stdbool.h>
#include <stdint.h>

#include "fetch/outlet.h"
#include "fetch/wire.h"

enum {
	HTTP_TRANSFERS = 32,
	HTTP_PLACES = 96, /* with those that have heard nothing */
	HTTP_HOST_TRANSFERS = 4,
};

typedef struct Http Http;

/* It lives as long as the program, and so must the outlet. NULL where libcurl
 * will not start. */
Http *http_new(Outlet *outlet);

/* Whether another request can be put into the queue. */
bool http_has_room(const Http *http);

/* Puts a request into the queue, which must have room. Whatever goes wrong with
 * it is a reply. */
void http_ask(Http *http, uint32_t id, const FetchRequest *request);

/* Gives a request up, begun or not. One that has ended already does not mind. */
void http_cancel(Http *http, uint32_t id);

/* Moves every transfer on as far as it goes without waiting, and begins what can
 * be begun. */
void http_work(Http *http);

/* Waits until a transfer can move on, or fd may be read (or written too). */
void http_wait(Http *http, int fd, bool read, bool write);

#endif
