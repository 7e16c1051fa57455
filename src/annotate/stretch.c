#include "annotate/stretch.h"

#include <string.h>

#include "annotate/lexicon.h"

enum { GAP_MAX = 3 }; /* small words between two with capitals */

static bool
stands_alone(const Piece *piece)
{
	return piece->capital && !piece->attached;
}

/* What may stand inside a name. */
static bool
may_join(const Piece *piece)
{
	if (piece->kind == TOKEN_NUMBER || piece->kind == TOKEN_POSSESSIVE)
		return true;
	if (piece->kind == TOKEN_WORD)
		return piece->flags & (WORD_FUNCTION_WORDS | WORD_PARTICLES);
	return piece->word.len == 1 && strchr("&-/!+.'", piece->word.ptr[0]);
}

/* end: of the sentence. */
static bool
may_begin(const Piece *pieces, uint32_t i, uint32_t end)
{
	return stands_alone(&pieces[i])
	    || ((pieces[i].kind == TOKEN_NUMBER
	            || pieces[i].flags & WORD_PARTICLES)
	        && i + 1 < end && stands_alone(&pieces[i + 1]));
}

StretchList
stretches_of(Arena *arena, const Profiles *profiles)
{
	StretchList stretches = {0};
	const Piece *pieces = profiles->pieces->list.items;
	uint32_t count = profiles->pieces->list.count;
	for (uint32_t i = 0; i < count;) {
		uint32_t end = profiles->list[i].end;
		if (!may_begin(pieces, i, end)) {
			i++;
			continue;
		}
		Stretch stretch = {i, i + 1};
		for (uint32_t k = i + 1, gap = 0; k < end && gap <= GAP_MAX; k++) {
			if (stands_alone(&pieces[k])) {
				stretch.end = k + 1;
				gap = 0;
			} else if (may_join(&pieces[k])) {
				gap++;
			} else
				break;
		}
		if (stretch.end < end && pieces[stretch.end].kind == TOKEN_NUMBER)
			stretch.end++;
		list_push(arena, &stretches, stretch);
		i = stretch.end;
	}
	return stretches;
}
