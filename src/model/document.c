#include "model/document.h"

#include "base/buf.h"
#include "base/unicode.h"

uint32_t
document_block_at(const Document *document, uint32_t byte)
{
	uint32_t low = 0, high = document->blocks.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (document->blocks.items[middle].text.end <= byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low < document->blocks.count ? low : NO_BLOCK;
}

Str
document_body(Arena *arena, const Document *document)
{
	if (document->verbatim)
		return document->text;
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		const Block *block = &document->blocks.items[i];
		if (block->kind == BLOCK_CAPTION || range_empty(block->text))
			continue;
		if (buf.len)
			buf_add(&buf, STR("\n\n"));
		buf_add(&buf, range_str(document->text, block->text));
	}
	Str body = buf_copy(arena, &buf);
	buf_free(&buf);
	return body;
}

static bool
all_blank(Str text, uint32_t begin, uint32_t end)
{
	for (size_t at = begin; at < end;) {
		uint32_t character = unicode_at(text, at, &at);
		/* the marks that some put before a text are nothing to read */
		if (!unicode_is_space(character) && character != 0xfeff)
			return false;
	}
	return true;
}

bool
document_is_sound(const Document *document)
{
	Str text = document->text;
	if (!unicode_valid(text) || text.len > INT32_MAX)
		return false;
	uint32_t end = 0;
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		Range range = document->blocks.items[i].text;
		if (range.begin < end || !unicode_range_fits(text, range)
		    || !all_blank(text, end, range.begin))
			return false;
		end = range.end;
	}
	if (!all_blank(text, end, (uint32_t)text.len))
		return false;
	for (uint32_t i = 0; i < document->spans.count; i++) {
		Range range = document->spans.items[i].text;
		if (range_empty(range) || !unicode_range_fits(text, range))
			return false;
		if (i && range.begin < document->spans.items[i - 1].text.begin)
			return false;
		uint32_t block = document_block_at(document, range.begin);
		if (block == NO_BLOCK
		    || !range_covers(document->blocks.items[block].text, range))
			return false;
	}
	return unicode_valid(document->title) && unicode_valid(document->byline)
	    && unicode_valid(document->site);
}
