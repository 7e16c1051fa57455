#include "test.h"

#include "article/article.h"
#include "base/date.h"

static Document *
file(Arena *arena, const char *text)
{
	Document *document = article_from_text(arena, str_of(text));
	assert_true(document_is_sound(document));
	assert_str(document->text, text);
	return document;
}

static void
has_block(const Document *document, uint32_t i, BlockKind kind,
    const char *text)
{
	assert_true(i < document->blocks.count);
	assert_str(range_str(document->text, document->blocks.items[i].text), text);
	assert_int_equal(document->blocks.items[i].kind, kind);
}

static void
a_doubled_title_is_marked_each_time(void **state)
{
	Document *document = file(*state,
	    "Storm Closes Harbour\n\nStorm  Closes Harbour\r\n\nBy Jo Reporter\n"
	    "March 5, 2024\n\nThe harbour was closed on Monday.\n\n"
	    "Image: Coast Agency");
	assert_str(document->title, "Storm Closes Harbour");
	assert_str(document->byline, "Jo Reporter");
	assert_str(date_iso(*state, document->published), "2024-03-05T00:00:00Z");
	has_block(document, 0, BLOCK_TITLE, "Storm Closes Harbour");
	has_block(document, 1, BLOCK_TITLE, "Storm  Closes Harbour");
	has_block(document, 2, BLOCK_PARAGRAPH, "By Jo Reporter\nMarch 5, 2024");
	assert_true(document->blocks.items[2].keeps_lines);
	has_block(document, 3, BLOCK_PARAGRAPH, "The harbour was closed on Monday.");
	has_block(document, 4, BLOCK_CAPTION, "Image: Coast Agency");
	assert_int_equal(document->blocks.count, 5);
}

static void
a_sentence_is_no_title(void **state)
{
	Document *document = file(*state, "The harbour was closed.\n\nNobody knew.");
	assert_str(document->title, "");
	has_block(document, 0, BLOCK_PARAGRAPH, "The harbour was closed.");
	assert_str(file(*state, "one line alone")->title, "");
	assert_str(file(*state, "- an item\n\nand more")->title, "");
	/* without an empty line between, only when it is doubled */
	assert_str(file(*state, "Storm\nIt came at night.")->title, "");
	assert_str(file(*state, "Storm\nStorm\nIt came at night.")->title, "Storm");
}

static void
hard_wrapped_lines_are_one_paragraph(void **state)
{
	Document *document = file(*state,
	    "The harbour of Lund was closed on Monday after a storm tore two\n"
	    "ferries from their moorings, the port authority said. Nobody was\n"
	    "hurt, but some of the houses along the quay lost their roofs, and\n"
	    "power is not expected back.\n"
	    "\n"
	    "O storm that came at night\n"
	    "and took the light,\n"
	    "give back the roof\n");
	assert_int_equal(document->blocks.count, 2);
	assert_false(document->blocks.items[0].keeps_lines);
	assert_true(document->blocks.items[1].keeps_lines);
}

static void
long_lines_are_paragraphs_of_their_own(void **state)
{
	Document *document = file(*state,
	    "The harbour of Lund was closed on Monday after a storm tore two ferries "
	    "from their moorings, the port authority said.\n"
	    "Nobody was hurt.\n"
	    "Some of the houses along the quay lost their roofs, and power is not "
	    "expected back before the end of the week.\n");
	assert_int_equal(document->blocks.count, 3);
	has_block(document, 1, BLOCK_PARAGRAPH, "Nobody was hurt.");
}

static void
lists_quotations_code_and_rules_are_seen(void **state)
{
	Document *document = file(*state,
	    "What was lost:\n- two ferries,\n  both old\n- a roof\n\n"
	    "1. first\n12) second\n\n> who wrote\n> this?\n\n* * *\n\n"
	    "    int main(void) {\n        return 0;\n    }\n\n---\n");
	has_block(document, 0, BLOCK_PARAGRAPH, "What was lost:");
	has_block(document, 1, BLOCK_ITEM, "- two ferries,\n  both old");
	has_block(document, 2, BLOCK_ITEM, "- a roof");
	has_block(document, 3, BLOCK_ITEM, "1. first");
	has_block(document, 4, BLOCK_ITEM, "12) second");
	assert_int_equal(document->blocks.items[4].ordinal, 12);
	has_block(document, 5, BLOCK_QUOTATION, "> who wrote\n> this?");
	has_block(document, 6, BLOCK_RULE, "* * *");
	has_block(document, 7, BLOCK_CODE,
	    "int main(void) {\n        return 0;\n    }");
	has_block(document, 8, BLOCK_RULE, "---");
}

static void
odd_files_are_sound(void **state)
{
	assert_int_equal(file(*state, "")->blocks.count, 0);
	assert_int_equal(file(*state, " \n\t\u00a0\n")->blocks.count, 0);
	assert_int_equal(file(*state, "\xef\xbb\xbfword")->blocks.count, 1);
	file(*state, "\r\r\n\f\u2028x\n\u3000y\u3000\n");
}

/* A layout of them would not fit in memory. */
static void
lines_without_number_are_joined(void **state)
{
	static const Str lines[] = {STR_INIT("a\n"), STR_INIT("a\n\n")};
	for (size_t n = 0; n < 2; n++) {
		size_t len = 1200000;
		char *text = arena_alloc(*state, len);
		for (size_t i = 0; i < len; i++)
			text[i] = lines[n].ptr[i % lines[n].len];
		Document *document = article_from_text(*state, (Str){text, len});
		assert_true(document_is_sound(document));
		assert_true(document->blocks.count < 250000);
		assert_false(list_last(&document->blocks).keeps_lines);
		assert_true(range_length(list_last(&document->blocks).text) > 500000);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_doubled_title_is_marked_each_time),
		TEST(a_sentence_is_no_title),
		TEST(hard_wrapped_lines_are_one_paragraph),
		TEST(long_lines_are_paragraphs_of_their_own),
		TEST(lists_quotations_code_and_rules_are_seen),
		TEST(odd_files_are_sound),
		TEST(lines_without_number_are_joined),
	};
	return cmocka_run_group_tests_name("plain", tests, NULL, NULL);
}
