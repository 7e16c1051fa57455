#include "fetch/http.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fetch/easy.h"
#include "fetch/head.h"
#include "fetch/host.h"
#include "fetch/queue.h"

enum {
	MOST_IDLE = 40, /* connections that are kept */
	LONGEST_WAIT_MS = 1000,

	USUAL_BODY = 16 << 20,
	USUAL_TOTAL_MS = 60000,
};

typedef struct {
	Http *http;
	CURL *easy; /* NULL: the place is free */
	struct curl_slist *headers; /* all */
	struct curl_slist *public_headers; /* those that any host may see */
	uint32_t id, limit;
	uint64_t host;
	int64_t begun, total, silence; /* ms */
	int64_t paused, pauses;  /* since when, 0: it is not; how long before */
	size_t received; /* bytes of the body, unpacked */
	Head head;
	Buf moved;       /* how far permanent redirects led */
	long redirects;  /* before the response that is being read */
	long status;     /* of the response before it */
	bool stays;      /* a redirect that was not permanent */
	bool secure;     /* the first request went by https */
	bool from_web;   /* and to a public address */
	bool into_local; /* but a redirect led to one that is none */
	bool uses_proxy;
	bool answered;   /* a first byte has come; */
	int64_t first;   /* so many ms after it began */
	bool silent;     /* it has not, for long */
	bool head_sent;
	bool ends_here;   /* the rest of the body is not wanted */
	FetchFailure why; /* when we broke it off ourselves */
	char error[CURL_ERROR_SIZE];
} Transfer;

struct Http {
	CURLM *multi;
	Outlet *outlet;
	Queue queue;
	HostTable hosts;
	bool changed; /* since the queue was last looked through */
	Transfer transfers[HTTP_PLACES];
};

/* Time that passes while quoth reads nothing is nobody's. */
static int64_t
now(const Http *http)
{
	return outlet_clock() - http->outlet->waited;
}

static Host *
host_of(Transfer *transfer)
{
	return host_at(&transfer->http->hosts, transfer->host);
}

static void
speak(Transfer *transfer)
{
	if (!transfer->answered)
		transfer->first = now(transfer->http) - transfer->begun;
	transfer->answered = true;
	if (transfer->silent)
		host_of(transfer)->silent--;
	transfer->silent = false;
}

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

static void
put_failed(Http *http, uint32_t id, FetchFailure why, Str detail)
{
	put(http, (FetchReply){.kind = FETCH_FAILED, .id = id, .why = why,
	    .detail = detail});
}

/* The address of the response that is being read, with what is not ASCII
 * escaped. */
static void
add_url(const Transfer *transfer, Buf *buf)
{
	char *url = NULL;
	curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &url);
	for (char *c = url; c && *c; c++) {
		unsigned char byte = (unsigned char)*c;
		if (byte > 0x20 && byte < 0x7f)
			buf_add_byte(buf, *c);
		else
			buf_add_format(buf, "%%%02X", byte);
	}
}

/* False, and the transfer is to fail, where the head is too large. */
static bool
put_head(Transfer *transfer)
{
	long status = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
	Buf url = buf_new(WIRE_PAYLOAD);
	if (transfer->redirects)
		add_url(transfer, &url);
	FetchReply reply = {.kind = FETCH_HEAD, .id = transfer->id,
	    .status = (uint32_t)status, .url = buf_str(&url),
	    .moved = buf_str(&transfer->moved),
	    .headers = head_kept(&transfer->head)};
	transfer->head_sent = true;
	bool sent = outlet_put(transfer->http->outlet, &reply);
	if (!sent)
		transfer->why = FAILURE_HEADERS;
	buf_free(&url);
	return sent;
}

/* --- what libcurl calls ------------------------------------------------- */

/* At a status line: were all redirects up to here permanent? */
static void
begin_response(Transfer *transfer)
{
	long redirects = 0;
	curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
	if (redirects > transfer->redirects) {
		bool permanent =
		    transfer->status == 301 || transfer->status == 308;
		transfer->stays = transfer->stays || !permanent;
		if (!transfer->stays) {
			buf_cut(&transfer->moved, 0);
			add_url(transfer, &transfer->moved);
		}
	}
	transfer->redirects = redirects;
	curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE,
	    &transfer->status);
}

static size_t
on_header(char *bytes, size_t one, size_t length, void *user)
{
	Transfer *transfer = user;
	Str line = {bytes, one * length};
	speak(transfer);
	if (str_starts(line, STR("HTTP/")))
		begin_response(transfer);
	/* after the head there may be more: a chunked body's trailers */
	if (!transfer->head_sent && !head_line(&transfer->head, line)) {
		transfer->why = FAILURE_HEADERS;
		return 0;
	}
	return length;
}

static size_t
on_body(char *bytes, size_t one, size_t length, void *user)
{
	Transfer *transfer = user;
	if (!transfer->head_sent && !put_head(transfer))
		return 0;
	if (transfer->status >= 400) {
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

/* There is a connection, and the request is about to be sent over it: may it? */
static int
before_request(void *user, char *ip, char *local_ip, int port, int local_port)
{
	Transfer *transfer = user;
	char *url = NULL;
	long redirects = 0;
	(void)local_ip, (void)port, (void)local_port;
	curl_easy_getinfo(transfer->easy, CURLINFO_EFFECTIVE_URL, &url);
	curl_easy_getinfo(transfer->easy, CURLINFO_REDIRECT_COUNT, &redirects);
	bool secure = str_starts_ascii(str_of(url), STR("https:"));
	if (redirects == 0) {
		transfer->secure = secure;
		transfer->from_web = !host_is_local(ip);
		return CURL_PREREQFUNC_OK;
	}
	if (transfer->from_web && !transfer->uses_proxy && host_is_local(ip)) {
		transfer->into_local = true;
		transfer->why = FAILURE_SCHEME;
		return CURL_PREREQFUNC_ABORT;
	}
	/* what the reader set for one server is no other's business, nor that of
	 * who listens where https has ended */
	if (host_of_url(str_of(url)) != transfer->host
	    || (transfer->secure && !secure))
		curl_easy_setopt(transfer->easy, CURLOPT_HTTPHEADER,
		    transfer->public_headers);
	return CURL_PREREQFUNC_OK;
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
		return transfer->head.target[0] ? FAILURE_SCHEME : FAILURE_ADDRESS;
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

/* Gives up those that wait for a host which is not there. */
static void
give_up_host(Http *http, uint64_t host, FetchFailure why)
{
	uint32_t id;
	while ((id = queue_drop_host(&http->queue, host)))
		put_failed(http, id, why, STR("nor do others of this host"));
}

/* What its end says of its host. */
static void
tell_host(Transfer *transfer, bool whole, FetchFailure why)
{
	Host *host = host_of(transfer);
	if (transfer->answered) {
		host_answered(host, (uint32_t)transfer->status, transfer->first,
		    whole);
		return;
	}
	if (why != FAILURE_HOST && why != FAILURE_UNREACHABLE
	    && why != FAILURE_TIMEOUT)
		return;
	host_not_reached(host);
	if (host_is_gone(host))
		give_up_host(transfer->http, transfer->host, why);
}

static void
finish(Transfer *transfer, CURLcode code)
{
	Http *http = transfer->http;
	if (transfer->ends_here)
		code = CURLE_OK;
	if (code == CURLE_OK)
		tell_host(transfer, true, FAILURE_OTHER);
	if (code == CURLE_OK && (transfer->head_sent || put_head(transfer))) {
		put(http, (FetchReply){.kind = FETCH_DONE, .id = transfer->id});
		return;
	}
	FetchFailure why = failure_of(transfer, code);
	char limit[40];
	Str detail = clean(transfer->error);
	if (why == FAILURE_SCHEME) {
		detail = transfer->into_local ? STR("the local network")
		                              : clean(transfer->head.target);
	} else if (why == FAILURE_TOO_LARGE) {
		snprintf(limit, sizeof limit, "more than %u bytes",
		    transfer->limit);
		detail = str_of(limit);
	} else if (str_empty(detail)) {
		detail = str_of(curl_easy_strerror(code));
	}
	put_failed(http, transfer->id, why, detail);
	tell_host(transfer, false, why);
}

static void
release(Transfer *transfer)
{
	Http *http = transfer->http;
	Host *host = host_of(transfer);
	host->running--;
	host->silent -= transfer->silent;
	if (transfer->easy) {
		curl_multi_remove_handle(http->multi, transfer->easy);
		curl_easy_cleanup(transfer->easy);
	}
	curl_slist_free_all(transfer->headers);
	curl_slist_free_all(transfer->public_headers);
	head_free(&transfer->head);
	buf_free(&transfer->moved);
	*transfer = (Transfer){.http = http};
	http->changed = true;
}

/* --- beginning ---------------------------------------------------------- */

/* What libcurl calls, and every option of the request; or false. */
static bool
set_up(Transfer *transfer, const FetchRequest *request)
{
	CURL *easy = transfer->easy;
	bool failed = false;
#define SET(option, value) \
	(failed = failed || curl_easy_setopt(easy, (option), (value)) != CURLE_OK)
	SET(CURLOPT_HTTPHEADER, transfer->headers);
	SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)transfer->limit);
	SET(CURLOPT_HEADERFUNCTION, on_header);
	SET(CURLOPT_HEADERDATA, transfer);
	SET(CURLOPT_WRITEFUNCTION, on_body);
	SET(CURLOPT_WRITEDATA, transfer);
	SET(CURLOPT_PREREQFUNCTION, before_request);
	SET(CURLOPT_PREREQDATA, transfer);
	SET(CURLOPT_ERRORBUFFER, transfer->error);
	SET(CURLOPT_PRIVATE, transfer);
#undef SET
	return !failed && easy_set_options(easy, request);
}

static void
begin(Transfer *transfer, const WireOrder *order)
{
	Http *http = transfer->http;
	const FetchRequest *request = &order->request;
	transfer->id = order->id;
	transfer->host = host_of_url(request->url);
	transfer->limit = limit_or(request->limits.body, USUAL_BODY);
	transfer->total = limit_or(request->limits.total_ms, USUAL_TOTAL_MS);
	transfer->silence = limit_or(request->limits.silence_ms,
	    (uint32_t)transfer->total);
	transfer->begun = now(http);
	transfer->uses_proxy = !str_empty(request->proxy)
	    && !str_equal(request->proxy, STR(WIRE_NO_PROXY));
	transfer->head = head_new();
	transfer->moved = buf_new(WIRE_PAYLOAD / 4);
	host_of(transfer)->running++;
	transfer->easy = curl_easy_init();
	if (transfer->easy && easy_add_headers(&transfer->headers,
	    &transfer->public_headers, request)
	    && set_up(transfer, request)
	    && curl_multi_add_handle(http->multi, transfer->easy) == CURLM_OK)
		return;
	put_failed(http, order->id, FAILURE_OTHER,
	    STR("no memory for one more"));
	release(transfer);
}

static bool
may_begin(void *user, uint64_t host, uint32_t most)
{
	Http *http = user;
	return host_has_room(host_at(&http->hosts, host),
	    limit_or(most, HTTP_HOST_TRANSFERS));
}

/* Who has heard nothing for long ceases to hold others up. */
static void
see_silent_ones(Http *http)
{
	int64_t moment = now(http);
	for (int i = 0; i < HTTP_PLACES; i++) {
		Transfer *transfer = &http->transfers[i];
		if (!transfer->easy || transfer->answered || transfer->silent
		    || moment - transfer->begun < HOST_SILENCE_MS)
			continue;
		transfer->silent = true;
		host_fell_silent(host_of(transfer));
		http->changed = true;
	}
}

/* Begins the requests whose turn it is. */
static void
begin_waiting(Http *http)
{
	WireReader reader = {0};
	WireOrder order;
	int running = 0;
	for (int i = 0; i < HTTP_PLACES; i++)
		running += http->transfers[i].easy && !http->transfers[i].silent;
	for (int i = 0; i < HTTP_PLACES && running < HTTP_TRANSFERS; i++) {
		if (http->transfers[i].easy)
			continue;
		if (!queue_take(&http->queue, may_begin, http, &reader, &order)) {
			http->changed = false;
			break;
		}
		begin(&http->transfers[i], &order);
		running++;
	}
	wire_free(&reader);
}

/* --- the course of things ----------------------------------------------- */

/* Stops those whose bodies come while quoth is behind, and only those: to
 * look up a name or connect fills nothing. */
static void
pause_or_go_on(Http *http)
{
	bool pause = outlet_full(http->outlet);
	int64_t moment = now(http);
	for (int i = 0; i < HTTP_PLACES; i++) {
		Transfer *transfer = &http->transfers[i];
		if (!transfer->easy || !transfer->head_sent
		    || pause == (transfer->paused != 0))
			continue;
		curl_easy_pause(transfer->easy,
		    pause ? CURLPAUSE_RECV : CURLPAUSE_CONT);
		if (!pause)
			transfer->pauses += moment - transfer->paused;
		transfer->paused = pause ? moment : 0;
	}
}

/* How long it has left, in ms; below zero when its time is over. */
static int64_t
time_left(const Transfer *transfer, int64_t moment)
{
	if (transfer->paused)
		return transfer->total;
	int64_t time = !transfer->answered && transfer->silence < transfer->total
	    ? transfer->silence : transfer->total;
	return transfer->begun + transfer->pauses + time - moment;
}

static void
end_late_ones(Http *http)
{
	int64_t moment = now(http);
	for (int i = 0; i < HTTP_PLACES; i++) {
		Transfer *transfer = &http->transfers[i];
		if (!transfer->easy || time_left(transfer, moment) > 0)
			continue;
		put_failed(http, transfer->id, FAILURE_TIMEOUT, (Str){0});
		tell_host(transfer, false, FAILURE_TIMEOUT);
		release(transfer);
	}
}

void
http_work(Http *http)
{
	int running, left;
	pause_or_go_on(http);
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
	end_late_ones(http);
	see_silent_ones(http);
	/* last, into the places that are free now: a new transfer wants to move on
	 * at once, so nobody waits */
	if (http->changed)
		begin_waiting(http);
}

/* Until somebody's time is over, or his silence no longer counts. */
static int
longest_wait(const Http *http)
{
	int64_t moment = now(http), wait = LONGEST_WAIT_MS;
	for (int i = 0; i < HTTP_PLACES; i++) {
		const Transfer *transfer = &http->transfers[i];
		if (!transfer->easy)
			continue;
		int64_t left = time_left(transfer, moment);
		wait = left < wait ? left : wait;
		left = transfer->begun + HOST_SILENCE_MS - moment;
		if (!transfer->answered && !transfer->silent && left < wait)
			wait = left;
	}
	return wait < 0 ? 0 : (int)wait;
}

void
http_wait(Http *http, int fd, bool read, bool write)
{
	struct curl_waitfd extra = {.fd = fd};
	extra.events = (short)((read ? CURL_WAIT_POLLIN : 0)
	    | (write ? CURL_WAIT_POLLOUT : 0));
	curl_multi_poll(http->multi, &extra, 1, longest_wait(http), NULL);
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
	queue_start(&http->queue);
	for (int i = 0; i < HTTP_PLACES; i++)
		http->transfers[i].http = http;
	if (http->multi
	    && curl_multi_setopt(http->multi, CURLMOPT_MAXCONNECTS,
		   (long)MOST_IDLE) == CURLM_OK)
		return http;
	free(http);
	return NULL;
}

bool
http_has_room(const Http *http)
{
	return queue_has_room(&http->queue);
}

void
http_ask(Http *http, uint32_t id, const FetchRequest *request)
{
	queue_add(&http->queue, id, request);
	http->changed = true;
}

void
http_cancel(Http *http, uint32_t id)
{
	bool found = queue_drop(&http->queue, id);
	for (int i = 0; !found && i < HTTP_PLACES; i++) {
		found = http->transfers[i].easy && http->transfers[i].id == id;
		if (found)
			release(&http->transfers[i]);
	}
	if (found)
		put_failed(http, id, FAILURE_CANCELLED, (Str){0});
}
