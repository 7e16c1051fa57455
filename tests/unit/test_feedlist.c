#include "folder.h"

#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "config/feedlist.h"

static FeedList
parse(Arena *arena, const char *text)
{
	FeedList list = {0};
	Err err = {0};
	feedlist_parse(arena, str_of(text), STR("feeds.yaml"), &list, &err);
	assert_string_equal(err.text, "");
	return list;
}

static void
refused(Arena *arena, const char *text, const char *why)
{
	FeedList list = {0};
	Err err = {0};
	assert_false(feedlist_parse(arena, str_of(text), STR("feeds.yaml"), &list,
	    &err));
	assert_string_equal(err.text, why);
}

static const char morning[] =
    "# what I read in the morning\n"
    "- https://news.example/feed\n"
    "\n"
    "- folder: World\n"
    "  feeds:\n"
    "    - https://world.example/atom.xml   # slow\n"
    "    - url: https://agency.example/feed\n"
    "      title: The Agency\n"
    "      tags: [daily, politics]\n"
    "      every: 2h\n"
    "      full-text: yes\n"
    "      keep-days: 90\n"
    "      user-agent: Mozilla/5.0\n"
    "      headers:\n"
    "        Accept-Language: en\n"
    "      user: jo\n"
    "      password-command: [pass, show, agency]\n"
    "      proxy: socks5h://localhost:9050\n"
    "    - folder: Local World\n"
    "      feeds:\n"
    "        - https://local.example/feed\n"
    "- url: https://last.example/\n"
    "  keep-days: forever\n"
    "  full-text: off\n";

static void
a_list_of_addresses_is_enough(void **state)
{
	FeedList list = parse(*state,
	    "- https://a.example/feed\n- http://b.example/\n");
	assert_int_equal(list.feeds.count, 2);
	assert_str(list.feeds.items[1].url, "http://b.example/");
	assert_int_equal(list.feeds.items[1].line, 2);
	assert_str(feed_label(&list.feeds.items[1]), "b.example/");
	assert_int_equal(parse(*state, "# none yet\n").feeds.count, 0);
}

static void
a_feed_says_all_that_can_be_said(void **state)
{
	FeedList list = parse(*state, morning);
	assert_int_equal(list.feeds.count, 5);
	int64_t index = feedlist_find(&list, STR("HTTPS://Agency.example:443/feed"));
	assert_int_equal(index, 2);
	const SavedFeed *feed = &list.feeds.items[index];
	assert_str(feed->title, "The Agency");
	assert_true(feed_has_tag(feed, STR("politics")));
	assert_int_equal(feed->tags.count, 2);
	assert_int_equal(feed->every, 7200);
	assert_int_equal(feed->full_text, FULL_TEXT_YES);
	assert_int_equal(feed->keep_days, 90);
	assert_str(feed->user_agent, "Mozilla/5.0");
	assert_str(feed->headers.items[0].name, "Accept-Language");
	assert_str(feed->headers.items[0].value, "en");
	assert_str(feed->user, "jo");
	assert_int_equal(feed->password_command.count, 3);
	assert_str(feed->password_command.items[2], "agency");
	assert_str(feed->proxy, "socks5h://localhost:9050");
	assert_int_equal(list.feeds.items[4].keep_days, KEEP_FOREVER);
	assert_int_equal(list.feeds.items[4].full_text, FULL_TEXT_NO);
}

static void
folders_stand_in_folders(void **state)
{
	FeedList list = parse(*state, morning);
	assert_int_equal(list.folders.count, 3);
	StrList path = feedlist_path(*state, &list, list.feeds.items[3].folder);
	assert_int_equal(path.count, 2);
	assert_str(path.items[0], "World");
	assert_str(path.items[1], "Local World");
	assert_int_equal(feedlist_find_folder(&list, &path), 2);
	StrList nowhere = feedlist_path_of(*state, STR("World/ Far "));
	assert_int_equal(feedlist_find_folder(&list, &nowhere), FEEDLIST_NONE);
	static const bool folders[] = {false, true, false, false, true, false, false};
	static const uint32_t depths[] = {0, 0, 1, 1, 1, 2, 0};
	assert_int_equal(list.entries.count, 7);
	for (uint32_t i = 0; i < 7; i++) {
		assert_int_equal(list.entries.items[i].is_folder, folders[i]);
		assert_int_equal(list.entries.items[i].depth, depths[i]);
	}
}

static void
a_slip_is_named_with_its_line(void **state)
{
	refused(*state, "- https://a.example/\n- title: Nothing\n",
	    "feeds.yaml:2: a feed needs a url");
	refused(*state, "-\n", "feeds.yaml:1: a feed needs a url");
	refused(*state, "- url: https://a.example/\n  titel: A\n",
	    "feeds.yaml:2: a feed has nothing named \"titel\"");
	refused(*state, "- ftp://a.example/\n",
	    "feeds.yaml:1: \"ftp://a.example/\" is no web address (http or https)");
	refused(*state, "- folder: A\n  every: 3\n",
	    "feeds.yaml:2: a folder has nothing named \"every\"");
	refused(*state, "- feeds:\n  - https://a.example/\n",
	    "feeds.yaml:1: a folder needs a name");
	refused(*state, "- folder: A\n- folder: B\n- folder: A\n",
	    "feeds.yaml:3: the folder \"A\" begins in line 1 already");
	refused(*state, "https://a.example/\n",
	    "feeds.yaml:1: feeds are a list: each begins with a dash");
	refused(*state, "- [https://a.example/]\n", "feeds.yaml:1: "
	    "a feed is an address or a map, a folder has a name");
	refused(*state, "- url: https://a.example/\n  every: 1m\n", "feeds.yaml:2: "
	    "every is a time like 30m, 2h or 1d, from 5m to 365d");
	refused(*state, "- url: https://a.example/\n  password-command: pass a\n",
	    "feeds.yaml:2: password-command is a list: [program, argument]");
	refused(*state, "- url: https://a.example/\n  headers:\n    a b: c\n",
	    "feeds.yaml:3: \"a b\" is no name of a header");
	refused(*state,
	    "- url: https://a.example/\n  headers: {A: \"b\\r\\nC: d\"}\n",
	    "feeds.yaml:2: A has a control character in it");
	refused(*state, "- url: https://a.example/\n  proxy: file:///a\n",
	    "feeds.yaml:2: proxy is none, or an address with http, https, socks4, "
	    "socks4a, socks5 or socks5h");
	refused(*state, "- url: https://a.example/\n  tags: [\"a,b\"]\n",
	    "feeds.yaml:2: a tag is a word without a comma, at most 32 to a feed");
}

static void
an_address_that_stands_there_twice_is_noted(void **state)
{
	FeedList list = parse(*state, "- https://a.example\n- https://b.example/\n"
	    "- https://A.example/#top\n");
	assert_int_equal(list.feeds.count, 2);
	assert_int_equal(list.notes.count, 1);
	assert_int_equal(list.notes.items[0].line, 3);
	assert_str(list.notes.items[0].text,
	    "https://A.example/#top stands in line 1 already");
}

static void
folders_end_somewhere(void **state)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (int i = 0; i < 13; i++) {
		buf_add_format(&buf, "%*s- folder: A%d\n", 4 * i, "", i);
		buf_add_format(&buf, "%*s  feeds:\n", 4 * i, "");
	}
	FeedList list;
	Err err = {0};
	assert_false(feedlist_parse(*state, buf_str(&buf), STR("f"), &list, &err));
	assert_string_equal(err.text,
	    "f:25: more than 1000 folders, or 12 inside one another");
	buf_free(&buf);
}

static void
intervals_have_units(void **state)
{
	int64_t seconds;
	assert_true(feedlist_read_interval(STR("90"), &seconds));
	assert_int_equal(seconds, 5400);
	assert_str(feedlist_interval(*state, seconds), "90m");
	assert_true(feedlist_read_interval(STR("1d"), &seconds));
	assert_str(feedlist_interval(*state, seconds), "1d");
	assert_true(feedlist_read_interval(STR("301s"), &seconds));
	assert_str(feedlist_interval(*state, seconds), "301s");
	assert_false(feedlist_read_interval(STR("h"), &seconds));
	assert_false(feedlist_read_interval(STR("-9"), &seconds));
	assert_false(feedlist_read_interval(STR("99999999999999d"), &seconds));
}

static void
what_is_written_is_read_again(void **state)
{
	FeedList list = parse(*state, morning);
	list.feeds.items[0].title = STR("\"Odd\": \\ # \xc2\x85 \xe2\x80\xa8 {x} é");
	list.folders.items[1].name = STR("- no");
	Str text = feedlist_text(*state, &list);
	FeedList again = parse(*state, str_cstr(*state, text));
	assert_str(again.feeds.items[0].title, list.feeds.items[0].title.ptr);
	assert_str(again.folders.items[1].name, "- no");
	assert_int_equal(again.feeds.items[2].password_command.count, 3);
	assert_str(feedlist_text(*state, &again), str_cstr(*state, text));
}

/* Folders of the test's own, for what is loaded and kept. */
static Str
new_home(Arena *arena)
{
	Str home = folder_new(arena);
	setenv("XDG_CONFIG_HOME", home.ptr, 1);
	setenv("XDG_STATE_HOME", path_join(arena, home, STR("state")).ptr, 1);
	return home;
}

static void
the_last_good_list_opens(void **state)
{
	Str home = new_home(*state);
	Str path = path_join(*state, home, STR("quoth/feeds.yaml"));
	FeedList list;
	Err err = {0};
	assert_true(feedlist_load(*state, &list, &err));
	assert_int_equal(list.feeds.count, 0);
	assert_true(file_replace(*state, path, STR("- https://a.example/\n"), &err));
	assert_true(feedlist_load(*state, &list, &err));
	assert_int_equal(list.feeds.count, 1);
	assert_true(file_replace(*state, path, STR("- https://b.example/\n- x\n"),
	    &err));
	assert_string_equal(err.text, "");
	assert_false(feedlist_load(*state, &list, &err));
	assert_string_equal(err.text,
	    "feeds.yaml:2: \"x\" is no web address (http or https)");
	assert_int_equal(list.feeds.count, 1);
	assert_str(list.feeds.items[0].url, "https://a.example/");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_list_of_addresses_is_enough),
		TEST(a_feed_says_all_that_can_be_said),
		TEST(folders_stand_in_folders),
		TEST(a_slip_is_named_with_its_line),
		TEST(an_address_that_stands_there_twice_is_noted),
		TEST(folders_end_somewhere),
		TEST(intervals_have_units),
		TEST(what_is_written_is_read_again),
		TEST(the_last_good_list_opens),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
