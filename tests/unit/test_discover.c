#include "test.h"

#include "article/discover.h"

static void
a_page_links_to_its_feeds(void **state)
{
	FoundFeedList found = discover_feeds(*state, STR("<html><head>"
	    "<link rel='alternate' type='application/rss+xml' "
	    "title='News &raquo; Comments' href='/comments/feed'>"
	    "<LINK REL='Alternate Home' TYPE='application/atom+xml; charset=utf-8' "
	    "title='All\n the  news' href='atom.xml#x'>"
	    "<link rel=alternate type=application/feed+json href='//b.example/f'>"
	    "<link rel=alternate hreflang=de href='/de'>"
	    "<link rel=alternate type=application/rss+xml href='javascript:x()'>"
	    "<link rel=stylesheet type=text/css href=a.css>"
	    "<link rel=alternate type=application/rss+xml href='atom.xml'>"
	    "</head><body><a href=/rss>RSS</a></body>"),
	    STR("https://a.example/world/today.html"));
	assert_int_equal(found.count, 3);
	assert_str(found.items[0].url, "https://a.example/world/atom.xml");
	assert_str(found.items[0].title, "All the news");
	assert_str(found.items[1].url, "https://b.example/f");
	assert_str(found.items[1].title, "");
	assert_str(found.items[1].type, "application/feed+json");
	assert_str(found.items[2].url, "https://a.example/comments/feed");
}

static void
a_base_is_where_links_are_seen_from(void **state)
{
	FoundFeedList found = discover_feeds(*state, STR("<base href='/x/'>"
	    "<link rel=alternate type=application/rss+xml href='feed'>"),
	    STR("https://a.example/world/today.html"));
	assert_str(found.items[0].url, "https://a.example/x/feed");
}

static void
without_links_of_the_head_the_text_is_asked(void **state)
{
	FoundFeedList found = discover_feeds(*state, STR("<p><a href='/feed/'>Our "
	    "<b>feed</b></a> <a href='/about'>About</a> "
	    "<a href='https://feed'>x</a> <a href='news.rss?all=1'></a>"),
	    STR("https://a.example/"));
	assert_int_equal(found.count, 2);
	assert_str(found.items[0].url, "https://a.example/feed/");
	assert_str(found.items[0].title, "Our feed");
	assert_str(found.items[1].url, "https://a.example/news.rss?all=1");
	assert_int_equal(discover_feeds(*state, (Str){0}, (Str){0}).count, 0);
}

static bool
has(const FoundFeedList *list, const char *url)
{
	for (uint32_t i = 0; i < list->count; i++)
		if (str_equal(list->items[i].url, str_of(url)))
			return true;
	return false;
}

static void
usual_places_are_beside_the_page_and_at_the_root(void **state)
{
	FoundFeedList found = discover_usual(*state,
	    STR("https://a.example/blog/today"));
	assert_str(found.items[0].url, "https://a.example/blog/today/feed");
	assert_true(has(&found, "https://a.example/blog/rss.xml"));
	assert_true(has(&found, "https://a.example/feed.json"));
	found = discover_usual(*state, STR("https://a.example"));
	assert_str(found.items[0].url, "https://a.example/feed");
	assert_true(has(&found, "https://a.example/index.xml"));
	assert_int_equal(found.count, 11);
	assert_int_equal(discover_usual(*state, STR("file:///a")).count, 0);
}

static void
an_address_may_be_typed_without_its_scheme(void **state)
{
	assert_str(discover_address(*state, STR(" news.example/world ")),
	    "https://news.example/world");
	assert_str(discover_address(*state, STR("feed://a.example/f")),
	    "https://a.example/f");
	assert_str(discover_address(*state, STR("feed:http://a.example/f")),
	    "http://a.example/f");
	assert_str(discover_address(*state, STR("localhost:8080/feed")),
	    "https://localhost:8080/feed");
	assert_str(discover_address(*state, STR("javascript:alert(1.5)")), "");
	assert_str(discover_address(*state, STR("a.b:c")), "");
	assert_str(discover_address(*state, STR("../feeds.xml")), "");
	assert_str(discover_address(*state, STR("words")), "");
	assert_str(discover_address(*state, (Str){0}), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_links_to_its_feeds),
		TEST(a_base_is_where_links_are_seen_from),
		TEST(without_links_of_the_head_the_text_is_asked),
		TEST(usual_places_are_beside_the_page_and_at_the_root),
		TEST(an_address_may_be_typed_without_its_scheme),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
