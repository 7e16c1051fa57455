#include "ui/help.h"

#include "ui/statusline.h"

/* A line of the help: an action's keys beside the first line of what it does. */
typedef struct {
	Str keys, text;
} HelpLine;

typedef LIST_OF(HelpLine) HelpLineList;

typedef struct {
	View view;
	Arena *arena;
	Arena *lines_arena;
	HelpLineList lines; /* for the width below */
	int width;
	int top, rows; /* the first line in sight; lines in sight */
} Help;

static Place
help_place(const View *view)
{
	(void)view;
	return PLACE_HELP;
}

static int
keys_width(int width)
{
	return width < 60 ? 14 : 26;
}

/* Takes what fits into width off the front of *rest, at a blank if there is
 * one. The table's words are ASCII. */
static Str
cut_line(Str *rest, size_t width)
{
	size_t end = rest->len;
	if (end > width) {
		end = width;
		while (end && rest->ptr[end] != ' ')
			end--;
		if (!end)
			end = width;
	}
	Str line = str_part(*rest, 0, end);
	*rest = str_trim(str_part(*rest, end, rest->len));
	return line;
}

static void
make_lines(Help *help, int width)
{
	if (width == help->width)
		return;
	arena_free(help->lines_arena);
	Arena *arena = help->lines_arena = arena_new();
	help->lines = (HelpLineList){0};
	help->width = width;
	int room = width - keys_width(width) - 3;
	for (int i = ACTION_NONE + 1; i < ACTION_COUNT; i++) {
		Str keys = action_key_names(arena, (Action)i);
		Str rest = action_help((Action)i);
		while (rest.len || keys.len) {
			Str text = cut_line(&rest, (size_t)room);
			list_push(arena, &help->lines, (HelpLine){keys, text});
			keys = (Str){0};
		}
	}
}

static void
help_draw(View *view, Ui *ui, Grid *grid)
{
	enum { HEAD_LINES = 2, LINES_BELOW = 2 };
	Help *help = (Help *)view;
	make_lines(help, grid->columns);
	grid_put(grid, grid_rect(grid), 1, 0, ROLE_TITLE, STR("Keys"));
	Rect body = {1, HEAD_LINES, grid->columns - 1,
		grid->rows - HEAD_LINES - LINES_BELOW};
	Rect left = body, right = body;
	left.width = keys_width(grid->columns);
	right.x += left.width + 1;
	right.width -= left.width + 1;
	help->rows = body.height;
	int count = (int)help->lines.count;
	int last = count > body.height ? count - body.height : 0;
	if (help->top > last)
		help->top = last;
	for (int i = 0; i < body.height && help->top + i < count; i++) {
		const HelpLine *line = &help->lines.items[help->top + i];
		grid_put_short(grid, left, left.x, body.y + i, ROLE_KEY,
		    line->keys);
		grid_put_short(grid, right, right.x, body.y + i, ROLE_TEXT,
		    line->text);
	}
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
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
	case ACTION_LAST: help->top = (int)help->lines.count; break;
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
	Help *help = (Help *)view;
	arena_free(help->lines_arena);
	arena_free(help->arena);
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
