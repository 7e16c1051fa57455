#include "annotate/lexicon.h"

#include <string.h>

typedef struct {
	char key[44];
	uint32_t flags;
} LexiconEntry;

#include "annotate/lexicon-table.h"

/* The same as in lexicon.awk, which can only multiply and add. The table is
 * fixed, so no text can make its buckets longer. */
static uint32_t
lexicon_hash(Str key)
{
	uint32_t hash = 0;
	for (size_t i = 0; i < key.len; i++)
		hash = (hash * 31 + (unsigned char)key.ptr[i]) % 16777213;
	return hash % LEXICON_BUCKETS;
}

uint32_t
lexicon_find(Str key)
{
	if (key.len == 0 || key.len >= sizeof lexicon_entries->key)
		return 0;
	uint32_t bucket = lexicon_hash(key);
	for (uint32_t i = lexicon_starts[bucket]; i < lexicon_starts[bucket + 1];
	    i++) {
		const LexiconEntry *entry = &lexicon_entries[i];
		if (!memcmp(entry->key, key.ptr, key.len)
		    && entry->key[key.len] == '\0')
			return entry->flags;
	}
	return 0;
}

uint32_t
lexicon_find_word(Str word, Str lower)
{
	uint32_t flags = lexicon_find(lower);
	/* where no letter is small, all are capitals */
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return flags;
	return flags | lexicon_find(word);
}
