#ifndef QUOTH_UI_ERRAND_H
#define QUOTH_UI_ERRAND_H

/*
 * Something that quoth does for the screen in a process of its own, because it
 * needs the network: a refresh, a feed to be added, a list to be imported. What
 * it writes is read as it comes: JSON lines of pipeline/events.h are counted, of
 * any other line the last is kept, to be said at the end.
 *
 * Nothing that comes is believed further than that: lines are cut at a limit,
 * and what is no event is words.
 */

#include "base/buf.h"
#include "base/list.h"
#include "ui/child.h"

typedef enum {
	ERRAND_NONE,
	ERRAND_REFRESH,
	ERRAND_ADD,
	ERRAND_IMPORT,
} ErrandKind;

/* A feed that was found, where the reader is to choose. */
typedef struct {
	Str url, title, type; /* title and type may be empty */
} ErrandFeed;

typedef LIST_OF(ErrandFeed) ErrandFeedList;

enum { ERRAND_FEEDS_MOST = 100 };

typedef struct {
	ErrandKind kind;
	Child child;
	Buf line;          /* what has come of the next line */
	uint32_t feeds, done;     /* to be fetched, fetched */
	uint32_t stories, made;   /* texts to be made, made */
	uint32_t fresh, failed;   /* new items; feeds without an answer */
	char name[64];     /* of the feed that was done last; valid UTF-8 */
	Arena *arena;      /* of the feeds found */
	ErrandFeedList found; /* of one to be added: until errand_forget() */
	bool stopped;      /* before all was done */
	char words[256];   /* the last it said that was no event; valid UTF-8 */
} Errand;

/* argv as for child_start(). */
bool errand_start(Errand *errand, ErrandKind kind, char *const *argv, Err *err);

/* Takes in what is there, without waiting. False when no more will come: then
 * errand_end() it. */
bool errand_read(Errand *errand);

/* What is read goes here, line by line. */
void errand_take(Errand *errand, Str line);

/* Whether all went well. The counts and words stay; the kind becomes none. */
bool errand_end(Errand *errand);

/* Frees what was found. */
void errand_forget(Errand *errand);

/* Ends it in the middle. */
void errand_stop(Errand *errand);

/* "▕███░░░░░░░▏ 12/200 feeds · 34 new · 1 failed · Gazette"; empty where nothing
 * goes on. */
Str errand_bar(Arena *arena, const Errand *errand);

/* "34 new items in 200 feeds, 1 failed: v tells why" */
Str errand_summary(Arena *arena, const Errand *errand);

#endif
