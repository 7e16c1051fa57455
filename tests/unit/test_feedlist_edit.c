#include "folder.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/path.h"
#include "config/feedlist.h"
#include "config/feedlist_edit.h"

static const char morning[] =
    "# what I read in the morning\n"
    "- https://news.example/feed   # first\n"
    "\n"
    "- folder: World   # far away\n"
    "  feeds:\n"
    "    # slow\n"
    "    - https://world.example/atom.xml\n"
    "    - title: The Agency\n"
    "      url: https://agency.example/feed\n"
    "      tags:\n"
    "        - daily\n"
    "        - politics\n"
    "      every: 2h\n"
    "\n"
    "# empty so far\n"
    "- folder: Later\n"
    "- url: 'https://last.example/'";

static Str
edited(Arena *arena, const char *text, const FeedEdit *edit)
{
	Err err = {0};
	Str result = {0};
	feedlist_edit_text(arena, str_of(text), STR("feeds.yaml"), edit, &result,
	    &err);
	assert_string_equal(err.text, "");
	return result;
}

static void
refused(Arena *arena, const char *text, const FeedEdit *edit, const char *why)
{
	Err err = {0};
	Str result = {0};
	assert_false(feedlist_edit_text(arena, str_of(text), STR("feeds.yaml"),
	    edit, &result, &err));
	assert_string_equal(err.text, why);
	assert_null(result.ptr);
}

/* text with its part old, which it has once, as new. */
static const char *
with(Arena *arena, const char *text, const char *old, const char *new)
{
	Str whole = str_of(text);
	ptrdiff_t at = str_find(whole, str_of(old));
	assert_true(at >= 0);
	size_t end = (size_t)at + strlen(old);
	return str_format(arena, "%.*s%s%.*s", (int)at, text, new,
	    STR_ARG(str_part(whole, end, whole.len))).ptr;
}

static FeedEdit
add_of(Arena *arena, const char *url, const char *title, const char *folder)
{
	FeedList *list = ARENA_NEW(arena, FeedList);
	*list = feedlist_new(arena);
	StrList path = feedlist_path_of(arena, str_of(folder));
	int64_t at = FEEDLIST_TOP;
	for (uint32_t i = 0; i < path.count; i++)
		at = feedlist_folder_in(arena, list, (uint32_t)at, path.items[i], 0);
	feedlist_put(arena, list, (SavedFeed){.url = str_of(url),
	    .title = str_of(title), .folder = (uint32_t)at});
	return (FeedEdit){.kind = FEED_EDIT_ADD, .list = list};
}

static void
a_feed_is_added_behind_the_others(void **state)
{
	FeedEdit edit = add_of(*state, "https://new.example/", "", "");
	assert_str(edited(*state, morning, &edit),
	    with(*state, morning, "'https://last.example/'",
	        "'https://last.example/'\n- https://new.example/\n"));
	assert_str(edited(*state, "", &edit), "- https://new.example/\n");
	assert_str(edited(*state, "# none yet\n", &edit),
	    "# none yet\n- https://new.example/\n");
	edit = add_of(*state, "https://news.example/feed", "Again", "World");
	assert_str(edited(*state, morning, &edit), morning);
}

static void
a_feed_is_added_to_its_folder(void **state)
{
	FeedEdit edit = add_of(*state, "https://new.example/", "New: it", "World");
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "every: 2h\n", "every: 2h\n    - url: https://new.example/\n"
	    "      title: \"New: it\"\n"));
	edit = add_of(*state, "https://new.example/", "", "Later/Much later");
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "- folder: Later\n", "- folder: Later\n  feeds:\n"
	    "    - folder: Much later\n      feeds:\n"
	    "        - https://new.example/\n"));
}

static void
a_feed_is_removed_with_its_lines_alone(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_REMOVE,
	    .url = STR("https://world.example/atom.xml")};
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "    - https://world.example/atom.xml\n", ""));
	edit.url = STR("https://agency.example/feed");
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "    - title: The Agency\n      url: https://agency.example/feed\n"
	    "      tags:\n        - daily\n        - politics\n      every: 2h\n",
	    ""));
	edit.url = STR("https://none.example/");
	refused(*state, morning, &edit,
	    "feeds.yaml: has no feed https://none.example/");
	edit.url = STR("https://a.example/");
	assert_str(edited(*state, "- https://a.example/\n", &edit), "");
}

static void
a_title_is_given_changed_and_taken(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_TITLE,
	    .url = STR("https://news.example/feed"), .text = STR("The  News")};
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "- https://news.example/feed   # first\n",
	    "- url: https://news.example/feed   # first\n  title: The News\n"));
	edit.url = STR("https://last.example/");
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "'https://last.example/'",
	    "'https://last.example/'\n  title: The News\n"));
	edit.url = STR("https://agency.example/feed");
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "The Agency", "The News"));
	edit.text = (Str){0};
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "The Agency", "\"\""));
	assert_str(edited(*state, "- url: https://agency.example/feed\n"
	    "  title: é  # why\n  every: 1h\n", &edit),
	    "- url: https://agency.example/feed\n  every: 1h\n");
	edit.text = STR("a\033b");
	refused(*state, morning, &edit, "cannot be changed so: feeds.yaml:8: "
	    "title has a control character in it");
}

static void
tags_are_given_and_taken(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_TAGS,
	    .url = STR("https://agency.example/feed")};
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "      tags:\n        - daily\n        - politics\n", ""));
	list_push(*state, &edit.tags, STR("slow"));
	list_push(*state, &edit.tags, STR("yes"));
	list_push(*state, &edit.tags, STR("slow"));
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "tags:\n        - daily\n        - politics\n",
	    "tags: [slow, \"yes\"]\n"));
	refused(*state, with(*state, morning, "- daily", "- daily # so it is"),
	    &edit, "feeds.yaml:10: written in a way that quoth does not edit; "
	    "please edit it by hand");
}

static void
a_feed_is_moved_as_it_is_written(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_MOVE,
	    .url = STR("https://agency.example/feed"),
	    .path = feedlist_path_of(*state, STR("Later"))};
	const char *piece = "    - title: The Agency\n"
	    "      url: https://agency.example/feed\n      tags:\n"
	    "        - daily\n        - politics\n      every: 2h\n";
	const char *gone = with(*state, morning, piece, "");
	assert_str(edited(*state, morning, &edit), with(*state, gone,
	    "- folder: Later\n", str_format(*state,
	    "- folder: Later\n  feeds:\n%s", piece).ptr));
	edit.url = STR("https://news.example/feed");
	edit.path = feedlist_path_of(*state, STR("New"));
	gone = with(*state, morning, "- https://news.example/feed   # first\n", "");
	assert_str(edited(*state, morning, &edit), with(*state, gone,
	    "last.example/'", "last.example/'\n- folder: New\n  feeds:\n"
	    "    - https://news.example/feed   # first\n"));
}

static void
folders_are_made_renamed_and_removed(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_RENAME_FOLDER, .text = STR("The: world"),
	    .path = feedlist_path_of(*state, STR("World"))};
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "folder: World", "folder: \"The: world\""));
	edit.text = STR("Later");
	refused(*state, morning, &edit, "cannot be changed so: feeds.yaml:16: "
	    "the folder \"Later\" begins in line 4 already");
	edit.kind = FEED_EDIT_REMOVE_FOLDER;
	refused(*state, morning, &edit, "the folder \"World\" is not empty");
	edit.path = feedlist_path_of(*state, STR("Later"));
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "- folder: Later\n", ""));
	edit.kind = FEED_EDIT_NEW_FOLDER;
	refused(*state, morning, &edit,
	    "feeds.yaml: has a folder \"Later\" already");
	edit.path = feedlist_path_of(*state, STR("World/Near"));
	assert_str(edited(*state, morning, &edit), with(*state, morning,
	    "every: 2h\n", "every: 2h\n    - folder: Near\n      feeds:\n"));
}

static void
what_is_strange_is_left_alone(void **state)
{
	const char *hand = "feeds.yaml:1: written in a way that quoth does not "
	    "edit; please edit it by hand";
	FeedEdit remove = {.kind = FEED_EDIT_REMOVE,
	    .url = STR("https://a.example/")};
	refused(*state, "- {url: https://a.example/}\n", &remove, hand);
	refused(*state, "[https://a.example/, https://b.example/]", &remove, hand);
	refused(*state, "- >\n  https://a.example/\n", &remove, hand);
	refused(*state, "- https://a.example/\r- https://b.example/\n", &remove,
	    "feeds.yaml: has line breaks that quoth does not edit");
	refused(*state, "- https://a.example/\n- https://a.example/#b\n", &remove,
	    "feeds.yaml:2: the feed stands here a second time; please take one "
	    "out by hand");
	FeedEdit add = add_of(*state, "https://new.example/", "", "");
	refused(*state, "[https://a.example/]", &add, hand);
	refused(*state, "[]\n", &add, "cannot be changed so: feeds.yaml:2: "
	    "did not find expected <document start>");
}

static void
lines_may_end_as_on_windows(void **state)
{
	FeedEdit edit = {.kind = FEED_EDIT_TITLE, .url = STR("https://a.example/"),
	    .text = STR("A")};
	assert_str(edited(*state,
	    "- url: https://a.example/\r\n  title: B\r\n- https://b.example/\r\n",
	    &edit),
	    "- url: https://a.example/\r\n  title: A\r\n- https://b.example/\r\n");
}

static void
the_last_edit_can_be_undone(void **state)
{
	Str home = folder_new(*state);
	setenv("XDG_CONFIG_HOME", home.ptr, 1);
	setenv("XDG_STATE_HOME", path_join(*state, home, STR("state")).ptr, 1);
	Err err = {0};
	Str path = feedlist_path_of_file(*state), text;
	assert_false(feedlist_undo(*state, &err));
	assert_string_equal(err.text, "there is no edit to undo");
	err = (Err){0};
	assert_true(feedlist_add(*state, STR("https://a.example/"), STR("A"), NULL,
	    &err));
	FeedEdit edit = {.kind = FEED_EDIT_REMOVE, .url = STR("https://a.example/")};
	assert_true(feedlist_edit(*state, &edit, &err));
	assert_true(file_read(*state, path, 1000, &text, &err));
	assert_str(text, "");
	assert_true(feedlist_undo(*state, &err));
	assert_true(file_read(*state, path, 1000, &text, &err));
	assert_str(text, "- url: https://a.example/\n  title: A\n");
	assert_true(feedlist_undo(*state, &err));
	assert_true(file_read(*state, path, 1000, &text, &err));
	assert_str(text, "");
	assert_true(file_replace(*state, path, STR("# mine\n"), &err));
	assert_false(feedlist_undo(*state, &err));
	assert_string_equal(err.text, "feeds.yaml was changed since; not undone");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_feed_is_added_behind_the_others),
		TEST(a_feed_is_added_to_its_folder),
		TEST(a_feed_is_removed_with_its_lines_alone),
		TEST(a_title_is_given_changed_and_taken),
		TEST(tags_are_given_and_taken),
		TEST(a_feed_is_moved_as_it_is_written),
		TEST(folders_are_made_renamed_and_removed),
		TEST(what_is_strange_is_left_alone),
		TEST(lines_may_end_as_on_windows),
		TEST(the_last_edit_can_be_undone),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
