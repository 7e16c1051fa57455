#include "test.h"

#include "base/buf.h"
#include "base/err.h"
#include "base/json.h"
#include "base/map.h"
#include "base/range.h"
#include "base/url.h"

static void
cut_gives_head_and_rest(void **state)
{
	(void)state;
	Str rest = STR("one,two,"), head;
	assert_true(str_cut(&rest, ',', &head));
	assert_str(head, "one");
	assert_true(str_cut(&rest, ',', &head));
	assert_str(head, "two");
	assert_false(str_cut(&rest, ',', &head));
}

static void
trim_and_squeeze_know_all_ascii_blanks(void **state)
{
	assert_str(str_trim(STR(" \t a b\r\n")), "a b");
	assert_str(str_squeeze(*state, STR("\n a \t\n b  ")), "a b");
	assert_str(str_squeeze(*state, STR(" \n")), "");
}

static void
numbers_are_whole_and_fit(void **state)
{
	(void)state;
	int64_t value = 7;
	assert_true(str_to_int(STR("-12"), &value));
	assert_int_equal(value, -12);
	assert_false(str_to_int(STR("12a"), &value));
	assert_false(str_to_int(STR("-"), &value));
	assert_false(str_to_int(STR(""), &value));
	assert_false(str_to_int(STR("9223372036854775808"), &value));
	assert_int_equal(value, -12);
}

static void
find_looks_at_bytes(void **state)
{
	(void)state;
	assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
	assert_int_equal(str_find(STR("abc"), STR("abcd")), STR_NOT_FOUND);
	assert_int_equal(str_find_ascii(STR("X-TYPE"), STR("type")), 2);
}

static void
a_buf_refuses_what_passes_its_limit(void **state)
{
	Buf buf = buf_new(5);
	assert_true(buf_add(&buf, STR("abc")));
	assert_false(buf_add(&buf, STR("def")));
	assert_str(buf_str(&buf), "abc");
	assert_true(buf_add_format(&buf, "%d", 12));
	assert_false(buf_add_byte(&buf, 'x'));
	assert_str(buf_copy(*state, &buf), "abc12");
	buf_free(&buf);
}

static void
the_first_error_stands(void **state)
{
	(void)state;
	Err err = {0};
	assert_false(err_set(&err, "no such file"));
	err_set(&err, "later");
	err_context(&err, "%s", "theme");
	assert_string_equal(err.text, "theme: no such file");
}

static void
an_error_is_never_cut_inside_a_character(void **state)
{
	(void)state;
	char text[600];
	for (size_t i = 0; i + 1 < sizeof text; i += 2)
		memcpy(text + i, "é", 2);
	text[sizeof text - 1] = '\0';
	text[sizeof text - 2] = '\0';
	Err err = {0};
	err_set(&err, "x%s", text);
	assert_int_equal(strlen(err.text) % 2, 1);
}

static void
a_map_keeps_what_was_put(void **state)
{
	Map map = {0};
	for (uint32_t i = 0; i < 1000; i++)
		map_put(*state, &map, str_format(*state, "key %u", i), i);
	assert_int_equal(map.count, 1000);
	uint32_t value = 0;
	assert_true(map_get(&map, STR("key 999"), &value));
	assert_int_equal(value, 999);
	assert_false(map_get(&map, STR("key 1000"), &value));
	map_put(*state, &map, STR(""), 5);
	assert_true(map_has(&map, (Str){0}));
}

static void
an_arena_grows_in_place_where_it_can(void **state)
{
	Arena *arena = *state;
	char *first = arena_alloc(arena, 16);
	first[15] = 'x';
	char *grown = arena_grow(arena, first, 16, 64);
	assert_ptr_equal(first, grown);
	assert_int_equal(grown[15], 'x');
	assert_int_equal(grown[63], 0);
	arena_alloc(arena, 1);
	assert_ptr_not_equal(arena_grow(arena, grown, 64, 128), grown);
}

static void
only_http_and_https_are_web(void **state)
{
	(void)state;
	assert_true(url_is_web(STR("HTTPS://example.org/a?b")));
	assert_false(url_is_web(STR("javascript:alert(1)")));
	assert_false(url_is_web(STR("file:///etc/passwd")));
	assert_false(url_is_web(STR("http:///path")));
	assert_false(url_is_web(STR("http://example.org/a b")));
	assert_false(url_is_web(STR("http://example.org/\n")));
}

static void
addresses_are_resolved_as_rfc_3986_has_it(void **state)
{
	Str base = STR("http://a.example/b/c/d;p?q");
	assert_str(url_resolve(*state, base, STR("g")), "http://a.example/b/c/g");
	assert_str(url_resolve(*state, base, STR("../g")), "http://a.example/b/g");
	assert_str(url_resolve(*state, base, STR("//g.example")), "http://g.example");
	assert_str(url_resolve(*state, (Str){0}, STR("x")), "x");
	assert_str(url_host(*state, STR("https://www.News.example:80/x")),
	    "news.example");
}

static void
json_is_read_strictly(void **state)
{
	Err err = {0};
	const JsonValue *root = json_read(*state,
	    STR("{\"a\": [1, true, null, \"x\"]}"), &err);
	const JsonValue *list = json_member(root, "a");
	assert_int_equal(list->count, 4);
	assert_true(list->values[1].boolean);
	assert_str(json_text(&list->values[3]), "x");
	assert_null(json_member(root, "b"));
	assert_null(json_read(*state, STR("{'a': 1}"), &err));
	assert_true(err_is_set(&err));
}

static void
json_is_written_in_the_order_of_the_calls(void **state)
{
	JsonWriter *w = json_writer_new(*state);
	json_begin_object(w);
	json_key(w, "text");
	json_put_string(w, STR("a\"\n\x01é"));
	json_key(w, "list");
	json_begin_array(w);
	json_put_integer(w, -3);
	json_put_null(w);
	json_end(w);
	json_end(w);
	assert_str(json_writer_text(w),
	    "{\"text\":\"a\\\"\\n\\u0001é\",\"list\":[-3,null]}");
}

static void
a_range_is_trimmed_of_blanks(void **state)
{
	(void)state;
	Str text = STR("  ab \n");
	Range range = range_trim(text, (Range){0, 6});
	assert_str(range_str(text, range), "ab");
	assert_true(range_empty(range_trim(text, (Range){4, 6})));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(cut_gives_head_and_rest),
		TEST(trim_and_squeeze_know_all_ascii_blanks),
		TEST(numbers_are_whole_and_fit),
		TEST(find_looks_at_bytes),
		TEST(a_buf_refuses_what_passes_its_limit),
		TEST(the_first_error_stands),
		TEST(an_error_is_never_cut_inside_a_character),
		TEST(a_map_keeps_what_was_put),
		TEST(an_arena_grows_in_place_where_it_can),
		TEST(only_http_and_https_are_web),
		TEST(addresses_are_resolved_as_rfc_3986_has_it),
		TEST(json_is_read_strictly),
		TEST(json_is_written_in_the_order_of_the_calls),
		TEST(a_range_is_trimmed_of_blanks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
