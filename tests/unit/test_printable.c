#include "test.h"

#include "base/printable.h"
#include "base/unicode.h"

static void
no_control_passes(void **state)
{
	assert_str(printable_str(*state, STR("\x1b]0;x\x07" "a\x9b" "b\r\n"), 0),
	    "]0;xa�b ");
	assert_str(printable_str(*state, STR("a\xc2\x9b" "31mb\x7f"), 0), "a31mb");
	for (uint32_t c = 1; c <= 0x9f; c++) {
		if (c >= ' ' && c < 0x7f)
			continue;
		char bytes[4];
		Str one = {bytes, unicode_put(bytes, c)};
		Str shown = printable_str(*state, one, PRINTABLE_LINES);
		assert_true(str_empty(shown) || c == '\t' || c == '\n');
	}
}

static void
no_bidi_override_passes(void **state)
{
	assert_str(printable_str(*state, STR("a\u202e" "b\u2066\u2069\u200f" "c"), 0),
	    "abc");
}

static void
lines_pass_where_asked(void **state)
{
	assert_str(printable_str(*state, STR("a\nb\tc"), PRINTABLE_LINES), "a\nb c");
	assert_str(printable_str(*state, STR("a\nb"), 0), "a b");
}

static void
a_pile_of_marks_is_cut(void **state)
{
	char pile[1 + 2 * 50];
	pile[0] = 'o';
	for (int i = 0; i < 50; i++)
		memcpy(pile + 1 + 2 * i, "\xcc\x81", 2);
	Str shown = printable_str(*state, (Str){pile, sizeof pile}, 0);
	assert_int_equal(shown.len, 1 + 2 * 8);
}

static void
ascii_twins_keep_the_width(void **state)
{
	Str text = STR("“Café” — 漢 e\xcc\x81 ❝ ▶ 😀…");
	Str twin = printable_str(*state, text, PRINTABLE_ASCII);
	assert_str(twin, "\"Cafe\" - ?? e \" > ??.");
	assert_int_equal(unicode_width(twin), unicode_width(text));
}

static void
json_loses_nothing(void **state)
{
	assert_str(printable_str(*state, STR("{\"a\":\"\u202e\u00adx\U000e0041\"}"),
	    PRINTABLE_JSON), "{\"a\":\"\\u202E\\u00ADx\\uDB40\\uDC41\"}");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(no_control_passes),
		TEST(no_bidi_override_passes),
		TEST(lines_pass_where_asked),
		TEST(a_pile_of_marks_is_cut),
		TEST(ascii_twins_keep_the_width),
		TEST(json_loses_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
