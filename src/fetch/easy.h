#ifndef QUOTH_FETCH_EASY_H
#define QUOTH_FETCH_EASY_H

/*
 * What a request asks of libcurl: the headers it sends and the options of its
 * handle, those that are the same for all among them (http and https alone,
 * certificates checked, ten redirects). What comes back is http.h's.
 */

#include <stdbool.h>

#include <curl/curl.h>

#include "fetch/wire.h"

/* Adds to both lists, which the caller frees, also after false: memory is out.
 * public are those that any host may see; the others are for the first alone. */
bool easy_add_headers(struct curl_slist **all, struct curl_slist **public,
    const FetchRequest *request);

/* All that the request itself says, but its headers and how long its body may
 * be. False where libcurl refuses one. */
bool easy_set_options(CURL *easy, const FetchRequest *request);

#endif
