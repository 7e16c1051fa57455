#include "fetch/rights.h"

#include <stdlib.h>

enum { MEMORY_MB = 1024 }; /* threads of the resolver take address space */

/* Folders are named whole where a resolver replaces the file in it. */
static const Str readable[] = {
	STR_INIT("/etc/ssl"),
	STR_INIT("/etc/pki"),
	STR_INIT("/etc/ca-certificates"),
	STR_INIT("/etc/crypto-policies"),
	STR_INIT("/etc/gnutls"),
	STR_INIT("/etc/resolv.conf"),
	STR_INIT("/etc/hosts"),
	STR_INIT("/etc/host.conf"),
	STR_INIT("/etc/nsswitch.conf"),
	STR_INIT("/etc/gai.conf"),
	STR_INIT("/etc/services"),
	STR_INIT("/etc/protocols"),
	STR_INIT("/run/systemd/resolve"),
	STR_INIT("/run/NetworkManager"),
	STR_INIT("/run/resolvconf"),
	STR_INIT("/run/nscd"),
};

/* Where the reader's own certificates are, in the words of libcurl's tools and
 * of OpenSSL. */
static const char *const variables[] = {"CURL_CA_BUNDLE", "SSL_CERT_FILE",
	"SSL_CERT_DIR"};

SandboxState
fetch_give_up_rights(void)
{
	Arena *arena = arena_new();
	SandboxRights rights = {.network = true, .writes_no_files = true,
	    .memory = (uint64_t)MEMORY_MB << 20};
	sandbox_add_system(arena, &rights.paths);
	for (size_t i = 0; i < sizeof readable / sizeof *readable; i++)
		list_push(arena, &rights.paths, (SandboxPath){readable[i], false});
	for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
		Str own = str_of(getenv(variables[i]));
		if (!str_empty(own))
			list_push(arena, &rights.paths, (SandboxPath){own, false});
	}
	SandboxState state = sandbox_enter(&rights);
	arena_free(arena);
	return state;
}
