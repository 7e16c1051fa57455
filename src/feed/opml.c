#include "feed/opml.h"

#include "base/buf.h"
#include "base/unicode.h"
#include "base/url.h"
#include "feed/mend.h"
#include "feed/xml.h"

enum {
	DEEPEST = 256,    /* elements; mend.h lets fewer through */
	PIECE = 8 << 10,
};

typedef struct {
	Arena *arena;
	FeedList *list;
	uint32_t line;
	bool is_opml;
	uint32_t depth;            /* of open elements */
	uint32_t folders[DEEPEST]; /* what is in the element belongs to */
	bool in_title;
	Buf title;                 /* of the whole list */
} Reader;

/* What an outline is called: its text, unless that is no more than its
 * address. */
static Str
name_of(Reader *r, const XmlElement *outline, Str url)
{
	Str text = feedlist_name(r->arena, xml_attribute(outline, "text"));
	Str title = feedlist_name(r->arena, xml_attribute(outline, "title"));
	bool says_nothing = str_empty(text) || str_equal(text, url);
	return !says_nothing ? text : str_equal(title, url) ? (Str){0} : title;
}

static void
read_tags(Reader *r, const XmlElement *outline, SavedFeed *feed)
{
	Str rest = xml_attribute(outline, "category");
	for (Str tag; str_cut(&rest, ',', &tag);) {
		tag = feedlist_name(r->arena, tag);
		if (!str_empty(tag) && !feed_add_tag(r->arena, feed, tag))
			feedlist_note(r->arena, r->list, r->line,
			    "a tag is left out: too long, or one too many");
	}
}

static void
read_feed(Reader *r, const XmlElement *outline, Str url, uint32_t folder)
{
	url = str_copy(r->arena, url);
	if (!url_is_web(url) || url.len > FEEDLIST_URL_MAX) {
		feedlist_note(r->arena, r->list, r->line,
		    "\"%.*s\" is no web address (http or https)", STR_ARG(url));
		return;
	}
	Str site = str_trim(xml_attribute(outline, "htmlUrl"));
	SavedFeed feed = {.url = url, .folder = folder, .line = r->line,
	    .title = name_of(r, outline, url)};
	if (url_is_web(site) && site.len <= FEEDLIST_URL_MAX)
		feed.site = str_copy(r->arena, site);
	read_tags(r, outline, &feed);
	feedlist_put(r->arena, r->list, feed);
}

/* The folder that what is in an outline belongs to. */
static uint32_t
read_outline(Reader *r, const XmlElement *outline, uint32_t folder)
{
	Str url = str_trim(xml_attribute(outline, "xmlUrl"));
	Str type = str_trim(xml_attribute(outline, "type"));
	if (str_equal_ascii(type, STR("include"))) {
		feedlist_note(r->arena, r->list, r->line,
		    "includes another file, which is not read");
		return folder;
	}
	if (!str_empty(url)) {
		read_feed(r, outline, url, folder);
		return folder;
	}
	Str name = name_of(r, outline, (Str){0});
	if (!str_empty(type)) {
		feedlist_note(r->arena, r->list, r->line,
		    "\"%.*s\" has no address of a feed", STR_ARG(name));
		return folder;
	}
	if (str_empty(name))
		return folder;
	int64_t inner = feedlist_folder_in(r->arena, r->list, folder, name,
	    r->line);
	if (inner == FEEDLIST_NONE) {
		feedlist_note(r->arena, r->list, r->line,
		    "the folder \"%.*s\" is one too many, or too deep: what is in it "
		    "goes into the one around it", STR_ARG(name));
		return folder;
	}
	return (uint32_t)inner;
}

static void
begin(void *listener, const XmlElement *element)
{
	Reader *r = listener;
	uint32_t parent = r->depth < DEEPEST ? r->depth : DEEPEST - 1;
	uint32_t folder = r->folders[parent];
	if (r->depth++ == 0)
		r->is_opml = str_equal_ascii(element->name, STR("opml"));
	r->in_title = str_equal_ascii(element->name, STR("title"));
	if (r->is_opml && str_equal_ascii(element->name, STR("outline")))
		folder = read_outline(r, element, folder);
	if (r->depth < DEEPEST)
		r->folders[r->depth] = folder;
}

static void
end(void *listener)
{
	Reader *r = listener;
	r->depth--;
	r->in_title = false;
}

static void
text(void *listener, Str bytes)
{
	Reader *r = listener;
	if (r->in_title)
		buf_add(&r->title, bytes);
}

static const XmlEvents events = {begin, end, text};

/* Gives the reader one line, so that it knows where it is. */
static void
push_line(XmlReader *reader, Mend *mend, Buf *mended, Str line)
{
	while (line.len && !mend_exhausted(mend)) {
		size_t len = line.len < PIECE ? line.len : PIECE;
		mend_push(mend, str_part(line, 0, len), mended);
		size_t whole = mend_whole(mend, mended);
		if (whole) {
			xml_reader_push(reader, str_part(buf_str(mended), 0, whole));
			mend_taken(mend, mended, whole);
		}
		line = str_part(line, len, line.len);
	}
}

bool
opml_read(Arena *arena, Str text, FeedList *list, Err *err)
{
	FeedList made = feedlist_new(arena);
	Reader reader = {.arena = arena, .list = &made,
	    .title = buf_new(FEEDLIST_NAME_MAX)};
	Buf mended = buf_new(BUF_UNLIMITED);
	Mend *mend = mend_new();
	XmlReader *xml = xml_reader_new(&events, &reader);
	for (size_t at = 0; at < text.len;) {
		ptrdiff_t len = str_find_byte(str_part(text, at, text.len), '\n');
		size_t next = len < 0 ? text.len : at + (size_t)len + 1;
		reader.line++;
		push_line(xml, mend, &mended, str_part(text, at, next));
		at = next;
	}
	if (mend_exhausted(mend))
		feedlist_note(arena, &made, reader.line,
		    "larger than a list of feeds can be: the rest is left out");
	mend_end(mend, &mended);
	xml_reader_push(xml, buf_str(&mended));
	xml_reader_end(xml);
	xml_reader_free(xml);
	mend_free(mend);
	buf_free(&mended);
	made.title = feedlist_name(arena, unicode_repair(arena,
	    buf_copy(arena, &reader.title)));
	buf_free(&reader.title);
	if (!reader.is_opml)
		return err_set(err, "not OPML");
	feedlist_settle(arena, &made);
	*list = made;
	return true;
}

/* Characters that no terminal or file should have as they are, but that a
 * title may hold. */
static bool
is_reference(uint32_t c)
{
	return c == 0x61c || c == 0x200e || c == 0x200f || c == 0xfeff
	    || (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static void
add_escaped(Buf *out, Str value)
{
	for (size_t i = 0; i < value.len;) {
		size_t at = i;
		uint32_t c = unicode_at(value, i, &i);
		if (c == '&')
			buf_add(out, STR("&amp;"));
		else if (c == '<')
			buf_add(out, STR("&lt;"));
		else if (c == '>')
			buf_add(out, STR("&gt;"));
		else if (c == '"')
			buf_add(out, STR("&quot;"));
		else if (is_reference(c))
			buf_add_format(out, "&#x%x;", c);
		else if (c >= ' ' && !(c >= 0x7f && c < 0xa0) && c != 0xfffe
		    && c != 0xffff)
			buf_add(out, str_part(value, at, i));
	}
}

static void
add_attribute(Buf *out, const char *name, Str value)
{
	buf_add_format(out, " %s=\"", name);
	add_escaped(out, value);
	buf_add_byte(out, '"');
}

static void
write_feed(Buf *out, const SavedFeed *feed, int indent)
{
	/* text must be there; the address means that there is no title */
	Str name = str_empty(feed->title) ? feed->url : feed->title;
	buf_add_format(out, "%*s<outline type=\"rss\"", indent, "");
	add_attribute(out, "text", name);
	if (!str_empty(feed->title))
		add_attribute(out, "title", name);
	add_attribute(out, "xmlUrl", feed->url);
	if (!str_empty(feed->site))
		add_attribute(out, "htmlUrl", feed->site);
	if (feed->tags.count) {
		buf_add(out, STR(" category=\""));
		for (uint32_t i = 0; i < feed->tags.count; i++) {
			if (i > 0)
				buf_add_byte(out, ',');
			add_escaped(out, feed->tags.items[i]);
		}
		buf_add_byte(out, '"');
	}
	buf_add(out, STR("/>\n"));
}

/* Ends the folders that are open beyond a depth. */
static void
close_folders(Buf *out, uint32_t *open, uint32_t depth)
{
	while (*open > depth) {
		--*open;
		buf_add_format(out, "%*s</outline>\n", 4 + 2 * (int)*open, "");
	}
}

Str
opml_write(Arena *arena, const FeedList *list)
{
	Buf out = buf_new(BUF_UNLIMITED);
	uint32_t open = 0;
	buf_add(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<opml version=\"2.0\">\n  <head>\n    <title>"));
	add_escaped(&out, str_empty(list->title) ? STR("quoth") : list->title);
	buf_add(&out, STR("</title>\n  </head>\n  <body>\n"));
	for (uint32_t i = 0; i < list->entries.count; i++) {
		FeedListEntry entry = list->entries.items[i];
		int indent = 4 + 2 * (int)entry.depth;
		close_folders(&out, &open, entry.depth);
		if (!entry.is_folder) {
			write_feed(&out, &list->feeds.items[entry.index], indent);
			continue;
		}
		buf_add_format(&out, "%*s<outline", indent, "");
		add_attribute(&out, "text", list->folders.items[entry.index].name);
		buf_add(&out, STR(">\n"));
		open++;
	}
	close_folders(&out, &open, 0);
	buf_add(&out, STR("  </body>\n</opml>\n"));
	Str text = buf_copy(arena, &out);
	buf_free(&out);
	return text;
}
