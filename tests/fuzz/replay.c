/*
 * The main of a fuzz target where there is no libFuzzer: gives it every file of
 * its corpus, and each file again cut short and with bytes changed, always in
 * the same way. A target named fuzz_NOUN reads tests/fuzz/corpus/NOUN under
 * $top_srcdir, or the files that are named as arguments:
 *
 *     tests/fuzz/fuzz_printable crash-5f3a
 *
 * Speaks TAP, one line a file. Each file is tried in a process of its own, so
 * that the one that kills the target is named, with what was done to it, and
 * the others are still tried.
 */

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/path.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
	LARGEST = 1 << 20, /* bytes of a corpus file; the rest is not read */
	CUTS = 48,
	CHANGES = 96,
	/* a file's bytes, with all its mutations: long files get fewer of them */
	WORK = 8 << 20,
	SECONDS = 120, /* for one file, under a sanitizer on a slow machine */
};

/* What is being tried: shared by the child that tries and the parent that
 * tells of it. */
typedef struct {
	const char *what;
	size_t at;
} Attempt;

static Attempt *attempt;

/* Every try gets bytes of its own, exactly as many as there are: a sanitizer
 * then sees the first one read beyond. */
static void
try_bytes(const uint8_t *bytes, size_t size, const char *what, size_t at)
{
	attempt->what = what;
	attempt->at = at;
	uint8_t *own = malloc(size ? size : 1);
	if (!own)
		abort();
	if (size)
		memcpy(own, bytes, size);
	LLVMFuzzerTestOneInput(own, size);
	free(own);
}

/* The places spread over size, the next after at; steps of them. */
static size_t
next_place(size_t at, size_t size, size_t steps)
{
	return at + (size > steps ? size / steps : 1);
}

static void
try_mutations(uint8_t *bytes, size_t size)
{
	static const uint8_t values[] = {0x00, 0xff, '<', '"', 0x1b, 0xe2, '\n', '&'};
	size_t tries = size ? WORK / size : 0;
	size_t cuts = tries / 3 < CUTS ? tries / 3 : CUTS;
	size_t changes = tries / 3 < CHANGES ? tries / 3 : CHANGES;
	for (size_t at = 0; cuts && at < size; at = next_place(at, size, cuts))
		try_bytes(bytes, at, "cut to byte", at);
	size_t count = 0;
	for (size_t at = 0; changes && at < size;
	    at = next_place(at, size, changes)) {
		uint8_t was = bytes[at];
		bytes[at] = values[count++ % sizeof values];
		try_bytes(bytes, size, "changed at byte", at);
		bytes[at] = was ^ (uint8_t)(1u << (count % 8));
		try_bytes(bytes, size, "one bit off at byte", at);
		bytes[at] = was;
	}
}

/* The child's whole life. Leaving by exit() lets the leak check speak, of what
 * the target has left behind alone: so the parent's arena, which holds path,
 * goes too. */
static _Noreturn void
try_file(Arena *arena, const char *path)
{
	alarm(SECONDS);
	attempt->what = "opened, byte";
	FILE *file = fopen(path, "rb");
	uint8_t *bytes = malloc(LARGEST);
	if (!file || !bytes)
		_exit(1);
	size_t size = fread(bytes, 1, LARGEST, file);
	fclose(file);
	try_bytes(bytes, size, "as it is, byte", 0);
	try_mutations(bytes, size);
	attempt->what = "at the end, byte";
	free(bytes);
	arena_free(arena);
	exit(0);
}

static bool
replay(Arena *arena, size_t number, const char *path)
{
	fflush(stdout);
	pid_t child = fork();
	if (child == 0)
		try_file(arena, path);
	int status = -1;
	if (child > 0)
		while (waitpid(child, &status, 0) < 0 && errno == EINTR)
			;
	Str name = path_name(str_of(path));
	if (status == 0) {
		printf("ok %zu - %.*s\n", number, STR_ARG(name));
		return true;
	}
	printf("not ok %zu - %.*s\n", number, STR_ARG(name));
	printf("# %s: %s %zu: %s\n", path, attempt->what, attempt->at,
	    WIFSIGNALED(status) ? strsignal(WTERMSIG(status)) : "it gave up");
	return false;
}

static int
by_name(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

/* The corpus of the target that this program is; sorted. */
static StrList
corpus_of(Arena *arena, Str program)
{
	Str noun = path_name(program);
	if (str_starts(noun, STR("fuzz_")))
		noun = str_part(noun, strlen("fuzz_"), noun.len);
	const char *top = getenv("top_srcdir");
	Str folder = str_format(arena, "%s/tests/fuzz/corpus/%.*s",
	    top ? top : ".", STR_ARG(noun));
	StrList paths = {0};
	DIR *dir = opendir(folder.ptr);
	if (!dir)
		return paths;
	for (struct dirent *entry; (entry = readdir(dir));)
		if (entry->d_name[0] != '.')
			list_push(arena, &paths, path_join(arena, folder,
			    str_of(entry->d_name)));
	closedir(dir);
	if (paths.count)
		qsort(paths.items, paths.count, sizeof *paths.items, by_name);
	return paths;
}

int
main(int argc, char **argv)
{
	attempt = mmap(NULL, sizeof *attempt, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (attempt == MAP_FAILED)
		return 1;
	Arena *arena = arena_new();
	StrList paths = {0};
	for (int i = 1; i < argc; i++)
		list_push(arena, &paths, str_of(argv[i]));
	if (!paths.count)
		paths = corpus_of(arena, str_of(argv[0]));
	if (!paths.count)
		printf("Bail out! no corpus for %s\n", argv[0]);
	else
		printf("1..%u\n", paths.count);
	bool all = paths.count > 0;
	for (uint32_t i = 0; i < paths.count; i++)
		if (!replay(arena, i + 1, str_cstr(arena, paths.items[i])))
			all = false;
	arena_free(arena);
	munmap(attempt, sizeof *attempt);
	return all ? 0 : 1;
}
