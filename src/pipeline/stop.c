#include "pipeline/stop.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

static volatile sig_atomic_t asked;
static sigset_t while_waiting;

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};
enum { SIGNALS = sizeof signals / sizeof *signals };

static void
note(int signal)
{
	(void)signal;
	asked = 1;
}

void
stop_watch(void)
{
	sigset_t ours;
	sigemptyset(&ours);
	asked = 0;
	for (int i = 0; i < SIGNALS; i++) {
		struct sigaction action = {.sa_handler = note};
		struct sigaction before;
		sigaction(signals[i], NULL, &before);
		/* nohup stays nohup */
		if (before.sa_handler == SIG_IGN)
			continue;
		sigaction(signals[i], &action, NULL);
		sigaddset(&ours, signals[i]);
	}
	sigprocmask(SIG_BLOCK, &ours, &while_waiting);
	for (int i = 0; i < SIGNALS; i++)
		sigdelset(&while_waiting, signals[i]);
}

bool
stop_asked(void)
{
	if (!asked)
		stop_poll(NULL, 0, 0);
	return asked != 0;
}

bool
stop_poll(struct pollfd *fds, nfds_t count, int timeout_ms)
{
	struct timespec timeout = {timeout_ms / 1000,
	    timeout_ms % 1000 * 1000000L};
	return ppoll(fds, count, &timeout, &while_waiting) > 0;
}

void
stop_forget(void)
{
	for (int i = 0; i < SIGNALS; i++)
		signal(signals[i], SIG_DFL);
	sigprocmask(SIG_SETMASK, &while_waiting, NULL);
}
