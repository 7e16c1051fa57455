#include "base/call_filter.h"

#include <errno.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <termios.h>

#include <linux/filter.h>
#include <seccomp.h>

#include "base/sanitized.h"

/* A filter that lacks a rule is worse than no build. */
static void
check(int code)
{
	if (code >= 0)
		return;
	fprintf(stderr, "call_filter: libseccomp: %s\n", strerror(-code));
	exit(EXIT_FAILURE);
}

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
			check(seccomp_rule_add(filter, SCMP_ACT_ALLOW,
			    number_of(names[i]), 0));
}

static void
allow_if(scmp_filter_ctx filter, const char *name, struct scmp_arg_cmp argument)
{
	if (number_of(name) >= 0)
		check(seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, number_of(name),
		    1, &argument));
}

/* Refused with EPERM: all of table that is allowed nowhere else. */
static void
refuse_tempting(scmp_filter_ctx filter, unsigned rights)
{
	const struct {
		const char *const *names;
		size_t count;
		bool holds;
	} allowed[] = {
		{network_calls, COUNT(network_calls),
		    (rights & FILTER_NETWORK) != 0},
		{children_calls, COUNT(children_calls),
		    (rights & FILTER_CHILDREN) != 0},
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
		    || ((rights & FILTER_NETWORK) && strncmp(name, "socket", 6) == 0))
			passes = true;
		if (!passes && number_of(name) >= 0)
			check(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM),
			    number_of(name), 0));
	}
}

static void
allow_some(scmp_filter_ctx filter, unsigned rights)
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
	if (!(rights & FILTER_CHILDREN) && !SANITIZED)
		allow_if(filter, "tgkill",
		    SCMP_A0(SCMP_CMP_EQ, FILTER_SELF));
	/* clone3 has its flags where a filter cannot look: ENOSYS, and the C
	 * library takes clone. Without namespaces; threads alone where there
	 * are to be no children. */
	if ((rights & FILTER_CHILDREN) || SANITIZED)
		allow_if(filter, "clone", SCMP_A0(SCMP_CMP_MASKED_EQ, 0x7e020000, 0));
	else
		allow_if(filter, "clone", SCMP_A0(SCMP_CMP_MASKED_EQ,
		    0x7e020000 | CLONE_THREAD, CLONE_THREAD));
	if (!(rights & FILTER_NETWORK))
		return;
	/* AF_UNIX and AF_NETLINK: the resolver's */
	static const int families[] = {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK};
	for (size_t i = 0; i < COUNT(families); i++)
		allow_if(filter, "socket",
		    SCMP_A0(SCMP_CMP_EQ, (scmp_datum_t)families[i]));
	allow_if(filter, "socketpair", SCMP_A0(SCMP_CMP_EQ, AF_UNIX));
}

static scmp_filter_ctx
make(unsigned rights)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(ENOSYS));
	if (!filter)
		check(-ENOMEM);
	check(seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
	    SCMP_ACT_ERRNO(ENOSYS)));
	/* found by halving, not one by one */
	check(seccomp_attr_set(filter, SCMP_FLTATR_CTL_OPTIMIZE, 2));
	allow(filter, usual_calls, COUNT(usual_calls));
	if (rights & FILTER_NETWORK)
		allow(filter, network_calls, COUNT(network_calls));
	if (rights & FILTER_CHILDREN)
		allow(filter, children_calls, COUNT(children_calls));
	if (SANITIZED)
		allow(filter, sanitizer_calls, COUNT(sanitizer_calls));
	allow_some(filter, rights);
	refuse_tempting(filter, rights);
	return filter;
}

static void
write_filter(unsigned rights)
{
	scmp_filter_ctx filter = make(rights);
	FILE *file = tmpfile();
	if (!file)
		check(-errno);
	check(seccomp_export_bpf(filter, fileno(file)));
	seccomp_release(filter);
	rewind(file);
	printf("static const struct sock_filter call_filter_%u[] = {\n", rights);
	struct sock_filter line;
	while (fread(&line, sizeof line, 1, file) == 1)
		printf("\t{0x%02x, %u, %u, 0x%08x},\n", (unsigned)line.code,
		    (unsigned)line.jt, (unsigned)line.jf, (unsigned)line.k);
	fclose(file);
	printf("};\n\n");
}

int
main(void)
{
	const struct scmp_version *version = seccomp_version();
	if (!version)
		check(-EINVAL);
	printf("#define CALL_FILTER_MAKER \"%u.%u.%u\"\n\n", version->major,
	    version->minor, version->micro);
	for (unsigned rights = 0; rights < FILTER_COUNT; rights++)
		write_filter(rights);
	return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS
	                                               : EXIT_FAILURE;
}
