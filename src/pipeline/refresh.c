#include "pipeline/refresh.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "base/path.h"
#include "config/feedlist.h"
#include "fetch/fetch.h"
#include "fetch/politeness.h"
#include "pipeline/asked.h"
#include "pipeline/incoming.h"
#include "pipeline/password.h"
#include "pipeline/press.h"
#include "pipeline/rights.h"
#include "pipeline/stop.h"
#include "store/store_feed.h"

enum {
	COMMIT_FEEDS = 16, /* stored at most before they are committed */
	DAY = 24 * 60 * 60,
};

/* What the workers do. */
enum { FEEDS, STORIES, TRADES };
static const Trade *const trades[TRADES] = {
	[FEEDS] = &incoming_trade,
	[STORIES] = &stories_trade,
};

typedef struct {
	Arena *arena;
	const RefreshOptions *options;
	Events *events;
	FeedList list;
	Store *store;
	Fetcher *fetcher;
	Foreman *foreman;
	Incoming *incoming;
	AskedList asked;
	LIST_OF(uint32_t) by_id; /* of requests, from 1 on: indexes in asked */
	uint32_t left;
	bool in_transaction;
	FeedEvent untold[COMMIT_FEEDS]; /* until it is committed */
	uint32_t untold_count;
	Arena *untold_arena;
} Refresh;

static int64_t
now(void)
{
	return (int64_t)time(NULL);
}

/* --- which feeds -------------------------------------------------------- */

static bool
is_named(const Refresh *refresh, const SavedFeed *feed)
{
	const StrList *only = &refresh->options->only;
	for (uint32_t i = 0; i < only->count; i++)
		if (feedlist_find(&refresh->list, only->items[i])
		    == feed - refresh->list.feeds.items)
			return true;
	return false;
}

static bool
is_due(const Refresh *refresh, const SavedFeed *feed, const FeedFetch *fetch)
{
	if (refresh->options->only.count)
		return is_named(refresh, feed);
	if (fetch->gone)
		return false;
	return refresh->options->all || fetch->next_try == DATE_NONE
	    || !fetch_too_early(now(), fetch->next_try);
}

static bool
names_are_known(const Refresh *refresh, Err *err)
{
	const StrList *only = &refresh->options->only;
	for (uint32_t i = 0; i < only->count; i++)
		if (feedlist_find(&refresh->list, only->items[i]) < 0)
			return err_set(err, "%.*s: not in the feed list",
			    STR_ARG(only->items[i]));
	return true;
}

static bool
choose_feeds(Refresh *refresh, Err *err)
{
	StoredFeedList stored = {0};
	if (!names_are_known(refresh, err)
	    || !store_feeds(refresh->arena, refresh->store, &stored, err))
		return false;
	Map known = {0};
	for (uint32_t i = 0; i < stored.count; i++)
		map_put(refresh->arena, &known, stored.items[i].url, i);
	for (uint32_t i = 0; i < refresh->list.feeds.count; i++) {
		const SavedFeed *feed = &refresh->list.feeds.items[i];
		StoredFeed before = {.url = feed->url,
		    .fetch = {.last_try = DATE_NONE, .last_good = DATE_NONE,
			.next_try = DATE_NONE}};
		uint32_t at;
		if (map_get(&known, feed->url, &at))
			before = stored.items[at];
		if (is_due(refresh, feed, &before.fetch))
			list_push(refresh->arena, &refresh->asked,
			    (Asked){.saved = feed, .stored = before});
	}
	return true;
}

/* --- asking ------------------------------------------------------------- */

static bool
ask(Refresh *refresh, Asked *asked, Err *err)
{
	FetchRequest request = asked_request(refresh->arena, asked);
	asked->request = fetcher_ask(refresh->fetcher, &request, err);
	if (!asked->request)
		return false;
	list_push(refresh->arena, &refresh->by_id,
	    (uint32_t)(asked - refresh->asked.items));
	return true;
}

/* NULL where it has ended, or is asked for by another request by now. */
static Asked *
asked_by(const Refresh *refresh, uint32_t id)
{
	if (id == 0 || id > refresh->by_id.count)
		return NULL;
	Asked *asked = &refresh->asked.items[refresh->by_id.items[id - 1]];
	return asked->ended || asked->request != id ? NULL : asked;
}

/* --- storing ------------------------------------------------------------ */

/* What is stored is there now; then it is told. */
static bool
commit(Refresh *refresh, Err *err)
{
	if (refresh->in_transaction && !store_commit(refresh->store, err))
		return false;
	refresh->in_transaction = false;
	for (uint32_t i = 0; i < refresh->untold_count; i++)
		events_feed(refresh->events, &refresh->untold[i]);
	refresh->untold_count = 0;
	arena_free(refresh->untold_arena);
	refresh->untold_arena = arena_new();
	return true;
}

static bool
begin(Refresh *refresh, Err *err)
{
	if (!refresh->in_transaction)
		refresh->in_transaction = store_begin(refresh->store, err);
	return refresh->in_transaction;
}

static void
tell_later(Refresh *refresh, const Asked *asked, FeedResult result,
    const StoredChanges *changes, Str name)
{
	Arena *arena = refresh->untold_arena;
	const FeedFetch *fetch = &asked->fetch;
	refresh->untold[refresh->untold_count++] = (FeedEvent){
		.url = asked->saved->url,
		.name = str_copy(arena, name),
		.result = result,
		.added = changes->added,
		.updated = changes->updated,
		.next = fetch->next_try,
		.error = str_copy(arena, fetch->error),
		.moved = asked->moved,
	};
}

static bool
expire(Refresh *refresh, const Asked *asked, int64_t feed, Err *err)
{
	if (asked->saved->keep_days <= 0 || !feed)
		return true;
	int64_t before = now() - (int64_t)asked->saved->keep_days * DAY;
	return store_expire(refresh->store, feed, before, NULL, err);
}

/* Stores how it went, and feed (NULL: none came), and ends it. */
static bool
end_feed(Refresh *refresh, Asked *asked, const Feed *feed, Err *err)
{
	FeedFetch *fetch = &asked->fetch;
	StoredChanges changes = {0};
	bool good = str_empty(fetch->error);
	asked_conclude(asked, feed != NULL, now());
	Str url = asked->saved->url;
	if (!begin(refresh, err)
	    || (feed && !store_put_feed(refresh->store, url, feed,
	            fetch->last_try, &changes, err))
	    || !store_put_fetch(refresh->store, url, fetch, err)
	    || (good && !expire(refresh, asked,
	            feed ? changes.feed : asked->stored.id, err)))
		return false;
	FeedResult result = fetch->gone  ? FEED_GONE
	    : !good                      ? FEED_FAILED
	    : changes.added + changes.updated ? FEED_CHANGED
	                                      : FEED_UNCHANGED;
	Str name = !str_empty(asked->saved->title) ? asked->saved->title
	    : feed ? feed->name : asked->stored.name;
	tell_later(refresh, asked, result, &changes, name);
	asked->ended = true;
	refresh->left--;
	return refresh->untold_count < COMMIT_FEEDS || commit(refresh, err);
}

static bool
end_failed(Refresh *refresh, Asked *asked, const Err *reason, Err *err)
{
	asked->fetch.error = str_of(reason->text);
	/* it failed now; what it had before still holds */
	asked->fetch.etag = asked->stored.fetch.etag;
	asked->fetch.last_modified = asked->stored.fetch.last_modified;
	bool stored = end_feed(refresh, asked, NULL, err);
	asked->fetch.error = (Str){0};
	return stored;
}

/* --- hearing ------------------------------------------------------------ */

static bool
hear_head(Refresh *refresh, Asked *asked, const FetchReply *reply, Err *err)
{
	asked_hear(refresh->arena, asked, reply);
	return !asked->comes || incoming_begin(refresh->incoming, reply->id,
	    asked->alone, str_empty(reply->url) ? asked_address(asked) : reply->url,
	    fetch_header(&asked->headers, STR("Content-Type")), err);
}

/* An answer without a body has come to its end. */
static bool
hear_end(Refresh *refresh, Asked *asked, Err *err)
{
	Err reason = {0};
	if (asked->fetch.status == 304)
		return end_feed(refresh, asked, NULL, err);
	fetch_fail_by_status((uint32_t)asked->fetch.status, &reason);
	return end_failed(refresh, asked, &reason, err);
}

static bool
hear(Refresh *refresh, const FetchReply *reply, Err *err)
{
	Asked *asked = asked_by(refresh, reply->id);
	if (!asked)
		return true;
	switch (reply->kind) {
	case FETCH_HEAD:
		return hear_head(refresh, asked, reply, err);
	case FETCH_BODY:
		incoming_push(refresh->incoming, reply->id, reply->body);
		return true;
	case FETCH_DONE:
		if (!asked->comes)
			return hear_end(refresh, asked, err);
		incoming_end(refresh->incoming, reply->id);
		return true;
	case FETCH_FAILED:
		break;
	}
	if (reply->why == FAILURE_CUT_SHORT && asked->comes) {
		asked->cut_short = true;
		incoming_end(refresh->incoming, reply->id);
		return true;
	}
	incoming_drop(refresh->incoming, reply->id);
	Err reason = {0};
	fetch_fail(reply, &reason);
	return end_failed(refresh, asked, &reason, err);
}

/* A feed that was in a worker when that died gets another chance, alone. */
static bool
take_lost(Refresh *refresh, Asked *asked, const Arrival *arrival, Err *err)
{
	Err reason = {0};
	fetcher_cancel(refresh->fetcher, arrival->id);
	if (!arrival->alone) {
		asked->alone = true;
		asked->comes = asked->cut_short = false;
		return ask(refresh, asked, &reason)
		    || end_failed(refresh, asked, &reason, err);
	}
	err_set(&reason, "%.*s", STR_ARG(arrival->why));
	return end_failed(refresh, asked, &reason, err);
}

static bool
take_arrival(Refresh *refresh, const Arrival *arrival, Err *err)
{
	Asked *asked = asked_by(refresh, arrival->id);
	if (!asked)
		return true;
	if (!arrival->feed)
		return take_lost(refresh, asked, arrival, err);
	/* it may be there before the end of what the server sends */
	fetcher_cancel(refresh->fetcher, arrival->id);
	if (str_empty(arrival->feed->format)) {
		Err reason = {0};
		err_set(&reason, "this is no feed");
		return end_failed(refresh, asked, &reason, err);
	}
	/* the whole of it is to be asked for again */
	if (asked->cut_short)
		asked->fetch.etag = asked->fetch.last_modified = (Str){0};
	return end_feed(refresh, asked, arrival->feed, err);
}

/* What there is to hear now, a little at a time, so that a signal is heard in
 * between. *any: there was something. False also where the fetcher is gone. */
static bool
hear_some(Refresh *refresh, bool *any, Err *err)
{
	*any = false;
	for (int i = 0; i < 64 && refresh->left
	    && !incoming_is_full(refresh->incoming); i++) {
		FetchReply reply;
		FetcherStep step = fetcher_poll(refresh->fetcher, &reply, err);
		if (step == FETCHER_GONE) {
			commit(refresh, NULL);
			return false;
		}
		if (step == FETCHER_QUIET)
			break;
		*any = true;
		if (!hear(refresh, &reply, err))
			return false;
	}
	Arrival arrival;
	for (int i = 0; i < 64 && refresh->left
	    && incoming_next(refresh->incoming, &arrival); i++) {
		*any = true;
		if (!take_arrival(refresh, &arrival, err))
			return false;
	}
	return true;
}

static void
wait_for_more(const Refresh *refresh)
{
	struct pollfd fds[1 + INCOMING_FDS];
	int timeout_ms = 60000;
	nfds_t count = incoming_fds(refresh->incoming, fds, &timeout_ms);
	if (!incoming_is_full(refresh->incoming))
		fds[count++] = (struct pollfd){fetcher_fd(refresh->fetcher),
		    fetcher_events(refresh->fetcher), 0};
	stop_poll(fds, count, timeout_ms);
}

/* Until every feed has ended, or we are told to stop. */
static bool
hear_all(Refresh *refresh, Err *err)
{
	while (refresh->left && !stop_asked()) {
		bool any;
		if (!hear_some(refresh, &any, err))
			return false;
		if (any)
			continue;
		if (!commit(refresh, err))
			return false;
		if (!events_flush(refresh->events))
			break;
		if (refresh->left)
			wait_for_more(refresh);
	}
	return commit(refresh, err);
}

/* --- all together ------------------------------------------------------- */

/* Whoever holds it refreshes; it goes with its process. */
static bool
take_turn(Arena *arena, Str folder, int *turn, Err *err)
{
	Str path = path_join(arena, folder, STR("refresh.lock"));
	*turn = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (*turn < 0)
		return err_set(err, "%s: %s", path.ptr, strerror(errno));
	if (flock(*turn, LOCK_EX | LOCK_NB) == 0)
		return true;
	return errno == EWOULDBLOCK
	    ? err_set(err, "another refresh is running")
	    : err_set(err, "%s: %s", path.ptr, strerror(errno));
}

static Str
folder_of(Str path)
{
	Str name = path_name(path);
	return str_part(path, 0, path.len - name.len - (path.len > name.len));
}

/* Everything that needs more rights than the press has. */
static bool
prepare(Refresh *refresh, int *turn, Err *err)
{
	Arena *arena = refresh->arena;
	Err problem = {0};
	if (!feedlist_load(arena, &refresh->list, &problem))
		events_note(refresh->events, str_of(problem.text));
	Str path = store_path(arena);
	if (str_empty(path))
		return err_set(err, "there is no home folder for the store");
	refresh->store = store_open(path, err);
	if (!refresh->store)
		return false;
	Str folder = str_copy(arena, folder_of(path));
	if (!take_turn(arena, folder, turn, err)
	    || !choose_feeds(refresh, err))
		return false;
	refresh->fetcher = fetcher_start(err);
	if (!refresh->fetcher)
		return false;
	refresh->incoming = incoming_new(refresh->foreman, FEEDS,
	    refresh->options->patience_ms);
	refresh->left = refresh->asked.count;
	events_started(refresh->events, refresh->asked.count);
	return true;
}

static bool
ask_all(Refresh *refresh, Err *err)
{
	for (uint32_t i = 0; i < refresh->asked.count; i++) {
		Asked *asked = &refresh->asked.items[i];
		const StrList *command = &asked->saved->password_command;
		Err reason = {0};
		bool good = !command->count || password_ask(refresh->arena, command,
		    &asked->password, &reason)
		    || err_context(&reason, "feeds.yaml:%u", asked->saved->line);
		if (good && ask(refresh, asked, &reason))
			continue;
		if (!end_failed(refresh, asked, &reason, err))
			return false;
	}
	return true;
}

static bool
make_stories(Refresh *refresh, Err *err)
{
	Stories *stories = stories_new(refresh->foreman, STORIES,
	    refresh->options->patience_ms);
	bool good = press_run(refresh->store, refresh->fetcher, stories,
	    &refresh->list, refresh->events, err);
	stories_free(stories);
	return good;
}

static bool
run(Refresh *refresh, Err *err)
{
	if (!ask_all(refresh, err))
		return false;
	Str folder = str_copy(refresh->arena,
	    folder_of(store_path(refresh->arena)));
	rights_of_press(folder);
	if (!hear_all(refresh, err))
		return false;
	incoming_free(refresh->incoming);
	refresh->incoming = NULL;
	if (!refresh->options->headlines_only && !stop_asked()
	    && !make_stories(refresh, err))
		return false;
	return stop_asked() || store_sync(refresh->store, err);
}

bool
refresh_run(const RefreshOptions *options, Events *events, Err *err)
{
	Refresh refresh = {.arena = arena_new(), .untold_arena = arena_new(),
	    .options = options, .events = events};
	int turn = -1;
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a full disk is an error, not a death */
	stop_watch();
	/* before there is anything that he should not have */
	refresh.foreman = foreman_start(trades, TRADES, err);
	Log *log = log_open(refresh.arena);
	events_log(events, log);
	bool good = refresh.foreman && prepare(&refresh, &turn, err)
	    && run(&refresh, err);
	incoming_free(refresh.incoming);
	if (refresh.in_transaction)
		store_rollback(refresh.store);
	if (good)
		events_done(events, stop_asked());
	else
		log_add(log, STR("refresh"), str_of(err->text));
	events_flush(events);
	events_log(events, NULL);
	log_close(log);
	fetcher_stop(refresh.fetcher);
	foreman_stop(refresh.foreman);
	store_close(refresh.store);
	if (turn >= 0)
		close(turn);
	arena_free(refresh.untold_arena);
	arena_free(refresh.arena);
	return good;
}
