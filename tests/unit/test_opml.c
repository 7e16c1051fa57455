#include "test.h"

#include "base/buf.h"
#include "feed/opml.h"

static FeedList
read_opml(Arena *arena, const char *text)
{
	FeedList list = {0};
	Err err = {0};
	opml_read(arena, str_of(text), &list, &err);
	assert_string_equal(err.text, "");
	return list;
}

static const char world[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<opml version=\"2.0\">\n"
    "  <head>\n"
    "    <title>Jo&#39;s &amp; my feeds</title>\n"
    "  </head>\n"
    "  <body>\n"
    "    <outline type=\"rss\" text=\"https://a.example/\""
    " xmlUrl=\"https://a.example/\"/>\n"
    "    <outline text=\"World\">\n"
    "      <outline text=\"Near &lt;us&gt;\">\n"
    "        <outline type=\"rss\" text=\"B &amp; &quot;C&quot;\""
    " title=\"B &amp; &quot;C&quot;\" xmlUrl=\"https://b.example/?x=1&amp;y=2\""
    " htmlUrl=\"https://b.example/\" category=\"daily,/world/near\"/>\n"
    "      </outline>\n"
    "      <outline text=\"Empty\">\n"
    "      </outline>\n"
    "      <outline type=\"rss\" text=\"D\" title=\"D\""
    " xmlUrl=\"https://d.example/\"/>\n"
    "    </outline>\n"
    "  </body>\n"
    "</opml>\n";

static void
folders_tags_and_titles_come_in(void **state)
{
	FeedList list = read_opml(*state, world);
	assert_str(list.title, "Jo's & my feeds");
	assert_int_equal(list.feeds.count, 3);
	assert_int_equal(list.folders.count, 4);
	assert_int_equal(list.notes.count, 0);
	const SavedFeed *feed = &list.feeds.items[1];
	assert_str(feed->url, "https://b.example/?x=1&y=2");
	assert_str(feed->title, "B & \"C\"");
	assert_str(feed->site, "https://b.example/");
	assert_true(feed_has_tag(feed, STR("daily")));
	assert_true(feed_has_tag(feed, STR("/world/near")));
	assert_int_equal(feed->line, 10);
	StrList path = feedlist_path(*state, &list, feed->folder);
	assert_int_equal(path.count, 2);
	assert_str(path.items[1], "Near <us>");
	assert_str(list.feeds.items[0].title, "");
}

static void
what_goes_out_comes_in_again(void **state)
{
	FeedList list = read_opml(*state, world);
	list.title = STR("Jo & I");
	list.feeds.items[0].title = STR("a\xe2\x80\xae<b>\t'é");
	Str text = opml_write(*state, &list);
	FeedList again = read_opml(*state, str_cstr(*state, text));
	assert_str(opml_write(*state, &again), str_cstr(*state, text));
	assert_str(again.feeds.items[0].title, "a\xe2\x80\xae<b>'é");
	list = read_opml(*state, world);
	list.title = STR("x");
	Str lines = opml_write(*state, &list);
	ptrdiff_t body = str_find(lines, STR("<body>"));
	assert_str(str_part(lines, (size_t)body, lines.len),
	    strstr(world, "<body>"));
}

static void
what_others_write_is_read(void **state)
{
	FeedList list = read_opml(*state,
	    "<opml version='1.0'>\n<outline xmlurl='https://a.example/' TITLE='A'/>\n"
	    "<OUTLINE text='https://b.example/' title='B' "
	    "xmlUrl=' https://b.example/ '>\n<outline text='C' "
	    "xmlUrl='https://c.example/'></OUTLINE>\n<outline text='D & E' "
	    "xmlUrl='https://d.example/?a=1&b=2'/>\n");
	assert_int_equal(list.feeds.count, 4);
	assert_str(list.feeds.items[0].title, "A");
	assert_str(list.feeds.items[1].title, "B");
	assert_str(list.feeds.items[2].title, "C");
	assert_str(list.feeds.items[3].url, "https://d.example/?a=1&b=2");
	assert_int_equal(list.folders.count, 1);
}

static void
what_is_no_feed_is_noted(void **state)
{
	FeedList list = read_opml(*state, "<opml><body>\n"
	    "<outline type='include' text='me' url='https://a.example/me.opml'/>\n"
	    "<outline type='rss' text='lost'/>\n"
	    "<outline text='script' xmlUrl='javascript:alert(1)'/>\n"
	    "<outline xmlUrl='https://a.example/'/>\n"
	    "<outline xmlUrl='https://A.example/#x'/>\n</body></opml>");
	assert_int_equal(list.feeds.count, 1);
	static const char *const notes[] = {
		"includes another file, which is not read",
		"\"lost\" has no address of a feed",
		"\"javascript:alert(1)\" is no web address (http or https)",
		"https://A.example/#x stands in line 5 already",
	};
	static const uint32_t lines[] = {2, 3, 4, 6};
	assert_int_equal(list.notes.count, 4);
	for (uint32_t i = 0; i < 4; i++) {
		assert_str(list.notes.items[i].text, notes[i]);
		assert_int_equal(list.notes.items[i].line, lines[i]);
	}
}

static void
folders_of_the_same_name_are_one(void **state)
{
	FeedList list = read_opml(*state, "<opml><body><outline text='A'>"
	    "<outline xmlUrl='https://a.example/'/></outline>"
	    "<outline xmlUrl='https://b.example/'/><outline text='A'>"
	    "<outline xmlUrl='https://c.example/'/></outline></body></opml>");
	assert_int_equal(list.folders.count, 2);
	static const uint32_t depths[] = {0, 1, 1, 0};
	for (uint32_t i = 0; i < 4; i++)
		assert_int_equal(list.entries.items[i].depth, depths[i]);
}

static void
depth_has_an_end(void **state)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	buf_add(&buf, STR("<opml><body>"));
	for (int i = 0; i < 10000; i++)
		buf_add_format(&buf, "<outline text='%d'>\n", i);
	buf_add(&buf, STR("<outline xmlUrl='https://a.example/'/>"));
	FeedList list;
	Err err = {0};
	assert_true(opml_read(*state, buf_str(&buf), &list, &err));
	assert_int_equal(list.folders.count, FEEDLIST_DEEPEST + 1);
	assert_true(list.notes.count > 0);
	buf_free(&buf);
}

static void
what_is_no_opml_is_refused(void **state)
{
	FeedList list;
	Err err = {0};
	assert_false(opml_read(*state, STR("<rss><outline/></rss>"), &list, &err));
	assert_string_equal(err.text, "not OPML");
	assert_false(opml_read(*state, (Str){0}, &list, &err));
	assert_false(opml_read(*state, STR("opml"), &list, &err));
	assert_true(opml_read(*state, STR("<opml/>"), &list, &err));
	assert_int_equal(list.feeds.count, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(folders_tags_and_titles_come_in),
		TEST(what_goes_out_comes_in_again),
		TEST(what_others_write_is_read),
		TEST(what_is_no_feed_is_noted),
		TEST(folders_of_the_same_name_are_one),
		TEST(depth_has_an_end),
		TEST(what_is_no_opml_is_refused),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
