/*
 * A refresh of the feeds that are saved, as lines, by a press whose workers die
 * of some words: linked so that what they call of the rooms is called by way of
 * here. quoth itself has no such thing.
 */

#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "feed/parse.h"
#include "pipeline/events.h"
#include "pipeline/refresh.h"
#include "pipeline/story.h"

bool __real_feed_parser_push(FeedParser *parser, Str bytes);
bool __wrap_feed_parser_push(FeedParser *parser, Str bytes);
void __real_story_of_feed_text(Arena *arena, const FeedText *text,
    const StoryHead *head, Story *story);
void __wrap_story_of_feed_text(Arena *arena, const FeedText *text,
    const StoryHead *head, Story *story);

static void
eat(void)
{
	enum { PIECE = 1 << 20, MOST = 2048 };
	for (int i = 0; i < MOST; i++)
		if (!malloc(PIECE))
			break;
	/* so ends a program that has no memory; a build with sanitizers has no
	 * limit, and gets here too */
	abort();
}

static void
suffer(Str text, Str crash, Str hang, Str hunger)
{
	if (str_find(text, crash) >= 0) {
		signal(SIGSEGV, SIG_DFL);
		raise(SIGSEGV);
	}
	if (str_find(text, hang) >= 0)
		for (;;)
			poll(NULL, 0, -1);
	if (str_find(text, hunger) >= 0)
		eat();
}

bool
__wrap_feed_parser_push(FeedParser *parser, Str bytes)
{
	suffer(bytes, STR("parser-crash"), STR("parser-hang"),
	    STR("parser-hunger"));
	return __real_feed_parser_push(parser, bytes);
}

void
__wrap_story_of_feed_text(Arena *arena, const FeedText *text,
    const StoryHead *head, Story *story)
{
	suffer(text->value, STR("story-crash"), STR("story-hang"),
	    STR("story-hunger"));
	__real_story_of_feed_text(arena, text, head, story);
}

int
main(void)
{
	Arena *arena = arena_new();
	RefreshOptions options = {.all = true, .patience_ms = 1500};
	Err err = {0};
	bool good = refresh_run(&options, events_new(arena, EVENTS_LINES), &err);
	if (!good)
		fprintf(stderr, "%s\n", err.text);
	arena_free(arena);
	return !good;
}
