#include "article/discover.h"

#include "article/dom.h"
#include "article/sieve.h"
#include "base/map.h"
#include "base/url.h"

enum { TITLE_MAX = 300 };

typedef struct {
	Arena *arena;
	Str base;
	Map seen;
	FoundFeedList feeds, comments;
} Finder;

/* Whether a list of words, as in rel, has one. */
static bool
has_word(Str words, Str wanted)
{
	for (size_t at = 0; at < words.len;) {
		size_t begin = at;
		while (at < words.len && !byte_is_blank(words.ptr[at]))
			at++;
		if (str_equal_ascii(str_part(words, begin, at), wanted))
			return true;
		at++;
	}
	return false;
}

/* "application/rss+xml; charset=utf-8" and the other types of feeds. A bare
 * application/json is more often some interface of the page's. */
static bool
is_feed_type(Str type)
{
	static const Str types[] = {
		STR_INIT("application/rss+xml"), STR_INIT("application/atom+xml"),
		STR_INIT("application/rdf+xml"), STR_INIT("application/feed+json"),
		STR_INIT("application/x-rss+xml"), STR_INIT("text/rss+xml"),
		STR_INIT("text/rss"), STR_INIT("text/atom+xml"),
		STR_INIT("application/rss"), STR_INIT("application/atom"),
	};
	Str name;
	if (!str_cut(&type, ';', &name))
		return false;
	name = str_trim(name);
	for (size_t i = 0; i < sizeof types / sizeof *types; i++)
		if (str_equal_ascii(name, types[i]))
			return true;
	return false;
}

/* Whether an address looks like a feed's: its last part says so. */
static bool
is_feed_address(Str url)
{
	static const Str names[] = {
		STR_INIT("feed"), STR_INIT("feeds"), STR_INIT("rss"),
		STR_INIT("atom"), STR_INIT("rss.xml"), STR_INIT("feed.xml"),
		STR_INIT("atom.xml"), STR_INIT("index.xml"), STR_INIT("index.rdf"),
		STR_INIT("feed.json"), STR_INIT("rss.php"),
	};
	ptrdiff_t end = str_find_byte(url, '?');
	if (end >= 0)
		url = str_part(url, 0, (size_t)end);
	while (str_ends(url, STR("/")))
		url.len--;
	size_t begin = url.len;
	while (begin > 0 && url.ptr[begin - 1] != '/')
		begin--;
	/* the host is no name of a file */
	if (begin == 0 || url.ptr[begin - 1] != '/'
	    || (begin > 1 && url.ptr[begin - 2] == '/'))
		return false;
	Str name = str_part(url, begin, url.len);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_equal_ascii(name, names[i]))
			return true;
	return str_ends(name, STR(".rss")) || str_ends(name, STR(".atom"))
	    || str_ends(name, STR(".rdf"));
}

static void
put(Finder *finder, Str href, Str title, Str type)
{
	Str url = url_resolve(finder->arena, finder->base, href);
	ptrdiff_t fragment = str_find_byte(url, '#');
	if (fragment >= 0)
		url = str_part(url, 0, (size_t)fragment);
	if (!url_is_web(url) || map_has(&finder->seen, url)
	    || finder->feeds.count + finder->comments.count == DISCOVER_MOST)
		return;
	map_put(finder->arena, &finder->seen, url, 1);
	title = str_squeeze(finder->arena, title);
	bool of_comments = str_find_ascii(url, STR("comments")) >= 0
	    || str_find_ascii(title, STR("comments")) >= 0;
	list_push(finder->arena,
	    of_comments ? &finder->comments : &finder->feeds,
	    (FoundFeed){url, title, str_copy(finder->arena, type)});
}

/* The address that links are relative to: that of <base>, as seen from the
 * page's own. */
static Str
base_of(Arena *arena, const Dom *dom, Str url)
{
	for (uint32_t i = 0; i < dom->count; i++)
		if (dom->nodes[i].tag == TAG_BASE
		    && dom_has_attr(dom, i, ATTR_HREF))
			return url_resolve(arena, url, dom_attr(dom, i, ATTR_HREF));
	return url;
}

static void
find_links(Finder *finder, const Dom *dom)
{
	for (uint32_t i = 0; i < dom->count; i++) {
		if (dom->nodes[i].tag != TAG_LINK && dom->nodes[i].tag != TAG_A)
			continue;
		Str rel = dom_attr(dom, i, ATTR_REL);
		Str type = dom_attr(dom, i, ATTR_TYPE);
		bool is_feed = is_feed_type(type)
		    && (str_empty(rel) || has_word(rel, STR("alternate")));
		if (is_feed || has_word(rel, STR("feed")))
			put(finder, dom_attr(dom, i, ATTR_HREF),
			    dom_attr(dom, i, ATTR_TITLE), type);
	}
}

static void
find_anchors(Finder *finder, const Dom *dom)
{
	for (uint32_t i = 0; i < dom->count; i++) {
		Str href = str_trim(dom_attr(dom, i, ATTR_HREF));
		if (dom->nodes[i].tag != TAG_A || str_empty(href)
		    || !is_feed_address(url_resolve(finder->arena, finder->base,
		        href)))
			continue;
		put(finder, href, dom_text(finder->arena, dom, i, TITLE_MAX),
		    (Str){0});
	}
}

FoundFeedList
discover_feeds(Arena *arena, Str html, Str url)
{
	Arena *scratch = arena_new();
	Dom *dom = dom_parse(scratch, sieve_html(scratch, html, NULL));
	Finder finder = {.arena = scratch, .base = base_of(scratch, dom, url)};
	find_links(&finder, dom);
	if (!finder.feeds.count && !finder.comments.count)
		find_anchors(&finder, dom);
	FoundFeedList found = {0};
	const FoundFeedList *lists[] = {&finder.feeds, &finder.comments};
	for (int l = 0; l < 2; l++)
		for (uint32_t i = 0; i < lists[l]->count; i++) {
			FoundFeed feed = lists[l]->items[i];
			list_push(arena, &found, (FoundFeed){str_copy(arena, feed.url),
			    str_copy(arena, feed.title), str_copy(arena, feed.type)});
		}
	arena_free(scratch);
	return found;
}

FoundFeedList
discover_usual(Arena *arena, Str url)
{
	/* the first ones are by far the most frequent */
	static const char *const names[] = {
		"feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml",
		"feed.json", "feeds", "index.rdf", "feed.atom", "atom",
	};
	FoundFeedList found = {0};
	if (!url_is_web(url))
		return found;
	Finder finder = {.arena = arena};
	Str page = url_resolve(arena, url, STR("./"));
	Str root = url_resolve(arena, url, STR("/"));
	Str folder = str_ends(url, STR("/")) ? url
	    : str_find_byte(url, '?') >= 0 || str_find_byte(url, '#') >= 0 ? page
	    : str_join(arena, url, STR("/"));
	const Str bases[] = {folder, page, root};
	for (size_t b = 0; b < sizeof bases / sizeof *bases; b++) {
		finder.base = bases[b];
		for (size_t i = 0; i < sizeof names / sizeof *names; i++)
			put(&finder, str_of(names[i]), (Str){0}, (Str){0});
	}
	return finder.feeds;
}

Str
discover_address(Arena *arena, Str typed)
{
	typed = str_trim(typed);
	if (str_starts_ascii(typed, STR("feed://")))
		typed = str_join(arena, STR("https://"),
		    str_part(typed, 7, typed.len));
	else if (str_starts_ascii(typed, STR("feed:")))
		typed = str_part(typed, 5, typed.len);
	if (url_is_web(typed))
		return str_copy(arena, typed);
	/* "news.example/world", "localhost:8080/feed"; no other scheme */
	size_t host = 0;
	while (host < typed.len && typed.ptr[host] != '/'
	    && typed.ptr[host] != ':' && typed.ptr[host] != '?')
		host++;
	bool is_host = str_find_byte(str_part(typed, 0, host), '.') > 0
	    || str_equal_ascii(str_part(typed, 0, host), STR("localhost"));
	bool has_port = host + 1 < typed.len && typed.ptr[host] == ':';
	if (!is_host || (has_port && !byte_is_digit(typed.ptr[host + 1])))
		return (Str){0};
	Str url = str_join(arena, STR("https://"), typed);
	return url_is_web(url) ? url : (Str){0};
}
