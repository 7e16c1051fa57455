#include "web.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/path.h"
#include "test.h"

static struct {
	pid_t pid;
	int stop; /* closing it ends the server */
	int port;
} server;

const char *
web_built(Arena *arena, const char *name)
{
	const char *top = getenv("top_builddir");
	return path_join(arena, str_of(top ? top : "."), str_of(name)).ptr;
}

void
web_start(void)
{
	Arena *arena = arena_new();
	setenv("QUOTH_LIBEXEC", web_built(arena, "src"), 1);
	setenv("no_proxy", "*", 1);
	int in[2], out[2];
	const char *path = web_built(arena, "tests/support/httpd");
	assert_int_equal(pipe2(in, O_CLOEXEC), 0);
	assert_int_equal(pipe2(out, O_CLOEXEC), 0);
	server.pid = fork();
	if (server.pid == 0) {
		dup2(in[0], STDIN_FILENO);
		dup2(out[1], STDOUT_FILENO);
		execl(path, path, (char *)NULL);
		_exit(127);
	}
	close(in[0]);
	close(out[1]);
	server.stop = in[1];
	FILE *said = fdopen(out[0], "r");
	assert_int_equal(fscanf(said, "%d", &server.port), 1);
	fclose(said);
	arena_free(arena);
}

void
web_stop(void)
{
	close(server.stop);
	waitpid(server.pid, NULL, 0);
}

int
web_port(void)
{
	return server.port;
}

Str
web_at(Arena *arena, const char *path)
{
	return str_format(arena, "http://127.0.0.1:%d%s", server.port, path);
}
