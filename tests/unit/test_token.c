#include "test.h"

#include "annotate/sentence.h"
#include "annotate/token.h"
#include "base/buf.h"

/* Every line of text as a block. */
static Document
document_of(Arena *arena, const char *text, BlockKind kind)
{
	Document document = {.text = str_of(text)};
	Str rest = document.text, line;
	while (str_cut(&rest, '\n', &line)) {
		uint32_t begin = (uint32_t)(line.ptr - text);
		list_push(arena, &document.blocks,
		    (Block){.kind = kind,
		        .text = {begin, begin + (uint32_t)line.len}});
	}
	return document;
}

static TokenList
tokens_of(Arena *arena, const char *text)
{
	Document document = document_of(arena, text, BLOCK_PARAGRAPH);
	return token_split(arena, &document);
}

/* The tokens with a bar between two. */
static Str
split(Arena *arena, const char *text)
{
	TokenList tokens = tokens_of(arena, text);
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < tokens.count; i++) {
		if (i)
			buf_add_byte(&buf, '|');
		buf_add(&buf, tokens.items[i].word);
	}
	Str out = buf_copy(arena, &buf);
	buf_free(&buf);
	return out;
}

static Str
sentences(Arena *arena, const char *text)
{
	TokenList tokens = tokens_of(arena, text);
	RangeList list = sentence_split(arena, &tokens);
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < list.count; i++) {
		if (i)
			buf_add_byte(&buf, '|');
		buf_add(&buf, range_str(str_of(text), list.items[i]));
	}
	Str out = buf_copy(arena, &buf);
	buf_free(&buf);
	return out;
}

static void
every_mark_is_a_token(void **state)
{
	assert_str(split(*state, "“No,” she said (twice)..."),
	    "“|No|,|”|she|said|(|twice|)|...");
}

static void
an_abbreviation_keeps_its_stop(void **state)
{
	assert_str(split(*state, "Mr. J. R. Holm of the U.S. left at 5 p.m. today."),
	    "Mr.|J.|R.|Holm|of|the|U.S.|left|at|5|p.m.|today|.");
	assert_str(split(*state, "No. 10 said no. Not I."),
	    "No.|10|said|no|.|Not|I|.");
	assert_str(split(*state, "A Ph.D. from the U.S.-led team at lumen.example"),
	    "A|Ph.D.|from|the|U.S.-led|team|at|lumen.example");
	assert_str(split(*state, "Holm, R-N.H., and the Rt. Hon. Ida Orr (D-Mass.)."),
	    "Holm|,|R-N.H.|,|and|the|Rt.|Hon.|Ida|Orr|(|D-Mass.|)|.");
	assert_str(split(*state, "the end.Then"), "the|end|.|Then");
}

static void
hyphens_and_apostrophes_stay_inside_words(void **state)
{
	assert_str(split(*state, "Far-right O’Hara didn't join AT&T -- or pre- and"),
	    "Far-right|O’Hara|didn't|join|AT&T|--|or|pre|-|and");
}

static void
a_possessive_is_parted(void **state)
{
	assert_str(split(*state, "NATO's and Vell’s, the Holms' 'S'"),
	    "NATO|'s|and|Vell|’s|,|the|Holms|'|'|S|'");
	TokenList tokens = tokens_of(*state, "Vell’s");
	assert_int_equal(tokens.items[1].kind, TOKEN_POSSESSIVE);
	assert_str(tokens.items[1].lower, "'s");
}

static void
numbers_keep_their_points(void **state)
{
	assert_str(split(*state, "$1,200.50 at 10:30, 49ers 20th 2019-20."),
	    "$|1,200.50|at|10:30|,|49ers|20th|2019-20|.");
}

static void
letters_of_all_scripts_are_words(void **state)
{
	assert_str(split(*state, "Łukasz Ångström, e\u0301tude. Ёлка"),
	    "Łukasz|Ångström|,|e\u0301tude|.|Ёлка");
	TokenList tokens = tokens_of(*state, "Łukasz ÅNGSTRÖM’S élan");
	assert_str(tokens.items[0].lower, "łukasz");
	assert_str(tokens.items[1].lower, "ångström");
	assert_true(tokens.items[1].capital);
	assert_false(tokens.items[3].capital);
}

static void
code_and_rules_give_no_tokens(void **state)
{
	Document document = document_of(*state, "int main(void);", BLOCK_CODE);
	assert_int_equal(token_split(*state, &document).count, 0);
	document = document_of(*state, "* * *", BLOCK_RULE);
	assert_int_equal(token_split(*state, &document).count, 0);
	assert_int_equal(tokens_of(*state, "").count, 0);
}

static void
cells_of_a_table_begin_lines(void **state)
{
	Document document
	    = document_of(*state, "Ida Holm\tmayor\tof Vell", BLOCK_TABLE);
	TokenList tokens = token_split(*state, &document);
	assert_int_equal(tokens.count, 5);
	assert_false(tokens.items[1].begins_line);
	assert_true(tokens.items[2].begins_line);
	assert_int_equal(sentence_split(*state, &tokens).count, 3);
}

static void
sentences_end_behind_the_closing_mark(void **state)
{
	assert_str(sentences(*state, "He left. “She stayed.” (All did!) Why?"),
	    "He left.|“She stayed.”|(All did!)|Why?");
}

static void
an_abbreviation_is_no_end(void **state)
{
	assert_str(sentences(*state,
	               "Mr. Holm and Sen. Ida Vell of Lumen Corp. met. It rained."),
	    "Mr. Holm and Sen. Ida Vell of Lumen Corp. met.|It rained.");
	assert_str(sentences(*state, "He moved to the U.S. The year was 1990."),
	    "He moved to the U.S.|The year was 1990.");
	assert_str(sentences(*state, "The U.S. Army took Plan B. It worked."),
	    "The U.S. Army took Plan B.|It worked.");
	assert_str(sentences(*state, "So did Holm, R-N.H., and Orr, D-Calif. The bill "
	    "passed."), "So did Holm, R-N.H., and Orr, D-Calif.|The bill passed.");
}

static void
a_question_inside_a_sentence_is_no_end(void **state)
{
	assert_str(sentences(*state, "“Why?” she asked. iPads are loud."),
	    "“Why?” she asked.|iPads are loud.");
}

static void
blocks_without_a_stop_are_sentences(void **state)
{
	assert_str(sentences(*state, "Storm hits Vell\n1. Open the lid. Close it.\n\n3"),
	    "Storm hits Vell|1. Open the lid.|Close it.|3");
}

static void
tokens_know_their_block_and_sentence(void **state)
{
	TokenList tokens = tokens_of(*state, "One. Two.\nThree.");
	sentence_split(*state, &tokens);
	assert_int_equal(tokens.items[2].block, 0);
	assert_int_equal(tokens.items[2].sentence, 1);
	assert_int_equal(tokens.items[4].block, 1);
	assert_int_equal(tokens.items[4].sentence, 2);
}

static void
a_text_of_marks_alone_is_bounded(void **state)
{
	size_t length = 3u << 20;
	char *text = arena_alloc(*state, length + 1);
	for (size_t i = 0; i < length; i++)
		text[i] = i % 2 ? '!' : '?';
	TokenList tokens = tokens_of(*state, text);
	assert_int_equal(tokens.count, TOKENS_MAX);
	sentence_split(*state, &tokens);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_mark_is_a_token),
		TEST(an_abbreviation_keeps_its_stop),
		TEST(hyphens_and_apostrophes_stay_inside_words),
		TEST(a_possessive_is_parted),
		TEST(numbers_keep_their_points),
		TEST(letters_of_all_scripts_are_words),
		TEST(code_and_rules_give_no_tokens),
		TEST(cells_of_a_table_begin_lines),
		TEST(sentences_end_behind_the_closing_mark),
		TEST(an_abbreviation_is_no_end),
		TEST(a_question_inside_a_sentence_is_no_end),
		TEST(blocks_without_a_stop_are_sentences),
		TEST(tokens_know_their_block_and_sentence),
		TEST(a_text_of_marks_alone_is_bounded),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
