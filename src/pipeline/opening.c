#include "pipeline/opening.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "annotate/annotate.h"
#include "base/unicode.h"
#include "base/url.h"
#include "feed/parse.h"
#include "pipeline/desk.h"
#include "pipeline/story.h"

/* From the child, before each of its messages. */
typedef struct {
	uint32_t length; /* bytes that follow */
	uint32_t kind;   /* MessageKind */
} MessageHead;

typedef enum {
	MESSAGE_MORE,    /* so many more stories or failures, as digits */
	MESSAGE_FEED,    /* the name of the feed, a newline, its address */
	MESSAGE_NOTE,    /* what is to be known of the next story */
	MESSAGE_STORY,   /* packed */
	MESSAGE_FAILURE, /* in the reader's words */
} MessageKind;

enum { READ_AT_ONCE = 1 << 20 }; /* then a key may come first */

_Static_assert(sizeof(MessageHead) == sizeof((Opening *)0)->head,
    "a head is read into Opening.head");

/* --- in the child ------------------------------------------------------- */

static void
put_all(int out, const char *at, size_t length)
{
	while (length) {
		ssize_t written = write(out, at, length);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			_exit(1); /* nobody wants it any more */
		at += written;
		length -= (size_t)written;
	}
}

static void
tell(int out, MessageKind kind, Str bytes)
{
	MessageHead head = {(uint32_t)bytes.len, kind};
	put_all(out, (const char *)&head, sizeof head);
	put_all(out, bytes.ptr, bytes.len);
}

static void
tell_story(int out, const Story *story)
{
	if (!str_empty(story->note))
		tell(out, MESSAGE_NOTE, story->note);
	Buf packed = buf_new(STORY_PACKED_MAX);
	if (story_pack(&packed, story))
		tell(out, MESSAGE_STORY, buf_str(&packed));
	else
		tell(out, MESSAGE_FAILURE, STR("an article that is too long"));
	buf_free(&packed);
}

static void
tell_item(int out, const Feed *feed, const Item *item)
{
	Arena *arena = arena_new();
	const FeedText *text = &item->summary;
	for (uint32_t i = 0; i < item->contents.count; i++)
		if (item->contents.items[i].value.len > text->value.len)
			text = &item->contents.items[i];
	StoryHead head = {item->headline, item->link,
	    feed_persons_line(arena, &item->authors), item_date(item)};
	Story story;
	story_of_feed_text(arena, text, &head, &story);
	if (str_empty(story.document->text) && url_is_web(item->link))
		story.note = STR("the feed has only its headline: x fetches the page");
	Document said = *story.document;
	said.site = feed->name;
	story.document = &said;
	tell_story(out, &story);
	arena_free(arena);
}

static void
tell_feed(int out, Arena *arena, const Source *source, Str base)
{
	const Feed *feed = feed_parse(arena, source->text,
	    str_empty(source->url) ? base : source->url, source->content_type);
	uint32_t count = feed->items.count < OPENING_ITEMS_MAX
	    ? feed->items.count : OPENING_ITEMS_MAX;
	Str url = str_empty(source->url) ? feed->self : source->name;
	if (!count) {
		tell(out, MESSAGE_FAILURE, str_format(arena,
		    "%.*s: a feed without items",
		    STR_ARG(fetch_shown_url(arena, source->name))));
		return;
	}
	tell(out, MESSAGE_FEED, str_format(arena, "%.*s\n%.*s",
	    STR_ARG(feed->name), STR_ARG(url)));
	/* it stands for the source itself */
	tell(out, MESSAGE_MORE, str_format(arena, "%u", count - 1));
	for (uint32_t i = 0; i < count; i++)
		tell_item(out, feed, &feed->items.items[i]);
}

static void
open_source(int out, Desk *desk, Str name, Str base)
{
	Arena *arena = arena_new();
	StoryOptions options = {.url = base, .desk = desk};
	Source source;
	Story story;
	Err err = {0};
	if (!desk_read(arena, desk, name, &source, &err))
		tell(out, MESSAGE_FAILURE, str_of(err.text));
	else if (source.kind == SOURCE_FEED)
		tell_feed(out, arena, &source, base);
	else if (story_of_source(arena, &source, fetch_shown_url(arena, name),
	             &options, &story, &err))
		tell_story(out, &story);
	else
		tell(out, MESSAGE_FAILURE, str_of(err.text));
	arena_free(arena);
}

/* The screen's terminal, its store and its signals are not for whoever reads
 * pages. Standard input is, where it is a source. */
static void
leave_all_behind(const StrList *sources, int out)
{
	static const int signals[] = {SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP,
	    SIGCONT, SIGWINCH, SIGPIPE};
	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	bool reads_input = false;
	for (uint32_t i = 0; i < sources->count; i++)
		reads_input = reads_input || str_equal(sources->items[i], STR("-"));
	int nothing = open("/dev/null", O_RDWR);
	if (nothing < 0)
		_exit(1);
	for (int fd = reads_input ? 1 : 0; fd < 3; fd++)
		dup2(nothing, fd);
	if (out > 3)
		close_range(3, (unsigned)out - 1, 0);
	close_range((unsigned)out + 1, ~0U, 0);
}

static void
work(int out, const StrList *sources, Str base)
{
	leave_all_behind(sources, out);
	annotate_prepare(NULL);
	Desk desk = desk_open(sources);
	for (uint32_t i = 0; i < sources->count; i++)
		open_source(out, &desk, sources->items[i], base);
	_exit(0);
}

/* --- on the screen's side ----------------------------------------------- */

Opening *
opening_start(const StrList *sources, Str base, Err *err)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0) {
		err_set(err, "%s", strerror(errno));
		return NULL;
	}
	/* standard streams that were closed before must not be the pipe */
	for (int i = 0; i < 2; i++)
		while (ends[i] < 3) {
			int higher = fcntl(ends[i], F_DUPFD_CLOEXEC, 3);
			if (higher < 0)
				break;
			ends[i] = higher;
		}
	fflush(NULL);
	pid_t pid = fork();
	if (pid == 0)
		work(ends[1], sources, base);
	close(ends[1]);
	if (pid < 0) {
		err_set(err, "%s", strerror(errno));
		close(ends[0]);
		return NULL;
	}
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	Arena *arena = arena_new();
	Opening *opening = ARENA_NEW(arena, Opening);
	opening->arena = arena;
	opening->pid = pid;
	opening->file = ends[0];
	opening->expected = sources->count;
	for (uint32_t i = 0; i < sources->count; i++)
		list_push(arena, &opening->sources,
		    str_copy(arena, sources->items[i]));
	if (sources->count)
		opening->shown = fetch_shown_url(arena, opening->sources.items[0]);
	return opening;
}

static void
put_failure(Opening *opening, Str reason)
{
	list_push(opening->arena, &opening->failures,
	    str_copy(opening->arena, reason));
}

static void
end(Opening *opening, bool kill_it)
{
	if (opening->ended)
		return;
	opening->ended = true;
	close(opening->file);
	opening->file = -1;
	if (kill_it)
		kill(opening->pid, SIGKILL);
	int status = 0;
	while (waitpid(opening->pid, &status, 0) < 0 && errno == EINTR)
		;
	bool whole = WIFEXITED(status) && !WEXITSTATUS(status)
	    && !opening->head_have;
	uint32_t done = opening->stories.count + opening->failures.count;
	if (whole && done >= opening->expected)
		return;
	/* it has died of a source, or what it said was not to be believed */
	Str name = opening->shown;
	if (!opening->is_feed && done < opening->sources.count)
		name = fetch_shown_url(opening->arena,
		    opening->sources.items[done]);
	put_failure(opening, str_format(opening->arena, "%.*s: could not be read",
	    STR_ARG(name)));
}

/* False where it is none that the child would send. */
static bool
take(Opening *opening, MessageKind kind, Str body)
{
	Arena *arena = opening->arena;
	int64_t more;
	Story story;
	Str name;
	if (kind != MESSAGE_STORY && !unicode_valid(body))
		return false;
	switch (kind) {
	case MESSAGE_MORE:
		if (!str_to_int(body, &more) || more < 0
		    || more > OPENING_ITEMS_MAX)
			return false;
		opening->expected += (uint32_t)more;
		return true;
	case MESSAGE_FEED:
		if (opening->sources.count > 1)
			return true; /* one of several */
		opening->is_feed = true;
		str_cut(&body, '\n', &name);
		opening->feed = str_copy(arena, name);
		if (url_is_web(body))
			opening->feed_url = str_copy(arena, body);
		return true;
	case MESSAGE_NOTE:
		opening->note = str_copy(arena, body);
		return true;
	case MESSAGE_STORY:
		if (opening->stories.count == OPENING_STORIES_MAX
		    || !story_unpack(arena, body, &story, NULL))
			return false;
		story.note = opening->note;
		opening->note = (Str){0};
		list_push(arena, &opening->stories, story);
		return true;
	case MESSAGE_FAILURE:
		if (opening->failures.count == OPENING_STORIES_MAX)
			return false;
		put_failure(opening, body);
		return true;
	}
	return false;
}

/* Reads on where it stands: in a head, or in a body. The result is read()'s. */
static ssize_t
read_on(Opening *opening)
{
	if (!opening->body)
		return read(opening->file, opening->head + opening->head_have,
		    sizeof opening->head - opening->head_have);
	return read(opening->file, opening->body + opening->body_have,
	    opening->body_length - opening->body_have);
}

/* What has been read now. False where it is nothing to go on with. */
static bool
advance(Opening *opening, size_t length)
{
	MessageHead head;
	if (opening->body)
		opening->body_have += length;
	else
		opening->head_have += length;
	if (opening->head_have < sizeof opening->head)
		return true;
	memcpy(&head, opening->head, sizeof head);
	if (!opening->body) {
		opening->bytes += head.length;
		if (!head.length || head.length > STORY_PACKED_MAX
		    || opening->bytes > OPENING_BYTES_MAX)
			return false;
		opening->body = malloc(head.length);
		if (!opening->body)
			abort();
		opening->body_length = head.length;
		opening->body_have = 0;
	}
	if (opening->body_have < opening->body_length)
		return true;
	bool good = take(opening, (MessageKind)head.kind,
	    (Str){opening->body, opening->body_length});
	free(opening->body);
	opening->body = NULL;
	opening->head_have = 0;
	return good;
}

bool
opening_read(Opening *opening)
{
	for (size_t all = 0; !opening->ended && all < READ_AT_ONCE;) {
		ssize_t length = read_on(opening);
		if (length < 0 && errno == EINTR)
			continue;
		if (length < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
			return true;
		if (length <= 0)
			end(opening, false);
		else if (!advance(opening, (size_t)length))
			end(opening, true);
		else
			all += (size_t)length;
	}
	return !opening->ended;
}

static int64_t
milliseconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
opening_wait(Opening *opening, int milliseconds)
{
	int64_t until = milliseconds_now() + milliseconds;
	while (opening_read(opening)) {
		int64_t left = until - milliseconds_now();
		if (milliseconds >= 0 && left <= 0)
			return;
		struct pollfd wait = {.fd = opening->file, .events = POLLIN};
		poll(&wait, 1, milliseconds < 0 ? -1 : (int)left);
	}
}

void
opening_free(Opening *opening)
{
	if (!opening)
		return;
	end(opening, true);
	free(opening->body);
	arena_free(opening->arena);
}
