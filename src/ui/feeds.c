#include "ui/feeds.h"

#include "base/date.h"
#include "base/map.h"
#include "base/unicode.h"
#include "ui/ask.h"
#include "ui/errors.h"
#include "ui/everybody.h"
#include "ui/headlines.h"
#include "ui/sayings.h"
#include "ui/statusline.h"

typedef LIST_OF(uint32_t) IndexList;

typedef struct {
	View view;
	Arena *arena;
	Shelf *shelf;
	Map closed;        /* keys of folders: 1 closed, 0 open */
	Arena *rows_arena;
	ShelfRowList rows;
	IndexList shown;   /* the rows that no closed folder hides */
	uint32_t selected; /* index in shown */
	uint32_t top;      /* the same, of the first in sight */
	uint32_t in_sight;
} Feeds;

enum { LINES_ABOVE = 2, LINES_BELOW = 3, INDENT = 2 };

/* --- the rows --- */

static const ShelfRow *
row_at(const Feeds *feeds, uint32_t shown)
{
	return &feeds->rows.items[feeds->shown.items[shown]];
}

/* NULL in an empty list. */
static const ShelfRow *
selected_row(const Feeds *feeds)
{
	return feeds->shown.count ? row_at(feeds, feeds->selected) : NULL;
}

static bool
is_closed(const Feeds *feeds, const ShelfRow *row)
{
	uint32_t closed = 0;
	return row->kind == SHELF_FOLDER
	    && map_get(&feeds->closed, row->key, &closed) && closed;
}

/* Makes the list of what is shown; the selection stays on its row, or where that
 * is hidden now on the folder that hides it. */
static void
show_rows(Feeds *feeds, uint32_t selected_index)
{
	feeds->shown = (IndexList){0};
	feeds->selected = 0;
	uint32_t hidden_below = UINT32_MAX; /* depth of a closed folder */
	for (uint32_t i = 0; i < feeds->rows.count; i++) {
		const ShelfRow *row = &feeds->rows.items[i];
		if (row->depth > hidden_below)
			continue;
		hidden_below = is_closed(feeds, row) ? row->depth : UINT32_MAX;
		if (i <= selected_index)
			feeds->selected = feeds->shown.count;
		list_push(feeds->rows_arena, &feeds->shown, i);
	}
}

static void
load(Feeds *feeds)
{
	const ShelfRow *selected = selected_row(feeds);
	Arena *arena = arena_new();
	ShelfRowList rows = {0};
	feeds->shelf->ops->rows(feeds->shelf, arena, &rows);
	uint32_t index = 0;
	if (selected) {
		index = shelf_find_row(&rows, selected->kind, selected->key);
		if (index == rows.count) /* it is gone: what took its place */
			index = feeds->shown.items[feeds->selected];
	}
	arena_free(feeds->rows_arena);
	feeds->rows_arena = arena;
	feeds->rows = rows;
	show_rows(feeds, index);
}

static void
set_closed(Feeds *feeds, bool closed)
{
	const ShelfRow *row = selected_row(feeds);
	uint32_t unused;
	Str key = map_get(&feeds->closed, row->key, &unused) ? row->key
	    : str_copy(feeds->arena, row->key);
	map_put(feeds->arena, &feeds->closed, key, closed);
	show_rows(feeds, feeds->shown.items[feeds->selected]);
}

/* --- drawing --- */

static void
draw_row(const Feeds *feeds, Grid *grid, int y, uint32_t shown)
{
	const ShelfRow *row = row_at(feeds, shown);
	bool selected = shown == feeds->selected;
	Role role = selected ? ROLE_SELECTED
	    : row->kind == SHELF_FOLDER ? ROLE_HEADING
	    : row->unread ? ROLE_STRONG : ROLE_TEXT;
	Rect line = {0, y, grid->columns, 1};
	grid_fill(grid, line, role);
	if (selected)
		grid_put(grid, line, 0, y, role, STR("▶"));
	line.width--;
	Arena *arena = arena_new();
	if (row->unread)
		line.width = grid_put_right(grid, line, line.width, y, role,
		    str_format(arena, "%u", row->unread)) - 1;
	arena_free(arena);
	int x = 2 + INDENT * (int)row->depth;
	if (row->kind == SHELF_FOLDER)
		grid_put(grid, line, x, y, role,
		    is_closed(feeds, row) ? STR("▸") : STR("▾"));
	else if (row->error.len)
		grid_put(grid, line, x, y, selected ? role : ROLE_ERROR,
		    STR("!"));
	grid_put_short(grid, line, x + 2, y, role,
	    row->name.len ? row->name : row->key);
}

static void
draw_bar(const Feeds *feeds, Grid *grid)
{
	Rect bar = {0, 0, grid->columns, 1};
	uint32_t feed_count = 0, failed = 0;
	for (uint32_t i = 0; i < feeds->rows.count; i++) {
		const ShelfRow *row = &feeds->rows.items[i];
		feed_count += row->kind == SHELF_FEED;
		failed += row->kind == SHELF_FEED && row->error.len;
	}
	Arena *arena = arena_new();
	Str right = str_format(arena, "%u feed%s", feed_count,
	    feed_count == 1 ? "" : "s");
	if (failed)
		right = str_format(arena, "%u failed · %.*s", failed,
		    STR_ARG(right));
	grid_fill(grid, bar, ROLE_BAR);
	grid_put(grid, bar, 1, 0, ROLE_BAR, STR("Feeds"));
	grid_put_right(grid, bar, bar.width - 1, 0, ROLE_BAR, right);
	arena_free(arena);
}

/* What there is to say of the selected row. */
static void
draw_status(const Feeds *feeds, Grid *grid, int y)
{
	Rect line = {0, y, grid->columns - 1, 1};
	const ShelfRow *row = selected_row(feeds);
	grid_fill(grid, (Rect){0, y, grid->columns, 1}, ROLE_STATUS);
	if (!row)
		return;
	Arena *arena = arena_new();
	if (row->error.len)
		grid_put_short(grid, line, 1, y, ROLE_ERROR, row->error);
	else if (row->kind == SHELF_FEED)
		grid_put_short(grid, line, 1, y, ROLE_STATUS,
		    str_format(arena, "%u of %u unread · %.*s", row->unread,
		    row->total, STR_ARG(row->key)));
	else
		grid_put_short(grid, line, 1, y, ROLE_STATUS,
		    str_format(arena, "%u unread in %.*s", row->unread,
		    STR_ARG(row->name)));
	arena_free(arena);
}

static void
scroll(Feeds *feeds, uint32_t most)
{
	uint32_t count = feeds->shown.count;
	feeds->in_sight = most;
	if (feeds->selected < feeds->top)
		feeds->top = feeds->selected;
	if (feeds->selected >= feeds->top + most)
		feeds->top = feeds->selected - most + 1;
	if (count <= most)
		feeds->top = 0;
	else if (feeds->top > count - most)
		feeds->top = count - most;
}

static bool
has_feed(const Feeds *feeds)
{
	for (uint32_t i = 0; i < feeds->rows.count; i++)
		if (feeds->rows.items[i].kind == SHELF_FEED)
			return true;
	return false;
}

static void
feeds_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {
		ACTION_OPEN, ACTION_REFRESH, ACTION_REFRESH_ALL,
		ACTION_NEXT_UNREAD, ACTION_FIND, ACTION_ADD, ACTION_THEMES,
	};
	Feeds *feeds = (Feeds *)view;
	draw_bar(feeds, grid);
	Str trouble = feeds->shelf->ops->trouble
	    ? feeds->shelf->ops->trouble(feeds->shelf) : (Str){0};
	grid_put_short(grid, (Rect){0, 1, grid->columns - 1, 1}, 1, 1, ROLE_ERROR,
	    trouble);
	scroll(feeds, (uint32_t)(grid->rows - LINES_ABOVE - LINES_BELOW));
	for (uint32_t i = 0; i < feeds->in_sight; i++)
		if (feeds->top + i < feeds->shown.count)
			draw_row(feeds, grid, LINES_ABOVE + (int)i,
			    feeds->top + i);
	if (!has_feed(feeds) && str_empty(trouble))
		grid_put_short(grid, (Rect){0, 1, grid->columns - 1, 1}, 4, 1,
		    ROLE_HELP, STR("no feeds yet: a adds one by its address, "
		    "i imports another reader's"));
	grid_tile(grid, (Rect){0, grid->rows - 3, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	draw_status(feeds, grid, grid->rows - 2);
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints,
	    sizeof hints / sizeof *hints, true);
}

/* --- keys --- */

static void
move(Feeds *feeds, int64_t by)
{
	int64_t to = (int64_t)feeds->selected + by;
	int64_t last = (int64_t)feeds->shown.count - 1;
	if (to > last)
		to = last;
	feeds->selected = (uint32_t)(to < 0 ? 0 : to);
}

/* In a closed folder too: it is opened. */
static void
next_unread(Feeds *feeds, Ui *ui, int direction)
{
	int64_t count = feeds->rows.count;
	int64_t at = feeds->shown.count ? feeds->shown.items[feeds->selected] : 0;
	for (int64_t i = 1; i <= count; i++) {
		uint32_t index = (uint32_t)((at + direction * i + count) % count);
		const ShelfRow *row = &feeds->rows.items[index];
		if (row->kind != SHELF_FEED || !row->unread)
			continue;
		uint32_t depth = row->depth;
		for (uint32_t above = index; above-- > 0 && depth > 0;) {
			const ShelfRow *folder = &feeds->rows.items[above];
			if (folder->kind != SHELF_FOLDER || folder->depth >= depth)
				continue;
			depth = folder->depth;
			if (is_closed(feeds, folder))
				map_put(feeds->arena, &feeds->closed, folder->key, 0);
		}
		show_rows(feeds, index);
		return;
	}
	ui_say(ui, "nothing is unread");
}

static ShelfQuery
query_of(const ShelfRow *row)
{
	return (ShelfQuery){.kind = row->kind, .key = row->key};
}

static void
open_headlines(Feeds *feeds, Ui *ui, const ShelfRow *row)
{
	ShelfQuery query = query_of(row);
	ui_push(ui, headlines_new(feeds->shelf, &query, row->name));
}

/* Left of a closed folder or a feed is the folder around it; left of everything
 * is where one came from. */
static bool
go_left(Feeds *feeds)
{
	const ShelfRow *row = selected_row(feeds);
	if (!row || (row->kind != SHELF_FOLDER && !row->depth))
		return false;
	if (row->kind == SHELF_FOLDER && !is_closed(feeds, row)) {
		set_closed(feeds, true);
		return true;
	}
	uint32_t depth = row->depth;
	if (!depth)
		return false;
	while (feeds->selected && row_at(feeds, feeds->selected)->depth >= depth)
		feeds->selected--;
	return true;
}

/* Right of a closed folder is the open one; of an open one, what is in it. */
static bool
go_right(Feeds *feeds, Ui *ui)
{
	const ShelfRow *row = selected_row(feeds);
	if (!row || row->kind != SHELF_FOLDER)
		return false;
	if (is_closed(feeds, row))
		set_closed(feeds, false);
	else
		open_headlines(feeds, ui, row);
	return true;
}

/* h, l and Space mean more in a tree than in a list. */
static bool
feeds_key(View *view, Ui *ui, Key key)
{
	Feeds *feeds = (Feeds *)view;
	const ShelfRow *row = selected_row(feeds);
	switch (key) {
	case 'h':
	case KEYS_LEFT:
		return go_left(feeds);
	case 'l':
	case KEYS_RIGHT:
		return go_right(feeds, ui);
	case ' ':
		if (!row || row->kind != SHELF_FOLDER)
			return false;
		set_closed(feeds, !is_closed(feeds, row));
		return true;
	default:
		return false;
	}
}

static void
find(Feeds *feeds, Ui *ui)
{
	ShelfQuery query = {.kind = SHELF_SMART, .key = SHELF_ALL_ITEMS};
	ui_push(ui, headlines_search(feeds->shelf, &query, STR("All")));
}

static void
add(View *view, Ui *ui, Str address)
{
	(void)view;
	ui_add(ui, address);
}

static void
remove_feed(View *view, Ui *ui, Str yes)
{
	(void)yes;
	Feeds *feeds = (Feeds *)view;
	const ShelfRow *row = selected_row(feeds);
	Err err = {0};
	if (feeds->shelf->ops->remove(feeds->shelf, row->key, &err))
		ui_say(ui, "removed; U takes it back");
	else
		ui_say(ui, "%s", err.text);
	load(feeds);
}

static void
ask_to_remove(Feeds *feeds, Ui *ui)
{
	const ShelfRow *row = selected_row(feeds);
	if (!feeds->shelf->ops->remove || !row || row->kind != SHELF_FEED) {
		ui_say(ui, "only a feed can be removed");
		return;
	}
	Arena *arena = arena_new();
	ui_push(ui, ask_whether(str_format(arena, "remove %.*s? y or n ",
	    STR_ARG(row->name)), &feeds->view, remove_feed));
	arena_free(arena);
}

static void
mark_all(Feeds *feeds, Ui *ui)
{
	const ShelfRow *row = selected_row(feeds);
	Err err = {0};
	if (!row)
		return;
	ShelfQuery query = query_of(row);
	if (feeds->shelf->ops->mark_all(feeds->shelf, &query, &err))
		ui_say(ui, "all read in %.*s; U takes it back",
		    STR_ARG(row->name));
	else
		ui_say(ui, "%s", err.text);
	load(feeds);
}

static void
undo(Feeds *feeds, Ui *ui)
{
	Arena *arena = arena_new();
	Str what;
	Err err = {0};
	if (!feeds->shelf->ops->undo)
		ui_say(ui, "nothing to take back");
	else if (feeds->shelf->ops->undo(feeds->shelf, arena, &what, &err))
		ui_say(ui, "taken back: %.*s", STR_ARG(what));
	else
		ui_say(ui, "%s", err.text);
	arena_free(arena);
	load(feeds);
}

static void
open_selected(Feeds *feeds, Ui *ui)
{
	const ShelfRow *row = selected_row(feeds);
	if (!row)
		return;
	if (row->kind == SHELF_FOLDER)
		set_closed(feeds, !is_closed(feeds, row));
	else
		open_headlines(feeds, ui, row);
}

static void
feeds_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Feeds *feeds = (Feeds *)view;
	Shelf *shelf = feeds->shelf;
	const ShelfRow *row = selected_row(feeds);
	int64_t times = count ? count : 1, page = feeds->in_sight;
	switch (action) {
	case ACTION_DOWN: move(feeds, times); break;
	case ACTION_UP: move(feeds, -times); break;
	case ACTION_HALF_DOWN: move(feeds, (page + 1) / 2); break;
	case ACTION_HALF_UP: move(feeds, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: move(feeds, page); break;
	case ACTION_PAGE_UP: move(feeds, -page); break;
	case ACTION_FIRST: move(feeds, INT32_MIN); break;
	case ACTION_LAST: move(feeds, INT32_MAX); break;
	case ACTION_OPEN: open_selected(feeds, ui); break;
	case ACTION_NEXT_UNREAD: next_unread(feeds, ui, 1); break;
	case ACTION_PREVIOUS_UNREAD: next_unread(feeds, ui, -1); break;
	case ACTION_REFRESH:
		if (row)
			ui_refresh(ui, shelf, row->kind, row->key);
		break;
	case ACTION_REFRESH_ALL:
		ui_refresh(ui, shelf, SHELF_SMART, SHELF_ALL_ITEMS);
		break;
	case ACTION_READ_ALL: mark_all(feeds, ui); break;
	case ACTION_UNDO: undo(feeds, ui); break;
	case ACTION_FIND: find(feeds, ui); break;
	case ACTION_ADD:
		ui_push(ui, ask_line(STR("add the feed or page: "), (Str){0}, view, add));
		break;
	case ACTION_IMPORT: ui_import(ui); break;
	case ACTION_EDIT:
		if (shelf->ops->file)
			ui_edit(ui, shelf->ops->file(shelf));
		break;
	case ACTION_REMOVE: ask_to_remove(feeds, ui); break;
	case ACTION_EVERYBODY:
		ui_push(ui, everybody_new(shelf, (Str){0}));
		break;
	case ACTION_QUOTES: ui_push(ui, sayings_new(shelf)); break;
	case ACTION_ERRORS: ui_push(ui, errors_new(shelf)); break;
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

/* --- the view --- */

static Place
feeds_place(const View *view)
{
	(void)view;
	return PLACE_FEEDS;
}

static void
feeds_news(View *view)
{
	load((Feeds *)view);
}

static void
feeds_close(View *view)
{
	Feeds *feeds = (Feeds *)view;
	arena_free(feeds->rows_arena);
	arena_free(feeds->arena);
}

static const ViewOps feeds_ops = {
	.place = feeds_place,
	.draw = feeds_draw,
	.act = feeds_act,
	.key = feeds_key,
	.news = feeds_news,
	.close = feeds_close,
};

View *
feeds_new(Shelf *shelf)
{
	Arena *arena = arena_new();
	Feeds *feeds = ARENA_NEW(arena, Feeds);
	feeds->view.ops = &feeds_ops;
	feeds->arena = arena;
	feeds->shelf = shelf;
	load(feeds);
	return &feeds->view;
}
