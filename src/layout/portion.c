#include "layout/portion.h"

#include "layout/linebreak.h"

static bool
is_shown(const Block *block)
{
	return block->kind != BLOCK_TITLE
	    && (!range_empty(block->text) || block->kind == BLOCK_RULE);
}

/* Whether a portion may end between the blank that ends at byte at and what
 * stands behind it: in code and tables behind a line, with none empty before
 * or behind it. */
static bool
may_cut(Str text, const Block *block, uint32_t at)
{
	if (at >= block->text.end || at < block->text.begin + 2)
		return false;
	if (linebreak_blank(text, at))
		return false;
	if (!block->keeps_lines && block->kind != BLOCK_CODE
	    && block->kind != BLOCK_TABLE)
		return true;
	return text.ptr[at - 1] == '\n' && !byte_is_blank(text.ptr[at - 2]);
}

/* Where the block is cut near so many portions from its begin; its end where
 * there is no good place within one. */
static uint32_t
cut_near(const Document *document, const Block *block, uint32_t count)
{
	Str text = document->text;
	uint64_t from = block->text.begin + (uint64_t)count * PORTION_BYTES;
	if (!count)
		return block->text.begin;
	for (uint64_t at = from; at < from + PORTION_BYTES
	    && at < block->text.end; at++) {
		/* an ASCII blank: never inside a character */
		if (byte_is_blank(text.ptr[at])
		    && may_cut(text, block, (uint32_t)at + 1))
			return (uint32_t)at + 1;
	}
	return block->text.end;
}

/* The end of the portion that begins at, near count portions from the begin. */
static uint32_t
end_behind(const Document *document, const Block *block, uint32_t at,
    uint32_t count)
{
	uint32_t most = range_length(block->text) / PORTION_BYTES;
	for (count++; count <= most; count++) {
		uint32_t end = cut_near(document, block, count);
		if (end > at && end < block->text.end)
			return end;
	}
	return block->text.end;
}

/* Of the block, the portion that holds the byte. */
static Portion
part_of(const Document *document, uint32_t index, uint32_t byte)
{
	const Block *block = &document->blocks.items[index];
	Portion portion = {index, block->text};
	if (range_length(block->text) <= 2 * PORTION_BYTES)
		return portion;
	if (byte < block->text.begin)
		byte = block->text.begin;
	uint32_t count = (byte - block->text.begin) / PORTION_BYTES;
	for (;; count--) {
		uint32_t begin = cut_near(document, block, count);
		if (begin <= byte && begin < block->text.end) {
			portion.text.begin = begin;
			portion.text.end = end_behind(document, block, begin, count);
			return portion;
		}
	}
}

bool
portion_at(const Document *document, uint32_t byte, Portion *portion)
{
	uint32_t i = document_block_at(document, byte);
	/* a rule without text may stand where another block begins */
	for (; i < document->blocks.count; i++) {
		if (!is_shown(&document->blocks.items[i]))
			continue;
		*portion = part_of(document, i, byte);
		return true;
	}
	return false;
}

bool
portion_next(const Document *document, Portion *portion)
{
	const Block *blocks = document->blocks.items;
	if (portion->text.end < blocks[portion->block].text.end) {
		*portion = part_of(document, portion->block, portion->text.end);
		return true;
	}
	for (uint32_t i = portion->block + 1; i < document->blocks.count; i++) {
		if (!is_shown(&blocks[i]))
			continue;
		*portion = part_of(document, i, blocks[i].text.begin);
		return true;
	}
	return false;
}

/* The last portion of the blocks before block i. */
static bool
last_before(const Document *document, uint32_t i, Portion *portion)
{
	while (i-- > 0) {
		const Block *block = &document->blocks.items[i];
		if (!is_shown(block))
			continue;
		*portion = part_of(document, i, block->text.end
		    ? block->text.end - 1 : 0);
		return true;
	}
	return false;
}

bool
portion_before(const Document *document, Portion *portion)
{
	const Block *blocks = document->blocks.items;
	if (portion->text.begin > blocks[portion->block].text.begin) {
		*portion = part_of(document, portion->block,
		    portion->text.begin - 1);
		return true;
	}
	return last_before(document, portion->block, portion);
}

bool
portion_last(const Document *document, Portion *portion)
{
	return last_before(document, document->blocks.count, portion);
}
