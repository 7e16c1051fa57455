#include "layout/layout.h"

#include <assert.h>

#include "base/date.h"
#include "base/unicode.h"
#include "layout/page.h"
#include "layout/wrap.h"

enum { DEEPEST = 6 }; /* level of a list or quotation that is indented more */

/* A list, or one inside an item of another: neighbours whose markers end in the
 * same column. */
typedef struct {
	uint32_t end; /* the block behind it */
	uint16_t marker_width;
	uint16_t indent; /* of the text of its items */
} Level;

typedef struct {
	Arena *arena;
	Layout *layout;
	const Document *document;
	uint32_t before; /* the last block set, or NO_BLOCK */
	Level levels[DEEPEST + 1]; /* the lists that were begun last, from 1 on */
} Setter;

static uint16_t
columns_of(const Setter *s)
{
	return s->layout->size.columns;
}

static void
push_blank(Setter *s)
{
	LineList *lines = &s->layout->lines;
	uint32_t end = s->before != NO_BLOCK && lines->count
	    ? list_last(lines).text.end : 0;
	list_push(s->arena, lines, (Line){.kind = LINE_BLANK, .text = {end, end},
	    .block = NO_BLOCK});
}

/* Wraps a range of source; line says what its lines have in common, and only
 * the first has its marker. */
static void
push_wrapped(Setter *s, Str source, WrapMode mode, Line line)
{
	LineList *lines = &s->layout->lines;
	uint16_t columns = (uint16_t)(columns_of(s) - line.indent);
	Wrap wrap = wrap_begin(source, line.text, mode, columns);
	for (WrapLine piece; wrap_next(&wrap, &piece);) {
		if (range_empty(piece.text)) {
			push_blank(s);
			continue;
		}
		line.text = piece.text;
		line.width = piece.width;
		line.hyphen = piece.hyphen;
		list_push(s->arena, lines, line);
		line.marker = (Str){0};
		if (line.kind == LINE_TEXT)
			s->before = line.block;
	}
}

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

static void
set_headline(Setter *s)
{
	Str title = s->document->title, byline = s->layout->byline;
	LineList *lines = &s->layout->lines;
	Line line = {.kind = LINE_TITLE, .block = NO_BLOCK};
	line.text = (Range){0, (uint32_t)title.len};
	push_wrapped(s, title, WRAP_PROSE, line);
	line.kind = LINE_BYLINE;
	line.text = (Range){0, (uint32_t)byline.len};
	push_wrapped(s, byline, WRAP_PROSE, line);
	if (!lines->count)
		return;
	uint16_t width = 1;
	for (uint32_t i = 0; i < lines->count; i++)
		if (lines->items[i].width > width)
			width = lines->items[i].width;
	if (width > columns_of(s))
		width = columns_of(s);
	list_push(s->arena, lines, (Line){.kind = LINE_RULE, .width = width,
	    .block = NO_BLOCK});
	push_blank(s);
}

static Str
item_marker(Arena *arena, const Block *block)
{
	if (block->ordinal)
		return str_format(arena, "%u.", block->ordinal);
	return block->depth <= 1 ? STR("•") : block->depth == 2 ? STR("–") : STR("·");
}

static unsigned
level_of(const Block *block)
{
	return block->depth < 1 ? 1 : block->depth > DEEPEST ? DEEPEST : block->depth;
}

/* Begins the list whose first item is block first: looks over all its items,
 * and over those inside them. It ends where numbers follow bullets. */
static Level
begin_list(const Setter *s, uint32_t first)
{
	const BlockList *blocks = &s->document->blocks;
	unsigned level = level_of(&blocks->items[first]);
	bool numbered = blocks->items[first].ordinal > 0;
	Level list = {.marker_width = 1};
	uint32_t i = first;
	for (; i < blocks->count && blocks->items[i].kind == BLOCK_ITEM; i++) {
		const Block *item = &blocks->items[i];
		if (level_of(item) > level)
			continue;
		if (level_of(item) < level || (item->ordinal > 0) != numbered)
			break;
		uint16_t width = 1;
		for (uint32_t rest = item->ordinal; rest; rest /= 10)
			width++;
		if (width > list.marker_width)
			list.marker_width = width;
	}
	list.end = i;
	uint16_t outer = 1;
	for (unsigned above = level - 1; above > 0; above--) {
		if (s->levels[above].end > first) {
			outer = s->levels[above].indent;
			break;
		}
	}
	list.indent = (uint16_t)(outer + list.marker_width + 1);
	return list;
}

static void
set_item(Setter *s, uint32_t i)
{
	const Block *block = &s->document->blocks.items[i];
	Level *list = &s->levels[level_of(block)];
	if (i >= list->end)
		*list = begin_list(s, i);
	Line line = {.kind = LINE_TEXT, .block = i, .text = block->text,
	    .indent = list->indent, .marker = item_marker(s->arena, block)};
	uint16_t half = columns_of(s) / 2;
	/* too narrow for levels, and at last for markers */
	if (line.indent > half)
		line.indent = (uint16_t)(list->marker_width + 1);
	if (line.indent > half) {
		line.indent = 0;
		line.marker = (Str){0};
	}
	push_wrapped(s, s->document->text,
	    block->keeps_lines ? WRAP_LINES : WRAP_PROSE, line);
}

/* Each cell a paragraph, all but the first indented. */
static void
set_cells(Setter *s, uint32_t i, Range row)
{
	Line line = {.kind = LINE_TEXT, .block = i};
	uint16_t indent = columns_of(s) < 20 ? 0 : 4;
	for (Range cell; table_cell(s->document->text, &row, &cell);) {
		line.text = cell;
		push_wrapped(s, s->document->text, WRAP_PROSE, line);
		line.indent = indent;
	}
}

static void
set_table(Setter *s, uint32_t i)
{
	Layout *layout = s->layout;
	Str text = s->document->text;
	Range rest = s->document->blocks.items[i].text;
	Table table = {.block = i};
	bool fits = table_fits(s->arena, text, rest, columns_of(s), &table);
	if (fits)
		list_push(s->arena, &layout->tables, table);
	for (Range row; table_row(text, &rest, &row);) {
		if (range_empty(row))
			continue;
		if (!fits) {
			set_cells(s, i, row);
			continue;
		}
		Line line = {.kind = LINE_TEXT, .block = i, .text = row};
		uint32_t at = 0;
		for (Run run; layout_run_next(layout, &line, &at, &run);)
			line.width = (uint16_t)(run.column + run.columns);
		list_push(s->arena, &layout->lines, line);
		s->before = i;
	}
}

static void
set_rule(Setter *s, uint32_t i)
{
	uint16_t third = columns_of(s) / 3;
	list_push(s->arena, &s->layout->lines, (Line){.kind = LINE_RULE, .block = i,
	    .text = s->document->blocks.items[i].text, .indent = third,
	    .width = (uint16_t)(third ? third : 1)});
	s->before = i;
}

/* A block that is nothing but lines of text. */
static void
set_text(Setter *s, uint32_t i)
{
	const Block *block = &s->document->blocks.items[i];
	uint16_t columns = columns_of(s);
	WrapMode mode = block->keeps_lines ? WRAP_LINES : WRAP_PROSE;
	Line line = {.kind = LINE_TEXT, .block = i, .text = block->text};
	switch (block->kind) {
	case BLOCK_CODE:
		mode = WRAP_CODE;
		line.indent = columns < 40 ? 0 : 4;
		break;
	case BLOCK_QUOTATION:
		line.indent = (uint16_t)(4 * level_of(block));
		if (line.indent > columns / 3)
			line.indent = columns / 3;
		break;
	case BLOCK_CAPTION:
		line.indent = columns < 20 ? 0 : 2;
		break;
	case BLOCK_IMAGE:
		if (columns >= 24) {
			line.indent = 8;
			line.marker = STR("[image]");
		}
		break;
	default:
		break;
	}
	push_wrapped(s, s->document->text, mode, line);
}

/* How many lines stay blank between two blocks. */
static int
gap(const Block *before, const Block *after)
{
	if (before->kind == BLOCK_ITEM && after->kind == BLOCK_ITEM)
		return 0;
	if (after->kind == BLOCK_CAPTION
	    && (before->kind == BLOCK_IMAGE || before->kind == BLOCK_CAPTION))
		return 0;
	if (after->kind == BLOCK_HEADING && before->kind != BLOCK_HEADING)
		return 2;
	return 1;
}

static void
set_block(Setter *s, uint32_t i)
{
	const Block *blocks = s->document->blocks.items, *block = &blocks[i];
	if (block->kind == BLOCK_TITLE
	    || (range_empty(block->text) && block->kind != BLOCK_RULE))
		return;
	if (s->before != NO_BLOCK)
		for (int n = gap(&blocks[s->before], block); n > 0; n--)
			push_blank(s);
	switch (block->kind) {
	case BLOCK_ITEM:
		/* of a plain text its mark stands in it already */
		if (s->document->verbatim)
			set_text(s, i);
		else
			set_item(s, i);
		break;
	case BLOCK_TABLE:
		set_table(s, i);
		break;
	case BLOCK_RULE:
		set_rule(s, i);
		break;
	default:
		set_text(s, i);
		break;
	}
}

Layout *
layout_make(Arena *arena, const Document *document, LayoutSize size)
{
	assert(size.columns > 0);
	Layout *layout = ARENA_NEW(arena, Layout);
	layout->document = document;
	layout->size = size;
	layout->byline = make_byline(arena, document);
	Setter setter = {.arena = arena, .layout = layout, .document = document,
	    .before = NO_BLOCK};
	set_headline(&setter);
	layout->body = layout->lines.count;
	for (uint32_t i = 0; i < document->blocks.count; i++)
		set_block(&setter, i);
	layout->pages = page_split(arena, layout);
	return layout;
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
	return low < count ? low : count ? count - 1 : 0;
}

uint32_t
layout_page_of(const Layout *layout, uint32_t line)
{
	uint32_t low = 0, high = layout->pages.count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (layout->pages.items[middle].first <= line)
			low = middle;
		else
			high = middle;
	}
	return low;
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
	if (line < layout->body)
		line = layout->body;
	for (; line < layout->lines.count; line++)
		if (layout->lines.items[line].kind != LINE_BLANK)
			return layout->lines.items[line].text.begin;
	return (uint32_t)layout->document->text.len;
}

static RunStyle
style_of(const Layout *layout, const Line *line)
{
	RunStyle style = {.kind = RUNS_OF_PROSE};
	if (line->kind != LINE_TEXT)
		return style;
	BlockKind kind = layout->document->blocks.items[line->block].kind;
	if (kind == BLOCK_CODE)
		return (RunStyle){.kind = RUNS_OF_CODE,
		    .tab = run_tab((uint16_t)(layout->size.columns - line->indent))};
	if (kind != BLOCK_TABLE)
		return style;
	uint32_t low = 0, high = layout->tables.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		const Table *table = &layout->tables.items[middle];
		if (table->block == line->block)
			return (RunStyle){.kind = RUNS_OF_ROW, .stops = table->stops,
			    .stop_count = table->stop_count};
		if (table->block < line->block)
			low = middle + 1;
		else
			high = middle;
	}
	return style;
}

bool
layout_run_next(const Layout *layout, const Line *line, uint32_t *at, Run *run)
{
	if (line->kind == LINE_BLANK || line->kind == LINE_RULE)
		return false;
	RunStyle style = style_of(layout, line);
	return run_next(layout_source(layout, line), line->text, line->indent,
	    &style, at, run);
}
