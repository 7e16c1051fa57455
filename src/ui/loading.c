#include "ui/loading.h"

#include <stdlib.h>

#include "base/url.h"
#include "ui/statusline.h"

typedef struct {
	View view;
	const Opening *opening;
} Loading;

static Place
loading_place(const View *view)
{
	(void)view;
	return PLACE_HELP;
}

static void
loading_draw(View *view, Ui *ui, Grid *grid)
{
	const Opening *opening = ((const Loading *)view)->opening;
	uint32_t done = opening->stories.count + opening->failures.count;
	Rect all = {0, 0, grid->columns - 1, grid->rows};
	Arena *arena = arena_new();
	grid_fill(grid, (Rect){0, 0, grid->columns, 1}, ROLE_BAR);
	grid_put_short(grid, all, 1, 0, ROLE_BAR,
	    opening->feed.len ? opening->feed : opening->shown);
	Str words = url_is_web(opening->shown) && !done ? STR("fetching …")
	    : STR("reading …");
	if (opening->expected > 1)
		words = str_format(arena, "%.*s %u of %u", STR_ARG(words),
		    done + 1 < opening->expected ? done + 1 : opening->expected,
		    opening->expected);
	grid_put_short(grid, all, 4, 2, ROLE_STATUS, words);
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	statusline_hints(grid, grid->rows - 1, ui_said(ui), NULL, 0, false);
	arena_free(arena);
}

static void
loading_act(View *view, Ui *ui, Action action, uint32_t count)
{
	(void)view;
	(void)count;
	if (action == ACTION_BACK || action == ACTION_CANCEL)
		ui_pop(ui);
}

static void
loading_close(View *view)
{
	free(view);
}

static const ViewOps loading_ops = {
	.place = loading_place,
	.draw = loading_draw,
	.act = loading_act,
	.close = loading_close,
};

View *
loading_new(const Opening *opening)
{
	Loading *loading = calloc(1, sizeof *loading);
	if (!loading)
		abort();
	loading->view.ops = &loading_ops;
	loading->opening = opening;
	return &loading->view;
}
