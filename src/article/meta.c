#include "article/meta.h"

#include <stddef.h>
#include <string.h>

#include "article/byline.h"
#include "article/claims.h"
#include "article/jsonld.h"
#include "article/vocabulary.h"
#include "base/date.h"
#include "base/list.h"
#include "base/unicode.h"
#include "base/url.h"

enum {
	LONGEST_TITLE = 400,
	MOST_SCRIPTS = 20,
	MOST_HEADINGS = 16,
	LONGEST_LINE = 60,
	LONGEST_DATE = 30,
	LEAST_HEADLINE = 4,
	MOST_NAME_WORDS = 9,
	MOST_BYLINE_WORDS = 24,
};

typedef struct {
	Arena *arena;
	const Dom *dom;
	const Trait *traits;
	Claims json;   /* JSON-LD */
	Claims graph;  /* OpenGraph, article:… */
	Claims named;  /* <meta name=…> */
	Claims micro;  /* itemprop */
	Claims markup; /* <time>, rel=author, class="byline" */
	Str title;     /* <title> */
	StrList headings; /* h1 */
	Str text_author, text_date; /* of lines below the headline */
	Str early_date; /* of a line above it */
	bool after_by;    /* the text before was "By" */
	bool data_is_author; /* what twitter:data1 holds */
} Reading;

static uint32_t
count_words(Str text)
{
	uint32_t words = 0;
	for (Str word; str_cut(&text, ' ', &word);)
		words += word.len > 0;
	return words;
}

/* --- markup -------------------------------------------------------------- */

typedef struct {
	const char *name;
	size_t place; /* in Claims */
} MetaName;

#define PLACE(field) offsetof(Claims, field)

static const MetaName graph_names[] = {
    {"og:title", PLACE(title)}, {"article:author", PLACE(author)},
    {"og:article:author", PLACE(author)},
    {"article:published_time", PLACE(date)},
    {"og:article:published_time", PLACE(date)},
    {"og:published_time", PLACE(date)}, {"og:site_name", PLACE(site)},
    {"og:locale", PLACE(language)}, {"og:image", PLACE(image)},
    {"og:description", PLACE(description)},
};

static const MetaName meta_names[] = {
    {"author", PLACE(author)}, {"authors", PLACE(author)},
    {"parsely-author", PLACE(author)}, {"sailthru.author", PLACE(author)},
    {"dc.creator", PLACE(author)}, {"dcterms.creator", PLACE(author)},
    {"byl", PLACE(author)}, {"citation_author", PLACE(author)},
    {"twitter:title", PLACE(title)}, {"dc.title", PLACE(title)},
    {"dcterms.title", PLACE(title)}, {"sailthru.title", PLACE(title)},
    {"parsely-title", PLACE(title)}, {"date", PLACE(date)},
    {"dc.date", PLACE(date)}, {"dc.date.issued", PLACE(date)},
    {"dcterms.date", PLACE(date)}, {"dcterms.created", PLACE(date)},
    {"dcterms.issued", PLACE(date)}, {"pubdate", PLACE(date)},
    {"publishdate", PLACE(date)}, {"publish-date", PLACE(date)},
    {"publish_date", PLACE(date)}, {"publication_date", PLACE(date)},
    {"parsely-pub-date", PLACE(date)}, {"sailthru.date", PLACE(date)},
    {"article.published", PLACE(date)}, {"citation_date", PLACE(date)},
    {"published", PLACE(date)}, {"citation_publication_date", PLACE(date)},
    {"publication-date", PLACE(date)}, {"published_date", PLACE(date)},
    {"article:published", PLACE(date)}, {"article_date_original", PLACE(date)},
    {"application-name", PLACE(site)}, {"twitter:image", PLACE(image)},
    {"description", PLACE(description)},
    {"content-language", PLACE(language)}, {"language", PLACE(language)},
};

static bool
claim_meta(Reading *reading, Claims *claims, const MetaName *names,
    size_t count, Str name, Str content)
{
	for (size_t i = 0; i < count; i++) {
		if (!str_equal_ascii(name, str_of(names[i].name)))
			continue;
		Str *place = (Str *)((char *)claims + names[i].place);
		claim_words(reading->arena, place, content);
		return true;
	}
	return false;
}

static void
read_meta(Reading *reading, uint32_t node)
{
	const Dom *dom = reading->dom;
	Str content = dom_attr(dom, node, ATTR_CONTENT);
	Str keys[] = {dom_attr(dom, node, ATTR_PROPERTY),
	    dom_attr(dom, node, ATTR_NAME)};
	Str itemprop = dom_attr(dom, node, ATTR_ITEMPROP);
	if (str_equal_ascii(itemprop, STR("datePublished")))
		claim(reading->arena, &reading->micro.date, content);
	if (str_equal_ascii(itemprop, STR("author")))
		claim_words(reading->arena, &reading->micro.author, content);
	/* "twitter:label1" says what "twitter:data1" is */
	if (str_equal_ascii(keys[1], STR("twitter:label1")))
		reading->data_is_author =
		    str_equal_ascii(content, STR("Written by"));
	if (reading->data_is_author
	    && str_equal_ascii(keys[1], STR("twitter:data1")))
		claim_words(reading->arena, &reading->graph.author, content);
	for (int i = 0; i < 2; i++)
		if (keys[i].len
		    && !claim_meta(reading, &reading->graph, graph_names,
		        sizeof graph_names / sizeof graph_names[0], keys[i], content))
			claim_meta(reading, &reading->named, meta_names,
			    sizeof meta_names / sizeof meta_names[0], keys[i], content);
}

/* What an element says as a date: by attribute, else by its words. */
static Str
date_of(Reading *reading, uint32_t node)
{
	Str date = dom_attr(reading->dom, node, ATTR_DATETIME);
	if (date_read(date) == DATE_NONE)
		date = dom_attr(reading->dom, node, ATTR_CONTENT);
	if (date_read(date) == DATE_NONE)
		date = dom_text(reading->arena, reading->dom, node, 120);
	return date_read(date) == DATE_NONE ? (Str){0} : date;
}

/* A byline in the page: names, not more. */
static void
claim_names(Reading *reading, Str text)
{
	Str names = byline_clean(reading->arena, text);
	if (!byline_is_nobody(names) && count_words(names) <= MOST_NAME_WORDS
	    && unicode_is_upper(unicode_at(names, 0, NULL)))
		claim(reading->arena, &reading->markup.author, names);
}

/* "By Jo Reporter" and "5 March 2024" below the headline, in elements that do
 * not say what they are. */
static void
read_text(Reading *reading, Str text)
{
	text = str_trim(text);
	if (text.len > LONGEST_LINE || !text.len)
		return;
	if (reading->headings.count == 0) {
		/* some have no heading, or the date above it */
		if (text.len <= LONGEST_DATE && str_empty(reading->early_date)
		    && date_read(text) != DATE_NONE)
			reading->early_date = str_copy(reading->arena, text);
		return;
	}
	if (reading->after_by && str_empty(reading->text_author))
		reading->text_author = byline_clean(reading->arena, text);
	static const Str befores[] = {STR_INIT("by"), STR_INIT("by:"),
	    STR_INIT("written by"), STR_INIT("written by:"),
	    STR_INIT("article by"), STR_INIT("posted by"), STR_INIT("author:"),
	    STR_INIT("words by"), STR_INIT("story by"), STR_INIT("von"),
	    STR_INIT("par"), STR_INIT("por")};
	reading->after_by = false;
	for (size_t i = 0; i < sizeof befores / sizeof befores[0]; i++)
		reading->after_by |= str_equal_ascii(text, befores[i]);
	if (str_starts_ascii(text, STR("by ")) && text.len > 3
	    && str_empty(reading->text_author)
	    && unicode_is_upper(unicode_at(text, 3, NULL)))
		reading->text_author = byline_clean(reading->arena, text);
	if (str_empty(reading->text_date) && date_read(text) != DATE_NONE)
		reading->text_date = str_copy(reading->arena, text);
}

static void
read_element(Reading *reading, uint32_t node)
{
	const Dom *dom = reading->dom;
	Arena *arena = reading->arena;
	Tag tag = dom->nodes[node].tag;
	Str itemprop = dom_attr(dom, node, ATTR_ITEMPROP);
	unsigned words = reading->traits[node].words;
	if (str_equal_ascii(itemprop, STR("datePublished")))
		claim(reading->arena, &reading->micro.date, date_of(reading, node));
	if (str_equal_ascii(itemprop, STR("headline")))
		claim(reading->arena, &reading->micro.title,
		    dom_text(arena, dom, node, LONGEST_TITLE));
	if (str_equal_ascii(itemprop, STR("author")))
		claim(reading->arena, &reading->micro.author,
		    dom_text(arena, dom, node, BYLINE_LONGEST));
	bool author = str_equal_ascii(dom_attr(dom, node, ATTR_REL), STR("author"))
	    || words & WORD_BYLINE;
	Str href = tag == TAG_A ? dom_attr(dom, node, ATTR_HREF) : (Str){0};
	author |= str_find(href, STR("/author/")) != STR_NOT_FOUND
	    || str_find(href, STR("/authors/")) != STR_NOT_FOUND;
	/* a comment's author, or the field for his name */
	author = author && !(words & (WORD_COMMENT | WORD_ASK));
	if (author && str_empty(reading->markup.author))
		claim_names(reading, dom_text(arena, dom, node, BYLINE_LONGEST));
	if (tag == TAG_TIME || words & WORD_DATE)
		claim(reading->arena, &reading->markup.date, date_of(reading, node));
}

static void
read_page(Reading *reading)
{
	const Dom *dom = reading->dom;
	uint32_t scripts = 0;
	for (uint32_t i = 1; i < dom->count; i++) {
		switch (dom->nodes[i].tag) {
		case TAG_TEXT:
			read_text(reading, dom->nodes[i].text);
			break;
		case TAG_HTML:
			claim(reading->arena, &reading->markup.language,
			    dom_attr(dom, i, ATTR_LANG));
			break;
		case TAG_META:
			read_meta(reading, i);
			break;
		case TAG_TITLE:
			if (str_empty(reading->title) && i + 1 < dom->nodes[i].end)
				claim(reading->arena, &reading->title,
				    dom_text(reading->arena, dom, i, LONGEST_TITLE));
			break;
		case TAG_H1:
			if (reading->headings.count < MOST_HEADINGS)
				list_push(reading->arena, &reading->headings,
				    dom_text(reading->arena, dom, i, LONGEST_TITLE));
			break;
		case TAG_SCRIPT:
			if (scripts++ < MOST_SCRIPTS && dom->nodes[i].end == i + 2
			    && dom->nodes[i + 1].tag == TAG_TEXT)
				jsonld_claim(reading->arena, &reading->json,
				    dom->nodes[i + 1].text);
			break;
		default:
			if (dom->nodes[i].attr_count)
				read_element(reading, i);
		}
	}
}

/* --- putting it together ------------------------------------------------- */

Str
headline_fold(Arena *arena, Str text)
{
	Str fold = unicode_fold_str(arena, text);
	char *kept = arena_alloc(arena, fold.len + 1);
	size_t len = 0;
	for (size_t at = 0; at < fold.len;) {
		size_t begin = at;
		uint32_t character = unicode_at(fold, at, &at);
		if (!unicode_is_letter(character) && !unicode_is_digit(character))
			continue;
		memcpy(kept + len, fold.ptr + begin, at - begin);
		len += at - begin;
	}
	return (Str){kept, len};
}

static const Str separators[] = {STR_INIT(" | "), STR_INIT(" - "),
    STR_INIT(" – "), STR_INIT(" — "), STR_INIT(" :: "), STR_INIT(" » "),
    STR_INIT(" · "), STR_INIT(" • "), STR_INIT(" / "), STR_INIT(" « "),
    STR_INIT(" : "), STR_INIT(" |")};

/* Where the last separator of the title begins and ends. */
static bool
find_tail(Str title, size_t *begin, size_t *end)
{
	bool found = false;
	for (size_t s = 0; s < sizeof separators / sizeof separators[0]; s++)
		for (size_t i = 0; i + separators[s].len <= title.len; i++)
			if (str_starts(str_part(title, i, title.len), separators[s])
			    && (!found || i > *begin)) {
				found = true;
				*begin = i;
				*end = i + separators[s].len;
			}
	return found;
}

/* "Storm hits coast | The Gazette": the headline alone. A tail that is the
 * site's name goes; another one goes while it is short and the head is not. */
static Str
without_tail(Arena *arena, Str title, Str site, Str host)
{
	size_t begin = 0, end = 0;
	for (int i = 0; i < 3 && find_tail(title, &begin, &end); i++) {
		Str head = str_trim(str_part(title, 0, begin));
		Str tail = str_trim(str_part(title, end, title.len));
		Str name = headline_fold(arena, tail), front = headline_fold(arena, head);
		Str known = headline_fold(arena, site), at = headline_fold(arena, host);
		bool is_site = str_empty(name) || (known.len
		        && (str_starts(name, known) || str_starts(known, name)))
		    || (at.len && str_starts(at, name));
		bool site_first = known.len && str_equal(front, known);
		bool bar = str_find(str_part(title, begin, end), STR("|"))
		    != STR_NOT_FOUND;
		if (site_first && !is_site)
			return tail;
		if (!is_site
		    && !(count_words(tail) <= (bar ? 6 : 3)
		        && count_words(head) >= 4))
			break;
		if (str_empty(head))
			break;
		title = head;
	}
	return title;
}

/* The h1 that the page's title is made of; without any such, empty. */
static Str
heading_in_title(Reading *reading)
{
	Arena *arena = reading->arena;
	Str titles[] = {headline_fold(arena, reading->title),
	    headline_fold(arena, reading->graph.title),
	    headline_fold(arena, reading->json.title)};
	Str best = {0};
	for (uint32_t i = 0; i < reading->headings.count; i++) {
		Str heading = reading->headings.items[i];
		Str fold = headline_fold(arena, heading);
		if (count_words(heading) < 2)
			continue;
		for (int t = 0; t < 3; t++)
			if (str_find(titles[t], fold) != STR_NOT_FOUND
			    && heading.len > best.len)
				best = heading;
	}
	return best;
}

static Str
first_of(Str a, Str b, Str c, Str d)
{
	return a.len ? a : b.len ? b : c.len ? c : d;
}

static Str
choose_title(Reading *reading, Str site, Str host)
{
	Str heading = heading_in_title(reading);
	if (heading.len)
		return heading;
	/* a page's one heading is its headline, though its title says it
	 * otherwise; but some have the site's name there */
	if (reading->headings.count == 1
	    && count_words(reading->headings.items[0]) >= LEAST_HEADLINE)
		return reading->headings.items[0];
	Str title = first_of(reading->json.title, reading->graph.title,
	    reading->named.title, reading->title);
	if (str_empty(title))
		title = reading->micro.title;
	title = without_tail(reading->arena, title, site, host);
	if (str_empty(title) && reading->headings.count)
		title = reading->headings.items[0];
	return title;
}

/* "The Gazette": a site that signs its articles itself, which tells less than
 * any name. */
static bool
is_site(Arena *arena, Str byline, Str site, Str host)
{
	Str name = headline_fold(arena, byline), known = headline_fold(arena, site);
	Str at = headline_fold(arena, host);
	return name.len && ((known.len && str_equal(name, known))
	    || (name.len > 3 && str_starts(at, name)));
}

static Str
choose_byline(Reading *reading, Str site, Str host)
{
	Str claims[] = {reading->json.author, reading->named.author,
	    reading->graph.author, reading->micro.author, reading->markup.author,
	    reading->text_author};
	Str of_site = {0};
	for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
		Str byline = byline_clean(reading->arena, claims[i]);
		if (byline_is_nobody(byline)
		    || count_words(byline) > MOST_BYLINE_WORDS)
			continue;
		if (!is_site(reading->arena, byline, site, host))
			return byline;
		if (str_empty(of_site))
			of_site = byline;
	}
	return of_site;
}

static int64_t
choose_date(const Reading *reading)
{
	Str claims[] = {reading->json.date, reading->graph.date,
	    reading->micro.date, reading->named.date, reading->markup.date,
	    reading->text_date, reading->early_date};
	for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
		int64_t date = date_read(claims[i]);
		if (date != DATE_NONE)
			return date;
	}
	return DATE_NONE;
}

/* "en_US" as "en-US"; empty where it is no language tag. */
static Str
choose_language(Arena *arena, const Reading *reading)
{
	Str claims[] = {reading->markup.language, reading->json.language,
	    reading->graph.language, reading->named.language};
	for (size_t i = 0; i < sizeof claims / sizeof claims[0]; i++) {
		char *tag = str_cstr(arena, claims[i]);
		size_t len = 0, letters = 0;
		while (len < claims[i].len
		       && (byte_is_letter(tag[len]) || byte_is_digit(tag[len])
		           || tag[len] == '-' || tag[len] == '_')) {
			tag[len] = tag[len] == '_' ? '-' : tag[len];
			letters += letters == len && byte_is_letter(tag[len]);
			len++;
		}
		if (len == claims[i].len && len < 36 && letters >= 2 && letters <= 3)
			return (Str){tag, len};
	}
	return (Str){0};
}

Meta
meta_read(Arena *arena, const Dom *dom, const Trait *traits, Str url)
{
	Reading *reading = ARENA_NEW(arena, Reading);
	reading->arena = arena;
	reading->dom = dom;
	reading->traits = traits;
	read_page(reading);
	Meta meta = {.published = choose_date(reading)};
	Str host = url_host(arena, url);
	meta.site = first_of(reading->graph.site, reading->json.site,
	    reading->named.site, host);
	meta.title = choose_title(reading, meta.site, host);
	meta.byline = choose_byline(reading, meta.site, host);
	meta.language = choose_language(arena, reading);
	Str image = first_of(reading->graph.image, reading->json.image,
	    reading->named.image, (Str){0});
	if (!str_empty(image))
		image = url_resolve(arena, url, image);
	if (url_is_web(image))
		meta.lead_image = image;
	meta.description = first_of(reading->graph.description,
	    reading->named.description, reading->json.description, (Str){0});
	meta.body = reading->json.body;
	meta.heading = reading->headings.count ? reading->headings.items[0]
	                                       : (Str){0};
	return meta;
}
