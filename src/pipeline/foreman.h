#ifndef QUOTH_PIPELINE_FOREMAN_H
#define QUOTH_PIPELINE_FOREMAN_H

/*
 * What worker.c alone asks of the foreman: a worker at the other ends of two
 * pipes, and its end. He does what he is asked and says so; he reads nothing else,
 * and gave up, before the first worker, all rights but to start and end
 * processes.
 */

#include <sys/types.h>

#include "pipeline/worker.h"

/* 0 where there can be none. in and out are the worker's ends. */
pid_t foreman_hire(Foreman *foreman, uint32_t trade, uint32_t cpu_seconds,
    int in, int out, Err *err);

/* Ends it and says of what it died, which may be that. */
Str foreman_dismiss(Arena *arena, Foreman *foreman, pid_t pid);

uint32_t foreman_longest(const Foreman *foreman, uint32_t trade);

#endif
