#include "test.h"

#include "fetch/sniff.h"

static void
kinds_are_known_by_type_and_by_looks(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *type, *name;
		SourceKind kind;
	} cases[] = {
		{"<!DOCTYPE html><p>x", "", "", SOURCE_HTML},
		{"\xef\xbb\xbf \n<!-- x --><HTML lang=en>", "", "", SOURCE_HTML},
		{"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html>", "", "",
		    SOURCE_HTML},
		{"<?xml version='1.0'?><rss version='2.0'>", "", "", SOURCE_FEED},
		{"<feed xmlns='http://www.w3.org/2005/Atom'>", "", "",
		    SOURCE_FEED},
		{"<?xml version='1.0'?><gpx>", "", "", SOURCE_OTHER},
		{"{\"version\": \"https://jsonfeed.org/version/1.1\"}", "", "",
		    SOURCE_FEED},
		{"<p>One</p><p>Two <br> lines</p>", "", "", SOURCE_HTML},
		{"<p>hi", "", "", SOURCE_HTML},
		{"<p>hi", "", "a.txt", SOURCE_PLAIN},
		{"<person> said", "", "", SOURCE_PLAIN},
		{"x", "", "a.HTM", SOURCE_HTML},
		{"x", "", "html", SOURCE_PLAIN},
		{"Write <p> for a paragraph.", "", "", SOURCE_PLAIN},
		{"a < b, b > c", "", "", SOURCE_PLAIN},
		{"", "", "", SOURCE_PLAIN},
		{"<", "", "", SOURCE_PLAIN},
		{"<html", "", "", SOURCE_PLAIN},
		{"<!--", "", "", SOURCE_PLAIN},
		{"x", "Text/HTML;charset=x", "", SOURCE_HTML},
		{"x", "application/xhtml+xml", "", SOURCE_HTML},
		{"<?xml version='1.0'?><rss>", "text/html", "", SOURCE_FEED},
		{"<p>One</p><p>Two</p><p>3", "text/plain", "", SOURCE_PLAIN},
		{"<!doctype html><p>", "text/plain", "", SOURCE_HTML},
		{"x", "application/rss+xml", "", SOURCE_FEED},
		{"<html>", "text/xml", "", SOURCE_HTML},
		{"<gpx>", "text/xml", "", SOURCE_OTHER},
		{"{}", "application/json", "", SOURCE_OTHER},
		{"p {}", "text/css", "", SOURCE_OTHER},
		{"x", "application/octet-stream", "", SOURCE_PLAIN},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		SourceKind kind = sniff_kind(str_of(cases[i].bytes),
		    str_of(cases[i].type), str_of(cases[i].name));
		if (kind != cases[i].kind)
			print_error("case %zu: %s\n", i, cases[i].bytes);
		assert_int_equal(kind, cases[i].kind);
	}
}

static void
what_is_no_text_has_a_name(void **state)
{
	(void)state;
	assert_string_equal(sniff_binary(STR("%PDF-1.7\n"), STR("text/html")),
	    "a PDF document");
	assert_string_equal(sniff_binary(STR("x"), STR("Image/SVG+xml")),
	    "a picture");
	assert_null(sniff_binary(STR("x"), STR("application/octet-stream")));
	assert_null(sniff_binary(STR(""), STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(kinds_are_known_by_type_and_by_looks),
		TEST(what_is_no_text_has_a_name),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
