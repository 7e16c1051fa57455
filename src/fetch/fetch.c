#include "fetch/fetch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "base/url.h"

enum {
	MOST_UNSENT = 8 << 20, /* bytes of requests that wait to be sent */
	GRACE_MS = 10000, /* over its own time limit, before quoth-fetch is given
	                     up: it has a limit too, and ought to keep it */
	USUAL_TOTAL_MS = 60000,
	LONGEST_VALIDATOR = 1024, /* bytes of an ETag, or a date */
};

/* Of each request, how far it has come. */
enum { ASKED, HAS_HEAD, ENDED };

struct Fetcher {
	pid_t pid;
	int fd;
	uint32_t last_id;
	Buf courses; /* a byte for each id, from 1 on */
	Buf unsent;
	WireReader reader;
};

extern char **environ;

/* --- the program -------------------------------------------------------- */

/* Starts the program with end for its standard input, and no other file, folder
 * or socket of ours. 0, or an errno. */
static int
spawn(const char *path, int end, pid_t *pid)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t none, all;
	char *argv[] = {"quoth-fetch", NULL};
	sigemptyset(&none);
	sigfillset(&all);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, end, STDIN_FILENO);
	posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, "/dev/null",
	    O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null",
	    O_WRONLY, 0);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	/* a group of its own: Ctrl-C and Ctrl-Z are for us to hear */
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP
		| POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setpgroup(&attributes, 0);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &all);
	int error = posix_spawn(pid, path, &files, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return error;
}

Fetcher *
fetcher_start(Err *err)
{
	Arena *arena = arena_new();
	Str path = path_helper(arena, STR("quoth-fetch"));
	int ends[2], error = 0;
	pid_t pid = 0;
	if (str_empty(path))
		err_set(err, "quoth-fetch, which opens addresses, is not installed");
	else if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
		err_set(err, "quoth-fetch: %s", strerror(errno));
	else if ((error = spawn(path.ptr, ends[1], &pid)) != 0) {
		err_set(err, "%s: %s", path.ptr, strerror(error));
		close(ends[0]);
		close(ends[1]);
	}
	arena_free(arena);
	if (!pid)
		return NULL;
	close(ends[1]);
	Fetcher *fetcher = calloc(1, sizeof *fetcher);
	if (!fetcher)
		abort();
	*fetcher = (Fetcher){.pid = pid, .fd = ends[0],
	    .courses = buf_new(BUF_UNLIMITED), .unsent = buf_new(MOST_UNSENT)};
	return fetcher;
}

void
fetcher_stop(Fetcher *fetcher)
{
	if (!fetcher)
		return;
	close(fetcher->fd);
	/* It ends by itself now, but it would take its word for that. It has
	 * nothing that could be lost. */
	kill(fetcher->pid, SIGKILL);
	while (waitpid(fetcher->pid, NULL, 0) < 0 && errno == EINTR)
		;
	buf_free(&fetcher->courses);
	buf_free(&fetcher->unsent);
	wire_free(&fetcher->reader);
	free(fetcher);
}

/* --- asking and hearing ------------------------------------------------- */

/* What a server sent to be sent back to it; empty where it had better not be. */
static Str
sane_validator(Str validator)
{
	for (size_t i = 0; i < validator.len; i++)
		if (validator.ptr[i] < 0x20 || validator.ptr[i] > 0x7e)
			return (Str){0};
	return validator.len > LONGEST_VALIDATOR ? (Str){0} : validator;
}

uint32_t
fetcher_ask(Fetcher *fetcher, const FetchRequest *request, Err *err)
{
	uint32_t id = fetcher->last_id + 1;
	FetchRequest sane = *request;
	sane.etag = sane_validator(request->etag);
	sane.last_modified = sane_validator(request->last_modified);
	if (!url_is_web(request->url)
	    || !wire_put_request(&fetcher->unsent, id, &sane)) {
		err_set(err, "no address that can be asked for");
		return 0;
	}
	buf_add_byte(&fetcher->courses, ASKED);
	return fetcher->last_id = id;
}

void
fetcher_cancel(Fetcher *fetcher, uint32_t id)
{
	if (id == 0 || id > fetcher->last_id
	    || fetcher->courses.ptr[id - 1] == ENDED)
		return;
	/* where there is no room it comes to its end without */
	wire_put_cancel(&fetcher->unsent, id);
}

int
fetcher_fd(const Fetcher *fetcher)
{
	return fetcher->fd;
}

short
fetcher_events(const Fetcher *fetcher)
{
	return (short)(POLLIN | (fetcher->unsent.len ? POLLOUT : 0));
}

/* Whether a call that gave less than zero only found nothing to do. */
static bool
would_wait(void)
{
	return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR;
}

/* Sends and receives what goes without waiting. *heard: something came. False
 * with a reason where nothing more will come. */
static bool
exchange(Fetcher *fetcher, bool *heard, Err *err)
{
	Buf *unsent = &fetcher->unsent;
	if (unsent->len) {
		ssize_t sent = send(fetcher->fd, unsent->ptr, unsent->len,
		    MSG_DONTWAIT | MSG_NOSIGNAL);
		if (sent > 0) {
			memmove(unsent->ptr, unsent->ptr + sent,
			    unsent->len - (size_t)sent);
			buf_cut(unsent, unsent->len - (size_t)sent);
		}
	}
	char bytes[32 << 10];
	ssize_t length = recv(fetcher->fd, bytes, sizeof bytes, MSG_DONTWAIT);
	*heard = length > 0;
	if (length > 0)
		wire_add(&fetcher->reader, (Str){bytes, (size_t)length});
	return length > 0 || (length < 0 && would_wait())
	    || err_set(err, "quoth-fetch has stopped");
}

/* Whether a reply may come now, of that request. */
static bool
is_in_turn(Fetcher *fetcher, const FetchReply *reply)
{
	if (reply->id > fetcher->last_id)
		return false;
	char *course = &fetcher->courses.ptr[reply->id - 1];
	int was = *course;
	switch (reply->kind) {
	case FETCH_HEAD:
		*course = HAS_HEAD;
		return was == ASKED;
	case FETCH_BODY:
		return was == HAS_HEAD;
	case FETCH_DONE:
		*course = ENDED;
		return was == HAS_HEAD;
	case FETCH_FAILED:
		*course = ENDED;
		return was != ENDED;
	}
	return false;
}

FetcherStep
fetcher_poll(Fetcher *fetcher, FetchReply *reply, Err *err)
{
	for (bool heard = true; heard;) {
		WireResult result = wire_take_reply(&fetcher->reader, reply);
		if (result == WIRE_TAKEN && is_in_turn(fetcher, reply))
			return FETCHER_REPLY;
		if (result != WIRE_MORE) {
			err_set(err, "quoth-fetch speaks nonsense");
			return FETCHER_GONE;
		}
		if (!exchange(fetcher, &heard, err))
			return FETCHER_GONE;
	}
	return FETCHER_QUIET;
}

bool
fetcher_next(Fetcher *fetcher, int timeout_ms, FetchReply *reply, Err *err)
{
	for (;;) {
		FetcherStep step = fetcher_poll(fetcher, reply, err);
		if (step != FETCHER_QUIET)
			return step == FETCHER_REPLY;
		struct pollfd fd = {.fd = fetcher->fd,
		    .events = fetcher_events(fetcher)};
		int ready = poll(&fd, 1, timeout_ms);
		if (ready == 0)
			return err_set(err, "quoth-fetch does not answer");
		if (ready < 0 && errno != EINTR)
			return err_set(err, "quoth-fetch: %s", strerror(errno));
	}
}

Str
fetch_header(const FetchHeaders *headers, Str name)
{
	for (uint32_t i = 0; i < headers->count; i++) {
		Str value = headers->items[i], key;
		if (str_cut(&value, ':', &key) && str_equal_ascii(key, name))
			return str_trim(value);
	}
	return (Str){0};
}

Str
fetch_shown_url(Arena *arena, Str url)
{
	ptrdiff_t scheme = str_find(url, STR("//"));
	if (scheme < 0)
		return url;
	size_t begin = (size_t)scheme + 2, end = begin, host = begin;
	/* a "\" is a "/" to browsers, and a user may have "@" in the password:
	 * all up to the last "@" goes */
	for (; end < url.len && !memchr("/?#\\", url.ptr[end], 4); end++)
		if (url.ptr[end] == '@')
			host = end + 1;
	if (host == begin)
		return url;
	return str_join(arena, str_part(url, 0, begin),
	    str_part(url, host, url.len));
}

/* --- one page ----------------------------------------------------------- */

/* In the reader's words, after "ADDRESS: ". */
static const char *const failure_words[FAILURE_COUNT] = {
	[FAILURE_OTHER] = "cannot be fetched",
	[FAILURE_ADDRESS] = "this is not an address of the web",
	[FAILURE_HOST] = "cannot find the host",
	[FAILURE_PROXY] = "cannot reach the proxy",
	[FAILURE_REFUSED] = "the host refuses the connection",
	[FAILURE_UNREACHABLE] = "cannot connect to the host",
	[FAILURE_CERTIFICATE] = "the server's certificate cannot be trusted",
	[FAILURE_TLS] = "cannot make a secure connection",
	[FAILURE_TIMEOUT] = "took too long",
	[FAILURE_REDIRECTS] = "redirects in a circle, or more than ten times",
	[FAILURE_SCHEME] = "redirects to what is no page of the web",
	[FAILURE_NOT_HTTP] = "the server does not answer in HTTP",
	[FAILURE_HEADERS] = "the server's headers are too large",
	[FAILURE_ENCODING] = "the server's compression is broken",
	[FAILURE_TOO_LARGE] = "too large",
	[FAILURE_CUT_SHORT] = "the server broke the connection off",
	[FAILURE_CANCELLED] = "given up",
};

/* Of these the fetcher knows more than the words say. */
static bool
says_more(FetchFailure why)
{
	return why == FAILURE_OTHER || why == FAILURE_CERTIFICATE
	    || why == FAILURE_TLS || why == FAILURE_SCHEME
	    || why == FAILURE_UNREACHABLE || why == FAILURE_TOO_LARGE;
}

bool
fetch_fail(const FetchReply *reply, Err *err)
{
	const char *words = failure_words[reply->why];
	if (says_more(reply->why) && !str_empty(reply->detail))
		return err_set(err, "%s: %.*s", words, STR_ARG(reply->detail));
	return err_set(err, "%s", words);
}

bool
fetch_fail_by_status(uint32_t status, Err *err)
{
	static const struct {
		uint32_t status;
		const char *words;
	} known[] = {
		{401, "asks for a password"},
		{402, "asks for payment"},
		{403, "forbidden"},
		{404, "not found"},
		{410, "gone for good"},
		{429, "too many requests: try again later"},
		{451, "withheld for legal reasons"},
		{500, "the server failed"},
		{502, "the server behind it failed"},
		{503, "the server is overloaded: try again later"},
		{504, "the server behind it does not answer"},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (known[i].status == status)
			return err_set(err, "%u %s", status, known[i].words);
	return err_set(err, "%u %s", status,
	    status >= 500       ? "the server failed"
		: status >= 400 ? "the server will not give it"
		                : "the server has nothing to show");
}

/* Hears the replies to one request. Where it ends with a failure, there may be
 * more on the way, which nobody wants. */
static bool
gather(Arena *arena, Fetcher *fetcher, uint32_t id, const FetchLimits *limits,
    Buf *body, FetchedPage *page, Err *err)
{
	int patience = GRACE_MS + (int)(limits->total_ms ? limits->total_ms
	                                                 : USUAL_TOTAL_MS);
	FetchReply reply;
	while (fetcher_next(fetcher, patience, &reply, err)) {
		if (reply.id != id)
			continue;
		switch (reply.kind) {
		case FETCH_HEAD:
			if (reply.status < 200 || reply.status > 299)
				return fetch_fail_by_status(reply.status, err);
			if (!str_empty(reply.url))
				page->url = str_copy(arena, reply.url);
			page->content_type = str_copy(arena,
			    fetch_header(&reply.headers, STR("Content-Type")));
			break;
		case FETCH_BODY:
			if (buf_add(body, reply.body))
				break;
			reply = (FetchReply){.why = FAILURE_TOO_LARGE};
			return fetch_fail(&reply, err);
		case FETCH_DONE:
			return true;
		case FETCH_FAILED:
			/* most of an article is better than nothing */
			page->cut_short =
			    reply.why == FAILURE_CUT_SHORT && body->len > 0;
			return page->cut_short || fetch_fail(&reply, err);
		}
	}
	return false;
}

bool
fetch_page(Arena *arena, Fetcher *fetcher, Str url, const FetchLimits *limits,
    FetchedPage *page, Err *err)
{
	static const FetchLimits usual;
	if (!limits)
		limits = &usual;
	*page = (FetchedPage){.url = url};
	Str shown = fetch_shown_url(arena, url);
	FetchRequest request = {.url = url, .limits = *limits};
	Buf body = buf_new(limits->body ? limits->body : FETCH_BODY_LIMIT);
	Fetcher *own = fetcher ? NULL : fetcher_start(err);
	if (own)
		fetcher = own;
	uint32_t id = fetcher ? fetcher_ask(fetcher, &request, err) : 0;
	bool good = id
	    && gather(arena, fetcher, id, limits, &body, page, err);
	if (id && !good)
		fetcher_cancel(fetcher, id);
	fetcher_stop(own);
	if (good)
		page->body = buf_copy(arena, &body);
	buf_free(&body);
	page->url = fetch_shown_url(arena, page->url);
	return good || err_context(err, "%.*s", STR_ARG(shown));
}
