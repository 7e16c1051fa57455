#include "ui/headlines.h"

#include "ui/sidebar.h"
#include "ui/statusline.h"

/* What the lines under a headline say, made once. */
typedef struct {
	Str from; /* "Gazette · 5 March 2024 · 4 min" */
	Str who;  /* "❝2 Helen Marsh  ❝1 Daniel Okafor  European Commission" */
} Summary;

typedef struct {
	View view;
	Arena *arena;
	const Story *stories;
	ReaderOptions options;
	Summary *summaries;
	uint32_t selected, top; /* top: the first story in sight */
	uint32_t in_sight;      /* stories */
} Headlines;

enum { LINES_EACH = 4, LINES_BELOW = 2 };

static Str
where_and_when(Arena *arena, const Document *document)
{
	Str from = document->site;
	if (document->published != DATE_NONE)
		from = str_format(arena, "%.*s%s%.*s", STR_ARG(from),
		    from.len ? " · " : "",
		    STR_ARG(date_long(arena, document->published)));
	if (document->byline.len)
		from = str_format(arena, "%.*s%s%.*s", STR_ARG(from),
		    from.len ? " · " : "", STR_ARG(document->byline));
	uint32_t minutes = statusline_minutes(document);
	if (minutes)
		from = str_format(arena, "%.*s%s%u min", STR_ARG(from),
		    from.len ? " · " : "", minutes);
	return from;
}

/* Those who speak, each with the number of quotes, then others named. */
static Str
who_is_in_it(Arena *arena, const Story *story)
{
	enum { MOST_EACH = 4 };
	Arena *work = arena_new();
	StepList steps = {0};
	Sidebar sidebar = sidebar_of(work, story, &steps);
	Str who = {0};
	for (Part part = PART_PEOPLE; part <= PART_ORGANIZATIONS; part++) {
		const RowList *rows = &sidebar.parts[part].rows;
		for (uint32_t i = 0; i < rows->count && i < MOST_EACH; i++) {
			const Entity *entity
			    = &story->notes->entities.items[rows->items[i]];
			if (who.len)
				who = str_join(work, who, STR("  "));
			if (entity->quote_count)
				who = str_format(work, "%.*s❝%u ", STR_ARG(who),
				    entity->quote_count);
			who = str_join(work, who, entity->name);
		}
	}
	who = str_copy(arena, who);
	arena_free(work);
	return who;
}

static Place
headlines_place(const View *view)
{
	(void)view;
	return PLACE_LIST;
}

static void
draw_story(const Headlines *headlines, Grid *grid, Rect rect, uint32_t index)
{
	const Document *document = headlines->stories[index].document;
	const Summary *summary = &headlines->summaries[index];
	bool selected = index == headlines->selected;
	Role role = selected ? ROLE_SELECTED : ROLE_TITLE;
	Rect row = {rect.x, rect.y, rect.width, 1};
	grid_fill(grid, row, role);
	if (selected)
		grid_put(grid, row, 0, row.y, role, STR("▶"));
	row.width--;
	Str title = document->title;
	if (str_empty(title))
		title = document->url.len ? document->url : STR("without a title");
	grid_put_short(grid, row, 2, row.y, role, title);
	rect.width--;
	grid_put_short(grid, rect, 4, rect.y + 1, ROLE_BYLINE, summary->from);
	grid_put_short(grid, rect, 4, rect.y + 2, ROLE_SIDEBAR_PERSON,
	    summary->who);
}

static void
headlines_draw(View *view, Ui *ui, Grid *grid)
{
	static const Action hints[] = {
		ACTION_OPEN, ACTION_PAGE_DOWN, ACTION_THEMES,
	};
	Headlines *headlines = (Headlines *)view;
	Rect top = {0, 0, grid->columns, 1};
	grid_fill(grid, top, ROLE_BAR);
	grid_put_short(grid, top, 1, 0, ROLE_BAR, headlines->options.heading);
	Arena *arena = arena_new();
	grid_put_right(grid, top, top.width - 1, 0, ROLE_BAR,
	    str_format(arena, "%u of %u", headlines->selected + 1,
	    headlines->options.count));
	arena_free(arena);

	/* the last one needs no empty line below it */
	int height = grid->rows - 2 - LINES_BELOW;
	uint32_t most = (uint32_t)(height + 1) / LINES_EACH;
	headlines->in_sight = most;
	if (headlines->selected < headlines->top)
		headlines->top = headlines->selected;
	if (headlines->selected >= headlines->top + most)
		headlines->top = headlines->selected - most + 1;
	if (headlines->options.count <= most)
		headlines->top = 0;
	else if (headlines->top > headlines->options.count - most)
		headlines->top = headlines->options.count - most;
	for (uint32_t i = 0; i < most; i++) {
		uint32_t index = headlines->top + i;
		if (index >= headlines->options.count)
			break;
		draw_story(headlines, grid, (Rect){0, 2 + (int)i * LINES_EACH,
		    grid->columns, LINES_EACH - 1}, index);
	}
	grid_tile(grid, (Rect){0, grid->rows - 2, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	statusline_hints(grid, grid->rows - 1, ui_said(ui), hints,
	    sizeof hints / sizeof *hints, true);
}

static void
move(Headlines *headlines, int64_t by)
{
	int64_t to = (int64_t)headlines->selected + by;
	int64_t last = (int64_t)headlines->options.count - 1;
	headlines->selected = (uint32_t)(to < 0 ? 0 : to > last ? last : to);
}

static void
open_selected(Headlines *headlines, Ui *ui)
{
	ReaderOptions options = headlines->options;
	options.index = headlines->selected;
	ui_push(ui, reader_new(&headlines->stories[headlines->selected],
	    &options));
}

static void
headlines_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Headlines *headlines = (Headlines *)view;
	int64_t times = count ? count : 1, page = headlines->in_sight;
	switch (action) {
	case ACTION_DOWN: move(headlines, times); break;
	case ACTION_UP: move(headlines, -times); break;
	case ACTION_HALF_DOWN: move(headlines, (page + 1) / 2); break;
	case ACTION_HALF_UP: move(headlines, -(page + 1) / 2); break;
	case ACTION_PAGE_DOWN: move(headlines, page); break;
	case ACTION_PAGE_UP: move(headlines, -page); break;
	case ACTION_FIRST: move(headlines, INT32_MIN); break;
	case ACTION_LAST: move(headlines, INT32_MAX); break;
	case ACTION_OPEN: open_selected(headlines, ui); break;
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
headlines_close(View *view)
{
	arena_free(((Headlines *)view)->arena);
}

static const ViewOps headlines_ops = {
	.place = headlines_place,
	.draw = headlines_draw,
	.act = headlines_act,
	.close = headlines_close,
};

View *
headlines_new(const Story *stories, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	Headlines *headlines = ARENA_NEW(arena, Headlines);
	headlines->view.ops = &headlines_ops;
	headlines->arena = arena;
	headlines->stories = stories;
	headlines->options = *options;
	headlines->summaries = ARENA_ARRAY(arena, Summary, options->count);
	for (uint32_t i = 0; i < options->count; i++) {
		headlines->summaries[i].from
		    = where_and_when(arena, stories[i].document);
		headlines->summaries[i].who = who_is_in_it(arena, &stories[i]);
	}
	return &headlines->view;
}
