#include "pipeline/stories.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/unicode.h"
#include "pipeline/stop.h"

enum {
	WORKERS_MOST = 4,
	AHEAD = 2, /* jobs that one worker has: one more than it can do */
	MEGABYTES = 1024,
	CPU_SECONDS = 120,
};

enum { MAKE };              /* to the worker; id is the job's index and one */
enum { STORY, NONE };       /* back: it, packed, or why there is none */

/* --- the worker --------------------------------------------------------- */

static void
put_job(Buf *out, const StoryJob *job)
{
	parcel_put_number(out, job->full);
	parcel_put_str(out, job->head.headline);
	parcel_put_str(out, job->head.link);
	parcel_put_str(out, job->head.authors);
	parcel_put_number(out, (uint64_t)job->head.published);
	parcel_put_str(out, job->text.value);
	parcel_put_str(out, job->text.type);
	parcel_put_str(out, job->text.base);
	parcel_put_str(out, job->page);
	parcel_put_str(out, job->page_url);
	parcel_put_str(out, job->content_type);
}

static StoryJob
take_job(Str payload)
{
	Parcel parcel = {.left = payload};
	StoryJob job = {.full = parcel_number(&parcel) != 0};
	job.head.headline = parcel_str(&parcel);
	job.head.link = parcel_str(&parcel);
	job.head.authors = parcel_str(&parcel);
	job.head.published = (int64_t)parcel_number(&parcel);
	job.text.value = parcel_str(&parcel);
	job.text.type = parcel_str(&parcel);
	job.text.base = parcel_str(&parcel);
	job.page = parcel_bytes(&parcel);
	job.page_url = parcel_str(&parcel);
	job.content_type = parcel_str(&parcel);
	return job;
}

static bool
make_story(Arena *arena, const StoryJob *job, Story *story, Err *err)
{
	if (!job->full) {
		story_of_feed_text(arena, &job->text, &job->head, story);
		return true;
	}
	static const StoryOptions options;
	Source source = {.name = job->page_url, .url = job->page_url,
	    .content_type = job->content_type};
	return source_take(arena, job->page, &source, err)
	    && story_of_source(arena, &source, STR("its page"), &options, story,
	        err);
}

static void *
begin_work(void)
{
	return NULL; /* nothing of one story is kept for the next */
}

static void
hear_press(void *kept, int out, const Frame *frame)
{
	(void)kept;
	Arena *arena = arena_new();
	StoryJob job = take_job(frame->payload);
	Story story;
	Err err = {0};
	Buf packed = buf_new(STORY_PACKED_MAX);
	bool made = make_story(arena, &job, &story, &err);
	if (made && str_empty(story.document->text))
		made = err_set(&err, "no article was found in it");
	if (made && !story_pack(&packed, &story))
		made = err_set(&err, "too long");
	worker_answer(out, made ? STORY : NONE, frame->id,
	    made ? buf_str(&packed) : str_of(err.text));
	buf_free(&packed);
	arena_free(arena);
}

const Trade stories_trade = {
	.longest = STORY_PACKED_MAX,
	.megabytes = MEGABYTES,
	.begin = begin_work,
	.hear = hear_press,
};

/* --- the press ---------------------------------------------------------- */

typedef struct {
	Worker *worker; /* NULL: not needed yet, or dead */
	uint32_t jobs[AHEAD]; /* indexes; it is at the first */
	uint32_t count;
} Seat;

struct Stories {
	Foreman *foreman;
	uint32_t trade;
	int patience_ms;
	Seat seats[WORKERS_MOST];
	uint32_t seat_count;
};

/* Of one call. */
typedef struct {
	Stories *stories;
	const StoryJobList *jobs;
	uint32_t next; /* job that nobody has */
	uint32_t done;
	StoryDone *tell;
	void *context;
} Shift;

Stories *
stories_new(Foreman *foreman, uint32_t trade, int patience_ms)
{
	Stories *stories = calloc(1, sizeof *stories);
	if (!stories)
		abort();
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	*stories = (Stories){.foreman = foreman, .trade = trade,
	    .patience_ms = patience_ms ? patience_ms : STORIES_PATIENCE_MS,
	    .seat_count = processors < 1 ? 1
	        : processors < WORKERS_MOST ? (uint32_t)processors
	                                    : WORKERS_MOST};
	return stories;
}

static Str
dismiss(Arena *arena, Seat *seat)
{
	Str how = worker_stop(arena, seat->worker);
	*seat = (Seat){0};
	return how;
}

void
stories_free(Stories *stories)
{
	if (!stories)
		return;
	Arena *arena = arena_new();
	for (uint32_t i = 0; i < stories->seat_count; i++)
		dismiss(arena, &stories->seats[i]);
	arena_free(arena);
	free(stories);
}

static bool
give(Shift *shift, Seat *seat, uint32_t index, Err *err)
{
	if (!seat->worker)
		seat->worker = worker_start(shift->stories->foreman,
		    shift->stories->trade, CPU_SECONDS, err);
	if (!seat->worker)
		return false;
	Buf parcel = buf_new(BUF_UNLIMITED);
	put_job(&parcel, &shift->jobs->items[index]);
	worker_send(seat->worker, MAKE, index + 1, buf_str(&parcel));
	buf_free(&parcel);
	seat->jobs[seat->count++] = index;
	return true;
}

/* One job for everybody before anybody has two. */
static bool
give_all(Shift *shift, Err *err)
{
	Stories *stories = shift->stories;
	for (uint32_t level = 0; level < AHEAD; level++)
		for (uint32_t i = 0; i < stories->seat_count; i++) {
			Seat *seat = &stories->seats[i];
			if (shift->next < shift->jobs->count && seat->count == level
			    && !give(shift, seat, shift->next++, err))
				return false;
		}
	return true;
}

static bool
tell(Shift *shift, uint32_t index, const Story *story, Str reason, Err *err)
{
	shift->done++;
	return shift->tell(shift->context, &shift->jobs->items[index], story,
	    reason, err);
}

/* The job that it was at is lost; the other one is somebody else's. */
static bool
bury(Shift *shift, Seat *seat, Str why, Err *err)
{
	Arena *arena = arena_new();
	Seat gone = *seat;
	Str how = dismiss(arena, seat);
	if (str_empty(why) && !str_empty(how))
		why = str_format(arena, "could not be read: %.*s", STR_ARG(how));
	bool good = !gone.count || tell(shift, gone.jobs[0], NULL, why, err);
	for (uint32_t i = 1; good && i < gone.count; i++)
		good = give(shift, seat, gone.jobs[i], err);
	arena_free(arena);
	return good;
}

static bool
take(Shift *shift, Seat *seat, const Frame *frame, Err *err)
{
	static const Str unreadable = STR_INIT("could not be read");
	if (!seat->count || frame->id != seat->jobs[0] + 1)
		return bury(shift, seat, unreadable, err);
	uint32_t index = seat->jobs[0];
	seat->count--;
	for (uint32_t i = 0; i < seat->count; i++)
		seat->jobs[i] = seat->jobs[i + 1];
	Arena *arena = arena_new();
	Story story;
	Str said = frame->payload;
	bool sound = frame->kind == NONE && !str_empty(said)
	    && said.len < sizeof(Err) && unicode_valid(said);
	bool good = frame->kind == STORY
	        && story_unpack(arena, said, &story, NULL)
	    ? tell(shift, index, &story, (Str){0}, err)
	    : tell(shift, index, NULL, sound ? said : unreadable, err);
	arena_free(arena);
	return good;
}

static bool
hear(Shift *shift, Seat *seat, Err *err)
{
	Frame frame;
	WorkerStep step;
	while ((step = worker_poll(seat->worker, &frame)) == WORKER_ANSWER)
		if (!take(shift, seat, &frame, err))
			return false;
		else if (!seat->worker)
			return true;
	if (step == WORKER_DEAD)
		return bury(shift, seat, (Str){0}, err);
	if (seat->count
	    && worker_silence(seat->worker) > shift->stories->patience_ms)
		return bury(shift, seat, STR("could not be read: took too long"),
		    err);
	return true;
}

static void
wait_for(const Stories *stories)
{
	struct pollfd fds[WORKERS_MOST * WORKER_FDS];
	nfds_t count = 0;
	for (uint32_t i = 0; i < stories->seat_count; i++)
		if (stories->seats[i].worker)
			count += worker_fds(stories->seats[i].worker, fds + count);
	stop_poll(fds, count, stories->patience_ms / 4);
}

bool
stories_make(Stories *stories, const StoryJobList *jobs, StoryDone *done,
    void *context, Err *err)
{
	Shift shift = {.stories = stories, .jobs = jobs, .tell = done,
	    .context = context};
	bool good = true;
	while (good && shift.done < jobs->count && !stop_asked()) {
		uint32_t before = shift.done;
		good = give_all(&shift, err);
		for (uint32_t i = 0; good && i < stories->seat_count; i++)
			if (stories->seats[i].worker)
				good = hear(&shift, &stories->seats[i], err);
		if (good && shift.done == before)
			wait_for(stories);
	}
	/* what is still with them is nobody's any more */
	Arena *arena = arena_new();
	for (uint32_t i = 0; i < stories->seat_count; i++)
		if (stories->seats[i].count)
			dismiss(arena, &stories->seats[i]);
	arena_free(arena);
	return good;
}
