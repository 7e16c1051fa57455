#include "test.h"

#include "annotate/quotation.h"
#include "base/buf.h"
#include "base/unicode.h"

/* An article with a block for every line of text. */
static Document
article(Arena *arena, Str text)
{
	Document document = {.text = text, .published = DATE_NONE};
	Str rest = text;
	for (Str line; str_cut(&rest, '\n', &line); ) {
		uint32_t begin = (uint32_t)(line.ptr - text.ptr);
		Range range = range_trim(text,
		    (Range){begin, begin + (uint32_t)line.len});
		if (range_empty(range))
			continue;
		Block block = {.kind = BLOCK_PARAGRAPH, .text = range};
		list_push(arena, &document.blocks, block);
	}
	return document;
}

/* The quotations of text, one a line; "…" behind one that is not closed, "+"
 * behind one that goes on in the next. */
static Str
scanned(Arena *arena, const char *words)
{
	Str text = str_of(words);
	Document document = article(arena, text);
	QuotationList list = quotation_scan(arena, &document);
	Buf out = buf_new(BUF_UNLIMITED);
	uint32_t end = 0;
	for (uint32_t i = 0; i < list.count; i++) {
		const Quotation *quotation = &list.items[i];
		assert_true(unicode_range_fits(text, quotation->text));
		assert_true(unicode_range_fits(text, quotation->marked));
		assert_true(range_covers(quotation->marked, quotation->text));
		assert_true(quotation->marked.begin >= end);
		end = quotation->marked.end;
		if (i)
			buf_add_byte(&out, '\n');
		buf_add(&out, range_str(text, quotation->text));
		if (quotation->continues)
			buf_add(&out, STR("+"));
		else if (!quotation->closed)
			buf_add(&out, STR("…"));
	}
	Str found = buf_copy(arena, &out);
	buf_free(&out);
	return found;
}

static void
every_kind_of_marks_is_known(void **state)
{
	assert_str(scanned(*state, "“One,” said Orla. \"Two,\" said Bram."),
	    "One,\nTwo,");
	assert_str(scanned(*state, "«Un», said Orla. « Deux », said Bram."),
	    "Un\nDeux");
	assert_str(scanned(*state, "»Eins«, said Orla, »zwei«."), "Eins\nzwei");
	assert_str(scanned(*state, "„Eins“, said Orla, „zwei”."), "Eins\nzwei");
	assert_str(scanned(*state, "Orla said ”yksi” and ”kaksi”."), "yksi\nkaksi");
	assert_str(scanned(*state, "Orla「一つ」Bram『二つ』"), "一つ\n二つ");
	assert_str(scanned(*state, "“Mixed,\" said Orla. \"Up,” said Bram."),
	    "Mixed,\nUp,");
}

static void
single_marks_count_where_an_article_uses_them(void **state)
{
	assert_str(scanned(*state,
	    "‘We don’t know,’ said Orla. The boys’ coach agreed: ‘No.’"),
	    "We don’t know,\nNo.");
	assert_str(scanned(*state,
	    "'We don't know,' said Orla. The boys' coach agreed: 'No.'"),
	    "We don't know,\nNo.");
	assert_str(scanned(*state,
	    "“He told me ‘no’ and ‘never’,” said Orla."),
	    "He told me ‘no’ and ‘never’,");
}

static void
single_marks_among_double_ones_count_in_plain_pairs(void **state)
{
	assert_str(scanned(*state, "Mill ‘sold in secret’\n“It was,” said Orla. "
	    "She was 'appalled' by it."),
	    "sold in secret\nIt was,\nappalled");
	assert_str(scanned(*state, "The boys' coach said \"no\" to the '90s and "
	    "the girls' coach said \"yes\"."), "no\nyes");
	assert_str(scanned(*state, "'Tis Orla's, the ‘mill of \"old\" days, \"so\"."),
	    "old\nso");
}

static void
two_single_marks_close_a_double_one(void **state)
{
	assert_str(scanned(*state, "\"We will stay,'' said Orla. \"So.\""),
	    "We will stay,\nSo.");
	assert_str(scanned(*state, "“We will stay,’’ said Orla. “So.”"),
	    "We will stay,\nSo.");
	assert_str(scanned(*state, "\"A ''fair'' price,\" said Orla."),
	    "A ''fair'' price,");
	assert_str(scanned(*state, "A ''fair'' price, said Orla."), "");
}

static void
apostrophes_are_no_quotes(void **state)
{
	assert_str(scanned(*state, "Get 'em, rock 'n' roll of the '90s. Orla's "
	    "the boys' friend, ain't she? Talkin' of 'twas."), "");
	assert_str(scanned(*state, "‘The boys’ own words,’ said Orla."),
	    "The boys’ own words,");
	assert_str(scanned(*state, "‘In the ’90s it was ours,’ said Orla."),
	    "In the ’90s it was ours,");
}

static void
feet_and_inches_are_no_quotes(void **state)
{
	assert_str(scanned(*state, "Bram is 6'2\" and carries a 5\" pipe."), "");
	assert_str(scanned(*state, "\"I am 6'2\" tall,\" said Bram."),
	    "I am 6'2\" tall,");
}

static void
of_nested_quotations_the_outer_one_is_given(void **state)
{
	assert_str(scanned(*state, "“He said \"no\" to it,” said Orla."),
	    "He said \"no\" to it,");
	assert_str(scanned(*state, "\"He said “no” to it,\" said Orla."),
	    "He said “no” to it,");
	assert_str(scanned(*state, "“He said “no” to it,” said Orla."),
	    "He said “no” to it,");
	assert_str(scanned(*state, "‘He said “no” to it,’ said Orla. ‘So.’"),
	    "He said “no” to it,\nSo.");
	assert_str(scanned(*state, "\"A \"low\" bid wins,\" said Orla. \"So.\""),
	    "A \"low\" bid wins,\nSo.");
}

static void
a_speech_goes_on_where_the_next_paragraph_opens_too(void **state)
{
	assert_str(scanned(*state, "“One.\n\n“Two.\n\n“Three,” said Orla."),
	    "One.+\nTwo.+\nThree,");
	assert_str(scanned(*state, "“One.\n\nOrla went on. “Two.”"),
	    "One.…\nTwo.");
}

static void
an_unclosed_quotation_ends_before_the_narrator(void **state)
{
	/* another one opens in the narrator's sentence */
	assert_str(scanned(*state, "Bram said: \"We stay. And we sing. Opening "
	    "the gate, Orla stated that “they may go. All of them."),
	    "We stay. And we sing.…\nthey may go. All of them.…");
	assert_str(scanned(*state, "\"They stole it, the man shouted. It rained."),
	    "They stole it,…");
	assert_str(scanned(*state, "“We stay. Bram Oduya said it twice."),
	    "We stay.…");
	/* nothing tells: to the end of the paragraph, and no further */
	assert_str(scanned(*state, "“We stay and sing.\nIt rained."),
	    "We stay and sing.…");
}

static void
a_mark_left_open_does_not_turn_the_next_paragraph_around(void **state)
{
	assert_str(scanned(*state, "Orla said “we stay.\n\"We go,\" said Bram."),
	    "we stay.…\nWe go,");
}

static void
a_hundred_thousand_marks_take_no_time(void **state)
{
	static const char *const marks[] = {"“a ", "\"a ", "‘a ", "« ", "a’ ",
	    "„a ", "\" ", "“a. B said ", "「"};
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		Buf buf = buf_new(BUF_UNLIMITED);
		for (int k = 0; k < 100000; k++)
			buf_add(&buf, str_of(marks[i]));
		buf_add_byte(&buf, '\0');
		Arena *arena = arena_new();
		scanned(arena, buf.ptr);
		arena_free(arena);
		buf_free(&buf);
	}
	(void)state;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_kind_of_marks_is_known),
		TEST(single_marks_count_where_an_article_uses_them),
		TEST(single_marks_among_double_ones_count_in_plain_pairs),
		TEST(two_single_marks_close_a_double_one),
		TEST(apostrophes_are_no_quotes),
		TEST(feet_and_inches_are_no_quotes),
		TEST(of_nested_quotations_the_outer_one_is_given),
		TEST(a_speech_goes_on_where_the_next_paragraph_opens_too),
		TEST(an_unclosed_quotation_ends_before_the_narrator),
		TEST(a_mark_left_open_does_not_turn_the_next_paragraph_around),
		TEST(a_hundred_thousand_marks_take_no_time),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
