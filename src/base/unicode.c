#include "base/unicode.h"

#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <unigbrk.h>
#include <uninorm.h>
#include <uniwidth.h>

#include "base/buf.h"

static const unsigned char *
bytes_of(Str s)
{
	return (const unsigned char *)s.ptr;
}

/*
 * How many bytes at the front of s (not empty) make one well-formed character;
 * 0 where they make none, with *bad the length of the maximal ill-formed part.
 * Table 3-7 of the Unicode standard.
 */
static size_t
well_formed(const unsigned char *s, size_t len, size_t *bad)
{
	unsigned char lead = s[0];
	*bad = 1;
	if (lead < 0x80)
		return 1;
	if (lead < 0xc2 || lead > 0xf4)
		return 0;
	size_t wants = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
	unsigned char least = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
	unsigned char most = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
	for (size_t i = 1; i < wants; i++) {
		if (i == len || s[i] < least || s[i] > most)
			return 0;
		*bad = i + 1;
		least = 0x80;
		most = 0xbf;
	}
	return wants;
}

/* Bytes at the front that are all ASCII, eight at a time. */
static size_t
ascii_front(const unsigned char *s, size_t len)
{
	size_t i = 0;
	for (uint64_t word; i + 8 <= len; i += 8) {
		memcpy(&word, s + i, 8);
		if (word & 0x8080808080808080u)
			break;
	}
	while (i < len && s[i] < 0x80)
		i++;
	return i;
}

static size_t
valid_front(Str bytes)
{
	const unsigned char *s = bytes_of(bytes);
	for (size_t i = 0, bad;;) {
		if (i < bytes.len)
			i += ascii_front(s + i, bytes.len - i);
		if (i == bytes.len)
			return i;
		size_t good = well_formed(s + i, bytes.len - i, &bad);
		if (!good)
			return i;
		i += good;
	}
}

bool
unicode_valid(Str bytes)
{
	return valid_front(bytes) == bytes.len;
}

Str
unicode_repair(Arena *arena, Str bytes)
{
	if (unicode_valid(bytes))
		return bytes;
	Buf buf = buf_new(BUF_UNLIMITED);
	for (;;) {
		size_t good = valid_front(bytes), bad;
		buf_add(&buf, str_part(bytes, 0, good));
		bytes = str_part(bytes, good, bytes.len);
		if (str_empty(bytes))
			break;
		well_formed(bytes_of(bytes), bytes.len, &bad);
		buf_add(&buf, STR("\xef\xbf\xbd"));
		bytes = str_part(bytes, bad, bytes.len);
	}
	Str repaired = buf_copy(arena, &buf);
	buf_free(&buf);
	return repaired;
}

static bool
begins_character(char byte)
{
	return (byte & 0xc0) != 0x80;
}

bool
unicode_range_fits(Str text, Range range)
{
	return range.begin <= range.end && range.end <= text.len
	    && (range.begin == text.len || begins_character(text.ptr[range.begin]))
	    && (range.end == text.len || begins_character(text.ptr[range.end]));
}

uint32_t
unicode_at(Str str, size_t at, size_t *next)
{
	const unsigned char *s = bytes_of(str) + at;
	uint32_t character;
	size_t len;
	if (s[0] < 0x80) {
		character = s[0];
		len = 1;
	} else if (s[0] < 0xe0) {
		character = (s[0] & 0x1fu) << 6 | (s[1] & 0x3fu);
		len = 2;
	} else if (s[0] < 0xf0) {
		character = (s[0] & 0x0fu) << 12 | (s[1] & 0x3fu) << 6 | (s[2] & 0x3fu);
		len = 3;
	} else {
		character = (s[0] & 0x07u) << 18 | (s[1] & 0x3fu) << 12
		    | (s[2] & 0x3fu) << 6 | (s[3] & 0x3fu);
		len = 4;
	}
	if (next)
		*next = at + len;
	return character;
}

uint32_t
unicode_before(Str s, size_t at, size_t *start)
{
	do
		at--;
	while (at && (s.ptr[at] & 0xc0) == 0x80);
	if (start)
		*start = at;
	return unicode_at(s, at, NULL);
}

size_t
unicode_put(char out[4], uint32_t c)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xc0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3f));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xe0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3f));
		out[2] = (char)(0x80 | (c & 0x3f));
		return 3;
	}
	out[0] = (char)(0xf0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3f));
	out[2] = (char)(0x80 | (c >> 6 & 0x3f));
	out[3] = (char)(0x80 | (c & 0x3f));
	return 4;
}

static bool
in_category(uint32_t c, uint32_t mask)
{
	return uc_is_general_category_withtable(c, mask);
}

bool
unicode_is_letter(uint32_t c)
{
	if (c < 0x80)
		return byte_is_letter((char)c);
	return in_category(c, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

bool
unicode_is_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z';
	return in_category(c, UC_CATEGORY_MASK_Lu | UC_CATEGORY_MASK_Lt);
}

bool
unicode_is_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z';
	return in_category(c, UC_CATEGORY_MASK_Ll);
}

bool
unicode_is_digit(uint32_t c)
{
	if (c < 0x80)
		return byte_is_digit((char)c);
	return in_category(c, UC_CATEGORY_MASK_Nd);
}

bool
unicode_is_space(uint32_t c)
{
	if (c < 0x80)
		return byte_is_blank((char)c);
	return c == 0x200b || uc_is_property_white_space(c);
}

bool
unicode_is_mark(uint32_t c)
{
	return c >= 0x300 && in_category(c, UC_CATEGORY_MASK_M);
}

uint32_t
unicode_lower(uint32_t c)
{
	if (c < 0x80)
		return (unsigned char)byte_lower((char)c);
	return uc_tolower(c);
}

uint32_t
unicode_upper(uint32_t c)
{
	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	return uc_toupper(c);
}

/* The text with each character put through change(), 0 meaning: left out. */
static Str
changed(Arena *arena, Str s, uint32_t change(uint32_t))
{
	/* U+023A is two bytes and its lower case three: nothing grows more */
	char *out = arena_alloc(arena, s.len / 2 * 3 + 4);
	size_t len = 0;
	for (size_t at = 0; at < s.len;) {
		uint32_t c = change(unicode_at(s, at, &at));
		if (c)
			len += unicode_put(out + len, c);
	}
	return (Str){out, len};
}

Str
unicode_lower_str(Arena *arena, Str s)
{
	return changed(arena, s, unicode_lower);
}

static uint32_t
fold_punctuation(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x201a: case 0x201b: case 0x2032:
	case 0x2039: case 0x203a: case 0x02bc:
		return '\'';
	case 0x201c: case 0x201d: case 0x201e: case 0x201f: case 0x2033:
	case 0x00ab: case 0x00bb:
		return '"';
	case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014:
	case 0x2015: case 0x2212:
		return '-';
	case 0x00ad:
		return 0; /* soft hyphen */
	default:
		return c;
	}
}

uint32_t
unicode_fold(uint32_t c)
{
	if (c < 0x80)
		return byte_is_blank((char)c) ? ' ' : unicode_lower(c);
	if (unicode_is_mark(c))
		return 0;
	if (unicode_is_space(c))
		return ' ';
	c = fold_punctuation(c);
	/* "ǖ" is "ü" and a mark, "ü" is "u" and a mark */
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c ? unicode_lower(c) : 0;
}

Str
unicode_fold_str(Arena *arena, Str s)
{
	return changed(arena, s, unicode_fold);
}

/* How far needle reaches in text from at, or 0 where it does not stand there. */
static size_t
match_at(Str text, size_t at, Str needle)
{
	for (size_t n = 0; n < needle.len;) {
		uint32_t wanted = unicode_fold(unicode_at(needle, n, &n));
		if (!wanted)
			continue;
		uint32_t found = 0;
		while (at < text.len && !found)
			found = unicode_fold(unicode_at(text, at, &at));
		if (found != wanted)
			return 0;
		if (wanted != ' ')
			continue;
		while (n < needle.len && unicode_fold(unicode_at(needle, n, NULL)) == ' ')
			unicode_at(needle, n, &n);
		while (at < text.len && unicode_fold(unicode_at(text, at, NULL)) == ' ')
			unicode_at(text, at, &at);
	}
	/* the marks on the last letter are found with it */
	while (at < text.len && unicode_is_mark(unicode_at(text, at, NULL)))
		unicode_at(text, at, &at);
	return at;
}

bool
unicode_find(Str text, Str needle, size_t from, Range *hit)
{
	uint32_t first = 0;
	for (size_t at = 0; at < needle.len && !first;)
		first = unicode_fold(unicode_at(needle, at, &at));
	if (!first)
		return false;
	for (size_t next; from < text.len; from = next) {
		uint32_t c = unicode_at(text, from, &next);
		/* nearly all of a text ends here, so a search keeps up with typing */
		if (c < 0x80 && unicode_fold(c) != first)
			continue;
		if (unicode_is_mark(c))
			continue;
		size_t end = match_at(text, from, needle);
		if (end > from) {
			*hit = (Range){(uint32_t)from, (uint32_t)end};
			return true;
		}
	}
	return false;
}

static bool
is_flag_half(uint32_t c)
{
	return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static size_t
legacy_grapheme_end(Str s, size_t at)
{
	const uint8_t *end
	    = u8_grapheme_next(bytes_of(s) + at, bytes_of(s) + s.len);
	return end ? (size_t)(end - bytes_of(s)) : s.len;
}

static bool
between(uint32_t c, uint32_t first, uint32_t last)
{
	return first <= c && c <= last;
}

/*
 * The columns of a character that makes a grapheme of its own between two
 * others like it: most letters and marks of most texts, so that they need no
 * look into a table. 0 where that is not said here.
 */
static int
simple_width(uint32_t c)
{
	if (c < 0x300)
		return between(c, ' ', '~') || (c >= 0xa0 && c != 0xad);
	if (between(c, 0x370, 0x482) || between(c, 0x48a, 0x530) /* Greek, Cyrillic */
	    || between(c, 0x1e00, 0x1ffe) || between(c, 0x2010, 0x2027)
	    || between(c, 0x2030, 0x205e))
		return 1;
	return between(c, 0x3001, 0x3029) || between(c, 0x3041, 0x3096) /* kana */
	    || between(c, 0x30a0, 0x30ff) || between(c, 0x3400, 0x4dbf)
	    || between(c, 0x4e00, 0x9fff) ? 2 : 0;
}

size_t
unicode_grapheme_end(Str s, size_t at)
{
	/* two ASCII characters make one grapheme as CR LF only */
	const unsigned char *bytes = bytes_of(s);
	if (bytes[at] < 0x80 && bytes[at] != '\r'
	    && (at + 1 == s.len || bytes[at + 1] < 0x80))
		return at + 1;
	size_t next;
	if (simple_width(unicode_at(s, at, &next)) && (next == s.len
	    || bytes[next] < 0x80 || simple_width(unicode_at(s, next, NULL))))
		return next;
	/* libunistring looks at two characters only, so the rules that need more
	 * are here: GB12 and 13 (flags), GB11 (emoji joined by U+200D) */
	size_t end = legacy_grapheme_end(s, at);
	uint32_t first = unicode_at(s, at, NULL);
	if (is_flag_half(first) && end < s.len && unicode_before(s, end, NULL) == first
	    && is_flag_half(unicode_at(s, end, NULL)))
		return legacy_grapheme_end(s, end);
	if (first < 0x80 || !uc_is_property_extended_pictographic(first))
		return end;
	while (end < s.len && unicode_before(s, end, NULL) == 0x200d
	    && uc_is_property_extended_pictographic(unicode_at(s, end, NULL)))
		end = legacy_grapheme_end(s, end);
	return end;
}

static bool ambiguous_is_wide;

void
unicode_set_ambiguous_wide(bool wide)
{
	ambiguous_is_wide = wide;
}

bool
unicode_ambiguous_wide(void)
{
	return ambiguous_is_wide;
}

int
unicode_grapheme_width(Str grapheme)
{
	if (str_empty(grapheme))
		return 0;
	size_t at;
	uint32_t first = unicode_at(grapheme, 0, &at);
	if (first < 0x80)
		return first >= ' ' && first != 0x7f;
	if (is_flag_half(first)) /* a flag, or half of one */
		return at < grapheme.len ? 2 : 1;
	int width = ambiguous_is_wide ? 0 : simple_width(first);
	if (!width) /* an encoding of East Asia stands for its habits */
		width = uc_width(first, ambiguous_is_wide ? "EUC-JP" : "UTF-8");
	/* U+FE0F asks for the emoji form of a character that has both: "❤️" */
	if (width == 1 && at < grapheme.len && unicode_at(grapheme, at, NULL) == 0xfe0f)
		return 2;
	return width < 0 ? 0 : width > 2 ? 2 : width;
}

size_t
unicode_width(Str s)
{
	size_t width = 0;
	unicode_fit(s, (size_t)-1, &width);
	return width;
}

Str
unicode_fit(Str s, size_t columns, size_t *width)
{
	size_t at = 0, used = 0;
	while (at < s.len) {
		size_t end = unicode_grapheme_end(s, at);
		size_t more = (size_t)unicode_grapheme_width(str_part(s, at, end));
		if (more > columns - used)
			break;
		used += more;
		at = end;
	}
	if (width)
		*width = used;
	return str_part(s, 0, at);
}

Str
unicode_ellipsis(Arena *arena, Str s, size_t columns)
{
	Str front = unicode_fit(s, columns, NULL);
	if (front.len == s.len || columns == 0)
		return front;
	front = unicode_fit(s, columns - 1, NULL);
	while (front.len && byte_is_blank(front.ptr[front.len - 1]))
		front.len--;
	return str_join(arena, front, STR("…"));
}

enum { COUNT_STEP = 64 };

CodePoints
code_points_of(Arena *arena, Str text)
{
	CodePoints points = {.text = text};
	points.counts = ARENA_ARRAY(arena, uint32_t, text.len / COUNT_STEP + 1);
	uint32_t count = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (i % COUNT_STEP == 0)
			points.counts[i / COUNT_STEP] = count;
		count += begins_character(text.ptr[i]);
	}
	if (text.len % COUNT_STEP == 0)
		points.counts[text.len / COUNT_STEP] = count;
	return points;
}

uint32_t
code_points_before(const CodePoints *points, uint32_t byte)
{
	uint32_t step = byte / COUNT_STEP;
	uint32_t count = points->counts[step];
	for (uint32_t i = step * COUNT_STEP; i < byte; i++)
		count += begins_character(points->text.ptr[i]);
	return count;
}
