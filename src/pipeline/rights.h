#ifndef QUOTH_PIPELINE_RIGHTS_H
#define QUOTH_PIPELINE_RIGHTS_H

/*
 * What is left to a process of quoth's that reads what strangers wrote. The
 * fetcher's rights stand in fetch/rights.h; how they are held to, in
 * base/sandbox.h.
 */

#include "base/sandbox.h"

/* The press, once the store is open and the fetcher runs: the folder of the
 * store, children like itself; no socket of its own, no program. */
SandboxState rights_of_press(Str store_folder);

/* Who starts the workers of the press: children like itself, and no file. */
SandboxState rights_of_foreman(void);

/* A worker of the press: its pipes, so much time and memory, and nothing else. */
SandboxState rights_of_worker(uint32_t cpu_seconds, uint32_t megabytes);

/* Whoever reads what was named on the command line (desk.h): these files, and a
 * socket to quoth-fetch that is there already. Who will annotate() prepares for
 * it first: most readers do not, and it is not for nothing. */
SandboxState rights_of_reader(const StrList *files);

#endif
