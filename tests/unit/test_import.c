#include "folder.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/path.h"
#include "config/import.h"

static FeedList
read_as(Arena *arena, const char *text, ImportFormat format)
{
	assert_int_equal(import_format(str_of(text)), format);
	return import_read(arena, str_of(text), format);
}

static void
assert_note(const FeedList *list, uint32_t index, uint32_t line,
    const char *text)
{
	assert_true(index < list->notes.count);
	assert_int_equal(list->notes.items[index].line, line);
	assert_str(list->notes.items[index].text, text);
}

static void
newsboat_has_tags_and_titles(void **state)
{
	FeedList list = read_as(*state, "# mine\n"
	    "https://a.example/feed daily \"two words\" \"~The \\\"A\\\" Feed\"\n"
	    "\n"
	    "https://b.example/feed ! # hidden\r\n"
	    "\"query:Unread:unread = \\\"yes\\\"\" tag\n"
	    "\"exec:rm -rf ~\"\n"
	    "filter:~/bin/x:https://c.example/ tag\n"
	    "https://a.example/feed again\n"
	    "gopher://d.example/\n", IMPORT_NEWSBOAT);
	assert_int_equal(list.feeds.count, 2);
	assert_str(list.feeds.items[0].title, "The \"A\" Feed");
	assert_int_equal(list.feeds.items[0].tags.count, 2);
	assert_true(feed_has_tag(&list.feeds.items[0], STR("two words")));
	assert_int_equal(list.feeds.items[1].tags.count, 0);
	assert_note(&list, 0, 5, "a search over other feeds: not imported");
	assert_note(&list, 1, 6, "a command that makes a feed: not imported");
	assert_note(&list, 2, 7,
	    "a feed that goes through a command: not imported");
	assert_note(&list, 3, 8, "https://a.example/feed stands in line 2 already");
	assert_note(&list, 4, 9,
	    "\"gopher://d.example/\" is no web address (http or https)");
}

static void
newsraft_has_sections_and_settings(void **state)
{
	FeedList list = read_as(*state,
	    "https://a.example/feed \"The A\"\n"
	    "@ World news < reload-period 60\n"
	    "https://b.example/feed \"The B\" < reload-period 90; item-limit 9>\n"
	    "$(echo x) \"Y\"\n"
	    "@ Other\n"
	    "https://c.example/feed\n", IMPORT_NEWSRAFT);
	assert_int_equal(list.feeds.count, 3);
	assert_str(list.feeds.items[0].title, "The A");
	assert_int_equal(list.feeds.items[0].folder, FEEDLIST_TOP);
	assert_str(list.folders.items[list.feeds.items[1].folder].name,
	    "World news");
	assert_int_equal(list.feeds.items[1].every, 5400);
	assert_str(list.folders.items[list.feeds.items[2].folder].name, "Other");
	assert_note(&list, 0, 2, "the settings of a section: not imported");
	assert_note(&list, 1, 3, "the setting item-limit: not imported");
	assert_note(&list, 2, 4, "a command that makes a feed: not imported");
	assert_int_equal(import_format(STR("https://a.example/ \"The A\"\n")),
	    IMPORT_NEWSRAFT);
}

static void
sfeed_is_read_and_never_run(void **state)
{
	FeedList list = read_as(*state,
	    "sfeedpath=\"$HOME/.sfeed/feeds\"\n"
	    "\n"
	    "feeds() {\n"
	    "\t# feed <name> <feedurl> [basesiteurl] [encoding]\n"
	    "\tfeed \"The A\" \"https://a.example/feed\"\n"
	    "\tfeed 'B' 'https://b.example/feed' 'https://b.example/' 'utf-8';\n"
	    "\tfeed C \"$base/feed\"\n"
	    "\tfeed D `echo https://d.example/`\n"
	    "\trm -rf /\n"
	    "}\n", IMPORT_SFEED);
	assert_int_equal(list.feeds.count, 2);
	assert_str(list.feeds.items[0].title, "The A");
	assert_str(list.feeds.items[1].site, "https://b.example/");
	assert_note(&list, 0, 7, "only a shell knows what this is: not imported");
	assert_note(&list, 1, 8, "only a shell knows what this is: not imported");
	assert_note(&list, 2, 9,
	    "not a line of feed 'name' 'address': not imported");
}

static void
a_format_is_told_by_what_is_in_it(void **state)
{
	(void)state;
	assert_int_equal(import_format(STR("https://a.example/\n")),
	    IMPORT_NEWSBOAT);
	assert_int_equal(import_format(STR("# x\n- https://a.example/\n")),
	    IMPORT_QUOTH);
	assert_int_equal(import_format(STR(" <?xml version='1.0'?>\n<opml>")),
	    IMPORT_OPML);
	assert_int_equal(import_format(STR("<html>")), IMPORT_UNKNOWN);
	assert_int_equal(import_format(STR("dear diary\n")), IMPORT_UNKNOWN);
	assert_int_equal(import_format((Str){0}), IMPORT_UNKNOWN);
}

static void
lists_of_others_are_found_in_the_home_folder(void **state)
{
	Str folder = folder_new(*state);
	setenv("HOME", folder.ptr, 1);
	unsetenv("XDG_CONFIG_HOME");
	assert_int_equal(import_candidates(*state).count, 0);
	Err err = {0};
	assert_true(file_replace(*state, path_join(*state, folder,
	    STR(".config/newsboat/urls")), STR("https://a.example/ x\n"), &err));
	assert_true(file_replace(*state, path_join(*state, folder,
	    STR(".newsboat/urls")), STR("# none\n"), &err));
	assert_true(file_replace(*state, path_join(*state, folder,
	    STR("old.opml")), STR("<opml/>"), &err));
	ImportCandidateList list = import_candidates(*state);
	assert_int_equal(list.count, 2);
	assert_int_equal(list.items[0].format, IMPORT_NEWSBOAT);
	assert_int_equal(list.items[0].feeds, 1);
	assert_int_equal(list.items[1].format, IMPORT_OPML);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(newsboat_has_tags_and_titles),
		TEST(newsraft_has_sections_and_settings),
		TEST(sfeed_is_read_and_never_run),
		TEST(a_format_is_told_by_what_is_in_it),
		TEST(lists_of_others_are_found_in_the_home_folder),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
