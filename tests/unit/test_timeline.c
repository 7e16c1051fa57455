#include "test.h"

#include "base/date.h"
#include "model/timeline.h"

static int64_t
day(const char *date)
{
	return date_read(str_of(date));
}

static void
a_few_days_are_shown_by_day(void **state)
{
	int64_t moments[] = {day("2025-03-14T23:59:00Z"), day("2025-03-12"),
		DATE_NONE, day("2025-03-14T00:00:00Z")};
	Timeline timeline = timeline_of(moments, 4);
	assert_int_equal(timeline.step, TIMELINE_DAYS);
	assert_int_equal(timeline.count, 3);
	assert_int_equal(timeline.counts[0], 1);
	assert_int_equal(timeline.counts[1], 0);
	assert_int_equal(timeline.counts[2], 2);
	assert_int_equal(timeline.first, moments[1]);
	assert_int_equal(timeline.last, moments[0]);
	assert_str(timeline_bars(*state, &timeline), "▄ █");
}

static void
some_months_are_shown_by_week_from_monday_on(void **state)
{
	(void)state;
	int64_t moments[] = {day("2025-01-05"), day("2025-01-06"),
		day("2025-03-14")};
	Timeline timeline = timeline_of(moments, 3);
	assert_int_equal(timeline.step, TIMELINE_WEEKS);
	assert_int_equal(timeline.counts[0], 1); /* a Sunday */
	assert_int_equal(timeline.counts[1], 1);
	assert_int_equal(timeline.count, 11);
}

static void
what_is_older_than_all_months_is_counted_apart(void **state)
{
	(void)state;
	int64_t moments[] = {day("1969-12-31"), day("2023-02-28"),
		day("2025-03-14")};
	Timeline timeline = timeline_of(moments, 3);
	assert_int_equal(timeline.step, TIMELINE_MONTHS);
	assert_int_equal(timeline.count, TIMELINE_MOST);
	assert_int_equal(timeline.before, 1);
	assert_int_equal(timeline.first, moments[1]);
	assert_int_equal(timeline.counts[4], 1);
	assert_int_equal(timeline.counts[TIMELINE_MOST - 1], 1);
}

static void
nothing_is_nothing(void **state)
{
	int64_t none = DATE_NONE;
	Timeline timeline = timeline_of(&none, 1);
	assert_int_equal(timeline.count, 0);
	assert_str(timeline_bars(*state, &timeline), "");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_few_days_are_shown_by_day),
		TEST(some_months_are_shown_by_week_from_monday_on),
		TEST(what_is_older_than_all_months_is_counted_apart),
		TEST(nothing_is_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
