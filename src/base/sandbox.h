#ifndef QUOTH_BASE_SANDBOX_H
#define QUOTH_BASE_SANDBOX_H

/*
 * Giving rights up: a process says once what it still needs, before it looks at
 * the first byte that a stranger wrote, and from there on the kernel holds it
 * (and its children) to that. The rights are data; each process has its own,
 * written where its work is: quoth-fetch in fetch/rights.c, the press and the
 * commands that read pages in pipeline/rights.c. What is given up never comes
 * back; entering again can only take away more.
 *
 *   Landlock   files: those of paths, nothing else may be opened; from ABI 4 on
 *              also no TCP port may be listened at, nor, without network, be
 *              connected to; from 6 on no abstract sockets of others
 *   seccomp    a list of the system calls that such a program makes; no other
 *              passes: no exec, no ptrace, no namespaces, no mounts, no listening
 *   limits     memory, size of files, time; no core is written
 *   and no program that is started can give new privileges
 *
 * A forbidden call fails (EPERM where it is one that somebody would try, ENOSYS
 * for all others, so that a newer C library takes its older road), it does not
 * kill: a library that probes for something must not cost an article, and who
 * breaks in gains nothing by trying twice.
 *
 * What a kernel does not have is left out, and SandboxState says so: quoth works
 * there all the same, and `quoth doctor` tells. A build with AddressSanitizer
 * has no limit on memory (its shadow is larger than any), and may trace itself
 * and read /proc, which its search for leaks needs. QUOTH_SANDBOX=off leaves
 * everything open: for valgrind and debuggers.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"

typedef struct {
	Str path;   /* a file, or a folder and all below it; need not be there */
	bool write; /* and make, rename and remove files in it; else only read */
} SandboxPath;

typedef LIST_OF(SandboxPath) SandboxPathList;

/* Zero is the least: compute, and use the files that are open already. */
typedef struct {
	SandboxPathList paths;
	bool network;         /* internet sockets, and those of the resolver */
	bool children;        /* processes like this one, and signals to them */
	uint64_t memory;      /* bytes of address space; 0: no limit */
	uint64_t file_size;   /* bytes of a file that is written; 0: no limit */
	bool writes_no_files; /* not a byte */
	uint32_t cpu_seconds; /* 0: no limit */
} SandboxRights;

typedef struct {
	bool off;     /* QUOTH_SANDBOX=off: nothing else is set */
	int landlock; /* the kernel's ABI; 0: it has none */
	bool files;   /* they are locked */
	bool tcp;     /* so is TCP, by Landlock */
	bool calls;   /* the list of system calls holds */
	bool limits;  /* all of those asked for hold */
} SandboxState;

/* Gives up all but rights. Call it before a thread is started: it holds for the
 * calling thread and what that starts. */
SandboxState sandbox_enter(const SandboxRights *rights);

/* Adds what every program must be able to read: the system's libraries and
 * their tables (iconv loads a module for an encoding when it meets it). */
void sandbox_add_system(Arena *arena, SandboxPathList *paths);

/* The ABI of Landlock that this kernel has; 0: none. */
int sandbox_landlock_abi(void);

/* The libseccomp that made the lists of system calls (call_filter.h), "2.5.4". */
Str sandbox_seccomp_version(void);

#endif
