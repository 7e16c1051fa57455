#include "layout/layout.h"

#include <assert.h>
#include <string.h>

#include "base/date.h"
#include "base/unicode.h"
#include "layout/setter.h"

static Str
make_byline(Arena *arena, const Document *document)
{
	Str parts[3] = {document->byline};
	if (document->published != DATE_NONE)
		parts[1] = date_long(arena, document->published);
	/* who writes for himself is named once */
	if (!str_equal_ascii(document->site, document->byline))
		parts[2] = document->site;
	Str byline = {0};
	for (int i = 0; i < 3; i++) {
		if (str_empty(parts[i]))
			continue;
		if (!str_empty(byline))
			byline = str_join(arena, byline, STR(" · "));
		byline = str_join(arena, byline, parts[i]);
	}
	return byline;
}

/* Where count more lines go, before those that are set or behind them. */
static Line *
make_room(Layout *layout, uint32_t count, bool before)
{
	LineList *lines = &layout->lines;
	uint32_t behind = layout->room_count - layout->room_before - lines->count;
	if (count > (before ? layout->room_before : behind)) {
		uint32_t more = lines->count + count + 64;
		Line *room = ARENA_ARRAY(layout->arena, Line, layout->room_count + more);
		uint32_t room_before = layout->room_before + (before ? more : 0);
		if (lines->count)
			memcpy(room + room_before, lines->items,
			    lines->count * sizeof *room);
		layout->room = room;
		layout->room_count += more;
		layout->room_before = room_before;
	}
	if (before)
		layout->room_before -= count;
	lines->items = layout->room + layout->room_before;
	lines->count += count;
	return before ? lines->items : lines->items + lines->count - count;
}

static void
add_lines(Layout *layout, const LineList *lines, bool before)
{
	if (lines->count)
		memcpy(make_room(layout, lines->count, before),
		    lines->items, lines->count * sizeof *lines->items);
}

static void
add_headline(Layout *layout)
{
	const LineList *lines = setter_headline(layout->setter);
	layout->body = lines->count;
	layout->begins = true;
	add_lines(layout, lines, true);
}

static Layout *
new_layout(Arena *arena, const Document *document, LayoutOptions options)
{
	assert(options.columns > 0);
	Layout *layout = ARENA_NEW(arena, Layout);
	layout->arena = arena;
	layout->document = document;
	layout->options = options;
	if (options.justify || options.hyphen)
		layout->options.whole = true;
	layout->byline = make_byline(arena, document);
	layout->setter = setter_new(arena, layout);
	return layout;
}

Layout *
layout_begin(Arena *arena, const Document *document, LayoutOptions options,
    uint32_t byte)
{
	Layout *layout = new_layout(arena, document, options);
	Portion portion;
	if (!portion_at(document, byte, &portion)
	    && !portion_last(document, &portion)) {
		add_headline(layout);
		layout->ends = true;
		return layout;
	}
	layout->first = layout->last = portion;
	add_lines(layout, setter_portion(layout->setter, &portion), false);
	Portion other = portion;
	if (!portion_before(document, &other))
		add_headline(layout);
	other = portion;
	layout->ends = !portion_next(document, &other);
	while (byte == 0 && !layout->begins)
		layout_back(layout, 1);
	return layout;
}

void
layout_on(Layout *layout, uint32_t bytes)
{
	uint64_t done = 0;
	while (!layout->ends && done < bytes) {
		if (!portion_next(layout->document, &layout->last)) {
			layout->ends = true;
			break;
		}
		add_lines(layout, setter_portion(layout->setter, &layout->last),
		    false);
		done += range_length(layout->last.text) + 1;
	}
}

uint32_t
layout_back(Layout *layout, uint32_t bytes)
{
	uint32_t count = layout->lines.count;
	uint64_t done = 0;
	while (!layout->begins && done < bytes) {
		if (!portion_before(layout->document, &layout->first)) {
			add_headline(layout);
			break;
		}
		add_lines(layout, setter_portion(layout->setter, &layout->first),
		    true);
		done += range_length(layout->first.text) + 1;
	}
	return layout->lines.count - count;
}

Layout *
layout_make(Arena *arena, const Document *document, LayoutOptions options)
{
	Layout *layout = layout_begin(arena, document, options, 0);
	layout_on(layout, UINT32_MAX);
	return layout;
}

bool
layout_holds(const Layout *layout, uint32_t byte)
{
	return (layout->begins || byte >= layout->first.text.begin)
	    && (layout->ends || byte < layout->last.text.end);
}

Str
layout_source(const Layout *layout, const Line *line)
{
	if (line->kind == LINE_TITLE)
		return layout->document->title;
	return line->kind == LINE_BYLINE ? layout->byline : layout->document->text;
}

uint32_t
layout_line_at(const Layout *layout, uint32_t byte)
{
	const Line *lines = layout->lines.items;
	uint32_t count = layout->lines.count, low = layout->body, high = count;
	/* ranges of the lines of text follow one another, and a blank line's is
	 * empty and ends with the line before it: it is never found */
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (lines[middle].text.end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < count || !layout->ends)
		return low;
	return count ? count - 1 : 0;
}

uint16_t
layout_marker_column(const Line *line)
{
	size_t wants = unicode_width(line->marker) + 1;
	return (uint16_t)(line->indent > wants ? line->indent - wants : 0);
}

uint32_t
layout_byte_at(const Layout *layout, uint32_t line)
{
	const Line *lines = layout->lines.items;
	if (line < layout->body)
		line = layout->body;
	/* inside a table's row it is the row */
	while (line > layout->body && line < layout->lines.count
	    && lines[line].kind == LINE_TEXT && range_empty(lines[line].text))
		line--;
	for (; line < layout->lines.count; line++)
		if (lines[line].kind != LINE_BLANK)
			return lines[line].text.begin;
	return (uint32_t)layout->document->text.len;
}

static RunStyle
style_of(const Layout *layout, const Line *line)
{
	RunStyle style = {.kind = RUNS_OF_PROSE, .gaps = line->gaps,
	    .extra = line->extra, .phase = line->phase};
	if (line->kind == LINE_TEXT
	    && layout->document->blocks.items[line->block].kind == BLOCK_CODE)
		return (RunStyle){.kind = RUNS_OF_CODE,
		    .tab = run_tab((uint16_t)(layout->options.columns - line->indent))};
	return style;
}

/* *at is one more than the part that the run before is of. */
static bool
next_in_parts(const Layout *layout, const Line *line, uint32_t *at, Run *run)
{
	Str text = layout->document->text;
	RunStyle style = {.kind = RUNS_OF_PROSE};
	uint32_t part = *at ? *at - 1 : 0;
	bool goes_on = *at > 0;
	for (; part < line->parts; part++) {
		const CellPart *here = &layout->parts.items[line->part + part];
		uint32_t inside = goes_on ? run->text.end - here->text.begin : 0;
		*at = part + 1;
		if (run_next(text, here->text, here->column, &style, &inside, run))
			return true;
		goes_on = false;
	}
	*at = line->parts + 1u;
	return false;
}

bool
layout_run_next(const Layout *layout, const Line *line, uint32_t *at, Run *run)
{
	if (line->kind == LINE_BLANK || line->kind == LINE_RULE)
		return false;
	if (line->parts)
		return next_in_parts(layout, line, at, run);
	RunStyle style = style_of(layout, line);
	return run_next(layout_source(layout, line), line->text, line->indent,
	    &style, at, run);
}
