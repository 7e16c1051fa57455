#include "ui/links.h"

#include "base/url.h"
#include "ui/statusline.h"

LinkList
links_of(Arena *arena, const Document *document)
{
	LinkList links = {0};
	uint32_t end = 0;
	for (uint32_t i = 0; i < document->spans.count; i++) {
		const Span *span = &document->spans.items[i];
		if (span->kind != SPAN_LINK || range_empty(span->text)
		    || span->text.begin < end || !url_is_web(span->href))
			continue;
		if (links.count == MOST_LINKS)
			break;
		list_push(arena, &links, (Link){span->text, span->href});
		end = span->text.end;
	}
	return links;
}

uint32_t
links_from(const LinkList *links, uint32_t byte)
{
	uint32_t low = 0, high = links->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (links->items[middle].text.end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* --- the list --- */

typedef struct {
	View view;
	Arena *arena;
	const Document *document;
	LinkList links;
	uint32_t selected, top, in_sight;
} Links;

enum { LINES_EACH = 2, LINES_ABOVE = 2, LINES_BELOW = 2 };

static Place
links_place(const View *view)
{
	(void)view;
	return PLACE_LINKS;
}

static void
draw_link(const Links *links, Grid *grid, uint32_t index, int y)
{
	const Link *link = &links->links.items[index];
	bool selected = index == links->selected;
	Role role = selected ? ROLE_SELECTED : ROLE_LINK;
	Rect row = {0, y, grid->columns - 1, 1};
	Arena *arena = arena_new();
	grid_fill(grid, (Rect){0, y, grid->columns, 1},
	    selected ? ROLE_SELECTED : ROLE_TEXT);
	if (selected)
		grid_put(grid, row, 0, y, role, STR("▶"));
	grid_put_right(grid, row, 6, y, selected ? role : ROLE_QUOTE_NUMBER,
	    str_format(arena, "%u", index + 1));
	grid_put_short(grid, row, 8, y, role, str_squeeze(arena,
	    range_str(links->document->text, link->text)));
	row.y++;
	grid_put_short(grid, row, 8, y + 1, ROLE_BYLINE, link->href);
	arena_free(arena);
}

static void
links_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {ACTION_OPEN};
	Links *links = (Links *)view;
	uint32_t count = links->links.count;
	Rect bar = {0, 0, grid->columns, 1};
	Arena *arena = arena_new();
	grid_fill(grid, bar, ROLE_BAR);
	int edge = grid_put_right(grid, bar, bar.width - 1, 0, ROLE_BAR,
	    str_format(arena, "%u of %u", links->selected + 1, count));
	bar.width = edge - 2;
	grid_put_short(grid, bar, 1, 0, ROLE_BAR, str_format(arena, "Links ▸ %.*s",
	    STR_ARG(links->document->title)));
	arena_free(arena);
	links->in_sight = (uint32_t)(grid->rows - LINES_ABOVE - LINES_BELOW)
	    / LINES_EACH;
	if (links->selected < links->top)
		links->top = links->selected;
	if (links->selected >= links->top + links->in_sight)
		links->top = links->selected - links->in_sight + 1;
	for (uint32_t i = 0; i < links->in_sight && links->top + i < count; i++)
		draw_link(links, grid, links->top + i,
		    LINES_ABOVE + (int)i * LINES_EACH);
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints, 1, true);
}

static void
move(Links *links, int64_t by)
{
	int64_t to = (int64_t)links->selected + by;
	int64_t last = (int64_t)links->links.count - 1;
	links->selected = (uint32_t)(to < 0 ? 0 : to > last ? last : to);
}

static void
links_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Links *links = (Links *)view;
	int64_t times = count ? count : 1, page = links->in_sight;
	Str href = links->links.items[links->selected].href;
	switch (action) {
	case ACTION_DOWN: move(links, times); break;
	case ACTION_UP: move(links, -times); break;
	case ACTION_HALF_DOWN: move(links, (page + 1) / 2); break;
	case ACTION_HALF_UP: move(links, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: move(links, page); break;
	case ACTION_PAGE_UP: move(links, -page); break;
	case ACTION_FIRST: move(links, INT32_MIN); break;
	case ACTION_LAST: move(links, INT32_MAX); break;
	case ACTION_OPEN:
	case ACTION_BROWSER: ui_browse(ui, href); break;
	case ACTION_COPY: ui_copy(ui, href); break;
	case ACTION_CANCEL:
	case ACTION_LINKS:
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
links_close(View *view)
{
	arena_free(((Links *)view)->arena);
}

static const ViewOps links_ops = {
	.place = links_place,
	.draw = links_draw,
	.act = links_act,
	.close = links_close,
};

View *
links_new(const Document *document, uint32_t index)
{
	Arena *arena = arena_new();
	Links *links = ARENA_NEW(arena, Links);
	links->view.ops = &links_ops;
	links->arena = arena;
	links->document = document;
	links->links = links_of(arena, document);
	links->selected = index;
	return &links->view;
}
