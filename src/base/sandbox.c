#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/filter.h>
#include <linux/seccomp.h>

#include "base/call_filter.h"
#include "base/call_filter_table.h"
#include "base/sanitized.h"

/* --- Landlock ----------------------------------------------------------- */

/*
 * linux/landlock.h as of ABI 6, in our own words: the headers that quoth is
 * built with are older than the kernels that it runs on. The numbers of the
 * calls are the same on every architecture.
 */
enum {
	CALL_CREATE_RULESET = 444,
	CALL_ADD_RULE = 445,
	CALL_RESTRICT_SELF = 446,
	CREATE_RULESET_VERSION = 1,
	RULE_PATH_BENEATH = 1,
	SCOPE_ABSTRACT_SOCKET = 1,
	TCP_BIND = 1,
	TCP_CONNECT = 2,
	ABI_REFER = 2,
	ABI_TRUNCATE = 3,
	ABI_TCP = 4,
	ABI_IOCTL = 5,
	ABI_SCOPE = 6,
};

enum {
	FILE_EXECUTE = 1 << 0,
	FILE_WRITE = 1 << 1,
	FILE_READ = 1 << 2,
	FOLDER_READ = 1 << 3,
	FOLDER_REMOVE = 1 << 4,
	FILE_REMOVE = 1 << 5,
	MAKE_CHAR = 1 << 6,
	MAKE_FOLDER = 1 << 7,
	MAKE_FILE = 1 << 8,
	MAKE_SOCKET = 1 << 9,
	MAKE_FIFO = 1 << 10,
	MAKE_BLOCK = 1 << 11,
	MAKE_LINK = 1 << 12,
	REFER = 1 << 13,
	TRUNCATE = 1 << 14,
	DEVICE_IOCTL = 1 << 15,
	OF_ABI_1 = (1 << 13) - 1,
};

typedef struct {
	uint64_t files, tcp, scoped;
} Ruleset;

typedef struct {
	uint64_t allowed;
	int32_t folder;
} __attribute__((packed)) PathRule;

int
sandbox_landlock_abi(void)
{
	long abi = syscall(CALL_CREATE_RULESET, NULL, 0, CREATE_RULESET_VERSION);
	return abi > 0 ? (int)abi : 0;
}

static uint64_t
known_files(int abi)
{
	uint64_t known = OF_ABI_1;
	if (abi >= ABI_REFER)
		known |= REFER;
	if (abi >= ABI_TRUNCATE)
		known |= TRUNCATE;
	if (abi >= ABI_IOCTL)
		known |= DEVICE_IOCTL;
	return known;
}

/* What is not there, or cannot be opened, cannot be opened later either. */
static void
allow_path(int ruleset, uint64_t known, const SandboxPath *path)
{
	Arena *arena = arena_new();
	int fd = open(str_cstr(arena, path->path), O_PATH | O_CLOEXEC);
	arena_free(arena);
	if (fd < 0)
		return;
	uint64_t allowed = FILE_READ | FOLDER_READ;
	if (path->write)
		allowed |= FILE_WRITE | TRUNCATE | MAKE_FILE | FILE_REMOVE
		    | MAKE_FOLDER | FOLDER_REMOVE;
	struct stat stat;
	if (fstat(fd, &stat) == 0 && !S_ISDIR(stat.st_mode))
		allowed &= FILE_READ | FILE_WRITE | TRUNCATE;
	PathRule rule = {.allowed = allowed & known, .folder = fd};
	syscall(CALL_ADD_RULE, ruleset, RULE_PATH_BENEATH, &rule, 0);
	close(fd);
}

static void
enter_landlock(const SandboxRights *rights, SandboxState *state)
{
	int abi = state->landlock = sandbox_landlock_abi();
	if (!abi)
		return;
	Ruleset attributes = {.files = known_files(abi)};
	size_t size = sizeof attributes.files;
	if (abi >= ABI_TCP) {
		attributes.tcp = TCP_BIND;
		if (!rights->network)
			attributes.tcp |= TCP_CONNECT;
		size += sizeof attributes.tcp;
	}
	if (abi >= ABI_SCOPE) {
		attributes.scoped = SCOPE_ABSTRACT_SOCKET;
		size += sizeof attributes.scoped;
	}
	int ruleset = (int)syscall(CALL_CREATE_RULESET, &attributes, size, 0);
	if (ruleset < 0)
		return;
	for (uint32_t i = 0; i < rights->paths.count; i++)
		allow_path(ruleset, attributes.files, &rights->paths.items[i]);
	if (SANITIZED)
		allow_path(ruleset, attributes.files,
		    &(SandboxPath){STR("/proc"), false});
	state->files = syscall(CALL_RESTRICT_SELF, ruleset, 0) == 0;
	state->tcp = state->files && abi >= ABI_TCP;
	close(ruleset);
}

/* --- system calls ------------------------------------------------------- */

#define COUNT(table) (sizeof(table) / sizeof *(table))
#define FILTER(table) {table, COUNT(table)}

/* By what FILTER_NETWORK and FILTER_CHILDREN add up to. */
static const struct {
	const struct sock_filter *lines;
	size_t count;
} call_filters[FILTER_COUNT] = {
	FILTER(call_filter_0), FILTER(call_filter_1), FILTER(call_filter_2),
	FILTER(call_filter_3)};

/* FILTER_SELF stands only where the filter compares an argument with it. */
static void
put_self(struct sock_filter *lines, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (lines[i].code == (BPF_JMP | BPF_JEQ | BPF_K)
		    && lines[i].k == FILTER_SELF)
			lines[i].k = (uint32_t)getpid();
}

static void
enter_seccomp(const SandboxRights *rights, SandboxState *state)
{
	unsigned which = (rights->network ? FILTER_NETWORK : 0u)
	    | (rights->children ? FILTER_CHILDREN : 0u);
	size_t count = call_filters[which].count;
	Arena *arena = arena_new();
	struct sock_filter *lines = ARENA_ARRAY(arena, struct sock_filter, count);
	memcpy(lines, call_filters[which].lines, count * sizeof *lines);
	put_self(lines, count);
	struct sock_fprog program = {(unsigned short)count, lines};
	state->calls = prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0)
	    == 0;
	arena_free(arena);
}

/* --- limits and all together -------------------------------------------- */

static bool
limit(int resource, uint64_t most)
{
	struct rlimit now;
	if (getrlimit((__rlimit_resource_t)resource, &now) != 0)
		return false;
	if (most < now.rlim_max)
		now.rlim_max = most;
	if (now.rlim_max < now.rlim_cur)
		now.rlim_cur = now.rlim_max;
	return setrlimit((__rlimit_resource_t)resource, &now) == 0;
}

static bool
enter_limits(const SandboxRights *rights)
{
	bool all = limit(RLIMIT_CORE, 0);
	if (rights->memory && !SANITIZED)
		all = limit(RLIMIT_AS, rights->memory) && all;
	if (rights->writes_no_files || rights->file_size)
		all = limit(RLIMIT_FSIZE,
		    rights->writes_no_files ? 0 : rights->file_size) && all;
	if (rights->cpu_seconds)
		all = limit(RLIMIT_CPU, rights->cpu_seconds) && all;
	return all;
}

SandboxState
sandbox_enter(const SandboxRights *rights)
{
	SandboxState state = {0};
	const char *wish = getenv("QUOTH_SANDBOX");
	if (wish && strcmp(wish, "off") == 0) {
		state.off = true;
		return state;
	}
	state.limits = enter_limits(rights);
	/* neither of the two works without */
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
		return state;
	enter_landlock(rights, &state);
	enter_seccomp(rights, &state);
	return state;
}

void
sandbox_add_system(Arena *arena, SandboxPathList *paths)
{
	static const Str system[] = {STR_INIT("/usr/lib"), STR_INIT("/usr/lib64"),
		STR_INIT("/usr/share"), STR_INIT("/usr/local/lib"), STR_INIT("/lib"),
		STR_INIT("/lib64"), STR_INIT("/etc/ld.so.cache"),
		STR_INIT("/etc/localtime"), STR_INIT("/dev/urandom"),
		STR_INIT("/dev/null")};
	for (size_t i = 0; i < COUNT(system); i++)
		list_push(arena, paths, (SandboxPath){system[i], false});
}

Str
sandbox_seccomp_version(void)
{
	return STR(CALL_FILTER_MAKER);
}
