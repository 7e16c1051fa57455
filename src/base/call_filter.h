#ifndef QUOTH_BASE_CALL_FILTER_H
#define QUOTH_BASE_CALL_FILTER_H

/*
 * The lists of system calls that a sandbox lets pass (sandbox.h), as programs
 * for the kernel. call_filter.c is a program of its own: it runs while quoth is
 * built, has libseccomp make the filters from tables of names, and writes
 * base/call_filter_table.h; sandbox.c loads one of these and needs no library.
 *
 * For libseccomp takes longer to make a filter than quoth does to print a page,
 * and what it makes is the same every time, but for two rights, of which each
 * has its filters, and one number: who the process is. That is FILTER_SELF in
 * the filter, and put in when it is loaded.
 *
 * The filters hold for the machine that quoth is built on, which must be of the
 * kind that it runs on.
 */

enum {
	FILTER_NETWORK = 1,  /* rights, as in SandboxRights */
	FILTER_CHILDREN = 2,
	FILTER_COUNT = 4,
	/* no process has this number: one that was not put in lets none pass */
	FILTER_SELF = 0x7fffffff,
};

#endif
