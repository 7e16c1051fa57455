#include "test.h"

#include "base/date.h"

/* What date_read() makes of it, as ISO; "" for none. */
static void
reads(Arena *arena, const char *text, const char *iso)
{
	Str got = date_iso(arena, date_read(str_of(text)));
	if (!str_equal(got, str_of(iso)))
		print_error("of \"%s\":\n", text);
	assert_str(got, iso);
}

static void
iso_dates_are_read(void **state)
{
	reads(*state, "2024-03-05T06:14:00+01:00", "2024-03-05T05:14:00Z");
	reads(*state, "2024-03-05T06:14:00.123Z", "2024-03-05T06:14:00Z");
	reads(*state, " 2024-03-05\n", "2024-03-05T00:00:00Z");
	reads(*state, "20240305", "2024-03-05T00:00:00Z");
	reads(*state, "20240305T061400Z", "2024-03-05T06:14:00Z");
	reads(*state, "2024-03-05 06:14 -0500", "2024-03-05T11:14:00Z");
	reads(*state, "2024/3/5", "2024-03-05T00:00:00Z");
}

static void
dates_of_mail_and_asctime_are_read(void **state)
{
	reads(*state, "Tue, 05 Mar 2024 06:14 GMT", "2024-03-05T06:14:00Z");
	reads(*state, "Tue, 05 Mar 2024 06:14:09 +0100", "2024-03-05T05:14:09Z");
	reads(*state, "5 Mar 24 06:14 EST", "2024-03-05T11:14:00Z");
	reads(*state, "Tuesday, 05-Mar-24 06:14:00 GMT", "2024-03-05T06:14:00Z");
	reads(*state, "Tue Mar  5 06:14:00 2024", "2024-03-05T06:14:00Z");
}

static void
dates_of_bylines_are_read(void **state)
{
	reads(*state, "March 5, 2024", "2024-03-05T00:00:00Z");
	reads(*state, "5 March 2024 at 6:14 pm", "2024-03-05T18:14:00Z");
	reads(*state, "Mar. 5 2024", "2024-03-05T00:00:00Z");
	reads(*state, "Sept. 5th, 2024 6 p.m.", "2024-09-05T18:00:00Z");
	reads(*state, "Published: 12:30 a.m. EDT Tuesday, May 7, 2024",
	    "2024-05-07T04:30:00Z");
	reads(*state, "25.12.2024", "2024-12-25T00:00:00Z");
	reads(*state, "12/25/2024", "2024-12-25T00:00:00Z");
}

static void
what_is_no_date_gives_none(void **state)
{
	static const char *const none[] = {"", "yesterday", "2024", "March 2024",
	    "2024-02-30", "2023-02-29", "0000-01-01", "10000-01-01", "2024-13-01",
	    "2024-01-01T25:00", "03/05/2024", "31 April 2024", "99999999999999",
	    "-", ":60", "5 of 7", "Tue, 05 Mar 12345"};
	for (size_t i = 0; i < sizeof none / sizeof none[0]; i++)
		reads(*state, none[i], "");
	char *long_text = arena_alloc(*state, 1 << 20);
	memset(long_text, '1', 1 << 20);
	assert_true(date_read((Str){long_text, 1 << 20}) == DATE_NONE);
}

static void
the_odd_ones_are_taken_calmly(void **state)
{
	reads(*state, "2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z");
	reads(*state, "2024-02-29T24:00:00Z", "2024-03-01T00:00:00Z");
	/* no such zone: taken as UTC */
	reads(*state, "2024-03-05T06:14:00+9999", "2024-03-05T06:14:00Z");
	reads(*state, "9999-12-31T23:00:00-05:00", "");
	reads(*state, "0001-01-01", "0001-01-01T00:00:00Z");
	reads(*state, "1969-07-20", "1969-07-20T00:00:00Z");
}

static void
dates_are_written_for_people_and_programs(void **state)
{
	assert_str(date_iso(*state, 0), "1970-01-01T00:00:00Z");
	assert_str(date_iso(*state, DATE_NONE), "");
	assert_str(date_long(*state, 1709619240), "5 March 2024");
	assert_str(date_long(*state, -86400), "31 December 1969");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(iso_dates_are_read),
		TEST(dates_of_mail_and_asctime_are_read),
		TEST(dates_of_bylines_are_read),
		TEST(what_is_no_date_gives_none),
		TEST(the_odd_ones_are_taken_calmly),
		TEST(dates_are_written_for_people_and_programs),
	};
	return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
