#include "test.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/err.h"
#include "make_story.h"

static Str
packed(Arena *arena, const Story *story)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	assert_true(story_pack(&buf, story));
	Str bytes = buf_copy(arena, &buf);
	buf_free(&buf);
	return bytes;
}

static void
what_is_packed_comes_out_as_it_was(void **state)
{
	Story story = make_climate_story(*state), out;
	story.note = STR("the server stopped in the middle");
	Err err = {0};
	Str bytes = packed(*state, &story);
	assert_true(story_unpack(*state, bytes, &out, &err));
	assert_true(str_equal(out.document->text, story.document->text));
	assert_true(str_equal(out.document->title, story.document->title));
	assert_int_equal(out.document->blocks.count,
	    story.document->blocks.count);
	assert_int_equal(out.notes->quotes.count, story.notes->quotes.count);
	assert_int_equal(out.notes->mentions.count, story.notes->mentions.count);
	assert_str(out.notes->entities.items[0].name, "Helen Marsh");
	assert_str(out.note, "the server stopped in the middle");
	assert_true(str_equal(packed(*state, &out), bytes));
}

static void
an_empty_story_can_be_packed(void **state)
{
	Document document = {.published = DATE_NONE};
	Notes notes = {0};
	Story story = {&document, &notes, {0}}, out;
	Err err = {0};
	assert_true(story_unpack(*state, packed(*state, &story), &out, &err));
	assert_int_equal(out.document->text.len, 0);
	assert_true(out.document->published == DATE_NONE);
}

static void
every_cut_and_every_changed_byte_is_seen(void **state)
{
	Story story = make_climate_story(*state), out;
	Str bytes = packed(*state, &story);
	char *copy = str_cstr(*state, bytes);
	for (size_t i = 0; i < bytes.len; i++) {
		Err err = {0};
		assert_false(story_unpack(*state, str_part(bytes, 0, i), &out,
		    &err));
		copy[i] ^= 4;
		assert_false(story_unpack(*state, (Str){copy, bytes.len}, &out,
		    &err));
		assert_true(err_is_set(&err));
		copy[i] ^= 4;
	}
}

static void
another_version_is_named(void **state)
{
	Story story = make_climate_story(*state), out;
	char *bytes = str_cstr(*state, packed(*state, &story));
	size_t len = packed(*state, &story).len;
	bytes[4]++;
	Err err = {0};
	assert_false(story_unpack(*state, (Str){bytes, len}, &out, &err));
	assert_string_equal(err.text, str_format(*state,
	    "a story of version %d, not %d", STORY_VERSION + 1,
	    STORY_VERSION).ptr);
}

static void
a_limit_is_kept_whole(void **state)
{
	Story story = make_climate_story(*state);
	Buf buf = buf_new(packed(*state, &story).len + 1);
	assert_true(buf_add(&buf, STR("ab")));
	assert_false(story_pack(&buf, &story));
	assert_int_equal(buf.len, 2);
	buf_cut(&buf, 1);
	assert_true(story_pack(&buf, &story));
	buf_free(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_packed_comes_out_as_it_was),
		TEST(an_empty_story_can_be_packed),
		TEST(every_cut_and_every_changed_byte_is_seen),
		TEST(another_version_is_named),
		TEST(a_limit_is_kept_whole),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
