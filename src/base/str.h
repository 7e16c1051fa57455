#ifndef QUOTH_BASE_STR_H
#define QUOTH_BASE_STR_H

/*
 * Str is a view of valid UTF-8 that somebody else owns: an arena, a literal, a
 * Document's text. It is not terminated, is passed by value, and is never
 * written through. {NULL, 0} is the empty Str and means "nothing known" where
 * a field may be missing.
 *
 * The comparisons here are of bytes, the "ascii" ones fold A-Z only: fit for
 * keywords, tag names and schemes. Text that a person reads is folded, measured
 * and classed by base/unicode.h.
 */

#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"

typedef struct {
	const char *ptr;
	size_t len; /* bytes */
} Str;

typedef LIST_OF(Str) StrList;

/* A literal as a Str. STR_INIT is the same for static tables. */
#define STR(literal) ((Str){"" literal, sizeof(literal) - 1})
#define STR_INIT(literal) {"" literal, sizeof(literal) - 1}

/* For a table of words: the bytes, at most most, stand in the table itself, where
 * the loader would have a pointer to set at every start. STR_INIT fills it. */
#define STR_INLINE(most) \
	struct { \
		char ptr[most]; \
		uint8_t len; \
	}
#define STR_OF_INLINE(s) ((Str){(s).ptr, (s).len})

/* For printf: printf("%.*s", STR_ARG(s)). Never print to a terminal so: see
 * base/printable.h. */
#define STR_ARG(s) (int)(s).len, (s).ptr ? (s).ptr : ""

Str str_of(const char *terminated); /* NULL gives the empty Str */

/* Bytes begin up to end of s, which must lie in it. */
static inline Str
str_part(Str s, size_t begin, size_t end)
{
	assert(begin <= end && end <= s.len);
	return begin == end ? (Str){s.ptr, 0} : (Str){s.ptr + begin, end - begin};
}

static inline bool
str_empty(Str s)
{
	return s.len == 0;
}

bool str_equal(Str a, Str b);
bool str_equal_ascii(Str a, Str b); /* A-Z and a-z alike */

/* Whether s is one of the words; STR_IN where they are an array. */
bool str_in(Str s, const Str *words, size_t count);
#define STR_IN(s, words) str_in((s), (words), sizeof(words) / sizeof *(words))

int str_compare(Str a, Str b);      /* by bytes, as strcmp() */
bool str_starts(Str s, Str prefix);
bool str_ends(Str s, Str suffix);
bool str_starts_ascii(Str s, Str prefix);

enum { STR_NOT_FOUND = -1 };

/* Where needle first stands in s, in bytes, or STR_NOT_FOUND. */
ptrdiff_t str_find(Str s, Str needle);
ptrdiff_t str_find_ascii(Str s, Str needle);
ptrdiff_t str_find_byte(Str s, char byte);

/* Without the ASCII blanks (space, tab, newline, CR, FF, VT) at both ends. */
Str str_trim(Str s);

/*
 * Takes the part before the first mark off the front of *rest, and the mark
 * with it; without a mark takes all. False when *rest was empty.
 *
 *     for (Str line; str_cut(&text, '\n', &line);) ...
 */
bool str_cut(Str *rest, char mark, Str *head);

/* A copy in the arena; terminated too, so that .ptr can be given to C. */
Str str_copy(Arena *arena, Str s);
char *str_cstr(Arena *arena, Str s);

Str str_format(Arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
Str str_vformat(Arena *arena, const char *format, va_list args);

/* a followed by b, in the arena. */
Str str_join(Arena *arena, Str a, Str b);

/* Every run of blanks as one space, none at the ends: what a title in a page's
 * source means. */
Str str_squeeze(Arena *arena, Str s);

/* A whole decimal number and nothing else; false where it is none or does not
 * fit. */
bool str_to_int(Str s, int64_t *value);

static inline bool
byte_is_blank(char byte)
{
	return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static inline bool
byte_is_digit(char byte)
{
	return byte >= '0' && byte <= '9';
}

static inline bool
byte_is_letter(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

static inline char
byte_lower(char byte)
{
	return byte >= 'A' && byte <= 'Z' ? (char)(byte + 32) : byte;
}

#endif
