#include "base/printable.h"

#include <langinfo.h>
#include <strings.h>

#include <uninorm.h>

#include "base/unicode.h"

enum { MOST_MARKS = 8 };

static bool
may_be_shown(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c <= 0x9f))
		return false;
	if (c < 0x600)
		return c != 0xad; /* soft hyphen: some terminals show it */
	if (c == 0x61c || c == 0x200e || c == 0x200f)
		return false;
	if (c >= 0x2028 && c <= 0x202e)
		return false;
	if (c == 0x2060 || (c >= 0x2066 && c <= 0x206f))
		return false;
	if (c == 0xfeff || (c >= 0xfff9 && c <= 0xfffb))
		return false;
	if ((c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef))
		return false;
	return c < 0xe0000 || c > 0xe0fff;
}

static char
ascii_twin(uint32_t c)
{
	static const struct {
		uint32_t from, to;
		char twin;
	} twins[] = {
		{0x00a0, 0x00a0, ' '}, {0x00ab, 0x00ab, '"'}, {0x00b7, 0x00b7, '.'},
		{0x00bb, 0x00bb, '"'}, {0x00d7, 0x00d7, 'x'}, {0x2000, 0x200a, ' '},
		{0x2010, 0x2015, '-'}, {0x2018, 0x201b, '\''}, {0x201c, 0x201f, '"'},
		{0x2020, 0x2021, '+'}, {0x2022, 0x2023, '*'}, {0x2026, 0x2026, '.'},
		{0x202f, 0x202f, ' '}, {0x2032, 0x2032, '\''}, {0x2033, 0x2033, '"'},
		{0x2039, 0x203a, '\''}, {0x2044, 0x2044, '/'}, {0x205f, 0x205f, ' '},
		{0x2190, 0x2190, '<'}, {0x2191, 0x2191, '^'}, {0x2192, 0x2192, '>'},
		{0x2193, 0x2193, 'v'}, {0x2212, 0x2212, '-'}, {0x2500, 0x2501, '-'},
		{0x2502, 0x2503, '|'}, {0x250c, 0x254b, '+'}, {0x2581, 0x2582, '.'},
		{0x2583, 0x2585, ':'}, {0x2586, 0x2588, '#'}, {0x258c, 0x258c, '|'},
		{0x25b6, 0x25b8, '>'}, {0x25cf, 0x25cf, '*'}, {0x275d, 0x275e, '"'},
	};
	for (size_t i = 0; i < sizeof twins / sizeof *twins; i++)
		if (c >= twins[i].from && c <= twins[i].to)
			return twins[i].twin;
	ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
	while (c >= 0x80 && uc_canonical_decomposition(c, parts) > 0)
		c = parts[0];
	return c < 0x80 ? (char)c : '?';
}

/* One grapheme of text that is already clean, as so many ASCII columns. */
static void
add_ascii(Buf *out, Str grapheme)
{
	int width = unicode_grapheme_width(grapheme);
	char twin = ascii_twin(unicode_at(grapheme, 0, NULL));
	for (int i = 0; i < width; i++)
		buf_add_byte(out, i ? (twin == '?' ? '?' : ' ') : twin);
}

/* RFC 8259, section 7: beyond the BMP as a pair of surrogates. */
static void
add_escape(Buf *out, uint32_t c)
{
	if (c >= 0x10000) {
		c -= 0x10000;
		buf_add_format(out, "\\u%04X", (unsigned)(0xd800 | c >> 10));
		c = 0xdc00 | (c & 0x3ff);
	}
	buf_add_format(out, "\\u%04X", (unsigned)c);
}

/* Most of what is written: ASCII that is shown as it is. */
static bool
is_plain(char byte)
{
	return byte >= ' ' && byte < 0x7f;
}

static void
add_clean(Buf *out, Str text, PrintableFlags flags)
{
	int marks = 0;
	for (size_t at = 0, next; at < text.len; at = next) {
		size_t begin = at;
		while (at < text.len && is_plain(text.ptr[at]))
			at++;
		if (at > begin) {
			buf_add(out, str_part(text, begin, at));
			marks = 0;
			next = at;
			continue;
		}
		uint32_t c = unicode_at(text, at, &next);
		if (flags & PRINTABLE_JSON) {
			if (may_be_shown(c))
				buf_add(out, str_part(text, at, next));
			else
				add_escape(out, c);
			continue;
		}
		if (c == '\n' && (flags & PRINTABLE_LINES))
			buf_add_byte(out, '\n');
		else if (c == '\n' || c == '\t')
			buf_add_byte(out, ' ');
		if (!may_be_shown(c))
			continue;
		marks = unicode_is_mark(c) ? marks + 1 : 0;
		if (marks <= MOST_MARKS)
			buf_add(out, str_part(text, at, next));
	}
}

void
printable_add(Buf *out, Str text, PrintableFlags flags)
{
	Arena *arena = NULL;
	if (!unicode_valid(text)) {
		arena = arena_new();
		text = unicode_repair(arena, text);
	}
	if (flags & PRINTABLE_ASCII) {
		Buf clean = buf_new(BUF_UNLIMITED);
		add_clean(&clean, text, flags);
		Str s = buf_str(&clean);
		for (size_t at = 0, end; at < s.len; at = end) {
			end = unicode_grapheme_end(s, at);
			if (s.ptr[at] == '\n')
				buf_add_byte(out, '\n');
			else
				add_ascii(out, str_part(s, at, end));
		}
		buf_free(&clean);
	} else {
		add_clean(out, text, flags);
	}
	arena_free(arena);
}

Str
printable_str(Arena *arena, Str text, PrintableFlags flags)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	printable_add(&buf, text, flags);
	Str shown = buf_copy(arena, &buf);
	buf_free(&buf);
	return shown;
}

void
printable_print(FILE *stream, Str text, PrintableFlags flags)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	if (!locale_is_utf8())
		flags |= PRINTABLE_ASCII;
	printable_add(&buf, text, flags);
	if (buf.len)
		fwrite(buf.ptr, 1, buf.len, stream);
	buf_free(&buf);
}

bool
locale_is_utf8(void)
{
	return strcasecmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
