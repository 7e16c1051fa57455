#include "test.h"

#include "base/buf.h"
#include "base/date.h"
#include "ui/citation.h"
#include "ui/clipboard.h"

static const Citation whole = {
	.text = STR_INIT("We have waited\n for this,"),
	.speaker = STR_INIT("Ines Calder"),
	.role = STR_INIT("spokeswoman"),
	.headline = STR_INIT("Bill [passes]"),
	.source = STR_INIT("Gazette"),
	.link = STR_INIT("https://gazette.example/1"),
	.date = 1709596800, /* 5 March 2024 */
};

static void
a_citation_says_what_who_where_and_when(void **state)
{
	assert_str(citation_write(*state, &whole, CITATION_PLAIN),
	    "“We have waited for this” — Ines Calder, spokeswoman. Gazette, "
	    "5 March 2024, https://gazette.example/1");
	assert_str(citation_write(*state, &whole, CITATION_MARKDOWN),
	    "> We have waited for this\n>\n> — Ines Calder, spokeswoman. "
	    "[Bill \\[passes\\]](<https://gazette.example/1>), Gazette, "
	    "5 March 2024\n");
}

static void
what_is_not_known_is_left_out_and_doubt_stays(void **state)
{
	Citation bare = {.text = STR("No"), .date = DATE_NONE};
	assert_str(citation_write(*state, &bare, CITATION_PLAIN),
	    "“No” — speaker unknown");
	bare.speaker = STR("Ines Calder");
	bare.perhaps = true;
	assert_str(citation_write(*state, &bare, CITATION_PLAIN),
	    "“No” — perhaps Ines Calder");
}

static void
no_control_and_no_bad_link_gets_through(void **state)
{
	Citation bad = whole;
	bad.text = STR("a\033]52;c;eHg=\ab");
	bad.link = STR("javascript:alert(1)");
	Str text = citation_write(*state, &bad, CITATION_MARKDOWN);
	assert_int_equal(str_find_byte(text, '\033'), STR_NOT_FOUND);
	assert_int_equal(str_find_byte(text, '\a'), STR_NOT_FOUND);
	assert_int_equal(str_find(text, STR("javascript")), STR_NOT_FOUND);
	bad.link = STR("https://a.example/> <b>");
	text = citation_write(*state, &bad, CITATION_MARKDOWN);
	assert_int_equal(str_find(text, STR("](<")), STR_NOT_FOUND);
}

static void
forms_have_words(void **state)
{
	(void)state;
	CitationForm form;
	assert_true(citation_form_read(STR("markdown"), &form));
	assert_int_equal(form, CITATION_MARKDOWN);
	assert_false(citation_form_read(STR("bibtex"), &form));
}

static void
the_terminal_is_asked_in_base64(void **state)
{
	(void)state;
	Buf buf = buf_new(64);
	assert_true(clipboard_sequence(&buf, STR("“Hi”")));
	assert_str(buf_str(&buf), "\033]52;c;4oCcSGnigJ0=\a");
	buf_cut(&buf, 0);
	assert_false(clipboard_sequence(&buf, STR("0123456789012345678901234567"
	    "8901234567890123456789")));
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_citation_says_what_who_where_and_when),
		TEST(what_is_not_known_is_left_out_and_doubt_stays),
		TEST(no_control_and_no_bad_link_gets_through),
		TEST(forms_have_words),
		TEST(the_terminal_is_asked_in_base64),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
