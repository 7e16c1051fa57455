#include "base/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

#include <seccomp.h>

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

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

/*
 * What a program needs that computes, reads and writes files, waits and keeps
 * time. A name that this machine or libseccomp does not know is passed over.
 */
static const char *const usual_calls[] = {
	/* memory */
	"brk", "madvise", "membarrier", "mmap", "mprotect", "mremap", "msync",
	"munmap",
	/* files; which ones, Landlock says */
	"access", "chmod", "close", "close_range", "copy_file_range", "dup",
	"dup2", "dup3", "faccessat", "faccessat2", "fadvise64", "fallocate",
	"fchmod", "fchmodat", "fchown", "fcntl", "fdatasync", "flock", "fstat",
	"fstatfs", "fsync", "ftruncate", "getcwd", "getdents", "getdents64",
	"link", "linkat", "lseek", "lstat", "mkdir", "mkdirat", "newfstatat",
	"open", "openat", "pipe", "pipe2", "pread64", "preadv", "pwrite64",
	"pwritev", "read", "readlink", "readlinkat", "readv", "rename",
	"renameat", "renameat2", "rmdir", "stat", "statfs", "statx",
	"sync_file_range", "truncate", "umask", "unlink", "unlinkat",
	"utimensat", "write", "writev",
	/* waiting and time */
	"alarm", "clock_getres", "clock_gettime", "clock_nanosleep",
	"epoll_create1", "epoll_ctl", "epoll_pwait", "epoll_pwait2",
	"epoll_wait", "eventfd2", "getitimer", "gettimeofday", "nanosleep",
	"poll", "ppoll", "pselect6", "select", "setitimer", "time",
	/* sockets that are there */
	"getpeername", "getsockname", "getsockopt", "recvfrom", "recvmmsg",
	"recvmsg", "sendmmsg", "sendmsg", "sendto", "setsockopt", "shutdown",
	/* itself */
	"arch_prctl", "capget", "exit", "exit_group", "futex", "get_robust_list",
	"getcpu", "getegid", "geteuid", "getgid", "getpgid", "getpgrp", "getpid",
	"getppid", "getrandom", "getresgid", "getresuid", "getrlimit",
	"getrusage", "getsid", "gettid", "getuid", "restart_syscall", "rseq",
	"rt_sigaction", "rt_sigpending", "rt_sigprocmask", "rt_sigreturn",
	"rt_sigsuspend", "rt_sigtimedwait", "sched_getaffinity",
	"sched_getparam", "sched_getscheduler", "sched_get_priority_max",
	"sched_get_priority_min", "sched_yield", "set_robust_list",
	"set_tid_address", "setrlimit", "sigaltstack", "sysinfo", "times",
	"uname",
	/* giving up more */
	"landlock_add_rule", "landlock_create_ruleset",
	"landlock_restrict_self", "seccomp",
};

static const char *const network_calls[] = {"bind", "connect"};
static const char *const children_calls[] = {"fork", "kill", "tgkill", "vfork",
	"wait4", "waitid"};
static const char *const sanitizer_calls[] = {"kill", "process_vm_readv",
	"ptrace", "sched_setaffinity", "tgkill", "wait4"};

/* What somebody would try: refused with EPERM. */
static const char *const tempting_calls[] = {"accept", "accept4", "add_key",
	"bpf", "chroot", "connect", "bind", "execve", "execveat", "fork",
	"init_module", "io_uring_setup", "kexec_load", "keyctl", "kill", "listen",
	"mount", "open_by_handle_at", "perf_event_open", "personality",
	"pidfd_getfd", "pidfd_open", "process_vm_readv", "process_vm_writev",
	"ptrace", "reboot", "setgid", "setns", "setresuid", "setuid", "socket",
	"socketpair", "tgkill", "tkill", "unshare", "userfaultfd", "vfork"};

#define COUNT(table) (sizeof(table) / sizeof *(table))

static int
number_of(const char *name)
{
	int number = seccomp_syscall_resolve_name(name);
	return number < 0 ? -1 : number;
}

static void
allow(scmp_filter_ctx filter, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (number_of(names[i]) >= 0)
			seccomp_rule_add(filter, SCMP_ACT_ALLOW, number_of(names[i]), 0);
}

static void
allow_if(scmp_filter_ctx filter, const char *name, struct scmp_arg_cmp argument)
{
	if (number_of(name) >= 0)
		seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number_of(name), 1,
		    &argument);
}

/* Refused with EPERM: all of table that is allowed nowhere else. */
static void
refuse_tempting(scmp_filter_ctx filter, const SandboxRights *rights)
{
	const struct {
		const char *const *names;
		size_t count;
		bool holds;
	} allowed[] = {
		{network_calls, COUNT(network_calls), rights->network},
		{children_calls, COUNT(children_calls), rights->children},
		{sanitizer_calls, COUNT(sanitizer_calls), SANITIZED},
	};
	for (size_t i = 0; i < COUNT(tempting_calls); i++) {
		const char *name = tempting_calls[i];
		bool passes = false;
		for (size_t j = 0; j < COUNT(allowed); j++)
			for (size_t k = 0; allowed[j].holds && k < allowed[j].count; k++)
				passes = passes || strcmp(allowed[j].names[k], name) == 0;
		/* these have rules of their own, which say what passes of them */
		if (strcmp(name, "tgkill") == 0
		    || (rights->network && strncmp(name, "socket", 6) == 0))
			passes = true;
		if (!passes && number_of(name) >= 0)
			seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), number_of(name),
			    0);
	}
}

static void
allow_some(scmp_filter_ctx filter, const SandboxRights *rights)
{
	/* what a terminal and a socket are asked; not what types into it */
	static const unsigned long ioctls[] = {TCGETS, TIOCGWINSZ, FIONBIO,
		FIONREAD};
	for (size_t i = 0; i < COUNT(ioctls); i++)
		allow_if(filter, "ioctl", SCMP_A1(SCMP_CMP_EQ, ioctls[i]));
	static const int prctls[] = {PR_SET_NAME, PR_GET_NAME, PR_SET_PDEATHSIG,
		PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS, PR_SET_SECCOMP,
		PR_GET_SECCOMP, 0x53564d41 /* PR_SET_VMA */};
	for (size_t i = 0; i < COUNT(prctls); i++)
		allow_if(filter, "prctl", SCMP_A0(SCMP_CMP_EQ, prctls[i]));
	static const int for_leaks[] = {PR_SET_DUMPABLE, PR_GET_DUMPABLE,
		PR_SET_PTRACER};
	for (size_t i = 0; SANITIZED && i < COUNT(for_leaks); i++)
		allow_if(filter, "prctl",
		    SCMP_A0(SCMP_CMP_EQ, (unsigned)for_leaks[i]));
	allow_if(filter, "prlimit64", SCMP_A0(SCMP_CMP_EQ, 0));
	/* abort() sends a signal to itself */
	if (!rights->children && !SANITIZED)
		allow_if(filter, "tgkill",
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)getpid()));
	/* clone3 has its flags where a filter cannot look: ENOSYS, and the C
	 * library takes clone. Without namespaces; threads alone where there
	 * are to be no children. */
	if (rights->children || SANITIZED)
		allow_if(filter, "clone", SCMP_A0(SCMP_CMP_MASKED_EQ, 0x7e020000, 0));
	else
		allow_if(filter, "clone", SCMP_A0(SCMP_CMP_MASKED_EQ,
		    0x7e020000 | CLONE_THREAD, CLONE_THREAD));
	if (!rights->network)
		return;
	/* AF_UNIX and AF_NETLINK: the resolver's */
	static const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK};
	for (size_t i = 0; i < COUNT(families); i++)
		allow_if(filter, "socket",
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i]));
	allow_if(filter, "socketpair", SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
}

static void
enter_seccomp(const SandboxRights *rights, SandboxState *state)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	if (!filter)
		return;
	seccomp_attr_set(filter, SCMP_FLTATR_CTL_NNP, 0);
	seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
	    SCMP_ACT_ERRNO(ENOSYS));
	/* found by halving, not one by one */
	seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2);
	allow(filter, usual_calls, COUNT(usual_calls));
	if (rights->network)
		allow(filter, network_calls, COUNT(network_calls));
	if (rights->children)
		allow(filter, children_calls, COUNT(children_calls));
	if (SANITIZED)
		allow(filter, sanitizer_calls, COUNT(sanitizer_calls));
	allow_some(filter, rights);
	refuse_tempting(filter, rights);
	state->calls = seccomp_load(filter) == 0;
	seccomp_release(filter);
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
sandbox_seccomp_version(Arena *arena)
{
	const struct scmp_version *version = seccomp_version();
	if (!version)
		return (Str){0};
	return str_format(arena, "%u.%u.%u", version->major, version->minor,
	    version->micro);
}
