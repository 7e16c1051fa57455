#include "fetch/easy.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"

enum {
	MOST_REDIRECTS = 10,
	SLOWEST = 100, /* bytes a second */
	DNS_KEPT_S = 600,

	USUAL_CONNECT_MS = 10000,
	USUAL_STALL_S = 20,
};

static const char accepted[] =
    "Accept: text/html, application/xhtml+xml, application/rss+xml, "
    "application/atom+xml, application/feed+json, text/plain;q=0.9, */*;q=0.5";

static bool
add_header(struct curl_slist **list, Str header)
{
	char *line = strndup(header.ptr, header.len);
	struct curl_slist *more = line ? curl_slist_append(*list, line) : NULL;
	free(line);
	if (more)
		*list = more;
	return more != NULL;
}

static bool
add_named_header(struct curl_slist **list, const char *name, Str value)
{
	Buf line = buf_new(BUF_UNLIMITED);
	buf_add_format(&line, "%s: %.*s", name, STR_ARG(value));
	bool added = str_empty(value) || add_header(list, buf_str(&line));
	buf_free(&line);
	return added;
}

static bool
add_public_headers(struct curl_slist **list, const FetchRequest *request)
{
	return add_header(list, str_of(accepted))
	    && add_named_header(list, "If-None-Match", request->etag)
	    && add_named_header(list, "If-Modified-Since",
		request->last_modified);
}

bool
easy_add_headers(struct curl_slist **all, struct curl_slist **public,
    const FetchRequest *request)
{
	bool good = add_public_headers(all, request)
	    && add_public_headers(public, request);
	for (uint32_t i = 0; good && i < request->headers.count; i++)
		good = add_header(all, request->headers.items[i]);
	return good;
}

/* libcurl wants terminated strings, and copies them; nothing for an empty one. */
static bool
set_text(CURL *easy, CURLoption option, Str text)
{
	if (str_empty(text))
		return true;
	char *copy = strndup(text.ptr, text.len);
	bool set = copy && curl_easy_setopt(easy, option, copy) == CURLE_OK;
	free(copy);
	return set;
}

bool
easy_set_options(CURL *easy, const FetchRequest *request)
{
	const FetchLimits *limits = &request->limits;
	bool failed = false;
	/* as the program curl has it: libcurl itself does not ask */
	const char *trusted = getenv("SSL_CERT_FILE");
#define SET(option, value) \
	(failed = failed || curl_easy_setopt(easy, (option), (value)) != CURLE_OK)
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 1L);
	SET(CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
	SET(CURLOPT_USERAGENT, "quoth/" PACKAGE_VERSION);
	SET(CURLOPT_HTTPAUTH, (long)(CURLAUTH_BASIC | CURLAUTH_DIGEST));
	SET(CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can unpack */
	SET(CURLOPT_NOSIGNAL, 1L);
#if LIBCURL_VERSION_NUM >= 0x075700
	/* else it waits, at the end, for a resolver that does not answer */
	SET(CURLOPT_QUICK_EXIT, 1L);
#endif
	SET(CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
	SET(CURLOPT_DNS_CACHE_TIMEOUT, (long)DNS_KEPT_S);
	if (trusted)
		SET(CURLOPT_CAINFO, trusted);
	SET(CURLOPT_CONNECTTIMEOUT_MS,
	    (long)limit_or(limits->connect_ms, USUAL_CONNECT_MS));
	SET(CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST);
	SET(CURLOPT_LOW_SPEED_TIME,
	    (long)limit_or(limits->stall_s, USUAL_STALL_S));
#undef SET
	return !failed && set_text(easy, CURLOPT_URL, request->url)
	    && set_text(easy, CURLOPT_USERAGENT, request->user_agent)
	    && set_text(easy, CURLOPT_USERNAME, request->user)
	    && set_text(easy, CURLOPT_PASSWORD, request->password)
	    && (str_equal(request->proxy, STR(WIRE_NO_PROXY))
	        ? set_text(easy, CURLOPT_NOPROXY, STR("*"))
	        : set_text(easy, CURLOPT_PROXY, request->proxy));
}
