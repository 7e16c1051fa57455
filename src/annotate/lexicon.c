#include "annotate/lexicon.h"

#include <string.h>

#include "annotate/word_hash.h"

typedef struct {
	char key[44];
	uint32_t flags;
} LexiconEntry;

#include "annotate/lexicon-table.h"

uint32_t
lexicon_find(Str key)
{
	if (key.len == 0 || key.len >= sizeof lexicon_entries->key)
		return 0;
	uint32_t bucket = word_hash(key) % LEXICON_BUCKETS;
	for (uint32_t i = lexicon_starts[bucket]; i < lexicon_starts[bucket + 1];
	    i++) {
		const LexiconEntry *entry = &lexicon_entries[i];
		if (entry->key[0] == key.ptr[0]
		    && !memcmp(entry->key, key.ptr, key.len)
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
