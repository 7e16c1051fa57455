#include "ui/reader.h"

#include <stdio.h>
#include <string.h>

#include "base/unicode.h"
#include "ui/frame.h"
#include "ui/links.h"
#include "ui/paint.h"
#include "ui/prompt.h"
#include "ui/reading.h"
#include "ui/sidebar.h"
#include "ui/statusline.h"

typedef struct {
	View view;
	Arena *arena;
	ReaderOptions options;
	int text_width; /* wished for */
	Hyphen *hyphen; /* NULL: no words are divided */
	RangeList names; /* where none ever are */
	uint32_t minutes;
	Paint *paint;
	Reading reading;
	Sidebar sidebar;
	Part part;      /* where the reader is */
	Frame frame;    /* of the last draw */
	int columns;    /* of the screen then */
	bool greeted;   /* the story's note has been said */

	LinkList links;
	uint32_t first_hint, hints; /* the links that have letters now; 0: none */
	char hint[3];   /* the letters typed so far */

	bool prompting;
	Prompt prompt;
	ReadingPlace before; /* where the search began; leaving it comes back */
} Reader;

/* --- the search --- */

static void
begin_search(Reader *reader)
{
	reader->prompting = true;
	reader->prompt = (Prompt){0};
	reader->before = reader->reading.place;
}

/* What has been typed so far is shown where it stands. */
static void
search_as_typed(Reader *reader, Ui *ui)
{
	reading_go_to_place(&reader->reading, reader->before);
	reading_search(&reader->reading, ui, prompt_text(&reader->prompt));
}

/* --- links: letters at those in sight --- */

static const char hint_letters[] = "asdfghjklqwertyuiopzxcvbnm";
enum { HINT_LETTERS = sizeof hint_letters - 1 };

/* The letters of one of count links: one each, or two where they are many. */
static void
hint_of(uint32_t index, uint32_t count, char hint[3])
{
	memset(hint, 0, 3);
	if (count > HINT_LETTERS) {
		*hint++ = hint_letters[index / HINT_LETTERS];
		index %= HINT_LETTERS;
	}
	*hint = hint_letters[index];
}

static void
begin_hints(Reader *reader, Ui *ui)
{
	const Reading *reading = &reader->reading;
	const Layout *layout = reading->layout;
	uint32_t first = links_from(&reader->links, reading_first_byte(reading));
	uint32_t end = first;
	while (end < reader->links.count
	    && end - first < HINT_LETTERS * HINT_LETTERS
	    && layout_holds(layout, reader->links.items[end].text.begin)
	    && layout_line_at(layout, reader->links.items[end].text.begin)
	    < reading->top + reading->rows)
		end++;
	reader->first_hint = first;
	reader->hints = end - first;
	memset(reader->hint, 0, sizeof reader->hint);
	if (reader->hints)
		ui_say(ui, "which link? Esc: none");
	else
		ui_say(ui, reader->links.count ? "no link is in sight; L: all links"
		    : "no links in this article");
}

/* Everything but the letters of a link ends it. */
static bool
press_hint(Reader *reader, Ui *ui, Key key)
{
	size_t typed = strlen(reader->hint);
	if (key >= 'a' && key <= 'z' && typed < 2) {
		reader->hint[typed++] = (char)key;
		bool goes_on = false;
		for (uint32_t i = 0; i < reader->hints; i++) {
			char hint[3];
			hint_of(i, reader->hints, hint);
			if (strncmp(hint, reader->hint, typed) != 0)
				continue;
			goes_on = true;
			if (strlen(hint) == typed) {
				ui_browse(ui,
				    reader->links.items[reader->first_hint + i].href);
				reader->hints = 0;
				return true;
			}
		}
		if (goes_on)
			return true;
	}
	reader->hints = 0;
	return true;
}

static void
draw_hints(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	const Reading *reading = &reader->reading;
	for (uint32_t i = 0; i < reader->hints; i++) {
		const Link *link = &reader->links.items[reader->first_hint + i];
		uint32_t line = layout_line_at(reading->layout, link->text.begin);
		char hint[3], label[5];
		hint_of(i, reader->hints, hint);
		if (strncmp(hint, reader->hint, strlen(reader->hint)) != 0)
			continue;
		snprintf(label, sizeof label, "[%s]", hint);
		/* of one that began above, where it goes on */
		if (line < reading->top)
			line = reading->top;
		int x = paint_column(reading->layout, line, link->text.begin);
		grid_put(grid, frame->body, frame->text_x + x,
		    frame->body.y + (int)(line - reading->top), ROLE_SELECTED,
		    str_of(label));
	}
}

static void
show_links(const Reader *reader, Ui *ui)
{
	uint32_t link = links_from(&reader->links,
	    reading_first_byte(&reader->reading));
	if (!reader->links.count)
		ui_say(ui, "no links in this article");
	else
		ui_push(ui, links_new(reader->reading.story->document,
		    link < reader->links.count ? link : reader->links.count - 1));
}

static bool
reader_key(View *view, Ui *ui, Key key)
{
	Reader *reader = (Reader *)view;
	if (reader->hints)
		return press_hint(reader, ui, key);
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
		search_as_typed(reader, ui);
		if (reader->prompt.length && !reader->reading.places.ranges.count)
			ui_say(ui, "not found: %.*s",
			    STR_ARG(prompt_text(&reader->prompt)));
		break;
	case PROMPT_CANCELLED:
		reader->prompting = false;
		places_free(&reader->reading.places);
		reading_go_to_place(&reader->reading, reader->before);
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
	if (part == PART_QUOTES)
		reading_go_to_step(&reader->reading, selected);
	else
		reading_mentions(&reader->reading, ui, selected);
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

static int
usual_width(const Reader *reader)
{
	return reader->options.text_width ? reader->options.text_width
	    : TEXT_WIDTH_DEFAULT;
}

static void
set_width(Reader *reader, Ui *ui, int width)
{
	reader->text_width = width < TEXT_WIDTH_LEAST ? TEXT_WIDTH_LEAST
	    : width > TEXT_WIDTH_MOST ? TEXT_WIDTH_MOST : width;
	ui_say(ui, "lines of %d columns", reader->text_width);
}

static void
change_width(Reader *reader, Ui *ui, int by)
{
	int width = reader->text_width;
	/* what does not fit is no width to go on from */
	if (by < 0 && width > reader->frame.text_columns)
		width = reader->frame.text_columns;
	set_width(reader, ui, width + by);
}

/* Esc takes away one thing after another. */
static void
forget(Reader *reader)
{
	if (reader->reading.places.arena)
		places_free(&reader->reading.places);
	else
		reader->reading.step = NO_STEP;
}

static void
act_in_text(Reader *reader, Ui *ui, Action action, uint32_t count)
{
	Reading *reading = &reader->reading;
	int64_t times = count ? count : 1;
	int64_t half = reading->rows > 1 ? reading->rows / 2 : 1;
	switch (action) {
	case ACTION_DOWN: reading_move(reading, times); break;
	case ACTION_UP: reading_move(reading, -times); break;
	case ACTION_HALF_DOWN: reading_move(reading, half); break;
	case ACTION_HALF_UP: reading_move(reading, -half); break;
	case ACTION_PAGE_DOWN: reading_page_on(reading, ui); break;
	case ACTION_PAGE_UP: reading_page_back(reading); break;
	case ACTION_FIRST: reading_go_to_begin(reading); break;
	case ACTION_LAST: reading_go_to_end(reading); break;
	case ACTION_NEXT_QUOTE: reading_step(reading, ui, 1, count); break;
	case ACTION_PREVIOUS_QUOTE: reading_step(reading, ui, -1, count); break;
	case ACTION_NEXT_SAME_SPEAKER:
		reading_step_same_speaker(reading, ui, 1, count);
		break;
	case ACTION_PREVIOUS_SAME_SPEAKER:
		reading_step_same_speaker(reading, ui, -1, count);
		break;
	case ACTION_SEARCH: begin_search(reader); break;
	case ACTION_NEXT_HIT: reading_next_place(reading, ui, 1, count); break;
	case ACTION_PREVIOUS_HIT: reading_next_place(reading, ui, -1, count); break;
	case ACTION_NEXT_PART: change_part(reader, ui, 1); break;
	case ACTION_PREVIOUS_PART: change_part(reader, ui, -1); break;
	case ACTION_QUOTES:
		if (reading->steps.count)
			reader->part = PART_QUOTES;
		else
			ui_say(ui, "no quotes in this article");
		break;
	case ACTION_HIDE_SIDEBAR:
		reader->options.sidebar = !reader->options.sidebar;
		reader->part = PART_TEXT;
		if (reader->columns < SIDEBAR_FROM_COLUMNS)
			ui_say(ui, "no room for the sidebar: Tab opens it");
		break;
	case ACTION_USUAL_WIDTH:
		set_width(reader, ui, usual_width(reader));
		break;
	case ACTION_LINKS: show_links(reader, ui); break;
	case ACTION_HINTS: begin_hints(reader, ui); break;
	case ACTION_JUSTIFY:
		reader->options.justify = !reader->options.justify;
		ui_say(ui, reader->options.justify ? "both edges even"
		    : "the right edge ragged");
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
	uint32_t step = reader->reading.step;
	if (reader->part == PART_TEXT
	    || !act_in_sidebar(reader, ui, action, count))
		act_in_text(reader, ui, action, count);
	if (reader->reading.step != step && reader->reading.step != NO_STEP)
		sidebar_select_step(&reader->sidebar, reader->reading.step);
}

static Place
reader_place(const View *view)
{
	return ((const Reader *)view)->part == PART_TEXT
	    ? PLACE_TEXT : PLACE_SIDEBAR;
}

/* --- drawing --- */

/* The numbers of the quotes that begin in sight; where two begin in one line
 * the current one's, else the first's. */
static void
draw_numbers(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	const Reading *reading = &reader->reading;
	const Notes *notes = reading->story->notes;
	uint32_t taken = UINT32_MAX; /* the line of the number before */
	uint32_t step = steps_from(&reading->steps, notes,
	    reading_first_byte(reading));
	Arena *arena = arena_new();
	for (; step < reading->steps.count; step++) {
		uint32_t line = layout_line_at(reading->layout,
		    steps_quote(&reading->steps, notes, step)->marked.begin);
		if (line >= reading->top + reading->rows)
			break;
		if (line < reading->top
		    || (line == taken && step != reading->step))
			continue;
		taken = line;
		Str number = str_format(arena, "❝%u", step + 1);
		int width = (int)number.len - 2; /* the mark is three bytes */
		int x = frame->text_x - (width + 2 > 5 ? width + 2 : 5);
		int y = frame->body.y + (int)(line - reading->top);
		grid_put(grid, frame->body, x < 0 ? 0 : x, y,
		    step == reading->step ? ROLE_CURRENT_MARK
		    : ROLE_QUOTE_NUMBER, number);
	}
	arena_free(arena);
}

static void
draw_text(const Reader *reader, Grid *grid)
{
	const Frame *frame = &reader->frame;
	const Reading *reading = &reader->reading;
	const Story *story = reading->story;
	const Quote *quote = reading_quote(reading);
	PaintMarks marks = {.places = &reading->places};
	if (quote)
		marks.current_quote = quote->marked;
	uint32_t first = 1, last = 0;
	reading_quote_lines(reading, &first, &last);
	const LineList *lines = &reading->layout->lines;
	for (uint32_t i = 0; i < reading->rows; i++) {
		uint32_t line = reading->top + i;
		int y = frame->body.y + (int)i;
		if (line >= lines->count)
			break;
		paint_line(reader->paint, &marks, reading->layout,
		    &lines->items[line], grid, frame->body, frame->text_x, y);
		if (line >= first && line <= last)
			grid_put(grid, frame->body, frame->text_x - 2, y,
			    ROLE_CURRENT_MARK, STR("┃"));
	}
	draw_numbers(reader, grid);
	draw_hints(reader, grid);
	if (!story->document->text.len)
		grid_put_short(grid, frame->body, frame->text_x,
		    frame->body.y + frame->body.height / 2, ROLE_STATUS,
		    story->note.len ? story->note
		    : STR("no text was found on this page"));
}

static void
draw_status(const Reader *reader, Grid *grid)
{
	const Reading *reading = &reader->reading;
	const Story *story = reading->story;
	Rect row = {0, reader->frame.status, grid->columns, 1};
	grid_fill(grid, row, ROLE_STATUS);
	Arena *arena = arena_new();
	int x = grid_put_right(grid, row, row.width - 1, row.y, ROLE_STATUS,
	    str_format(arena, "%u%%", reading_percent(reading)));
	arena_free(arena);
	row.width = x - 2;
	if (reader->part == PART_PEOPLE || reader->part == PART_ORGANIZATIONS)
		statusline_entity(grid, row, &story->notes->entities.items[
		    sidebar_selected(&reader->sidebar, reader->part)]);
	else
		statusline_quote(grid, row, story, &reading->steps,
		    reader->part == PART_QUOTES
		    ? sidebar_selected(&reader->sidebar, PART_QUOTES)
		    : reading->step);
}

/* What is being typed, and how often it stands in the article. */
static void
draw_prompt(const Reader *reader, Grid *grid)
{
	const Places *places = &reader->reading.places;
	int y = reader->frame.hints;
	prompt_draw(&reader->prompt, STR("/"), grid, y);
	if (!reader->prompt.length)
		return;
	Arena *arena = arena_new();
	Str found = places->ranges.count ? str_format(arena, "%u of %u",
	    places->current + 1, places->ranges.count) : STR("not found");
	Rect room = {0, y, 0, 1};
	room.x = (int)unicode_width(prompt_text(&reader->prompt)) + 2;
	room.width = grid->columns - 1 - room.x;
	if (room.width >= (int)found.len)
		grid_put_right(grid, room, room.x + room.width, y, ROLE_STATUS,
		    found);
	arena_free(arena);
}

static void
draw_lines_below(const Reader *reader, Ui *ui, Grid *grid)
{
	static const Action in_text[] = {
		ACTION_NEXT_QUOTE, ACTION_PREVIOUS_QUOTE,
		ACTION_NEXT_SAME_SPEAKER, ACTION_NEXT_PART, ACTION_DOSSIER,
		ACTION_SEARCH, ACTION_CITE, ACTION_PAGE_DOWN,
	};
	static const Action in_sidebar[] = {
		ACTION_OPEN, ACTION_NEXT_PART, ACTION_DOSSIER, ACTION_NEXT_QUOTE,
		ACTION_SEARCH,
	};
	const Frame *frame = &reader->frame;
	grid_tile(grid, (Rect){0, frame->rule, grid->columns, 1}, ROLE_RULE,
	    STR("─"));
	if (frame->edge >= 0)
		grid_put(grid, grid_rect(grid), frame->edge, frame->rule,
		    ROLE_RULE, STR("┴"));
	draw_status(reader, grid);
	if (reader->prompting)
		draw_prompt(reader, grid);
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

/* The first that is not before the place; the text may have been made anew
 * since it was told. */
static void
go_to_quote(Reader *reader)
{
	Reading *reading = &reader->reading;
	uint32_t step = steps_from(&reading->steps, reading->story->notes,
	    reader->options.quote.begin);
	if (step == reading->steps.count)
		return;
	reading_go_to_step(reading, step);
	sidebar_select_step(&reader->sidebar, step);
}

static void
reader_draw(View *view, Ui *ui, Grid *grid)
{
	Reader *reader = (Reader *)view;
	Reading *reading = &reader->reading;
	const Story *story = reading->story;
	const ReaderOptions *options = &reader->options;
	FrameWish wish = {
		.columns = grid->columns,
		.rows = grid->rows,
		.text_width = reader->text_width,
		.number_width = number_width(reading->steps.count),
		.sidebar = options->sidebar,
		.in_sidebar = reader->part != PART_TEXT,
	};
	Frame frame = reader->frame = frame_make(&wish);
	reader->columns = grid->columns;
	LayoutOptions set = {.columns = (uint16_t)frame.text_columns, .whole = true,
	    .justify = options->justify, .hyphen = reader->hyphen,
	    .names = &reader->names};
	reading_lay_out(reading, &set, frame.body.height);
	if (!reader->greeted && !range_empty(options->quote))
		go_to_quote(reader);
	if (!reader->greeted && story->note.len)
		ui_say(ui, "%.*s", STR_ARG(story->note));
	reader->greeted = true;

	/* of a file without a site, its headline once that is out of sight */
	Str heading = options->heading;
	if (!heading.len && !story->document->site.len && reading->top > 0)
		heading = story->document->title;
	bool begun = reading->top > 0 || !reading->layout->begins;
	uint32_t unread = begun ? 100 - reading_percent(reading) : 100;
	statusline_top(grid, frame.top, story->document, heading,
	    options->index, options->count,
	    (reader->minutes * unread + 99) / 100, begun);
	draw_text(reader, grid);
	if (frame.edge >= 0) {
		sidebar_draw(&reader->sidebar, grid, frame.sidebar, reader->part,
		    reading->step, reading->places.arena ? reading->places.entity
		    : NO_ENTITY);
		grid_tile(grid, (Rect){frame.edge, 0, 1, frame.rule}, ROLE_RULE,
		    STR("│"));
	}
	draw_lines_below(reader, ui, grid);
}

static bool
reader_idle(View *view)
{
	return reading_lay_out_more(&((Reader *)view)->reading);
}

static void
reader_close(View *view)
{
	Reader *reader = (Reader *)view;
	reading_end(&reader->reading);
	hyphen_free(reader->hyphen);
	arena_free(reader->arena);
}

static const ViewOps reader_ops = {
	.place = reader_place,
	.draw = reader_draw,
	.act = reader_act,
	.key = reader_key,
	.idle = reader_idle,
	.close = reader_close,
};

View *
reader_new(const Story *story, const ReaderOptions *options)
{
	Arena *arena = arena_new();
	Reader *reader = ARENA_NEW(arena, Reader);
	reader->view.ops = &reader_ops;
	reader->arena = arena;
	reader->reading = reading_begin(arena, story, options->indirect);
	if (options->byte && options->byte < story->document->text.len)
		reader->reading.place = (ReadingPlace){.byte = options->byte};
	reader->options = *options;
	reader->text_width = usual_width(reader);
	if (options->hyphenate)
		reader->hyphen = hyphen_load(story->document->language);
	for (uint32_t i = 0; i < story->notes->mentions.count; i++)
		list_push(arena, &reader->names,
		    story->notes->mentions.items[i].text);
	reader->minutes = statusline_minutes(story->document);
	reader->paint = paint_new(arena, story);
	reader->links = links_of(arena, story->document);
	reader->sidebar = sidebar_of(arena, story, &reader->reading.steps);
	reader->sidebar.also = options->also;
	reader->part = PART_TEXT;
	return &reader->view;
}

uint32_t
reader_byte(const View *view)
{
	const ReadingPlace *place = &((const Reader *)view)->reading.place;
	return place->at_start ? 0 : place->byte;
}

const Quote *
reader_quote(const View *view)
{
	const Reader *reader = (const Reader *)view;
	const Reading *reading = &reader->reading;
	if (reader->part == PART_QUOTES)
		return steps_quote(&reading->steps, reading->story->notes,
		    sidebar_selected(&reader->sidebar, PART_QUOTES));
	return reading_quote(reading);
}

const Entity *
reader_name(const View *view)
{
	const Reader *reader = (const Reader *)view;
	const Notes *notes = reader->reading.story->notes;
	const Quote *quote = reader_quote(view);
	uint32_t entity = quote ? quote->speaker : NO_ENTITY;
	if (reader->part == PART_PEOPLE || reader->part == PART_ORGANIZATIONS)
		entity = sidebar_selected(&reader->sidebar, reader->part);
	if (entity == NO_ENTITY
	    || notes->entities.items[entity].kind > ENTITY_ORGANIZATION)
		return NULL;
	return &notes->entities.items[entity];
}

bool
reader_at_end(const View *view)
{
	const Reading *reading = &((const Reader *)view)->reading;
	return reading->layout && reading_at_end(reading);
}
