#include "ui/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/list.h"

enum { NOT_FOUND = 127 };

/* In the child: signals as a new program expects them. */
static void
reset_signals(void)
{
	static const int numbers[] = {
		SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGTSTP, SIGPIPE, SIGCHLD,
	};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		signal(numbers[i], SIG_DFL);
	sigset_t none;
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* In the child: nothing comes in, and out goes what is given. */
static void
redirect(int output)
{
	int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);
	if (nothing < 0)
		_exit(NOT_FOUND);
	dup2(nothing, STDIN_FILENO);
	dup2(output < 0 ? nothing : output, STDOUT_FILENO);
	dup2(output < 0 ? nothing : output, STDERR_FILENO);
}

static bool
ended_well(pid_t pid)
{
	int status = 0;
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			return false;
	return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool
child_start(Child *child, char *const *argv, Err *err)
{
	int ends[2];
	if (pipe(ends) != 0)
		return err_set(err, "pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++)
		fcntl(ends[i], F_SETFD, FD_CLOEXEC);
	fcntl(ends[0], F_SETFL, O_NONBLOCK);
	pid_t pid = fork();
	if (pid == 0) {
		setpgid(0, 0);
		reset_signals();
		redirect(ends[1]);
		execvp(argv[0], argv);
		_exit(NOT_FOUND);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	}
	*child = (Child){.pid = pid, .output = ends[0]};
	return true;
}

bool
child_finish(Child *child)
{
	close(child->output);
	bool well = ended_well(child->pid);
	*child = (Child){.output = -1};
	return well;
}

void
child_stop(Child *child)
{
	kill(child->pid, SIGTERM);
	close(child->output);
	*child = (Child){.output = -1};
}

bool
child_run(char *const *argv, Err *err)
{
	pid_t pid = fork();
	if (pid == 0) {
		reset_signals();
		execvp(argv[0], argv);
		_exit(NOT_FOUND);
	}
	if (pid < 0)
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	int status = 0;
	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFEXITED(status) && WEXITSTATUS(status) == NOT_FOUND)
		return err_set(err, "%s cannot be run", argv[0]);
	return true;
}

bool
child_leave(char *const *argv, Err *err)
{
	/* the one between ends at once, so that nobody waits for the last */
	pid_t pid = fork();
	if (pid == 0) {
		setsid();
		reset_signals();
		redirect(-1);
		if (fork() == 0) {
			execvp(argv[0], argv);
			_exit(NOT_FOUND);
		}
		_exit(0);
	}
	if (pid < 0)
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	return ended_well(pid);
}

bool
child_feed(char *const *argv, Str text, Err *err)
{
	int ends[2];
	if (!argv[0] || pipe(ends) < 0)
		return err_set(err, "nothing to copy with");
	/* it is waited for: those that stay leave a child behind and end */
	pid_t pid = fork();
	if (pid == 0) {
		setsid();
		reset_signals();
		redirect(-1);
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		execvp(argv[0], argv);
		_exit(NOT_FOUND);
	}
	close(ends[0]);
	if (pid < 0) {
		close(ends[1]);
		return err_set(err, "%s: %s", argv[0], strerror(errno));
	}
	void (*before)(int) = signal(SIGPIPE, SIG_IGN);
	bool whole = true;
	while (text.len && whole) {
		ssize_t count = write(ends[1], text.ptr, text.len);
		whole = count > 0 || (count < 0 && errno == EINTR);
		if (count > 0)
			text = str_part(text, (size_t)count, text.len);
	}
	close(ends[1]);
	signal(SIGPIPE, before);
	if (!ended_well(pid) || !whole)
		return err_set(err, "%s did not take it", argv[0]);
	return true;
}

char **
child_arguments(Arena *arena, Str command, Str last)
{
	LIST_OF(char *) words = {0};
	for (Str word; str_cut(&command, ' ', &word);)
		if (!str_empty(word))
			list_push(arena, &words, str_cstr(arena, word));
	if (!str_empty(last))
		list_push(arena, &words, str_cstr(arena, last));
	list_push(arena, &words, NULL);
	return words.items;
}
