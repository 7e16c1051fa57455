#include "article/dom.h"

#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include "base/buf.h"
#include "base/list.h"

enum {
	LONGEST_VALUE = 4096,
	LARGEST_TEXT = 16 << 20,
	/* steps that the parser may spend on what is wrong with a page, most of
	 * all looking through its open elements for end tags that match none: some
	 * seconds' worth would be 2^32 */
	MOST_STEPS = 1 << 28,
	STEPS_EACH = 1 << 8, /* of a complaint, or an element that is too deep */
};

typedef LIST_OF(Node) NodeList;
typedef LIST_OF(Attr) AttrList;

typedef struct {
	Arena *arena;
	htmlParserCtxtPtr parser;
	NodeList nodes;
	AttrList attrs;
	Buf text;          /* of the text node to come */
	uint32_t current;  /* the open node */
	uint32_t depth;    /* of it */
	uint32_t too_deep; /* open elements that got no node */
	uint64_t steps;    /* spent on what is wrong with the page */
} Making;

static const struct {
	const char *name;
	int nature;
} tags[TAG_COUNT] = {
#define TAG_ROW(tag, name, nature) [TAG_##tag] = {name, nature},
	TAG_LIST(TAG_ROW)
#undef TAG_ROW
};

static const char *const attr_names[ATTR_COUNT] = {
#define ATTR_ROW(attr, name) [ATTR_##attr] = name,
	ATTR_LIST(ATTR_ROW)
#undef ATTR_ROW
};

const char *
tag_name(Tag tag)
{
	return tags[tag].name ? tags[tag].name : "?";
}

bool
tag_is(Tag tag, TagNature nature)
{
	return (tags[tag].nature & (int)nature) != 0;
}

bool
attr_is_asked(Str name)
{
	for (int i = 0; i < ATTR_COUNT; i++)
		if (byte_lower(name.ptr[0]) == attr_names[i][0]
		    && str_equal_ascii(name, str_of(attr_names[i])))
			return true;
	return false;
}

static Tag
tag_of(const char *name)
{
	int low = 0, high = TAG_OTHER;
	while (low < high) {
		int middle = (low + high) / 2;
		int order = name[0] - tags[middle].name[0];
		if (order == 0)
			order = strcmp(name, tags[middle].name);
		if (order == 0)
			return (Tag)middle;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return TAG_OTHER;
}

static void
end_text(Making *making)
{
	if (making->text.len && making->nodes.count < DOM_NODES) {
		Node node = {.tag = TAG_TEXT,
		    .parent = making->current,
		    .end = making->nodes.count + 1,
		    .text = buf_copy(making->arena, &making->text)};
		list_push(making->arena, &making->nodes, node);
	}
	buf_cut(&making->text, 0);
}

static void
add_attrs(Making *making, Node *node, const xmlChar **pairs)
{
	node->first_attr = making->attrs.count;
	for (; pairs && pairs[0]; pairs += 2) {
		const char *name = (const char *)pairs[0];
		for (int i = 0; i < ATTR_COUNT; i++) {
			if (name[0] != attr_names[i][0] || strcmp(name, attr_names[i]) != 0)
				continue;
			Str value = str_of((const char *)pairs[1]);
			if (value.len > LONGEST_VALUE)
				value.len = 0;
			Attr attr = {(AttrName)i, str_copy(making->arena, value)};
			list_push(making->arena, &making->attrs, attr);
			node->attr_count++;
		}
	}
}

/* --- what the parser tells ---------------------------------------------- */

static void
spend(Making *making, uint64_t steps)
{
	making->steps += steps;
	if (making->steps > MOST_STEPS)
		xmlStopParser(making->parser);
}

/* Ends the innermost open element with that tag, and all within it. A cell of
 * a table keeps to itself. */
static void
end_element(Making *making, Tag tag)
{
	const Node *nodes = making->nodes.items;
	uint32_t node = making->current;
	for (; node != 0 && nodes[node].tag != tag; node = nodes[node].parent)
		if (nodes[node].tag == TAG_TD || nodes[node].tag == TAG_TH)
			return;
	if (node == 0)
		return;
	for (bool more = true; more; making->depth--) {
		Node *open = &making->nodes.items[making->current];
		more = making->current != node;
		open->end = making->nodes.count;
		making->current = open->parent;
	}
}

/* All that may stand in a head; what else begins there ended it. */
static bool
belongs_to_head(Tag tag)
{
	switch (tag) {
	case TAG_BASE: case TAG_LINK: case TAG_META: case TAG_NOSCRIPT:
	case TAG_SCRIPT: case TAG_STYLE: case TAG_TEMPLATE: case TAG_TITLE:
		return true;
	default:
		return false;
	}
}

static void
on_start(void *data, const xmlChar *name, const xmlChar **pairs)
{
	Making *making = data;
	end_text(making);
	if (making->nodes.count == DOM_NODES)
		xmlStopParser(making->parser); /* nothing more would be kept */
	if (making->too_deep || making->depth == DOM_DEEPEST
	    || making->nodes.count == DOM_NODES) {
		making->too_deep++;
		spend(making, STEPS_EACH);
		return;
	}
	Tag tag = tag_of((const char *)name);
	/* "<title>…</title><article>": the parser knows no article and leaves it in
	 * the head, where nothing is read */
	if (making->nodes.items[making->current].tag == TAG_HEAD
	    && !belongs_to_head(tag))
		end_element(making, TAG_HEAD);
	Node node = {.tag = tag, .parent = making->current, .end = NO_NODE};
	add_attrs(making, &node, pairs);
	making->current = making->nodes.count;
	making->depth++;
	list_push(making->arena, &making->nodes, node);
}

static void
on_end(void *data, const xmlChar *name)
{
	Making *making = data;
	end_text(making);
	if (making->too_deep)
		making->too_deep--;
	else
		end_element(making, tag_of((const char *)name));
}

static void
on_text(void *data, const xmlChar *text, int len)
{
	Making *making = data;
	/* "&foo;" comes as "&" and the rest, after a search among all names */
	if (len == 1 && text[0] == '&')
		spend(making, STEPS_EACH);
	buf_add(&making->text, (Str){(const char *)text, (size_t)len});
}

/*
 * The parser complains, most of all of end tags without a start: each made it
 * look through all open elements.
 *
 * "<header><div></header>": for HTML 4 the end tag is a mistake and the header
 * goes on; for a browser it ends the div too, and people look at their pages
 * with browsers. The parser will tell of the ends that it still waits for: by
 * then they are other elements' ends, as they are in a browser.
 */
static void
on_complaint(void *data, xmlErrorPtr error)
{
	Making *making = data;
	if (error->code == XML_ERR_TAG_NAME_MISMATCH && error->str1 && error->str2
	    && !making->too_deep) {
		Tag tag = tag_of(error->str1);
		if (tag_is(tag, TAG_BLOCK) && tag != TAG_P) {
			end_text(making);
			end_element(making, tag);
		}
	}
	spend(making, STEPS_EACH + (uint64_t)making->parser->nameNr);
}

static void
parse(Making *making, Str html)
{
	htmlParserCtxtPtr parser =
	    htmlCreateMemoryParserCtxt(html.ptr, (int)html.len);
	if (!parser)
		return;
	making->parser = parser;
	htmlCtxtUseOptions(parser,
	    HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR
	        | HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
	xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
	*parser->sax = (htmlSAXHandler){
	    .initialized = XML_SAX2_MAGIC,
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_text,
	    .ignorableWhitespace = on_text,
	    .cdataBlock = on_text,
	    .serror = on_complaint,
	};
	parser->userData = making;
	htmlParseDocument(parser);
	if (parser->myDoc)
		xmlFreeDoc(parser->myDoc);
	htmlFreeParserCtxt(parser);
}

Dom *
dom_parse(Arena *arena, Str html)
{
	Making making = {.arena = arena, .text = buf_new(LARGEST_TEXT)};
	Node page = {.tag = TAG_OTHER, .parent = NO_NODE};
	list_push(arena, &making.nodes, page);
	if (html.len)
		parse(&making, html);
	end_text(&making);
	/* what a cut page left open ends with the page */
	for (uint32_t i = making.current; i != NO_NODE;
	     i = making.nodes.items[i].parent)
		making.nodes.items[i].end = making.nodes.count;
	buf_free(&making.text);
	Dom *dom = ARENA_NEW(arena, Dom);
	*dom = (Dom){making.nodes.items, making.nodes.count, making.attrs.items};
	return dom;
}

static const Attr *
find_attr(const Dom *dom, uint32_t node, AttrName name)
{
	const Node *of = &dom->nodes[node];
	for (uint32_t i = 0; i < of->attr_count; i++)
		if (dom->attrs[of->first_attr + i].name == name)
			return &dom->attrs[of->first_attr + i];
	return NULL;
}

Str
dom_attr(const Dom *dom, uint32_t node, AttrName name)
{
	const Attr *attr = find_attr(dom, node, name);
	return attr ? attr->value : (Str){0};
}

bool
dom_has_attr(const Dom *dom, uint32_t node, AttrName name)
{
	return find_attr(dom, node, name) != NULL;
}

Str
dom_text(Arena *arena, const Dom *dom, uint32_t node, size_t limit)
{
	Buf text = buf_new(BUF_UNLIMITED);
	for (uint32_t i = node; i < dom->nodes[node].end && text.len < limit; i++) {
		const Node *at = &dom->nodes[i];
		if (at->tag == TAG_TEXT)
			buf_add(&text, at->text);
		else if (i != node && tag_is(at->tag, TAG_UNREAD))
			i = at->end - 1;
		else if (at->tag == TAG_BR || tag_is(at->tag, TAG_BLOCK))
			buf_add_byte(&text, ' ');
	}
	Str all = buf_str(&text);
	if (all.len > limit) {
		all.len = limit;
		while (all.len && ((unsigned char)all.ptr[all.len] & 0xc0) == 0x80)
			all.len--;
	}
	Str squeezed = str_squeeze(arena, all);
	buf_free(&text);
	return squeezed;
}
