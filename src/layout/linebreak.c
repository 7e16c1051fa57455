#include "layout/linebreak.h"

#include <stdint.h>
#include <string.h>

#include "base/unicode.h"
#include "layout/linebreak_table.h"

enum { NEVER, AFTER_BLANKS, ALWAYS }; /* in lb_pairs */

#define SET(class) (UINT64_C(1) << (class))
#define HARD_ENDS (SET(LB_BK) | SET(LB_CR) | SET(LB_LF) | SET(LB_NL))
#define OPENING (SET(LB_OP) | SET(LB_OPE))
#define CLOSING (SET(LB_CL) | SET(LB_CP) | SET(LB_CPE))

static bool
in(unsigned class, uint64_t set)
{
	return set >> class & 1;
}

size_t
linebreak_blank(Str text, size_t at)
{
	const unsigned char *s = (const unsigned char *)text.ptr + at;
	if (s[0] < 0x80)
		return s[0] == ' ' || (s[0] >= '\t' && s[0] <= '\r');
	switch (s[0]) {
	case 0xc2:
		return s[1] == 0x85 ? 2 : 0;
	case 0xe1: /* U+1680 */
		return s[1] == 0x9a && s[2] == 0x80 ? 3 : 0;
	case 0xe2: /* U+2000-200A but 2007; 2028, 2029; 205F */
		if (s[1] == 0x80)
			return (s[2] <= 0x8a && s[2] != 0x87) || s[2] == 0xa8
			    || s[2] == 0xa9 ? 3 : 0;
		return s[1] == 0x81 && s[2] == 0x9f ? 3 : 0;
	case 0xe3: /* U+3000 */
		return s[1] == 0x80 && s[2] == 0x80 ? 3 : 0;
	default:
		return 0;
	}
}

static unsigned
class_at(const LineBreaks *b, size_t at, size_t *next)
{
	if (b->prose) {
		size_t blank = linebreak_blank(b->text, at);
		if (blank) {
			*next = at + blank;
			return LB_SP;
		}
	}
	uint32_t c = unicode_at(b->text, at, next);
	return lb_class_in[lb_block_of[c / LB_BLOCK]][c % LB_BLOCK];
}

/* Whether the character at byte at, but for marks on the one before it, is a
 * digit: LB25, "(PR | PO) × (OP | HY)? NU". */
static bool
digit_at(const LineBreaks *b, size_t at)
{
	while (at < b->text.len) {
		unsigned class = class_at(b, at, &at);
		if (class != LB_CM && class != LB_ZWJ)
			return class == LB_NU;
	}
	return false;
}

/* The rules that remember more than two neighbours: is the place between
 * b->before and class, which no blank parts, none where a line may end? */
static bool
held_together(const LineBreaks *b, unsigned class, size_t next)
{
	if (b->after_joiner || b->after_hebrew_hyphen) /* LB8a, LB21a */
		return true;
	if (b->number == 1 /* LB25 */
	    && in(class, SET(LB_NU) | SET(LB_SY) | SET(LB_IS) | CLOSING))
		return true;
	if (b->number && in(class, SET(LB_PO) | SET(LB_PR)))
		return true;
	if (in(b->before, SET(LB_PO) | SET(LB_PR))
	    && in(class, OPENING | SET(LB_HY)))
		return digit_at(b, next);
	return b->before == LB_RI && class == LB_RI && b->odd_flags; /* LB30a */
}

/* Goes over one character that ends at next; whether a line may end before
 * it. */
static bool
step(LineBreaks *b, unsigned class, size_t next)
{
	bool joiner = class == LB_ZWJ;
	if (in(b->before, HARD_ENDS)
	    && !(b->before == LB_CR && class == LB_LF)) { /* LB4, LB5 */
		b->before = class == LB_CM || joiner ? LB_AL : (unsigned char)class;
		b->after_blank = class == LB_SP;
		b->after_joiner = joiner;
		b->number = class == LB_NU;
		b->odd_flags = class == LB_RI;
		b->after_hebrew_hyphen = false;
		return true;
	}
	if (class == LB_CM || joiner) {
		if (!b->after_blank && !in(b->before, SET(LB_NONE) | SET(LB_ZW))) {
			b->after_joiner = joiner; /* LB9 */
			return false;
		}
		class = LB_AL; /* LB10 */
	}
	if (class == LB_SP) {
		if (b->before == LB_NONE)
			b->before = LB_SP;
		b->after_blank = true;
		b->after_joiner = b->after_hebrew_hyphen = false;
		b->number = 0;
		return false;
	}
	unsigned pair = lb_pairs[b->before][class];
	bool may = pair == ALWAYS || (pair == AFTER_BLANKS && b->after_blank);
	if (may && !b->after_blank && held_together(b, class, next))
		may = false;

	b->after_hebrew_hyphen = b->before == LB_HL && !b->after_blank
	    && in(class, SET(LB_HY) | SET(LB_BA));
	b->odd_flags = class == LB_RI
	    && !(b->before == LB_RI && !b->after_blank && b->odd_flags);
	if (class == LB_NU)
		b->number = 1;
	else if (b->number == 1 && in(class, CLOSING))
		b->number = 2;
	else if (b->number == 2 || !in(class, SET(LB_SY) | SET(LB_IS)))
		b->number = 0;
	b->before = (unsigned char)class;
	b->after_blank = false;
	b->after_joiner = joiner;
	return may;
}

/* Where the web address that begins at byte at ends; at where none does. */
static size_t
address_end(Str text, size_t at)
{
	Str rest = str_part(text, at, text.len);
	if (!str_starts_ascii(rest, STR("http://"))
	    && !str_starts_ascii(rest, STR("https://"))
	    && !str_starts_ascii(rest, STR("www.")))
		return at;
	while (at < text.len && text.ptr[at] > ' ' && text.ptr[at] < 0x7f
	    && !strchr("<>\"", text.ptr[at]))
		at++;
	return at;
}

/* Whether an address may be broken before byte at, which is not its first. */
static bool
address_may_break(Str text, size_t at)
{
	char before = text.ptr[at - 1];
	if (before == '/')
		return text.ptr[at] != '/' && text.ptr[at - 2] != '/';
	return before == '?' || before == '&';
}

/* Whether a dash stands at byte at with a blank, or nothing, behind it. */
static bool
is_lone_dash(Str text, size_t at, size_t next)
{
	return next - at == 3 && text.ptr[at] == '\xe2' && text.ptr[at + 1] == '\x80'
	    && (text.ptr[at + 2] == '\x93' || text.ptr[at + 2] == '\x94')
	    && (next == text.len || linebreak_blank(text, next));
}

static bool
step_in_prose(LineBreaks *b, unsigned class, size_t here, size_t next)
{
	bool after_blank = b->after_blank, in_address = here < b->address_end;
	if (class == LB_AL && !in_address && (after_blank
	    || in(b->before, SET(LB_NONE) | SET(LB_QU) | OPENING)))
		b->address_end = address_end(b->text, here);
	bool may = step(b, class, next);
	if (in_address)
		return address_may_break(b->text, here);
	return may && !(after_blank && is_lone_dash(b->text, here, next));
}

/* Where the characters of class AL that are of one or two bytes end. */
static size_t
skip_letters(const unsigned char *s, size_t at, size_t len)
{
	while (at < len && s[at] < 0xe0) {
		unsigned c = s[at];
		if (c >= 0x80)
			c = (c & 0x1f) << 6 | (s[at + 1] & 0x3f);
		if (lb_class_in[lb_block_of[c / LB_BLOCK]][c % LB_BLOCK] != LB_AL)
			break;
		at += 1 + (c >= 0x80);
	}
	return at;
}

/* Of ASCII: letters and digits; marks between which, and behind which, no line
 * ends (IS, QU); marks behind which only a blank lets one end (EX, CP). */
enum { IN_WORD = 1, JOINS = 2, CLOSES = 4 };

static inline unsigned
nature_of(unsigned char byte)
{
	if ((byte | 32u) - 'a' < 26u || byte - (unsigned)'0' < 10u)
		return IN_WORD;
	switch (byte) {
	case '.': case ',': case ':': case ';': case '\'':
		return JOINS;
	case '!': case '?': case ')':
		return CLOSES;
	default:
		return 0;
	}
}

bool
linebreak_word(LineBreaks *b, size_t at, size_t *end)
{
	Str text = b->text;
	const unsigned char *s = (const unsigned char *)text.ptr;
	if (!b->prose || b->at != at + 1 || b->after_blank || b->after_joiner
	    || b->at < b->address_end || nature_of(s[at]) != IN_WORD)
		return false;
	size_t i = at + 1;
	while (i < text.len && nature_of(s[i]) & (IN_WORD | JOINS))
		i++;
	while (i < text.len && nature_of(s[i]) & (JOINS | CLOSES))
		i++;
	size_t next = i + 1;
	if (next >= text.len || (s[i] != ' ' && s[i] != '\n')
	    || nature_of(s[next]) != IN_WORD)
		return false;
	/* an address may begin, or a mark stand on the letter */
	if (s[next] == 'h' || s[next] == 'w' || s[next] == 'H' || s[next] == 'W')
		b->address_end = address_end(text, next);
	*end = i;
	b->at = next + 1;
	b->before = byte_is_digit((char)s[next]) ? LB_NU : LB_AL;
	b->number = b->before == LB_NU;
	b->after_hebrew_hyphen = b->odd_flags = false;
	return true;
}

LineBreaks
linebreak_begin(Str text, size_t from, bool prose)
{
	return (LineBreaks){.text = text, .at = from, .prose = prose,
	    .before = LB_NONE};
}

bool
linebreak_next(LineBreaks *b, size_t *at)
{
	const unsigned char *s = (const unsigned char *)b->text.ptr;
	while (b->at < b->text.len) {
		/* most of most texts: letters behind a letter */
		if (b->before == LB_AL && !b->after_blank && !b->after_joiner
		    && b->at >= b->address_end) {
			b->at = skip_letters(s, b->at, b->text.len);
			if (b->at == b->text.len)
				break;
		}
		size_t here = b->at, next;
		unsigned class = class_at(b, here, &next);
		bool may = b->prose ? step_in_prose(b, class, here, next)
		    : step(b, class, next);
		b->at = next;
		if (may) {
			*at = here;
			return true;
		}
	}
	if (b->ended)
		return false;
	b->ended = true;
	*at = b->text.len;
	return b->text.len > 0;
}
