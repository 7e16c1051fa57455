#include "test.h"

#include <stdlib.h>

#include "fetch/host.h"

enum { ASKED = 6 };

/* Begins as many as may run, and says how many run then. */
static uint32_t
fill(Host *host)
{
	while (host_has_room(host, ASKED))
		host->running++;
	return host->running;
}

static void
answer(Host *host, uint32_t count, uint32_t status, int64_t first_ms)
{
	for (uint32_t i = 0; i < count; i++) {
		host->running--;
		host_answered(host, status, first_ms, true);
	}
}

static void
a_host_that_answers_well_is_asked_more_at_a_time(void **state)
{
	(void)state;
	Host host = {0};
	assert_int_equal(fill(&host), ASKED);
	answer(&host, ASKED, 200, 50);
	assert_int_equal(fill(&host), 2 * ASKED);
	answer(&host, 1, 404, 50); /* says nothing of the host */
	assert_int_equal(fill(&host), 2 * ASKED);
	answer(&host, 2 * ASKED, 304, 50);
	assert_int_equal(fill(&host), HOST_MOST);
	answer(&host, HOST_MOST, 200, 50);
	assert_int_equal(fill(&host), HOST_MOST);
}

static void
a_slow_host_is_asked_less_and_a_wary_one_singly(void **state)
{
	(void)state;
	Host host = {0};
	fill(&host);
	answer(&host, 1, 200, HOST_QUICK_MS + 1);
	assert_int_equal(fill(&host), ASKED);
	answer(&host, ASKED, 200, 50);
	fill(&host);
	answer(&host, 1, 200, HOST_QUICK_MS + 1);
	assert_int_equal(fill(&host), 2 * ASKED - 1);
	host.running = 2;
	answer(&host, 1, 429, 50);
	assert_false(host_has_room(&host, ASKED));
	answer(&host, 1, 200, 50);
	assert_int_equal(fill(&host), 1);
}

static void
who_says_nothing_holds_nobody_up_but_there_is_an_end_to_it(void **state)
{
	(void)state;
	Host host = {0};
	fill(&host);
	for (int i = 0; i < ASKED; i++)
		host_fell_silent(&host);
	assert_int_equal(fill(&host), 2 * ASKED);
	host_fell_silent(&host);
	assert_int_equal(fill(&host), 2 * ASKED);
}

static void
one_at_a_time_is_one_at_a_time(void **state)
{
	(void)state;
	Host host = {.more = 10};
	assert_true(host_has_room(&host, 1));
	host.running = 1;
	assert_false(host_has_room(&host, 1));
	host_fell_silent(&host);
	assert_false(host_has_room(&host, 1));
}

static void
a_host_that_nobody_reaches_is_gone(void **state)
{
	(void)state;
	Host host = {0};
	for (int i = 0; i < HOST_TRIES; i++) {
		assert_false(host_is_gone(&host));
		host_not_reached(&host);
	}
	assert_true(host_is_gone(&host));
	assert_false(host_is_gone(&host));
	/* but not one that has said anything at all */
	host = (Host){0};
	host_answered(&host, 500, 50, true);
	for (int i = 0; i < 2 * HOST_TRIES; i++)
		host_not_reached(&host);
	assert_false(host_is_gone(&host));
}

static void
hosts_are_told_apart_by_their_name_alone(void **state)
{
	(void)state;
	uint64_t name = host_of_url(STR("https://news.example/feed"));
	assert_true(name == host_of_url(STR("http://a:b@NEWS.example:8080?x")));
	assert_true(name != host_of_url(STR("https://www.news.example/feed")));
	assert_true(host_of_url(STR("news.example")) == 0);
	HostTable table = {0};
	host_at(&table, name)->running = 3;
	for (uint64_t i = 1; i < 10000; i++)
		host_at(&table, name + i);
	assert_int_equal(host_at(&table, name)->running, 3);
	assert_true(table.count < 5000);
	free(table.items);
}

static void
an_address_is_local_or_of_the_web(void **state)
{
	(void)state;
	assert_true(host_is_local("127.0.0.1"));
	assert_true(host_is_local("192.168.4.2"));
	assert_true(host_is_local("::ffff:10.0.0.1"));
	assert_true(host_is_local("fd00::1"));
	assert_false(host_is_local("192.0.2.1"));
	assert_false(host_is_local("2001:db8::1"));
	assert_false(host_is_local("news.example"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_host_that_answers_well_is_asked_more_at_a_time),
		TEST(a_slow_host_is_asked_less_and_a_wary_one_singly),
		TEST(who_says_nothing_holds_nobody_up_but_there_is_an_end_to_it),
		TEST(one_at_a_time_is_one_at_a_time),
		TEST(a_host_that_nobody_reaches_is_gone),
		TEST(hosts_are_told_apart_by_their_name_alone),
		TEST(an_address_is_local_or_of_the_web),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
