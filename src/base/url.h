#ifndef QUOTH_BASE_URL_H
#define QUOTH_BASE_URL_H

/*
 * Web addresses (RFC 3986), by libxml2's URI functions. An address is never
 * given to a shell, and only http and https are ever followed.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* An absolute http or https address with a host and no blank or control in it. */
bool url_is_web(Str url);

/* ref as seen from base (RFC 3986, 5.2); ref itself where base is empty or one
 * of the two is no address. The result may have any scheme. */
Str url_resolve(Arena *arena, Str base, Str ref);

/* The host in lower case, without port, user and a leading "www."; empty where
 * there is none. */
Str url_host(Arena *arena, Str url);

#endif
