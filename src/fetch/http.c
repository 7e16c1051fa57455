#include "fetch/http.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <curl/curl.h>

enum {
	MOST_REDIRECTS = 10,
	MOST_HEADERS = 400,
	MOST_HEADER_BYTES = 256 << 10, /* of one response */
	LONGEST_HEADER = 8 << 10,      /* of those that are passed on */
	SLOWEST = 100,                 /* bytes a second */

	USUAL_BODY = 16 << 20,
	USUAL_CONNECT_MS = 10000,
	USUAL_TOTAL_MS = 60000,
	USUAL_STALL_S = 20,
};

/* What quoth has a use for; all others stay here. */
static const Str passed_on[] = {
	STR_INIT("Content-Type:"),
	STR_INIT("Content-Language:"),
	STR_INIT("Link:"),
	STR_INIT("ETag:"),
	STR_INIT("Last-Modified:"),
	STR_INIT("Cache-Control:"),
	STR_INIT("Expires:"),
	STR_INIT("Retry-After:"),
};

typedef struct {
	Http *http;
	CURL *easy; /* NULL: the place is free */
	struct curl_slist *headers;
	uint32_t id, limit;
	size_t received;     /* bytes of the body, unpacked */
	size_t header_bytes; /* of this response */
	uint32_t header_count;
	Buf kept;            /* its headers for quoth, a line each */
	char redirect[24];   /* the scheme that Location names */
	bool head_sent;
	bool ends_here;   /* the rest of the body is not wanted */
	FetchFailure why; /* when we broke it off ourselves */
	char error[CURL_ERROR_SIZE];
} Transfer;

struct Http {
	CURLM *multi;
	Outlet *outlet;
	Transfer transfers[HTTP_TRANSFERS];
};

/* --- replies ------------------------------------------------------------ */

/* text as the wire wants it. */
static Str
clean(char *text)
{
	for (char *c = text; *c; c++)
		if (*c < 0x20 || *c > 0x7e)
			*c = '?';
	return str_of(text);
}

static void
put(Http *http, FetchReply reply)
{
	bool put = outlet_put(http->outlet, &reply);
	assert(put);
	(void)put;
}

/* The address that redirects led to, with what is not ASCII escaped. */
static Str
final_url(Transfer *transfer, Buf *buf)
{
	char *url = NULL;
	long redirects = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
	curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &url);
	for (char *c = url; redirects && c && *c; c++) {
		unsigned char byte = (unsigned char)*c;
		if (byte > 0x20 && byte < 0x7f)
			buf_add_byte(buf, *c);
		else
			buf_add_format(buf, "%%%02X", byte);
	}
	return buf_str(buf);
}

/* False, and the transfer is to fail, where the head is too large. */
static bool
put_head(Transfer *transfer)
{
	long status = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	Buf url = buf_new(WIRE_PAYLOAD);
	FetchReply reply = {.kind = FETCH_HEAD, .id = transfer->id,
	    .status = (uint32_t)status, .url = final_url(transfer, &url)};
	Str kept = buf_str(&transfer->kept), line;
	while (reply.headers.count < WIRE_HEADERS && str_cut(&kept, '\n', &line))
		reply.headers.items[reply.headers.count++] = line;
	transfer->head_sent = true;
	bool sent = outlet_put(transfer->http->outlet, &reply);
	if (!sent)
		transfer->why = FAILURE_HEADERS;
	buf_free(&url);
	return sent;
}

/* --- what libcurl calls ------------------------------------------------- */

static void
keep_header(Transfer *transfer, Str line)
{
	size_t before = transfer->kept.len;
	for (size_t i = 0; i < sizeof passed_on / sizeof *passed_on; i++) {
		if (!str_starts_ascii(line, passed_on[i]))
			continue;
		if (!buf_add(&transfer->kept, line)
		    || !buf_add_byte(&transfer->kept, '\n'))
			buf_cut(&transfer->kept, before);
	}
	for (size_t i = before; i < transfer->kept.len; i++) {
		char *byte = &transfer->kept.ptr[i];
		if (*byte != '\n' && (*byte < 0x20 || *byte > 0x7e))
			*byte = '?';
	}
}

static size_t
on_header(char *bytes, size_t one, size_t length, void *user)
{
	Transfer *transfer = user;
	Str line = str_trim((Str){bytes, one * length});
	if (str_starts(line, STR("HTTP/"))) { /* a redirect's next response */
		transfer->header_bytes = 0;
		transfer->header_count = 0;
		buf_cut(&transfer->kept, 0);
	}
	transfer->header_bytes += length;
	if (++transfer->header_count > MOST_HEADERS
	    || transfer->header_bytes > MOST_HEADER_BYTES) {
		transfer->why = FAILURE_HEADERS;
		return 0;
	}
	if (str_starts_ascii(line, STR("Location:"))) {
		Str target = str_trim(str_part(line, 9, line.len));
		ptrdiff_t colon = str_find_byte(target, ':');
		transfer->redirect[0] = '\0';
		if (colon > 0 && colon < (ptrdiff_t)sizeof transfer->redirect) {
			memcpy(transfer->redirect, target.ptr, (size_t)colon);
			transfer->redirect[colon] = '\0';
		}
	}
	if (!transfer->head_sent && line.len <= LONGEST_HEADER)
		keep_header(transfer, line);
	return length;
}

static size_t
on_body(char *bytes, size_t one, size_t length, void *user)
{
	Transfer *transfer = user;
	if (!transfer->head_sent && !put_head(transfer))
		return 0;
	long status = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	if (status >= 400) {
		transfer->ends_here = true;
		return 0;
	}
	if (length > transfer->limit - transfer->received) {
		transfer->why = FAILURE_TOO_LARGE;
		return 0;
	}
	transfer->received += length;
	Str rest = {bytes, one * length};
	while (rest.len) {
		size_t piece = rest.len < WIRE_PAYLOAD ? rest.len : WIRE_PAYLOAD;
		put(transfer->http, (FetchReply){.kind = FETCH_BODY,
		    .id = transfer->id, .body = str_part(rest, 0, piece)});
		rest = str_part(rest, piece, rest.len);
	}
	return length;
}

/* --- failures ----------------------------------------------------------- */

static FetchFailure
failure_of(const Transfer *transfer, CURLcode code)
{
	long os_error = 0;
	if (transfer->why)
		return transfer->why;
	switch (code) {
	case CURLE_URL_MALFORMAT:
		return FAILURE_ADDRESS;
	case CURLE_UNSUPPORTED_PROTOCOL:
		/* "Received HTTP/0.9 when not allowed": no headers at all */
		if (strstr(transfer->error, "HTTP/0.9"))
			return FAILURE_NOT_HTTP;
		return transfer->redirect[0] ? FAILURE_SCHEME : FAILURE_ADDRESS;
	case CURLE_WEIRD_SERVER_REPLY:
		return FAILURE_NOT_HTTP;
	case CURLE_COULDNT_RESOLVE_HOST:
		return FAILURE_HOST;
	case CURLE_COULDNT_RESOLVE_PROXY:
	case CURLE_PROXY:
		return FAILURE_PROXY;
	case CURLE_COULDNT_CONNECT:
		curl_easy_getinfo(transfer->easy, CURLINFO_OS_ERRNO, &os_error);
		return os_error == ECONNREFUSED ? FAILURE_REFUSED
		                                : FAILURE_UNREACHABLE;
	case CURLE_OPERATION_TIMEDOUT:
		return FAILURE_TIMEOUT;
	case CURLE_PEER_FAILED_VERIFICATION:
	case CURLE_SSL_ISSUER_ERROR:
	case CURLE_SSL_INVALIDCERTSTATUS:
		return FAILURE_CERTIFICATE;
	case CURLE_SSL_CONNECT_ERROR:
	case CURLE_SSL_CIPHER:
	case CURLE_SSL_CACERT_BADFILE:
	case CURLE_SSL_ENGINE_INITFAILED:
	case CURLE_USE_SSL_FAILED:
		return FAILURE_TLS;
	case CURLE_TOO_MANY_REDIRECTS:
		return FAILURE_REDIRECTS;
	case CURLE_OUT_OF_MEMORY: /* libcurl's word for one header too long */
		return transfer->head_sent ? FAILURE_OTHER : FAILURE_HEADERS;
	case CURLE_FILESIZE_EXCEEDED:
		return FAILURE_TOO_LARGE;
	case CURLE_PARTIAL_FILE:
	case CURLE_RECV_ERROR:
	case CURLE_GOT_NOTHING:
	case CURLE_HTTP2:
	case CURLE_HTTP2_STREAM:
		return FAILURE_CUT_SHORT;
	case CURLE_BAD_CONTENT_ENCODING:
	case CURLE_WRITE_ERROR: /* not ours: the unpacking */
		return FAILURE_ENCODING;
	default:
		return FAILURE_OTHER;
	}
}

static void
finish(Transfer *transfer, CURLcode code)
{
	if (transfer->ends_here)
		code = CURLE_OK;
	if (code == CURLE_OK && (transfer->head_sent || put_head(transfer))) {
		put(transfer->http,
		    (FetchReply){.kind = FETCH_DONE, .id = transfer->id});
		return;
	}
	FetchFailure why = failure_of(transfer, code);
	Str detail = clean(transfer->error);
	if (why == FAILURE_SCHEME)
		detail = clean(transfer->redirect);
	else if (str_empty(detail))
		detail = str_of(curl_easy_strerror(code));
	put(transfer->http, (FetchReply){.kind = FETCH_FAILED,
	    .id = transfer->id, .why = why, .detail = detail});
}

static void
release(Transfer *transfer)
{
	if (transfer->easy) {
		curl_multi_remove_handle(transfer->http->multi, transfer->easy);
		curl_easy_cleanup(transfer->easy);
	}
	curl_slist_free_all(transfer->headers);
	buf_free(&transfer->kept);
	*transfer = (Transfer){.http = transfer->http};
}

/* --- the outside -------------------------------------------------------- */

Http *
http_new(Outlet *outlet)
{
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		return NULL;
	Http *http = calloc(1, sizeof *http);
	if (!http)
		return NULL;
	http->outlet = outlet;
	http->multi = curl_multi_init();
	for (int i = 0; i < HTTP_TRANSFERS; i++)
		http->transfers[i].http = http;
	if (http->multi)
		return http;
	free(http);
	return NULL;
}

static Transfer *
free_place(const Http *http)
{
	for (int i = 0; i < HTTP_TRANSFERS; i++)
		if (!http->transfers[i].easy)
			return (Transfer *)&http->transfers[i];
	return NULL;
}

bool
http_has_room(const Http *http)
{
	return free_place(http) != NULL;
}

static bool
add_header(Transfer *transfer, Str header)
{
	char *line = strndup(header.ptr, header.len);
	struct curl_slist *more =
	    line ? curl_slist_append(transfer->headers, line) : NULL;
	free(line);
	if (more)
		transfer->headers = more;
	return more != NULL;
}

static uint32_t
or_usual(uint32_t asked, uint32_t usual)
{
	return asked ? asked : usual;
}

/* Every option, or false. */
static bool
set_up(Transfer *transfer, const char *url, const FetchLimits *limits)
{
	CURL *easy = transfer->easy;
	bool failed = false;
	/* as the program curl has it: libcurl itself does not ask */
	const char *trusted = getenv("SSL_CERT_FILE");
#define SET(option, value) \
	(failed = failed || curl_easy_setopt(easy, (option), (value)) != CURLE_OK)
	SET(CURLOPT_URL, url);
	SET(CURLOPT_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
	SET(CURLOPT_FOLLOWLOCATION, 1L);
	SET(CURLOPT_MAXREDIRS, (long)MOST_REDIRECTS);
	SET(CURLOPT_USERAGENT, "quoth/" PACKAGE_VERSION);
	SET(CURLOPT_HTTPHEADER, transfer->headers);
	SET(CURLOPT_ACCEPT_ENCODING, ""); /* all that libcurl can unpack */
	SET(CURLOPT_NOSIGNAL, 1L);
	if (trusted)
		SET(CURLOPT_CAINFO, trusted);
	SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->limit);
	SET(CURLOPT_CONNECTTIMEOUT_MS,
	    (long)or_usual(limits->connect_ms, USUAL_CONNECT_MS));
	SET(CURLOPT_TIMEOUT_MS,
	    (long)or_usual(limits->total_ms, USUAL_TOTAL_MS));
	SET(CURLOPT_LOW_SPEED_LIMIT, (long)SLOWEST);
	SET(CURLOPT_LOW_SPEED_TIME,
	    (long)or_usual(limits->stall_s, USUAL_STALL_S));
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, transfer);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, transfer);
	SET(CURLOPT_ERRORBUFFER, transfer->error);
	SET(CURLOPT_PRIVATE, transfer);
#undef SET
	return !failed;
}

void
http_begin(Http *http, uint32_t id, const FetchRequest *request)
{
	Transfer *transfer = free_place(http);
	assert(transfer);
	transfer->id = id;
	transfer->limit = or_usual(request->limits.body, USUAL_BODY);
	transfer->kept = buf_new(WIRE_PAYLOAD / 2);
	transfer->easy = curl_easy_init();
	bool good = transfer->easy
	    && add_header(transfer, STR("Accept: text/html, application/xhtml+xml, "
		"application/rss+xml, application/atom+xml, text/plain;q=0.9, "
		"*/*;q=0.5"));
	for (uint32_t i = 0; good && i < request->headers.count; i++)
		good = add_header(transfer, request->headers.items[i]);
	char *url = strndup(request->url.ptr, request->url.len);
	good = good && url && set_up(transfer, url, &request->limits)
	    && curl_multi_add_handle(http->multi, transfer->easy) == CURLM_OK;
	free(url);
	if (good)
		return;
	put(http, (FetchReply){.kind = FETCH_FAILED, .id = id,
	    .detail = STR("no memory for one more")});
	release(transfer);
}

void
http_work(Http *http)
{
	int running, left;
	curl_multi_perform(http->multi, &running);
	for (CURLMsg *done; (done = curl_multi_info_read(http->multi, &left));) {
		Transfer *transfer = NULL;
		if (done->msg != CURLMSG_DONE)
			continue;
		CURLcode code = done->data.result;
		curl_easy_getinfo(done->easy_handle, CURLINFO_PRIVATE, &transfer);
		finish(transfer, code);
		release(transfer);
	}
}

void
http_wait(Http *http, int fd, bool read, bool write, int timeout_ms)
{
	struct curl_waitfd extra = {.fd = fd};
	extra.events = (short)((read ? CURL_WAIT_POLLIN : 0)
	    | (write ? CURL_WAIT_POLLOUT : 0));
	curl_multi_poll(http->multi, &extra, 1, timeout_ms, NULL);
}
