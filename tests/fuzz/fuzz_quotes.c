/* Any bytes as an article: what is said of it must be sound. The first byte
 * chooses what the blocks are, which are parted by newlines. Names are found with
 * what was learned where QUOTH_MODEL names the file, else by rules alone. */

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "annotate/annotate.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static Document
article(Arena *arena, Str text, uint8_t kinds)
{
	static const BlockKind kind_list[] = {BLOCK_PARAGRAPH, BLOCK_QUOTATION,
		BLOCK_HEADING, BLOCK_ITEM, BLOCK_CODE, BLOCK_CAPTION, BLOCK_TABLE,
		BLOCK_PARAGRAPH};
	Document document = {.text = text, .published = DATE_NONE};
	Str rest = text;
	uint32_t step = kinds >> 4, count = 0;
	for (Str line; str_cut(&rest, '\n', &line); count++) {
		uint32_t begin = (uint32_t)(line.ptr - text.ptr);
		Range range = range_trim(text,
		    (Range){begin, begin + (uint32_t)line.len});
		if (range_empty(range))
			continue;
		Block block = {.text = range, .depth = 1};
		block.kind = kind_list[(kinds + step * count) % 8];
		list_push(arena, &document.blocks, block);
	}
	return document;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	Arena *arena = arena_new();
	Str bytes = {(const char *)data + 1, size - 1};
	Document document = article(arena, unicode_repair(arena, bytes), data[0]);
	const Notes *notes = annotate(arena, &document);
	if (!notes_are_sound(&document, notes))
		abort();
	uint32_t spoken = 0;
	for (uint32_t i = 0; i < notes->entities.count; i++)
		spoken += notes->entities.items[i].quote_count;
	if (spoken > notes->quotes.count)
		abort();
	arena_free(arena);
	return 0;
}
