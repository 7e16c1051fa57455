#include "test.h"

#include "base/buf.h"
#include "feed/date.h"
#include "feed/plain.h"
#include "feed/parse.h"

#define BASE "https://gazette.example/feeds/all.xml"

static const Feed *
parsed(Arena *arena, const char *text)
{
	return feed_parse(arena, str_of(text), STR(BASE), (Str){0});
}

/* The same feed must come out however the text was cut. */
static const Feed *
parsed_by_bytes(Arena *arena, const char *text)
{
	FeedParser *parser = feed_parser_new(arena, STR(BASE), (Str){0});
	for (; *text; text++)
		feed_parser_push(parser, (Str){text, 1});
	return feed_parser_end(parser);
}

static const char rss[] =
    "<?xml version='1.0' encoding='koi8-r'?>\n"
    "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'\n"
    "  xmlns:content='http://purl.org/rss/1.0/modules/content/'\n"
    "  xmlns:media='http://search.yahoo.com/mrss/'>\n"
    "<channel><title>The Harbour Gazette</title><link>/</link>\n"
    "<description>News &amp; tides</description><language>en-GB</language>\n"
    "<image><title>no</title><url>/logo.png</url><link>/no</link></image>\n"
    "<item><title>Caf\u00e9 reopens &amp;amp; stays</title>\n"
    "<link>/2024/cafe</link><guid isPermaLink='false'>g-1</guid>\n"
    "<pubDate>Tue, 05 Mar 2024 06:14:00 +0100</pubDate>\n"
    "<dc:creator>Ines Moreau</dc:creator><dc:creator>Tom Falk</dc:creator>\n"
    "<category>Town</category><category>Food</category>\n"
    "<description>A &lt;b&gt;short&lt;/b&gt; teaser</description>\n"
    "<content:encoded><![CDATA[<p>Long & full.</p>]]></content:encoded>\n"
    "<media:content url='/cafe.jpg' type='image/jpeg' fileSize='9'/>\n"
    "<enclosure url='/cafe.mp3' type='audio/mpeg' length='1234'/>\n"
    "</item>\n"
    "<item><guid>https://gazette.example/2</guid>\n"
    "<author>ines@gazette.example (Ines Moreau)</author></item>\n"
    "</channel></rss>\n";

static void
check_rss(const Feed *feed)
{
	assert_str(feed->format, "rss20");
	assert_str(feed->name, "The Harbour Gazette");
	assert_str(feed->link, "https://gazette.example/");
	assert_str(feed->subtitle.value, "News & tides");
	assert_str(feed->language, "en-GB");
	assert_str(feed->icon, "https://gazette.example/logo.png");
	assert_int_equal(feed->items.count, 2);
	const Item *item = &feed->items.items[0];
	assert_str(item->title.value, "Caf\u00e9 reopens &amp; stays");
	assert_str(item->headline, "Caf\u00e9 reopens & stays");
	assert_str(item->link, "https://gazette.example/2024/cafe");
	assert_str(item->id, "g-1");
	assert_int_equal(item->published, 1709615640);
	assert_true(item->updated == DATE_NONE);
	assert_int_equal(item->authors.count, 2);
	assert_int_equal(item->categories.count, 2);
	assert_str(item->summary.value, "A <b>short</b> teaser");
	assert_str(item->summary.type, "text/html");
	assert_int_equal(item->contents.count, 1);
	assert_str(item->contents.items[0].value, "<p>Long & full.</p>");
	assert_int_equal(item->enclosures.count, 2);
	assert_str(item->enclosures.items[0].length, "1234");
	assert_str(item->enclosures.items[1].url,
	    "https://gazette.example/cafe.jpg");
	assert_str(item->image, "https://gazette.example/cafe.jpg");
	item = &feed->items.items[1];
	assert_str(item->link, "https://gazette.example/2");
	assert_str(item->authors.items[0].name, "Ines Moreau");
	assert_str(item->authors.items[0].email, "ines@gazette.example");
}

static void
rss_says_what_it_says(void **state)
{
	const Feed *feed = parsed(*state, rss);
	check_rss(feed);
	assert_str(feed_persons_line(*state, &feed->items.items[0].authors),
	    "Ines Moreau, Tom Falk");
}

static void
a_feed_may_come_in_pieces(void **state)
{
	check_rss(parsed_by_bytes(*state, rss));
}

static void
atom_says_what_kind_of_text_it_has(void **state)
{
	const Feed *feed = parsed(*state,
	    "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='fr'"
	    " xml:base='/atom/'><title type='html'>La &lt;i&gt;Vague&lt;/i&gt;"
	    "</title><link rel='self' href='feed.xml'/><link href='../'/>"
	    "<id>tag:vague.example,2024:1</id><author><name>Lou Petit</name>"
	    "<email>lou@vague.example</email></author>"
	    "<entry xml:base='un/'><title>1 &lt; 2</title>"
	    "<link rel='enclosure' href='a.ogg' length='7' type='audio/ogg'/>"
	    "<link rel='alternate' href='page'/><id>urn:1</id>"
	    "<source><title>elsewhere</title><id>urn:x</id></source>"
	    "<updated>2024-03-05T06:14:00Z</updated>"
	    "<category term='t' label='Mer'/>"
	    "<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
	    "<p>a &amp; <img src='x.png' alt='&quot;'/></p></div></content>"
	    "<summary type='text/plain' mode='base64'>w6l0w6k=</summary>"
	    "</entry></feed>");
	assert_str(feed->format, "atom10");
	assert_str(feed->name, "La Vague");
	assert_str(feed->link, "https://gazette.example/");
	assert_str(feed->self, "https://gazette.example/atom/feed.xml");
	assert_str(feed->language, "fr");
	assert_str(feed->authors.items[0].email, "lou@vague.example");
	assert_int_equal(feed->items.count, 1);
	const Item *item = &feed->items.items[0];
	assert_str(item->headline, "1 < 2");
	assert_str(item->title.type, "text/plain");
	assert_str(item->link, "https://gazette.example/atom/un/page");
	assert_str(item->id, "urn:1");
	assert_str(item->categories.items[0], "Mer");
	assert_str(item->enclosures.items[0].url,
	    "https://gazette.example/atom/un/a.ogg");
	assert_str(item->contents.items[0].value,
	    "<p>a &amp; <img src=\"x.png\" alt=\"&quot;\" /></p>");
	assert_str(item->contents.items[0].base,
	    "https://gazette.example/atom/un/");
	assert_str(item->summary.value, "\u00e9t\u00e9");
	assert_int_equal(item->updated, 1709619240);
}

static void
old_formats_are_read(void **state)
{
	const Feed *feed = parsed(*state,
	    "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
	    " xmlns='http://purl.org/rss/1.0/'><channel><title>Old</title>"
	    "<items><rdf:Seq><rdf:li resource='x'/></rdf:Seq></items></channel>"
	    "<item><title>One</title><dc:date>2003-12</dc:date></item></rdf:RDF>");
	assert_str(feed->format, "rss10");
	assert_int_equal(feed->items.count, 1);
	assert_int_equal(feed->items.items[0].updated, 1070236800);
	feed = parsed(*state, "<CHANNEL HREF='http://push.example/'><TITLE>Push"
	    "</TITLE><ITEM HREF='/a' LASTMOD='1998-11-05T22:15-0800'>"
	    "<ABSTRACT>Of old</ABSTRACT></ITEM></CHANNEL>");
	assert_str(feed->format, "cdf");
	assert_str(feed->link, "http://push.example/");
	assert_str(feed->items.items[0].summary.value, "Of old");
	assert_str(feed->items.items[0].link, "https://gazette.example/a");
	feed = parsed(*state, "<!DOCTYPE rss PUBLIC '-//Netscape Communications"
	    "//DTD RSS 0.91//EN' 'x'><rss version='0.91'></rss>");
	assert_str(feed->format, "rss091n");
	feed = parsed(*state, "<feed version='0.3' xmlns='http://purl.org/atom/ns#'"
	    "><tagline mode='escaped' type='text/html'>a&lt;br&gt;b</tagline>"
	    "<entry><issued>2004-01-02</issued></entry></feed>");
	assert_str(feed->format, "atom03");
	assert_str(feed->subtitle.value, "a<br>b");
}

static void
a_json_feed_is_read(void **state)
{
	const char *text = "\xef\xbb\xbf{\"version\":"
	    "\"https://jsonfeed.org/version/1.1\",\"title\":\"Tidings\","
	    "\"home_page_url\":\"/\",\"authors\":[{\"name\":\"Kim Oduya\"}],"
	    "\"items\":[{\"id\":12,\"url\":\"one\",\"title\":\"One <two>\","
	    "\"content_html\":\"<p>x</p>\",\"content_text\":\"x\","
	    "\"date_published\":\"2024-03-05T06:14:00Z\",\"tags\":[\"a\",7],"
	    "\"attachments\":[{\"url\":\"a.mp3\",\"mime_type\":\"audio/mpeg\","
	    "\"size_in_bytes\":99}]}, 5, {\"id\":\"b\"}]}";
	const Feed *feed = parsed_by_bytes(*state, text);
	assert_str(feed->format, "json11");
	assert_str(feed->link, "https://gazette.example/");
	assert_str(feed->authors.items[0].name, "Kim Oduya");
	assert_int_equal(feed->items.count, 2);
	const Item *item = &feed->items.items[0];
	assert_str(item->id, "12");
	assert_str(item->headline, "One <two>");
	assert_str(item->link, "https://gazette.example/feeds/one");
	assert_int_equal(item->contents.count, 2);
	assert_str(item->enclosures.items[0].length, "99");
	assert_int_equal(item->categories.count, 1);
	/* cut off in the second item: the first one stands */
	size_t len = strlen(text) - 6;
	feed = feed_parse(*state, (Str){text, len}, (Str){0}, (Str){0});
	assert_int_equal(feed->items.count, 1);
	assert_true(feed->cut);
}

static void
what_is_no_feed_has_no_format(void **state)
{
	static const char *const others[] = {"", " \n ", "Not found",
	    "<!DOCTYPE html><html><head><title>404</title></head></html>",
	    "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"
	    "<title>x</title></html>", "{\"error\": 404}", "{", "[1, 2]", "<", "&",
	    "<opml><body/></opml>", "<!-- only this"};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		const Feed *feed = parsed(*state, others[i]);
		assert_str(feed->format, "");
		assert_str(feed->name, "");
		assert_int_equal(feed->items.count, 0);
	}
}

static void
what_is_broken_is_mended(void **state)
{
	static const struct {
		const char *text, *title;
	} cases[] = {
	    {"<title>Fish & chips</title>", "Fish & chips"},
	    {"<title>AT&T; a &foo; b</title>", "AT&T; a &foo; b"},
	    {"<title>caf&eacute; &#146;x&#8217 &#0;</title>",
	     "caf\u00e9 \u2019x\u2019 \ufffd"},
	    {"<title>1 < 2</title>", "1 < 2"},
	    {"<title>a\x0b" "b\x1b</title>", "ab"},
	    {"<!-- -- > --><title>c</title><!-- <title>d</title> -->", "c"},
	    {"<title>open</TITLE>", "open"},
	    {"<title>cut of", "cut of"},
	    {"<title><![CDATA[cut of", "cut of"},
	    {"</b><title>x</title>", "x"},
	    {"<link a=b c><title>x</title>", ""},
	    {"<title x=1 y>x</title>", "x"},
	    {"<?php echo 1 ?><title>x</title>", "x"},
	    {"<dc:title>undeclared</dc:title>", "undeclared"},
	    {"<foo:title>unknown</foo:title>", ""},
	    {"</item></channel></rss><item><title>after</title>", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		Str text = str_format(*state, "\n\n Warning: x\n<rss><channel>"
		    "<item>%s", cases[i].text);
		const Feed *feed = feed_parse(*state, text, (Str){0}, (Str){0});
		assert_true(feed->items.count >= 1);
		assert_str(feed->items.items[0].title.value, cases[i].title);
	}
	/* an item begins although a title was never closed */
	const Feed *feed = parsed(*state, "<rss><channel><item><title>one"
	    "<item><title>two</title></item></channel></rss>");
	assert_int_equal(feed->items.count, 2);
	assert_str(feed->items.items[1].headline, "two");
}

static void
a_feed_cut_anywhere_gives_what_is_there(void **state)
{
	for (size_t len = 0; len < sizeof rss; len++) {
		const Feed *feed = feed_parse(*state, (Str){rss, len}, (Str){0},
		    (Str){0});
		assert_true(feed->items.count <= 2);
	}
}

static void
entities_do_not_grow(void **state)
{
	const Feed *feed = parsed(*state,
	    "<!DOCTYPE rss [<!ENTITY who \"Ada &amp; Co\"> <!-- ' -->"
	    "<!ENTITY file SYSTEM 'file:///etc/passwd'>"
	    "<!ENTITY two '&who;&who;'>]>"
	    "<rss><channel><title>&who;</title><item><title>&two;</title></item>"
	    "<item><title>&file;</title></item></channel></rss>");
	assert_str(feed->name, "Ada & Co");
	assert_str(feed->items.items[0].title.value, "&who;&who;");
	assert_str(feed->items.items[1].title.value, "&file;");
	Buf text = buf_new(BUF_UNLIMITED);
	buf_add(&text, STR("<!DOCTYPE rss [<!ENTITY a '"));
	for (int i = 0; i < 100; i++)
		buf_add(&text, STR("aaaaaaaaaa"));
	buf_add(&text, STR("'>]><rss><channel><description>"));
	for (int i = 0; i < 10000; i++)
		buf_add(&text, STR("&a;"));
	feed = feed_parse(*state, buf_str(&text), (Str){0}, (Str){0});
	assert_true(feed->subtitle.value.len <= 256 << 10);
	buf_free(&text);
}

static void
what_a_feed_may_say_is_bounded(void **state)
{
	Buf text = buf_new(BUF_UNLIMITED);
	buf_add(&text, STR("<rss><channel><item><guid>"));
	for (int i = 0; i < 20000; i++)
		buf_add(&text, STR("g"));
	buf_add(&text, STR("</guid>"));
	for (int i = 0; i < 1000; i++)
		buf_add_format(&text, "<category>c%d</category>", i);
	for (int i = 0; i < 1000; i++)
		buf_add(&text, STR("<deep>"));
	for (int i = 0; i < 1000; i++)
		buf_add(&text, STR("</deep>"));
	buf_add(&text, STR("</item>"));
	for (int i = 0; i < FEED_ITEMS_MAX + 10; i++)
		buf_add(&text, STR("<item/>"));
	const Feed *feed = feed_parse(*state, buf_str(&text), (Str){0}, (Str){0});
	assert_true(feed->cut);
	assert_int_equal(feed->items.count, FEED_ITEMS_MAX);
	assert_true(feed->items.items[0].id.len < FEED_LINE_MAX);
	assert_int_equal(feed->items.items[0].categories.count,
	    FEED_CATEGORIES_MAX);
	buf_free(&text);
}

static void
an_item_has_an_identity_in_its_feed(void **state)
{
	Item item = {.published = DATE_NONE, .updated = DATE_NONE};
	item.title.value = STR("A title");
	Str by_title = item_identity(*state, &item);
	item.published = 1;
	assert_false(str_equal(by_title, item_identity(*state, &item)));
	item.link = STR("x");
	assert_str(item_identity(*state, &item), "link:x");
	item.id = STR("x");
	assert_str(item_identity(*state, &item), "guid:x");
}

static void
persons_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text, *name, *email;
	} cases[] = {
	    {"Ines Moreau", "Ines Moreau", ""},
	    {"i@x.example (Ines Moreau)", "Ines Moreau", "i@x.example"},
	    {"Ines Moreau (i+spam@x.example)", "Ines Moreau", "i+spam@x.example"},
	    {"Ines Moreau &lt;i@x.example&gt;", "Ines Moreau", "i@x.example"},
	    {"i@x.example", "", "i@x.example"},
	    {"mailto:i@x.example", "", "i@x.example"},
	    {"Ines @ home", "Ines @ home", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		const Feed *feed = feed_parse(*state, str_format(*state,
		    "<rss><channel><managingEditor>%s</managingEditor></channel>"
		    "</rss>", cases[i].text), (Str){0}, (Str){0});
		assert_int_equal(feed->authors.count, 1);
		assert_str(feed->authors.items[0].name, cases[i].name);
		assert_str(feed->authors.items[0].email, cases[i].email);
	}
}

static void
dates_of_feeds_are_read(void **state)
{
	static const struct {
		const char *text, *iso;
	} cases[] = {
	    {"2003", "2003-01-01T00:00:00Z"},
	    {"2003-12", "2003-12-01T00:00:00Z"},
	    {"2003-335", "2003-12-01T00:00:00Z"},
	    {"2003335", "2003-12-01T00:00:00Z"},
	    {"2003-366", ""},
	    {"03-12-31", "2003-12-31T00:00:00Z"},
	    {"20031231", "2003-12-31T00:00:00Z"},
	    {"2003-12-31T10:14:55-08:00", "2003-12-31T18:14:55Z"},
	    {"2003-12-31T10:14Z", "2003-12-31T10:14:00Z"},
	    {"2003-12-31 10:14:55", "2003-12-31T10:14:55Z"},
	    {"Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"},
	    {"Thu, 01 Jan 04 19:48 EST", "2004-01-02T00:48:00Z"},
	    {"01 January 2004 19:48:21 +0200", "2004-01-01T17:48:21Z"},
	    {"Thu Jan  1 19:48:21 2004", "2004-01-01T19:48:21Z"},
	    {"Thu, 31 Jun 2004 19:48:21 GMT", ""},
	    {"Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"},
	    {"Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"},
	    {"Τρι, 18 Μαρ 2008 09:00:00 +0200", "2008-03-18T07:00:00Z"},
	    {"2004-július-13T9:15-05:00", "2004-07-13T14:15:00Z"},
	    {"2004-december-1T09:15", "2004-12-01T09:15:00Z"},
	    {"2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"},
	    {"2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"},
	    {"2004-05-25 오전 12:03:00", "2004-05-24T15:03:00Z"},
	    {"오후", ""},
	    {"", ""},
	    {"yesterday", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		Str iso = date_iso(*state, feed_date_read(str_of(cases[i].text)));
		if (!str_equal(iso, str_of(cases[i].iso)))
			print_error("of \"%s\":\n", cases[i].text);
		assert_str(iso, cases[i].iso);
	}
}

static void
a_headline_is_one_plain_line(void **state)
{
	static const struct {
		const char *text, *line;
	} cases[] = {
	    {"a <b>bold</b>\n  claim", "a bold claim"},
	    {"x<script>alert(1)</script>y", "xy"},
	    {"one<br/>two &amp; three&nbsp;&hellip;", "one two & three \u2026"},
	    {"<img src='x' alt='Chart of prices'>", "Chart of prices"},
	    {"1 < 2 <!-- no -->", "1 < 2"},
	    {"<b", "<b"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		FeedText text = {.value = str_of(cases[i].text),
		    .type = STR("text/html")};
		assert_str(plain_line(*state, &text, 100), cases[i].line);
	}
	assert_true(plain_looks_like_html(STR("a<br>b")));
	assert_true(plain_looks_like_html(STR("R&amp;D")));
	assert_false(plain_looks_like_html(STR("R&D")));
	assert_false(plain_looks_like_html(STR("<blink> considered")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rss_says_what_it_says),
		TEST(a_feed_may_come_in_pieces),
		TEST(atom_says_what_kind_of_text_it_has),
		TEST(old_formats_are_read),
		TEST(a_json_feed_is_read),
		TEST(what_is_no_feed_has_no_format),
		TEST(what_is_broken_is_mended),
		TEST(a_feed_cut_anywhere_gives_what_is_there),
		TEST(entities_do_not_grow),
		TEST(what_a_feed_may_say_is_bounded),
		TEST(an_item_has_an_identity_in_its_feed),
		TEST(persons_are_read_as_people_write_them),
		TEST(dates_of_feeds_are_read),
		TEST(a_headline_is_one_plain_line),
	};
	return cmocka_run_group_tests_name("feed", tests, NULL, NULL);
}
