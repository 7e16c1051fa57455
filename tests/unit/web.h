#ifndef QUOTH_TESTS_UNIT_WEB_H
#define QUOTH_TESTS_UNIT_WEB_H

/*
 * For tests that go through the real quoth-fetch to tests/support/httpd on this
 * machine: see there how each path behaves. No proxy of the environment has a
 * part in it.
 */

#include "base/str.h"

/* A program of the build folder. */
const char *web_built(Arena *arena, const char *name);

void web_start(void);
void web_stop(void);

/* The address of a path ("/ok") there. */
Str web_at(Arena *arena, const char *path);

/* The port it listens at. */
int web_port(void);

#endif
