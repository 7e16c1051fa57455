#include "annotate/quotation.h"

#include "annotate/cue.h"
#include "annotate/mark.h"
#include "base/unicode.h"

/*
 * One walk over the marks of a block pairs them. Whatever it wants to know of
 * what comes later each mark knows beforehand, so that it never looks ahead.
 */

typedef struct {
	Arena *arena, *scratch; /* scratch: for the marks of one pass */
	const Document *document;
	Str text;
	bool uses_single;
	QuotationList found;
} Scan;

/*
 * The narrator takes the word: "…, he said", "… . Marsh told reporters". Told
 * by a cue verb with a subject beside it, among the first words of a clause.
 */
static bool
narrator_begins(Str rest)
{
	enum { WORDS = 6 };
	bool subject = false;
	for (int i = 0; i < WORDS; i++) {
		size_t begin = 0;
		while (begin < rest.len && rest.ptr[begin] == ' ')
			begin++;
		size_t end = begin;
		while (end < rest.len && !byte_is_blank(rest.ptr[end]))
			end++;
		Str word = str_part(rest, begin, end);
		rest = str_part(rest, end, rest.len);
		bool last = word.len && str_find_byte(STR(",;:.!?"),
		    word.ptr[word.len - 1]) != STR_NOT_FOUND;
		if (last)
			word.len--;
		if (!word.len)
			return false;
		Cue cue = cue_find(word);
		if (cue.strength == CUE_SAYS && (subject || i == 0)
		    && (cue.form == CUE_PAST || cue.form == CUE_PRESENT))
			return true;
		static const Str subjects[] = {
			STR_INIT("he"), STR_INIT("she"), STR_INIT("they"),
			STR_INIT("the"), STR_INIT("a"), STR_INIT("an"),
			STR_INIT("one"), STR_INIT("his"), STR_INIT("her"),
		};
		for (size_t k = 0; k < sizeof subjects / sizeof *subjects; k++)
			if (str_equal_ascii(word, subjects[k]))
				subject = true;
		uint32_t first = unicode_at(word, 0, NULL);
		if (unicode_is_upper(first) && !str_equal(word, STR("I")))
			subject = true;
		if (!subject)
			return false;
		if (last && i > 2)
			return false;
	}
	return false;
}

/* A cue anywhere in the sentence that rest begins with, outside any marks. */
static bool
sentence_has_cue(Str rest)
{
	size_t begin = 0;
	for (size_t i = 0; i <= rest.len && i < 400; i++) {
		if (i < rest.len && byte_is_letter(rest.ptr[i]))
			continue;
		if (i > begin && cue_find(str_part(rest, begin, i)).strength
		    == CUE_SAYS)
			return true;
		begin = i + 1;
		if (i < rest.len && str_find_byte(STR(".!?\""), rest.ptr[i])
		    != STR_NOT_FOUND)
			return false;
	}
	return false;
}

static bool
is_stop(char byte)
{
	return byte == '.' || byte == '!' || byte == '?';
}

/*
 * Where a quotation without a closing mark ends: begin is where its words
 * begin, end how far it can go at most; leads_to_quote tells that another
 * quotation opens there, so that the sentence before it is its lead-in.
 */
static uint32_t
open_end(Str text, uint32_t begin, uint32_t end, bool leads_to_quote)
{
	uint32_t last = end;
	while (last > begin && !(text.ptr[last - 1] == ' ' && last - 1 > begin
	    && is_stop(text.ptr[last - 2])))
		last--;
	if (leads_to_quote && last > begin
	    && sentence_has_cue(str_part(text, last, end)))
		end = last - 1;
	for (uint32_t i = begin; i + 1 < end; i++) {
		char byte = text.ptr[i];
		if ((byte == ',' || is_stop(byte)) && text.ptr[i + 1] == ' '
		    && narrator_begins(str_part(text, i + 1, end)))
			return i + 1;
	}
	return end;
}

/* range_trim() knows ASCII's blanks alone; « here » are others. */
static Range
trim_blanks(Str text, Range range)
{
	size_t next, start;
	while (range.begin < range.end
	    && unicode_is_space(unicode_at(text, range.begin, &next)))
		range.begin = (uint32_t)next;
	while (range.begin < range.end
	    && unicode_is_space(unicode_before(text, range.end, &start)))
		range.end = (uint32_t)start;
	return range;
}

static void
push_quotation(Scan *scan, uint32_t block, const Mark *open, uint32_t text_end,
    uint32_t marked_end, bool closed)
{
	Range text = trim_blanks(scan->text, (Range){open->end, text_end});
	if (range_empty(text))
		return;
	Quotation quotation = {
		.text = text,
		.marked = {open->begin, closed ? marked_end : text.end},
		.block = block,
		.closed = closed,
	};
	list_push(scan->arena, &scan->found, quotation);
}

/* Whether the mark begins something new while open is still open. */
static bool
reopens(const Mark *mark, const Mark *open)
{
	if (mark->style == MARK_GUILLEMET)
		return mark->character == open->character;
	return mark->fresh && !mark_is_low(open->character);
}

/* Whether it begins a quotation within the open one: then two closing marks
 * follow before anything else opens. */
static bool
is_nested(const MarkList *marks, uint32_t at)
{
	const Mark *mark = &marks->items[at];
	if (mark->style == MARK_GUILLEMET)
		return false;
	uint32_t first = mark->next_closer;
	if (first == NO_MARK || mark->next_opener < first)
		return false;
	const Mark *inner_end = &marks->items[first];
	return inner_end->next_closer != NO_MARK
	    && inner_end->next_closer < inner_end->next_opener;
}

/* "the boys’ own": a possessive, where a firmer end is yet to come. */
static bool
is_possessive(const MarkList *marks, uint32_t at, Str text)
{
	const Mark *mark = &marks->items[at];
	if (mark->style != MARK_SINGLE || mark->firm)
		return false;
	char before = mark->begin ? text.ptr[mark->begin - 1] : ' ';
	return (before == 's' || before == 'n' || before == 'x' || before == 'z')
	    && mark->end < text.len && text.ptr[mark->end] == ' '
	    && mark->next_firm != NO_MARK && mark->next_firm < mark->next_opener;
}

/* Among double ones: Orla was ‘appalled’, as headlines have it, with nothing in
 * it that may be more than an apostrophe. */
static bool
is_aside(const Scan *scan, const MarkList *marks, uint32_t at)
{
	enum { BYTES = 240 };
	const Mark *mark = &marks->items[at];
	if (!mark->fresh || at + 1 >= marks->count || mark->next_closer != at + 1)
		return false;
	const Mark *end = &marks->items[at + 1];
	size_t next;
	uint32_t after = end->end < scan->text.len
	    ? unicode_at(scan->text, end->end, &next) : ' ';
	return end->begin - mark->begin <= BYTES
	    && mark_is_straight(mark->character)
	        == mark_is_straight(end->character)
	    && !(unicode_is_letter(after) || unicode_is_digit(after));
}

static bool
may_open(const Scan *scan, const MarkList *marks, uint32_t at, Range block)
{
	const Mark *mark = &marks->items[at];
	if (!mark->opens)
		return false;
	if (mark->style == MARK_GUILLEMET) /* « here is » from elsewhere */
		return mark->begin == block.begin
		    || mark_leads_in(unicode_before(scan->text, mark->begin, NULL));
	if (mark->style != MARK_SINGLE)
		return true;
	if (!scan->uses_single)
		return is_aside(scan, marks, at);
	return mark->next_closer != NO_MARK || mark->begin == block.begin;
}

static void
scan_block(Scan *scan, uint32_t block)
{
	Range range = scan->document->blocks.items[block].text;
	MarkList marks = mark_collect(scan->scratch, scan->text, range);
	const Mark *open = NULL;
	uint32_t depth = 0;
	for (uint32_t i = 0; i < marks.count; i++) {
		const Mark *mark = &marks.items[i];
		if (!open) {
			if (may_open(scan, &marks, i, range)) {
				open = mark;
				depth = 0;
			}
			continue;
		}
		if (mark->style != open->style)
			continue;
		if (reopens(mark, open)) {
			if (is_nested(&marks, i)) {
				depth++;
				continue;
			}
			uint32_t end = open_end(scan->text, open->end, mark->begin, true);
			push_quotation(scan, block, open, end, end, false);
			open = mark;
			depth = 0;
		} else if (mark->closes && depth) {
			depth--;
		} else if (mark->closes && !is_possessive(&marks, i, scan->text)) {
			push_quotation(scan, block, open, mark->begin, mark->end, true);
			open = NULL;
		}
	}
	/* whether it goes on in the next block is known when that is scanned */
	if (open && (open->style != MARK_SINGLE || open->begin == range.begin))
		push_quotation(scan, block, open, range.end, range.end, false);
}

static void
scan_block_quotation(Scan *scan, uint32_t block)
{
	const Block *blocks = scan->document->blocks.items;
	uint32_t before = scan->found.count;
	scan_block(scan, block);
	if (scan->found.count > before || range_empty(blocks[block].text))
		return;
	if (before && list_last(&scan->found).unmarked
	    && list_last(&scan->found).block + 1 == block)
		list_last(&scan->found).continues = true;
	Quotation quotation = {
		.text = blocks[block].text,
		.marked = blocks[block].text,
		.block = block,
		.unmarked = true,
		.closed = true,
	};
	list_push(scan->arena, &scan->found, quotation);
}

/* Of an unclosed quotation that goes on in no later block: the narrator may
 * have taken the word before the block ended. */
static void
end_before_narrator(const Scan *scan, Quotation *quotation)
{
	uint32_t end = open_end(scan->text, quotation->text.begin,
	    quotation->text.end, false);
	quotation->text.end = quotation->marked.end = end;
}

static bool
goes_on(const Document *document, const Quotation *a, const Quotation *b)
{
	const Block *from = &document->blocks.items[a->block];
	Str text = document->text;
	if (a->marked.end != from->text.end
	    || unicode_at(text, a->marked.begin, NULL)
	    != unicode_at(text, b->marked.begin, NULL))
		return false;
	for (uint32_t i = a->block + 1; i < b->block; i++)
		if (!range_empty(document->blocks.items[i].text))
			return false;
	return b->block > a->block
	    && b->marked.begin == document->blocks.items[b->block].text.begin;
}

/* Whether single marks are the article's quotation marks: it has more openers
 * of theirs than of any other, and something that closes them. */
static bool
document_uses_single(const Scan *scan)
{
	const BlockList *blocks = &scan->document->blocks;
	uint32_t singles = 0, closers = 0, others = 0;
	for (uint32_t i = 0; i < blocks->count; i++) {
		MarkList marks = mark_collect(scan->scratch, scan->text,
		    blocks->items[i].text);
		for (uint32_t k = 0; k < marks.count; k++) {
			const Mark *mark = &marks.items[k];
			if (mark->style != MARK_SINGLE)
				others += mark->opens;
			else if (mark->fresh)
				singles++;
			else
				closers += mark->closes;
		}
	}
	return singles > others && closers;
}

QuotationList
quotation_scan(Arena *arena, const Document *document)
{
	Scan scan = {.arena = arena, .scratch = arena_new(),
		.document = document, .text = document->text};
	scan.uses_single = document_uses_single(&scan);
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		BlockKind kind = document->blocks.items[i].kind;
		if (kind == BLOCK_QUOTATION)
			scan_block_quotation(&scan, i);
		else if (kind != BLOCK_CODE && kind != BLOCK_RULE)
			scan_block(&scan, i);
	}
	for (uint32_t i = 0; i < scan.found.count; i++) {
		Quotation *quotation = &scan.found.items[i];
		if (quotation->closed)
			continue;
		if (i + 1 < scan.found.count
		    && goes_on(document, quotation, quotation + 1))
			quotation->continues = true;
		else if (quotation->marked.end
		    == document->blocks.items[quotation->block].text.end)
			end_before_narrator(&scan, quotation);
	}
	arena_free(scan.scratch);
	return scan.found;
}
