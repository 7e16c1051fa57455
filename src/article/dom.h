#ifndef QUOTH_ARTICLE_DOM_H
#define QUOTH_ARTICLE_DOM_H

/*
 * A page as an array of nodes in document order, made by libxml2's HTML parser,
 * which nothing else sees.
 *
 * Node 0 is the page. A node's descendants stand right behind it, up to its
 * end: a walk over a subtree is a loop from node + 1 to end, passing over a part
 * of it is one assignment, and nothing recurses.
 *
 *     for (uint32_t i = node + 1; i < dom->nodes[node].end; i++)
 *             if (unwanted(i)) i = dom->nodes[i].end - 1;
 *
 * Elements are known by Tag, and of their attributes only those in ATTR_LIST
 * are kept. Element names that are not in TAG_LIST are TAG_OTHER.
 *
 * Limits: DOM_DEEPEST levels (what lies deeper belongs to the level above),
 * DOM_NODES nodes; a page on which the parser would spend time out of all
 * proportion is cut where it does.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

enum { DOM_DEEPEST = 250, DOM_NODES = 400000 };

#define NO_NODE UINT32_MAX

typedef enum {
	TAG_BLOCK = 1,  /* begins a line of its own */
	TAG_UNREAD = 2, /* nothing in it is for reading */
} TagNature;

/* In the alphabet's order: they are looked up so. */
#define TAG_LIST(X) \
	X(A, "a", 0) \
	X(ADDRESS, "address", TAG_BLOCK) \
	X(ARTICLE, "article", TAG_BLOCK) \
	X(ASIDE, "aside", TAG_BLOCK) \
	X(AUDIO, "audio", TAG_UNREAD) \
	X(B, "b", 0) \
	X(BASE, "base", TAG_UNREAD) \
	X(BLOCKQUOTE, "blockquote", TAG_BLOCK) \
	X(BODY, "body", TAG_BLOCK) \
	X(BR, "br", 0) \
	X(BUTTON, "button", TAG_UNREAD) \
	X(CANVAS, "canvas", TAG_UNREAD) \
	X(CAPTION, "caption", TAG_BLOCK) \
	X(CENTER, "center", TAG_BLOCK) \
	X(CITE, "cite", 0) \
	X(CODE, "code", 0) \
	X(DD, "dd", TAG_BLOCK) \
	X(DETAILS, "details", TAG_BLOCK) \
	X(DIALOG, "dialog", TAG_BLOCK | TAG_UNREAD) \
	X(DIV, "div", TAG_BLOCK) \
	X(DL, "dl", TAG_BLOCK) \
	X(DT, "dt", TAG_BLOCK) \
	X(EM, "em", 0) \
	X(EMBED, "embed", TAG_UNREAD) \
	X(FIELDSET, "fieldset", TAG_BLOCK) \
	X(FIGCAPTION, "figcaption", TAG_BLOCK) \
	X(FIGURE, "figure", TAG_BLOCK) \
	X(FOOTER, "footer", TAG_BLOCK) \
	X(FORM, "form", TAG_BLOCK) \
	X(H1, "h1", TAG_BLOCK) \
	X(H2, "h2", TAG_BLOCK) \
	X(H3, "h3", TAG_BLOCK) \
	X(H4, "h4", TAG_BLOCK) \
	X(H5, "h5", TAG_BLOCK) \
	X(H6, "h6", TAG_BLOCK) \
	X(HEAD, "head", TAG_BLOCK | TAG_UNREAD) \
	X(HEADER, "header", TAG_BLOCK) \
	X(HGROUP, "hgroup", TAG_BLOCK) \
	X(HR, "hr", TAG_BLOCK) \
	X(HTML, "html", TAG_BLOCK) \
	X(I, "i", 0) \
	X(IFRAME, "iframe", TAG_UNREAD) \
	X(IMG, "img", 0) \
	X(INPUT, "input", TAG_UNREAD) \
	X(KBD, "kbd", 0) \
	X(LABEL, "label", 0) \
	X(LEGEND, "legend", TAG_BLOCK) \
	X(LI, "li", TAG_BLOCK) \
	X(LINK, "link", TAG_UNREAD) \
	X(MAIN, "main", TAG_BLOCK) \
	X(MAP, "map", TAG_UNREAD) \
	X(MENU, "menu", TAG_BLOCK) \
	X(META, "meta", TAG_UNREAD) \
	X(NAV, "nav", TAG_BLOCK | TAG_UNREAD) \
	X(NOSCRIPT, "noscript", TAG_UNREAD) \
	X(OBJECT, "object", TAG_UNREAD) \
	X(OL, "ol", TAG_BLOCK) \
	X(OPTION, "option", TAG_UNREAD) \
	X(P, "p", TAG_BLOCK) \
	X(PRE, "pre", TAG_BLOCK) \
	X(S, "s", 0) \
	X(SAMP, "samp", 0) \
	X(SCRIPT, "script", TAG_UNREAD) \
	X(SECTION, "section", TAG_BLOCK) \
	X(SELECT, "select", TAG_UNREAD) \
	X(SMALL, "small", 0) \
	X(SPAN, "span", 0) \
	X(STRONG, "strong", 0) \
	X(STYLE, "style", TAG_UNREAD) \
	X(SUMMARY, "summary", TAG_BLOCK) \
	X(SUP, "sup", 0) \
	X(SVG, "svg", TAG_UNREAD) \
	X(TABLE, "table", TAG_BLOCK) \
	X(TBODY, "tbody", TAG_BLOCK) \
	X(TD, "td", TAG_BLOCK) \
	X(TEMPLATE, "template", TAG_UNREAD) \
	X(TEXTAREA, "textarea", TAG_UNREAD) \
	X(TFOOT, "tfoot", TAG_BLOCK) \
	X(TH, "th", TAG_BLOCK) \
	X(THEAD, "thead", TAG_BLOCK) \
	X(TIME, "time", 0) \
	X(TITLE, "title", TAG_UNREAD) \
	X(TR, "tr", TAG_BLOCK) \
	X(TT, "tt", 0) \
	X(UL, "ul", TAG_BLOCK) \
	X(VIDEO, "video", TAG_UNREAD)

typedef enum {
#define TAG_ENUM(tag, name, nature) TAG_##tag,
	TAG_LIST(TAG_ENUM)
#undef TAG_ENUM
	TAG_OTHER, /* an element that is none of these: inline */
	TAG_TEXT,  /* no element: text */
	TAG_COUNT
} Tag;

#define ATTR_LIST(X) \
	X(ARIA_HIDDEN, "aria-hidden") \
	X(CLASS, "class") \
	X(CONTENT, "content") \
	X(DATETIME, "datetime") \
	X(HIDDEN, "hidden") \
	X(HREF, "href") \
	X(ID, "id") \
	X(ITEMPROP, "itemprop") \
	X(ITEMTYPE, "itemtype") \
	X(LANG, "lang") \
	X(NAME, "name") \
	X(PROPERTY, "property") \
	X(REL, "rel") \
	X(ROLE, "role") \
	X(START, "start") \
	X(STYLE, "style") \
	X(TITLE, "title") \
	X(TYPE, "type")

typedef enum {
#define ATTR_ENUM(attr, name) ATTR_##attr,
	ATTR_LIST(ATTR_ENUM)
#undef ATTR_ENUM
	ATTR_COUNT
} AttrName;

typedef struct {
	AttrName name;
	Str value; /* at most 4 KiB; empty where it has none, ptr never NULL */
} Attr;

typedef struct {
	Tag tag;
	uint32_t parent; /* of node 0: NO_NODE */
	uint32_t end;    /* the node behind its last descendant */
	uint32_t first_attr, attr_count;
	Str text; /* TAG_TEXT: with all its blanks, entities replaced */
} Node;

typedef struct {
	Node *nodes;
	uint32_t count; /* at least 1 */
	Attr *attrs;
} Dom;

/* html as sieve_html() gives it. */
Dom *dom_parse(Arena *arena, Str html);

/* Whether a name, which is not empty, is in ATTR_LIST, in capitals or not. */
bool attr_is_asked(Str name);

/* Empty where it has none. */
Str dom_attr(const Dom *dom, uint32_t node, AttrName name);
bool dom_has_attr(const Dom *dom, uint32_t node, AttrName name);

/* "figcaption"; of what is in no list, "?". */
const char *tag_name(Tag tag);
bool tag_is(Tag tag, TagNature nature);

/* All text under the node but what is TAG_UNREAD, blanks squeezed, at most
 * limit bytes and a character. */
Str dom_text(Arena *arena, const Dom *dom, uint32_t node, size_t limit);

#endif
