#ifndef QUOTH_BASE_HASH_H
#define QUOTH_BASE_HASH_H

/*
 * Numbers for words: FNV-1a of Fowler, Noll and Vo. They are the same on every
 * machine and in every run, so that they may stand in a file, and strangers can find
 * words that share one: where that matters, see map.h.
 */

#include <stdint.h>

#include "base/str.h"

/* The hash of no bytes, with which those of words begin. Another number gives the
 * same words other hashes. */
#define HASH32_BEGIN UINT32_C(0x811c9dc5)
#define HASH64_BEGIN UINT64_C(0xcbf29ce484222325)

/* value: a byte, as a rule; for some a whole code point will do. */
static inline uint32_t
hash32_add(uint32_t hash, uint32_t value)
{
	return (hash ^ value) * UINT32_C(0x01000193);
}

static inline uint64_t
hash64_add(uint64_t hash, uint64_t value)
{
	return (hash ^ value) * UINT64_C(0x100000001b3);
}

static inline uint32_t
hash32_add_str(uint32_t hash, Str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		hash = hash32_add(hash, (unsigned char)bytes.ptr[i]);
	return hash;
}

static inline uint64_t
hash64_add_str(uint64_t hash, Str bytes)
{
	for (size_t i = 0; i < bytes.len; i++)
		hash = hash64_add(hash, (unsigned char)bytes.ptr[i]);
	return hash;
}

static inline uint32_t
hash32(Str bytes)
{
	return hash32_add_str(HASH32_BEGIN, bytes);
}

static inline uint64_t
hash64(Str bytes)
{
	return hash64_add_str(HASH64_BEGIN, bytes);
}

#endif
