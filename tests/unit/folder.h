#ifndef QUOTH_TESTS_UNIT_FOLDER_H
#define QUOTH_TESTS_UNIT_FOLDER_H

/*
 * A folder of the test's own, which goes with the test program, whatever the
 * tests left in it.
 */

#include "test.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static char folder_of_all[] = "/tmp/quoth-test-XXXXXX";
static pid_t folder_owner; /* a child that ends leaves it alone */

static inline int
folder_remove_one(const char *path, const struct stat *status, int kind,
    struct FTW *where)
{
	(void)status, (void)kind, (void)where;
	return remove(path);
}

static inline void
folder_remove_all(void)
{
	if (getpid() == folder_owner)
		nftw(folder_of_all, folder_remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

/* An empty folder, a new one each time. */
static inline Str
folder_new(Arena *arena)
{
	if (!folder_owner) {
		folder_owner = getpid();
		assert_non_null(mkdtemp(folder_of_all));
		atexit(folder_remove_all);
	}
	char *name = str_cstr(arena, str_format(arena, "%s/XXXXXX",
	    folder_of_all));
	assert_non_null(mkdtemp(name));
	return str_of(name);
}

#endif
