#include <sys/resource.h>
#include <unistd.h>

#include "command/command.h"
#include "command/say.h"
#include "pipeline/refresh.h"

enum { LOW_PRIORITY = 5 };

static ExitStatus
run(Arena *arena, const Options *options)
{
	RefreshOptions refresh = {
		.all = options->given[OPTION_ALL],
		.headlines_only = options->given[OPTION_HEADLINES],
		.only = options->sources,
	};
	EventsForm form = options->given[OPTION_EVENTS] ? EVENTS_LINES
	    : isatty(STDERR_FILENO) ? EVENTS_TERMINAL
	                            : EVENTS_SUMMARY;
	/* a screen listens, and the reader's keys go before the round */
	if (form == EVENTS_LINES)
		setpriority(PRIO_PROCESS, 0, LOW_PRIORITY);
	Events *events = events_new(arena, form);
	Err err = {0};
	bool good = refresh_run(&refresh, events, &err) && say_finish(&err);
	if (!good) {
		say_error(&err);
		return EXIT_FAILED;
	}
	return events_failed(events) ? EXIT_SOME_FEEDS : EXIT_DONE;
}

static const Option options[] = {
	{"all", NULL, OPTION_ALL, "the feeds that are not due yet too"},
	{"events", NULL, OPTION_EVENTS, "tell what happens in JSON lines"},
	{"headlines", NULL, OPTION_HEADLINES, "the feeds alone, no stories"},
	{0},
};

const Command cmd_refresh = {
	.name = "refresh",
	.synopsis = "[--all] [--events] [--headlines] [ADDRESS...]",
	.help = "fetch what is new in the saved feeds",
	.options = options,
	.run = run,
};
