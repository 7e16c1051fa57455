#include "pipeline/finder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/unicode.h"
#include "base/url.h"
#include "feed/parse.h"
#include "fetch/fetch.h"
#include "fetch/source.h"
#include "pipeline/rights.h"

enum {
	PAGE_BYTES = 8 << 20,
	PATIENCE_MS = 90000,
	CPU_SECONDS = 60,
	MEGABYTES = 1024,
	MOST_SAID = 1 << 20,
};

/* --- in the child ------------------------------------------------------- */

/* One page as text. */
static bool
get(Arena *arena, Fetcher *fetcher, Str url, Source *source, Err *err)
{
	FetchRequest request = {.url = url, .limits.body = PAGE_BYTES};
	uint32_t id = fetcher_ask(fetcher, &request, err);
	if (!id)
		return false;
	Buf body = buf_new(PAGE_BYTES);
	*source = (Source){.name = url, .url = url};
	FetchReply reply;
	bool good = true, ended = false;
	while (good && !ended
	    && (good = fetcher_next(fetcher, PATIENCE_MS, &reply, err))) {
		if (reply.id != id)
			continue;
		if (reply.kind == FETCH_FAILED)
			good = fetch_fail(&reply, err);
		else if (reply.kind == FETCH_BODY)
			good = buf_add(&body, reply.body)
			    || err_set(err, "too large");
		else if (reply.kind == FETCH_DONE)
			ended = true;
		else if (reply.status < 200 || reply.status > 299)
			good = fetch_fail_by_status(reply.status, err);
		else {
			source->content_type = str_copy(arena,
			    fetch_header(&reply.headers, STR("Content-Type")));
			if (!str_empty(reply.url))
				source->url = str_copy(arena, reply.url);
		}
	}
	good = good && source_take(arena, buf_copy(arena, &body), source, err);
	buf_free(&body);
	return good;
}

/* Whether it is a feed, and then its name. */
static bool
is_feed(Arena *arena, const Source *source, Str *name)
{
	const Feed *feed = feed_parse(arena, source->text, source->url,
	    source->content_type);
	*name = feed->name;
	return !str_empty(feed->format);
}

static bool
find(Arena *arena, Fetcher *fetcher, Str url, FoundFeedList *found, Err *err)
{
	Source source;
	Str name;
	if (!get(arena, fetcher, url, &source, err))
		return false;
	if (is_feed(arena, &source, &name)) {
		/* the address that was typed: where it leads may change */
		list_push(arena, found, (FoundFeed){url, name, STR("feed")});
		return true;
	}
	if (source.kind == SOURCE_HTML)
		*found = discover_feeds(arena, source.text, source.url);
	if (found->count)
		return true;
	FoundFeedList usual = discover_usual(arena, source.url);
	for (uint32_t i = 0; i < usual.count && i < FINDER_TRIES; i++) {
		Source guess;
		if (get(arena, fetcher, usual.items[i].url, &guess, NULL)
		    && is_feed(arena, &guess, &name)) {
			list_push(arena, found,
			    (FoundFeed){usual.items[i].url, name, STR("feed")});
			return true;
		}
	}
	return true;
}

/* "F", address, tab, type, tab, title, for each feed, each on a line; or "E" and
 * the reason. */
static void
say_found(FILE *out, Arena *arena, const FoundFeedList *found)
{
	for (uint32_t i = 0; i < found->count; i++) {
		Str title = str_squeeze(arena, found->items[i].title);
		Str type = str_squeeze(arena, found->items[i].type);
		fprintf(out, "F%.*s\t%.*s\t%.*s\n",
		    STR_ARG(found->items[i].url), STR_ARG(type), STR_ARG(title));
	}
}

static void
work(int to, Fetcher *fetcher, Str url)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	rights_of_worker(CPU_SECONDS, MEGABYTES);
	Arena *arena = arena_new();
	FoundFeedList found = {0};
	Err err = {0};
	FILE *out = fdopen(to, "w");
	if (find(arena, fetcher, url, &found, &err))
		say_found(out, arena, &found);
	else
		fprintf(out, "E%s\n", err.text);
	fflush(out);
	_exit(0);
}

/* --- in the parent ------------------------------------------------------ */

static void
read_all(int in, Buf *said)
{
	char bytes[4096];
	for (ssize_t length; (length = read(in, bytes, sizeof bytes)) != 0;) {
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0 || !buf_add(said, (Str){bytes, (size_t)length}))
			return;
	}
}

static bool
hear(Arena *arena, Str said, FoundFeedList *found, Err *err)
{
	if (!unicode_valid(said))
		return err_set(err, "could not be read");
	for (Str line; str_cut(&said, '\n', &line);) {
		Str url, type, rest = line;
		if (str_starts(line, STR("E")))
			return err_set(err, "%.*s", (int)line.len - 1, line.ptr + 1);
		if (!str_starts(line, STR("F")) || !str_cut(&rest, '\t', &url)
		    || !str_cut(&rest, '\t', &type))
			continue;
		url = str_part(url, 1, url.len);
		if (url_is_web(url) && found->count < DISCOVER_MOST)
			list_push(arena, found, (FoundFeed){url, rest, type});
	}
	return true;
}

static bool
run(Arena *arena, Fetcher *fetcher, Str url, FoundFeedList *found, Err *err)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return err_set(err, "%s", strerror(errno));
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[0]);
		work(ends[1], fetcher, url);
	}
	close(ends[1]);
	Buf said = buf_new(MOST_SAID);
	if (pid > 0)
		read_all(ends[0], &said);
	close(ends[0]);
	int status = 0;
	while (pid > 0 && waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	Str copy = buf_copy(arena, &said);
	buf_free(&said);
	if (pid < 0 || status != 0)
		return err_set(err, "could not be read");
	return hear(arena, copy, found, err);
}

bool
finder_run(Arena *arena, Str typed, FoundFeedList *found, Err *err)
{
	Str url = discover_address(arena, typed);
	if (str_empty(url))
		return err_set(err, "%.*s: this is not an address of the web",
		    STR_ARG(typed));
	*found = (FoundFeedList){0};
	Fetcher *fetcher = fetcher_start(err);
	bool good = fetcher && run(arena, fetcher, url, found, err);
	fetcher_stop(fetcher);
	return good
	    || err_context(err, "%.*s", STR_ARG(fetch_shown_url(arena, url)));
}
