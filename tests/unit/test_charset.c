#include "test.h"

#include <stdlib.h>

#include "base/unicode.h"
#include "fetch/charset.h"
#include "fetch/declared.h"
#include "fetch/encoding.h"

/* Reads with the Content-Type "text/html; charset=LABEL", without where label
 * is NULL; every reading must give valid UTF-8 within its bounds. */
static Str
read_html(Arena *arena, Str bytes, const char *label, const char **name)
{
	Str type = label ? str_format(arena, "text/html; charset=%s", label)
	                 : STR("text/html");
	Str text = charset_read(arena, bytes, CHARSET_HTML, type, name);
	assert_true(unicode_valid(text));
	assert_true(text.len <= 3 * bytes.len);
	return text;
}

#define assert_read(bytes, label, expected, encoding) \
	do { \
		const char *name_; \
		assert_str(read_html(*state, STR(bytes), (label), &name_), \
		    (expected)); \
		assert_string_equal(name_, (encoding)); \
	} while (0)

static void
utf8_is_the_same_bytes(void **state)
{
	Str bytes = STR("“Nothing new,” said Zoë Ærø.");
	Str text = read_html(*state, bytes, NULL, NULL);
	assert_ptr_equal(text.ptr, bytes.ptr);
	assert_int_equal(text.len, bytes.len);
	text = read_html(*state, STR(""), "koi8-r", NULL);
	assert_int_equal(text.len, 0);
}

static void
a_byte_order_mark_is_believed_and_dropped(void **state)
{
	assert_read("\xef\xbb\xbf" "Zoë", "koi8-r", "Zoë", "utf-8");
	assert_read("\xff\xfeZ\0o\0\xeb\0", NULL, "Zoë", "utf-16le");
	assert_read("\xfe\xff\0Z\0o\0\xeb", "utf-8", "Zoë", "utf-16be");
	assert_read("\xff\xfe\0\0Z\0\0\0", NULL, "Z", "utf-32le");
	assert_read("\0\0\xfe\xff\0\0\0Z", NULL, "Z", "utf-32be");
	assert_read("\xef\xbb" "abc", NULL, "ï»abc", "windows-1252");
}

static void
utf16_with_half_a_pair_is_repaired(void **state)
{
	assert_read("\xff\xfe" "a\0\x3d\xd8" "b\0", NULL, "a\xef\xbf\xbd" "b",
	    "utf-16le");
	assert_read("\xff\xfe" "a\0b", NULL, "a\xef\xbf\xbd", "utf-16le");
	assert_read("\xff", "utf-16le", "ÿ", "windows-1252");
}

static void
the_header_goes_before_the_meta(void **state)
{
	assert_read("<meta charset=windows-1252>\xcd\xc9\xd2", "koi8-r",
	    "<meta charset=windows-1252>мир", "koi8-r");
	assert_read("<meta charset=koi8-r>\xcd\xc9\xd2", NULL,
	    "<meta charset=koi8-r>мир", "koi8-r");
	assert_read("<?xml version='1.0' encoding='windows-1251'?>\xec\xe8\xf0",
	    NULL, "<?xml version='1.0' encoding='windows-1251'?>мир",
	    "windows-1251");
}

static void
labels_mean_what_browsers_make_of_them(void **state)
{
	assert_read("\x93No,\x94 she said", "iso-8859-1", "“No,” she said",
	    "windows-1252");
	assert_read("\x93No\x94", " US-ASCII ", "“No”", "windows-1252");
	assert_read("\xfdl", "ISO-8859-9", "ıl", "windows-1254");
	assert_read("\xd6\xd0\xb9\xfa", "gb2312", "中国", "gb18030");
	assert_read("\x93\xfa\x96{", "x-sjis", "日本", "shift_jis");
	assert_read("\xc7\xd1\xb1\xdb", "euc-kr", "한글", "euc-kr");
	assert_read("\x1b$B\x46\x7c\x4b\x5c\x1b(B", "iso-2022-jp", "日本",
	    "iso-2022-jp");
	assert_null(encoding_of_label(STR("utf-7")));
	assert_null(encoding_of_label(STR("hz-gb-2312")));
	assert_null(encoding_of_label(STR("")));
	assert_read("+AGEAYg- caf\xe9", "utf-7", "+AGEAYg- café", "windows-1252");
}

static void
a_label_that_lies_is_passed_over(void **state)
{
	/* UTF-8 that is called something else */
	assert_read("Zoë said “no”", "iso-8859-1", "Zoë said “no”", "utf-8");
	assert_read("日本", "shift_jis", "日本", "utf-8");
	/* something else that is called UTF-8 */
	assert_read("Zo\xeb said \x93no\x94", "utf-8", "Zoë said “no”",
	    "windows-1252");
	assert_read("<meta charset=koi8-r>\xcd\xc9\xd2", "utf-8",
	    "<meta charset=koi8-r>мир", "koi8-r");
	/* a Russian text is no EUC-JP */
	assert_read("<meta charset=windows-1251>\xec\xe8\xf0, \xec\xe8\xf0, "
	    "\xec\xe8\xf0", "euc-jp",
	    "<meta charset=windows-1251>мир, мир, мир", "windows-1251");
	/* who can read this meta as ASCII is not reading UTF-16 */
	assert_read("<meta charset=utf-16>Zo\xeb", NULL,
	    "<meta charset=utf-16>Zoë", "windows-1252");
	assert_read("Zo\xeb", "utf-16", "Zoë", "windows-1252");
}

static void
a_little_dirt_in_utf8_is_repaired(void **state)
{
	assert_read("„Nein“ – „doch“ – „ja“ – „aber“ \xe9", "iso-8859-1",
	    "„Nein“ – „doch“ – „ja“ – „aber“ \xef\xbf\xbd", "utf-8");
	/* overlong, surrogate: no characters */
	assert_read("\xc0\xaf", NULL, "À¯", "windows-1252");
}

static void
utf16_without_a_mark_shows_by_its_zeros(void **state)
{
	assert_read("N\0o\0,\0 \0s\0h\0e\0", NULL, "No, she", "utf-16le");
	assert_read("\0N\0o\0,\0 \0s\0h\0e", NULL, "No, she", "utf-16be");
	Str stray = STR("one zero\0, all ASCII");
	assert_ptr_equal(read_html(*state, stray, NULL, NULL).ptr, stray.ptr);
}

static void
without_a_label_the_letters_tell(void **state)
{
	assert_read("\xcc\xe8\xed\xe8\xf1\xf2\xf0 \xf1\xea\xe0\xe7\xe0\xeb, "
	    "\xf7\xf2\xee \xe7\xe0\xea\xee\xed \xed\xf3\xe6\xe5\xed",
	    NULL, "Министр сказал, что закон нужен", "windows-1251");
	/* too few of them: what most of the web would mean */
	assert_read("Caf\xe9 owners", NULL, "Café owners", "windows-1252");
}

static void
bytes_without_a_meaning_become_replacement_characters(void **state)
{
	assert_read("a\x81" "b", "windows-1252", "a\xef\xbf\xbd" "b",
	    "windows-1252");
	enum { MANY = 1 << 20 };
	char *bytes = malloc(MANY);
	memset(bytes, 0x81, MANY);
	Str text = read_html(*state, (Str){bytes, MANY}, "windows-1252", NULL);
	assert_int_equal(text.len, 3 * MANY);
	free(bytes);
}

static void
claims_are_tried_on_what_lies_beyond_ascii(void **state)
{
	/* a long front of ASCII says nothing about the label */
	enum { FRONT = 100000 };
	static const char russian[] = "\xec\xe8\xf0, \xec\xe8\xf0, \xec\xe8\xf0, "
		"\xec\xe8\xf0, \xec\xe8\xf0, \xec\xe8\xf0";
	char *bytes = malloc(FRONT + sizeof russian);
	memset(bytes, 'a', FRONT);
	memcpy(bytes, "<meta charset=windows-1251>", 27);
	memcpy(bytes + FRONT, russian, sizeof russian);
	const char *name;
	read_html(*state, (Str){bytes, FRONT + sizeof russian - 1}, "euc-jp",
	    &name);
	assert_string_equal(name, "windows-1251");
	free(bytes);
}

static void
only_its_own_kind_of_declaration_is_looked_for(void **state)
{
	Str bytes = STR("<meta charset=koi8-r>\xcd\xc9\xd2");
	assert_str(charset_read(*state, bytes, CHARSET_XML, (Str){0}, NULL),
	    "<meta charset=koi8-r>ÍÉÒ");
	assert_str(charset_read(*state, bytes, CHARSET_PLAIN, (Str){0}, NULL),
	    "<meta charset=koi8-r>ÍÉÒ");
}

static void
the_prescan_reads_tags_as_the_standard_does(void **state)
{
	(void)state;
	static const struct {
		const char *page, *label;
	} cases[] = {
		{"<META CharSet = 'koi8-r' >", "koi8-r"},
		{"<meta/charset=koi8-r>", "koi8-r"},
		{"<meta http-equiv=Content-Type content='text/html;charset=big5'>",
		    "big5"},
		{"<meta content=\"a; charset='big5'\" http-equiv=content-type>",
		    "big5"},
		{"<meta name=x content='charset=big5'>", ""},
		{"<!-- <meta charset=big5> --><meta charset=sjis>", "sjis"},
		{"<!--><meta charset=big5>", "big5"},
		{"<!-- <meta charset=big5>", ""},
		{"<p title='<meta charset=big5>'><meta charset=sjis>", "sjis"},
		{"<?php <meta charset=big5> ?>", ""},
		{"</p <meta charset=big5>", ""},
		{"<metaphor charset=big5>", ""},
		{"a < b <meta charset=big5", "big5"},
		{"<meta", ""},
		{"<meta ", ""},
		{"<meta charset", ""},
		{"<meta charset=", ""},
		{"<meta charset='big5", "big5"},
		{"<", ""},
		{"", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_str(declared_by_meta(str_of(cases[i].page)),
		    cases[i].label);
	assert_str(declared_by_content_type(STR("text/html")), "");
	assert_str(declared_by_content_type(STR("text/html; charset=\"a b\"")),
	    "a b");
	assert_str(declared_by_content_type(
	    STR("text/charset; CHARSET = big5; x=y")), "big5");
	assert_str(declared_by_xml(STR("<?xml encoding = \"big5\"?>")), "big5");
	assert_str(declared_by_xml(STR(" <?xml encoding = \"big5\"?>")), "");
}

static void
utf32_needs_no_mark(void **state)
{
	assert_read("<\0\0\0p\0\0\0>\0\0\0Z\0\0\0o\0\0\0\xeb\0\0\0", NULL,
	    "<p>Zoë", "utf-32le");
	assert_read("\0\0\0<\0\0\0p\0\0\0>\0\0\0Z\0\0\x20\0\0\0\0\xeb", NULL,
	    "<p>Z\u2000ë", "utf-32be");
}

static void
korean_is_guessed(void **state)
{
	assert_read("<p>\xbe\xc6\xc4\xa7\xbf\xa1 \xc7\xd7\xb1\xb8\xb0\xa1 "
		    "\xb4\xdd\xc8\xf9 \xb0\xcd\xc0\xcc\xb6\xf3\xb0\xed "
		    "\xbd\xc3\xc0\xe5\xc0\xcc \xb8\xbb\xc7\xdf\xb4\xd9.", NULL,
	    "<p>아침에 항구가 닫힌 것이라고 시장이 말했다.", "euc-kr");
}

/* The text of a stream to which the bytes come in pieces of that size. */
static Str
read_in_pieces(Arena *arena, Str bytes, size_t size, const char *label,
    const char **name)
{
	Buf text = buf_new(BUF_UNLIMITED);
	CharsetStream *stream = charset_stream_new(CHARSET_HTML,
	    label ? str_format(arena, "text/html; charset=%s", label)
	          : STR("text/html"));
	for (; bytes.len > size; bytes = str_part(bytes, size, bytes.len)) {
		size_t before = text.len;
		charset_stream_push(stream, str_part(bytes, 0, size), &text);
		assert_true(unicode_valid(
		    str_part(buf_str(&text), before, text.len)));
	}
	charset_stream_push(stream, bytes, &text);
	charset_stream_end(stream, &text);
	*name = charset_stream_name(stream);
	charset_stream_free(stream);
	Str copy = buf_copy(arena, &text);
	buf_free(&text);
	return copy;
}

static void
in_pieces_it_is_the_same_text(void **state)
{
	static const struct {
		Str bytes;
		const char *label;
	} cases[] = {
		{STR_INIT("Nothing new. "), NULL},
		{STR_INIT("“Nothing new,” said Zoë 🐈. "), "koi8-r"},
		{STR_INIT("Zo\xeb said \x93no\x94. "), "iso-8859-1"},
		{STR_INIT("\xf2\xc5\xcb\xc1 "), "koi8-r"},
		{STR_INIT("\x93\xfa\x96\x7b\x8c\xea\x81\x42 "), "shift_jis"},
		{STR_INIT("\x1b$BF|K\\\x1b(B, "), "iso-2022-jp"},
		{STR_INIT("Z\0o\0\xeb\0=\xd8\x08\xdc \0"), "utf-16le"},
		{STR_INIT("\xe2\x82 “dirt” on a page “as ever”, “nearly” “all” "
			  "“good” “really” \xff"), NULL},
	};
	static const size_t sizes[] = {1, 7, 4093, 70001};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		/* more than is held back, and after a long front of ASCII */
		for (size_t ascii = 0; ascii <= 10000; ascii += 5000) {
			Buf bytes = buf_new(BUF_UNLIMITED);
			if (ascii && !strncmp(cases[i].label ? cases[i].label
			    : "", "utf-16", 6))
				continue;
			while (bytes.len < ascii)
				buf_add_byte(&bytes, '.');
			while (bytes.len < 150000)
				buf_add(&bytes, cases[i].bytes);
			const char *name, *name_in_pieces;
			Str whole = read_html(*state, buf_str(&bytes),
			    cases[i].label, &name);
			for (int j = 0; j < 4; j++) {
				if (sizes[j] == 1 && ascii)
					continue; /* slow enough once */
				Str text = read_in_pieces(*state,
				    buf_str(&bytes), sizes[j], cases[i].label,
				    &name_in_pieces);
				assert_string_equal(name_in_pieces, name);
				assert_true(str_equal(text, whole));
			}
			buf_free(&bytes);
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(utf8_is_the_same_bytes),
		TEST(a_byte_order_mark_is_believed_and_dropped),
		TEST(utf16_with_half_a_pair_is_repaired),
		TEST(the_header_goes_before_the_meta),
		TEST(labels_mean_what_browsers_make_of_them),
		TEST(a_label_that_lies_is_passed_over),
		TEST(a_little_dirt_in_utf8_is_repaired),
		TEST(utf16_without_a_mark_shows_by_its_zeros),
		TEST(without_a_label_the_letters_tell),
		TEST(bytes_without_a_meaning_become_replacement_characters),
		TEST(claims_are_tried_on_what_lies_beyond_ascii),
		TEST(only_its_own_kind_of_declaration_is_looked_for),
		TEST(the_prescan_reads_tags_as_the_standard_does),
		TEST(utf32_needs_no_mark),
		TEST(korean_is_guessed),
		TEST(in_pieces_it_is_the_same_text),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
