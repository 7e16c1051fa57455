#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "pipeline/opening.h"
#include "web.h"

static Str
write_file(Arena *arena, const char *name, const char *text)
{
	Str path = str_format(arena, "/tmp/quoth-test-%d-%s", (int)getpid(), name);
	FILE *file = fopen(path.ptr, "w");
	assert_non_null(file);
	fputs(text, file);
	fclose(file);
	return path;
}

static Opening *
opened(Arena *arena, const Str *names, uint32_t count)
{
	Err err = {0};
	StrList sources = {0};
	for (uint32_t i = 0; i < count; i++)
		list_push(arena, &sources, names[i]);
	Opening *opening = opening_start(&sources, (Str){0}, &err);
	assert_non_null(opening);
	opening_wait(opening, -1);
	assert_true(opening->ended);
	assert_int_equal(opening->file, -1);
	return opening;
}

static const char feed[] =
    "<rss version='2.0'><channel><title>Harbour Gazette</title>"
    "<item><title>Ferry returns</title>"
    "<link>https://gazette.example/ferry</link><description>"
    "&lt;p>“We waited nine years,” said Mayor Ines Calloway.&lt;/p>"
    "</description></item>"
    "<item><title>Only a headline</title>"
    "<link>https://gazette.example/bare</link></item></channel></rss>";

static void
a_page_is_one_story(void **state)
{
	Str path = write_file(*state, "page.html", "<title>Tide</title><p>"
	    "“The tide was late,” said Ines Calloway, the harbour master.</p>");
	Opening *opening = opened(*state, &path, 1);
	assert_int_equal(opening->stories.count, 1);
	assert_int_equal(opening->failures.count, 0);
	assert_false(opening->is_feed);
	assert_int_equal(opening->stories.items[0].notes->quotes.count, 1);
	opening_free(opening);
	unlink(path.ptr);
}

static void
a_feed_is_a_story_for_each_item(void **state)
{
	Str path = write_file(*state, "feed.xml", feed);
	Opening *opening = opened(*state, &path, 1);
	assert_true(opening->is_feed);
	assert_str(opening->feed, "Harbour Gazette");
	assert_str(opening->feed_url, "");
	assert_int_equal(opening->expected, 2);
	assert_int_equal(opening->stories.count, 2);
	const Story *first = &opening->stories.items[0];
	assert_str(first->document->title, "Ferry returns");
	assert_str(first->document->site, "Harbour Gazette");
	assert_str(first->document->url, "https://gazette.example/ferry");
	assert_int_equal(first->notes->quotes.count, 1);
	assert_str(first->note, "");
	assert_str(opening->stories.items[1].document->text, "");
	assert_true(opening->stories.items[1].note.len > 0);
	opening_free(opening);
	unlink(path.ptr);
}

static void
what_cannot_be_had_is_said_and_the_rest_comes(void **state)
{
	Str names[] = {STR("/nowhere/a.html"), web_at(*state, "/ok"),
	    web_at(*state, "/nowhere"), write_file(*state, "feed.xml", feed)};
	Opening *opening = opened(*state, names, 4);
	assert_int_equal(opening->stories.count, 3);
	assert_int_equal(opening->failures.count, 2);
	assert_str(opening->failures.items[0], "/nowhere/a.html: no such file");
	assert_true(str_find(opening->failures.items[1], STR("404")) >= 0);
	assert_false(opening->is_feed);
	assert_int_equal(opening->expected, 5);
	opening_free(opening);
	unlink(names[3].ptr);
}

/* How often the words stand in the only story, whose note begins so. */
static int
times_in_story(void **state, const char *path, const char *words,
    const char *note)
{
	Str name = web_at(*state, path);
	Opening *opening = opened(*state, &name, 1);
	assert_int_equal(opening->failures.count, 0);
	assert_int_equal(opening->stories.count, 1);
	const Story *story = &opening->stories.items[0];
	assert_true(document_is_sound(story->document));
	assert_true(str_starts(story->note, str_of(note)));
	assert_int_equal(str_empty(story->note), *note == '\0');
	int times = 0;
	Str rest = story->document->text;
	for (ptrdiff_t at; (at = str_find(rest, str_of(words))) >= 0; times++)
		rest = str_part(rest, (size_t)at + 1, rest.len);
	opening_free(opening);
	return times;
}

static void
an_article_on_several_pages_is_whole(void **state)
{
	assert_int_equal(times_in_story(state, "/parts/story",
	    "Pilot number", ""), 3);
	assert_int_equal(times_in_story(state, "/parts/story",
	    "Many pilots wait", ""), 1);
	assert_int_equal(times_in_story(state, "/parts/story?page=2",
	    "Pilot number", ""), 2);
	assert_int_equal(times_in_story(state, "/parts/endless",
	    "Pilot number", ""), 20);
	assert_int_equal(times_in_story(state, "/parts/lost",
	    "Pilot number", "part 2 is missing: "), 1);
}

static void
a_page_without_an_article_is_an_empty_story(void **state)
{
	Str path = write_file(*state, "shell.html",
	    "<title>Gazette</title><nav><a href=/a>News</a></nav>"
	    "<div id=app></div><script>draw()</script>");
	Opening *opening = opened(*state, &path, 1);
	assert_int_equal(opening->stories.count, 1);
	assert_int_equal(opening->stories.items[0].document->text.len, 0);
	opening_free(opening);
	unlink(path.ptr);
}

static void
a_child_that_dies_costs_its_source_only(void **state)
{
	Err err = {0};
	Str name = web_at(*state, "/hang");
	StrList sources = {&name, 1, 1};
	Opening *opening = opening_start(&sources, (Str){0}, &err);
	assert_non_null(opening);
	opening_wait(opening, 50);
	kill(opening->pid, SIGSEGV);
	opening_wait(opening, -1);
	assert_int_equal(opening->stories.count, 0);
	assert_int_equal(opening->failures.count, 1);
	assert_true(str_find(opening->failures.items[0],
	    STR("could not be read")) >= 0);
	opening_free(opening);
}

static void
it_can_be_left_in_the_middle(void **state)
{
	Err err = {0};
	Str name = web_at(*state, "/hang");
	StrList sources = {&name, 1, 1};
	Opening *opening = opening_start(&sources, (Str){0}, &err);
	assert_non_null(opening);
	pid_t pid = opening->pid;
	opening_free(opening);
	assert_int_equal(kill(pid, 0), -1);
}

static int
start(void **state)
{
	(void)state;
	web_start();
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	web_stop();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_page_is_one_story),
		TEST(a_feed_is_a_story_for_each_item),
		TEST(what_cannot_be_had_is_said_and_the_rest_comes),
		TEST(an_article_on_several_pages_is_whole),
		TEST(a_page_without_an_article_is_an_empty_story),
		TEST(a_child_that_dies_costs_its_source_only),
		TEST(it_can_be_left_in_the_middle),
	};
	return cmocka_run_group_tests_name("opening", tests, start, stop);
}
