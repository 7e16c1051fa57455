#include "ui/errors.h"

#include <stdlib.h>
#include <time.h>

#include "base/date.h"
#include "ui/statusline.h"

typedef struct {
	View view;
	Shelf *shelf;
	Arena *arena;
	ShelfRowList rows; /* those that have an error */
	uint32_t top, in_sight;
} Errors;

enum { LINES_EACH = 3, LINES_ABOVE = 2, LINES_BELOW = 2 };

static Place
errors_place(const View *view)
{
	(void)view;
	return PLACE_HELP;
}

/* "in 12 minutes" */
static Str
how_soon(Arena *arena, int64_t moment)
{
	if (moment == DATE_NONE)
		return STR("not tried again by itself");
	int64_t minutes = (moment - (int64_t)time(NULL) + 59) / 60;
	if (minutes <= 0)
		return STR("tried again with the next refresh");
	if (minutes < 120)
		return str_format(arena, "tried again in %lld minute%s",
		    (long long)minutes, minutes == 1 ? "" : "s");
	return str_format(arena, "tried again in %lld hours",
	    (long long)(minutes / 60));
}

static void
load(Errors *errors)
{
	Arena *arena = arena_new();
	ShelfRowList all = {0};
	errors->shelf->ops->rows(errors->shelf, arena, &all);
	errors->rows = (ShelfRowList){0};
	for (uint32_t i = 0; i < all.count; i++)
		if (all.items[i].kind == SHELF_FEED && all.items[i].error.len)
			list_push(arena, &errors->rows, all.items[i]);
	arena_free(errors->arena);
	errors->arena = arena;
}

static void
draw_error(Grid *grid, int y, const ShelfRow *row)
{
	Arena *arena = arena_new();
	Rect all = {0, 0, grid->columns - 1, grid->rows - LINES_BELOW};
	int x = grid_put_short(grid, all, 1, y, ROLE_TITLE, row->name);
	if (!str_equal(row->key, row->name))
		grid_put_short(grid, all, x + 2, y, ROLE_BYLINE, row->key);
	x = grid_put_short(grid, all, 3, y + 1, ROLE_ERROR, row->error);
	grid_put_short(grid, all, x, y + 1, ROLE_STATUS, str_format(arena,
	    " · %.*s", STR_ARG(how_soon(arena, row->next_try))));
	arena_free(arena);
}

static void
errors_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {ACTION_PAGE_DOWN};
	Errors *errors = (Errors *)view;
	uint32_t count = errors->rows.count;
	Rect bar = {0, 0, grid->columns, 1};
	grid_fill(grid, bar, ROLE_BAR);
	Arena *arena = arena_new();
	grid_put_short(grid, bar, 1, 0, ROLE_BAR, count ? str_format(arena,
	    "%u feed%s could not be fetched", count, count == 1 ? "" : "s")
	    : STR("Every feed could be fetched"));
	arena_free(arena);
	errors->in_sight = (uint32_t)(grid->rows - LINES_ABOVE - LINES_BELOW + 1)
	    / LINES_EACH;
	uint32_t last = count > errors->in_sight ? count - errors->in_sight : 0;
	if (errors->top > last)
		errors->top = last;
	for (uint32_t i = 0; i < errors->in_sight; i++)
		if (errors->top + i < count)
			draw_error(grid, LINES_ABOVE + (int)i * LINES_EACH,
			    &errors->rows.items[errors->top + i]);
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints, 1, false);
}

static void
scroll(Errors *errors, int64_t by)
{
	int64_t top = (int64_t)errors->top + by;
	int64_t last = (int64_t)errors->rows.count;
	errors->top = (uint32_t)(top < 0 ? 0 : top > last ? last : top);
}

static void
errors_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Errors *errors = (Errors *)view;
	int64_t times = count ? count : 1, page = errors->in_sight;
	switch (action) {
	case ACTION_DOWN: scroll(errors, times); break;
	case ACTION_UP: scroll(errors, -times); break;
	case ACTION_HALF_DOWN: scroll(errors, (page + 1) / 2); break;
	case ACTION_HALF_UP: scroll(errors, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: scroll(errors, page); break;
	case ACTION_PAGE_UP: scroll(errors, -page); break;
	case ACTION_FIRST: scroll(errors, INT32_MIN); break;
	case ACTION_LAST: scroll(errors, INT32_MAX); break;
	case ACTION_CANCEL:
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
errors_news(View *view)
{
	load((Errors *)view);
}

static void
errors_close(View *view)
{
	Errors *errors = (Errors *)view;
	arena_free(errors->arena);
	free(errors);
}

static const ViewOps errors_ops = {
	.place = errors_place,
	.draw = errors_draw,
	.act = errors_act,
	.news = errors_news,
	.close = errors_close,
};

View *
errors_new(Shelf *shelf)
{
	Errors *errors = calloc(1, sizeof *errors);
	if (!errors)
		abort();
	errors->view.ops = &errors_ops;
	errors->shelf = shelf;
	load(errors);
	return &errors->view;
}
