#include "pipeline/password.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "pipeline/stop.h"

extern char **environ;

static int
spawn(Arena *arena, const StrList *command, int out, pid_t *pid)
{
	char **argv = ARENA_ARRAY(arena, char *, command->count + 1);
	for (uint32_t i = 0; i < command->count; i++)
		argv[i] = str_cstr(arena, command->items[i]);
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t none, usual;
	sigemptyset(&none);
	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	sigaddset(&usual, SIGXFSZ);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes,
	    POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &none);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	int error = posix_spawnp(pid, argv[0], &files, &attributes, argv, environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return error;
}

/* What it prints until it ends or has printed enough. False: it took too long,
 * or we are to stop. */
static bool
listen_to(int in, Buf *said)
{
	for (;;) {
		struct pollfd fd = {.fd = in, .events = POLLIN};
		if (!stop_poll(&fd, 1, PASSWORD_PATIENCE_MS))
			return false;
		char bytes[1024];
		ssize_t length = read(in, bytes, sizeof bytes);
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0
		    || !buf_add(said, (Str){bytes, (size_t)length})
		    || memchr(bytes, '\n', (size_t)length))
			return true;
	}
}

bool
password_ask(Arena *arena, const StrList *command, Str *password, Err *err)
{
	int ends[2];
	pid_t pid;
	Str name = command->items[0];
	if (pipe2(ends, O_CLOEXEC) != 0)
		return err_set(err, "%s", strerror(errno));
	int error = spawn(arena, command, ends[1], &pid);
	close(ends[1]);
	if (error) {
		close(ends[0]);
		return err_set(err, "%.*s: %s", STR_ARG(name), strerror(error));
	}
	Buf said = buf_new(PASSWORD_LONGEST);
	bool answered = listen_to(ends[0], &said);
	close(ends[0]);
	if (!answered)
		kill(pid, SIGKILL);
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	/* one that goes on printing behind its first line dies of the closed
	 * pipe: that is no failure */
	bool ended = answered && ((WIFEXITED(status) && WEXITSTATUS(status) == 0)
	    || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE));
	Str rest = buf_str(&said), line = {0};
	str_cut(&rest, '\n', &line);
	if (str_ends(line, STR("\r")))
		line.len--;
	bool good = ended && !str_empty(line) && unicode_valid(line);
	if (good)
		*password = str_copy(arena, line);
	buf_free(&said);
	return good || err_set(err, "%.*s gives no password", STR_ARG(name));
}
