#include "ui/help.h"

#include "ui/statusline.h"

typedef struct {
	View view;
	Arena *arena;
	int top, rows; /* the first line in sight; lines in sight */
} Help;

enum { HEAD_LINES = 2, LINE_COUNT = ACTION_COUNT - 1 + HEAD_LINES };

static Place
help_place(const View *view)
{
	(void)view;
	return PLACE_HELP;
}

static void
draw_action(Help *help, Grid *grid, Rect rect, int y, Action action)
{
	int keys_width = rect.width < 60 ? 14 : 26;
	Rect left = {rect.x + 1, y, keys_width, 1};
	Rect right = {left.x + keys_width + 1, y, 0, 1};
	right.width = rect.x + rect.width - right.x;
	grid_put_short(grid, left, left.x, y, ROLE_KEY,
	    action_key_names(help->arena, action));
	grid_put_short(grid, right, right.x, y, ROLE_TEXT, action_help(action));
}

static void
help_draw(View *view, Ui *ui, Grid *grid)
{
	Help *help = (Help *)view;
	Rect body = {0, 0, grid->columns, grid->rows - 2};
	help->rows = body.height;
	int most = LINE_COUNT > body.height ? LINE_COUNT - body.height : 0;
	if (help->top > most)
		help->top = most;
	for (int y = 0; y < body.height && help->top + y < LINE_COUNT; y++) {
		int line = help->top + y;
		if (line == 0)
			grid_put(grid, body, 1, y, ROLE_TITLE, STR("Keys"));
		else if (line >= HEAD_LINES)
			draw_action(help, grid, body, y,
			    (Action)(line - HEAD_LINES + 1));
	}
	grid_tile(grid, (Rect){0, body.height, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	static const Action hints[] = {ACTION_PAGE_DOWN};
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints, 1, false);
}

static void
help_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Help *help = (Help *)view;
	int times = count ? (int)count : 1;
	int page = help->rows > 2 ? help->rows - 1 : 1;
	switch (action) {
	case ACTION_DOWN: help->top += times; break;
	case ACTION_UP: help->top -= times; break;
	case ACTION_HALF_DOWN: help->top += page / 2; break;
	case ACTION_HALF_UP: help->top -= page / 2; break;
	case ACTION_PAGE_DOWN: help->top += page; break;
	case ACTION_PAGE_UP: help->top -= page; break;
	case ACTION_FIRST: help->top = 0; break;
	case ACTION_LAST: help->top = LINE_COUNT; break;
	case ACTION_BACK:
	case ACTION_CANCEL: ui_pop(ui); break;
	default: break;
	}
	if (help->top < 0)
		help->top = 0;
}

static void
help_close(View *view)
{
	arena_free(((Help *)view)->arena);
}

static const ViewOps help_ops = {
	.place = help_place,
	.draw = help_draw,
	.act = help_act,
	.close = help_close,
};

View *
help_new(void)
{
	Arena *arena = arena_new();
	Help *help = ARENA_NEW(arena, Help);
	help->view.ops = &help_ops;
	help->arena = arena;
	return &help->view;
}
