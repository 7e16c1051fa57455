#include "test.h"

#include "base/buf.h"
#include "config/settings.h"
#include "config/yaml.h"

static const YamlNode *
parse(Arena *arena, const char *text, Err *err)
{
	return yaml_parse(arena, str_of(text), STR("a.yaml"), err);
}

static void
refused(Arena *arena, const char *text, const char *why)
{
	Err err = {0};
	assert_null(parse(arena, text, &err));
	assert_string_equal(err.text, why);
}

static void
a_file_becomes_a_tree_with_lines(void **state)
{
	Err err = {0};
	const YamlNode *root = parse(*state,
	    "# comment\nfeeds:\n  - url: \"https://news.example\"\n    every: 15\n"
	    "  - ~\nquiet: Yes\n", &err);
	assert_non_null(root);
	const YamlNode *feeds = yaml_member(root, "feeds");
	assert_int_equal(feeds->entries.count, 2);
	assert_int_equal(feeds->entries.items[0].line, 3);
	const YamlNode *first = feeds->entries.items[0].value;
	assert_str(yaml_member(first, "url")->text, "https://news.example");
	assert_true(yaml_member(first, "url")->quoted);
	assert_int_equal(yaml_member(first, "every")->line, 4);
	int64_t every;
	assert_true(yaml_to_int(yaml_member(first, "every"), &every));
	assert_int_equal(every, 15);
	assert_str(feeds->entries.items[1].value->text, "");
	bool quiet = false;
	assert_true(yaml_to_bool(yaml_member(root, "quiet"), &quiet));
	assert_true(quiet);
	assert_null(yaml_member(root, "loud"));
}

static void
an_empty_file_is_an_empty_map(void **state)
{
	Err err = {0};
	const YamlNode *root = parse(*state, "# nothing\n", &err);
	assert_int_equal(root->kind, YAML_MAP);
	assert_int_equal(root->entries.count, 0);
	assert_int_equal(yaml_parse(*state, (Str){0}, STR("a.yaml"), &err)->kind,
	    YAML_MAP);
}

static void
a_complaint_names_the_line(void **state)
{
	refused(*state, "a: 1\nb: 2\na: 3\n", "a.yaml:3: \"a\" stands here twice");
	refused(*state, "a: &x [1]\nb: *x\n", "a.yaml:2: aliases are not read");
	refused(*state, "a: 1\n---\nb: 2\n", "a.yaml:2: a second document begins");
	refused(*state, "? [a, b]\n: c\n", "a.yaml:1: a key must be a word");
	refused(*state, "a: \xff", "a.yaml: not UTF-8");
	Err err = {0};
	assert_null(parse(*state, "a: 1\n\tb: 2\n", &err));
	assert_int_equal(strncmp(err.text, "a.yaml:2: ", 10), 0);
}

static void
what_is_too_much_is_refused(void **state)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (int i = 0; i < 100000; i++)
		buf_add(&buf, STR("["));
	Err err = {0};
	assert_null(yaml_parse(*state, buf_str(&buf), STR("a.yaml"), &err));
	assert_string_equal(err.text, "a.yaml:1: too deep");
	buf_cut(&buf, 0);
	for (int i = 0; i < 200000; i++)
		buf_add(&buf, STR("- a\n"));
	err = (Err){0};
	assert_null(yaml_parse(*state, buf_str(&buf), STR("a.yaml"), &err));
	assert_string_equal(err.text, "a.yaml:100000: too much in one file");
	while (buf.len <= YAML_LARGEST)
		buf_add(&buf, STR("# more\n"));
	err = (Err){0};
	assert_null(yaml_parse(*state, buf_str(&buf), STR("a.yaml"), &err));
	assert_string_equal(err.text, "a.yaml: larger than 1 MiB");
	buf_free(&buf);
}

static void
a_file_that_is_not_there_is_named(void **state)
{
	Err err = {0};
	assert_null(yaml_read(*state, STR("no/such.yaml"), &err));
	assert_string_equal(err.text, "no/such.yaml: No such file or directory");
}

static void
settings_are_checked_against_their_table(void **state)
{
	Settings settings = settings_initial();
	Err err = {0};
	assert_true(settings_parse(*state, STR("theme: night\nwidth: 72\n"),
	    STR("quoth.yaml"), &settings, &err));
	assert_str(settings.theme, "night");
	assert_int_equal(settings.width, 72);
	assert_true(settings.sidebar);
	assert_false(settings_parse(*state, STR("theme: paper\nwidth: 7\n"),
	    STR("quoth.yaml"), &settings, &err));
	assert_string_equal(err.text,
	    "quoth.yaml:2: width is a number from 20 to 300");
	assert_str(settings.theme, "night");
	err = (Err){0};
	assert_false(settings_parse(*state, STR("colour: red"), STR("quoth.yaml"),
	    &settings, &err));
	assert_string_equal(err.text,
	    "quoth.yaml:1: no setting has the name \"colour\"");
}

static void
settings_are_written_as_they_are_read(void **state)
{
	Settings settings = settings_initial(), again = settings_initial();
	settings.width = 72;
	settings.refresh = 30;
	settings.indirect = true;
	settings.clipboard = STR("xclip -selection \"clip: board\"");
	Err err = {0};
	Str text = settings_write(*state, &settings);
	assert_true(settings_parse(*state, text, STR("quoth.yaml"), &again, &err));
	assert_int_equal(again.width, 72);
	assert_int_equal(again.refresh, 30);
	assert_true(again.indirect);
	assert_str(again.clipboard, "xclip -selection \"clip: board\"");
	assert_str(again.theme, "plain");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_file_becomes_a_tree_with_lines),
		TEST(an_empty_file_is_an_empty_map),
		TEST(a_complaint_names_the_line),
		TEST(what_is_too_much_is_refused),
		TEST(a_file_that_is_not_there_is_named),
		TEST(settings_are_checked_against_their_table),
		TEST(settings_are_written_as_they_are_read),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
