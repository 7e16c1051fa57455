#ifndef QUOTH_ANNOTATE_WORD_HASH_H
#define QUOTH_ANNOTATE_WORD_HASH_H

/*
 * The hash by which the build puts lists of words into tables (words/hash.awk),
 * and by which they are found there. Of it the lower 24 bits are the same in both.
 */

#include <stdint.h>

#include "base/str.h"

static inline uint32_t
word_hash(Str word)
{
	uint32_t hash = 0;
	for (size_t i = 0; i < word.len; i++)
		hash = hash * 31 + (unsigned char)word.ptr[i];
	return hash;
}

#endif
