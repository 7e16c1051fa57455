/* Workers: what they answer, how they die, and what they have not. */

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/sandbox.h"
#include "pipeline/feedparcel.h"
#include "pipeline/incoming.h"
#include "pipeline/stories.h"
#include "pipeline/worker.h"

/* --- a trade that does what it is told ---------------------------------- */

static void
count_files(int out, uint32_t id)
{
	char text[32];
	int files = 0;
	for (int fd = 0; fd < 256; fd++)
		files += fcntl(fd, F_GETFD) >= 0;
	snprintf(text, sizeof text, "%d", files);
	worker_answer(out, 0, id, str_of(text));
}

/* Takes memory until there is none: what is not used costs the machine none. */
static void
eat(void)
{
	enum { PIECE = 1 << 20, MOST = 4096 };
	for (int i = 0; i < MOST; i++) {
		volatile char *piece = malloc(PIECE);
		/* the sanitizers have no limit on memory */
		if (!piece || (i == 1024 && getenv("ASAN_LIMITLESS")))
			abort();
		piece[0] = 1;
	}
}

static void
obey(void *kept, int out, const Frame *frame)
{
	(void)kept;
	Str order = frame->payload;
	if (str_equal(order, STR("crash")))
		raise(SIGSEGV);
	else if (str_equal(order, STR("hang")))
		for (;;)
			poll(NULL, 0, -1);
	else if (str_equal(order, STR("eat")))
		eat();
	else if (str_equal(order, STR("files")))
		count_files(out, frame->id);
	else if (str_equal(order, STR("lie")))
		assert_int_equal(write(out, "\xff\xff\xff\xff and so on", 14),
		    14);
	else if (str_equal(order, STR("open")))
		worker_answer(out, (uint32_t)open("/etc/passwd", O_RDONLY) + 1,
		    frame->id, str_of(strerror(errno)));
	else
		worker_answer(out, frame->kind, frame->id, order);
}

static void *
begin(void)
{
	signal(SIGSEGV, SIG_DFL); /* not to the sanitizers */
	return NULL;
}

static const Trade obedience = {.longest = 8 << 20, .megabytes = 512,
    .begin = begin, .hear = obey};

static const Trade *const trades[] = {&obedience, &incoming_trade,
    &stories_trade};

static Foreman *foreman;

static int
start(void **state)
{
	Err err = {0};
	unsetenv("QUOTH_SANDBOX");
#ifdef __SANITIZE_ADDRESS__
	setenv("ASAN_LIMITLESS", "1", 1);
#endif
	foreman = foreman_start(trades, 3, &err);
	return !foreman || with_arena(state);
}

static int
stop(void **state)
{
	foreman_stop(foreman);
	return free_arena(state);
}

static Worker *
hire(void)
{
	Err err = {0};
	Worker *worker = worker_start(foreman, 0, 20, &err);
	if (!worker)
		fail_msg("%s", err.text);
	return worker;
}

static WorkerStep
wait_for_answer(Worker *worker, Frame *answer, int timeout_ms)
{
	WorkerStep step;
	while ((step = worker_poll(worker, answer)) == WORKER_QUIET) {
		struct pollfd fds[WORKER_FDS];
		if (poll(fds, worker_fds(worker, fds), timeout_ms) == 0)
			break;
	}
	return step;
}

static WorkerStep
tell(Worker *worker, const char *order, Frame *answer, int timeout_ms)
{
	worker_send(worker, 1, 7, str_of(order));
	return wait_for_answer(worker, answer, timeout_ms);
}

/* --- what they do ------------------------------------------------------- */

static void
a_worker_answers_what_it_is_sent(void **state)
{
	Worker *worker = hire();
	Frame answer;
	assert_int_equal(tell(worker, "good morning", &answer, -1),
	    WORKER_ANSWER);
	assert_str(answer.payload, "good morning");
	assert_int_equal(answer.kind, 1);
	assert_int_equal(answer.id, 7);
	assert_str(worker_stop(*state, worker), "");
}

static void
a_frame_may_be_larger_than_any_pipe(void **state)
{
	enum { LENGTH = 5 << 20 };
	Worker *worker = hire();
	char *bytes = arena_alloc(*state, LENGTH);
	memset(bytes, 'x', LENGTH);
	worker_send(worker, 1, 1, (Str){bytes, LENGTH});
	Frame answer;
	assert_int_equal(wait_for_answer(worker, &answer, -1), WORKER_ANSWER);
	assert_int_equal(answer.payload.len, LENGTH);
	assert_memory_equal(answer.payload.ptr, bytes, LENGTH);
	worker_stop(*state, worker);
}

static void
one_that_crashes_says_of_what_and_another_goes_on(void **state)
{
	Worker *worker = hire(), *other = hire();
	Frame answer;
	assert_int_equal(tell(worker, "crash", &answer, -1), WORKER_DEAD);
	assert_str(worker_stop(*state, worker), strsignal(SIGSEGV));
	assert_int_equal(tell(other, "still here", &answer, -1), WORKER_ANSWER);
	worker_stop(*state, other);
	other = hire();
	assert_int_equal(tell(other, "here too", &answer, -1), WORKER_ANSWER);
	worker_stop(*state, other);
}

static void
one_that_eats_memory_dies_of_it(void **state)
{
	Worker *worker = hire();
	Frame answer;
	assert_int_equal(tell(worker, "eat", &answer, -1), WORKER_DEAD);
	assert_str(worker_stop(*state, worker), strsignal(SIGABRT));
}

static void
one_that_hangs_is_silent_and_can_be_ended(void **state)
{
	Worker *worker = hire();
	Frame answer;
	assert_int_equal(tell(worker, "hang", &answer, 50), WORKER_QUIET);
	assert_true(worker_silence(worker) >= 40);
	assert_str(worker_stop(*state, worker), "");
}

static void
one_that_lies_is_dead(void **state)
{
	Worker *worker = hire();
	Frame answer;
	assert_int_equal(tell(worker, "lie", &answer, -1), WORKER_DEAD);
	worker_stop(*state, worker);
}

static void
a_worker_has_its_two_pipes_and_no_other_file(void **state)
{
	/* opened before and after the foreman: he has neither */
	int before = open("/dev/null", O_RDONLY), ends[2];
	assert_true(before >= 0 && pipe(ends) == 0);
	Worker *worker = hire();
	Frame answer;
	assert_int_equal(tell(worker, "files", &answer, -1), WORKER_ANSWER);
	assert_str(answer.payload, "5"); /* 0, 1 and 2 lead nowhere */
	assert_int_equal(tell(worker, "open", &answer, -1), WORKER_ANSWER);
	if (sandbox_landlock_abi() > 0)
		assert_int_equal(answer.kind, 0); /* it could not */
	worker_stop(*state, worker);
	close(before);
	close(ends[0]);
	close(ends[1]);
}

/* --- feeds -------------------------------------------------------------- */

static const char news[] = "<?xml version='1.0'?><rss version='2.0'><channel>"
    "<title>Harbour news</title><item><guid>1</guid><title>Ferry late</title>"
    "</item><item><guid>2</guid><title>Pilot found</title></item></channel>"
    "</rss>";

static Arrival
wait_for_arrival(Incoming *incoming)
{
	Arrival arrival;
	while (!incoming_next(incoming, &arrival)) {
		struct pollfd fds[INCOMING_FDS];
		int timeout_ms = 10000;
		nfds_t count = incoming_fds(incoming, fds, &timeout_ms);
		poll(fds, count, timeout_ms);
	}
	return arrival;
}

static void
feeds_arrive_piece_by_piece_side_by_side(void **state)
{
	(void)state;
	Incoming *incoming = incoming_new(foreman, 1, 0);
	Err err = {0};
	assert_true(incoming_begin(incoming, 1, false, STR("http://a.example/"),
	    STR("text/xml"), &err));
	assert_true(incoming_begin(incoming, 2, true, STR("http://b.example/"),
	    STR("text/xml"), &err));
	for (size_t i = 0; i < sizeof news - 1; i++)
		for (uint32_t id = 1; id <= 2; id++)
			incoming_push(incoming, id, (Str){news + i, 1});
	incoming_end(incoming, 1);
	incoming_end(incoming, 2);
	for (int i = 0; i < 2; i++) {
		Arrival arrival = wait_for_arrival(incoming);
		assert_non_null(arrival.feed);
		assert_int_equal(arrival.alone, arrival.id == 2);
		assert_str(arrival.feed->name, "Harbour news");
		assert_int_equal(arrival.feed->items.count, 2);
		assert_str(arrival.feed->items.items[1].headline, "Pilot found");
	}
	incoming_free(incoming);
}

static void
what_is_no_feed_arrives_before_its_end(void **state)
{
	Incoming *incoming = incoming_new(foreman, 1, 0);
	Err err = {0};
	assert_true(incoming_begin(incoming, 1, false, STR("http://a.example/"),
	    STR("text/plain"), &err));
	char *dots = arena_alloc(*state, 60000);
	memset(dots, '.', 60000);
	incoming_push(incoming, 1, (Str){dots, 60000});
	Arrival arrival = wait_for_arrival(incoming);
	assert_non_null(arrival.feed);
	assert_str(arrival.feed->format, "");
	incoming_push(incoming, 1, STR("more")); /* nobody minds */
	incoming_end(incoming, 1);
	incoming_free(incoming);
}

static Feed
a_feed(Arena *arena)
{
	Feed feed = {.format = STR("rss20"), .name = STR("Harbour news"),
	    .published = 7, .updated = DATE_NONE, .cut = true};
	list_push(arena, &feed.authors, (FeedPerson){.name = STR("Jo")});
	list_push(arena, &feed.categories, STR("ships"));
	return feed;
}

static void
no_part_of_a_parcel_is_taken_for_all_of_it(void **state)
{
	Arena *arena = *state;
	Item item = {.headline = STR("Ferry late"), .published = 5,
	    .updated = DATE_NONE, .summary = {.value = STR("It came.")}};
	list_push(arena, &item.contents, (FeedText){.value = STR("At noon.")});
	list_push(arena, &item.enclosures, (Enclosure){.url = STR("x:y")});
	Feed feed = a_feed(arena), copy;
	Item again;
	Buf parcel = buf_new(BUF_UNLIMITED);
	feedparcel_put_item(&parcel, &item);
	assert_true(feedparcel_take_item(arena, buf_str(&parcel), &again));
	assert_str(again.headline, "Ferry late");
	assert_str(again.contents.items[0].value, "At noon.");
	assert_true(again.published == 5 && again.updated == DATE_NONE);
	for (size_t i = 0; i < parcel.len; i++)
		assert_false(feedparcel_take_item(arena,
		    (Str){parcel.ptr, i}, &again));
	buf_cut(&parcel, 0);
	feedparcel_put_feed(&parcel, &feed);
	assert_true(feedparcel_take_feed(arena, buf_str(&parcel), &copy));
	assert_str(copy.authors.items[0].name, "Jo");
	assert_true(copy.cut);
	for (size_t i = 0; i < parcel.len; i++)
		assert_false(feedparcel_take_feed(arena,
		    (Str){parcel.ptr, i}, &copy));
	buf_free(&parcel);
}

static void
a_parcel_of_no_text_or_too_long_a_line_is_refused(void **state)
{
	Arena *arena = *state;
	Item again, item = {.headline = {"\xff", 1}};
	Buf parcel = buf_new(BUF_UNLIMITED);
	feedparcel_put_item(&parcel, &item);
	assert_false(feedparcel_take_item(arena, buf_str(&parcel), &again));
	char *line = arena_alloc(arena, 1 << 20);
	memset(line, 'x', 1 << 20);
	item.headline = (Str){line, 1 << 20};
	buf_cut(&parcel, 0);
	feedparcel_put_item(&parcel, &item);
	assert_false(feedparcel_take_item(arena, buf_str(&parcel), &again));
	buf_free(&parcel);
}

/* --- stories ------------------------------------------------------------ */

static bool
count_made(void *context, const StoryJob *job, const Story *story, Str reason,
    Err *err)
{
	(void)err;
	int *made = context;
	assert_true(job->item % 2 ? story != NULL : !str_empty(reason));
	made[story != NULL]++;
	return true;
}

static void
every_job_is_told_once_with_its_story_or_a_reason(void **state)
{
	StoryJobList jobs = {0};
	for (int i = 0; i < 20; i++)
		list_push(*state, &jobs, (StoryJob){.item = i,
		    .text = {.value = i % 2 ? STR("The ferry came, said Jo Marsh.")
		                            : STR(""),
		        .type = STR("text/plain")}});
	Stories *stories = stories_new(foreman, 2, 0);
	int made[2] = {0};
	Err err = {0};
	assert_true(stories_make(stories, &jobs, count_made, made, &err));
	assert_int_equal(made[true], 10);
	assert_int_equal(made[false], 10);
	stories_free(stories);
}

#define WORKER_TEST(function) \
	cmocka_unit_test_setup_teardown(function, start, stop)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORKER_TEST(a_worker_answers_what_it_is_sent),
		WORKER_TEST(a_frame_may_be_larger_than_any_pipe),
		WORKER_TEST(one_that_crashes_says_of_what_and_another_goes_on),
		WORKER_TEST(one_that_eats_memory_dies_of_it),
		WORKER_TEST(one_that_hangs_is_silent_and_can_be_ended),
		WORKER_TEST(one_that_lies_is_dead),
		WORKER_TEST(a_worker_has_its_two_pipes_and_no_other_file),
		WORKER_TEST(feeds_arrive_piece_by_piece_side_by_side),
		WORKER_TEST(what_is_no_feed_arrives_before_its_end),
		TEST(no_part_of_a_parcel_is_taken_for_all_of_it),
		TEST(a_parcel_of_no_text_or_too_long_a_line_is_refused),
		WORKER_TEST(every_job_is_told_once_with_its_story_or_a_reason),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
