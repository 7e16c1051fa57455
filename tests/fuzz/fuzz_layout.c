/*
 * Any text in blocks of any kind, at any width. The first bytes choose: width,
 * how lines are filled and how many make a page, and then one byte for the kind and depth of each paragraph (parted by an
 * empty line), the last one for all that follow.
 */

#include <stdint.h>
#include <stdlib.h>

#include "base/unicode.h"
#include "layout/layout.h"
#include "layout/page.h"

enum { CHOICES = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
promise(bool kept)
{
	if (!kept)
		abort();
}

static Range
trimmed(Str text, Range range)
{
	size_t at;
	while (!range_empty(range)
	    && unicode_is_space(unicode_at(text, range.begin, &at)))
		range.begin = (uint32_t)at;
	while (!range_empty(range)
	    && unicode_is_space(unicode_before(text, range.end, &at)))
		range.end = (uint32_t)at;
	return range;
}

static void
add_blocks(Arena *arena, Document *document, const uint8_t *choices)
{
	Str text = document->text;
	for (uint32_t begin = 0, i = 0; begin < text.len; i++) {
		Str rest = str_part(text, begin, text.len);
		ptrdiff_t found = str_find(rest, STR("\n\n"));
		uint32_t end = found == STR_NOT_FOUND ? (uint32_t)text.len
		    : begin + (uint32_t)found + 2;
		uint8_t choice = choices[i < CHOICES ? i : CHOICES - 1];
		Range range = trimmed(text, (Range){begin, end});
		if (!range_empty(range))
			list_push(arena, &document->blocks, (Block){
			    .kind = choice % (BLOCK_TITLE + 1), .depth = choice >> 4 & 7,
			    .keeps_lines = choice & 0x80,
			    .ordinal = choice & 8 ? i * 37 : 0, .text = range});
		begin = end;
	}
}

static void
check_line(const Layout *layout, uint32_t i, uint32_t *shown)
{
	const Line *line = &layout->lines.items[i];
	Str source = layout_source(layout, line);
	promise(unicode_range_fits(source, line->text));
	uint32_t at = 0, column = line->indent, end = line->text.begin;
	for (Run run; layout_run_next(layout, line, &at, &run);) {
		promise(!range_empty(run.text));
		if (line->parts)
			promise(run.column >= column);
		else
			promise(run.column == column && run.text.begin >= end
			    && run.text.end <= line->text.end);
		column = (uint32_t)run.column + run.columns;
		end = run.text.end;
		if (line->kind == LINE_TEXT && !run.is_blank)
			*shown += range_length(run.text);
	}
	if (line->kind == LINE_RULE)
		*shown += range_length(line->text);
	else if (!line->parts)
		promise(column + line->hyphen == (uint32_t)line->indent + line->width);
	promise(column <= layout->options.columns || line->width <= 2
	    || line->parts);
	if (!range_empty(line->text) && i >= layout->body)
		promise(layout_line_at(layout, line->text.begin) == i);
}

/* Set from some place on it comes to the same lines. */
static void
check_parts(Arena *arena, const Layout *whole, uint32_t byte)
{
	Layout *layout = layout_begin(arena, whole->document, whole->options, byte);
	layout_on(layout, UINT32_MAX);
	layout_back(layout, UINT32_MAX);
	promise(layout->lines.count == whole->lines.count);
	for (uint32_t i = 0; i < whole->lines.count; i++)
		promise(range_equal(layout->lines.items[i].text,
		    whole->lines.items[i].text));
}

/* The bytes that must be shown: all but blanks and soft hyphens. */
static uint32_t
bytes_to_show(const Document *document)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		const Block *block = &document->blocks.items[i];
		if (block->kind == BLOCK_TITLE)
			continue;
		for (size_t at = block->text.begin, next; at < block->text.end;
		    at = next) {
			uint32_t c = unicode_at(document->text, at, &next);
			if (!unicode_is_space(c) && c != 0xad)
				count += (uint32_t)(next - at);
		}
	}
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size < 2 + CHOICES)
		return 0;
	Arena *arena = arena_new();
	Document document = {.published = DATE_NONE};
	document.text = unicode_repair(arena,
	    (Str){(const char *)data + 2 + CHOICES, size - 2 - CHOICES});
	add_blocks(arena, &document, data + 2);
	document.title = unicode_fit(document.text, 100, NULL);
	LayoutOptions options = {.columns = (uint16_t)(data[0] + 1),
	    .whole = data[1] & 1, .justify = data[1] & 2};
	Layout *layout = layout_make(arena, &document, options);
	check_parts(arena, layout, (uint32_t)data[1] << 2);
	uint32_t shown = 0;
	for (uint32_t i = 0; i < layout->lines.count; i++)
		check_line(layout, i, &shown);
	promise(shown >= bytes_to_show(&document));
	for (uint32_t at = 0, next; at < layout->lines.count; at = next) {
		next = page_next(layout, at, 1 + (data[1] >> 2));
		promise(next > at);
	}
	arena_free(arena);
	return 0;
}
