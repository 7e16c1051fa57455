#include "ui/ui.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "ui/action.h"
#include "ui/headlines.h"
#include "ui/help.h"
#include "ui/reader.h"
#include "ui/themes.h"
#include "ui/view.h"

enum { MOST_VIEWS = 8, MOST_COUNT = 99999 };

struct Ui {
	Terminal *terminal;
	const UiInput *input;
	Grid grid;
	View *views[MOST_VIEWS]; /* the uppermost last */
	int view_count;
	View *leaving[MOST_VIEWS]; /* taken off, to be closed */
	int leaving_count;
	bool ends, too_small;
	uint32_t theme;
	uint32_t count; /* typed before a key */
	char said[256];
};

void
ui_push(Ui *ui, View *view)
{
	if (ui->view_count < MOST_VIEWS)
		ui->views[ui->view_count++] = view;
	else if (view->ops->close)
		view->ops->close(view);
}

void
ui_pop(Ui *ui)
{
	if (!ui->view_count || ui->leaving_count == MOST_VIEWS)
		return;
	ui->leaving[ui->leaving_count++] = ui->views[--ui->view_count];
	if (!ui->view_count)
		ui->ends = true;
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
ui_said(const Ui *ui)
{
	return str_of(ui->said);
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

static void
close_leaving(Ui *ui)
{
	while (ui->leaving_count) {
		View *view = ui->leaving[--ui->leaving_count];
		if (view->ops->close)
			view->ops->close(view);
	}
}

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

void
ui_run(Terminal *terminal, const UiInput *input)
{
	Ui ui = {.terminal = terminal, .input = input};
	if (!input->count)
		return;
	ReaderOptions options = {
		.text_width = input->text_width,
		.sidebar = input->sidebar,
		.index = 0,
		.count = input->count,
		.heading = input->heading,
	};
	ui_set_theme(&ui, input->theme);
	if (input->count == 1)
		ui_push(&ui, reader_new(&input->stories[0], &options));
	else
		ui_push(&ui, headlines_new(input->stories, &options));
	while (!ui.ends) {
		draw(&ui);
		Event event = terminal->ops->next(terminal, -1);
		if (event.kind == EVENT_END)
			break;
		if (event.kind == EVENT_KEY)
			press(&ui, event.key);
	}
	while (ui.view_count)
		ui_pop(&ui);
	close_leaving(&ui);
	grid_free(&ui.grid);
}
