#include "feed/plain.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "feed/entity.h"

enum { LONGEST_REFERENCE = 12 };

/* Tags that are worth believing in a title or a teaser. */
static const char *const known_tags[] = {
    "a", "abbr", "b", "big", "blockquote", "br", "center", "cite", "code", "del",
    "div", "em", "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "iframe", "img", "ins", "li", "ol", "p", "pre", "q", "s", "section", "small",
    "span", "strike", "strong", "sub", "sup", "table", "tbody", "td", "tr", "tt",
    "u", "ul", "video",
};

static bool
is_known_tag(Str name)
{
	for (size_t i = 0; i < sizeof known_tags / sizeof known_tags[0]; i++)
		if (str_equal_ascii(name, str_of(known_tags[i])))
			return true;
	return false;
}

/* The name in "<name" or "</name" at the front of s; empty: it is no tag. */
static Str
tag_name(Str s)
{
	size_t begin = s.len > 1 && s.ptr[1] == '/' ? 2 : 1, end = begin;
	while (end < s.len
	    && (byte_is_letter(s.ptr[end])
	        || (end > begin && byte_is_digit(s.ptr[end]))))
		end++;
	bool ends = end < s.len && (byte_is_blank(s.ptr[end])
	    || s.ptr[end] == '>' || s.ptr[end] == '/');
	return ends ? str_part(s, begin, end) : (Str){0};
}

/* The bytes of the tag or comment at the front of s: up to its >, outside of
 * quotes where that is found, else all. */
static size_t
tag_length(Str s)
{
	char quote = '\0';
	if (str_starts(s, STR("<!--"))) {
		ptrdiff_t end = str_find(s, STR("-->"));
		return end < 0 ? s.len : (size_t)end + 3;
	}
	for (size_t i = 1; i < s.len; i++) {
		char byte = s.ptr[i];
		if (quote)
			quote = byte == quote ? '\0' : quote;
		else if (byte == '"' || byte == '\'')
			quote = s.ptr[i - 1] == '=' ? byte : '\0';
		else if (byte == '>')
			return i + 1;
	}
	return s.len;
}

/* The reference at the front of s; *len is how long it is. 0: it is none. */
static uint32_t
reference(Str s, size_t *len)
{
	Str near = str_part(s, 0,
	    s.len < LONGEST_REFERENCE ? s.len : LONGEST_REFERENCE);
	ptrdiff_t end = str_find_byte(near, ';');
	if (end < 2)
		return 0;
	*len = (size_t)end + 1;
	Str name = str_part(s, 1, (size_t)end);
	uint32_t character = entity_of_number(name);
	return character ? character : entity_of_name(name);
}

bool
plain_looks_like_html(Str text)
{
	size_t len;
	for (size_t i = 0; i < text.len; i++) {
		Str rest = str_part(text, i, text.len);
		if (text.ptr[i] == '<' && is_known_tag(tag_name(rest)))
			return true;
		if (text.ptr[i] == '&' && reference(rest, &len))
			return true;
	}
	return false;
}

/* alt="…" of an img tag, as it is written. */
static Str
alternative_text(Str tag)
{
	ptrdiff_t at = str_find_ascii(tag, STR(" alt="));
	if (at < 0)
		return (Str){0};
	Str rest = str_part(tag, (size_t)at + 5, tag.len);
	if (!rest.len || (rest.ptr[0] != '"' && rest.ptr[0] != '\''))
		return (Str){0};
	ptrdiff_t end = str_find_byte(str_part(rest, 1, rest.len), rest.ptr[0]);
	return end < 0 ? (Str){0} : str_part(rest, 1, (size_t)end + 1);
}

/* Text with its references read, and every run of blanks as one. */
static void
add_text(Buf *out, Str text)
{
	while (text.len) {
		size_t len = 1;
		uint32_t character = text.ptr[0] == '&' ? reference(text, &len) : 0;
		char bytes[4];
		Str piece = {bytes, 0};
		if (character == 0xa0)
			character = ' ';
		if (character)
			piece.len = unicode_put(bytes, character);
		else
			piece = str_part(text, 0, len = 1);
		if (piece.len == 1 && byte_is_blank(piece.ptr[0])) {
			if (out->len && out->ptr[out->len - 1] != ' ')
				buf_add_byte(out, ' ');
		} else {
			buf_add(out, piece);
		}
		text = str_part(text, len, text.len);
	}
}

/* A script or a style sheet is no text: the bytes up to its end tag. */
static size_t
hidden_length(Str rest, Str name)
{
	bool script = str_equal_ascii(name, STR("script"));
	if (!script && !str_equal_ascii(name, STR("style")))
		return 0;
	ptrdiff_t end = str_find_ascii(rest,
	    script ? STR("</script") : STR("</style"));
	return end < 0 ? rest.len : (size_t)end;
}

Str
plain_line(Arena *arena, const FeedText *text, size_t most)
{
	Str rest = text->value;
	bool html = str_equal(text->type, STR("text/html"))
	    || str_equal(text->type, STR("application/xhtml+xml"));
	if (!html)
		return unicode_repair(arena, str_squeeze(arena,
		    str_part(rest, 0, rest.len < most ? rest.len : most)));
	Buf out = buf_new(most);
	while (rest.len && out.len < most) {
		Str name = rest.ptr[0] == '<' ? tag_name(rest) : (Str){0};
		bool comment = str_starts(rest, STR("<!--"));
		size_t len = 1;
		if (!str_empty(name) || comment) {
			len = tag_length(rest);
			size_t hidden = hidden_length(rest, name);
			if (hidden && rest.ptr[1] != '/')
				len = hidden;
			if (str_equal_ascii(name, STR("img")))
				add_text(&out, alternative_text(str_part(rest, 0, len)));
			else if (str_equal_ascii(name, STR("br"))
			    || str_equal_ascii(name, STR("p")))
				add_text(&out, STR(" "));
		} else {
			while (len < rest.len && rest.ptr[len] != '<')
				len++;
			add_text(&out, str_part(rest, 0, len));
		}
		rest = str_part(rest, len, rest.len);
	}
	Str line = unicode_repair(arena, buf_copy(arena, &out));
	buf_free(&out);
	return str_trim(line);
}
