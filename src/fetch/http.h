#ifndef QUOTH_FETCH_HTTP_H
#define QUOTH_FETCH_HTTP_H

/*
 * The transfers of quoth-fetch, side by side. The one home of libcurl.
 *
 * http and https alone, at most ten redirects, to nothing else; certificates are
 * checked; no cookies, no .netrc, no .curlrc; the proxies of the environment.
 * Bodies are unpacked, and the limit holds for what comes out, as it comes.
 *
 * Replies go into an Outlet, which may wait for quoth to read them.
 */

#include <stdbool.h>
#include <stdint.h>

#include "fetch/outlet.h"
#include "fetch/wire.h"

enum { HTTP_TRANSFERS = 16 }; /* at a time */

typedef struct Http Http;

/* It lives as long as the program, and so must the outlet. NULL where libcurl
 * will not start. */
Http *http_new(Outlet *outlet);

bool http_has_room(const Http *http);

/* Starts a transfer. There must be room. Whatever goes wrong is a reply. */
void http_begin(Http *http, uint32_t id, const FetchRequest *request);

/* Moves every transfer on as far as it goes without waiting. */
void http_work(Http *http);

/* Waits until a transfer can move on, or fd may be read (or written too), or
 * timeout_ms have passed. */
void http_wait(Http *http, int fd, bool read, bool write, int timeout_ms);

#endif
