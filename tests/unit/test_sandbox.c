#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "base/sandbox.h"
#include "base/sanitized.h"

/*
 * Each rule is tried from inside, by a child that has entered: it must not get
 * what it was not left, and must get what it was.
 */

static char folder[] = "/tmp/quoth-sandbox-XXXXXX";
static char inside[64], outside[64];

static int
set_up(void **state)
{
	(void)state;
	assert_non_null(mkdtemp(folder));
	snprintf(inside, sizeof inside, "%s/inside", folder);
	snprintf(outside, sizeof outside, "%s/outside", folder);
	assert_int_equal(mkdir(inside, 0700), 0);
	assert_int_equal(mkdir(outside, 0700), 0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	rmdir(inside);
	rmdir(outside);
	return rmdir(folder);
}

/* How a child ends that enters with rights and then makes one try. */
static int
ending(const SandboxRights *rights, bool (*attempt)(void))
{
	fflush(NULL);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		signal(SIGXFSZ, SIG_IGN);
		sandbox_enter(rights);
		_exit(attempt() ? 0 : 1);
	}
	int status;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return status;
}

#define assert_holds(rights, attempt) \
	assert_int_equal(ending((rights), (attempt)), 0)

static const SandboxRights nothing;

static bool
has_landlock(void)
{
	if (sandbox_landlock_abi() > 0)
		return true;
	print_message("# this kernel has no Landlock: nothing to try\n");
	return false;
}

/* --- system calls ------------------------------------------------------- */

static bool
cannot_run_a_program(void)
{
	char *argv[] = {"true", NULL};
	execv("/bin/true", argv);
	return errno == EPERM;
}

static bool
cannot_open_a_socket(void)
{
	static const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK,
		AF_PACKET};
	for (size_t i = 0; i < sizeof families / sizeof *families; i++)
		if (socket(families[i], SOCK_STREAM, 0) >= 0 || errno != EPERM)
			return false;
	int ends[2];
	return socketpair(AF_UNIX, SOCK_STREAM, 0, ends) < 0 && errno == EPERM;
}

static bool
cannot_fork(void)
{
	pid_t pid = fork();
	if (pid == 0)
		_exit(0);
	return pid < 0;
}

static bool
cannot_trace_its_parent(void)
{
	return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) < 0
	    && errno == EPERM;
}

static bool
cannot_signal_its_parent(void)
{
	return kill(getppid(), 0) < 0 && errno == EPERM;
}

static bool
cannot_leave_its_namespace(void)
{
	return unshare(CLONE_NEWUSER) < 0 && errno == EPERM;
}

static bool
computes_and_maps(void)
{
	char *page = mmap(NULL, 1 << 20, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (page == MAP_FAILED)
		return false;
	page[5] = 1;
	return munmap(page, 1 << 20) == 0;
}

static bool
dies_of_abort(void)
{
	abort();
}

static void
who_has_no_rights_runs_nothing_and_talks_to_nobody(void **state)
{
	(void)state;
	assert_holds(&nothing, cannot_run_a_program);
	assert_holds(&nothing, cannot_open_a_socket);
	assert_holds(&nothing, cannot_leave_its_namespace);
	assert_holds(&nothing, computes_and_maps);
	if (SANITIZED)
		return; /* its search for leaks needs these */
	assert_holds(&nothing, cannot_fork);
	assert_holds(&nothing, cannot_trace_its_parent);
	assert_holds(&nothing, cannot_signal_its_parent);
	int status = ending(&nothing, dies_of_abort);
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
}

static bool
forks_and_waits(void)
{
	pid_t pid = fork();
	if (pid == 0)
		_exit(cannot_run_a_program() && cannot_open_a_socket() ? 7 : 1);
	int status;
	return pid > 0 && waitpid(pid, &status, 0) == pid
	    && WEXITSTATUS(status) == 7;
}

static bool
enters_again_and_loses_more(void)
{
	SandboxState again = sandbox_enter(&nothing);
	return again.calls && (SANITIZED || cannot_fork());
}

static void
children_may_be_had_and_are_held_to_the_same(void **state)
{
	(void)state;
	SandboxRights rights = {.children = true};
	assert_holds(&rights, forks_and_waits);
	assert_holds(&rights, enters_again_and_loses_more);
}

static bool
has_internet_sockets_only(void)
{
	if (socket(AF_INET, SOCK_STREAM, 0) < 0)
		return false;
	if (socket(AF_INET6, SOCK_STREAM, 0) < 0 && errno != EAFNOSUPPORT)
		return false;
	return socket(AF_PACKET, SOCK_RAW, 0) < 0 && errno != EAFNOSUPPORT
	    && cannot_run_a_program();
}

static bool
cannot_serve(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	return fd >= 0 && listen(fd, 1) < 0 && errno == EPERM;
}

static bool
cannot_take_a_port(void)
{
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	struct sockaddr_in here = {.sin_family = AF_INET,
	    .sin_addr = {htonl(INADDR_LOOPBACK)}};
	return bind(fd, (struct sockaddr *)&here, sizeof here) < 0
	    && errno == EACCES;
}

static void
who_has_the_network_asks_and_does_not_serve(void **state)
{
	(void)state;
	SandboxRights rights = {.network = true};
	assert_holds(&rights, has_internet_sockets_only);
	assert_holds(&rights, cannot_serve);
	if (sandbox_landlock_abi() >= 4)
		assert_holds(&rights, cannot_take_a_port);
}

/* --- files -------------------------------------------------------------- */

static bool
opens(const char *where, const char *name, int flags)
{
	char path[128];
	snprintf(path, sizeof path, "%s/%s", where, name);
	int fd = open(path, flags, 0600);
	if (fd >= 0)
		close(fd);
	return fd >= 0;
}

static bool
opens_no_file(void)
{
	return !opens("/etc", "passwd", O_RDONLY) && !opens(inside, "a", O_RDONLY)
	    && !opens(inside, "new", O_WRONLY | O_CREAT)
	    && !opens("/", "", O_RDONLY | O_DIRECTORY);
}

static bool
reads_inside_only(void)
{
	char path[128];
	snprintf(path, sizeof path, "%s/a", inside);
	return opens(inside, "a", O_RDONLY) && !opens(inside, "a", O_RDWR)
	    && !opens(inside, "new", O_WRONLY | O_CREAT) && unlink(path) < 0
	    && !opens(outside, "a", O_RDONLY)
	    && !opens(inside, "../outside/a", O_RDONLY);
}

static bool
writes_inside_only(void)
{
	char path[128], away[128];
	snprintf(path, sizeof path, "%s/new", inside);
	snprintf(away, sizeof away, "%s/new", outside);
	return opens(inside, "a", O_RDWR) && opens(inside, "a", O_RDWR | O_TRUNC)
	    && opens(inside, "new", O_RDWR | O_CREAT)
	    && !opens(outside, "new", O_RDWR | O_CREAT)
	    && !opens(outside, "a", O_RDONLY) && symlink("/etc/passwd", away) < 0
	    && rename(path, away) < 0 && unlink(path) == 0;
}

static void
make_file(const char *where)
{
	char path[128];
	snprintf(path, sizeof path, "%s/a", where);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fclose(file);
}

static void
only_files_that_are_named_can_be_opened(void **state)
{
	if (!has_landlock())
		return;
	SandboxPath paths[] = {{str_of(inside), false},
		{STR_INIT("/no/such/place"), true}};
	SandboxRights reader = {.paths = {paths, 2, 2}}, writer = reader;
	make_file(inside);
	make_file(outside);
	assert_holds(&nothing, opens_no_file);
	assert_holds(&reader, reads_inside_only);
	paths[0].write = true;
	assert_holds(&writer, writes_inside_only);
	unlink(path_join(*state, str_of(inside), STR("a")).ptr);
	unlink(path_join(*state, str_of(outside), STR("a")).ptr);
}

/* --- limits ------------------------------------------------------------- */

static bool
cannot_take_much_memory(void)
{
	void *much = mmap(NULL, (size_t)2 << 30, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	struct rlimit more = {RLIM_INFINITY, RLIM_INFINITY};
	bool stays = geteuid() == 0 || setrlimit(RLIMIT_AS, &more) < 0;
	return much == MAP_FAILED && stays;
}

static int written;

static bool
cannot_write_a_large_file(void)
{
	char block[4096] = {0};
	return write(written, block, sizeof block) == sizeof block
	    && write(written, block, sizeof block) < 0 && errno == EFBIG;
}

static bool
cannot_write_a_byte(void)
{
	return write(written, "x", 1) < 0 && errno == EFBIG;
}

static bool
leaves_no_core(void)
{
	struct rlimit core;
	return getrlimit(RLIMIT_CORE, &core) == 0 && core.rlim_max == 0;
}

static bool
goes_on_for_ever(void)
{
	volatile bool on = true;
	while (on)
		;
	return true;
}

static void
memory_files_and_time_have_limits(void **state)
{
	(void)state;
	SandboxRights rights = {.memory = (uint64_t)1 << 30, .file_size = 4096};
	if (!SANITIZED)
		assert_holds(&rights, cannot_take_much_memory);
	char path[] = "/tmp/quoth-sandbox-file-XXXXXX";
	written = mkstemp(path);
	assert_true(written >= 0);
	unlink(path);
	assert_holds(&rights, cannot_write_a_large_file);
	assert_holds(&(SandboxRights){.writes_no_files = true},
	    cannot_write_a_byte);
	close(written);
	assert_holds(&nothing, leaves_no_core);
	int status = ending(&(SandboxRights){.cpu_seconds = 1}, goes_on_for_ever);
	assert_true(WIFSIGNALED(status));
}

/* --- what is told ------------------------------------------------------- */

static bool
tells_what_is_in_force(void)
{
	SandboxState state = sandbox_enter(&nothing);
	return !state.off && state.calls && state.limits
	    && state.landlock == sandbox_landlock_abi()
	    && state.files == (state.landlock > 0)
	    && state.tcp == (state.landlock >= 4);
}

static bool
is_open(void)
{
	SandboxState state = sandbox_enter(&nothing);
	return state.off && !state.calls && opens("/", "", O_RDONLY);
}

static void
what_is_in_force_is_told(void **state)
{
	(void)state;
	pid_t pid = fork();
	if (pid == 0)
		_exit(tells_what_is_in_force() ? 0 : 1);
	int status;
	waitpid(pid, &status, 0);
	/* that a kernel nested in another has filters at all is usual */
	assert_int_equal(status, 0);
	setenv("QUOTH_SANDBOX", "off", 1);
	assert_holds(&nothing, is_open);
	unsetenv("QUOTH_SANDBOX");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(who_has_no_rights_runs_nothing_and_talks_to_nobody),
		TEST(children_may_be_had_and_are_held_to_the_same),
		TEST(who_has_the_network_asks_and_does_not_serve),
		TEST(only_files_that_are_named_can_be_opened),
		TEST(memory_files_and_time_have_limits),
		TEST(what_is_in_force_is_told),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
