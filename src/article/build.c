#include "article/build.h"

#include <assert.h>

#include "article/vocabulary.h"
#include "base/buf.h"
#include "base/unicode.h"

enum {
	DEEPEST_LIST = 8,
	MOST_CELLS = 64, /* in a row; what comes behind is the last one's */
	MOST_LINES = 200000, /* of code; what comes behind is prose */
	SPAN_KINDS = SPAN_LINK + 1,
};

/* An element that we are in. */
typedef struct {
	uint32_t node;
	uint32_t words;   /* its own and those around it */
	uint8_t heading;  /* 1 to 6, 0: none */
	uint8_t quotes;   /* block quotations around */
	uint8_t lists;    /* lists around */
	bool item;        /* in a list's item that has no text yet */
	bool pre, caption, table, cells;
	bool opens[SPAN_KINDS]; /* it is the one that opened the span */
} Level;

typedef struct {
	Arena *arena;
	const Dom *dom;
	const Trait *traits;
	Buf text;
	PassageList passages;
	SpanList spans;

	Level levels[DOM_DEEPEST + 2];
	uint32_t depth;
	uint32_t ordinals[DEEPEST_LIST + 1]; /* of the item to come, 0: bullets */
	uint32_t open[SPAN_KINDS]; /* the span that is open, or NO_SPAN */

	Passage passage;  /* the one being made */
	bool blank;       /* comes before the next character */
	uint32_t newlines;
	uint32_t row_cells;
	uint32_t code_lines; /* so far */
} Builder;

#define NO_SPAN UINT32_MAX
#define NOT_BEGUN UINT32_MAX

static Level *
top(Builder *builder)
{
	return &builder->levels[builder->depth];
}

static uint32_t
length(const Builder *builder)
{
	return (uint32_t)builder->text.len;
}

/* --- spans --------------------------------------------------------------- */

static void
begin_span(Builder *builder, SpanKind kind, Str href)
{
	Span span = {kind, {NOT_BEGUN, 0}, href};
	builder->open[kind] = builder->spans.count;
	list_push(builder->arena, &builder->spans, span);
}

static void
end_span(Builder *builder, SpanKind kind)
{
	Span *span = &builder->spans.items[builder->open[kind]];
	span->text.end = length(builder);
	builder->open[kind] = NO_SPAN;
}

/* A character is about to be added: what was opened before begins with it. */
static void
touch_spans(Builder *builder)
{
	for (int kind = 0; kind < SPAN_KINDS; kind++) {
		if (builder->open[kind] == NO_SPAN)
			continue;
		Span *span = &builder->spans.items[builder->open[kind]];
		if (span->text.begin == NOT_BEGUN)
			span->text.begin = length(builder);
	}
}

/* --- passages ------------------------------------------------------------ */

static Range
trimmed(Str text, Range range)
{
	while (!range_empty(range)) {
		size_t next;
		if (!unicode_is_space(unicode_at(text, range.begin, &next)))
			break;
		range.begin = (uint32_t)next;
	}
	while (!range_empty(range)) {
		size_t start;
		if (!unicode_is_space(unicode_before(text, range.end, &start)))
			break;
		range.end = (uint32_t)start;
	}
	return range;
}

/* The spans since the passage's first, cut to it; empty ones go. */
static void
settle_spans(Builder *builder, Passage *passage)
{
	uint32_t kept = passage->first_span;
	for (uint32_t i = kept; i < builder->spans.count; i++) {
		Span span = builder->spans.items[i];
		if (span.text.begin == NOT_BEGUN)
			continue;
		if (span.text.begin < passage->block.text.begin)
			span.text.begin = passage->block.text.begin;
		if (span.text.end > passage->block.text.end)
			span.text.end = passage->block.text.end;
		if (!range_empty(span.text))
			builder->spans.items[kept++] = span;
	}
	builder->spans.count = kept;
	passage->span_count = kept - passage->first_span;
}

/* Ends the passage, if there is one. Open spans go on in the next. */
static void
flush(Builder *builder)
{
	bool reopen[SPAN_KINDS] = {false};
	Str hrefs[SPAN_KINDS] = {{0}};
	for (int kind = 0; kind < SPAN_KINDS; kind++) {
		if (builder->open[kind] == NO_SPAN)
			continue;
		reopen[kind] = true;
		hrefs[kind] = builder->spans.items[builder->open[kind]].href;
		end_span(builder, kind);
	}
	Passage *passage = &builder->passage;
	passage->block.text = trimmed(buf_str(&builder->text),
	    (Range){passage->block.text.begin, length(builder)});
	settle_spans(builder, passage);
	if (!range_empty(passage->block.text))
		list_push(builder->arena, &builder->passages, *passage);
	else
		builder->spans.count = passage->first_span;
	builder->passage = (Passage){.node = NO_NODE,
	    .block.text = {length(builder), length(builder)},
	    .first_span = builder->spans.count};
	builder->blank = false;
	builder->newlines = 0;
	for (int kind = SPAN_KINDS; kind-- > 0;)
		if (reopen[kind])
			begin_span(builder, kind, hrefs[kind]);
}

static uint32_t
block_around(const Dom *dom, uint32_t node)
{
	while (dom->nodes[node].parent != NO_NODE
	       && !tag_is(dom->nodes[node].tag, TAG_BLOCK))
		node = dom->nodes[node].parent;
	return node;
}

/* Blanks and newlines stay as they are. */
static bool
is_code(Builder *builder)
{
	return top(builder)->pre && !top(builder)->table
	    && builder->code_lines < MOST_LINES;
}

/* The passage's first character is about to be added: what is it of? */
static void
begin_passage(Builder *builder)
{
	Level *level = top(builder);
	Passage *passage = &builder->passage;
	Block *block = &passage->block;
	passage->node = block_around(builder->dom, level->node);
	passage->words = level->words;
	block->kind = BLOCK_PARAGRAPH;
	if (level->table) {
		block->kind = BLOCK_TABLE;
		block->keeps_lines = true;
	} else if (level->caption) {
		block->kind = BLOCK_CAPTION;
	} else if (level->heading) {
		block->kind = BLOCK_HEADING;
		block->depth = level->heading;
	} else if (is_code(builder)) {
		block->kind = BLOCK_CODE;
		block->keeps_lines = true;
	} else if (level->item && level->lists) {
		block->kind = BLOCK_ITEM;
		block->depth = level->lists;
		uint32_t *ordinal = &builder->ordinals[level->lists];
		block->ordinal = *ordinal ? (*ordinal)++ : 0;
		/* a second paragraph in the item has no bullet of its own */
		for (uint32_t i = builder->depth + 1; i-- > 0;) {
			Level *around = &builder->levels[i];
			if (!around->item || around->lists != level->lists)
				break;
			around->item = false;
		}
	} else if (level->quotes) {
		block->kind = BLOCK_QUOTATION;
		block->depth = level->quotes;
	}
}

static bool
in_passage(const Builder *builder)
{
	return builder->passage.node != NO_NODE;
}

/* What stands before the next character. */
static void
add_white(Builder *builder)
{
	if (in_passage(builder) && builder->newlines > 1)
		flush(builder);
	if (!in_passage(builder)) {
		begin_passage(builder);
	} else if (builder->newlines) {
		builder->passage.block.keeps_lines = true;
		buf_add_byte(&builder->text, '\n');
	} else if (builder->blank) {
		buf_add_byte(&builder->text, ' ');
	}
	builder->blank = false;
	builder->newlines = 0;
}

static void
add_text(Builder *builder, Str text)
{
	bool pre = is_code(builder);
	bool linked = builder->open[SPAN_LINK] != NO_SPAN;
	for (size_t i = 0; i < text.len;) {
		if (byte_is_blank(text.ptr[i]) && !(pre && in_passage(builder))) {
			builder->blank = true;
			i++;
			continue;
		}
		size_t begin = i;
		uint32_t letters = 0, lines = builder->code_lines;
		for (; i < text.len; i++) {
			bool blank = byte_is_blank(text.ptr[i]);
			if (blank && !pre)
				break;
			lines += pre && text.ptr[i] == '\n';
			if (pre && lines >= MOST_LINES)
				break;
			letters += !blank && ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
		}
		add_white(builder);
		touch_spans(builder);
		buf_add(&builder->text, str_part(text, begin, i));
		builder->code_lines = lines;
		builder->passage.letters += letters;
		if (linked)
			builder->passage.linked += letters;
		if (pre && !is_code(builder)) {
			flush(builder);
			pre = false;
		}
	}
}

/* --- elements ------------------------------------------------------------ */

/* A table whose cells hold words, not parts of the page. */
static bool
is_data_table(const Dom *dom, uint32_t table)
{
	uint32_t rows = 0, cells = 0;
	for (uint32_t i = table + 1; i < dom->nodes[table].end; i++) {
		switch (dom->nodes[i].tag) {
		case TAG_TABLE: case TAG_BLOCKQUOTE: case TAG_ARTICLE:
		case TAG_H1: case TAG_H2: case TAG_H3: case TAG_PRE: case TAG_FIGURE:
			return false;
		case TAG_TR:
			rows++;
			break;
		case TAG_TD: case TAG_TH:
			cells++;
			break;
		default:
			break;
		}
	}
	return rows > 1 && cells > rows;
}

static int
span_kind(Builder *builder, uint32_t node)
{
	switch (builder->dom->nodes[node].tag) {
	case TAG_EM: case TAG_I: case TAG_CITE:
		return SPAN_EMPHASIS;
	case TAG_B: case TAG_STRONG:
		return SPAN_STRONG;
	case TAG_CODE: case TAG_KBD: case TAG_SAMP: case TAG_TT:
		return top(builder)->pre ? -1 : SPAN_CODE;
	case TAG_A:
		return dom_has_attr(builder->dom, node, ATTR_HREF) ? SPAN_LINK : -1;
	default:
		return -1;
	}
}

static void
start_list(Builder *builder, Level *level, uint32_t node)
{
	if (level->lists < DEEPEST_LIST)
		level->lists++;
	level->item = false;
	int64_t start = 1;
	if (builder->dom->nodes[node].tag == TAG_OL) {
		Str given = dom_attr(builder->dom, node, ATTR_START);
		if (!str_to_int(given, &start) || start < 1 || start > 1000000)
			start = 1;
		builder->ordinals[level->lists] = (uint32_t)start;
	} else {
		builder->ordinals[level->lists] = 0;
	}
}

static void
enter(Builder *builder, uint32_t node)
{
	Tag tag = builder->dom->nodes[node].tag;
	bool in_table = top(builder)->table;
	if (tag_is(tag, TAG_BLOCK)) {
		if (in_table)
			builder->blank = true;
		else
			flush(builder);
	}
	Level level = *top(builder);
	unsigned words = builder->traits[node].words;
	level.node = node;
	level.words |= words;
	for (int kind = 0; kind < SPAN_KINDS; kind++)
		level.opens[kind] = false;
	if (tag >= TAG_H1 && tag <= TAG_H6)
		level.heading = (uint8_t)(tag - TAG_H1 + 1);
	else if (tag == TAG_BLOCKQUOTE)
		level.quotes += level.quotes < UINT8_MAX;
	else if (tag == TAG_UL || tag == TAG_OL || tag == TAG_MENU)
		start_list(builder, &level, node);
	else if (tag == TAG_LI)
		level.item = true;
	else if (tag == TAG_PRE)
		level.pre = true;
	else if (tag == TAG_TABLE && !in_table)
		level.table = is_data_table(builder->dom, node);
	if (tag == TAG_FIGCAPTION || (words & WORD_CAPTION && tag != TAG_TABLE))
		level.caption = true;
	if (level.table && tag == TAG_TR) {
		if (in_passage(builder)
		    && builder->text.ptr[builder->text.len - 1] != '\n')
			buf_add_byte(&builder->text, '\n');
		builder->row_cells = 0;
		builder->blank = false;
	} else if (level.table && (tag == TAG_TD || tag == TAG_TH)
	    && builder->row_cells++ < MOST_CELLS) {
		if (builder->row_cells > 1 && in_passage(builder))
			buf_add_byte(&builder->text, '\t');
		builder->blank = false;
	}
	assert(builder->depth < DOM_DEEPEST + 1);
	int kind = span_kind(builder, node);
	if (kind >= 0 && builder->open[kind] == NO_SPAN) {
		Str href = {0};
		if (kind == SPAN_LINK)
			href = dom_attr(builder->dom, node, ATTR_HREF);
		level.opens[kind] = true;
		builder->levels[++builder->depth] = level;
		begin_span(builder, (SpanKind)kind, href);
		return;
	}
	builder->levels[++builder->depth] = level;
}

static void
leave(Builder *builder)
{
	Level *level = top(builder);
	for (int kind = 0; kind < SPAN_KINDS; kind++)
		if (level->opens[kind] && builder->open[kind] != NO_SPAN)
			end_span(builder, kind);
	Tag tag = builder->dom->nodes[level->node].tag;
	builder->depth--;
	if (tag_is(tag, TAG_BLOCK)) {
		if (top(builder)->table)
			builder->blank = true;
		else
			flush(builder);
	}
}

static void
add_rule(Builder *builder)
{
	flush(builder);
	Passage rule = {.block = {.kind = BLOCK_RULE},
	    .node = top(builder)->node,
	    .words = top(builder)->words,
	    .first_span = builder->passage.first_span};
	rule.block.text = (Range){length(builder), length(builder)};
	list_push(builder->arena, &builder->passages, rule);
}

Passages
build_passages(Arena *arena, const Dom *dom, const Trait *traits, uint32_t node)
{
	Builder *builder = ARENA_NEW(arena, Builder);
	builder->arena = arena;
	builder->dom = dom;
	builder->traits = traits;
	builder->text = buf_new(INT32_MAX);
	builder->passage.node = NO_NODE;
	builder->levels[0].node = node;
	for (int kind = 0; kind < SPAN_KINDS; kind++)
		builder->open[kind] = NO_SPAN;
	for (uint32_t i = node; i < dom->nodes[node].end; i++) {
		while (builder->depth && dom->nodes[top(builder)->node].end <= i)
			leave(builder);
		const Node *at = &dom->nodes[i];
		if (traits[i].unseen)
			i = at->end - 1;
		else if (at->tag == TAG_TEXT)
			add_text(builder, at->text);
		else if (at->tag == TAG_BR && top(builder)->pre)
			add_text(builder, STR("\n"));
		else if (at->tag == TAG_BR && !top(builder)->table
		    && !top(builder)->heading)
			builder->newlines++;
		else if (at->tag == TAG_BR)
			builder->blank = true;
		else if (at->tag == TAG_HR && !top(builder)->table)
			add_rule(builder);
		else
			enter(builder, i);
	}
	while (builder->depth)
		leave(builder);
	flush(builder);
	Passages passages = {buf_copy(arena, &builder->text), builder->passages,
	    builder->spans};
	buf_free(&builder->text);
	return passages;
}
