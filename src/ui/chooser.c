#include "ui/chooser.h"

#include "ui/statusline.h"

typedef struct {
	View view;
	Arena *arena;
	ErrandFeedList feeds;
	uint32_t selected, top, in_sight;
} Chooser;

enum { LINES_EACH = 2, FRAME = 2, LINES_AROUND = 3 };

static Place
chooser_place(const View *view)
{
	(void)view;
	return PLACE_CHOICE;
}

/* "Atom" of "application/atom+xml": what a reader tells feeds apart by. */
static Str
kind_of(Str type)
{
	static const struct {
		Str part, word;
	} kinds[] = {
		{STR_INIT("atom"), STR_INIT("Atom")},
		{STR_INIT("rdf"), STR_INIT("RDF")},
		{STR_INIT("rss"), STR_INIT("RSS")},
		{STR_INIT("json"), STR_INIT("JSON Feed")},
	};
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (str_find_ascii(type, kinds[i].part) != STR_NOT_FOUND)
			return kinds[i].word;
	return (Str){0};
}

static void
draw_feed(Grid *grid, Rect rect, const ErrandFeed *feed, bool selected)
{
	Role role = selected ? ROLE_SELECTED : ROLE_TEXT;
	Rect row = {rect.x, rect.y, rect.width, 1};
	Str kind = kind_of(feed->type);
	grid_fill(grid, row, role);
	if (selected)
		grid_put(grid, row, row.x + 1, row.y, role, STR("▶"));
	row.width--;
	if (kind.len)
		row.width = grid_put_right(grid, row, row.x + row.width, row.y,
		    role, kind) - 1 - row.x;
	grid_put_short(grid, row, row.x + 3, row.y, role,
	    feed->title.len ? feed->title : feed->url);
	if (feed->title.len && rect.height > 1)
		grid_put_short(grid, rect, rect.x + 3, rect.y + 1, ROLE_BYLINE,
		    feed->url);
}

static void
chooser_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {ACTION_OPEN, ACTION_DOWN, ACTION_UP};
	Chooser *chooser = (Chooser *)view;
	uint32_t count = chooser->feeds.count;
	uint32_t most = (uint32_t)(grid->rows - FRAME - LINES_AROUND) / LINES_EACH;
	uint32_t rows = chooser->in_sight = count < most ? count : most;
	if (chooser->selected < chooser->top)
		chooser->top = chooser->selected;
	if (chooser->selected >= chooser->top + rows)
		chooser->top = chooser->selected - rows + 1;
	Rect box = {0, 1, grid->columns, (int)rows * LINES_EACH + FRAME};
	grid_fill(grid, box, ROLE_TEXT);
	grid_tile(grid, (Rect){box.x, box.y, box.width, 1}, ROLE_RULE, STR("─"));
	grid_tile(grid, (Rect){box.x, box.y + box.height - 1, box.width, 1},
	    ROLE_RULE, STR("─"));
	Arena *arena = arena_new();
	grid_put_short(grid, box, box.x + 1, box.y, ROLE_SIDEBAR_HEADING,
	    str_format(arena, " %u FEEDS THERE: WHICH? ", count));
	arena_free(arena);
	for (uint32_t i = 0; i < rows; i++)
		draw_feed(grid, (Rect){box.x, box.y + 1 + (int)i * LINES_EACH,
		    box.width, LINES_EACH},
		    &chooser->feeds.items[chooser->top + i],
		    chooser->top + i == chooser->selected);
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints, 1, false);
}

static void
move(Chooser *chooser, int64_t by)
{
	int64_t to = (int64_t)chooser->selected + by;
	int64_t last = (int64_t)chooser->feeds.count - 1;
	chooser->selected = (uint32_t)(to < 0 ? 0 : to > last ? last : to);
}

static void
chooser_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Chooser *chooser = (Chooser *)view;
	int64_t times = count ? count : 1, page = chooser->in_sight;
	switch (action) {
	case ACTION_DOWN: move(chooser, times); break;
	case ACTION_UP: move(chooser, -times); break;
	case ACTION_HALF_DOWN: move(chooser, (page + 1) / 2); break;
	case ACTION_HALF_UP: move(chooser, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: move(chooser, page); break;
	case ACTION_PAGE_UP: move(chooser, -page); break;
	case ACTION_FIRST: move(chooser, INT32_MIN); break;
	case ACTION_LAST: move(chooser, INT32_MAX); break;
	case ACTION_OPEN:
		ui_pop(ui);
		ui_add(ui, chooser->feeds.items[chooser->selected].url);
		break;
	case ACTION_CANCEL:
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
chooser_close(View *view)
{
	arena_free(((Chooser *)view)->arena);
}

static const ViewOps chooser_ops = {
	.place = chooser_place,
	.draw = chooser_draw,
	.act = chooser_act,
	.close = chooser_close,
	.lies_over = true,
};

View *
chooser_new(const ErrandFeedList *found)
{
	Arena *arena = arena_new();
	Chooser *chooser = ARENA_NEW(arena, Chooser);
	chooser->view.ops = &chooser_ops;
	chooser->arena = arena;
	for (uint32_t i = 0; i < found->count; i++) {
		const ErrandFeed *feed = &found->items[i];
		list_push(arena, &chooser->feeds, (ErrandFeed){
		    str_copy(arena, feed->url), str_copy(arena, feed->title),
		    str_copy(arena, feed->type)});
	}
	return &chooser->view;
}
