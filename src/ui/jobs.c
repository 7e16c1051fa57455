#include "ui/jobs.h"

enum { MINUTE = 60000, LONGEST_WAIT = 3600000 };

bool
jobs_start(Jobs *jobs, ErrandKind kind, const StrList *words, Err *err)
{
	if (jobs->errand.kind != ERRAND_NONE)
		return err_set(err,
		    "something goes on already; wait until it is done");
	if (str_empty(jobs->program))
		return err_set(err, "nothing can be fetched from here");
	Arena *arena = arena_new();
	LIST_OF(char *) argv = {0};
	list_push(arena, &argv, str_cstr(arena, jobs->program));
	for (uint32_t i = 0; i < words->count; i++)
		list_push(arena, &argv, str_cstr(arena, words->items[i]));
	list_push(arena, &argv, NULL);
	jobs->unasked = false;
	bool started = errand_start(&jobs->errand, kind, argv.items, err);
	arena_free(arena);
	return started;
}

bool
jobs_refresh(Jobs *jobs, const StrList *urls, Err *err)
{
	Arena *arena = arena_new();
	StrList words = {0};
	list_push(arena, &words, STR("refresh"));
	list_push(arena, &words, STR("--events"));
	if (!urls->count)
		list_push(arena, &words, STR("--all"));
	for (uint32_t i = 0; i < urls->count; i++)
		list_push(arena, &words, urls->items[i]);
	bool started = jobs_start(jobs, ERRAND_REFRESH, &words, err);
	arena_free(arena);
	return started;
}

static bool
refreshes_unasked(const Jobs *jobs)
{
	return jobs->refresh_every && !str_empty(jobs->program)
	    && jobs->errand.kind == ERRAND_NONE;
}

void
jobs_refresh_due(Jobs *jobs, int64_t now)
{
	if (!refreshes_unasked(jobs) || now < jobs->next_refresh)
		return;
	jobs->next_refresh = now + (int64_t)jobs->refresh_every * MINUTE;
	Str words[] = {STR("refresh"), STR("--events")};
	Err unsaid = {0};
	if (jobs_start(jobs, ERRAND_REFRESH, &(StrList){words, 2, 2}, &unsaid))
		jobs->unasked = true;
}

bool
jobs_open(Jobs *jobs, Str url, Err *err)
{
	StrList sources = {&url, 1, 1};
	opening_free(jobs->page);
	jobs->page = opening_start(&sources, (Str){0}, err);
	return jobs->page != NULL;
}

/* What a view or the screen itself waits for; NULL: nothing. */
static Opening *
awaited(const Jobs *jobs)
{
	Opening *opening = jobs->page ? jobs->page : jobs->first;
	return opening && !opening->ended ? opening : NULL;
}

void
jobs_files(const Jobs *jobs, int files[TERMINAL_FILES])
{
	const Opening *opening = awaited(jobs);
	files[0] = jobs->errand.kind != ERRAND_NONE
	    ? jobs->errand.child.output : -1;
	files[1] = opening ? opening->file : -1;
}

int
jobs_patience(const Jobs *jobs, int64_t now)
{
	if (!refreshes_unasked(jobs))
		return -1;
	int64_t wait = jobs->next_refresh - now;
	return wait < 0 ? 0 : wait > LONGEST_WAIT ? LONGEST_WAIT : (int)wait;
}

JobsHeard
jobs_hear(Jobs *jobs)
{
	Opening *opening = awaited(jobs);
	if (opening && !opening_read(opening))
		return opening == jobs->page ? JOBS_PAGE : JOBS_OPENED;
	if (jobs->errand.kind == ERRAND_NONE)
		return JOBS_NOTHING;
	return errand_read(&jobs->errand) ? JOBS_NEWS : JOBS_DONE;
}

bool
jobs_end_errand(Jobs *jobs)
{
	return errand_end(&jobs->errand);
}

Opening *
jobs_take_page(Jobs *jobs)
{
	Opening *page = jobs->page;
	jobs->page = NULL;
	return page;
}

Str
jobs_told(Jobs *jobs)
{
	arena_free(jobs->words);
	jobs->words = arena_new();
	if (jobs->page && jobs->errand.kind == ERRAND_NONE)
		return STR("fetching the page …");
	if (jobs->unasked && !jobs->errand.feeds)
		return (Str){0}; /* perhaps nothing is due */
	return errand_bar(jobs->words, &jobs->errand);
}

void
jobs_close(Jobs *jobs)
{
	errand_stop(&jobs->errand);
	errand_forget(&jobs->errand);
	opening_free(jobs->page);
	arena_free(jobs->words);
}
