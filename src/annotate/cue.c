#include "annotate/cue.h"

#include <stdlib.h>

enum { LONGEST = 16 };

typedef struct {
	STR_INLINE(LONGEST) word;
	Cue cue;
} CueWord;

/* sorted by bytes */
static const CueWord cue_words[] = {
#include "annotate/cue_words.h"
};

static int
compare_word(const void *key, const void *entry)
{
	return str_compare(*(const Str *)key,
	    STR_OF_INLINE(((const CueWord *)entry)->word));
}

Cue
cue_find(Str word)
{
	if (word.len < 2 || word.len > LONGEST)
		return (Cue){0};
	const CueWord *found = bsearch(&word, cue_words,
	    sizeof cue_words / sizeof *cue_words, sizeof *cue_words, compare_word);
	return found ? found->cue : (Cue){0};
}
