#include "ui/reading.h"

#include "layout/page.h"

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

/* --- what is laid out --- */

enum {
	STEP_BYTES = 4 << 10,    /* of text that are set at a time */
	NEAR_BYTES = 128 << 10,  /* further off it is begun anew */
};

static void
set_before(Reading *reading)
{
	reading->top += layout_back(reading->layout, STEP_BYTES);
}

/* Lays out anew, the line of the byte first. */
static void
begin_layout(Reading *reading, uint32_t byte)
{
	arena_free(reading->layout_arena);
	reading->layout_arena = arena_new();
	reading->layout = layout_begin(reading->layout_arena,
	    reading->story->document, reading->options, byte);
	reading->top = 0;
}

/* Sees to it that the byte's line is laid out; whether it had to begin anew. */
static bool
reach(Reading *reading, uint32_t byte)
{
	const Layout *layout = reading->layout;
	bool jumps = false;
	if (layout_holds(layout, byte))
		return false;
	uint32_t from = layout->first.text.begin, to = layout->last.text.end;
	if (byte < from ? from - byte > NEAR_BYTES : byte - to > NEAR_BYTES) {
		begin_layout(reading, byte);
		jumps = true;
	}
	while (!layout_holds(reading->layout, byte)) {
		if (byte < reading->layout->first.text.begin)
			set_before(reading);
		else
			layout_on(reading->layout, STEP_BYTES);
	}
	return jumps;
}

/* Sees to it that so many lines stand before the top, and behind it, or the
 * article ends. */
static void
reach_around(Reading *reading, int64_t before, int64_t behind)
{
	while (!reading->layout->begins && reading->top < before)
		set_before(reading);
	while (!reading->layout->ends
	    && reading->layout->lines.count - reading->top < behind)
		layout_on(reading->layout, STEP_BYTES);
}

bool
reading_lay_out_more(Reading *reading)
{
	if (!reading->layout)
		return false;
	if (!reading->layout->ends)
		layout_on(reading->layout, STEP_BYTES);
	else if (!reading->layout->begins)
		set_before(reading);
	return !reading->layout->ends || !reading->layout->begins;
}

/* --- where the reader is --- */

/* The line at the top where the last one is at the foot. Only where the end is
 * near is it known, and only there it is asked for. */
static uint32_t
last_top(const Reading *reading)
{
	uint32_t count = reading->layout->lines.count;
	if (!reading->layout->ends)
		return count;
	return count > reading->rows ? count - reading->rows : 0;
}

static void
set_top(Reading *reading, int64_t line)
{
	int64_t last = last_top(reading);
	reading->top = (uint32_t)(line < 0 ? 0 : line > last ? last : line);
	/* a screen of lines, and where it ends before one, as many above */
	reach_around(reading, 0, (int64_t)reading->rows + 1);
	if (reading->layout->ends && reading->top > last_top(reading)) {
		reach_around(reading, reading->rows, 0);
		reading->top = last_top(reading);
	}
}

bool
reading_at_end(const Reading *reading)
{
	return reading->layout->ends && reading->top >= last_top(reading);
}

/* The top is where the reader has brought it. What he begins to read there is
 * the sentence that begins in it, else the one that goes on. */
static void
keep_place(Reading *reading)
{
	const Layout *layout = reading->layout;
	const Notes *notes = reading->story->notes;
	uint32_t byte = layout_byte_at(layout, reading->top);
	reading->place.at_start = layout->begins && reading->top == 0;
	reading->place.byte = byte;
	uint32_t sentence = notes_sentence_at(notes, byte);
	if (sentence == NO_SENTENCE)
		return;
	uint32_t begin = notes->sentences.items[sentence].begin;
	if (begin < byte && sentence + 1 < notes->sentences.count)
		begin = notes->sentences.items[sentence + 1].begin;
	if (begin > byte && layout_holds(layout, begin)
	    && layout_line_at(layout, begin) == layout_line_at(layout, byte))
		reading->place.byte = begin;
}

static void
go_to_line(Reading *reading, int64_t line)
{
	set_top(reading, line);
	keep_place(reading);
}

void
reading_move(Reading *reading, int64_t lines)
{
	int64_t rows = reading->rows;
	reach_around(reading, lines < 0 ? -lines : 0,
	    lines > 0 ? lines + rows + 1 : 0);
	go_to_line(reading, reading->top + lines);
}

void
reading_go_to_place(Reading *reading, ReadingPlace place)
{
	uint32_t byte = place.at_start ? 0 : place.byte;
	reading->place = place;
	reach(reading, byte);
	if (place.at_start)
		reach_around(reading, UINT32_MAX, 0);
	set_top(reading, place.at_start ? 0
	    : layout_line_at(reading->layout, byte));
}

void
reading_go_to_begin(Reading *reading)
{
	reach(reading, 0);
	reach_around(reading, UINT32_MAX, 0);
	go_to_line(reading, 0);
}

void
reading_go_to_end(Reading *reading)
{
	uint32_t len = (uint32_t)reading->story->document->text.len;
	reach(reading, len);
	while (!reading->layout->ends)
		layout_on(reading->layout, STEP_BYTES);
	go_to_line(reading, INT32_MAX);
}

uint32_t
reading_first_byte(const Reading *reading)
{
	if (!reading->top && reading->layout->begins)
		return 0;
	return layout_byte_at(reading->layout, reading->top);
}

static bool
in_sight(const Reading *reading, Range range)
{
	if (!layout_holds(reading->layout, range.begin))
		return false;
	uint32_t first = layout_line_at(reading->layout, range.begin);
	return first >= reading->top && first < reading->top + reading->rows;
}

/* The line to scroll to, so that the range is in sight with a line to spare;
 * where it is already, the one that is at the top. *jumps: all was laid out
 * anew. */
static int64_t
top_for_range(Reading *reading, Range range, bool *jumps)
{
	uint32_t rows = reading->rows;
	*jumps = reach(reading, range.begin);
	uint32_t first = layout_line_at(reading->layout, range.begin);
	uint32_t last = layout_line_at(reading->layout,
	    range.end > range.begin ? range.end - 1 : range.begin);
	bool above = first < reading->top
	    + (reading->top > 0 || !reading->layout->begins);
	bool below = last + 2 > reading->top + rows
	    && reading->top < last_top(reading);
	if (!above && !below && !*jumps)
		return reading->top;
	/* a long one begins near the top, so that much of it is seen */
	uint32_t before = last - first >= rows / 2 ? 1 : rows / 3;
	reading->top = first;
	reach_around(reading, before, 0);
	return (int64_t)reading->top - before;
}

static void
show_range(Reading *reading, Range range)
{
	bool jumps;
	uint32_t old = reading->top;
	int64_t top = top_for_range(reading, range, &jumps);
	if (top != old || jumps)
		go_to_line(reading, top);
}

const Quote *
reading_quote(const Reading *reading)
{
	if (reading->step == NO_STEP)
		return NULL;
	return steps_quote(&reading->steps, reading->story->notes, reading->step);
}

static bool
same_options(const LayoutOptions *a, const LayoutOptions *b)
{
	return a->columns == b->columns && a->whole == b->whole
	    && a->justify == b->justify && a->hyphen == b->hyphen
	    && a->names == b->names;
}

void
reading_lay_out(Reading *reading, const LayoutOptions *options, int rows)
{
	const Layout *old = reading->layout;
	bool same = old && same_options(&reading->options, options);
	if (same && reading->rows == (uint32_t)rows)
		return;
	const Quote *quote = reading_quote(reading);
	bool saw = old && quote && in_sight(reading, quote->marked);
	reading->options = *options;
	if (!same)
		begin_layout(reading, reading->place.at_start ? 0
		    : reading->place.byte);
	reading->rows = (uint32_t)rows;
	reading_go_to_place(reading, reading->place);
	/* the place stays as it was all the same */
	bool jumps;
	if (saw)
		set_top(reading, top_for_range(reading, quote->marked, &jumps));
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
	if (reading_at_end(reading)) {
		ui_say(ui, "end of the article");
		return;
	}
	reach_around(reading, 0, 2 * (int64_t)reading->rows + 2);
	go_to_line(reading, page_next(reading->layout, reading->top,
	    reading->rows));
}

void
reading_page_back(Reading *reading)
{
	reach_around(reading, 2 * (int64_t)reading->rows + 2,
	    (int64_t)reading->rows + 2);
	go_to_line(reading, page_before(reading->layout, reading->top,
	    reading->rows));
}

unsigned
reading_percent(const Reading *reading)
{
	const Layout *layout = reading->layout;
	uint64_t all = reading->story->document->text.len;
	uint32_t behind = reading->top + reading->rows;
	if (reading_at_end(reading) || !all || behind >= layout->lines.count)
		return 100;
	uint64_t seen = layout_byte_at(layout, behind);
	return (unsigned)(seen * 100 / all);
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
	uint32_t last_byte = range.end > range.begin ? range.end - 1 : range.begin;
	const Layout *layout = reading->layout;
	if (!layout->begins && last_byte < layout->first.text.begin)
		return false;
	*first = layout_line_at(layout, range.begin);
	*last = layout_line_at(layout, last_byte);
	return true;
}
