#include "article/stylesheet.h"

enum {
	NAME_MOST = 100,    /* bytes of a selector */
	CLASSES_MOST = 32,  /* of an element that are looked at */
};

/* Values of Stylesheet.selectors. */
enum { SAYS_HIDE = 1 << 0, SAYS_SHOW = 1 << 1 };

/* What declarations say of being seen: SAYS_…, the last of each kind; 0 where
 * nothing. */
static unsigned
declarations_say(Str declarations)
{
	bool none = false, invisible = false, shown = false;
	for (Str value; str_cut(&declarations, ';', &value);) {
		Str name = {0}; /* "color:red;;display:none" */
		str_cut(&value, ':', &name);
		name = str_trim(name);
		value = str_trim(value);
		if (str_equal_ascii(name, STR("display"))) {
			none = str_starts_ascii(value, STR("none"));
			shown = shown || !none;
		} else if (str_equal_ascii(name, STR("visibility"))) {
			invisible = str_starts_ascii(value, STR("hidden"));
			shown = shown || !invisible;
		}
	}
	return none || invisible ? SAYS_HIDE : shown ? SAYS_SHOW : 0;
}

bool
declarations_hide(Str declarations)
{
	return declarations_say(declarations) == SAYS_HIDE;
}

/* "span", ".tooltip", "span.tooltip" and "#overlay", and nothing more. */
static bool
is_simple(Str selector)
{
	int marks = 0;
	for (size_t i = 0; i < selector.len; i++) {
		char byte = selector.ptr[i];
		if (byte == '.' || byte == '#')
			marks++;
		else if (!byte_is_letter(byte) && !byte_is_digit(byte)
		    && byte != '-' && byte != '_' && (byte & 0x80) == 0)
			return false;
	}
	return selector.len > 1 && selector.len <= NAME_MOST && marks <= 1
	    && selector.ptr[selector.len - 1] != '.'
	    && selector.ptr[selector.len - 1] != '#';
}

static void
add_rule(Arena *arena, Stylesheet *sheet, Str selectors, unsigned says)
{
	for (Str selector; str_cut(&selectors, ',', &selector);) {
		selector = str_trim(selector);
		if (!is_simple(selector)
		    || sheet->selectors.count >= STYLESHEET_SELECTORS)
			continue;
		*map_at(arena, &sheet->selectors, selector) |= says;
		sheet->hides = sheet->hides || says == SAYS_HIDE;
	}
}

/* A style without its comments. */
static Str
without_comments(Arena *arena, Str style)
{
	char *out = arena_alloc(arena, style.len + 1);
	size_t len = 0;
	while (style.len) {
		ptrdiff_t comment = str_find(style, STR("/*"));
		size_t kept = comment == STR_NOT_FOUND ? style.len : (size_t)comment;
		for (size_t i = 0; i < kept; i++)
			out[len++] = style.ptr[i];
		style = str_part(style, kept, style.len);
		if (!style.len)
			break;
		ptrdiff_t end = str_find(str_part(style, 2, style.len), STR("*/"));
		style = str_part(style, end == STR_NOT_FOUND
		        ? style.len : (size_t)end + 4, style.len);
	}
	return (Str){out, len};
}

/* Whether rules under "@media …" hold on every screen. */
static bool
holds_always(Str condition)
{
	static const Str always[] = {STR_INIT("@media all"),
	    STR_INIT("@media screen"), STR_INIT("@media only screen")};
	for (size_t i = 0; i < sizeof always / sizeof *always; i++)
		if (str_equal_ascii(condition, always[i]))
			return true;
	return false;
}

/* Where the block whose "{" stands at open ends, behind its "}". */
static size_t
end_of_block(Str style, size_t open)
{
	uint32_t depth = 0;
	for (size_t i = open; i < style.len; i++) {
		if (style.ptr[i] == '{')
			depth++;
		else if (style.ptr[i] == '}' && --depth == 0)
			return i + 1;
	}
	return style.len;
}

static void
read_style(Arena *arena, Stylesheet *sheet, Str style)
{
	style = without_comments(arena, style);
	for (size_t at = 0, begin = 0; at < style.len; at++) {
		char byte = style.ptr[at];
		if (byte == ';' || byte == '}') {
			begin = at + 1; /* "@import …;", the end of a @media block */
			continue;
		}
		if (byte != '{')
			continue;
		Str head = str_trim(str_part(style, begin, at));
		if (str_starts(head, STR("@"))) {
			if (!holds_always(head))
				at = end_of_block(style, at) - 1;
			begin = at + 1;
			continue;
		}
		size_t end = end_of_block(style, at);
		Str block = str_part(style, at + 1, end);
		if (str_ends(block, STR("}")))
			block.len--;
		unsigned says = declarations_say(block);
		if (says)
			add_rule(arena, sheet, head, says);
		at = end - 1;
		begin = end;
	}
}

Stylesheet
stylesheet_read(Arena *arena, const StrList *styles)
{
	Stylesheet sheet = {0};
	size_t left = STYLESHEET_BYTES;
	for (uint32_t i = 0; i < styles->count && left; i++) {
		Str style = styles->items[i];
		if (style.len > left)
			style.len = left;
		left -= style.len;
		/* most hide nothing */
		if (str_find(style, STR("none")) != STR_NOT_FOUND
		    || str_find(style, STR("hidden")) != STR_NOT_FOUND)
			read_style(arena, &sheet, style);
	}
	return sheet;
}

/* What the sheet says of ".name", "#name" and "tag.name". */
static unsigned
says_of(const Stylesheet *sheet, const char *tag, char mark, Str name)
{
	char key[2 * NAME_MOST];
	size_t len = 0;
	uint32_t says = 0, more = 0;
	if (name.len + 1 > NAME_MOST)
		return 0;
	for (; tag[len] && len < NAME_MOST - 1; len++)
		key[len] = tag[len];
	size_t bare = len;
	key[len++] = mark;
	for (size_t i = 0; i < name.len; i++)
		key[len++] = name.ptr[i];
	map_get(&sheet->selectors, (Str){key + bare, len - bare}, &says);
	map_get(&sheet->selectors, (Str){key, len}, &more);
	return says | more;
}

bool
stylesheet_hides(const Stylesheet *sheet, const Dom *dom, uint32_t node)
{
	if (!sheet->hides || dom->nodes[node].tag == TAG_TEXT)
		return false;
	const char *tag = tag_name(dom->nodes[node].tag);
	uint32_t says = 0;
	map_get(&sheet->selectors, str_of(tag), &says);
	Str classes = dom_attr(dom, node, ATTR_CLASS), class;
	for (int i = 0; i < CLASSES_MOST && str_cut(&classes, ' ', &class); i++)
		says |= says_of(sheet, tag, '.', str_trim(class));
	says |= says_of(sheet, tag, '#', str_trim(dom_attr(dom, node, ATTR_ID)));
	return says == SAYS_HIDE;
}
