#include "ui/reading.h"

Reading
reading_begin(Arena *arena, const Story *story, bool indirect)
{
	return (Reading){
		.story = story,
		.steps = steps_of(arena, story->notes, indirect),
		.step = NO_STEP,
		.place = {.at_start = true},
	};
}

void
reading_end(Reading *reading)
{
	places_free(&reading->places);
	arena_free(reading->layout_arena);
}

static uint32_t
last_top(const Reading *reading)
{
	uint32_t count = reading->layout->lines.count;
	return count > reading->rows ? count - reading->rows : 0;
}

static void
set_top(Reading *reading, int64_t line)
{
	int64_t last = last_top(reading);
	reading->top = (uint32_t)(line < 0 ? 0 : line > last ? last : line);
}

void
reading_go_to_line(Reading *reading, int64_t line)
{
	set_top(reading, line);
	reading->place.at_start = reading->top == 0;
	reading->place.byte = layout_byte_at(reading->layout, reading->top);
}

void
reading_go_to_place(Reading *reading, ReadingPlace place)
{
	reading->place = place;
	set_top(reading, place.at_start ? 0
	    : layout_line_at(reading->layout, place.byte));
}

uint32_t
reading_first_byte(const Reading *reading)
{
	return reading->top ? layout_byte_at(reading->layout, reading->top) : 0;
}

static bool
in_sight(const Reading *reading, Range range)
{
	uint32_t first = layout_line_at(reading->layout, range.begin);
	return first >= reading->top && first < reading->top + reading->rows;
}

/* The line to scroll to, so that the range is in sight with a line to spare;
 * where it is already, the one that is at the top. */
static int64_t
top_for_range(const Reading *reading, Range range)
{
	uint32_t first = layout_line_at(reading->layout, range.begin);
	uint32_t last = layout_line_at(reading->layout,
	    range.end > range.begin ? range.end - 1 : range.begin);
	uint32_t rows = reading->rows;
	bool above = first < reading->top + (reading->top > 0);
	bool below = last + 2 > reading->top + rows
	    && reading->top < last_top(reading);
	if (!above && !below)
		return reading->top;
	/* a long one begins near the top, so that much of it is seen */
	uint32_t before = last - first >= rows / 2 ? 1 : rows / 3;
	return (int64_t)first - before;
}

static void
show_range(Reading *reading, Range range)
{
	int64_t top = top_for_range(reading, range);
	if (top != reading->top)
		reading_go_to_line(reading, top);
}

const Quote *
reading_quote(const Reading *reading)
{
	if (reading->step == NO_STEP)
		return NULL;
	return steps_quote(&reading->steps, reading->story->notes, reading->step);
}

void
reading_lay_out(Reading *reading, int columns, int rows)
{
	LayoutSize size = {(uint16_t)columns, (uint16_t)rows};
	const Layout *old = reading->layout;
	if (old && old->size.columns == size.columns
	    && old->size.rows == size.rows)
		return;
	const Quote *quote = reading_quote(reading);
	bool saw = old && quote && in_sight(reading, quote->marked);
	arena_free(reading->layout_arena);
	reading->layout_arena = arena_new();
	reading->layout
	    = layout_make(reading->layout_arena, reading->story->document, size);
	reading->rows = size.rows;
	reading_go_to_place(reading, reading->place);
	/* the place stays as it was all the same */
	if (saw)
		set_top(reading, top_for_range(reading, quote->marked));
}

void
reading_go_to_step(Reading *reading, uint32_t step)
{
	reading->step = step;
	show_range(reading, reading_quote(reading)->marked);
}

void
reading_step(Reading *reading, Ui *ui, int direction, uint32_t count)
{
	int64_t last = (int64_t)reading->steps.count - 1, from, to;
	if (last < 0) {
		ui_say(ui, "no quotes in this article");
		return;
	}
	const Quote *current = reading_quote(reading);
	if (current && in_sight(reading, current->marked)) {
		from = reading->step;
	} else {
		from = steps_from(&reading->steps, reading->story->notes,
		    reading_first_byte(reading));
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
	reading_go_to_step(reading, (uint32_t)to);
}

void
reading_step_same_speaker(Reading *reading, Ui *ui, int direction,
    uint32_t count)
{
	const Quote *quote = reading_quote(reading);
	if (!quote) {
		ui_say(ui, reading->steps.count
		    ? "go to a quote first: ]" : "no quotes in this article");
		return;
	}
	if (quote->speaker == NO_ENTITY) {
		ui_say(ui, "the speaker of this quote is not known by name");
		return;
	}
	uint32_t from = reading->step, to = from;
	bool round = false;
	for (uint32_t i = 0; i < (count ? count : 1); i++) {
		uint32_t next = steps_same_speaker(&reading->steps,
		    reading->story->notes, to, direction);
		bool past = direction > 0 ? next <= to : next >= to;
		if (past && i > 0)
			break; /* a count stops at the last */
		round = past;
		to = next;
	}
	Str name = reading->story->notes->entities.items[quote->speaker].name;
	if (to == from)
		ui_say(ui, "no other quote of %.*s", STR_ARG(name));
	else if (round)
		ui_say(ui, direction > 0 ? "past the last quote of %.*s"
		    : "before the first quote of %.*s", STR_ARG(name));
	reading_go_to_step(reading, to);
}

static void
go_to_place(Reading *reading, Ui *ui, uint32_t place)
{
	reading->places.current = place;
	show_range(reading, reading->places.ranges.items[place]);
	ui_say(ui, "%u of %u: %.*s", place + 1, reading->places.ranges.count,
	    STR_ARG(reading->places.what));
}

/* To the first place in sight or below it; without one, to the first of all. */
static void
go_to_first_place(Reading *reading, Ui *ui)
{
	if (!reading->places.ranges.count)
		return;
	uint32_t place = places_from(&reading->places, reading_first_byte(reading));
	go_to_place(reading, ui, place < reading->places.ranges.count ? place : 0);
}

void
reading_search(Reading *reading, Ui *ui, Str needle)
{
	places_free(&reading->places);
	reading->places = places_search(reading->story->document, needle);
	go_to_first_place(reading, ui);
}

void
reading_mentions(Reading *reading, Ui *ui, uint32_t entity)
{
	places_free(&reading->places);
	reading->places = places_mentions(reading->story->notes, entity);
	go_to_first_place(reading, ui);
}

void
reading_next_place(Reading *reading, Ui *ui, int direction,
    uint32_t count)
{
	const Places *places = &reading->places;
	int64_t all = places->ranges.count;
	if (!all) {
		ui_say(ui, "nothing to go to: search with /, or choose a name");
		return;
	}
	int64_t from = places->current;
	if (places->current == NO_PLACE
	    || !in_sight(reading, places->ranges.items[places->current])) {
		from = places_from(places, reading_first_byte(reading));
		if (direction > 0)
			from--;
	}
	int64_t to = from + (count ? (int64_t)count : 1) * direction;
	to = (to % all + all) % all;
	go_to_place(reading, ui, (uint32_t)to);
}

void
reading_page_on(Reading *reading, Ui *ui)
{
	const Layout *layout = reading->layout;
	if (reading->top == last_top(reading)) {
		ui_say(ui, "end of the article");
		return;
	}
	uint32_t page = layout_page_of(layout, reading->top) + 1;
	reading_go_to_line(reading, page < layout->pages.count
	    ? (int64_t)layout->pages.items[page].first : INT32_MAX);
}

void
reading_page_back(Reading *reading)
{
	const Layout *layout = reading->layout;
	if (!layout->pages.count)
		return;
	uint32_t page = layout_page_of(layout, reading->top);
	if (page && layout->pages.items[page].first == reading->top)
		page--;
	/* the last screen ends with the text and begins inside a page */
	uint32_t first = layout->pages.items[page].first;
	if (page && reading->top == last_top(reading)
	    && reading->top - first < reading->rows / 2)
		first = layout->pages.items[page - 1].first;
	reading_go_to_line(reading, first);
}

unsigned
reading_percent(const Reading *reading)
{
	uint32_t count = reading->layout->lines.count;
	uint32_t seen = reading->top + reading->rows;
	return seen >= count ? 100 : (unsigned)((uint64_t)seen * 100 / count);
}

bool
reading_quote_lines(const Reading *reading, uint32_t *first, uint32_t *last)
{
	const Quote *quote = reading_quote(reading);
	if (!quote)
		return false;
	const Notes *notes = reading->story->notes;
	Range range = quote->marked;
	uint32_t begin = notes_sentence_at(notes, range.begin);
	uint32_t end = range_empty(range) ? NO_SENTENCE
	    : notes_sentence_at(notes, range.end - 1);
	if (begin != NO_SENTENCE)
		range.begin = notes->sentences.items[begin].begin;
	if (end != NO_SENTENCE && notes->sentences.items[end].end > range.end)
		range.end = notes->sentences.items[end].end;
	*first = layout_line_at(reading->layout, range.begin);
	*last = layout_line_at(reading->layout,
	    range.end > range.begin ? range.end - 1 : range.begin);
	return true;
}
