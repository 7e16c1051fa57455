#include "ui/paint.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "layout/bidi.h"
#include "ui/links.h"

/* Of all that cover a word, the one that stands last here is seen. */
static const Role priority[] = {
	ROLE_TEXT,
	ROLE_CAPTION,
	ROLE_QUOTATION,
	ROLE_HEADING,
	ROLE_EMPHASIS,
	ROLE_STRONG,
	ROLE_LINK,
	ROLE_CODE,
	ROLE_QUOTE,
	ROLE_ORGANIZATION,
	ROLE_PERSON,
	/* and over these, for each line: */
	ROLE_CURRENT_QUOTE,
	ROLE_MENTION,
	ROLE_SEARCH_HIT,
};

enum { STILL_COUNT = 11 }; /* the roles up to PERSON */

/* From its byte up to the next segment's, the text has this role. */
typedef struct {
	uint32_t begin;
	Role role;
} Segment;

typedef LIST_OF(Segment) SegmentList;

struct Paint {
	SegmentList segments;
	LinkList links;
};

/* Here something that asks for a role begins or ends. */
typedef struct {
	uint32_t at;
	Role role;
	int change; /* 1 or -1 */
} Edge;

typedef LIST_OF(Edge) EdgeList;

static void
add_edges(Arena *arena, EdgeList *edges, Range range, Role role)
{
	if (range_empty(range) || role == ROLE_TEXT)
		return;
	list_push(arena, edges, (Edge){range.begin, role, 1});
	list_push(arena, edges, (Edge){range.end, role, -1});
}

static Role
role_of_block(BlockKind kind)
{
	switch (kind) {
	case BLOCK_HEADING: return ROLE_HEADING;
	case BLOCK_QUOTATION: return ROLE_QUOTATION;
	case BLOCK_CODE: return ROLE_CODE;
	case BLOCK_CAPTION:
	case BLOCK_IMAGE: return ROLE_CAPTION;
	default: return ROLE_TEXT;
	}
}

static Role
role_of_span(SpanKind kind)
{
	switch (kind) {
	case SPAN_EMPHASIS: return ROLE_EMPHASIS;
	case SPAN_STRONG: return ROLE_STRONG;
	case SPAN_CODE: return ROLE_CODE;
	case SPAN_LINK: return ROLE_LINK;
	}
	return ROLE_TEXT;
}

static Role
role_of_mention(const Notes *notes, const Mention *mention)
{
	switch (notes->entities.items[mention->entity].kind) {
	case ENTITY_PERSON: return ROLE_PERSON;
	case ENTITY_ORGANIZATION: return ROLE_ORGANIZATION;
	default: return ROLE_TEXT;
	}
}

static EdgeList
edges_of(Arena *arena, const Story *story)
{
	const Document *document = story->document;
	const Notes *notes = story->notes;
	EdgeList edges = {0};
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		const Block *block = &document->blocks.items[i];
		add_edges(arena, &edges, block->text, role_of_block(block->kind));
	}
	for (uint32_t i = 0; i < document->spans.count; i++) {
		const Span *span = &document->spans.items[i];
		add_edges(arena, &edges, span->text, role_of_span(span->kind));
	}
	for (uint32_t i = 0; i < notes->quotes.count; i++)
		if (notes->quotes.items[i].kind != QUOTE_INDIRECT)
			add_edges(arena, &edges, notes->quotes.items[i].marked,
			    ROLE_QUOTE);
	for (uint32_t i = 0; i < notes->mentions.count; i++) {
		const Mention *mention = &notes->mentions.items[i];
		add_edges(arena, &edges, mention->text,
		    role_of_mention(notes, mention));
	}
	return edges;
}

static int
by_place(const void *a, const void *b)
{
	uint32_t left = ((const Edge *)a)->at, right = ((const Edge *)b)->at;
	return (left > right) - (left < right);
}

static Role
strongest(const int32_t open[ROLE_COUNT])
{
	for (int i = STILL_COUNT - 1; i > 0; i--)
		if (open[priority[i]])
			return priority[i];
	return ROLE_TEXT;
}

Paint *
paint_new(Arena *arena, const Story *story)
{
	Paint *paint = ARENA_NEW(arena, Paint);
	Arena *work = arena_new();
	EdgeList edges = edges_of(work, story);
	if (edges.count)
		qsort(edges.items, edges.count, sizeof(Edge), by_place);
	int32_t open[ROLE_COUNT] = {0};
	list_push(arena, &paint->segments, (Segment){0, ROLE_TEXT});
	for (uint32_t i = 0; i < edges.count; i++) {
		const Edge *edge = &edges.items[i];
		open[edge->role] += edge->change;
		if (i + 1 < edges.count && edges.items[i + 1].at == edge->at)
			continue;
		Role role = strongest(open);
		if (role != list_last(&paint->segments).role)
			list_push(arena, &paint->segments,
			    (Segment){edge->at, role});
	}
	arena_free(work);
	paint->links = links_of(arena, story->document);
	return paint;
}

/* The still role at a byte; *end comes down to where it ends. */
static Role
role_at(const Paint *paint, uint32_t at, uint32_t *end)
{
	const SegmentList *segments = &paint->segments;
	uint32_t low = 0, high = segments->count;
	while (high - low > 1) {
		uint32_t middle = low + (high - low) / 2;
		if (segments->items[middle].begin <= at)
			low = middle;
		else
			high = middle;
	}
	if (high < segments->count && segments->items[high].begin < *end)
		*end = segments->items[high].begin;
	return segments->items[low].role;
}

/* Whether range holds the byte; *end comes down to where that changes. */
static bool
holds(Range range, uint32_t at, uint32_t *end)
{
	if (range_empty(range) || at >= range.end)
		return false;
	uint32_t edge = at < range.begin ? range.begin : range.end;
	if (edge < *end)
		*end = edge;
	return at >= range.begin;
}

/* The place that holds the byte or is the next behind it; ranges.count: none. */
static uint32_t
place_around(const Places *places, uint32_t at)
{
	uint32_t index = places_from(places, at);
	if (index > 0 && places->ranges.items[index - 1].end > at)
		index--;
	return index;
}

/* What the bytes from at on look like, up to *end. */
typedef struct {
	Role role;
	uint8_t bits;
	Str href; /* empty: no link */
} Look;

static Look
look_at(const Paint *paint, const PaintMarks *marks, uint32_t at, uint32_t *end)
{
	const Places *places = marks->places;
	Look look = {.role = role_at(paint, at, end)};
	if (holds(marks->current_quote, at, end))
		look.role = ROLE_CURRENT_QUOTE;
	uint32_t link = links_from(&paint->links, at);
	if (link < paint->links.count
	    && holds(paint->links.items[link].text, at, end))
		look.href = paint->links.items[link].href;
	uint32_t place = place_around(places, at);
	if (place < places->ranges.count
	    && holds(places->ranges.items[place], at, end)) {
		look.role = places->role;
		if (place == places->current)
			look.bits = STYLE_BOLD | STYLE_UNDERLINE;
	}
	return look;
}

static void
decorate(Grid *grid, Rect clip, Rect rect, const Look *look)
{
	if (rect.x + rect.width > clip.x + clip.width)
		rect.width = clip.x + clip.width - rect.x;
	if (rect.width <= 0)
		return;
	if (look->bits)
		grid_add_bits(grid, rect, look->bits);
	if (look->href.len)
		grid_link(grid, rect, look->href);
}

static Role
role_of_headline(const Line *line)
{
	return line->kind == LINE_TITLE ? ROLE_TITLE : ROLE_BYLINE;
}

static void
paint_run(const Paint *paint, const PaintMarks *marks, const Layout *layout,
    const Line *line, const Run *run, Grid *grid, Rect clip, int x, int y)
{
	Str text = layout_source(layout, line);
	x += run->column;
	for (uint32_t at = run->text.begin, end; at < run->text.end; at = end) {
		end = run->text.end;
		Look look = {.role = role_of_headline(line)};
		if (line->kind == LINE_TEXT)
			look = look_at(paint, marks, at, &end);
		int begin = x;
		if (run->is_blank) {
			Rect gap = {x, y, run->columns, 1};
			Rect row = {clip.x, y, clip.width, 1};
			if (gap.x >= row.x && gap.x + gap.width <= row.x + row.width)
				grid_fill(grid, gap, look.role);
			x += run->columns;
			end = run->text.end;
		} else {
			x = grid_put(grid, clip, x, y, look.role,
			    str_part(text, at, end));
		}
		decorate(grid, clip, (Rect){begin, y, x - begin, 1}, &look);
	}
}

/* --- lines that go from right to left, or have words that do --- */

enum { MOST_CONTEXT = 32 << 10 }; /* bytes of a paragraph that has a say */

/* A grapheme of such a line, or a column of a blank. */
typedef struct {
	Str text;
	Look look;
} Glyph;

typedef LIST_OF(Glyph) GlyphList;
typedef LIST_OF(uint8_t) LevelList;

/* The paragraph that the line is of. */
static Range
paragraph_of(const Layout *layout, const Line *line)
{
	Range all = {0, (uint32_t)layout_source(layout, line).len};
	if (line->kind == LINE_TEXT && !line->parts)
		all = layout->document->blocks.items[line->block].text;
	if (line->parts || range_length(all) > MOST_CONTEXT)
		all = line->text;
	return all;
}

static void
paint_both_ways(Arena *arena, const Paint *paint, const PaintMarks *marks,
    const Layout *layout, const Line *line, Grid *grid, Rect clip, int x, int y)
{
	Str text = layout_source(layout, line);
	Range context = paragraph_of(layout, line);
	Bidi bidi = bidi_of(arena, range_str(text, context));
	GlyphList glyphs = {0};
	LevelList levels = {0};
	uint32_t at = 0;
	for (Run run; layout_run_next(layout, line, &at, &run);) {
		uint32_t end, count = run.is_blank ? run.columns : 1;
		for (uint32_t i = run.text.begin; i < run.text.end; i = end) {
			Look look = {.role = role_of_headline(line)};
			uint32_t same = run.text.end;
			if (line->kind == LINE_TEXT)
				look = look_at(paint, marks, i, &same);
			end = run.is_blank ? run.text.end
			    : (uint32_t)unicode_grapheme_end(str_part(text, 0,
			    run.text.end), i);
			Str shown = run.is_blank ? STR(" ") : str_part(text, i, end);
			for (uint32_t k = 0; k < count; k++) {
				list_push(arena, &glyphs, (Glyph){shown, look});
				list_push(arena, &levels,
				    bidi.levels[i - context.begin]);
			}
		}
	}
	uint32_t *order = ARENA_ARRAY(arena, uint32_t, glyphs.count + 1);
	bidi_order(levels.items, glyphs.count, order);
	int columns = layout->options.columns;
	x += bidi.from_right ? columns - line->indent - line->width : line->indent;
	if (bidi.from_right && line->hyphen)
		x = grid_put(grid, clip, x, y, ROLE_TEXT, STR("-"));
	for (uint32_t i = 0; i < glyphs.count; i++) {
		const Glyph *glyph = &glyphs.items[order[i]];
		Str shown = glyph->text;
		if (levels.items[order[i]] & 1)
			shown = bidi_twin(arena, shown);
		int begin = x;
		x = grid_put(grid, clip, x, y, glyph->look.role, shown);
		decorate(grid, clip, (Rect){begin, y, x - begin, 1}, &glyph->look);
	}
	if (!bidi.from_right && line->hyphen)
		grid_put(grid, clip, x, y, ROLE_TEXT, STR("-"));
}

void
paint_line(const Paint *paint, const PaintMarks *marks, const Layout *layout,
    const Line *line, Grid *grid, Rect clip, int x, int y)
{
	if (line->kind == LINE_BLANK)
		return;
	if (line->kind == LINE_RULE) {
		Rect rule = {x + line->indent, y, line->width, 1};
		if (rule.x + rule.width > clip.x + clip.width)
			rule.width = clip.x + clip.width - rule.x;
		/* under the headline, or between two parts of the article */
		grid_tile(grid, rule, ROLE_RULE,
		    line->block == NO_BLOCK ? STR("━") : STR("─"));
		return;
	}
	grid_put(grid, clip, x + layout_marker_column(line), y, ROLE_TEXT,
	    line->marker);
	Str text = layout_source(layout, line);
	if (!line->parts
	    && bidi_is_needed(range_str(text, paragraph_of(layout, line)))) {
		Arena *arena = arena_new();
		paint_both_ways(arena, paint, marks, layout, line, grid, clip, x, y);
		arena_free(arena);
		return;
	}
	uint32_t at = 0;
	int end = x + line->indent;
	for (Run run; layout_run_next(layout, line, &at, &run);) {
		paint_run(paint, marks, layout, line, &run, grid, clip, x, y);
		end = x + run.column + run.columns;
	}
	if (line->hyphen)
		grid_put(grid, clip, end, y, ROLE_TEXT, STR("-"));
}

int
paint_column(const Layout *layout, uint32_t line, uint32_t byte)
{
	const Line *at_line = &layout->lines.items[line];
	uint32_t at = 0;
	int column = at_line->indent;
	for (Run run; layout_run_next(layout, at_line, &at, &run);) {
		if (run.text.end <= byte)
			continue;
		column = run.column;
		if (byte > run.text.begin && !run.is_blank)
			column += (int)unicode_width(str_part(layout_source(layout,
			    at_line), run.text.begin, byte));
		break;
	}
	return column;
}
