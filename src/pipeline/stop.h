#ifndef QUOTH_PIPELINE_STOP_H
#define QUOTH_PIPELINE_STOP_H

/*
 * Being told to stop: Ctrl-C, SIGTERM, or the terminal going away. Long work
 * asks between two steps and ends in good order; a second signal does not make it
 * faster, kill -9 does, and loses nothing either.
 */

#include <poll.h>
#include <stdbool.h>

/* From now on the signals are noted, and arrive in stop_poll() alone. */
void stop_watch(void);

bool stop_asked(void);

/* poll(), which a signal ends too; true where some fd is ready. */
bool stop_poll(struct pollfd *fds, nfds_t count, int timeout_ms);

/* In a child that is to be killed like any other. */
void stop_forget(void);

#endif
