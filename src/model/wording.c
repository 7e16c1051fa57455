#include "model/wording.h"

#include <stdlib.h>

#include "base/hash.h"
#include "base/unicode.h"

typedef LIST_OF(uint64_t) HashList;

static uint64_t
hash_more(uint64_t hash, uint32_t value)
{
	for (int i = 0; i < 4; i++, value >>= 8)
		hash = hash64_add(hash, value & 0xff);
	return hash;
}

static bool
is_of_word(uint32_t character)
{
	return unicode_is_letter(character) || unicode_is_digit(character);
}

/* Takes the next word off the front; false where there is none. */
static bool
cut_word(Str text, size_t *at, uint64_t *hash)
{
	bool inside = false;
	*hash = HASH64_BEGIN;
	while (*at < text.len) {
		size_t next;
		uint32_t character = unicode_at(text, *at, &next);
		uint32_t folded = unicode_fold(character);
		if (folded && is_of_word(folded)) {
			inside = true;
			*hash = hash_more(*hash, folded);
		} else if (inside && folded && folded != '\'') {
			return true;
		}
		*at = next;
	}
	return inside;
}

static int
by_value(const void *a, const void *b)
{
	uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
	return (left > right) - (left < right);
}

static void
sort_out(Wording *wording, HashList *shingles)
{
	if (!shingles->count)
		return;
	qsort(shingles->items, shingles->count, sizeof *shingles->items, by_value);
	uint32_t kept = 1;
	for (uint32_t i = 1; i < shingles->count; i++)
		if (shingles->items[i] != shingles->items[kept - 1])
			shingles->items[kept++] = shingles->items[i];
	wording->shingles = shingles->items;
	wording->count = kept;
}

Wording
wording_of(Arena *arena, Str text)
{
	Wording wording = {.whole = HASH64_BEGIN};
	HashList shingles = {0};
	uint64_t last[WORDING_SHINGLE] = {0}, word;
	for (size_t at = 0; cut_word(text, &at, &word);) {
		wording.words++;
		wording.whole = hash_more(hash_more(wording.whole,
		    (uint32_t)word), (uint32_t)(word >> 32));
		uint64_t shingle = HASH64_BEGIN;
		for (int i = 0; i < WORDING_SHINGLE; i++) {
			last[i] = i + 1 < WORDING_SHINGLE ? last[i + 1] : word;
			shingle = hash_more(hash_more(shingle,
			    (uint32_t)last[i]), (uint32_t)(last[i] >> 32));
		}
		if (wording.words >= WORDING_SHINGLE
		    && shingles.count < WORDING_MOST)
			list_push(arena, &shingles, shingle);
	}
	sort_out(&wording, &shingles);
	return wording;
}

static uint32_t
count_shared(const Wording *a, const Wording *b)
{
	uint32_t shared = 0;
	for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
		if (a->shingles[i] == b->shingles[j]) {
			shared++;
			i++;
			j++;
		} else if (a->shingles[i] < b->shingles[j]) {
			i++;
		} else {
			j++;
		}
	}
	return shared;
}

bool
wording_same(const Wording *a, const Wording *b)
{
	if (!a->words || !b->words)
		return false;
	if (a->words == b->words && a->whole == b->whole)
		return true;
	if (!a->count || !b->count)
		return false;
	uint32_t shared = count_shared(a, b);
	uint32_t fewer = a->count < b->count ? a->count : b->count;
	uint32_t more = a->count < b->count ? b->count : a->count;
	if (shared * 10 >= fewer * 6)
		return true;
	return more * 3 <= fewer * 4 && shared * 10 >= fewer * 4;
}
