#include "article/sieve.h"

#include <limits.h>
#include <string.h>

#include "article/dom.h"

enum { LONGEST_PLAIN = 90 }; /* bytes of a name that the parser reads whole */

typedef struct {
	Str html;
	size_t at;
	char *out;
	size_t len;
	Arena *arena;
	StrList *styles; /* or NULL */
	/* no such mark stands behind at: looking again would cost a pass each */
	bool no_quote, no_apostrophe;
	char cleaned[UCHAR_MAX + 1]; /* of each byte: what is kept of it */
} Sieve;

/* Elements whose whole content goes. */
static const Str dropped[] = {
    STR_INIT("script"), STR_INIT("style"), STR_INIT("svg")};

static void
learn_to_clean(Sieve *sieve)
{
	for (int i = 0; i <= UCHAR_MAX; i++) {
		bool control = i < ' ' || i == 0x7f;
		sieve->cleaned[i] = control && !byte_is_blank((char)i) ? ' ' : (char)i;
	}
}

static void
keep(Sieve *sieve, size_t begin, size_t end)
{
	const unsigned char *from = (const unsigned char *)sieve->html.ptr + begin;
	char *to = sieve->out + sieve->len;
	size_t len = end - begin;
	for (size_t i = 0; i < len; i++)
		to[i] = sieve->cleaned[from[i]];
	sieve->len += len;
}

static bool
looking_at(const Sieve *sieve, size_t at, Str word)
{
	return at <= sieve->html.len
	    && str_starts_ascii(str_part(sieve->html, at, sieve->html.len), word);
}

static bool
ends_name(char byte)
{
	return byte_is_blank(byte) || byte == '>' || byte == '/';
}

/* Where the quoted value that begins behind a mark at ends, or 0. */
static size_t
end_of_quoted(Sieve *sieve, size_t at)
{
	char mark = sieve->html.ptr[at];
	bool *none = mark == '"' ? &sieve->no_quote : &sieve->no_apostrophe;
	const char *end = *none
	    ? NULL
	    : memchr(sieve->html.ptr + at + 1, mark, sieve->html.len - at - 1);
	if (!end) {
		*none = true;
		return 0;
	}
	return (size_t)(end - sieve->html.ptr) + 1;
}

/* A name that everybody would read as the same one. */
static bool
is_plain(Str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!byte_is_letter(name.ptr[i])
		    && !(i && (byte_is_digit(name.ptr[i]) || name.ptr[i] == '-')))
			return false;
	return name.len > 0 && name.len <= LONGEST_PLAIN;
}

/*
 * Keeps the tag that begins at "<", without the attributes that are not asked
 * for and, where they become too many, the rest; gives where it ends, behind its
 * ">". In a tag with anything odd ("<p/a="b>c" d>") the parser may see other
 * attributes than we do: from there on all of it is kept.
 */
static size_t
keep_tag(Sieve *sieve)
{
	const char *html = sieve->html.ptr;
	size_t len = sieve->html.len, at = sieve->at + 1, kept = sieve->at;
	uint32_t attributes = 0;
	while (at < len && !ends_name(html[at]))
		at++;
	bool plain = is_plain(str_part(sieve->html, sieve->at + 1, at));
	for (;;) {
		for (; at < len && (byte_is_blank(html[at]) || html[at] == '/'); at++)
			plain = plain && html[at] != '/';
		if (at == len || html[at] == '>')
			break;
		if (attributes++ == SIEVE_ATTRIBUTES)
			keep(sieve, kept, at);
		size_t begin = at++;
		while (at < len && !ends_name(html[at]) && html[at] != '=')
			at++;
		Str name = str_part(sieve->html, begin, at);
		plain = plain && is_plain(name);
		size_t value = at;
		while (value < len && byte_is_blank(html[value]))
			value++;
		if (value == len || html[value] != '=')
			continue;
		at = value + 1;
		while (at < len && byte_is_blank(html[at]))
			at++;
		value = at;
		size_t end = at < len && (html[at] == '"' || html[at] == '\'')
		    ? end_of_quoted(sieve, at)
		    : 0;
		if (end)
			at = end;
		else
			while (at < len && !byte_is_blank(html[at]) && html[at] != '>')
				at++;
		plain = plain && end;
		if (plain && attributes <= SIEVE_ATTRIBUTES && !attr_is_asked(name)
		    && !memchr(html + value, '>', end - value)) {
			keep(sieve, kept, begin);
			kept = at;
		}
	}
	at = at < len ? at + 1 : len;
	if (attributes <= SIEVE_ATTRIBUTES)
		keep(sieve, kept, at);
	else
		sieve->out[sieve->len++] = '>';
	return at;
}

static void
skip_comment(Sieve *sieve)
{
	/* "<!-->" and "<!--->" are whole comments */
	size_t inside = sieve->at + 2;
	ptrdiff_t end = str_find(
	    str_part(sieve->html, inside, sieve->html.len), STR("-->"));
	sieve->at = end == STR_NOT_FOUND ? sieve->html.len
	                                 : inside + (size_t)end + 3;
}

/* Where "</name" next stands, or the end. */
static size_t
find_end_tag(const Sieve *sieve, size_t at, Str name)
{
	for (; at < sieve->html.len; at++) {
		const char *next =
		    memchr(sieve->html.ptr + at, '<', sieve->html.len - at);
		if (!next)
			break;
		at = (size_t)(next - sieve->html.ptr);
		if (looking_at(sieve, at + 1, STR("/"))
		    && looking_at(sieve, at + 2, name))
			return at;
	}
	return sieve->html.len;
}

/* The tag at "<", and with a dropped element all up to its end. */
static void
pass_tag(Sieve *sieve)
{
	size_t begin = sieve->at, before = sieve->len;
	size_t end = keep_tag(sieve);
	Str tag = str_part(sieve->html, begin, end);
	for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) {
		Str name = dropped[i];
		if (!looking_at(sieve, begin + 1, name)
		    || tag.len < name.len + 2 || !ends_name(tag.ptr[name.len + 1]))
			continue;
		if (str_find_ascii(tag, STR("ld+json")) != STR_NOT_FOUND)
			break;
		bool is_whole = tag.len >= 2 && tag.ptr[tag.len - 2] == '/' && i > 0;
		sieve->at = is_whole ? end : find_end_tag(sieve, end, name);
		if (sieve->styles && str_equal(name, STR("style")))
			list_push(sieve->arena, sieve->styles,
			    str_part(sieve->html, end, sieve->at));
		if (!is_whole && sieve->at < sieve->html.len)
			sieve->at = keep_tag(sieve);
		sieve->len = before;
		return;
	}
	sieve->at = end;
	/* its text is no markup: to the end tag as it is */
	if (str_starts_ascii(tag, STR("<script"))) {
		sieve->at = find_end_tag(sieve, end, STR("script"));
		keep(sieve, end, sieve->at);
	}
}

Str
sieve_html(Arena *arena, Str html, StrList *styles)
{
	if (html.len > SIEVE_LARGEST) {
		html.len = SIEVE_LARGEST;
		/* not within a character */
		while (html.len && ((unsigned char)html.ptr[html.len] & 0xc0) == 0x80)
			html.len--;
	}
	Sieve sieve = {.html = html, .out = arena_alloc(arena, html.len + 1),
		.arena = arena, .styles = styles};
	learn_to_clean(&sieve);
	while (sieve.at < html.len) {
		const char *next =
		    memchr(html.ptr + sieve.at, '<', html.len - sieve.at);
		size_t begin = next ? (size_t)(next - html.ptr) : html.len;
		keep(&sieve, sieve.at, begin);
		sieve.at = begin;
		if (begin == html.len)
			break;
		char after = begin + 1 < html.len ? html.ptr[begin + 1] : ' ';
		if (looking_at(&sieve, begin, STR("<!--"))) {
			skip_comment(&sieve);
		} else if (byte_is_letter(after)) {
			pass_tag(&sieve);
		} else {
			keep(&sieve, begin, begin + 1);
			sieve.at = begin + 1;
		}
	}
	return (Str){sieve.out, sieve.len};
}
