#include "pipeline/press.h"

#include <time.h>

#include "pipeline/stop.h"
#include "store/store_feed.h"
#include "store/store_story.h"

enum {
	TEXTS_AT_ONCE = 32, /* begun in one transaction */
	PAGES_AT_ONCE = 8,  /* so many bodies are held */
	COMMIT_STORIES = 16,
	PATIENCE_MS = 90000, /* beyond what the fetcher allows any request */
	PATIENT_DAYS = 7, /* an item may wait for a server that cannot be reached */
	DAY = 24 * 60 * 60,
};

typedef struct {
	Arena *arena; /* of a batch */
	Store *store;
	Fetcher *fetcher;
	Stories *stories;
	Events *events;
	bool in_transaction;
	ItemEvent untold[COMMIT_STORIES];
	uint32_t untold_count;
	Arena *untold_arena;
} Press;

static StoryKind
kind_of(const StoryJob *job)
{
	return job->full ? STORY_FULL_TEXT : STORY_FEED_TEXT;
}

/* --- storing ------------------------------------------------------------ */

static bool
commit(Press *press, Err *err)
{
	if (press->in_transaction && !store_commit(press->store, err))
		return false;
	press->in_transaction = false;
	for (uint32_t i = 0; i < press->untold_count; i++)
		events_item(press->events, &press->untold[i]);
	press->untold_count = 0;
	arena_free(press->untold_arena);
	press->untold_arena = arena_new();
	return events_flush(press->events)
	    || err_set(err, "nobody listens any more");
}

static bool
begin(Press *press, Err *err)
{
	if (!press->in_transaction)
		press->in_transaction = store_begin(press->store, err);
	return press->in_transaction;
}

static bool
tell_later(Press *press, const StoryJob *job, Str error, Err *err)
{
	Arena *arena = press->untold_arena;
	Str about = str_empty(job->page_url) ? job->head.headline : job->page_url;
	press->untold[press->untold_count++] = (ItemEvent){job->item, job->full,
	    str_copy(arena, about), str_copy(arena, error)};
	return press->untold_count < COMMIT_STORIES || commit(press, err);
}

static bool
put_failure(Press *press, const StoryJob *job, Str reason,
    StoryFailure failure, Err *err)
{
	return begin(press, err)
	    && store_put_failure(press->store, job->item, kind_of(job), reason,
	        failure, err)
	    && tell_later(press, job, reason, err);
}

static bool
take_story(void *context, const StoryJob *job, const Story *story,
    Str reason, Err *err)
{
	Press *press = context;
	if (!story)
		return put_failure(press, job, reason, STORY_FAILED, err);
	return begin(press, err)
	    && store_put_story(press->store, job->item, kind_of(job), story,
	        (int64_t)time(NULL), err)
	    && tell_later(press, job, (Str){0}, err);
}

/* Counts the tries before they are made: should this process die of one, it is
 * not tried for ever. */
static bool
begin_jobs(Press *press, const StoryJobList *jobs, Err *err)
{
	if (!begin(press, err))
		return false;
	for (uint32_t i = 0; i < jobs->count; i++)
		if (!store_begin_story(press->store, jobs->items[i].item,
		        kind_of(&jobs->items[i]), (int64_t)time(NULL), err))
			return false;
	return commit(press, err);
}

/* --- texts of feeds ----------------------------------------------------- */

static StoryJob
job_of(const StoredItem *item, bool full)
{
	return (StoryJob){
		.item = item->id,
		.full = full,
		.head = {item->headline, item->link, item->authors, item->published},
		.page_url = item->link,
	};
}

static bool
read_texts(Press *press, const StoredItem *items, uint32_t count, Err *err)
{
	StoryJobList jobs = {0};
	for (uint32_t i = 0; i < count; i++) {
		StoredText text;
		if (!store_text(press->arena, press->store, items[i].id, &text, err))
			return false;
		StoryJob job = job_of(&items[i], false);
		/* the publisher's longer word */
		job.text = text.content.value.len >= text.summary.value.len
		    ? text.content : text.summary;
		list_push(press->arena, &jobs, job);
	}
	return begin_jobs(press, &jobs, err)
	    && stories_make(press->stories, &jobs, take_story, press, err)
	    && commit(press, err);
}

/* --- pages -------------------------------------------------------------- */

typedef struct {
	StoryJob job;
	uint32_t id; /* of its request; 0: it has ended */
	Buf body;
	bool patient; /* not to be reached costs it no try */
	bool heard;   /* a head of it has come */
	bool good;    /* and was one of success */
} Page;

static Page *
page_with(Page *pages, uint32_t count, uint32_t id)
{
	for (uint32_t i = 0; i < count; i++)
		if (pages[i].id == id)
			return &pages[i];
	return NULL;
}

static bool
page_failed(Press *press, Page *page, const Err *reason, StoryFailure failure,
    Err *err)
{
	page->id = 0;
	page->good = false;
	return put_failure(press, &page->job, str_of(reason->text), failure, err);
}

/* The reader may be offline, or the server down for a while: nobody has
 * answered. */
static bool
was_not_reached(const Page *page, FetchFailure why)
{
	return !page->heard && (why == FAILURE_HOST || why == FAILURE_PROXY
	    || why == FAILURE_REFUSED || why == FAILURE_UNREACHABLE
	    || why == FAILURE_TIMEOUT);
}

static bool
hear_page(Press *press, Page *page, const FetchReply *reply, Err *err)
{
	Err reason = {0};
	switch (reply->kind) {
	case FETCH_HEAD:
		page->heard = true;
		page->good = reply->status >= 200 && reply->status < 300;
		page->job.content_type = str_copy(press->arena,
		    fetch_header(&reply->headers, STR("Content-Type")));
		if (!str_empty(reply->url))
			page->job.page_url = str_copy(press->arena, reply->url);
		if (page->good)
			return true;
		fetch_fail_by_status(reply->status, &reason);
		return page_failed(press, page, &reason,
		    reply->status == 404 || reply->status == 410
		        ? STORY_GIVEN_UP : STORY_FAILED, err);
	case FETCH_BODY:
		if (buf_add(&page->body, reply->body))
			return true;
		fetcher_cancel(press->fetcher, page->id);
		err_set(&reason, "too large");
		return page_failed(press, page, &reason, STORY_GIVEN_UP, err);
	case FETCH_DONE:
		page->id = 0;
		return true;
	case FETCH_FAILED:
		break;
	}
	/* most of an article is better than nothing */
	if (reply->why == FAILURE_CUT_SHORT && page->good && page->body.len) {
		page->id = 0;
		return true;
	}
	fetch_fail(reply, &reason);
	return page_failed(press, page, &reason,
	    page->patient && was_not_reached(page, reply->why)
	        ? STORY_UNTRIED : STORY_FAILED, err);
}

static bool
hear_pages(Press *press, Page *pages, uint32_t count, uint32_t left, Err *err)
{
	while (left && !stop_asked()) {
		FetchReply reply;
		FetcherStep step = fetcher_poll(press->fetcher, &reply, err);
		if (step == FETCHER_GONE)
			return false;
		if (step == FETCHER_QUIET) {
			struct pollfd fd = {fetcher_fd(press->fetcher),
			    fetcher_events(press->fetcher), 0};
			stop_poll(&fd, 1, PATIENCE_MS);
			continue;
		}
		Page *page = reply.id ? page_with(pages, count, reply.id) : NULL;
		if (!page)
			continue; /* of one that nobody wants any more */
		if (!hear_page(press, page, &reply, err))
			return false;
		left -= page->id == 0;
	}
	return true;
}

static FetchRequest
request_of(const StoryJob *job, const SavedFeed *feed)
{
	/* the feed's headers and password are for the feed: its page may be at
	 * another's */
	return (FetchRequest){
		.url = job->page_url,
		.user_agent = feed->user_agent,
		.proxy = feed->proxy,
		.limits.body = PRESS_PAGE_BYTES,
	};
}

static bool
ask_pages(Press *press, Page *pages, const SavedFeed *const *feeds,
    uint32_t count, uint32_t *left, Err *err)
{
	for (uint32_t i = 0; i < count; i++) {
		Err reason = {0};
		FetchRequest request = request_of(&pages[i].job, feeds[i]);
		pages[i].id = fetcher_ask(press->fetcher, &request, &reason);
		*left += pages[i].id != 0;
		if (!pages[i].id
		    && !page_failed(press, &pages[i], &reason, STORY_GIVEN_UP, err))
			return false;
	}
	return true;
}

static bool
read_pages(Press *press, const StoredItem *items,
    const SavedFeed *const *feeds, uint32_t count, Err *err)
{
	Page pages[PAGES_AT_ONCE];
	StoryJobList jobs = {0};
	int64_t now = (int64_t)time(NULL);
	for (uint32_t i = 0; i < count; i++) {
		pages[i] = (Page){.job = job_of(&items[i], true),
		    .body = buf_new(PRESS_PAGE_BYTES),
		    .patient = now - items[i].first_seen < PATIENT_DAYS * DAY};
		list_push(press->arena, &jobs, pages[i].job);
	}
	uint32_t left = 0;
	bool good = begin_jobs(press, &jobs, err)
	    && ask_pages(press, pages, feeds, count, &left, err)
	    && hear_pages(press, pages, count, left, err);
	jobs.count = 0;
	for (uint32_t i = 0; good && i < count; i++) {
		pages[i].job.page = buf_str(&pages[i].body);
		if (pages[i].good && !pages[i].id)
			list_push(press->arena, &jobs, pages[i].job);
	}
	good = good && stories_make(press->stories, &jobs, take_story, press, err)
	    && commit(press, err);
	for (uint32_t i = 0; i < count; i++)
		buf_free(&pages[i].body);
	return good;
}

/* --- what is due -------------------------------------------------------- */

static bool
make_texts(Press *press, Err *err)
{
	Arena *arena = arena_new();
	StoredItemList due = {0};
	bool good = store_due(arena, press->store, STORY_FEED_TEXT,
	    &(ItemQuery){.limit = PRESS_FEED_TEXTS}, &due, err);
	if (good)
		events_stories(press->events, due.count);
	for (uint32_t i = 0; good && i < due.count && !stop_asked();
	     i += TEXTS_AT_ONCE) {
		uint32_t count = due.count - i;
		press->arena = arena_new();
		good = read_texts(press, due.items + i,
		    count < TEXTS_AT_ONCE ? count : TEXTS_AT_ONCE, err);
		arena_free(press->arena);
	}
	arena_free(arena);
	return good;
}

/* A feed of the reader's list that wants pages, by its id in the store. */
typedef struct {
	int64_t id;
	const SavedFeed *saved;
} Wanting;

typedef LIST_OF(Wanting) WantingList;

static bool
find_wanting(Arena *arena, Store *store, const FeedList *list,
    WantingList *wanting, Err *err)
{
	for (uint32_t i = 0; i < list->feeds.count; i++) {
		const SavedFeed *saved = &list->feeds.items[i];
		StoredFeed stored;
		if (saved->full_text != FULL_TEXT_YES)
			continue;
		if (!store_feed(arena, store, saved->url, &stored, err))
			return false;
		if (stored.id)
			list_push(arena, wanting, (Wanting){stored.id, saved});
	}
	return true;
}

static const SavedFeed *
saved_feed(const WantingList *wanting, int64_t id)
{
	for (uint32_t i = 0; i < wanting->count; i++)
		if (wanting->items[i].id == id)
			return wanting->items[i].saved;
	return NULL;
}

static bool
due_pages(Arena *arena, Store *store, const WantingList *wanting,
    StoredItemList *due, Err *err)
{
	int64_t *ids = ARENA_ARRAY(arena, int64_t, wanting->count);
	for (uint32_t i = 0; i < wanting->count; i++)
		ids[i] = wanting->items[i].id;
	ItemQuery query = {.feeds = ids, .feed_count = wanting->count,
	    .limit = PRESS_PAGES};
	return wanting->count == 0
	    || store_due(arena, store, STORY_FULL_TEXT, &query, due, err);
}

static bool
make_pages(Press *press, const FeedList *list, Err *err)
{
	Arena *arena = arena_new();
	WantingList wanting = {0};
	StoredItemList wanted = {0};
	const SavedFeed *whose[PRESS_PAGES];
	bool good = find_wanting(arena, press->store, list, &wanting, err)
	    && due_pages(arena, press->store, &wanting, &wanted, err);
	for (uint32_t i = 0; i < wanted.count; i++)
		whose[i] = saved_feed(&wanting, wanted.items[i].feed);
	if (good)
		events_stories(press->events, wanted.count);
	for (uint32_t i = 0; good && i < wanted.count && !stop_asked();
	     i += PAGES_AT_ONCE) {
		uint32_t count = wanted.count - i;
		press->arena = arena_new();
		good = read_pages(press, wanted.items + i, whose + i,
		    count < PAGES_AT_ONCE ? count : PAGES_AT_ONCE, err);
		arena_free(press->arena);
	}
	arena_free(arena);
	return good;
}

bool
press_run(Store *store, Fetcher *fetcher, Stories *stories,
    const FeedList *list, Events *events, Err *err)
{
	Press press = {.store = store, .fetcher = fetcher, .stories = stories,
	    .events = events, .untold_arena = arena_new()};
	bool good = make_texts(&press, err) && make_pages(&press, list, err);
	if (press.in_transaction)
		store_rollback(store);
	arena_free(press.untold_arena);
	return good;
}
