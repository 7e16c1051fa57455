#ifndef QUOTH_BASE_UNICODE_H
#define QUOTH_BASE_UNICODE_H

/*
 * What a text means beyond its bytes: characters, classes, case, graphemes,
 * columns. The one home of libunistring; nothing else in quoth knows a Unicode
 * table, and no column is ever counted but here.
 *
 * "Character" is a code point, "grapheme" is what a reader calls a character
 * (UAX #29, extended grapheme cluster). All functions but unicode_valid() and
 * unicode_repair() want valid UTF-8.
 */

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/range.h"
#include "base/str.h"

enum { UNICODE_REPLACEMENT = 0xfffd };

/* Well-formed as RFC 3629 has it: no overlong forms, no surrogates, nothing
 * beyond U+10FFFF. NUL counts as valid. */
bool unicode_valid(Str bytes);

/* The bytes with each maximal ill-formed part (Unicode 3.9, "U+FFFD
 * substitution of maximal subparts") replaced by U+FFFD. Returns bytes
 * themselves where they are valid. */
Str unicode_repair(Arena *arena, Str bytes);

/* Whether range lies in text, not backwards, with both its ends between two
 * characters. */
bool unicode_range_fits(Str text, Range range);

/* The character that begins at byte at (< s.len); *next (if not NULL) is where
 * the one after it begins. */
uint32_t unicode_at(Str s, size_t at, size_t *next);

/* The character that ends at byte at (> 0); *start is where it begins. */
uint32_t unicode_before(Str s, size_t at, size_t *start);

/* Writes character (not a surrogate, <= U+10FFFF) and gives its bytes, 1-4. */
size_t unicode_put(char out[4], uint32_t character);

bool unicode_is_letter(uint32_t character); /* categories L*, and marks */
bool unicode_is_upper(uint32_t character);  /* Lu, Lt */
bool unicode_is_lower(uint32_t character);  /* Ll */
bool unicode_is_digit(uint32_t character);  /* Nd */
bool unicode_is_space(uint32_t character);  /* White_Space, and U+200B */
bool unicode_is_mark(uint32_t character);   /* M*: combining */

uint32_t unicode_lower(uint32_t character); /* simple mapping */
uint32_t unicode_upper(uint32_t character);

/* The text in lower case (simple mapping, no language). */
Str unicode_lower_str(Arena *arena, Str s);

/*
 * For finding and comparing: lower case, without accents, curly marks as
 * straight ones, every kind of blank and dash as one. 0 for a combining mark,
 * which takes no part in a comparison. "É" gives "e".
 */
uint32_t unicode_fold(uint32_t character);
Str unicode_fold_str(Arena *arena, Str s);

/* The next place at or after byte from where needle stands in text, both
 * folded; blanks in needle match any run of blanks. False where there is none,
 * or needle is empty. */
bool unicode_find(Str text, Str needle, size_t from, Range *hit);

/* Where the grapheme that begins at byte at (< s.len) ends. */
size_t unicode_grapheme_end(Str s, size_t at);

/* Columns of a terminal that one grapheme takes: 0, 1 or 2. Control characters
 * have none. Ambiguous width (UAX #11) is 1, or what was said last. */
int unicode_grapheme_width(Str grapheme);

/* As a locale is, this is the terminal's: said once, before anything is
 * measured. Whether characters of ambiguous width (Greek, Cyrillic, “ ” ─) take
 * two columns, as in terminals set up for Chinese, Japanese and Korean. */
void unicode_set_ambiguous_wide(bool wide);
bool unicode_ambiguous_wide(void);

/* Columns that a text takes, grapheme by grapheme. */
size_t unicode_width(Str s);

/* The longest front of s that takes at most columns; *width (if not NULL) is
 * what it takes. */
Str unicode_fit(Str s, size_t columns, size_t *width);

/* s where it fits into columns, else its front with "…" at the end. */
Str unicode_ellipsis(Arena *arena, Str s, size_t columns);

/*
 * From bytes to code points of one text, for the offsets in JSON. Made once a
 * text; each look-up reads at most 64 bytes.
 */
typedef struct {
	Str text;
	uint32_t *counts; /* code points before byte 64 * i */
} CodePoints;

CodePoints code_points_of(Arena *arena, Str text);
uint32_t code_points_before(const CodePoints *points, uint32_t byte);

#endif
