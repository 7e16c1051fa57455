#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "annotate/annotate.h"
#include "base/path.h"
#include "command/command.h"
#include "command/say.h"
#include "config/feedlist.h"
#include "pipeline/log.h"
#include "pipeline/rights.h"
#include "store/store.h"

/*
 * What a reader, or whoever helps him, wants to know when something is odd. What
 * the sandbox holds is tried, not claimed: a child takes the rights of the press
 * and attempts what it must not.
 */

static void
tell(Arena *arena, const char *what, Str value)
{
	say(str_format(arena, "%-14s %.*s\n", what, STR_ARG(value)));
}

static bool
is_there(Str path)
{
	return !str_empty(path) && access(path.ptr, F_OK) == 0;
}

/* --- files -------------------------------------------------------------- */

static bool
tell_list(Arena *arena)
{
	Str path = feedlist_path_of_file(arena);
	FeedList list = feedlist_new(arena);
	Err err = {0};
	bool good = feedlist_load(arena, &list, &err);
	if (!good)
		tell(arena, "feed list", str_of(err.text));
	else
		tell(arena, "feed list", str_format(arena, "%.*s: %s%u feeds",
		    STR_ARG(path), is_there(path) ? "" : "not there yet, ",
		    list.feeds.count));
	for (uint32_t i = 0; i < list.notes.count; i++)
		tell(arena, "", str_format(arena, "line %u: %.*s",
		    list.notes.items[i].line, STR_ARG(list.notes.items[i].text)));
	return good;
}

static bool
tell_store(Arena *arena)
{
	Str path = store_path(arena);
	struct stat stat_of;
	if (!is_there(path) || stat(path.ptr, &stat_of) != 0) {
		tell(arena, "store", str_format(arena, "%.*s: not there yet",
		    STR_ARG(path)));
		return true;
	}
	Err err = {0};
	Store *store = store_open(path, &err);
	bool sound = store && store_check(store, &err);
	store_close(store);
	tell(arena, "store", sound
	    ? str_format(arena, "%.*s: sound, %.1f MB", STR_ARG(path),
	          (double)stat_of.st_size / 1e6)
	    : str_of(err.text));
	return sound;
}

/* What a refresh could not do: the way there, as nobody reads it unless he looks. */
static void
tell_log(Arena *arena)
{
	Str path = log_path(arena);
	if (!str_empty(path))
		tell(arena, "log", str_format(arena, "%.*s%s", STR_ARG(path),
		    is_there(path) ? "" : ": not there yet"));
}

static bool
tell_helpers(Arena *arena)
{
	static const struct {
		const char *what;
		Str name;
		bool program;
	} parts[] = {
		{"quoth-fetch", STR_INIT("quoth-fetch"), true},
		{"themes", STR_INIT("themes"), false},
		{"sample", STR_INIT("sample"), false},
	};
	bool all = true;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		Str path = parts[i].program ? path_helper(arena, parts[i].name)
		                            : path_data(arena, parts[i].name);
		all = all && !str_empty(path);
		tell(arena, parts[i].what,
		    str_empty(path) ? STR("missing") : path);
	}
	return all;
}

static bool
tell_learned(Arena *arena)
{
	Err err = {0};
	bool good = annotate_prepare(&err);
	tell(arena, "names", good ? STR("what was learned is sound")
	                          : str_of(err.text));
	return good;
}

/* --- libraries ---------------------------------------------------------- */

typedef struct {
	Arena *arena;
	Str line;
} Libraries;

/* Their files carry their versions: libxml2.so.2.9.14. */
static int
add_library(struct dl_phdr_info *info, size_t size, void *context)
{
	(void)size;
	Libraries *libraries = context;
	static const char *const ours[] = {"libxml2.", "libsqlite3.", "libyaml-",
		"libncursesw.", "libunistring.", "libjansson.", "libuchardet."};
	Str name = path_name(str_of(info->dlpi_name));
	for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
		if (!str_starts(name, str_of(ours[i])))
			continue;
		char *real = realpath(info->dlpi_name, NULL);
		if (real)
			name = path_name(str_of(real));
		libraries->line = str_format(libraries->arena, "%.*s%s%.*s",
		    STR_ARG(libraries->line),
		    str_empty(libraries->line) ? "" : ", ", STR_ARG(name));
		free(real);
		break;
	}
	return 0;
}

static void
tell_libraries(Arena *arena)
{
	Libraries libraries = {arena, {0}};
	dl_iterate_phdr(add_library, &libraries);
	tell(arena, "libraries", libraries.line);
}

/* --- the sandbox -------------------------------------------------------- */

/* What a trial brought: the kernel refused each. */
enum {
	RAN = 1,
	CONNECTED = 2,
	READ = 4,
};

static int
try_all(const char *file)
{
	int got = 0;
	if (socket(AF_INET, SOCK_STREAM, 0) >= 0)
		got |= CONNECTED;
	if (open(file, O_RDONLY | O_CLOEXEC) >= 0)
		got |= READ;
	/* only looked at: a program that is not there is not forbidden */
	char *argv[] = {NULL};
	execv("/no/such/program", argv);
	if (errno == ENOENT || errno == EACCES)
		got |= RAN;
	return got;
}

typedef struct {
	SandboxState state;
	int got;
} Trial;

static bool
run_trial(Trial *trial)
{
	int ends[2];
	if (pipe(ends) != 0)
		return false;
	pid_t pid = fork();
	if (pid == 0) {
		Trial told = {.state = rights_of_press(STR("/no/such/folder"))};
		told.got = try_all("/etc/passwd");
		bool written = write(ends[1], &told, sizeof told) == sizeof told;
		_exit(written ? 0 : 1);
	}
	close(ends[1]);
	bool good = pid > 0 && read(ends[0], trial, sizeof *trial) == sizeof *trial;
	close(ends[0]);
	if (pid > 0)
		waitpid(pid, NULL, 0);
	return good;
}

static bool
tell_sandbox(Arena *arena)
{
	Trial trial;
	if (!run_trial(&trial)) {
		tell(arena, "sandbox", STR("could not be tried"));
		return false;
	}
	const SandboxState *state = &trial.state;
	if (state->off) {
		tell(arena, "sandbox", STR("off: QUOTH_SANDBOX says so"));
		return true;
	}
	tell(arena, "files", !state->landlock
	    ? STR("open: this kernel has no Landlock")
	    : str_format(arena, "%s (Landlock %d%s)", state->files
	          && !(trial.got & READ) ? "locked" : "NOT locked",
	          state->landlock,
	          state->tcp ? ", with TCP" : "; TCP rules need 4"));
	tell(arena, "network", trial.got & CONNECTED ? STR("NOT locked")
	                                             : STR("locked"));
	tell(arena, "programs", trial.got & RAN ? STR("NOT locked")
	                                        : STR("locked"));
	tell(arena, "system calls", state->calls
	    ? str_format(arena, "by a list (libseccomp %.*s)",
	          STR_ARG(sandbox_seccomp_version()))
	    : STR("open: this kernel has no filters"));
	tell(arena, "limits", state->limits ? STR("in force")
	                                    : STR("NOT in force"));
	return !(trial.got & (RAN | CONNECTED));
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	(void)options;
	tell(arena, "quoth", str_of(PACKAGE_VERSION));
	bool good = tell_list(arena);
	good = tell_store(arena) && good;
	tell_log(arena);
	good = tell_helpers(arena) && good;
	good = tell_learned(arena) && good;
	tell_libraries(arena);
	say(STR("what reads strangers' pages:\n"));
	good = tell_sandbox(arena) && good;
	Err err = {0};
	if (!say_finish(&err)) {
		say_error(&err);
		good = false;
	}
	return good ? EXIT_DONE : EXIT_FAILED;
}

static const Option options[] = {{0}};

const Command cmd_doctor = {
	.name = "doctor",
	.synopsis = "",
	.help = "tell what is in force, where things are, and what is wrong",
	.options = options,
	.run = run,
};
