#include "feed/fields.h"

/* In lower case; an address is known by what it begins with. */
static const struct {
	const char *address;
	Space space;
} addresses[] = {
    {"http://www.w3.org/2005/atom", SPACE_CORE},
    {"https://www.w3.org/2005/atom", SPACE_CORE},
    {"http://purl.org/atom/", SPACE_CORE},
    {"http://purl.org/echo/", SPACE_CORE},
    {"http://purl.org/pie/", SPACE_CORE},
    {"http://example.com/newformat#", SPACE_CORE},
    {"http://example.com/necho", SPACE_CORE},
    {"http://backend.userland.com/", SPACE_CORE},
    {"http://blogs.law.harvard.edu/tech/rss", SPACE_CORE},
    {"http://cyber.law.harvard.edu/rss", SPACE_CORE},
    {"http://my.netscape.com/", SPACE_CORE},
    {"http://channel.netscape.com/", SPACE_CORE},
    {"http://purl.org/rss/1.0/modules/content", SPACE_CONTENT},
    {"http://purl.org/rss/1.0/modules/", SPACE_UNKNOWN},
    {"http://purl.org/rss/1.0", SPACE_CORE},
    {"http://purl.org/net/rss1.1", SPACE_CORE},
    {"http://www.w3.org/1999/02/22-rdf-syntax-ns", SPACE_CORE},
    {"http://www.w3.org/1999/xhtml", SPACE_XHTML},
    {"http://purl.org/dc/elements/", SPACE_DC},
    {"https://purl.org/dc/elements/", SPACE_DC},
    {"http://purl.org/dc/terms", SPACE_DCTERMS},
    {"http://search.yahoo.com/mrss", SPACE_MEDIA},
    {"https://search.yahoo.com/mrss", SPACE_MEDIA},
    {"http://video.search.yahoo.com/mrss", SPACE_MEDIA},
    {"http://www.itunes.com/dtds/", SPACE_ITUNES},
    {"http://example.com/dtds/podcast", SPACE_ITUNES},
    {"http://rssnamespace.org/feedburner/", SPACE_FEEDBURNER},
};

static const struct {
	const char *prefix;
	Space space;
} prefixes[] = {
    {"atom", SPACE_CORE}, {"atom10", SPACE_CORE}, {"a10", SPACE_CORE},
    {"rss", SPACE_CORE}, {"rdf", SPACE_CORE}, {"xhtml", SPACE_XHTML},
    {"content", SPACE_CONTENT}, {"dc", SPACE_DC}, {"dcterms", SPACE_DCTERMS},
    {"media", SPACE_MEDIA}, {"itunes", SPACE_ITUNES},
    {"feedburner", SPACE_FEEDBURNER},
};

static const FieldRow no_field = {SPACE_UNKNOWN, "", FIELD_NONE, 0};

/* Names in lower case. */
static const FieldRow rows[] = {
    /* the frame */
    {SPACE_CORE, "rss", FIELD_GROUP, 0},
    {SPACE_CORE, "rdf", FIELD_GROUP, 0},
    {SPACE_CORE, "feed", FIELD_GROUP, 0},
    {SPACE_CORE, "channel", FIELD_GROUP, 0},
    {SPACE_CORE, "item", FIELD_ITEM, 0},
    {SPACE_CORE, "entry", FIELD_ITEM, 0},
    {SPACE_CORE, "image", FIELD_IMAGE, 4},
    {SPACE_CORE, "source", FIELD_SKIP, 0},
    {SPACE_CORE, "textinput", FIELD_SKIP, 0},
    /* headline and address */
    {SPACE_CORE, "title", FIELD_TITLE, 5},
    {SPACE_DC, "title", FIELD_TITLE, 3},
    {SPACE_ITUNES, "title", FIELD_TITLE, 2},
    {SPACE_MEDIA, "title", FIELD_TITLE, 1},
    {SPACE_CORE, "link", FIELD_LINK, 5},
    {SPACE_CORE, "a", FIELD_LINK, 4}, /* CDF */
    {SPACE_FEEDBURNER, "origlink", FIELD_LINK, 9},
    {SPACE_CORE, "guid", FIELD_ID, 5},
    {SPACE_CORE, "id", FIELD_ID, 5},
    {SPACE_DC, "identifier", FIELD_ID, 1},
    /* texts */
    {SPACE_CORE, "description", FIELD_SUMMARY, 5},
    {SPACE_CORE, "summary", FIELD_SUMMARY, 5},
    {SPACE_CORE, "subtitle", FIELD_SUMMARY, 5},
    {SPACE_CORE, "tagline", FIELD_SUMMARY, 5},
    {SPACE_CORE, "abstract", FIELD_SUMMARY, 5},
    {SPACE_DC, "description", FIELD_SUMMARY, 4},
    {SPACE_ITUNES, "summary", FIELD_SUMMARY, 3},
    {SPACE_ITUNES, "subtitle", FIELD_SUMMARY, 2},
    {SPACE_MEDIA, "description", FIELD_SUMMARY, 1},
    {SPACE_CORE, "content", FIELD_CONTENT, 5},
    {SPACE_CONTENT, "encoded", FIELD_CONTENT, 5},
    {SPACE_CORE, "fullitem", FIELD_CONTENT, 5},
    {SPACE_CORE, "body", FIELD_CONTENT, 4},
    {SPACE_XHTML, "body", FIELD_CONTENT, 4},
    {SPACE_XHTML, "div", FIELD_CONTENT, 4},
    {SPACE_CORE, "rights", FIELD_RIGHTS, 5},
    {SPACE_CORE, "copyright", FIELD_RIGHTS, 5},
    {SPACE_DC, "rights", FIELD_RIGHTS, 3},
    {SPACE_MEDIA, "copyright", FIELD_RIGHTS, 1},
    /* people */
    {SPACE_CORE, "author", FIELD_AUTHOR, 5},
    {SPACE_CORE, "managingeditor", FIELD_AUTHOR, 4},
    {SPACE_DC, "creator", FIELD_AUTHOR, 4},
    {SPACE_DC, "author", FIELD_AUTHOR, 4},
    {SPACE_ITUNES, "author", FIELD_AUTHOR, 3},
    {SPACE_CORE, "webmaster", FIELD_AUTHOR, 1},
    {SPACE_CORE, "name", FIELD_PERSON_NAME, 0},
    {SPACE_CORE, "email", FIELD_PERSON_EMAIL, 0},
    {SPACE_CORE, "uri", FIELD_PERSON_URL, 0},
    {SPACE_CORE, "homepage", FIELD_PERSON_URL, 0},
    /* dates */
    {SPACE_CORE, "published", FIELD_PUBLISHED, 6},
    {SPACE_CORE, "pubdate", FIELD_PUBLISHED, 5},
    {SPACE_CORE, "issued", FIELD_PUBLISHED, 5},
    {SPACE_DCTERMS, "issued", FIELD_PUBLISHED, 4},
    {SPACE_DCTERMS, "created", FIELD_PUBLISHED, 2},
    {SPACE_CORE, "created", FIELD_PUBLISHED, 1},
    {SPACE_CORE, "updated", FIELD_UPDATED, 6},
    {SPACE_CORE, "modified", FIELD_UPDATED, 5},
    {SPACE_CORE, "lastbuilddate", FIELD_UPDATED, 5},
    {SPACE_DCTERMS, "modified", FIELD_UPDATED, 4},
    {SPACE_DC, "date", FIELD_DATE, 3},
    {SPACE_CORE, "date", FIELD_DATE, 2},
    /* the rest */
    {SPACE_CORE, "language", FIELD_LANGUAGE, 5},
    {SPACE_DC, "language", FIELD_LANGUAGE, 3},
    {SPACE_CORE, "category", FIELD_CATEGORY, 0},
    {SPACE_DC, "subject", FIELD_CATEGORY, 0},
    {SPACE_ITUNES, "category", FIELD_CATEGORY, 0},
    {SPACE_MEDIA, "category", FIELD_CATEGORY, 0},
    {SPACE_CORE, "tags", FIELD_KEYWORDS, 0},
    {SPACE_CORE, "keywords", FIELD_KEYWORDS, 0},
    {SPACE_ITUNES, "keywords", FIELD_KEYWORDS, 0},
    {SPACE_MEDIA, "keywords", FIELD_KEYWORDS, 0},
    {SPACE_CORE, "enclosure", FIELD_ENCLOSURE, 0},
    {SPACE_MEDIA, "group", FIELD_GROUP, 0},
    {SPACE_MEDIA, "content", FIELD_MEDIA, 0},
    {SPACE_MEDIA, "thumbnail", FIELD_PICTURE, 2},
    {SPACE_ITUNES, "image", FIELD_PICTURE, 3},
    {SPACE_CORE, "icon", FIELD_PICTURE, 6},
    {SPACE_CORE, "logo", FIELD_PICTURE, 5},
    {SPACE_CORE, "url", FIELD_IMAGE_URL, 4},
};

static Space
space_of_prefix(Str prefix)
{
	for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++)
		if (str_equal_ascii(prefix, str_of(prefixes[i].prefix)))
			return prefixes[i].space;
	return SPACE_UNKNOWN;
}

Space
space_of(Str address, Str prefix, Str root_space)
{
	for (size_t i = 0; !str_empty(address)
	    && i < sizeof addresses / sizeof addresses[0]; i++)
		if (str_starts_ascii(address, str_of(addresses[i].address)))
			return addresses[i].space;
	if (str_empty(prefix))
		return SPACE_CORE;
	if (!str_empty(address) && str_equal(address, root_space))
		return SPACE_CORE;
	return space_of_prefix(prefix);
}

const FieldRow *
field_of(Space space, Str name)
{
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (rows[i].space == space
		    && str_equal_ascii(name, str_of(rows[i].name)))
			return &rows[i];
	return &no_field;
}
