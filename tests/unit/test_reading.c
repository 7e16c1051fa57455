#include "test.h"

#include "base/buf.h"
#include "ui/reading.h"

enum { PARAGRAPHS = 4000, ROWS = 20 };

/* A long story: numbered sentences, seven to a paragraph. */
static Story *
long_story(Arena *arena)
{
	Story *story = ARENA_NEW(arena, Story);
	Document *document = ARENA_NEW(arena, Document);
	Notes *notes = ARENA_NEW(arena, Notes);
	Buf buf = buf_new(BUF_UNLIMITED);
	uint32_t number = 0;
	document->published = DATE_NONE;
	document->title = STR("The longest council meeting ever held");
	for (uint32_t p = 0; p < PARAGRAPHS; p++) {
		uint32_t begin = (uint32_t)buf.len;
		for (int s = 0; s < 7; s++) {
			uint32_t at = (uint32_t)buf.len;
			buf_add_format(&buf, "%sSentence %u says that the harbour stays "
			    "as it is", s ? " " : "", ++number);
			buf_add(&buf, STR("."));
			list_push(arena, &notes->sentences,
			    (Range){at + (s > 0), (uint32_t)buf.len});
		}
		list_push(arena, &document->blocks,
		    (Block){.text = {begin, (uint32_t)buf.len}});
		buf_add(&buf, STR("\n\n"));
	}
	document->text = buf_copy(arena, &buf);
	buf_free(&buf);
	story->document = document;
	story->notes = notes;
	return story;
}

static LayoutOptions
options_of(uint16_t columns)
{
	return (LayoutOptions){.columns = columns, .whole = true};
}

static uint32_t
top_byte(const Reading *reading)
{
	return layout_byte_at(reading->layout, reading->top);
}

/* The line of the place is the first at the top that is not empty. */
static void
check_place(const Reading *reading)
{
	const Layout *layout = reading->layout;
	assert_true(layout_holds(layout, reading->place.byte));
	uint32_t line = layout_line_at(layout, reading->place.byte);
	assert_true(line >= reading->top);
	while (line > reading->top)
		assert_int_equal(layout->lines.items[--line].kind, LINE_BLANK);
}

static void
only_what_is_near_is_laid_out(void **state)
{
	Reading reading = reading_begin(*state, long_story(*state), false);
	LayoutOptions options = options_of(68);
	reading_lay_out(&reading, &options, ROWS);
	assert_true(reading.layout->lines.count < 1000);
	reading_go_to_end(&reading);
	assert_true(reading_at_end(&reading));
	assert_true(reading.layout->lines.count < 1000);
	assert_int_equal(reading_percent(&reading), 100);
	reading_go_to_begin(&reading);
	assert_int_equal(reading.top, 0);
	assert_true(reading.layout->begins);
	assert_true(reading.layout->lines.count < 1000);
	reading_end(&reading);
}

static void
the_rest_comes_while_nothing_happens(void **state)
{
	Reading reading = reading_begin(*state, long_story(*state), false);
	LayoutOptions options = options_of(68);
	reading_lay_out(&reading, &options, ROWS);
	reading_go_to_place(&reading, (ReadingPlace){.byte
	    = (uint32_t)reading.story->document->text.len / 2});
	uint32_t byte = top_byte(&reading);
	while (reading_lay_out_more(&reading))
		assert_int_equal(top_byte(&reading), byte);
	assert_true(reading.layout->begins && reading.layout->ends);
	assert_int_equal(top_byte(&reading), byte);
	reading_end(&reading);
}

static void
the_sentence_under_the_eyes_stays_over_widths(void **state)
{
	Reading reading = reading_begin(*state, long_story(*state), false);
	LayoutOptions options = options_of(68);
	reading_lay_out(&reading, &options, ROWS);
	reading_move(&reading, 5000);
	uint32_t byte = reading.place.byte, top = top_byte(&reading);
	check_place(&reading);
	for (uint16_t columns = 30; columns < 100; columns += 7) {
		options = options_of(columns);
		reading_lay_out(&reading, &options, ROWS + columns % 5);
		assert_int_equal(reading.place.byte, byte);
		check_place(&reading);
	}
	options = options_of(68);
	reading_lay_out(&reading, &options, ROWS);
	assert_int_equal(top_byte(&reading), top);
	reading_end(&reading);
}

static void
pages_follow_one_another_and_come_back(void **state)
{
	Reading reading = reading_begin(*state, long_story(*state), false);
	LayoutOptions options = options_of(68);
	reading_lay_out(&reading, &options, ROWS);
	uint32_t tops[50];
	for (int i = 0; i < 50; i++) {
		tops[i] = top_byte(&reading);
		reading_page_on(&reading, NULL);
		assert_true(top_byte(&reading) > tops[i]);
	}
	for (int i = 50; i-- > 0;) {
		uint32_t from = top_byte(&reading);
		reading_page_back(&reading);
		/* nothing is passed over */
		assert_true(top_byte(&reading) < from);
		assert_true(top_byte(&reading) <= tops[i]);
	}
	reading_end(&reading);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(only_what_is_near_is_laid_out),
		TEST(the_rest_comes_while_nothing_happens),
		TEST(the_sentence_under_the_eyes_stays_over_widths),
		TEST(pages_follow_one_another_and_come_back),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
