#include "feed/rss.h"

#include "base/url.h"

static const char *
rss_version(Str version, bool netscape)
{
	static const struct {
		Str version;
		const char *format;
	} versions[] = {
	    {STR_INIT("0.90"), "rss090"}, {STR_INIT("0.91"), "rss091u"},
	    {STR_INIT("0.92"), "rss092"}, {STR_INIT("0.93"), "rss093"},
	    {STR_INIT("0.94"), "rss094"}, {STR_INIT("1.0"), "rss10"},
	};
	version = str_trim(version);
	if (str_equal(version, STR("0.91")) && netscape)
		return "rss091n";
	for (size_t i = 0; i < sizeof versions / sizeof versions[0]; i++)
		if (str_equal(version, versions[i].version))
			return versions[i].format;
	return str_starts(version, STR("2")) ? "rss20" : "rss";
}

const char *
rss_format(const XmlElement *root, bool netscape)
{
	if (str_equal_ascii(root->name, STR("rss")))
		return rss_version(xml_attribute(root, "version"), netscape);
	if (str_equal_ascii(root->name, STR("rdf"))) {
		if (str_find_ascii(root->default_space, STR("netscape.com")) >= 0)
			return "rss090";
		return "rss10";
	}
	if (str_equal_ascii(root->name, STR("channel")))
		return "cdf";
	return str_equal_ascii(root->name, STR("item")) ? "rss" : NULL;
}

/* Where a mail address stands in s; false where there is none. */
static bool
find_mail(Str s, Str *mail)
{
	static const Str marks = STR_INIT("!#$%&'*+-/=?^_`{|}~.");
	ptrdiff_t at = str_find_byte(s, '@');
	if (at < 1)
		return false;
	size_t begin = (size_t)at, end = (size_t)at + 1;
	while (begin > 0 && (byte_is_letter(s.ptr[begin - 1])
	    || byte_is_digit(s.ptr[begin - 1])
	    || str_find_byte(marks, s.ptr[begin - 1]) >= 0))
		begin--;
	while (end < s.len && (byte_is_letter(s.ptr[end])
	    || byte_is_digit(s.ptr[end]) || s.ptr[end] == '-'
	    || s.ptr[end] == '.'))
		end++;
	*mail = str_part(s, begin, end);
	return begin < (size_t)at && end > (size_t)at + 1;
}

/* Without the marks that held a mail address: "Jo ()", "<> Jo", "(Jo)". */
static Str
bare_name(Str s)
{
	for (;;) {
		s = str_trim(s);
		if (str_ends(s, STR("()")) || str_ends(s, STR("<>")))
			s = str_part(s, 0, s.len - 2);
		else if (str_starts(s, STR("()")) || str_starts(s, STR("<>")))
			s = str_part(s, 2, s.len);
		else if (s.len > 1 && s.ptr[0] == '(' && s.ptr[s.len - 1] == ')')
			s = str_part(s, 1, s.len - 1);
		else if (s.len && (s.ptr[0] == ',' || s.ptr[0] == ';'))
			s = str_part(s, 1, s.len);
		else
			return s;
	}
}

FeedPerson
rss_person(Str text)
{
	text = str_trim(text);
	Str mail;
	if (text.len > FEED_LINE_MAX || !find_mail(text, &mail))
		return (FeedPerson){.name = text};
	size_t begin = (size_t)(mail.ptr - text.ptr), end = begin + mail.len;
	FeedPerson person = {.email = mail};
	/* "mailto:me@example.org" */
	if (begin >= 7 && str_equal_ascii(str_part(text, begin - 7, begin),
	    STR("mailto:")))
		begin -= 7;
	Str before = str_trim(str_part(text, 0, begin));
	Str after = str_trim(str_part(text, end, text.len));
	/* the marks around the address go with it */
	if (before.len && after.len && (before.ptr[before.len - 1] == '('
	    || before.ptr[before.len - 1] == '<')) {
		before = str_part(before, 0, before.len - 1);
		after = str_part(after, 1, after.len);
	}
	person.name = bare_name(str_empty(str_trim(before)) ? after : before);
	return person;
}

static void
media(Draft *draft, const XmlElement *element, Str base)
{
	Str url = draft_resolve(draft, base, xml_attribute(element, "url"));
	Str type = xml_attribute(element, "type");
	bool picture = str_starts_ascii(type, STR("image/"))
	    || str_equal_ascii(xml_attribute(element, "medium"), STR("image"));
	if (picture)
		draft_line(draft, FIELD_PICTURE, 1, url);
	draft_media(draft,
	    (Enclosure){url, type, xml_attribute(element, "fileSize")});
}

static void
picture(Draft *draft, const FieldRow *row, const XmlElement *element, Str base)
{
	static const char *const names[] = {"href", "url"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		Str url = xml_attribute(element, names[i]);
		if (!str_empty(url))
			draft_line(draft, FIELD_PICTURE, row->rank,
			    draft_resolve(draft, base, url));
	}
}

/* The label is for people, the term for machines; iTunes calls it text. */
static void
category(Draft *draft, const XmlElement *element)
{
	static const char *const names[] = {"label", "term", "text"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		Str name = str_trim(xml_attribute(element, names[i]));
		if (str_empty(name))
			continue;
		draft_category(draft, name);
		return;
	}
}

void
rss_attributes(Draft *draft, const FieldRow *row, const XmlElement *element,
    Str base)
{
	Str href = xml_attribute(element, "href");
	switch (row->field) {
	case FIELD_GROUP:
	case FIELD_ITEM: /* CDF */
		if (!str_empty(href))
			draft_line(draft, FIELD_LINK, 5,
			    draft_resolve(draft, base, href));
		draft_date(draft, FIELD_UPDATED, 5, xml_attribute(element, "lastmod"));
		break;
	case FIELD_ENCLOSURE:
		draft_enclosure(draft, (Enclosure){
		    draft_resolve(draft, base, xml_attribute(element, "url")),
		    xml_attribute(element, "type"),
		    xml_attribute(element, "length")});
		break;
	case FIELD_MEDIA:
		media(draft, element, base);
		break;
	case FIELD_PICTURE:
		picture(draft, row, element, base);
		break;
	case FIELD_CATEGORY:
		category(draft, element);
		break;
	default:
		break;
	}
}

void
rss_guid(Draft *draft, const FieldRow *row, Str guid, Str is_permalink,
    Str base)
{
	guid = str_trim(guid);
	draft_line(draft, FIELD_ID, row->rank, guid);
	if (str_equal_ascii(str_trim(is_permalink), STR("false")))
		return;
	/* many forget to say that it is no address */
	if (url_is_web(guid) || str_equal_ascii(is_permalink, STR("true")))
		draft_line(draft, FIELD_LINK, 1, draft_resolve(draft, base, guid));
}
