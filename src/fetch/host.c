#include "fetch/host.h"

#include <arpa/inet.h>
#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

enum { MOST_KNOWN = 4096 }; /* hosts; beyond that the idle ones are forgotten */

uint64_t
host_of_url(Str url)
{
	ptrdiff_t scheme = str_find(url, STR("//"));
	if (scheme < 0)
		return 0;
	size_t begin = (size_t)scheme + 2, end = begin;
	for (; end < url.len && !memchr("/?#\\", url.ptr[end], 4); end++)
		if (url.ptr[end] == '@')
			begin = end + 1;
	/* "[2001:db8::1]:8080": the colons in brackets are no port's */
	bool in_brackets = false;
	uint64_t hash = HASH64_BEGIN;
	for (size_t i = begin; i < end; i++) {
		char byte = byte_lower(url.ptr[i]);
		in_brackets = (in_brackets || byte == '[') && byte != ']';
		if (byte == ':' && !in_brackets)
			break;
		hash = hash64_add(hash, (unsigned char)byte);
	}
	return hash ? hash : 1;
}

bool
host_is_local(const char *ip)
{
	static const struct {
		uint32_t net;
		int bits;
	} nets[] = {{0x00000000, 8}, {0x7f000000, 8}, {0x0a000000, 8},
	    {0xac100000, 12}, {0xc0a80000, 16}, {0xa9fe0000, 16},
	    {0x64400000, 10}};
	struct in_addr v4;
	struct in6_addr v6;
	if (inet_pton(AF_INET6, ip, &v6) == 1) {
		if (!IN6_IS_ADDR_V4MAPPED(&v6))
			return IN6_IS_ADDR_LOOPBACK(&v6)
			    || IN6_IS_ADDR_LINKLOCAL(&v6)
			    || IN6_IS_ADDR_UNSPECIFIED(&v6)
			    || (v6.s6_addr[0] & 0xfe) == 0xfc;
		memcpy(&v4, v6.s6_addr + 12, sizeof v4);
	} else if (inet_pton(AF_INET, ip, &v4) != 1) {
		return false;
	}
	uint32_t address = ntohl(v4.s_addr);
	for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
		if ((address ^ nets[i].net) >> (32 - nets[i].bits) == 0)
			return true;
	return false;
}

/* Takes out those to which nothing runs. */
static void
forget_idle(HostTable *table)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < table->count; i++)
		if (table->items[i].running)
			table->items[kept++] = table->items[i];
	table->count = kept;
}

Host *
host_at(HostTable *table, uint64_t name)
{
	for (uint32_t i = 0; i < table->count; i++)
		if (table->items[i].name == name)
			return &table->items[i];
	if (table->count >= MOST_KNOWN)
		forget_idle(table);
	if (table->count == table->capacity) {
		table->capacity = table->capacity ? 2 * table->capacity : 64;
		table->items = realloc(table->items,
		    table->capacity * sizeof *table->items);
		if (!table->items)
			abort();
	}
	table->items[table->count] = (Host){.name = name};
	return &table->items[table->count++];
}

bool
host_has_room(const Host *host, uint32_t asked)
{
	uint32_t most = asked + host->more;
	if (most > HOST_MOST)
		most = HOST_MOST;
	if (most < asked)
		most = asked;
	if (asked == 1 || host->one_only)
		return host->running < 1;
	return host->running - host->silent < most && host->running < 2 * most;
}

void
host_answered(Host *host, uint32_t status, int64_t first_ms, bool whole)
{
	host->reached = true;
	host->failures = 0;
	if (status == 429 || status == 503) {
		host->more = 0;
		host->one_only = true;
	} else if (!whole || first_ms > HOST_QUICK_MS) {
		host->more /= 2;
	} else if (status < 400 && host->more < HOST_MOST) {
		host->more++;
	}
}

void
host_fell_silent(Host *host)
{
	host->silent++;
	host->more /= 2;
}

void
host_not_reached(Host *host)
{
	host->failures++;
	host->more /= 2;
}

bool
host_is_gone(Host *host)
{
	if (host->reached || host->failures < HOST_TRIES)
		return false;
	host->failures = 0;
	return true;
}
