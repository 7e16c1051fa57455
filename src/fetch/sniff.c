#include "fetch/sniff.h"

#include <stddef.h>

enum { FRONT = 8192 };

/* "text/html" of "Text/HTML; charset=utf-8", but for the case. */
static Str
type_of(Str content_type)
{
	Str type = {0};
	str_cut(&content_type, ';', &type);
	return str_trim(type);
}

/* Without a byte order mark and blanks. */
static Str
front_of(Str bytes)
{
	if (str_starts(bytes, STR("\xef\xbb\xbf")))
		bytes = str_part(bytes, 3, bytes.len);
	return str_trim(str_part(bytes, 0, bytes.len < FRONT ? bytes.len : FRONT));
}

/* Whether front begins with "<name" and the name ends there. */
static bool
starts_tag(Str front, Str name)
{
	if (front.len <= name.len + 1 || front.ptr[0] != '<'
	    || !str_starts_ascii(str_part(front, 1, front.len), name))
		return false;
	char after = front.ptr[name.len + 1];
	return byte_is_blank(after) || after == '>' || after == '/';
}

static bool
starts_any_tag(Str front, const Str *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (starts_tag(front, names[i]))
			return true;
	return false;
}

/* What stands before the first element: declarations, comments, doctypes. *html
 * becomes true where the doctype says so. */
static Str
skip_prologue(Str front, bool *html)
{
	for (;;) {
		front = str_trim(front);
		Str end = STR(">");
		if (str_starts(front, STR("<!--")))
			end = STR("-->");
		else if (str_starts(front, STR("<?")))
			end = STR("?>");
		else if (!str_starts(front, STR("<!")))
			return front;
		if (str_starts_ascii(front, STR("<!doctype html")))
			*html = true;
		ptrdiff_t at = str_find(front, end);
		if (at < 0)
			return (Str){0};
		front = str_part(front, (size_t)at + end.len, front.len);
	}
}

/* What the first element makes of it; SOURCE_PLAIN where there is none. */
static SourceKind
kind_by_root(Str front)
{
	static const Str feeds[] = {STR_INIT("rss"), STR_INIT("feed"),
	    STR_INIT("rdf:RDF"), STR_INIT("atom:feed")};
	static const Str pages[] = {STR_INIT("html"), STR_INIT("head"),
	    STR_INIT("body"), STR_INIT("title"), STR_INIT("meta"),
	    STR_INIT("script"), STR_INIT("style"), STR_INIT("link")};
	bool html = false;
	Str root = skip_prologue(front, &html);
	if (starts_any_tag(root, feeds, sizeof feeds / sizeof *feeds))
		return SOURCE_FEED;
	if (html || starts_any_tag(root, pages, sizeof pages / sizeof *pages))
		return SOURCE_HTML;
	return str_starts(front, STR("<?xml")) ? SOURCE_OTHER : SOURCE_PLAIN;
}

/* A piece of a page, without its head: it begins with a tag of running text, or
 * has several, one to 300 bytes at least. A file that is called a text does not
 * become a page by its first word. */
static bool
is_piece_of_page(Str front, bool called_text)
{
	static const Str tags[] = {STR_INIT("p"), STR_INIT("br"), STR_INIT("div"),
	    STR_INIT("span"), STR_INIT("a"), STR_INIT("h1"), STR_INIT("h2"),
	    STR_INIT("h3"), STR_INIT("ul"), STR_INIT("li"), STR_INIT("img"),
	    STR_INIT("em"), STR_INIT("strong"), STR_INIT("table"),
	    STR_INIT("blockquote"), STR_INIT("article"), STR_INIT("section")};
	size_t count = 0, length = front.len;
	if (!called_text
	    && starts_any_tag(front, tags, sizeof tags / sizeof *tags))
		return true;
	for (ptrdiff_t at; (at = str_find_byte(front, '<')) >= 0;) {
		front = str_part(front, (size_t)at, front.len);
		count += starts_any_tag(front, tags, sizeof tags / sizeof *tags);
		front = str_part(front, 1, front.len);
	}
	return count >= 3 && count * 300 >= length;
}

static bool
is_json_feed(Str front)
{
	return str_starts(front, STR("{"))
	    && str_find(front, STR("jsonfeed.org/version")) >= 0;
}

static bool
ends_in_any(Str name, const Str *endings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (name.len > endings[i].len
		    && str_equal_ascii(endings[i],
			str_part(name, name.len - endings[i].len, name.len)))
			return true;
	return false;
}

static SourceKind
kind_by_looks(Str front, Str name)
{
	static const Str pages[] = {STR_INIT(".html"), STR_INIT(".htm"),
	    STR_INIT(".xhtml")};
	static const Str texts[] = {STR_INIT(".txt"), STR_INIT(".text"),
	    STR_INIT(".md")};
	SourceKind kind = kind_by_root(front);
	if (kind != SOURCE_PLAIN)
		return kind;
	if (is_json_feed(front))
		return SOURCE_FEED;
	if (ends_in_any(name, pages, sizeof pages / sizeof *pages))
		return SOURCE_HTML;
	bool called_text = ends_in_any(name, texts, sizeof texts / sizeof *texts);
	return is_piece_of_page(front, called_text) ? SOURCE_HTML : SOURCE_PLAIN;
}

SourceKind
sniff_kind(Str bytes, Str content_type, Str name)
{
	Str type = type_of(content_type), front = front_of(bytes);
	SourceKind root = kind_by_root(front);
	if (str_equal_ascii(type, STR("text/html"))
	    || str_equal_ascii(type, STR("application/xhtml+xml")))
		/* many a feed is served as a page */
		return root == SOURCE_FEED ? SOURCE_FEED : SOURCE_HTML;
	if (str_equal_ascii(type, STR("text/plain")))
		/* and some pages as text; but a text about HTML is one */
		return root == SOURCE_OTHER ? SOURCE_PLAIN : root;
	if (str_starts_ascii(type, STR("application/rss"))
	    || str_starts_ascii(type, STR("application/atom"))
	    || str_starts_ascii(type, STR("application/feed+json")))
		return SOURCE_FEED;
	if (str_starts_ascii(type, STR("application/json")))
		return is_json_feed(front) ? SOURCE_FEED : SOURCE_OTHER;
	if (str_find_ascii(type, STR("xml")) >= 0)
		return root == SOURCE_PLAIN ? SOURCE_OTHER : root;
	if (str_starts_ascii(type, STR("text/css"))
	    || str_find_ascii(type, STR("javascript")) >= 0)
		return SOURCE_OTHER;
	return kind_by_looks(front, name);
}

static const char *
binary_by_front(Str bytes)
{
	static const struct {
		Str front;
		const char *words;
	} known[] = {
		{STR_INIT("%PDF-"), "a PDF document"},
		{STR_INIT("\x89PNG\r\n"), "a picture (PNG)"},
		{STR_INIT("\xff\xd8\xff"), "a picture (JPEG)"},
		{STR_INIT("GIF8"), "a picture (GIF)"},
		{STR_INIT("RIFF"), "a picture, a sound or a film (RIFF)"},
		{STR_INIT("PK\x03\x04"), "an archive or an office document (ZIP)"},
		{STR_INIT("\x1f\x8b"), "compressed (gzip); unpack it first"},
		{STR_INIT("BZh"), "compressed (bzip2); unpack it first"},
		{STR_INIT("\xfd" "7zXZ"), "compressed (xz); unpack it first"},
		{STR_INIT("\x28\xb5\x2f\xfd"), "compressed (zstd); unpack it first"},
		{STR_INIT("\x7f" "ELF"), "a program"},
		{STR_INIT("ID3\x03"), "a sound (MP3)"},
		{STR_INIT("ID3\x04"), "a sound (MP3)"},
		{STR_INIT("OggS"), "a sound (Ogg)"},
		{STR_INIT("SQLite format 3"), "a database (SQLite)"},
		{STR_INIT("\xd0\xcf\x11\xe0"), "an old office document"},
		{STR_INIT("{\\rtf"), "an RTF document"},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_starts(bytes, known[i].front))
			return known[i].words;
	if (bytes.len > 12 && str_equal(str_part(bytes, 4, 8), STR("ftyp")))
		return "a film";
	return NULL;
}

const char *
sniff_binary(Str bytes, Str content_type)
{
	static const struct {
		Str front;
		const char *words;
	} types[] = {
		{STR_INIT("image/"), "a picture"},
		{STR_INIT("audio/"), "a sound"},
		{STR_INIT("video/"), "a film"},
		{STR_INIT("font/"), "a font"},
		{STR_INIT("application/pdf"), "a PDF document"},
		{STR_INIT("application/zip"), "an archive (ZIP)"},
	};
	const char *words = binary_by_front(bytes);
	Str type = type_of(content_type);
	for (size_t i = 0; !words && i < sizeof types / sizeof *types; i++)
		if (str_starts_ascii(type, types[i].front))
			words = types[i].words;
	return words;
}
