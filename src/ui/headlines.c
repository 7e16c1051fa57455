#include "ui/headlines.h"

#include <stdlib.h>

#include "base/date.h"
#include "ui/ask.h"
#include "ui/dossier.h"
#include "ui/errors.h"
#include "ui/everybody.h"
#include "ui/listing.h"
#include "ui/opened.h"
#include "ui/prompt.h"
#include "ui/regard.h"
#include "ui/sayings.h"
#include "ui/statusline.h"

typedef struct {
	View view;
	Arena *arena;
	Listing listing;
	uint32_t top;      /* the first item in sight */
	uint32_t in_sight; /* items */
	bool regarding;    /* somebody may have been muted since */
	bool prompting;    /* what is searched for is being typed */
	Prompt prompt;
} Headlines;

enum { LINES_EACH = 4, LINES_ABOVE = 2, LINES_BELOW = 2 };

/* --- drawing --- */

/* "Gazette · 5 March 2024 · Jo Reporter · 4 min" */
static Str
where_and_when(Arena *arena, const Headline *headline, bool mixed)
{
	Str parts[4] = {mixed ? headline->from : (Str){0}};
	if (headline->date != DATE_NONE)
		parts[1] = date_long(arena, headline->date);
	parts[2] = headline->byline;
	if (headline->minutes)
		parts[3] = str_format(arena, "%u min", headline->minutes);
	Str all = {0};
	for (int i = 0; i < 4; i++)
		if (parts[i].len)
			all = str_format(arena, "%.*s%s%.*s", STR_ARG(all),
			    all.len ? " · " : "", STR_ARG(parts[i]));
	return all;
}

static void
draw_item(Headlines *headlines, Grid *grid, Rect rect, uint32_t index)
{
	Listing *listing = &headlines->listing;
	const Headline *headline = listing_headline(listing, headlines->top,
	    headlines->in_sight, index);
	bool selected = index == listing->selected;
	bool read = listing->items.items[index].read;
	Role role = selected ? ROLE_SELECTED : read ? ROLE_TEXT : ROLE_TITLE;
	Rect row = {rect.x, rect.y, rect.width, 1};
	grid_fill(grid, row, role);
	if (selected)
		grid_put(grid, row, 0, row.y, role, STR("▶"));
	if (!read)
		grid_put(grid, row, 2, row.y, role, STR("●"));
	row.width--;
	Str title = headline->title;
	if (str_empty(title))
		title = headline->url.len ? headline->url
		    : STR("without a title");
	grid_put_short(grid, row, 4, row.y, role, title);

	rect.width--;
	Arena *arena = arena_new();
	if (headline->starred)
		grid_put(grid, rect, 2, rect.y + 1, ROLE_CURRENT_MARK, STR("★"));
	grid_put_short(grid, rect, 4, rect.y + 1, ROLE_BYLINE,
	    where_and_when(arena, headline,
	    !str_equal(headline->from, listing->name)
	    && (listing->query.kind != SHELF_FEED || listing->query.words.len)));
	if (headline->followed.len)
		grid_put(grid, rect, 2, rect.y + 2, ROLE_CURRENT_MARK, STR("+"));
	grid_put_short(grid, rect, 4, rect.y + 2, ROLE_SIDEBAR_PERSON,
	    headline->who);
	arena_free(arena);
}

static void
draw_bar(const Headlines *headlines, Grid *grid)
{
	const Listing *listing = &headlines->listing;
	Rect top = {0, 0, grid->columns, 1};
	Arena *arena = arena_new();
	Str name = listing->name, place = STR("nothing in it");
	if (listing->query.words.len)
		name = str_format(arena, "%.*s ▸ / %.*s", STR_ARG(name),
		    STR_ARG(listing->query.words));
	if (listing->items.count)
		place = str_format(arena, "%u unread · %u of %u",
		    listing->unread, listing->selected + 1, listing->total);
	if (listing->hidden)
		place = str_format(arena, "%u muted · %.*s", listing->hidden,
		    STR_ARG(place));
	grid_fill(grid, top, ROLE_BAR);
	int edge = grid_put_right(grid, top, top.width - 1, 0, ROLE_BAR, place);
	top.width = edge - 2;
	grid_put_short(grid, top, 1, 0, ROLE_BAR, name);
	arena_free(arena);
}

/* "~/.newsboat/urls" */
static Str
path_for_people(Arena *arena, Str path)
{
	Str home = str_of(getenv("HOME"));
	if (home.len < 2 || !str_starts(path, home))
		return path;
	return str_join(arena, STR("~"), str_part(path, home.len, path.len));
}

/* In the line below the bar: what is wrong, or what a new reader can do. */
static void
draw_notice(const Headlines *headlines, Ui *ui, Grid *grid)
{
	const Listing *listing = &headlines->listing;
	Rect row = {0, 1, grid->columns - 1, 1};
	if (err_is_set(&listing->trouble)) {
		grid_put_short(grid, row, 4, 1, ROLE_ERROR,
		    str_of(listing->trouble.text));
		return;
	}
	if (listing->shelf->ops->file || !ui_can_fetch(ui))
		return;
	Str file = ui_import_file(ui);
	if (!ui_has_feeds(ui) && str_empty(ui_offered_feed(ui)))
		return;
	int x = grid_put(grid, row, 4, 1, ROLE_KEY, STR("a"));
	if (!str_empty(ui_offered_feed(ui))) {
		grid_put_short(grid, row, x, 1, ROLE_HELP,
		    STR(" saves this feed in your list"));
		return;
	}
	x = grid_put_short(grid, row, x, 1, ROLE_HELP,
	    STR(" adds a feed by its address"));
	if (str_empty(file))
		return;
	x = grid_put_short(grid, row, x, 1, ROLE_HELP, STR(" · "));
	x = grid_put_short(grid, row, x, 1, ROLE_KEY, STR("i"));
	x = grid_put_short(grid, row, x, 1, ROLE_HELP, STR(" imports "));
	Arena *arena = arena_new();
	grid_put_short(grid, row, x, 1, ROLE_HELP, path_for_people(arena, file));
	arena_free(arena);
}

/* The selected one is in sight, and no row is empty that need not be. */
static void
scroll(Headlines *headlines, uint32_t most)
{
	const Listing *listing = &headlines->listing;
	headlines->in_sight = most;
	if (listing->selected < headlines->top)
		headlines->top = listing->selected;
	if (listing->selected >= headlines->top + most)
		headlines->top = listing->selected - most + 1;
	if (listing->items.count <= most)
		headlines->top = 0;
	else if (headlines->top > listing->items.count - most)
		headlines->top = listing->items.count - most;
}

static void
headlines_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {
		ACTION_OPEN, ACTION_NEXT_UNREAD, ACTION_STAR, ACTION_FIND,
		ACTION_BROWSER, ACTION_REFRESH, ACTION_THEMES,
	};
	Headlines *headlines = (Headlines *)view;
	const Listing *listing = &headlines->listing;
	draw_bar(headlines, grid);
	draw_notice(headlines, ui, grid);
	/* the last one needs no empty line below it */
	int height = grid->rows - LINES_ABOVE - LINES_BELOW;
	scroll(headlines, (uint32_t)(height + 1) / LINES_EACH);
	for (uint32_t i = 0; i < headlines->in_sight; i++) {
		uint32_t index = headlines->top + i;
		if (index >= listing->items.count)
			break;
		draw_item(headlines, grid, (Rect){0,
		    LINES_ABOVE + (int)i * LINES_EACH, grid->columns,
		    LINES_EACH - 1}, index);
	}
	if (!listing->items.count && !err_is_set(&listing->trouble))
		grid_put_short(grid, grid_rect(grid), 4, LINES_ABOVE,
		    ROLE_STATUS, listing->query.words.len ? STR("nothing found")
		    : STR("nothing here yet"));
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	if (headlines->prompting)
		prompt_draw(&headlines->prompt, STR("/"), grid, grid->rows - 1);
	else
		statusline_hints(grid, grid->rows - 1, ui_said(ui), hints,
		    sizeof hints / sizeof *hints, true);
}

/* --- what one does with an item --- */

static const Headline *
selected_headline(Headlines *headlines)
{
	uint32_t selected = headlines->listing.selected;
	return listing_headline(&headlines->listing, selected, 1, selected);
}

static void
mark(Headlines *headlines, Ui *ui, ShelfMark mark)
{
	Err err = {0};
	if (!listing_mark_selected(&headlines->listing, mark, &err))
		ui_say(ui, "%s", err.text);
}

static void
open_selected(Headlines *headlines, Ui *ui)
{
	View *opened = opened_new(ui, &headlines->listing);
	if (opened)
		ui_push(ui, opened);
}

/* Who is quoted or named first in the selected item: his dossier, or whether one
 * follows him. */
static void
act_on_name(Headlines *headlines, Ui *ui, Action action)
{
	Listing *listing = &headlines->listing;
	Arena *arena = arena_new();
	EntityKind kind;
	Str name;
	if (!shelf_first_name(listing->shelf, arena,
	        listing_selected(listing)->id, &kind, &name)) {
		ui_say(ui, "nobody is named under this headline");
	} else if (action == ACTION_DOSSIER) {
		ui_push(ui, dossier_new(listing->shelf, kind, name));
	} else {
		headlines->regarding = true;
		regard_change(ui, listing->shelf, kind, name,
		    action == ACTION_FOLLOW ? REGARD_FOLLOWED : REGARD_MUTED);
		listing_reload(listing);
	}
	arena_free(arena);
}

static bool
act_on_item(Headlines *headlines, Ui *ui, Action action)
{
	const Headline *headline;
	if (!headlines->listing.items.count)
		return false;
	switch (action) {
	case ACTION_OPEN: open_selected(headlines, ui); break;
	case ACTION_READ:
		mark(headlines, ui, listing_selected(&headlines->listing)->read
		    ? SHELF_UNREAD : SHELF_READ);
		break;
	case ACTION_STAR:
		mark(headlines, ui, selected_headline(headlines)->starred
		    ? SHELF_UNSTAR : SHELF_STAR);
		break;
	case ACTION_DOSSIER:
	case ACTION_FOLLOW:
	case ACTION_MUTE: act_on_name(headlines, ui, action); break;
	case ACTION_BROWSER:
		ui_browse(ui, selected_headline(headlines)->url);
		break;
	case ACTION_COPY:
		headline = selected_headline(headlines);
		if (headline->url.len)
			ui_copy(ui, headline->url);
		else
			ui_say(ui, "it has no address");
		break;
	default:
		return false;
	}
	return true;
}

/* --- what one does with the list --- */

static void
go_to_feed(Headlines *headlines, Ui *ui, int direction)
{
	Shelf *shelf = headlines->listing.shelf;
	Arena *arena = arena_new();
	ShelfRowList rows = {0};
	shelf->ops->rows(shelf, arena, &rows);
	int64_t at = shelf_find_row(&rows,
	    headlines->listing.query.kind, headlines->listing.query.key);
	do
		at += direction;
	while (at >= 0 && at < rows.count && rows.items[at].kind != SHELF_FEED);
	if (at < 0 || at >= rows.count) {
		ui_say(ui, direction > 0 ? "this is the last feed"
		    : "this is the first feed");
	} else {
		const ShelfRow *row = &rows.items[at];
		ShelfQuery query = {.kind = SHELF_FEED, .key = row->key};
		listing_close(&headlines->listing);
		headlines->listing = listing_open(shelf, &query, row->name);
		headlines->top = 0;
	}
	arena_free(arena);
}

static void
mark_all(Headlines *headlines, Ui *ui)
{
	Err err = {0};
	if (listing_mark_all(&headlines->listing, &err))
		ui_say(ui, "all read; U takes it back");
	else
		ui_say(ui, "%s", err.text);
}

static void
undo(Headlines *headlines, Ui *ui)
{
	Arena *arena = arena_new();
	Str what = {0};
	Err err = {0};
	if (listing_undo(&headlines->listing, arena, &what, &err))
		ui_say(ui, "taken back: %.*s", STR_ARG(what));
	else
		ui_say(ui, "%s", err.text);
	/* those that were hidden are there again */
	if (str_starts(what, STR("mute")) || str_starts(what, STR("follow")))
		listing_reload(&headlines->listing);
	arena_free(arena);
}

static void
show_muted(Headlines *headlines, Ui *ui)
{
	Listing *listing = &headlines->listing;
	if (!listing->query.with_muted && !listing->hidden) {
		ui_say(ui, "nothing is hidden here");
		return;
	}
	listing->query.with_muted = !listing->query.with_muted;
	listing_reload(listing);
	ui_say(ui, listing->query.with_muted ? "what is muted is shown too"
	    : "what is muted is hidden");
}

static void
add(View *view, Ui *ui, Str address)
{
	(void)view;
	ui_add(ui, address);
}

static void
act_on_list(Headlines *headlines, Ui *ui, Action action, uint32_t count)
{
	Listing *listing = &headlines->listing;
	int64_t times = count ? count : 1, page = headlines->in_sight;
	switch (action) {
	case ACTION_DOWN: listing_move(listing, times); break;
	case ACTION_UP: listing_move(listing, -times); break;
	case ACTION_HALF_DOWN: listing_move(listing, (page + 1) / 2); break;
	case ACTION_HALF_UP: listing_move(listing, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: listing_move(listing, page); break;
	case ACTION_PAGE_UP: listing_move(listing, -page); break;
	case ACTION_FIRST: listing_move(listing, INT32_MIN); break;
	case ACTION_LAST: listing_move(listing, INT32_MAX); break;
	case ACTION_NEXT_UNREAD:
	case ACTION_PREVIOUS_UNREAD:
		if (!listing_next_unread(listing,
		        action == ACTION_NEXT_UNREAD ? 1 : -1))
			ui_say(ui, "nothing else is unread here");
		break;
	case ACTION_NEXT_FEED: go_to_feed(headlines, ui, 1); break;
	case ACTION_PREVIOUS_FEED: go_to_feed(headlines, ui, -1); break;
	case ACTION_REFRESH:
		ui_refresh(ui, listing->shelf, listing->query.kind,
		    listing->query.key);
		break;
	case ACTION_REFRESH_ALL:
		ui_refresh(ui, listing->shelf, SHELF_SMART, SHELF_ALL_ITEMS);
		break;
	case ACTION_READ_ALL: mark_all(headlines, ui); break;
	case ACTION_UNDO: undo(headlines, ui); break;
	case ACTION_FIND:
		ui_push(ui, headlines_search(listing->shelf, &listing->query,
		    listing->name));
		break;
	case ACTION_ADD:
		ui_push(ui, ask_line(STR("add the feed or page: "),
		    ui_offered_feed(ui), &headlines->view, add));
		break;
	case ACTION_IMPORT: ui_import(ui); break;
	case ACTION_EVERYBODY:
		ui_push(ui, everybody_new(listing->shelf, (Str){0}));
		break;
	case ACTION_QUOTES: ui_push(ui, sayings_new(listing->shelf)); break;
	case ACTION_SHOW_MUTED: show_muted(headlines, ui); break;
	case ACTION_ERRORS: ui_push(ui, errors_new(listing->shelf)); break;
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
headlines_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Headlines *headlines = (Headlines *)view;
	if (!act_on_item(headlines, ui, action))
		act_on_list(headlines, ui, action, count);
}

/* --- the search --- */

/* The list is that of what has been typed so far. */
static void
search_as_typed(Headlines *headlines)
{
	Listing old = headlines->listing;
	ShelfQuery query = old.query;
	query.words = str_trim(prompt_text(&headlines->prompt));
	headlines->listing = listing_open(old.shelf, &query, old.name);
	headlines->top = 0;
	listing_close(&old);
}

static bool
headlines_key(View *view, Ui *ui, Key key)
{
	Headlines *headlines = (Headlines *)view;
	if (!headlines->prompting)
		return false;
	switch (prompt_press(&headlines->prompt, key)) {
	case PROMPT_GOES_ON:
		break;
	case PROMPT_CHANGED:
		search_as_typed(headlines);
		break;
	case PROMPT_DONE:
		headlines->prompting = false;
		if (headlines->listing.query.words.len)
			break;
		ui_pop(ui);
		break;
	case PROMPT_CANCELLED:
		ui_pop(ui);
		break;
	}
	return true;
}

/* --- the view --- */

static Place
headlines_place(const View *view)
{
	(void)view;
	return PLACE_LIST;
}

/* What was at the top stays there, so that nothing moves. */
static void
headlines_news(View *view)
{
	Headlines *headlines = (Headlines *)view;
	uint32_t selected = headlines->listing.selected;
	/* only the reader's own hand takes anything away */
	if (headlines->regarding)
		listing_reload(&headlines->listing);
	else
		listing_news(&headlines->listing);
	if (headlines->regarding && selected > headlines->listing.selected)
		selected = headlines->listing.selected;
	headlines->regarding = false;
	headlines->top += headlines->listing.selected - selected;
}

static void
headlines_close(View *view)
{
	Headlines *headlines = (Headlines *)view;
	listing_close(&headlines->listing);
	arena_free(headlines->arena);
}

static const ViewOps headlines_ops = {
	.place = headlines_place,
	.draw = headlines_draw,
	.act = headlines_act,
	.key = headlines_key,
	.news = headlines_news,
	.close = headlines_close,
};

View *
headlines_new(Shelf *shelf, const ShelfQuery *query, Str name)
{
	Arena *arena = arena_new();
	Headlines *headlines = ARENA_NEW(arena, Headlines);
	headlines->view.ops = &headlines_ops;
	headlines->arena = arena;
	headlines->listing = listing_open(shelf, query, name);
	return &headlines->view;
}

View *
headlines_search(Shelf *shelf, const ShelfQuery *query, Str name)
{
	View *view = headlines_new(shelf, query, name);
	Headlines *headlines = (Headlines *)view;
	headlines->prompting = true;
	prompt_set(&headlines->prompt, query->words);
	return view;
}
