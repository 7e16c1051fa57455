#include "ui/reader.h"

#include "ui/frame.h"
#include "ui/paint.h"
#include "ui/prompt.h"
#include "ui/sidebar.h"
#include "ui/statusline.h"

typedef struct {
	View view;
	Arena *arena;
	const Story *story;
	ReaderOptions options;
	int text_width; /* wished for */
	uint32_t minutes;
	Paint *paint;
	StepList steps;
	Sidebar sidebar;

	Frame frame;         /* of the last draw */
	int columns;         /* of the screen then */
	Arena *layout_arena; /* NULL: not laid out yet */
	Layout *layout;
	uint32_t top;     /* the first line in sight */
	uint32_t place;   /* the byte that the reader has brought to the top */
	bool at_start;    /* that is the headline */
	bool greeted;     /* the story's note has been said */
	bool quote_in_sight; /* the current one was, when all was drawn last */

	Part part;        /* where the reader is */
	uint32_t step;    /* the current quote, or NO_STEP */
	Places places;    /* what n and N go through */

	bool prompting;
	Prompt prompt;
	uint32_t top_before; /* the search began here; leaving it comes back */
} Reader;

/* --- where things are in the layout --- */

static uint32_t
rows_of(const Reader *reader)
{
	return (uint32_t)reader->frame.body.height;
}

static uint32_t
last_top(const Reader *reader)
{
	uint32_t count = reader->layout->lines.count;
	return count > rows_of(reader) ? count - rows_of(reader) : 0;
}

static void
set_top(Reader *reader, int64_t line)
{
	int64_t last = last_top(reader);
	reader->top = (uint32_t)(line < 0 ? 0 : line > last ? last : line);
}

/* Scrolls, and takes the place: here the reader wants to be. */
static void
go_to_line(Reader *reader, int64_t line)
{
	set_top(reader, line);
	reader->at_start = reader->top == 0;
	reader->place = layout_byte_at(reader->layout, reader->top);
}

/* The byte from which on things are in sight. */
static uint32_t
first_byte_in_sight(const Reader *reader)
{
	return reader->top ? layout_byte_at(reader->layout, reader->top) : 0;
}

static bool
in_sight(const Reader *reader, Range range)
{
	uint32_t first = layout_line_at(reader->layout, range.begin);
	return first >= reader->top && first < reader->top + rows_of(reader);
}

/* The line to scroll to, so that the range is in sight with a line to spare;
 * where it is already, the one that is at the top. */
static int64_t
top_for_range(const Reader *reader, Range range)
{
	uint32_t first = layout_line_at(reader->layout, range.begin);
	uint32_t last = layout_line_at(reader->layout,
	    range.end > range.begin ? range.end - 1 : range.begin);
	uint32_t rows = rows_of(reader);
	bool above = first < reader->top + (reader->top > 0);
	bool below = last + 2 > reader->top + rows
	    && reader->top < last_top(reader);
	if (!above && !below)
		return reader->top;
	/* a long one begins near the top, so that much of it is seen */
	uint32_t before = last - first >= rows / 2 ? 1 : rows / 3;
	return (int64_t)first - before;
}

static void
show_range(Reader *reader, Range range)
{
	int64_t top = top_for_range(reader, range);
	if (top != reader->top)
		go_to_line(reader, top);
}

static const Quote *
current_quote(const Reader *reader)
{
	if (reader->step == NO_STEP)
		return NULL;
	return steps_quote(&reader->steps, reader->story->notes, reader->step);
}

static void
lay_out(Reader *reader)
{
	LayoutSize size = {
		.columns = (uint16_t)reader->frame.text_columns,
		.rows = (uint16_t)rows_of(reader),
	};
	if (reader->layout && reader->layout->size.columns == size.columns
	    && reader->layout->size.rows == size.rows)
		return;
	const Quote *quote = current_quote(reader);
	arena_free(reader->layout_arena);
	reader->layout_arena = arena_new();
	reader->layout
	    = layout_make(reader->layout_arena, reader->story->document, size);
	/* the place stays as it was: a resize and back shows the same screen */
	set_top(reader, reader->at_start ? 0
	    : layout_line_at(reader->layout, reader->place));
	if (quote && reader->quote_in_sight)
		set_top(reader, top_for_range(reader, quote->marked));
}

/* --- quotes --- */

static void
go_to_step(Reader *reader, uint32_t step)
{
	reader->step = step;
	sidebar_select_step(&reader->sidebar, step);
	show_range(reader, current_quote(reader)->marked);
}

/*
 * From the current quote where it is in sight, else from where the reader has
 * scrolled to. A count stops at the last quote; from there one goes round.
 */
static void
step_by(Reader *reader, Ui *ui, int direction, uint32_t count)
{
	int64_t last = (int64_t)reader->steps.count - 1, from, to;
	if (last < 0) {
		ui_say(ui, "no quotes in this article");
		return;
	}
	const Quote *current = current_quote(reader);
	if (current && in_sight(reader, current->marked)) {
		from = reader->step;
	} else {
		from = steps_from(&reader->steps, reader->story->notes,
		    first_byte_in_sight(reader));
		if (direction > 0)
			from--;
	}
	to = from + (count ? (int64_t)count : 1) * direction;
	if (to > last && from < last)
		to = last;
	if (to < 0 && from > 0)
		to = 0;
	if (to > last) {
		to = 0;
		ui_say(ui, "past the last quote: back at the first");
	} else if (to < 0) {
		to = last;
		ui_say(ui, "before the first quote: on at the last");
	}
	go_to_step(reader, (uint32_t)to);
}

static void
step_same_speaker(Reader *reader, Ui *ui, int direction, uint32_t count)
{
	const Quote *quote = current_quote(reader);
	if (!quote) {
		ui_say(ui, reader->steps.count
		    ? "go to a quote first: ]" : "no quotes in this article");
		return;
	}
	if (quote->speaker == NO_ENTITY) {
		ui_say(ui, "the speaker of this quote is not known by name");
		return;
	}
	uint32_t from = reader->step, to = from;
	bool round = false;
	for (uint32_t i = 0; i < (count ? count : 1); i++) {
		uint32_t next = steps_same_speaker(&reader->steps,
		    reader->story->notes, to, direction);
		bool past = direction > 0 ? next <= to : next >= to;
		if (past && i > 0)
			break; /* a count stops at the last */
		round = past;
		to = next;
	}
	Str name = reader->story->notes->entities.items[quote->speaker].name;
	if (to == from)
		ui_say(ui, "no other quote of %.*s", STR_ARG(name));
	else if (round)
		ui_say(ui, direction > 0 ? "past the last quote of %.*s"
		    : "before the first quote of %.*s", STR_ARG(name));
	go_to_step(reader, to);
}

/* --- places: what was searched for, or a name's mentions --- */

static void
go_to_place(Reader *reader, Ui *ui, uint32_t place)
{
	reader->places.current = place;
	show_range(reader, reader->places.ranges.items[place]);
	ui_say(ui, "%u of %u: %.*s", place + 1, reader->places.ranges.count,
	    STR_ARG(reader->places.what));
}

/* To the first place in sight or below it; without one, to the first of all. */
static void
go_to_first_place(Reader *reader, Ui *ui)
{
	uint32_t place = places_from(&reader->places, first_byte_in_sight(reader));
	go_to_place(reader, ui, place < reader->places.ranges.count ? place : 0);
}

static void
place_by(Reader *reader, Ui *ui, int direction, uint32_t count)
{
	const Places *places = &reader->places;
	int64_t all = places->ranges.count;
	if (!all) {
		ui_say(ui, "nothing to go to: search with /, or choose a name");
		return;
	}
	int64_t from = places->current;
	if (places->current == NO_PLACE
	    || !in_sight(reader, places->ranges.items[places->current])) {
		from = places_from(places, first_byte_in_sight(reader));
		if (direction > 0)
			from--;
	}
	int64_t to = from + (count ? (int64_t)count : 1) * direction;
	to = (to % all + all) % all;
	go_to_place(reader, ui, (uint32_t)to);
}

static void
begin_search(Reader *reader)
{
	reader->prompting = true;
	reader->prompt = (Prompt){0};
	reader->top_before = reader->top;
}

/* What has been typed so far is shown where it stands. */
static void
search_as_typed(Reader *reader, Ui *ui)
{
	places_free(&reader->places);
	go_to_line(reader, reader->top_before);
	Str needle = prompt_text(&reader->prompt);
	if (str_empty(needle))
		return;
	reader->places = places_search(reader->story->document, needle);
	if (reader->places.ranges.count)
		go_to_first_place(reader, ui);
}

static bool
reader_key(View *view, Ui *ui, Key key)
{
	Reader *reader = (Reader *)view;
	if (!reader->prompting)
		return false;
	switch (prompt_press(&reader->prompt, key)) {
	case PROMPT_GOES_ON:
		break;
	case PROMPT_CHANGED:
		search_as_typed(reader, ui);
		break;
	case PROMPT_DONE:
		reader->prompting = false;
		if (reader->places.ranges.count)
			go_to_first_place(reader, ui);
		else if (reader->prompt.length)
			ui_say(ui, "not found: %.*s",
			    STR_ARG(prompt_text(&reader->prompt)));
		break;
	case PROMPT_CANCELLED:
		reader->prompting = false;
		places_free(&reader->places);
		go_to_line(reader, reader->top_before);
		break;
	}
	return true;
}

/* --- the sidebar --- */

static void
change_part(Reader *reader, Ui *ui, int direction)
{
	Part next = sidebar_next_part(&reader->sidebar, reader->part, direction);
	if (next == PART_TEXT && reader->part == PART_TEXT)
		ui_say(ui, "nobody is named in this article, and nothing quoted");
	reader->part = next;
}

static void
open_selected(Reader *reader, Ui *ui)
{
	uint32_t selected = sidebar_selected(&reader->sidebar, reader->part);
	Part part = reader->part;
	reader->part = PART_TEXT;
	if (part == PART_QUOTES) {
		go_to_step(reader, selected);
		return;
	}
	places_free(&reader->places);
	reader->places = places_mentions(reader->story->notes, selected);
	if (reader->places.ranges.count)
		go_to_first_place(reader, ui);
}

static bool
act_in_sidebar(Reader *reader, Ui *ui, Action action, uint32_t count)
{
	Sidebar *sidebar = &reader->sidebar;
	int64_t times = count ? count : 1;
	int64_t page = sidebar->parts[reader->part].in_sight;
	switch (action) {
	case ACTION_DOWN: sidebar_move(sidebar, reader->part, times); break;
	case ACTION_UP: sidebar_move(sidebar, reader->part, -times); break;
	case ACTION_HALF_DOWN: sidebar_move(sidebar, reader->part, page / 2); break;
	case ACTION_HALF_UP: sidebar_move(sidebar, reader->part, -page / 2); break;
	case ACTION_PAGE_DOWN: sidebar_move(sidebar, reader->part, page); break;
	case ACTION_PAGE_UP: sidebar_move(sidebar, reader->part, -page); break;
	case ACTION_FIRST: sidebar_move(sidebar, reader->part, INT32_MIN); break;
	case ACTION_LAST: sidebar_move(sidebar, reader->part, INT32_MAX); break;
	case ACTION_OPEN: open_selected(reader, ui); break;
	case ACTION_CANCEL:
	case ACTION_BACK: reader->part = PART_TEXT; break;
	default: return false;
	}
	return true;
}

/* --- the text --- */

static void
page_on(Reader *reader, Ui *ui)
{
	const Layout *layout = reader->layout;
	if (reader->top == last_top(reader)) {
		ui_say(ui, "end of the article");
		return;
	}
	uint32_t page = layout_page_of(layout, reader->top) + 1;
	go_to_line(reader, page < layout->pages.count
	    ? (int64_t)layout->pages.items[page].first : INT32_MAX);
}

static void
page_back(Reader *reader)
{
	const Layout *layout = reader->layout;
	if (!layout->pages.count)
		return;
	uint32_t page = layout_page_of(layout, reader->top);
	if (page && layout->pages.items[page].first == reader->top)
		page--;
	/* the last screen ends with the text and begins inside a page */
	uint32_t first = layout->pages.items[page].first;
	if (page && reader->top == last_top(reader)
	    && reader->top - first < rows_of(reader) / 2)
		first = layout->pages.items[page - 1].first;
	go_to_line(reader, first);
}

static void
change_width(Reader *reader, Ui *ui, int by)
{
	int width = reader->text_width;
	/* what does not fit is no width to go on from */
	if (by < 0 && width > reader->frame.text_columns)
		width = reader->frame.text_columns;
	width += by;
	width = width < TEXT_WIDTH_LEAST ? TEXT_WIDTH_LEAST
	    : width > TEXT_WIDTH_MOST ? TEXT_WIDTH_MOST : width;
	reader->text_width = width;
	ui_say(ui, "lines of %d columns", width);
}

/* Esc takes away one thing after another. */
static void
forget(Reader *reader)
{
	if (reader->places.arena)
		places_free(&reader->places);
	else
		reader->step = NO_STEP;
}

static void
act_in_text(Reader *reader, Ui *ui, Action action, uint32_t count)
{
	int64_t times = count ? count : 1, top = reader->top;
	int64_t half = rows_of(reader) > 1 ? rows_of(reader) / 2 : 1;
	switch (action) {
	case ACTION_DOWN: go_to_line(reader, top + times); break;
	case ACTION_UP: go_to_line(reader, top - times); break;
	case ACTION_HALF_DOWN: go_to_line(reader, top + half); break;
	case ACTION_HALF_UP: go_to_line(reader, top - half); break;
	case ACTION_PAGE_DOWN: page_on(reader, ui); break;
	case ACTION_PAGE_UP: page_back(reader); break;
	case ACTION_FIRST: go_to_line(reader, 0); break;
	case ACTION_LAST: go_to_line(reader, INT32_MAX); break;
	case ACTION_NEXT_QUOTE: step_by(reader, ui, 1, count); break;
	case ACTION_PREVIOUS_QUOTE: step_by(reader, ui, -1, count); break;
	case ACTION_NEXT_SAME_SPEAKER:
		step_same_speaker(reader, ui, 1, count);
		break;
	case ACTION_PREVIOUS_SAME_SPEAKER:
		step_same_speaker(reader, ui, -1, count);
		break;
	case ACTION_SEARCH: begin_search(reader); break;
	case ACTION_NEXT_HIT: place_by(reader, ui, 1, count); break;
	case ACTION_PREVIOUS_HIT: place_by(reader, ui, -1, count); break;
	case ACTION_NEXT_PART: change_part(reader, ui, 1); break;
	case ACTION_PREVIOUS_PART: change_part(reader, ui, -1); break;
	case ACTION_HIDE_SIDEBAR:
		reader->options.sidebar = !reader->options.sidebar;
		reader->part = PART_TEXT;
		if (reader->columns < SIDEBAR_FROM_COLUMNS)
			ui_say(ui, "no room for the sidebar: Tab opens it");
		break;
	case ACTION_NARROWER: change_width(reader, ui, -4); break;
	case ACTION_WIDER: change_width(reader, ui, 4); break;
	case ACTION_CANCEL: forget(reader); break;
	case ACTION_BACK: ui_pop(ui); break;
	default: break;
	}
}

static void
reader_act(View *view, Ui *ui, Action action, uint32_t count)
{
	Reader *reader = (Reader *)view;
	if (reader->part == PART_TEXT
	    || !act_in_sidebar(reader, ui, action, count))
		act_in_text(reader, ui, action, count);
}

static Place
reader_place(const View *view)
{
	return ((const Reader *)view)->part == PART_TEXT
	    ? PLACE_TEXT : PLACE_SIDEBAR;
}

/* --- drawing --- */

/* The lines of the sentences that the current quote stands in. */
static bool
lines_of_current(const Reader *reader, uint32_t *first, uint32_t *last)
{
	const Quote *quote = current_quote(reader);
	if (!quote)
		return false;
	const Notes *notes = reader->story->notes;
	Range range = quote->marked;
	uint32_t begin = notes_sentence_at(notes, range.begin);
	uint32_t end = range_empty(range) ? NO_SENTENCE
	    : notes_sentence_at(notes, range.end - 1);
	if (begin != NO_SENTENCE)
		range.begin = notes->sentences.items[begin].begin;
	if (end != NO_SENTENCE && notes->sentences.items[end].end > range.end)
		range.end = notes->sentences.items[end].end;
	*first = layout_line_at(reader->layout, range.begin);
	*last = layout_line_at(reader->layout,
	    range.end > range.begin ? range.end - 1 : range.begin);
	return true;
}

/* The numbers of the quotes that begin in sight; where two begin in one line
 * the current one's, else the first's. */
static void
draw_numbers(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	const Notes *notes = reader->story->notes;
	uint32_t taken = UINT32_MAX; /* the line of the number before */
	uint32_t step = steps_from(&reader->steps, notes,
	    first_byte_in_sight(reader));
	Arena *arena = arena_new();
	for (; step < reader->steps.count; step++) {
		uint32_t line = layout_line_at(reader->layout,
		    steps_quote(&reader->steps, notes, step)->marked.begin);
		if (line >= reader->top + rows_of(reader))
			break;
		if (line < reader->top
		    || (line == taken && step != reader->step))
			continue;
		taken = line;
		Str number = str_format(arena, "❝%u", step + 1);
		int width = (int)number.len - 2; /* the mark is three bytes */
		int x = frame->text_x - (width + 2 > 5 ? width + 2 : 5);
		int y = frame->body.y + (int)(line - reader->top);
		grid_put(grid, frame->body, x < 0 ? 0 : x, y,
		    step == reader->step ? ROLE_CURRENT_MARK
		    : ROLE_QUOTE_NUMBER, number);
	}
	arena_free(arena);
}

static void
draw_text(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	const Quote *quote = current_quote(reader);
	PaintMarks marks = {.places = &reader->places};
	if (quote)
		marks.current_quote = quote->marked;
	uint32_t first = 1, last = 0;
	lines_of_current(reader, &first, &last);
	const LineList *lines = &reader->layout->lines;
	for (uint32_t i = 0; i < rows_of(reader); i++) {
		uint32_t line = reader->top + i;
		int y = frame->body.y + (int)i;
		if (line >= lines->count)
			break;
		paint_line(reader->paint, &marks, reader->layout,
		    &lines->items[line], grid, frame->body, frame->text_x, y);
		if (line >= first && line <= last)
			grid_put(grid, frame->body, frame->text_x - 2, y,
			    ROLE_CURRENT_MARK, STR("┃"));
	}
	draw_numbers(reader, grid);
	if (!reader->story->document->text.len)
		grid_put_short(grid, frame->body, frame->text_x,
		    frame->body.y + frame->body.height / 2, ROLE_STATUS,
		    STR("no text was found on this page"));
}

static void
draw_status(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	Rect row = {0, frame->status, grid->columns, 1};
	grid_fill(grid, row, ROLE_STATUS);
	uint32_t count = reader->layout->lines.count;
	uint32_t seen = reader->top + rows_of(reader);
	Arena *arena = arena_new();
	int x = grid_put_right(grid, row, grid->columns - 1, frame->status,
	    ROLE_STATUS, str_format(arena, "%u%%", seen >= count ? 100
	    : (uint32_t)((uint64_t)seen * 100 / count)));
	arena_free(arena);
	row.width = x - 2;
	if (reader->part == PART_PEOPLE || reader->part == PART_ORGANIZATIONS)
		statusline_entity(grid, row, &reader->story->notes->entities.items[
		    sidebar_selected(&reader->sidebar, reader->part)]);
	else
		statusline_quote(grid, row, reader->story, &reader->steps,
		    reader->part == PART_QUOTES
		    ? sidebar_selected(&reader->sidebar, PART_QUOTES)
		    : reader->step);
}

static void
draw_lines_below(const Reader *reader, Ui *ui, Grid *grid)
{
	static const Action in_text[] = {
		ACTION_NEXT_QUOTE, ACTION_PREVIOUS_QUOTE,
		ACTION_NEXT_SAME_SPEAKER, ACTION_NEXT_PART, ACTION_SEARCH,
		ACTION_PAGE_DOWN,
	};
	static const Action in_sidebar[] = {
		ACTION_OPEN, ACTION_NEXT_PART, ACTION_NEXT_QUOTE, ACTION_SEARCH,
	};
	const Frame *frame = &reader->frame;
	grid_tile(grid, (Rect){0, frame->rule, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	if (frame->edge >= 0)
		grid_put(grid, grid_rect(grid), frame->edge, frame->rule,
		    ROLE_RULE, STR("┴"));
	draw_status(reader, grid);
	if (reader->prompting)
		prompt_draw(&reader->prompt, STR("/"), grid, frame->hints);
	else if (reader->part == PART_TEXT)
		statusline_hints(grid, frame->hints, ui_said(ui), in_text,
		    sizeof in_text / sizeof *in_text, true);
	else
		statusline_hints(grid, frame->hints, ui_said(ui), in_sidebar,
		    sizeof in_sidebar / sizeof *in_sidebar, true);
}

static int
number_width(uint32_t count)
{
	int width = 2;
	for (; count >= 10; count /= 10)
		width++;
	return width;
}

static void
reader_draw(View *view, Ui *ui, Grid *grid)
{
	Reader *reader = (Reader *)view;
	FrameWish wish = {
		.columns = grid->columns,
		.rows = grid->rows,
		.text_width = reader->text_width,
		.number_width = number_width(reader->steps.count),
		.sidebar = reader->options.sidebar,
		.in_sidebar = reader->part != PART_TEXT,
	};
	if (!reader->greeted && reader->story->note.len)
		ui_say(ui, "%.*s", STR_ARG(reader->story->note));
	reader->greeted = true;
	reader->columns = grid->columns;
	reader->frame = frame_make(&wish);
	lay_out(reader);
	const Frame *frame = &reader->frame;
	const ReaderOptions *options = &reader->options;
	statusline_top(grid, frame->top, reader->story->document,
	    options->heading, options->index, options->count, reader->minutes);
	draw_text(reader, grid);
	const Quote *quote = current_quote(reader);
	reader->quote_in_sight = quote && in_sight(reader, quote->marked);
	if (frame->edge >= 0) {
		sidebar_draw(&reader->sidebar, grid, frame->sidebar, reader->part,
		    reader->step, reader->places.arena ? reader->places.entity
		    : NO_ENTITY);
		grid_tile(grid, (Rect){frame->edge, 0, 1, frame->rule},
		    ROLE_RULE, STR("│"));
	}
	draw_lines_below(reader, ui, grid);
}

static void
reader_close(View *view)
{
	Reader *reader = (Reader *)view;
	places_free(&reader->places);
	arena_free(reader->layout_arena);
	arena_free(reader->arena);
}

static const ViewOps reader_ops = {
	.place = reader_place,
	.draw = reader_draw,
	.act = reader_act,
	.key = reader_key,
	.close = reader_close,
};

View *
reader_new(const Story *story, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	Reader *reader = ARENA_NEW(arena, Reader);
	reader->view.ops = &reader_ops;
	reader->arena = arena;
	reader->story = story;
	reader->options = *options;
	reader->text_width = options->text_width ? options->text_width
	    : TEXT_WIDTH_DEFAULT;
	reader->minutes = statusline_minutes(story->document);
	reader->paint = paint_new(arena, story);
	reader->steps = steps_of(arena, story->notes);
	reader->sidebar = sidebar_of(arena, story, &reader->steps);
	reader->at_start = true;
	reader->part = PART_TEXT;
	reader->step = NO_STEP;
	return &reader->view;
}
