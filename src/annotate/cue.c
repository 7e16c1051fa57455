#include "annotate/cue.h"

#include "annotate/word_hash.h"

enum { LONGEST = 16 };

typedef struct {
	STR_INLINE(LONGEST) word;
	Cue cue;
} CueWord;

#include "annotate/cue_words.h"

Cue
cue_find(Str word)
{
	if (word.len < 2 || word.len > LONGEST)
		return (Cue){0};
	uint32_t bucket = word_hash(word) % CUE_WORDS_BUCKETS;
	for (uint32_t i = cue_words_starts[bucket];
	    i < cue_words_starts[bucket + 1]; i++)
		if (str_equal(word, STR_OF_INLINE(cue_words[i].word)))
			return cue_words[i].cue;
	return (Cue){0};
}
