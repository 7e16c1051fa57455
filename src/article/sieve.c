#include "article/sieve.h"

#include <string.h>

typedef struct {
	Str html;
	size_t at;
	char *out;
	size_t len;
	/* no such mark stands behind at: looking again would cost a pass each */
	bool no_quote, no_apostrophe;
} Sieve;

/* Elements whose whole content goes. */
static const Str dropped[] = {
    STR_INIT("script"), STR_INIT("style"), STR_INIT("svg")};

static void
keep(Sieve *sieve, size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++) {
		char byte = sieve->html.ptr[i];
		bool control = (unsigned char)byte < ' ' || byte == 0x7f;
		sieve->out[sieve->len++] = control && !byte_is_blank(byte) ? ' ' : byte;
	}
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

/*
 * Where the tag that begins at "<" ends, behind its ">". *cut is where its
 * attributes become too many, else the same place.
 */
static size_t
end_of_tag(Sieve *sieve, size_t *cut)
{
	const char *html = sieve->html.ptr;
	size_t len = sieve->html.len, at = sieve->at + 1;
	uint32_t attributes = 0;
	*cut = 0;
	while (at < len && !ends_name(html[at]))
		at++;
	for (;;) {
		while (at < len && (byte_is_blank(html[at]) || html[at] == '/'))
			at++;
		if (at == len || html[at] == '>')
			break;
		if (++attributes > SIEVE_ATTRIBUTES && !*cut)
			*cut = at;
		at++;
		while (at < len && !ends_name(html[at]) && html[at] != '=')
			at++;
		size_t value = at;
		while (value < len && byte_is_blank(html[value]))
			value++;
		if (value == len || html[value] != '=')
			continue;
		at = value + 1;
		while (at < len && byte_is_blank(html[at]))
			at++;
		size_t end = at < len && (html[at] == '"' || html[at] == '\'')
		    ? end_of_quoted(sieve, at)
		    : 0;
		if (end)
			at = end;
		else
			while (at < len && !byte_is_blank(html[at]) && html[at] != '>')
				at++;
	}
	at = at < len ? at + 1 : len;
	if (!*cut)
		*cut = at;
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
	size_t begin = sieve->at, cut;
	size_t end = end_of_tag(sieve, &cut);
	Str tag = str_part(sieve->html, begin, end);
	for (size_t i = 0; i < sizeof dropped / sizeof dropped[0]; i++) {
		Str name = dropped[i];
		if (!looking_at(sieve, begin + 1, name)
		    || tag.len < name.len + 2 || !ends_name(tag.ptr[name.len + 1]))
			continue;
		if (str_find_ascii(tag, STR("ld+json")) != STR_NOT_FOUND)
			break;
		if (tag.len >= 2 && tag.ptr[tag.len - 2] == '/' && i > 0) {
			sieve->at = end;
			return;
		}
		sieve->at = find_end_tag(sieve, end, name);
		if (sieve->at < sieve->html.len)
			sieve->at = end_of_tag(sieve, &cut);
		return;
	}
	keep(sieve, begin, cut);
	if (cut < end)
		sieve->out[sieve->len++] = '>';
	sieve->at = end;
	/* its text is no markup: to the end tag as it is */
	if (str_starts_ascii(tag, STR("<script"))) {
		sieve->at = find_end_tag(sieve, end, STR("script"));
		keep(sieve, end, sieve->at);
	}
}

Str
sieve_html(Arena *arena, Str html)
{
	if (html.len > SIEVE_LARGEST) {
		html.len = SIEVE_LARGEST;
		/* not within a character */
		while (html.len && ((unsigned char)html.ptr[html.len] & 0xc0) == 0x80)
			html.len--;
	}
	Sieve sieve = {.html = html, .out = arena_alloc(arena, html.len + 1)};
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
