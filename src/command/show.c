#include "command/show.h"

#include <unistd.h>

#include "base/unicode.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "config/import.h"
#include "config/settings.h"
#include "config/themefile.h"
#include "pipeline/sample.h"
#include "ui/shelf_store.h"

enum { NARROWEST = 20, WIDEST = 300, AT_ONCE_MS = 50 };

/* The theme by that name among themes, which it joins where it is not there:
 * a broken one is told here, when somebody asks for it. */
static bool
choose_theme(Arena *arena, Str name, ThemeList *themes, uint32_t *chosen, Err *err)
{
	for (*chosen = 0; *chosen < themes->count; ++*chosen)
		if (str_equal(themes->items[*chosen].name, name))
			return true;
	Theme theme;
	if (!themefile_find(arena, name, &theme, err))
		return false;
	list_push(arena, themes, theme);
	return true;
}

static bool
read_settings(Arena *arena, const Options *options, UiInput *input, Err *err)
{
	Settings settings;
	int64_t width;
	if (!settings_load(arena, &settings, err)
	    || !options_number(options, OPTION_WIDTH, NARROWEST, WIDEST,
	        settings.width, &width, err))
		return false;
	Str name = settings.theme;
	if (options->given[OPTION_THEME])
		name = options->values[OPTION_THEME];
	ThemeList themes = themefile_all(arena);
	if (!choose_theme(arena, name, &themes, &input->theme, err))
		return false;
	input->themes = themes.items;
	input->theme_count = themes.count;
	input->text_width = (uint16_t)width;
	input->justify = settings.justify;
	input->hyphenate = settings.hyphenate;
	input->refresh_every = settings.refresh;
	input->sidebar = settings.sidebar;
	unicode_set_ambiguous_wide(settings.ambiguous_wide);
	input->indirect = settings.indirect;
	input->clipboard = settings.clipboard;
	if (!citation_form_read(settings.citation, &input->citation))
		return err_set(err, "quoth.yaml: citation is plain or markdown, not "
		    "\"%.*s\"", STR_ARG(settings.citation));
	return true;
}

static bool
has_feeds(Arena *arena)
{
	FeedList list = feedlist_new(arena);
	Err err = {0};
	return !feedlist_load(arena, &list, &err) || list.feeds.count;
}

/* The reader's feeds, or, for one who has none yet, the front page with what he
 * can do to have some: also where nothing can be kept, since nothing was lost. */
static bool
open_front_page(Arena *arena, UiInput *input, StrList *sources, Err *err)
{
	Err no_store = {0};
	input->shelf = shelf_store_open(&no_store);
	if (!input->shelf && has_feeds(arena)) {
		*err = no_store;
		return false;
	}
	if (input->shelf) {
		ImportCandidateList found = import_candidates(arena);
		if (found.count)
			input->import = found.items[0].path;
		if (shelf_store_has_feeds(input->shelf))
			return true;
	}
	input->heading = STR("Sample front page");
	return sample_paths(arena, sources, err);
}

/* Whether one of the sources is typed at the terminal. */
static bool
types_a_source(const StrList *sources)
{
	for (uint32_t i = 0; i < sources->count; i++)
		if (str_equal(sources->items[i], STR("-")))
			return isatty(STDIN_FILENO);
	return false;
}

bool
show_prepare(Arena *arena, const Options *options, UiInput *input,
    ExitStatus *status)
{
	Err err = {0};
	*input = (UiInput){0};
	*status = EXIT_DONE;
	/* whatever stands there now, after an update too */
	input->program = STR("/proc/self/exe");
	StrList sources = options->sources;
	if (!read_settings(arena, options, input, &err)
	    || (!sources.count
	        && !open_front_page(arena, input, &sources, &err))) {
		say_error(&err);
		*status = EXIT_FAILED;
		show_finish(input);
		return false;
	}
	if (!sources.count)
		return true;
	input->opening = opening_start(&sources, options->values[OPTION_URL],
	    &err);
	if (!input->opening) {
		say_error(&err);
		*status = show_finish(input);
		return false;
	}
	/* what comes at once needs no screen that says so; and a terminal gives
	 * its lines to one of us only */
	opening_wait(input->opening, types_a_source(&sources) ? -1 : AT_ONCE_MS);
	if (!input->opening->ended || input->opening->stories.count
	    || input->shelf)
		return true;
	*status = show_finish(input);
	return false;
}

ExitStatus
show_finish(UiInput *input)
{
	ExitStatus status = EXIT_DONE;
	Opening *opening = input->opening;
	for (uint32_t i = 0; opening && i < opening->failures.count; i++) {
		Err err = {0};
		err_set(&err, "%.*s", STR_ARG(opening->failures.items[i]));
		say_error(&err);
		status = EXIT_FAILED;
	}
	opening_free(opening);
	input->opening = NULL;
	shelf_store_close(input->shelf);
	input->shelf = NULL;
	return status;
}
