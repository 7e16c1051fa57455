#include "feed/atom.h"

#include "base/unicode.h"

TextKind
atom_text_kind(Str type, Str mode, bool in_atom)
{
	if (str_equal_ascii(mode, STR("base64")))
		return TEXT_BASE64;
	if (str_empty(type))
		return in_atom && str_empty(mode) ? TEXT_PLAIN : TEXT_UNSAID;
	if (str_equal_ascii(type, STR("text"))
	    || str_starts_ascii(type, STR("text/plain")))
		return TEXT_PLAIN;
	if (str_equal_ascii(type, STR("html"))
	    || str_starts_ascii(type, STR("text/html")))
		return TEXT_HTML;
	if (str_equal_ascii(type, STR("xhtml"))
	    || str_find_ascii(type, STR("+xml")) >= 0
	    || str_find_ascii(type, STR("/xml")) >= 0)
		return str_equal_ascii(mode, STR("escaped")) ? TEXT_HTML
		    : TEXT_MARKUP;
	static const Str no_texts[] = {STR_INIT("image/"), STR_INIT("audio/"),
	    STR_INIT("video/"), STR_INIT("application/pdf")};
	for (size_t i = 0; i < sizeof no_texts / sizeof no_texts[0]; i++)
		if (str_starts_ascii(type, no_texts[i]))
			return TEXT_BINARY;
	/* RFC 4287, 4.1.3.3: any other media type comes in base64 */
	if (in_atom && str_find_byte(type, '/') >= 0
	    && !str_starts_ascii(type, STR("text/")))
		return TEXT_BASE64;
	return TEXT_UNSAID;
}

Str
atom_media_type(Str type, TextKind kind)
{
	if (kind == TEXT_PLAIN)
		return STR("text/plain");
	if (kind == TEXT_HTML || kind == TEXT_BASE64)
		return STR("text/html");
	if (kind == TEXT_MARKUP && str_find_byte(type, '/') < 0)
		return STR("application/xhtml+xml");
	return type;
}

static int
sextet_of(char byte)
{
	if (byte >= 'A' && byte <= 'Z')
		return byte - 'A';
	if (byte >= 'a' && byte <= 'z')
		return byte - 'a' + 26;
	if (byte_is_digit(byte))
		return byte - '0' + 52;
	return byte == '+' || byte == '-' ? 62
	    : byte == '/' || byte == '_' ? 63 : -1;
}

Str
atom_base64(Arena *arena, Str text)
{
	char *bytes = arena_alloc(arena, text.len);
	size_t len = 0;
	uint32_t bits = 0, count = 0;
	for (size_t i = 0; i < text.len && text.ptr[i] != '='; i++) {
		int sextet = sextet_of(text.ptr[i]);
		if (sextet < 0)
			continue;
		bits = bits << 6 | (uint32_t)sextet;
		count += 6;
		if (count >= 8) {
			count -= 8;
			bytes[len++] = (char)(bits >> count & 0xff);
		}
	}
	return str_trim(unicode_repair(arena, (Str){bytes, len}));
}

static bool
is_page(Str type)
{
	return str_empty(type) || str_starts_ascii(type, STR("text/html"))
	    || str_starts_ascii(type, STR("application/xhtml"));
}

void
atom_link(Draft *draft, const XmlElement *element, Str base, uint8_t rank)
{
	Str rel = xml_attribute(element, "rel");
	Str type = xml_attribute(element, "type");
	Str href = draft_resolve(draft, base, xml_attribute(element, "href"));
	if (str_starts_ascii(rel, STR("http://www.iana.org/assignments/relation/")))
		rel = str_part(rel, 41, rel.len);
	if (str_empty(rel) || str_equal_ascii(rel, STR("alternate"))) {
		draft_line(draft, FIELD_LINK,
		    is_page(type) ? rank : (uint8_t)(rank - 3), href);
	} else if (str_equal_ascii(rel, STR("enclosure"))) {
		draft_enclosure(draft, (Enclosure){href, type,
		    xml_attribute(element, "length")});
	} else if (str_equal_ascii(rel, STR("self"))) {
		draft_self(draft, href);
	}
}

const char *
atom_format(const XmlElement *root)
{
	Str version = xml_attribute(root, "version");
	Str space = root->space;
	if (str_find_ascii(space, STR("www.w3.org/2005/atom")) >= 0)
		return "atom10";
	if (str_equal(version, STR("0.1")))
		return "atom01";
	if (str_equal(version, STR("0.2")))
		return "atom02";
	if (str_equal(version, STR("0.3"))
	    || str_starts_ascii(space, STR("http://purl.org/atom/ns#")))
		return "atom03";
	if (str_equal(version, STR("1.0")))
		return "atom10";
	return "atom";
}
