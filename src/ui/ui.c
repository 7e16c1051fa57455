#include "ui/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/unicode.h"
#include "ui/action.h"
#include "ui/chooser.h"
#include "ui/feeds.h"
#include "ui/headlines.h"
#include "ui/help.h"
#include "ui/jobs.h"
#include "ui/loading.h"
#include "ui/opened.h"
#include "ui/outside.h"
#include "ui/shelf_memory.h"
#include "ui/themes.h"
#include "ui/view.h"

enum {
	MOST_VIEWS = 32,
	MOST_COUNT = 99999,
	/* milliseconds from one look at a shelf that changes to the next */
	NEWS_EVERY = 400,
	BAR_EVERY = 60,
};

struct Ui {
	Terminal *terminal;
	const UiInput *input;
	Grid grid;
	View *views[MOST_VIEWS]; /* the uppermost last */
	int view_count;
	View *leaving[MOST_VIEWS]; /* taken off, to be closed */
	int leaving_count;
	bool ends, too_small, shows_feeds;
	uint32_t theme;
	uint32_t count; /* typed before a key */
	char said[256];
	Shelf *memory; /* of the stories that were given; NULL: none were */
	Jobs jobs;
	Arena *arena; /* of the shelf that is made of what was opened */
	bool idles; /* something may be done while nothing happens */
	bool stale; /* the shelf has changed, and the views do not know */
	int64_t next_news, next_bar; /* when they may be told, and shown */
};

void
ui_push(Ui *ui, View *view)
{
	if (ui->view_count < MOST_VIEWS) {
		ui->views[ui->view_count++] = view;
		return;
	}
	if (view->ops->close)
		view->ops->close(view);
	ui_say(ui, "that is far enough; q goes back");
}

void
ui_pop(Ui *ui)
{
	if (!ui->view_count || ui->leaving_count == MOST_VIEWS)
		return;
	ui->leaving[ui->leaving_count++] = ui->views[--ui->view_count];
	if (!ui->view_count) {
		ui->ends = true;
		return;
	}
	/* something may have been read above it */
	View *below = ui->views[ui->view_count - 1];
	if (below->ops->news)
		below->ops->news(below);
}

void
ui_quit(Ui *ui)
{
	ui->ends = true;
}

bool
ui_has_below(const Ui *ui)
{
	return ui->view_count > 1;
}

void
ui_say(Ui *ui, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(ui->said, sizeof ui->said, format, args);
	va_end(args);
	/* never cut inside a character */
	size_t len = strlen(ui->said);
	while (len && !unicode_valid((Str){ui->said, len}))
		ui->said[--len] = '\0';
}

Str
ui_said(Ui *ui)
{
	return ui->said[0] ? str_of(ui->said) : jobs_told(&ui->jobs);
}

uint16_t
ui_text_width(const Ui *ui)
{
	return ui->input->text_width;
}

bool
ui_justify(const Ui *ui)
{
	return ui->input->justify;
}

bool
ui_hyphenate(const Ui *ui)
{
	return ui->input->hyphenate;
}

bool
ui_sidebar(const Ui *ui)
{
	return ui->input->sidebar;
}

bool
ui_indirect(const Ui *ui)
{
	return ui->input->indirect;
}

uint32_t
ui_theme_count(const Ui *ui)
{
	return ui->input->theme_count ? ui->input->theme_count : 1;
}

const Theme *
ui_theme_at(const Ui *ui, uint32_t index)
{
	if (index >= ui->input->theme_count)
		return theme_plain();
	return &ui->input->themes[index];
}

uint32_t
ui_theme(const Ui *ui)
{
	return ui->theme;
}

void
ui_set_theme(Ui *ui, uint32_t index)
{
	ui->theme = index;
	ui->terminal->ops->theme(ui->terminal, ui_theme_at(ui, index));
}

/* The uppermost first: it may refer to those below. */
static void
close_leaving(Ui *ui)
{
	for (int i = 0; i < ui->leaving_count; i++) {
		View *view = ui->leaving[i];
		if (view->ops->close)
			view->ops->close(view);
	}
	ui->leaving_count = 0;
}

static int64_t
milliseconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_BOOTTIME, &now); /* a night asleep counts */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
tell_news(Ui *ui)
{
	ui->stale = false;
	ui->next_news = milliseconds_now() + NEWS_EVERY;
	Shelf *shelf = ui->input->shelf;
	if (shelf && shelf->ops->changed)
		shelf->ops->changed(shelf);
	for (int i = 0; i < ui->view_count; i++)
		if (ui->views[i]->ops->news)
			ui->views[i]->ops->news(ui->views[i]);
}

/* --- what goes on in other processes --- */

/* Says why something could not be begun. */
static void
say_unless(Ui *ui, bool begun, const Err *err)
{
	if (!begun)
		ui_say(ui, "%s", err->text);
}

void
ui_refresh(Ui *ui, Shelf *shelf, ShelfRowKind kind, Str key)
{
	Arena *arena = arena_new();
	ShelfRowList rows = {0};
	StrList urls = {0};
	Err err = {0};
	if (shelf != ui->input->shelf) {
		ui_say(ui, "there are no feeds of yours here; a adds one");
		arena_free(arena);
		return;
	}
	if (kind != SHELF_SMART) {
		shelf->ops->rows(shelf, arena, &rows);
		urls = shelf_feeds_in(arena, &rows,
		    shelf_find_row(&rows, kind, key));
	}
	if (kind != SHELF_SMART && !urls.count)
		ui_say(ui, "no feed is in it");
	else
		say_unless(ui, jobs_refresh(&ui->jobs, &urls, &err), &err);
	arena_free(arena);
}

static void
start(Ui *ui, ErrandKind kind, const Str *words, uint32_t count)
{
	Err err = {0};
	StrList list = {(Str *)words, count, count};
	say_unless(ui, jobs_start(&ui->jobs, kind, &list, &err), &err);
}

void
ui_add(Ui *ui, Str address)
{
	/* what begins with a dash would be an option */
	Str words[] = {STR("add"), STR("--events"), STR("--"),
	    str_trim(address)};
	if (words[3].len)
		start(ui, ERRAND_ADD, words, 4);
}

void
ui_import(Ui *ui)
{
	Str words[] = {STR("import"), STR("--"), ui->input->import};
	if (str_empty(ui->input->import))
		ui_say(ui, "no list of another reader was found");
	else
		start(ui, ERRAND_IMPORT, words, 3);
}

void
ui_open_page(Ui *ui, Str url)
{
	Err err = {0};
	say_unless(ui, jobs_open(&ui->jobs, url, &err), &err);
}

Str
ui_offered_feed(const Ui *ui)
{
	return ui->input->opening && !ui->shows_feeds
	    ? ui->input->opening->feed_url : (Str){0};
}

bool
ui_has_feeds(const Ui *ui)
{
	return ui->input->shelf != NULL;
}

bool
ui_can_fetch(const Ui *ui)
{
	return !str_empty(ui->input->program);
}

Str
ui_import_file(const Ui *ui)
{
	return ui->input->import;
}

void
ui_browse(Ui *ui, Str url)
{
	Err err = {0};
	if (outside_browse(url, &err))
		ui_say(ui, "opened in the browser");
	else
		ui_say(ui, "%s", err.text);
}

void
ui_edit(Ui *ui, Str file)
{
	Err err = {0};
	if (!outside_edit(ui->terminal, file, &err))
		ui_say(ui, "%s", err.text);
	tell_news(ui);
}

void
ui_copy(Ui *ui, Str text)
{
	Err err = {0};
	if (outside_copy(ui->terminal, ui->input->clipboard, text, &err))
		ui_say(ui, "copied: %.*s", STR_ARG(text));
	else
		ui_say(ui, "%s", err.text);
}

void
ui_cite(Ui *ui, const Citation *citation)
{
	Arena *arena = arena_new();
	ui_copy(ui, citation_write(arena, citation, ui->input->citation));
	arena_free(arena);
}

/* The feeds that have never been fetched. */
static StrList
new_feeds(Arena *arena, Shelf *shelf)
{
	ShelfRowList rows = {0};
	StrList urls = {0};
	shelf->ops->rows(shelf, arena, &rows);
	for (uint32_t i = 0; i < rows.count; i++) {
		const ShelfRow *row = &rows.items[i];
		if (row->kind == SHELF_FEED && !row->total
		    && str_empty(row->error))
			list_push(arena, &urls, row->key);
	}
	return urls;
}

/* A reader who had no feeds has some now: the sample page makes way. */
static void
show_feeds(Ui *ui)
{
	if (!ui->input->shelf || ui->shows_feeds)
		return;
	while (ui->view_count)
		ui_pop(ui);
	close_leaving(ui);
	ui->ends = false;
	ui->shows_feeds = true;
	ui_push(ui, feeds_new(ui->input->shelf));
}

/* What was opened from the command line, or came with quoth. */
static void
show_stories(Ui *ui, const Story *stories, uint32_t count, Str heading)
{
	Shelf *shelf = shelf_memory_new(ui->arena, stories, count);
	ui->memory = shelf;
	ShelfQuery all = {.kind = SHELF_SMART, .key = SHELF_ALL_ITEMS};
	const Opening *opening = ui->input->opening;
	ui_push(ui, count == 1 && !(opening && opening->is_feed)
	    ? opened_alone(ui, shelf, &all, heading)
	    : headlines_new(shelf, &all, heading));
}

/* All has come that will: it takes the place of whatever waited for it. */
static void
finish_opening(Ui *ui)
{
	const UiInput *input = ui->input;
	const Opening *opening = input->opening;
	if (!opening->stories.count) {
		ui->ends = !input->shelf;
		show_feeds(ui);
		return;
	}
	while (ui->view_count)
		ui_pop(ui);
	close_leaving(ui);
	ui->ends = false;
	show_stories(ui, opening->stories.items, opening->stories.count,
	    input->heading.len ? input->heading : opening->feed);
	if (opening->failures.count)
		ui_say(ui, "%u could not be read: %.*s", opening->failures.count,
		    STR_ARG(opening->failures.items[0]));
}

/* To the view that asked for it, unless the reader has gone on. */
static void
deliver_page(Ui *ui)
{
	Opening *page = jobs_take_page(&ui->jobs);
	for (int i = ui->view_count; i-- > 0;)
		if (ui->views[i]->ops->page
		    && ui->views[i]->ops->page(ui->views[i], ui, page))
			return;
	opening_free(page);
}

/* What it has to say at the end; a refresh that nobody asked for, only what is
 * new. */
static void
tell_end(Ui *ui, ErrandKind kind, bool well)
{
	const Errand *errand = &ui->jobs.errand;
	Arena *arena = arena_new();
	if (ui->jobs.unasked && !errand->fresh)
		;
	else if (kind == ERRAND_REFRESH && (well || errand->done))
		ui_say(ui, "%.*s", STR_ARG(errand_summary(arena, errand)));
	else if (errand->words[0])
		ui_say(ui, "%s", errand->words);
	else
		ui_say(ui, well ? "done" : "that did not work");
	arena_free(arena);
}

static void
finish_errand(Ui *ui)
{
	Jobs *jobs = &ui->jobs;
	ErrandKind kind = jobs->errand.kind;
	bool well = jobs_end_errand(jobs);
	tell_news(ui);
	if (jobs->errand.found.count) {
		ui_push(ui, chooser_new(&jobs->errand.found));
		return;
	}
	tell_end(ui, kind, well);
	if (!well || kind == ERRAND_REFRESH || !ui->input->shelf)
		return;
	show_feeds(ui);
	Arena *arena = arena_new();
	StrList urls = new_feeds(arena, ui->input->shelf);
	Err err = {0};
	if (urls.count)
		say_unless(ui, jobs_refresh(jobs, &urls, &err), &err);
	arena_free(arena);
}

/* True where something has ended, so that it is shown at once. */
static bool
hear_jobs(Ui *ui)
{
	switch (jobs_hear(&ui->jobs)) {
	case JOBS_PAGE: deliver_page(ui); return true;
	case JOBS_OPENED: finish_opening(ui); return true;
	case JOBS_DONE: finish_errand(ui); return true;
	case JOBS_NEWS: ui->stale = true; return false;
	case JOBS_NOTHING: return false;
	}
	return false;
}

/* --- the loop --- */

static void
draw(Ui *ui)
{
	int columns, rows;
	ui->terminal->ops->size(ui->terminal, &columns, &rows);
	grid_resize(&ui->grid, columns, rows);
	Grid *grid = &ui->grid;
	ui->too_small = grid->columns < VIEW_LEAST_COLUMNS
	    || grid->rows < VIEW_LEAST_ROWS;
	if (ui->too_small) {
		Rect all = grid_rect(grid);
		grid_put_short(grid, all, 0, grid->rows / 2, ROLE_STATUS,
		    STR("too small"));
		grid_put_short(grid, all, 0, grid->rows / 2 + 1, ROLE_STATUS,
		    STR("40 columns, 10 rows"));
	} else {
		int first = ui->view_count - 1;
		while (first > 0 && ui->views[first]->ops->lies_over)
			first--;
		for (int i = first; i < ui->view_count; i++)
			ui->views[i]->ops->draw(ui->views[i], ui, grid);
	}
	ui->terminal->ops->show(ui->terminal, grid);
}

/* True where the key was a digit of a count: "3" of "3]". */
static bool
take_digit(Ui *ui, Key key)
{
	if (key < '0' || key > '9' || (key == '0' && !ui->count))
		return false;
	uint32_t count = ui->count * 10 + (key - '0');
	ui->count = count > MOST_COUNT ? MOST_COUNT : count;
	ui_say(ui, "%u", ui->count);
	return true;
}

static void
press(Ui *ui, Key key)
{
	View *view = ui->views[ui->view_count - 1];
	if (ui->too_small) { /* nobody acts on what he cannot see */
		ui->ends = key == 'q' || key == 'Q' || key == KEY_CTRL('c');
		return;
	}
	ui->said[0] = '\0';
	if (view->ops->key && view->ops->key(view, ui, key)) {
		ui->count = 0;
		close_leaving(ui);
		return;
	}
	if (take_digit(ui, key))
		return;
	uint32_t count = ui->count;
	ui->count = 0;
	Action action = action_of_key(key, view->ops->place(view));
	switch (action) {
	case ACTION_NONE:
		ui_say(ui, "that key does nothing here; ? shows the keys");
		ui->terminal->ops->bell(ui->terminal);
		break;
	case ACTION_QUIT:
		ui_quit(ui);
		break;
	case ACTION_HELP:
		ui_push(ui, help_new());
		break;
	case ACTION_THEMES:
		ui_push(ui, themes_new(ui));
		break;
	default:
		view->ops->act(view, ui, action, count);
	}
	close_leaving(ui);
}

static void
open_first_view(Ui *ui)
{
	const UiInput *input = ui->input;
	if (input->count)
		show_stories(ui, input->stories, input->count, input->heading);
	else if (input->opening && input->opening->ended)
		finish_opening(ui);
	else if (input->opening)
		ui_push(ui, loading_new(input->opening));
	else if (input->shelf)
		show_feeds(ui);
	else
		ui->ends = true;
}

/* Lets the uppermost view do something ahead; whether there is more to do. */
static bool
idle(Ui *ui)
{
	if (!ui->view_count)
		return false;
	View *view = ui->views[ui->view_count - 1];
	return view->ops->idle && view->ops->idle(view);
}

/* Milliseconds; -1: for ever. */
static int
patience(const Ui *ui, int64_t now)
{
	if (ui->idles)
		return 0;
	if (ui->stale)
		return ui->next_news > now ? (int)(ui->next_news - now) : 0;
	return jobs_patience(&ui->jobs, now);
}

/* Waits for what happens next. False where it need not be shown at once. */
static bool
take_event(Ui *ui)
{
	Terminal *terminal = ui->terminal;
	int files[TERMINAL_FILES];
	jobs_refresh_due(&ui->jobs, milliseconds_now());
	jobs_files(&ui->jobs, files);
	Event event = terminal->ops->next(terminal,
	    patience(ui, milliseconds_now()), files);
	int64_t now = milliseconds_now();
	switch (event.kind) {
	case EVENT_END:
		ui->ends = true;
		return false;
	case EVENT_KEY:
		press(ui, event.key);
		ui->idles = true;
		return true;
	case EVENT_INPUT:
		if (hear_jobs(ui)) {
			ui->idles = true;
			return true;
		}
		break;
	case EVENT_NONE:
		if (ui->idles) {
			ui->idles = idle(ui);
			if (!ui->stale || now < ui->next_news)
				return false;
		}
		break;
	case EVENT_RESIZE:
		break;
	}
	ui->idles = true;
	if (ui->stale && now >= ui->next_news)
		tell_news(ui);
	else if (event.kind == EVENT_INPUT && now < ui->next_bar)
		return false;
	ui->next_bar = now + BAR_EVERY;
	return true;
}

void
ui_run(Terminal *terminal, const UiInput *input)
{
	Ui ui = {.terminal = terminal, .input = input, .arena = arena_new(),
		.idles = true, .jobs = {.program = input->program,
		.first = input->opening,
		.refresh_every = input->shelf ? input->refresh_every : 0}};
	ui_set_theme(&ui, input->theme);
	open_first_view(&ui);
	bool changed = true;
	while (!ui.ends) {
		if (changed)
			draw(&ui);
		changed = take_event(&ui);
	}
	jobs_close(&ui.jobs);
	while (ui.view_count)
		ui_pop(&ui);
	close_leaving(&ui);
	if (ui.memory)
		shelf_memory_close(ui.memory);
	grid_free(&ui.grid);
	arena_free(ui.arena);
}
