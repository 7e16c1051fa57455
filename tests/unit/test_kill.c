/*
 * kill -9 at any moment: the press, the fetcher, or both. Whatever a refresh had
 * told until then is in the store afterwards, the store is sound, and the next
 * one goes on to its end.
 *
 * The moments are random; the seed is told, and QUOTH_SEED=N takes it again.
 */

#include "test.h"
#include "web.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/path.h"
#include "tally.h"

enum { KILLS = 200, FEEDS = 8 };

enum { PRESS = 1, FETCHER = 2, VICTIMS = 3 /* 1, 2 or both */ };

static uint32_t seed;

static uint32_t
chance(uint32_t below)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % below;
}

static int64_t
now_us(void)
{
	struct timespec time;
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000000 + time.tv_nsec / 1000;
}

/* --- one refresh -------------------------------------------------------- */

static struct {
	Arena *arena;
	const char *quoth;
	Str home, store;
	Buf told; /* by all refreshes, whole lines */
} desk;

static pid_t
start(int *in)
{
	int ends[2];
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		int nothing = open("/dev/null", O_WRONLY);
		dup2(nothing, STDERR_FILENO);
		execl(desk.quoth, "quoth", "refresh", "--all", "--events",
		    (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	*in = ends[0];
	return pid;
}

/* The process of that name whose parent is pid; 0: none. */
static pid_t
child_of(pid_t parent, const char *name)
{
	DIR *folder = opendir("/proc");
	pid_t found = 0;
	for (struct dirent *entry; folder && !found && (entry = readdir(folder));) {
		char path[300], of[64] = "";
		int pid, its_parent = 0;
		snprintf(path, sizeof path, "/proc/%s/stat", entry->d_name);
		FILE *file = isdigit((unsigned char)entry->d_name[0])
		    ? fopen(path, "r") : NULL;
		if (!file)
			continue;
		if (fscanf(file, "%d (%63[^)]) %*c %d", &pid, of, &its_parent) == 3
		    && its_parent == parent && strcmp(of, name) == 0)
			found = pid;
		fclose(file);
	}
	closedir(folder);
	return found;
}

/* Listens until that moment, or to the end; a line that is cut was not told. */
static bool
listen_until(int in, int64_t moment)
{
	for (;;) {
		int64_t left = moment - now_us();
		struct pollfd fd = {.fd = in, .events = POLLIN};
		struct timespec timeout = {left / 1000000, left % 1000000 * 1000};
		if (left <= 0 || ppoll(&fd, 1, &timeout, NULL) == 0)
			return false;
		char bytes[4096];
		ssize_t length = read(in, bytes, sizeof bytes);
		if (length <= 0)
			return true;
		buf_add(&desk.told, (Str){bytes, (size_t)length});
	}
}

static void
drop_cut_line(void)
{
	size_t end = desk.told.len;
	while (end && desk.told.ptr[end - 1] != '\n')
		end--;
	buf_cut(&desk.told, end);
}

/* Until it ends by itself: how long that took. */
static int64_t
refresh_whole(void)
{
	int in, status;
	int64_t begin = now_us();
	size_t before = desk.told.len;
	pid_t pid = start(&in);
	assert_true(listen_until(in, INT64_MAX));
	close(in);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
	Str told = str_part(buf_str(&desk.told), before, desk.told.len);
	assert_true(str_find(told, STR("\"event\":\"done\"")) >= 0);
	assert_true(str_find(told, STR("\"failed\":0")) >= 0);
	return now_us() - begin;
}

static void
refresh_until(int64_t moment, int victims)
{
	int in;
	pid_t pid = start(&in);
	if (!listen_until(in, moment)) {
		pid_t fetcher = victims & FETCHER ? child_of(pid, "quoth-fetch") : 0;
		if (fetcher)
			kill(fetcher, SIGKILL);
		if (victims & PRESS)
			kill(pid, SIGKILL);
		/* what it had written already was told */
		listen_until(in, INT64_MAX);
	}
	close(in);
	waitpid(pid, NULL, 0);
	drop_cut_line();
}

/* --- two hundred -------------------------------------------------------- */

static int
open_desk(void **state)
{
	(void)state;
	const char *tmp = getenv("TMPDIR");
	desk.arena = arena_new();
	desk.told = buf_new(BUF_UNLIMITED);
	char *home = str_cstr(desk.arena, str_format(desk.arena,
	    "%s/quoth-kill.XXXXXX", tmp ? tmp : "/tmp"));
	if (!mkdtemp(home))
		return -1;
	desk.home = str_of(home);
	desk.store = path_join(desk.arena, desk.home, STR("data/quoth/quoth.db"));
	desk.quoth = web_built(desk.arena, "src/quoth");
	setenv("HOME", home, 1);
	setenv("XDG_CONFIG_HOME", home, 1);
	setenv("XDG_DATA_HOME", path_join(desk.arena, desk.home,
	    STR("data")).ptr, 1);
	setenv("XDG_STATE_HOME", home, 1);
	unsetenv("QUOTH_SANDBOX");
	web_start();
	mkdir(path_join(desk.arena, desk.home, STR("quoth")).ptr, 0700);
	FILE *list = fopen(path_join(desk.arena, desk.home,
	    STR("quoth/feeds.yaml")).ptr, "w");
	for (int i = 0; list && i < FEEDS; i++)
		fprintf(list, "- %.*s%d\n",
		    STR_ARG(web_at(desk.arena, "/growing/")), i);
	return !list || fclose(list);
}

static int
close_desk(void **state)
{
	(void)state;
	web_stop();
	pid_t pid = fork();
	if (pid == 0) {
		execlp("rm", "rm", "-rf", desk.home.ptr, (char *)NULL);
		_exit(127);
	}
	waitpid(pid, NULL, 0);
	buf_free(&desk.told);
	arena_free(desk.arena);
	return 0;
}

static Tally
tally(void)
{
	Err err = {0};
	Tally tally;
	Store *store = store_open(desk.store, &err);
	bool good = store && tally_holds(store, buf_str(&desk.told), &tally,
	    &err);
	store_close(store);
	if (!good)
		fail_msg("seed %u: %s", seed, err.text);
	return tally;
}

static void
what_was_told_is_there_after_two_hundred_kills(void **state)
{
	(void)state;
	const char *given = getenv("QUOTH_SEED");
	seed = given ? (uint32_t)strtoul(given, NULL, 10)
	             : (uint32_t)now_us() | 1;
	print_message("# QUOTH_SEED=%u\n", seed);
	int64_t whole = refresh_whole();
	for (int i = 0; i < KILLS; i++) {
		int64_t moment = now_us() + chance((uint32_t)whole);
		refresh_until(moment, 1 + (int)chance(VICTIMS));
		if (i % 20 == 19)
			tally();
	}
	Tally before = tally();
	refresh_whole();
	Tally after = tally();
	print_message("# %u items and %u stories were told\n", after.items,
	    after.stories);
	assert_true(after.items >= before.items + FEEDS * 3);
	/* not all died before they had told anything */
	assert_true(before.items > FEEDS * 3 + KILLS / 4);
	assert_true(before.stories > KILLS / 4);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_told_is_there_after_two_hundred_kills),
	};
	return cmocka_run_group_tests(tests, open_desk, close_desk);
}
