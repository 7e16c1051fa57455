#include "test.h"

#include <poll.h>
#include <unistd.h>

#include "fetch/fetch.h"
#include "web.h"

/*
 * A Fetcher in the hands of one who has other things to do, through the real
 * quoth-fetch.
 */

enum { PATIENCE_MS = 20000 };

/* How a request went. */
typedef struct {
	uint32_t status;
	Str url, moved, etag, cache_control, body;
	bool failed;
	FetchFailure why;
} Course;

static Fetcher *
start(void)
{
	Err err = {0};
	Fetcher *fetcher = fetcher_start(&err);
	assert_str(str_of(err.text), "");
	return fetcher;
}

/* The next reply, by way of poll(). */
static FetchReply
next(Fetcher *fetcher)
{
	Err err = {0};
	FetchReply reply;
	for (;;) {
		FetcherStep step = fetcher_poll(fetcher, &reply, &err);
		if (step == FETCHER_REPLY)
			return reply;
		if (step == FETCHER_GONE)
			fail_msg("%s", err.text);
		struct pollfd fd = {.fd = fetcher_fd(fetcher),
		    .events = fetcher_events(fetcher)};
		assert_int_equal(poll(&fd, 1, PATIENCE_MS), 1);
	}
}

/* Asks one thing and hears all of it. */
static Course
course_of(Arena *arena, const FetchRequest *request)
{
	Err err = {0};
	Course course = {0};
	Buf body = buf_new(BUF_UNLIMITED);
	Fetcher *fetcher = start();
	uint32_t id = fetcher_ask(fetcher, request, &err);
	assert_int_equal(id, 1);
	for (bool ended = false; !ended;) {
		FetchReply reply = next(fetcher);
		assert_int_equal(reply.id, id);
		ended = reply.kind == FETCH_DONE || reply.kind == FETCH_FAILED;
		if (reply.kind == FETCH_HEAD) {
			course.status = reply.status;
			course.url = str_copy(arena, reply.url);
			course.moved = str_copy(arena, reply.moved);
			course.etag = str_copy(arena,
			    fetch_header(&reply.headers, STR("ETag")));
			course.cache_control = str_copy(arena,
			    fetch_header(&reply.headers, STR("Cache-Control")));
		} else if (reply.kind == FETCH_BODY) {
			buf_add(&body, reply.body);
		} else if (reply.kind == FETCH_FAILED) {
			course.failed = true;
			course.why = reply.why;
		}
	}
	fetcher_stop(fetcher);
	course.body = buf_copy(arena, &body);
	buf_free(&body);
	return course;
}

static void
what_has_not_changed_is_not_sent_again(void **state)
{
	FetchRequest request = {.url = web_at(*state, "/tagged")};
	Course first = course_of(*state, &request);
	assert_int_equal(first.status, 200);
	assert_str(first.etag, "\"7\"");
	request.etag = first.etag;
	Course again = course_of(*state, &request);
	assert_int_equal(again.status, 304);
	assert_false(again.failed);
	assert_str(again.body, "");
	assert_str(again.cache_control, "max-age=600");
}

static void
an_etag_out_of_its_senses_is_not_sent_back(void **state)
{
	FetchRequest request = {.url = web_at(*state, "/echo"),
	    .etag = STR("\"7\"\r\nHost: elsewhere.example"),
	    .last_modified = STR("yesterday\n")};
	Course course = course_of(*state, &request);
	assert_int_equal(course.status, 200);
	assert_true(str_find_ascii(course.body, STR("\r\nIf-")) < 0);
	assert_true(str_find(course.body, STR("elsewhere")) < 0);
	char *much = arena_alloc(*state, 10000);
	memset(much, '7', 10000);
	request = (FetchRequest){.url = web_at(*state, "/echo"),
	    .etag = {much, 10000}};
	course = course_of(*state, &request);
	assert_int_equal(course.status, 200);
	assert_true(str_find_ascii(course.body, STR("\r\nIf-")) < 0);
}

static void
it_is_told_how_far_permanent_redirects_led(void **state)
{
	static const struct {
		const char *path, *moved, *url;
	} cases[] = {
		{"/ok", "", ""},
		{"/redirect//ok", "", "/ok"},
		{"/moved//ok", "/ok", "/ok"},
		{"/moved//moved//ok", "/ok", "/ok"},
		{"/moved//redirect//ok", "/redirect//ok", "/ok"},
		{"/redirect//moved//ok", "", "/ok"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		FetchRequest request = {.url = web_at(*state, cases[i].path)};
		Course course = course_of(*state, &request);
		assert_int_equal(course.status, 200);
		assert_str(course.moved, *cases[i].moved
		    ? web_at(*state, cases[i].moved).ptr : "");
		assert_str(course.url, *cases[i].url
		    ? web_at(*state, cases[i].url).ptr : "");
	}
}

static void
a_password_opens_its_door(void **state)
{
	FetchRequest request = {.url = web_at(*state, "/members")};
	assert_int_equal(course_of(*state, &request).status, 401);
	request.user = STR("ines");
	request.password = STR("secret");
	assert_int_equal(course_of(*state, &request).status, 200);
	request.password = STR("wrong");
	assert_int_equal(course_of(*state, &request).status, 401);
}

static void
what_is_set_for_one_host_is_sent_to_no_other(void **state)
{
	FetchRequest request = {.url = web_at(*state, "/redirect//echo"),
	    .etag = STR("\"7\""), .user_agent = STR("Wire/1"),
	    .headers = {.items = {STR_INIT("X-Key: 1")}, .count = 1}};
	Course course = course_of(*state, &request);
	assert_true(str_find(course.body, STR("\r\nX-Key: 1\r\n")) > 0);
	assert_true(str_find(course.body,
	    STR("\r\nUser-Agent: Wire/1\r\n")) > 0);
	/* the same machine by another name */
	request.url = web_at(*state, str_format(*state,
	    "/redirect/http://localhost:%d/echo", web_port()).ptr);
	course = course_of(*state, &request);
	assert_int_equal(course.status, 200);
	assert_true(str_find(course.body, STR("X-Key")) < 0);
	assert_true(str_find(course.body,
	    STR("\r\nIf-None-Match: \"7\"\r\n")) > 0);
}

static void
a_request_with_a_control_character_is_refused(void **state)
{
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/ok"),
	    .user_agent = STR("a\r\nHost: b")};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 0);
	request = (FetchRequest){.url = web_at(*state, "/ok"),
	    .password = STR("a\nb")};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 0);
	request = (FetchRequest){.url = web_at(*state, "/ok?\x7f")};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 0);
	fetcher_stop(fetcher);
}

static void
a_request_can_be_given_up(void **state)
{
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/endless"),
	    .limits = {.body = UINT32_MAX, .host_transfers = 1}};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 1);
	/* this one waits for its turn, which never comes */
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 2);
	while (next(fetcher).kind != FETCH_BODY)
		;
	fetcher_cancel(fetcher, 2);
	fetcher_cancel(fetcher, 1);
	fetcher_cancel(fetcher, 3); /* never asked */
	bool ended[3] = {false};
	while (!ended[1] || !ended[2]) {
		FetchReply reply = next(fetcher);
		if (reply.kind != FETCH_FAILED)
			continue;
		assert_int_equal(reply.why, FAILURE_CANCELLED);
		ended[reply.id] = true;
	}
	fetcher_cancel(fetcher, 1); /* again */
	request.url = web_at(*state, "/ok");
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 3);
	FetchReply reply;
	do {
		reply = next(fetcher);
		assert_int_equal(reply.id, 3);
	} while (reply.kind != FETCH_DONE);
	fetcher_stop(fetcher);
}

static void
waiting_for_a_turn_costs_no_time(void **state)
{
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/late/300"),
	    .limits = {.total_ms = 800, .host_transfers = 1}};
	for (int i = 0; i < 4; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	for (int done = 0; done < 4;) {
		FetchReply reply = next(fetcher);
		assert_int_not_equal(reply.kind, FETCH_FAILED);
		done += reply.kind == FETCH_DONE;
	}
	fetcher_stop(fetcher);
}

static void
hosts_that_hang_hold_nobody_up(void **state)
{
	enum { DEAD = 40 }; /* more than run at a time */
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/hang"),
	    .limits.host_transfers = 100};
	for (int i = 0; i < DEAD; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	request.url = web_at(*state, "/ok");
	assert_int_equal(fetcher_ask(fetcher, &request, &err), DEAD + 1);
	FetchReply reply;
	do {
		reply = next(fetcher);
		assert_int_equal(reply.id, DEAD + 1);
	} while (reply.kind != FETCH_DONE);
	fetcher_stop(fetcher);
}

static void
a_host_that_never_answers_is_tried_a_few_times_only(void **state)
{
	enum { ASKED = 40 };
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/hang"),
	    .limits.silence_ms = 200};
	for (int i = 0; i < ASKED; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	int untried = 0;
	for (int i = 0; i < ASKED; i++) {
		FetchReply reply = next(fetcher);
		assert_int_equal(reply.kind, FETCH_FAILED);
		assert_int_equal(reply.why, FAILURE_TIMEOUT);
		untried += !str_empty(reply.detail);
	}
	assert_true(untried > ASKED / 2);
	fetcher_stop(fetcher);
}

static void
silence_is_limited_but_not_the_length_of_an_answer(void **state)
{
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/drip"),
	    .limits.silence_ms = 500};
	assert_int_equal(fetcher_ask(fetcher, &request, &err), 1);
	assert_int_equal(next(fetcher).kind, FETCH_HEAD);
	usleep(700 * 1000);
	for (int i = 0; i < 40; i++)
		assert_int_equal(next(fetcher).kind, FETCH_BODY);
	fetcher_stop(fetcher);
}

static void
a_slow_reader_makes_the_servers_wait(void **state)
{
	Err err = {0};
	Fetcher *fetcher = start();
	FetchRequest request = {.url = web_at(*state, "/big/4096"),
	    .limits.total_ms = 1500};
	for (int i = 0; i < 3; i++)
		assert_int_not_equal(fetcher_ask(fetcher, &request, &err), 0);
	assert_int_equal(next(fetcher).kind, FETCH_HEAD);
	/* longer than they may take */
	usleep(2000 * 1000);
	size_t length = 0;
	for (int done = 0; done < 3;) {
		FetchReply reply = next(fetcher);
		assert_int_not_equal(reply.kind, FETCH_FAILED);
		done += reply.kind == FETCH_DONE;
		length += reply.kind == FETCH_BODY ? reply.body.len : 0;
	}
	assert_int_equal(length, 3 * (4 << 20));
	fetcher_stop(fetcher);
}

static int
set_up(void **state)
{
	(void)state;
	web_start();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	web_stop();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_has_not_changed_is_not_sent_again),
		TEST(an_etag_out_of_its_senses_is_not_sent_back),
		TEST(it_is_told_how_far_permanent_redirects_led),
		TEST(a_password_opens_its_door),
		TEST(what_is_set_for_one_host_is_sent_to_no_other),
		TEST(a_request_with_a_control_character_is_refused),
		TEST(a_request_can_be_given_up),
		TEST(waiting_for_a_turn_costs_no_time),
		TEST(hosts_that_hang_hold_nobody_up),
		TEST(a_host_that_never_answers_is_tried_a_few_times_only),
		TEST(silence_is_limited_but_not_the_length_of_an_answer),
		TEST(a_slow_reader_makes_the_servers_wait),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
