#include "ui/paint.h"

#include <stdlib.h>

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

static void
paint_run(const Paint *paint, const PaintMarks *marks, const Layout *layout,
    const Run *run, Grid *grid, Rect clip, int x, int y)
{
	Str text = layout->document->text;
	const Places *places = marks->places;
	x += run->column;
	for (uint32_t at = run->text.begin, end; at < run->text.end; at = end) {
		end = run->text.end;
		Role role = role_at(paint, at, &end);
		if (holds(marks->current_quote, at, &end))
			role = ROLE_CURRENT_QUOTE;
		uint8_t bits = 0;
		uint32_t place = place_around(places, at);
		if (place < places->ranges.count
		    && holds(places->ranges.items[place], at, &end)) {
			role = places->role;
			if (place == places->current)
				bits = STYLE_BOLD | STYLE_UNDERLINE;
		}
		int begin = x;
		if (run->is_blank) {
			Rect gap = {x, y, run->columns, 1};
			Rect row = {clip.x, y, clip.width, 1};
			if (gap.x >= row.x && gap.x + gap.width <= row.x + row.width)
				grid_fill(grid, gap, role);
			x += run->columns;
			end = run->text.end;
		} else {
			x = grid_put(grid, clip, x, y, role,
			    str_part(text, at, end));
		}
		if (bits)
			grid_add_bits(grid, (Rect){begin, y, x - begin, 1}, bits);
	}
}

static void
paint_plain(const Layout *layout, const Line *line, const Run *run, Role role,
    Grid *grid, Rect clip, int x, int y)
{
	if (!run->is_blank)
		grid_put(grid, clip, x + run->column, y, role,
		    range_str(layout_source(layout, line), run->text));
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
	uint32_t at = 0;
	int end = x + line->indent;
	for (Run run; layout_run_next(layout, line, &at, &run);) {
		if (line->kind == LINE_TEXT)
			paint_run(paint, marks, layout, &run, grid, clip, x, y);
		else
			paint_plain(layout, line, &run, line->kind == LINE_TITLE
			    ? ROLE_TITLE : ROLE_BYLINE, grid, clip, x, y);
		end = x + run.column + run.columns;
	}
	if (line->hyphen)
		grid_put(grid, clip, end, y, ROLE_TEXT, STR("-"));
}
