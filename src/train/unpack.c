#include "train/unpack.h"

#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/unicode.h"

bool
unpack_file(Arena *arena, Str path, Str *bytes, Err *err)
{
	int ends[2];
	if (pipe(ends) != 0)
		return err_set(err, "no pipe");
	const char *file = str_cstr(arena, path);
	pid_t pid = fork();
	if (pid == 0) {
		dup2(ends[1], STDOUT_FILENO);
		close(ends[0]);
		execlp("gzip", "gzip", "-cdf", file, (char *)NULL);
		_exit(127);
	}
	close(ends[1]);
	Buf buf = buf_new(BUF_UNLIMITED);
	char part[1 << 16];
	for (ssize_t got; (got = read(ends[0], part, sizeof part)) > 0;)
		buf_add(&buf, (Str){part, (size_t)got});
	close(ends[0]);
	int status = 1;
	waitpid(pid, &status, 0);
	*bytes = unicode_repair(arena, buf_copy(arena, &buf));
	buf_free(&buf);
	return status == 0 || err_set(err, "%s: cannot be read", file);
}
