#include "test.h"

#include "fetch/politeness.h"

/* 2026-03-05 12:00:00 UTC */
#define NOW INT64_C(1772712000)

enum { MINUTE = 60, HOUR = 3600, DAY = 86400 };

typedef struct {
	const char *what;
	uint32_t interval, status, failures;
	const char *headers[3];
	int64_t wait;
} Case;

static const Case cases[] = {
	{"the usual", 0, 200, 0, {0}, HOUR},
	{"as the reader wishes", 20 * MINUTE, 200, 0, {0}, 20 * MINUTE},
	{"he may not hammer", 1, 200, 0, {0}, FETCH_SHORTEST},
	{"nor sleep for a year", 365 * DAY, 304, 0, {0}, DAY},
	{"fresh for two hours", 0, 200, 0,
	    {"Cache-Control: public, max-age=7200"}, 2 * HOUR},
	{"fresh for a minute", 0, 304, 0, {"cache-control: max-age=60"}, HOUR},
	{"quoted", 0, 200, 0, {"Cache-Control: max-age=\"7200\""}, 2 * HOUR},
	{"for ever", 0, 200, 0,
	    {"Cache-Control: max-age=1000000000000000000"}, DAY},
	{"for longer than numbers go", 0, 200, 0,
	    {"Cache-Control: max-age=99999999999999999999999999"}, DAY},
	{"backwards", 0, 200, 0, {"Cache-Control: max-age=-1"}, HOUR},
	{"in floating point", 0, 200, 0, {"Cache-Control: max-age=1e18"}, HOUR},
	{"no-cache goes before all", 0, 200, 0,
	    {"Cache-Control: no-cache, max-age=7200"}, HOUR},
	{"Expires", 0, 200, 0,
	    {"Expires: Thu, 05 Mar 2026 14:00:00 GMT"}, 2 * HOUR},
	{"max-age goes before Expires", 0, 200, 0,
	    {"Expires: Thu, 05 Mar 2026 20:00:00 GMT",
		"Cache-Control: max-age=7200"}, 2 * HOUR},
	{"expired", 0, 200, 0, {"Expires: Thu, 05 Mar 2020 14:00:00 GMT"}, HOUR},
	{"the commonest Expires of all", 0, 200, 0, {"Expires: -1"}, HOUR},
	{"in the last year there is", 0, 200, 0,
	    {"Expires: Fri, 31 Dec 9999 23:59:59 GMT"}, DAY},
	{"in one that there is not", 0, 200, 0,
	    {"Expires: Fri, 31 Dec 99999 23:59:59 GMT"}, HOUR},
	{"one failure", 0, 500, 1, {0}, HOUR},
	{"three", 0, 0, 3, {0}, 4 * HOUR},
	{"and four thousand million", 0, 0, UINT32_MAX, {0}, DAY},
	{"and with the longest wish", UINT32_MAX, 0, UINT32_MAX, {0}, DAY},
	{"of a failure nothing stays fresh", 0, 404, 1,
	    {"Cache-Control: max-age=7200"}, HOUR},
	{"too many requests", 5 * MINUTE, 429, 1, {0}, HOUR},
	{"and again", 5 * MINUTE, 429, 2, {0}, 2 * HOUR},
	{"Retry-After in seconds", 0, 503, 1, {"Retry-After: 7200"}, 2 * HOUR},
	{"as a date", 0, 503, 1,
	    {"Retry-After: Thu, 05 Mar 2026 14:30:00 GMT"}, 9000},
	{"with a success", 0, 200, 0, {"Retry-After: 7200"}, 2 * HOUR},
	{"at once", 0, 503, 1, {"Retry-After: 0"}, HOUR},
	{"below zero", 0, 503, 1, {"Retry-After: -1"}, HOUR},
	{"next century", 0, 503, 1, {"Retry-After: 3155760000"}, DAY},
	{"as nonsense", 0, 503, 1, {"Retry-After: soon"}, HOUR},
	{"as nothing", 0, 503, 1, {"Retry-After:"}, HOUR},
};

static void
the_next_try_is_weighed(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const Case *c = &cases[i];
		FetchOutcome outcome = {.now = NOW, .interval = c->interval,
		    .status = c->status, .failures = c->failures};
		for (int j = 0; j < 3 && c->headers[j]; j++)
			outcome.headers.items[outcome.headers.count++] =
			    str_of(c->headers[j]);
		int64_t wait = fetch_next_try(&outcome) - NOW;
		if (wait != c->wait)
			fail_msg("%s: %lld s and not %lld", c->what,
			    (long long)wait, (long long)c->wait);
	}
}

static void
what_is_gone_is_never_asked_for_again(void **state)
{
	(void)state;
	FetchOutcome outcome = {.now = NOW, .status = 410, .failures = 1};
	assert_true(fetch_next_try(&outcome) == FETCH_NEVER);
	assert_true(fetch_too_early(NOW + 1000 * DAY, FETCH_NEVER));
}

static void
a_clock_that_goes_backwards_silences_nobody(void **state)
{
	(void)state;
	assert_true(fetch_too_early(NOW, NOW + 1));
	assert_true(fetch_too_early(NOW, NOW + DAY));
	assert_false(fetch_too_early(NOW, NOW));
	assert_false(fetch_too_early(NOW + 2 * HOUR, NOW + HOUR));
	/* noted while the clock was years ahead */
	assert_false(fetch_too_early(NOW, NOW + 3000 * DAY));
	assert_false(fetch_too_early(NOW, INT64_MIN));
	assert_false(fetch_too_early(-NOW, INT64_MAX - 1));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_next_try_is_weighed),
		TEST(what_is_gone_is_never_asked_for_again),
		TEST(a_clock_that_goes_backwards_silences_nobody),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
