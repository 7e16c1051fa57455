#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "layout/layout.h"
#include "layout/page.h"

/* A document of the given text with one block: all of it. */
static Document *
one_block(Arena *arena, BlockKind kind, const char *text)
{
	Document *document = ARENA_NEW(arena, Document);
	document->text = str_of(text);
	document->published = DATE_NONE;
	list_push(arena, &document->blocks, (Block){.kind = kind, .depth = 1,
	    .text = {0, (uint32_t)strlen(text)}});
	return document;
}

/* The layout as it stands on the screen, each line ended by "\n". */
static Str
shown(Arena *arena, const Layout *layout)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < layout->lines.count; i++) {
		const Line *line = &layout->lines.items[i];
		Str source = layout_source(layout, line);
		size_t column = 0, marker = layout_marker_column(line);
		if (line->marker.len) {
			for (; column < marker; column++)
				buf_add_byte(&buf, ' ');
			buf_add(&buf, line->marker);
			column += unicode_width(line->marker);
		}
		uint32_t at = 0;
		for (Run run; layout_run_next(layout, line, &at, &run);) {
			for (; column < run.column; column++)
				buf_add_byte(&buf, ' ');
			if (run.is_blank)
				continue;
			buf_add(&buf, range_str(source, run.text));
			column += run.columns;
		}
		if (line->hyphen)
			buf_add_byte(&buf, '-');
		if (line->kind == LINE_RULE) {
			for (; column < line->indent; column++)
				buf_add_byte(&buf, ' ');
			for (uint16_t n = 0; n < line->width; n++)
				buf_add_byte(&buf, '=');
		}
		buf_add_byte(&buf, '\n');
	}
	Str copy = buf_copy(arena, &buf);
	buf_free(&buf);
	return copy;
}

static Str
set(Arena *arena, const Document *document, uint16_t columns)
{
	return shown(arena, layout_make(arena, document, (LayoutOptions){.columns = columns}));
}

static void
a_paragraph_is_filled(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "The council  voted on\nTuesday to close the harbour.");
	assert_str(set(*state, document, 16),
	    "The council\nvoted on Tuesday\nto close the\nharbour.\n");
	assert_str(set(*state, document, 300),
	    "The council voted on Tuesday to close the harbour.\n");
}

static void
a_long_word_is_cut_between_graphemes(void **state)
{
	assert_str(set(*state, one_block(*state, BLOCK_PARAGRAPH,
	    "so Kindergärtnerinnenverein"), 8), "so\nKinderg\xc3\xa4\nrtnerinn\nenverein\n");
	assert_str(set(*state, one_block(*state, BLOCK_PARAGRAPH, "漢字 e\u0301"), 1),
	    "漢\n字\ne\u0301\n");
	/* where no line should end, a blank is still better than a letter */
	assert_str(set(*state, one_block(*state, BLOCK_PARAGRAPH, "( ( ( word"), 6),
	    "( ( (\nword\n");
}

static void
a_soft_hyphen_shows_at_a_lines_end_only(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "a par\u00adlia\u00adment");
	assert_str(set(*state, document, 20), "a parliament\n");
	assert_str(set(*state, document, 9), "a parlia-\nment\n");
	assert_str(set(*state, document, 8), "a par-\nliament\n");
}

static void
code_keeps_its_blanks_and_lines(void **state)
{
	assert_str(set(*state, one_block(*state, BLOCK_CODE,
	    "if (a)\n\n\n\tb  = 1;"), 30), "if (a)\n\n    b  = 1;\n");
	assert_str(set(*state, one_block(*state, BLOCK_CODE, "abcdef"), 4),
	    "abcd\nef\n");
}

static void
verse_keeps_its_lines(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH, "one\n  two three\nfour");
	document->blocks.items[0].keeps_lines = true;
	assert_str(set(*state, document, 7), "one\ntwo\nthree\nfour\n");
}

static void
cells_stand_below_one_another_where_they_fit(void **state)
{
	Document *document = one_block(*state, BLOCK_TABLE,
	    "Party\tSeats\nGreens\t31\n\t7");
	assert_str(set(*state, document, 20),
	    "Party   Seats\n=============\nGreens     31\n            7\n");
	/* too narrow for that: each row a card */
	assert_str(set(*state, document, 8), "Party\nSeats\n\nGreens\n31\n\n7\n");
}

static void
markers_of_a_list_end_in_one_column(void **state)
{
	Document *document = one_block(*state, BLOCK_ITEM, "nine ten more");
	Block *first = &document->blocks.items[0];
	first->text.end = 4;
	first->ordinal = 9;
	list_push(*state, &document->blocks, (Block){.kind = BLOCK_ITEM, .depth = 1,
	    .ordinal = 10, .text = {5, 13}});
	assert_str(set(*state, document, 12),
	    "  9. nine\n 10. ten\n     more\n");
}

static void
a_list_in_a_list_is_indented_more(void **state)
{
	Document *document = one_block(*state, BLOCK_ITEM, "a b c d");
	BlockList *blocks = &document->blocks;
	blocks->items[0].text.end = 1;
	list_push(*state, blocks, (Block){.kind = BLOCK_ITEM, .depth = 2,
	    .text = {2, 3}});
	list_push(*state, blocks, (Block){.kind = BLOCK_ITEM, .depth = 1,
	    .text = {4, 5}});
	list_push(*state, blocks, (Block){.kind = BLOCK_ITEM, .depth = 1,
	    .ordinal = 100, .text = {6, 7}});
	assert_str(set(*state, document, 20),
	    " • a\n   – b\n • c\n 100. d\n");
	assert_str(set(*state, document, 4), "• a\n– b\n• c\nd\n");
}

static void
the_headline_stands_above(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH, "Harbour closed It is.");
	document->blocks.items[0].kind = BLOCK_TITLE;
	document->blocks.items[0].text.end = 14;
	list_push(*state, &document->blocks, (Block){.text = {15, 21}});
	document->title = STR("Harbour closed");
	document->byline = STR("Ann Other");
	assert_str(set(*state, document, 9),
	    "Harbour\nclosed\nAnn Other\n=========\n\nIt is.\n");
	Layout *layout = layout_make(*state, document, (LayoutOptions){.columns = 9});
	assert_int_equal(layout_line_at(layout, 0), 5);
	assert_int_equal(layout_byte_at(layout, 0), 15);
	/* who writes for himself is named once */
	document->site = STR("Ann Other");
	assert_str(layout_make(*state, document, (LayoutOptions){.columns = 9})->byline,
	    "Ann Other");
	document->site = STR("Gazette");
	assert_str(layout_make(*state, document, (LayoutOptions){.columns = 9})->byline,
	    "Ann Other · Gazette");
}

static void
a_page_ends_where_it_should(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "a a a a a a b b b H c c c");
	BlockList *blocks = &document->blocks;
	blocks->items[0].text = (Range){0, 11};
	list_push(*state, blocks, (Block){.text = {12, 17}});
	list_push(*state, blocks, (Block){.kind = BLOCK_HEADING, .depth = 2,
	    .text = {18, 19}});
	list_push(*state, blocks, (Block){.text = {20, 25}});
	/* a a a a a a . b b b . . H . c c c */
	Layout *layout = layout_make(*state, document,
	    (LayoutOptions){.columns = 1});
	assert_int_equal(layout->lines.count, 17);
	/* neither "b" nor the heading is left alone at the foot */
	assert_int_equal(page_next(layout, 0, 9), 7);
	assert_int_equal(page_next(layout, 0, 13), 12);
	assert_int_equal(page_before(layout, 7, 9), 0);
	assert_int_equal(page_before(layout, 12, 9), 1);
}

/* A few patterns of our own, in a folder that is gone once they are read. */
static Hyphen *
test_patterns(Arena *arena)
{
	char folder[] = "/tmp/quoth-hyphen-XXXXXX";
	assert_non_null(mkdtemp(folder));
	char *path = str_cstr(arena, str_format(arena, "%s/hyph_en.dic", folder));
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs("UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 3\n"
	    "har1b\n1bour\nar1l\n1men\n1tar\nr1ia\n1ti\n", file);
	fclose(file);
	setenv("QUOTH_HYPHEN", folder, 1);
	Hyphen *hyphen = hyphen_load(STR("en-GB"));
	assert_null(hyphen_load(STR("tlh")));
	assert_null(hyphen_load(STR("../../etc")));
	remove(path);
	remove(folder);
	return hyphen;
}

static void
a_plain_word_is_divided(void **state)
{
	Hyphen *hyphen = test_patterns(*state);
	assert_non_null(hyphen);
	assert_int_equal(hyphen_points(hyphen, STR("harbour")), 1 << 3);
	assert_int_equal(hyphen_points(hyphen, STR("parliament")), 1 << 3 | 1 << 6);
	/* a name, a number, an address, an abbreviation, a short word */
	assert_int_equal(hyphen_points(hyphen, STR("Harbour")), 0);
	assert_int_equal(hyphen_points(hyphen, STR("harb0ur")), 0);
	assert_int_equal(hyphen_points(hyphen, STR("harbour.example")), 0);
	assert_int_equal(hyphen_points(hyphen, STR("harBOUR")), 0);
	assert_int_equal(hyphen_points(hyphen, STR("harb")), 0);
	hyphen_free(hyphen);
}

static Str
set_with(Arena *arena, const Document *document, LayoutOptions options)
{
	return shown(arena, layout_make(arena, document, options));
}

static void
words_are_divided_but_not_in_names(void **state)
{
	Hyphen *hyphen = test_patterns(*state);
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "all of the harbour and all of its quays");
	LayoutOptions options = {.columns = 15, .hyphen = hyphen};
	assert_str(set_with(*state, document, options),
	    "all of the har-\nbour and all of\nits quays\n");
	RangeList names = {0};
	list_push(*state, &names, (Range){11, 18});
	options.names = &names;
	assert_str(set_with(*state, document, options),
	    "all of the\nharbour and all\nof its quays\n");
	hyphen_free(hyphen);
}

static void
a_paragraph_is_filled_as_a_whole(void **state)
{
	/* line by line the first would take "a", and the second be short */
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "aaa bb cc ddddd aaa bb");
	assert_str(set(*state, document, 6), "aaa bb\ncc\nddddd\naaa bb\n");
	LayoutOptions options = {.columns = 6, .whole = true};
	assert_str(set_with(*state, document, options),
	    "aaa\nbb cc\nddddd\naaa bb\n");
	/* no word is left alone in the last line where it can be helped */
	document = one_block(*state, BLOCK_PARAGRAPH,
	    "the boat was late in the end and so on");
	options.columns = 18;
	assert_str(set(*state, document, 18),
	    "the boat was late\nin the end and so\non\n");
	assert_str(set_with(*state, document, options),
	    "the boat was late\nin the end and\nso on\n");
}

static void
a_justified_line_fills_its_column(void **state)
{
	Document *document = one_block(*state, BLOCK_PARAGRAPH,
	    "one two three four five six seven eight nine ten");
	LayoutOptions options = {.columns = 20, .justify = true};
	assert_str(set_with(*state, document, options),
	    "one  two  three four\nfive six seven eight\nnine ten\n");
}

static void
a_table_shrinks_and_its_cells_wrap(void **state)
{
	Document *document = one_block(*state, BLOCK_TABLE,
	    "Line\tRemark\tTrains\nNorth\tclosed for works until May\t4\n"
	    "Coast\topen\t112");
	assert_str(set(*state, document, 30),
	    "Line   Remark           Trains\n"
	    "==============================\n"
	    "North  closed for            4\n"
	    "       works until May\n"
	    "Coast  open                112\n");
	assert_str(set(*state, document, 18),
	    "Line    North\nRemark  closed for\n        works\n"
	    "        until May\nTrains  4\n\n"
	    "Line    Coast\nRemark  open\nTrains  112\n");
}

/* xorshift: the same documents in every run */
static uint32_t
chance(uint64_t *seed, uint32_t below)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 7;
	*seed ^= *seed << 17;
	return (uint32_t)(*seed >> 33) % below;
}

/* Pieces of text that have given some program trouble. */
static const char *const morsels[] = {
	"a", "word", "Westminster", " ", "  ", " \n ", "\t", ".", "“", "”", "(", ")",
	"-", "—", "–", "U.S.", "3,000", "$", "%", "\u00a0", "\u00ad", "\u200b",
	"\u2060", "\u200d", "漢", "字", "、", "é", "e\u0301", "\u0301", "👩‍👩‍👧", "🇨🇭",
	"🇨", "❤\ufe0f", "\u0600", "\u0903", "한", "\u1100", "\u1161", "\u11a8", "กำ",
	"\u3000", "\u2028", "\xc2\x85", "\x01", "\x7f", "\u202e", "\ufeff", "\U0001f3fb",
	"https://news.example/a/b?c&d", "«", "»", "!", "/", "א-", "\r\n", "\v",
	"\uff9e", "\u200c", "\U000e0041", "\u0d4e",
};

static Str
random_text(Arena *arena, uint64_t *seed)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t n = chance(seed, 60); n; n--) {
		if (chance(seed, 6)) {
			buf_add(&buf, str_of(morsels[chance(seed,
			    sizeof morsels / sizeof *morsels)]));
			continue;
		}
		uint32_t c = chance(seed, 2) ? chance(seed, 0x3000)
		    : chance(seed, 0x110000);
		char bytes[4];
		if (c && (c < 0xd800 || c > 0xdfff))
			buf_add(&buf, (Str){bytes, unicode_put(bytes, c)});
	}
	Str text = buf_copy(arena, &buf);
	buf_free(&buf);
	return text;
}

/* The range without the blanks of any kind at its ends. */
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

static Document *
random_document(Arena *arena, uint64_t *seed)
{
	Document *document = ARENA_NEW(arena, Document);
	document->published = DATE_NONE;
	Str text = {0};
	for (uint32_t n = chance(seed, 6); n; n--) {
		uint32_t begin = (uint32_t)text.len;
		text = str_join(arena, text, random_text(arena, seed));
		Block block = {.kind = (BlockKind)chance(seed, BLOCK_TITLE + 1),
		    .depth = (uint8_t)chance(seed, 9),
		    .keeps_lines = chance(seed, 4) == 0,
		    .ordinal = chance(seed, 3) ? 0 : chance(seed, 200),
		    .text = trimmed(text, (Range){begin, (uint32_t)text.len})};
		if (block.text.begin >= block.text.end)
			block.text = (Range){begin, begin};
		list_push(arena, &document->blocks, block);
		text = str_join(arena, text, STR("\n\n"));
	}
	document->text = text;
	if (chance(seed, 2))
		document->title = random_text(arena, seed);
	if (chance(seed, 2))
		document->byline = random_text(arena, seed);
	assert_true(document_is_sound(document));
	return document;
}

/* Marks the bytes of the text that some line shows, and checks each line. */
static void
check_line(const Layout *layout, uint32_t i, unsigned char *seen)
{
	const Line *line = &layout->lines.items[i];
	Str source = layout_source(layout, line);
	assert_true(unicode_range_fits(source, line->text));
	uint32_t at = 0, end = line->text.begin;
	size_t width = 0;
	int graphemes = 0;
	for (Run run; layout_run_next(layout, line, &at, &run); end = run.text.end) {
		assert_false(range_empty(run.text));
		if (line->parts) { /* each cell where its column is */
			assert_true(run.column >= width);
			width = run.column;
		} else {
			assert_true(run.text.begin >= end
			    && run.text.end <= line->text.end);
			assert_int_equal(run.column, line->indent + width);
		}
		width += run.columns;
		Str bytes = range_str(source, run.text);
		if (!run.is_blank) {
			assert_int_equal(run.columns, unicode_width(bytes));
			for (size_t g = 0; g < bytes.len; graphemes++)
				g = unicode_grapheme_end(bytes, g);
		}
		for (uint32_t b = run.text.begin; b < run.text.end; b++) {
			if (line->kind != LINE_TEXT)
				break;
			/* the heads of a table stand on each of its cards */
			assert_true(!seen[b] || line->parts);
			seen[b] = 1;
		}
	}
	if (line->kind == LINE_RULE)
		for (uint32_t b = line->text.begin; b < line->text.end; b++)
			assert_int_equal(seen[b]++, 0);
	else
		assert_true(width + line->hyphen == line->width
		    || (line->parts && width <= line->width));
	if (line->indent + line->width > layout->options.columns)
		assert_true(graphemes == 1 || line->parts);
	if (line->gaps)
		assert_int_equal(line->indent + line->width,
		    layout->options.columns);
	if (line->marker.len)
		assert_true(unicode_width(line->marker) < line->indent);
}

static void
check_bytes_seen(const Document *document, const unsigned char *seen)
{
	for (uint32_t i = 0; i < document->blocks.count; i++) {
		const Block *block = &document->blocks.items[i];
		size_t next;
		for (size_t at = block->text.begin; at < block->text.end; at = next) {
			uint32_t c = unicode_at(document->text, at, &next);
			bool is_shown = seen[at] == 1;
			if (block->kind == BLOCK_TITLE)
				assert_false(is_shown);
			else if (!unicode_is_space(c) && c != 0xad)
				assert_true(is_shown);
		}
	}
}

static void
check_places(const Layout *layout, uint32_t rows)
{
	const LineList *lines = &layout->lines;
	for (uint32_t i = layout->body; i < lines->count; i++) {
		Range text = lines->items[i].text;
		if (i > layout->body)
			assert_true(text.begin >= lines->items[i - 1].text.end);
		if (range_empty(text))
			continue;
		assert_true(layout_holds(layout, text.begin));
		assert_int_equal(layout_line_at(layout, text.begin), i);
		assert_int_equal(layout_line_at(layout, text.end - 1), i);
		assert_int_equal(layout_byte_at(layout, i), text.begin);
	}
	/* from page to page every line comes but blank ones between two */
	for (uint32_t first = 0, next; first < lines->count; first = next) {
		next = page_next(layout, first, rows);
		assert_true(next > first);
		for (uint32_t i = first + rows; i < next; i++)
			assert_int_equal(lines->items[i].kind, LINE_BLANK);
		if (next < lines->count)
			assert_true(page_before(layout, next, rows) <= first);
	}
}

/* Set from anywhere on, in whatever steps, it comes to the same lines. */
static void
check_parts(Arena *arena, const Document *document, LayoutOptions options,
    const Layout *whole, uint64_t *seed)
{
	Layout *layout = layout_begin(arena, document, options,
	    chance(seed, (uint32_t)document->text.len + 1));
	while (!layout->begins || !layout->ends) {
		if (chance(seed, 2)) {
			layout_on(layout, 1 + chance(seed, 100));
			continue;
		}
		Range first = {0};
		if (layout->lines.count)
			first = layout->lines.items[0].text;
		uint32_t more = layout_back(layout, 1 + chance(seed, 100));
		if (layout->lines.count > more)
			assert_true(range_equal(first,
			    layout->lines.items[more].text));
	}
	assert_int_equal(layout->lines.count, whole->lines.count);
	assert_int_equal(layout->body, whole->body);
	for (uint32_t i = 0; i < whole->lines.count; i++) {
		const Line *a = &layout->lines.items[i], *b = &whole->lines.items[i];
		assert_true(range_equal(a->text, b->text) && a->kind == b->kind
		    && a->width == b->width && a->indent == b->indent);
	}
}

static void
every_byte_is_shown_once_and_no_line_is_too_wide(void **state)
{
	uint64_t seed = 20240305;
	Hyphen *hyphen = test_patterns(*state);
	for (int round = 0; round < 4000; round++) {
		Arena *arena = arena_new();
		Document *document = random_document(arena, &seed);
		LayoutOptions options = {
			.columns = (uint16_t)(1 + chance(&seed, round % 2 ? 20 : 200)),
			.whole = round % 3, .justify = round % 3 == 2,
			.hyphen = round % 5 ? NULL : hyphen};
		Layout *layout = layout_make(arena, document, options);
		unsigned char *seen = arena_alloc(arena, document->text.len + 1);
		for (uint32_t i = 0; i < layout->lines.count; i++)
			check_line(layout, i, seen);
		check_bytes_seen(document, seen);
		check_places(layout, 1 + chance(&seed, 30));
		check_parts(arena, document, options, layout, &seed);
		arena_free(arena);
	}
	hyphen_free(hyphen);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_paragraph_is_filled),
		TEST(a_long_word_is_cut_between_graphemes),
		TEST(a_soft_hyphen_shows_at_a_lines_end_only),
		TEST(code_keeps_its_blanks_and_lines),
		TEST(verse_keeps_its_lines),
		TEST(cells_stand_below_one_another_where_they_fit),
		TEST(markers_of_a_list_end_in_one_column),
		TEST(a_list_in_a_list_is_indented_more),
		TEST(the_headline_stands_above),
		TEST(a_page_ends_where_it_should),
		TEST(a_plain_word_is_divided),
		TEST(words_are_divided_but_not_in_names),
		TEST(a_paragraph_is_filled_as_a_whole),
		TEST(a_justified_line_fills_its_column),
		TEST(a_table_shrinks_and_its_cells_wrap),
		TEST(every_byte_is_shown_once_and_no_line_is_too_wide),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
