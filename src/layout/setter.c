#include "layout/setter.h"

#include "base/date.h"
#include "base/unicode.h"
#include "layout/optimal.h"
#include "layout/table.h"
#include "layout/wrap.h"

enum { DEEPEST = 6 }; /* level of a list or quotation that is indented more */

/* A list, or one inside an item of another: neighbours whose markers end in the
 * same column. */
typedef struct {
	uint32_t end; /* the block behind it */
	uint16_t marker_width;
	uint16_t indent; /* of the text of its items */
} Level;

struct Setter {
	Arena *arena;
	Layout *layout;
	const Document *document;
	LineList out;
	Optimal *optimal;
	struct { uint16_t indent, marker_width; } *items; /* of each block */
	Table table;          /* the one that was set last */
	uint32_t table_block; /* or NO_BLOCK */
};

static uint16_t
columns_of(const Setter *s)
{
	return s->layout->options.columns;
}

/* --- lines --- */

static void
push_line(Setter *s, Line line)
{
	list_push(s->arena, &s->out, line);
}

/* end: where the text before it ends. */
static void
push_blank(Setter *s, uint32_t end)
{
	push_line(s, (Line){.kind = LINE_BLANK, .text = {end, end},
	    .block = NO_BLOCK});
}

/* The line that is piece, with what all lines of the paragraph have in common;
 * only the first has the marker. */
static void
push_piece(Setter *s, Line *line, const WrapLine *piece)
{
	if (range_empty(piece->text)) {
		push_blank(s, s->out.count ? list_last(&s->out).text.end
		    : line->text.begin);
		return;
	}
	Line set = *line;
	set.text = piece->text;
	set.width = piece->width;
	set.hyphen = piece->hyphen;
	set.gaps = piece->gaps;
	set.phase = piece->phase;
	set.extra = piece->extra;
	push_line(s, set);
	line->marker = (Str){0};
}

/* Wraps a range of source line by line; line says what its lines have in
 * common. */
static void
push_wrapped(Setter *s, Str source, WrapMode mode, Line line)
{
	uint16_t columns = (uint16_t)(columns_of(s) - line.indent);
	Wrap wrap = wrap_begin(source, line.text, mode, columns);
	for (WrapLine piece; wrap_next(&wrap, &piece);)
		push_piece(s, &line, &piece);
}

/* Fills it as well as the options ask for. */
static void
push_filled(Setter *s, Str source, Line line, bool prose)
{
	const LayoutOptions *options = &s->layout->options;
	if (!options->whole) {
		push_wrapped(s, source, WRAP_PROSE, line);
		return;
	}
	Filling filling = {.columns = (uint16_t)(options->columns - line.indent),
	    .headline = !prose};
	if (prose) {
		filling.justify = options->justify;
		filling.hyphen = options->hyphen;
		filling.names = options->names;
	}
	const WrapLineList *lines = optimal_fill(s->optimal, source, line.text,
	    &filling);
	for (uint32_t i = 0; i < lines->count; i++)
		push_piece(s, &line, &lines->items[i]);
}

/* --- the headline --- */

const LineList *
setter_headline(Setter *s)
{
	Str title = s->document->title, byline = s->layout->byline;
	s->out.count = 0;
	Line line = {.kind = LINE_TITLE, .block = NO_BLOCK};
	line.text = (Range){0, (uint32_t)title.len};
	push_filled(s, title, line, false);
	line.kind = LINE_BYLINE;
	line.text = (Range){0, (uint32_t)byline.len};
	push_wrapped(s, byline, WRAP_PROSE, line);
	if (!s->out.count)
		return &s->out;
	uint16_t width = 1;
	for (uint32_t i = 0; i < s->out.count; i++)
		if (s->out.items[i].width > width)
			width = s->out.items[i].width;
	if (width > columns_of(s))
		width = columns_of(s);
	push_line(s, (Line){.kind = LINE_RULE, .width = width, .block = NO_BLOCK});
	push_blank(s, 0);
	return &s->out;
}

/* --- lists --- */

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
begin_list(const BlockList *blocks, const Level *levels, uint32_t first)
{
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
		if (levels[above].end > first) {
			outer = levels[above].indent;
			break;
		}
	}
	list.indent = (uint16_t)(outer + list.marker_width + 1);
	return list;
}

/* How far the items of all lists are indented. */
static void
measure_lists(Setter *s)
{
	const BlockList *blocks = &s->document->blocks;
	Level levels[DEEPEST + 1] = {{0}}; /* the lists begun last, from 1 on */
	for (uint32_t i = 0; i < blocks->count; i++) {
		if (blocks->items[i].kind != BLOCK_ITEM)
			continue;
		if (!s->items)
			s->items = arena_alloc_array(s->arena, blocks->count,
			    sizeof *s->items);
		Level *list = &levels[level_of(&blocks->items[i])];
		if (i >= list->end)
			*list = begin_list(blocks, levels, i);
		s->items[i].indent = list->indent;
		s->items[i].marker_width = list->marker_width;
	}
}

static void
set_item(Setter *s, uint32_t i, Range text)
{
	const Block *block = &s->document->blocks.items[i];
	Line line = {.kind = LINE_TEXT, .block = i, .text = text,
	    .indent = s->items[i].indent};
	if (text.begin == block->text.begin)
		line.marker = item_marker(s->arena, block);
	uint16_t half = columns_of(s) / 2;
	/* too narrow for levels, and at last for markers */
	if (line.indent > half)
		line.indent = (uint16_t)(s->items[i].marker_width + 1);
	if (line.indent > half) {
		line.indent = 0;
		line.marker = (Str){0};
	}
	if (block->keeps_lines)
		push_wrapped(s, s->document->text, WRAP_LINES, line);
	else
		push_filled(s, s->document->text, line, true);
}

/* --- tables --- */

/* Cells side by side, each wrapped to its width. line.text is the row's. */
static void
push_cells(Setter *s, Line line, const Range *cells, const uint16_t *at,
    const uint16_t *widths, const bool *numbers, uint32_t count)
{
	CellPartList *parts = &s->layout->parts;
	Wrap wraps[TABLE_MOST_COLUMNS];
	for (uint32_t i = 0; i < count; i++)
		wraps[i] = wrap_begin(s->document->text, cells[i], WRAP_PROSE,
		    widths[i]);
	for (;;) {
		line.part = parts->count;
		line.parts = 0;
		for (uint32_t i = 0; i < count; i++) {
			WrapLine piece;
			if (range_empty(cells[i]) || !wrap_next(&wraps[i], &piece))
				continue;
			uint16_t column = at[i];
			if (numbers && numbers[i] && piece.width < widths[i])
				column = (uint16_t)(column + widths[i] - piece.width);
			list_push(s->arena, parts, (CellPart){piece.text, column});
			line.parts++;
			line.width = (uint16_t)(column + piece.width - piece.hyphen);
		}
		if (!line.parts)
			return;
		push_line(s, line);
		line.text.begin = line.text.end;
	}
}

static void
push_row(Setter *s, Line line)
{
	const Table *table = &s->table;
	Range cells[TABLE_MOST_COLUMNS];
	uint16_t at[TABLE_MOST_COLUMNS], widths[TABLE_MOST_COLUMNS];
	bool numbers[TABLE_MOST_COLUMNS];
	uint32_t count = table_cells(s->document->text, line.text, cells);
	if (count > table->count) { /* the last column takes what is too much */
		count = table->count;
		cells[count - 1].end = line.text.end;
	}
	for (uint32_t i = 0; i < count; i++) {
		at[i] = table->columns[i].at;
		widths[i] = table->columns[i].width;
		numbers[i] = table->columns[i].number;
	}
	push_cells(s, line, cells, at, widths, numbers, count);
}

/* A cell a line, or a paragraph; behind its head where there is one. all: those
 * that are empty too, so that every head is seen once. */
static void
push_card(Setter *s, Line line, bool all)
{
	const Table *table = &s->table;
	Range cells[TABLE_MOST_COLUMNS], row = line.text;
	uint32_t count = table_cells(s->document->text, row, cells);
	if (all)
		count = table->count > count ? table->count : count;
	for (uint32_t i = 0; i < count; i++) {
		Range head = table->columns[i].head;
		if (!table->heads || i >= table->count)
			head = (Range){0};
		if (range_empty(cells[i]) && (!all || range_empty(head)))
			continue;
		uint16_t value = table->heads
		    ? (uint16_t)(table->label + TABLE_GAP) : 0;
		Range pair[2] = {head, cells[i]};
		uint16_t at[2] = {0, value};
		uint16_t widths[2] = {table->label ? table->label : 1,
		    (uint16_t)(columns_of(s) - value)};
		line.text = range_empty(cells[i]) ? (Range){cells[i].begin,
		    cells[i].begin} : cells[i];
		push_cells(s, line, pair, at, widths, NULL, 2);
	}
}

static void
set_table(Setter *s, uint32_t i, Range rest)
{
	Str text = s->document->text;
	const Block *block = &s->document->blocks.items[i];
	if (s->table_block != i) {
		s->table = table_measure(text, block->text, columns_of(s));
		s->table_block = i;
	}
	const Table *table = &s->table;
	Line line = {.kind = LINE_TEXT, .block = i};
	bool after_head = false;
	uint32_t before = s->out.count;
	for (Range row; table_row(text, &rest, &row);) {
		if (range_empty(row))
			continue;
		bool head = table->heads && row.begin == table->head_row.begin;
		line.text = row;
		if (!table->cards) {
			push_row(s, line);
			if (head)
				push_line(s, (Line){.kind = LINE_RULE, .block = i,
				    .text = {row.end, row.end}, .width = table->width});
		} else if (!head) {
			if (s->out.count > before)
				push_blank(s, list_last(&s->out).text.end);
			push_card(s, line, after_head);
		}
		after_head = head;
	}
}

/* --- all the others --- */

static void
set_rule(Setter *s, uint32_t i)
{
	uint16_t third = columns_of(s) / 3;
	push_line(s, (Line){.kind = LINE_RULE, .block = i,
	    .text = s->document->blocks.items[i].text, .indent = third,
	    .width = (uint16_t)(third ? third : 1)});
}

/* A block that is nothing but lines of text. */
static void
set_text(Setter *s, uint32_t i, Range text)
{
	const Block *block = &s->document->blocks.items[i];
	uint16_t columns = columns_of(s);
	bool prose = true;
	Line line = {.kind = LINE_TEXT, .block = i, .text = text};
	switch (block->kind) {
	case BLOCK_CODE:
		line.indent = columns < 40 ? 0 : 4;
		push_wrapped(s, s->document->text, WRAP_CODE, line);
		return;
	case BLOCK_QUOTATION:
		line.indent = (uint16_t)(4 * level_of(block));
		if (line.indent > columns / 3)
			line.indent = columns / 3;
		break;
	case BLOCK_CAPTION:
		line.indent = columns < 20 ? 0 : 2;
		prose = false;
		break;
	case BLOCK_IMAGE:
		if (columns >= 24) {
			line.indent = 8;
			if (text.begin == block->text.begin)
				line.marker = STR("[image]");
		}
		prose = false;
		break;
	case BLOCK_HEADING:
		prose = false;
		break;
	default:
		break;
	}
	if (block->keeps_lines)
		push_wrapped(s, s->document->text, WRAP_LINES, line);
	else
		push_filled(s, s->document->text, line, prose);
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

/* The shown block before block i, or NO_BLOCK. */
static uint32_t
shown_before(const Document *document, uint32_t i)
{
	Portion portion = {i, {document->blocks.items[i].text.begin,
	    document->blocks.items[i].text.begin}};
	return portion_before(document, &portion) ? portion.block : NO_BLOCK;
}

const LineList *
setter_portion(Setter *s, const Portion *portion)
{
	const Block *blocks = s->document->blocks.items;
	uint32_t i = portion->block, before = NO_BLOCK;
	const Block *block = &blocks[i];
	s->out.count = 0;
	if (portion->text.begin == block->text.begin)
		before = shown_before(s->document, i);
	if (before != NO_BLOCK)
		for (int n = gap(&blocks[before], block); n > 0; n--)
			push_blank(s, blocks[before].text.end);
	switch (block->kind) {
	case BLOCK_ITEM:
		/* of a plain text its mark stands in it already */
		if (s->document->verbatim)
			set_text(s, i, portion->text);
		else
			set_item(s, i, portion->text);
		break;
	case BLOCK_TABLE:
		set_table(s, i, portion->text);
		break;
	case BLOCK_RULE:
		set_rule(s, i);
		break;
	default:
		set_text(s, i, portion->text);
		break;
	}
	return &s->out;
}

Setter *
setter_new(Arena *arena, Layout *layout)
{
	Setter *s = ARENA_NEW(arena, Setter);
	s->arena = arena;
	s->layout = layout;
	s->document = layout->document;
	s->optimal = optimal_new(arena);
	s->table_block = NO_BLOCK;
	measure_lists(s);
	return s;
}
