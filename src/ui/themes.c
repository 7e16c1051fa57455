#include "ui/themes.h"


typedef struct {
	View view;
	Arena *arena;
	uint32_t before; /* the theme to come back to */
	int rows;        /* in sight */
	uint32_t top;
} Themes;

static Place
themes_place(const View *view)
{
	(void)view;
	return PLACE_CHOICE;
}

static void
themes_draw(View *view, Ui *ui, Grid *grid)
{
	Themes *themes = (Themes *)view;
	uint32_t count = ui_theme_count(ui), selected = ui_theme(ui);
	enum { WIDTH = 32, FRAME = 2 };
	int most = grid->rows - 4 - FRAME;
	int rows = count < (uint32_t)most ? (int)count : most;
	themes->rows = rows;
	if (selected < themes->top)
		themes->top = selected;
	if (selected >= themes->top + (uint32_t)rows)
		themes->top = selected - (uint32_t)rows + 1;
	Rect box = {grid->columns - WIDTH - 2, 1, WIDTH, rows + FRAME};
	grid_fill(grid, box, ROLE_TEXT);
	grid_tile(grid, (Rect){box.x, box.y, box.width, 1}, ROLE_RULE, STR("─"));
	grid_tile(grid, (Rect){box.x, box.y + rows + 1, box.width, 1}, ROLE_RULE,
	    STR("─"));
	grid_put(grid, box, box.x + 1, box.y, ROLE_SIDEBAR_HEADING,
	    STR(" THEMES "));
	for (int i = 0; i < rows; i++) {
		uint32_t at = themes->top + (uint32_t)i;
		int y = box.y + 1 + i;
		Role role = at == selected ? ROLE_SELECTED : ROLE_TEXT;
		Rect row = {box.x, y, box.width, 1};
		grid_fill(grid, row, role);
		if (at == selected)
			grid_put(grid, row, box.x + 1, y, role, STR("▶"));
		grid_put_short(grid, row, box.x + 3, y, role,
		    ui_theme_at(ui, at)->name);
	}
}

static void
move(Ui *ui, int64_t by)
{
	int64_t to = (int64_t)ui_theme(ui) + by, last = ui_theme_count(ui) - 1;
	ui_set_theme(ui, (uint32_t)(to < 0 ? 0 : to > last ? last : to));
}

static void
themes_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Themes *themes = (Themes *)view;
	int64_t times = count ? count : 1;
	switch (action) {
	case ACTION_DOWN: move(ui, times); break;
	case ACTION_UP: move(ui, -times); break;
	case ACTION_HALF_DOWN:
	case ACTION_PAGE_DOWN: move(ui, themes->rows); break;
	case ACTION_HALF_UP:
	case ACTION_PAGE_UP: move(ui, -themes->rows); break;
	case ACTION_FIRST: move(ui, INT32_MIN); break;
	case ACTION_LAST: move(ui, INT32_MAX); break;
	case ACTION_OPEN:
		ui_say(ui, "theme: %.*s",
		    STR_ARG(ui_theme_at(ui, ui_theme(ui))->name));
		ui_pop(ui);
		break;
	case ACTION_BACK:
	case ACTION_CANCEL:
		ui_set_theme(ui, themes->before);
		ui_pop(ui);
		break;
	default: break;
	}
}

static void
themes_close(View *view)
{
	arena_free(((Themes *)view)->arena);
}

static const ViewOps themes_ops = {
	.place = themes_place,
	.draw = themes_draw,
	.act = themes_act,
	.close = themes_close,
	.lies_over = true,
};

View *
themes_new(const Ui *ui)
{
	Arena *arena = arena_new();
	Themes *themes = ARENA_NEW(arena, Themes);
	themes->view.ops = &themes_ops;
	themes->arena = arena;
	themes->before = ui_theme(ui);
	return &themes->view;
}
