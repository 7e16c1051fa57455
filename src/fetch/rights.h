#ifndef QUOTH_FETCH_RIGHTS_H
#define QUOTH_FETCH_RIGHTS_H

/*
 * What is left to quoth-fetch when it begins: the network, and reading what a
 * resolver and TLS read (certificates, the names of hosts). None of the
 * reader's files, no writing, no program.
 */

#include "base/sandbox.h"

/* Gives all the rest up; see base/sandbox.h. */
SandboxState fetch_give_up_rights(void);

#endif
