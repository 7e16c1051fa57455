#include "annotate/known.h"

#include "annotate/label.h"
#include "base/hash.h"

enum { FIRST = 0x243f6a88, LAST = 0x13198a2e }; /* no beginning of a name */

static uint32_t
hash_of(uint32_t before, Str word)
{
	uint64_t hash = hash64_add_str(HASH64_BEGIN ^ before, word);
	return (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 32);
}

uint32_t
known_key(uint32_t before, Str word)
{
	return hash_of(before, word);
}

uint32_t
known_begin_key(Str word)
{
	return hash_of(FIRST, word);
}

uint32_t
known_end_key(Str word)
{
	return hash_of(LAST, word);
}

static uint32_t
kinds_at(const Learned *learned, uint32_t key)
{
	const uint8_t *row = table_find(&learned->phrases, key);
	return !row ? 0
	            : row[0] | (uint32_t)row[1] << 8 | (uint32_t)row[2] << 16
	        | (uint32_t)row[3] << 24;
}

static bool
is_the(const Piece *piece)
{
	return str_equal(piece->lower, STR("the"));
}

/* The end of the longest known name at begin, or begin. */
static uint32_t
longest_at(const Piece *list, uint32_t begin, uint32_t end,
    const Learned *learned, uint32_t *kinds)
{
	uint32_t longest = begin, key = 0;
	*kinds = 0;
	if (list[begin].all_caps) {
		*kinds = kinds_at(learned, known_key(0, list[begin].word))
		    & ~KNOWN_BEGINS_LONGER;
		longest = *kinds ? begin + 1 : begin;
	}
	for (uint32_t i = begin; i < end && i - begin < KNOWN_WORDS_MAX; i++) {
		key = known_key(key, list[i].lower);
		uint32_t found = kinds_at(learned, key);
		uint32_t here = found & ~KNOWN_BEGINS_LONGER;
		if (here) {
			*kinds = i == begin ? *kinds | here : here;
			longest = i + 1;
		}
		if (!(found & KNOWN_BEGINS_LONGER))
			break;
	}
	return longest;
}

/* Whether a blank and a word with a capital stand there. */
static bool
goes_on(const Piece *list, uint32_t i, uint32_t end)
{
	return i < end && list[i].capital && list[i].follows;
}

Known *
known_find(Arena *arena, const Pieces *pieces, const uint32_t *ends,
    const Learned *learned)
{
	const Piece *list = pieces->list.items;
	uint32_t count = pieces->list.count;
	Known *known = ARENA_ARRAY(arena, Known, count + 1);
	uint32_t covered = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (list[i].capital) {
			known[i].ends
			    = kinds_at(learned, known_end_key(list[i].lower));
			known[i].begins
			    = kinds_at(learned, known_begin_key(list[i].lower));
		}
		if (i < covered || (!list[i].capital && !is_the(&list[i])))
			continue;
		uint32_t kinds, begin = i;
		uint32_t end = longest_at(list, i, ends[i], learned, &kinds);
		/* "the Sun" is known, and the name is "Sun" */
		if (end > begin + 1 && is_the(&list[begin]))
			begin++;
		else if (!list[begin].capital)
			continue;
		uint8_t edges = (begin > 0 && ends[begin - 1] == ends[begin]
		                    && list[begin - 1].capital
		                    && list[begin].follows
		                    && !is_the(&list[begin - 1])
		                        ? KNOWN_GOES_BACK : 0)
		    | (end > begin && goes_on(list, end, ends[begin])
		            ? KNOWN_GOES_ON : 0);
		for (uint32_t k = begin; k < end; k++) {
			known[k].kinds = kinds;
			known[k].begin = begin;
			known[k].end = end;
			known[k].part = (label_within(0, begin, end, k) - 1) % 4;
			known[k].edges = edges;
		}
		covered = end;
	}
	return known;
}
