#ifndef QUOTH_UI_JOBS_H
#define QUOTH_UI_JOBS_H

/*
 * What goes on in other processes while the screen is shown: at most one errand
 * (a refresh, a feed that is added, a list that is imported), at most one page
 * that a view has asked for, and what was to be opened to begin with. They are
 * waited for together with the keyboard; whoever shows them asks jobs_hear() when
 * one of their files has something.
 *
 * Where the reader has chosen so, the feeds that are due are fetched from time to
 * time without being asked for.
 */

#include "pipeline/opening.h"
#include "ui/errand.h"
#include "ui/terminal.h"

typedef struct {
	Str program;        /* quoth; empty: nothing can be fetched */
	Opening *first;     /* the caller's; NULL: none */
	int refresh_every;  /* minutes; 0: only when asked for */
	int64_t next_refresh; /* in milliseconds, as now is below */
	bool unasked;       /* the errand is a refresh nobody asked for */
	Errand errand;
	Opening *page;      /* NULL: none is asked for */
	Arena *words;       /* of jobs_told() */
} Jobs;

typedef enum {
	JOBS_NOTHING, /* was heard */
	JOBS_NEWS,    /* the errand goes on */
	JOBS_DONE,    /* the errand has ended: jobs_end_errand() */
	JOBS_PAGE,    /* the page has come, or why not: jobs_take_page() */
	JOBS_OPENED,  /* so has what was to be opened first */
} JobsHeard;

/* The arguments of quoth. False, with the reason, where another errand goes on or
 * nothing can be fetched. */
bool jobs_start(Jobs *jobs, ErrandKind kind, const StrList *words, Err *err);

/* The feeds with these addresses; none: all, those not due yet too, as whoever
 * asks for it expects. */
bool jobs_refresh(Jobs *jobs, const StrList *urls, Err *err);

/* The feeds that are due, where it is time for that. */
void jobs_refresh_due(Jobs *jobs, int64_t now);

/* Instead of the page that was asked for before. */
bool jobs_open(Jobs *jobs, Str url, Err *err);

/* What to wait for; how long: milliseconds, -1: for ever. */
void jobs_files(const Jobs *jobs, int files[TERMINAL_FILES]);
int jobs_patience(const Jobs *jobs, int64_t now);

JobsHeard jobs_hear(Jobs *jobs);

/* Whether the errand went well; what it found and counted stays in it. */
bool jobs_end_errand(Jobs *jobs);

/* The caller's from now on. */
Opening *jobs_take_page(Jobs *jobs);

/* How far it all is, for the bottom line; empty where nothing goes on. It lives
 * until the next call. */
Str jobs_told(Jobs *jobs);

/* Ends what goes on, but not the first opening. */
void jobs_close(Jobs *jobs);

#endif
