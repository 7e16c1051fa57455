#include "layout/bidi.h"

#include <string.h>

#include <fribidi.h>

#include "base/buf.h"
#include "base/unicode.h"

enum { MOST_CHARACTERS = 1 << 20 }; /* of a paragraph; more stays as it is */

bool
bidi_is_needed(Str text)
{
	const unsigned char *s = (const unsigned char *)text.ptr;
	for (size_t i = 0; i < text.len; i++) {
		/* U+0590-08FF; FB1D-FDFF, FE70-FEFF; 10800-10FFF, 1E800-1EFFF */
		if (s[i] < 0xd6 || i + 1 >= text.len)
			continue;
		if (s[i] <= 0xdf && (s[i] > 0xd6 || s[i + 1] >= 0x90))
			return true;
		if (s[i] == 0xe0 && s[i + 1] <= 0xa3)
			return true;
		if (s[i] == 0xef && s[i + 1] >= 0xac && s[i + 1] <= 0xbb)
			return true;
		if (s[i] == 0xf0 && i + 2 < text.len
		    && ((s[i + 1] == 0x90 && s[i + 2] >= 0xa0)
		    || (s[i + 1] == 0x9e && s[i + 2] >= 0xa0)))
			return true;
	}
	return false;
}

/* What the character is for the algorithm; controls are nothing. */
static FriBidiCharType
type_of(uint32_t c)
{
	FriBidiCharType type = fribidi_get_bidi_type(c);
	return FRIBIDI_IS_EXPLICIT(type) || FRIBIDI_IS_ISOLATE(type)
	    || c == 0x200e || c == 0x200f || c == 0x061c
	    ? FRIBIDI_TYPE_BN : type;
}

Bidi
bidi_of(Arena *arena, Str paragraph)
{
	Bidi bidi = {.levels = arena_alloc(arena, paragraph.len + 1)};
	if (!bidi_is_needed(paragraph) || paragraph.len > MOST_CHARACTERS)
		return bidi;
	Arena *work = arena_new();
	FriBidiCharType *types
	    = ARENA_ARRAY(work, FriBidiCharType, paragraph.len);
	FriBidiBracketType *brackets
	    = ARENA_ARRAY(work, FriBidiBracketType, paragraph.len);
	FriBidiLevel *levels = ARENA_ARRAY(work, FriBidiLevel, paragraph.len);
	FriBidiStrIndex count = 0;
	for (size_t at = 0; at < paragraph.len; count++) {
		uint32_t c = unicode_at(paragraph, at, &at);
		types[count] = type_of(c);
		/* a newline is a blank here: the paragraph is one */
		if (types[count] == FRIBIDI_TYPE_BS)
			types[count] = FRIBIDI_TYPE_WS;
		brackets[count] = types[count] == FRIBIDI_TYPE_ON
		    ? fribidi_get_bracket(c) : FRIBIDI_NO_BRACKET;
	}
	FriBidiParType direction = FRIBIDI_PAR_ON;
	if (fribidi_get_par_embedding_levels_ex(types, brackets, count, &direction,
	        levels)) {
		bidi.from_right = FRIBIDI_IS_RTL(direction);
		size_t at = 0;
		for (FriBidiStrIndex i = 0; i < count; i++) {
			size_t begin = at;
			unicode_at(paragraph, at, &at);
			memset(bidi.levels + begin, levels[i] < 0 ? 0 : levels[i],
			    at - begin);
		}
	}
	arena_free(work);
	return bidi;
}

/* UAX #9, L2: from the highest level down to the lowest odd one, what is at
 * that level or above is turned round. */
void
bidi_order(const uint8_t *levels, uint32_t count, uint32_t *order)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;
	for (uint32_t i = 0; i < count; i++) {
		order[i] = i;
		if (levels[i] > highest)
			highest = levels[i];
		if (levels[i] & 1 && levels[i] < lowest_odd)
			lowest_odd = levels[i];
	}
	for (uint8_t level = highest; level && level >= lowest_odd; level--) {
		for (uint32_t i = 0; i < count;) {
			uint32_t end = i;
			while (end < count && levels[order[end]] >= level)
				end++;
			for (uint32_t a = i, b = end; a + 1 < b; a++) {
				uint32_t other = order[--b];
				order[b] = order[a];
				order[a] = other;
			}
			i = end > i ? end : i + 1;
		}
	}
}

Str
bidi_twin(Arena *arena, Str grapheme)
{
	size_t next;
	FriBidiChar twin;
	if (str_empty(grapheme)
	    || !fribidi_get_mirror_char(unicode_at(grapheme, 0, &next), &twin))
		return grapheme;
	char bytes[4];
	Str first = {bytes, unicode_put(bytes, twin)};
	return str_join(arena, first, str_part(grapheme, next, grapheme.len));
}

Str
bidi_shown(Arena *arena, Str text)
{
	if (!bidi_is_needed(text))
		return text;
	Bidi bidi = bidi_of(arena, text);
	uint32_t count = 0;
	uint32_t *begins = ARENA_ARRAY(arena, uint32_t, text.len + 1);
	uint8_t *levels = arena_alloc(arena, text.len + 1);
	for (size_t at = 0; at < text.len; at = unicode_grapheme_end(text, at)) {
		levels[count] = bidi.levels[at];
		begins[count++] = (uint32_t)at;
	}
	begins[count] = (uint32_t)text.len;
	uint32_t *order = ARENA_ARRAY(arena, uint32_t, count + 1);
	bidi_order(levels, count, order);
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = order[i];
		Str grapheme = str_part(text, begins[at], begins[at + 1]);
		buf_add(&buf, levels[at] & 1 ? bidi_twin(arena, grapheme) : grapheme);
	}
	Str shown = buf_copy(arena, &buf);
	buf_free(&buf);
	return shown;
}
