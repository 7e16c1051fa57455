#include "article/prune.h"

#include "article/vocabulary.h"
#include "base/map.h"

enum {
	SHORTEST_PROSE = 40, /* letters of a block that counts as prose */
	/* percent of the page's prose that no furniture holds: what is called
	 * "sidebar" and holds more is a column with the article in it */
	MOST_FURNITURE = 40,
	MOST_COMMENTS = 95,
	MOST_STYLED = 30, /* … that its style sheets hide: what hides more is waiting
	                     for a script that shows it */
	/* percent of all a page's text, and letters: where less prose is left,
	 * something else than furniture was taken */
	LEAST_LEFT = 5,
	LEAST_LETTERS = 300,
};

/* The vocabulary of class names, each looked up once. */
static unsigned
words_of(Arena *arena, Map *known, Str name)
{
	if (str_empty(name))
		return 0;
	uint32_t *words = map_at(arena, known, name);
	if (!*words)
		*words = vocabulary_of(name) | 1u << 31;
	return *words & ~(1u << 31);
}

static bool
is_hidden(const Dom *dom, uint32_t node)
{
	if (dom_has_attr(dom, node, ATTR_HIDDEN)
	    || declarations_hide(dom_attr(dom, node, ATTR_STYLE)))
		return true;
	return str_equal_ascii(
	    dom_attr(dom, node, ATTR_ARIA_HIDDEN), STR("true"));
}

static bool
role_is_furniture(Str role)
{
	static const Str roles[] = {STR_INIT("navigation"), STR_INIT("complementary"),
	    STR_INIT("contentinfo"), STR_INIT("banner"), STR_INIT("dialog"),
	    STR_INIT("alertdialog"), STR_INIT("alert"), STR_INIT("menu"),
	    STR_INIT("menubar"), STR_INIT("search"), STR_INIT("toolbar"),
	    STR_INIT("button")};
	for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++)
		if (str_equal_ascii(role, roles[i]))
			return true;
	return false;
}

/* Elements that hold the whole article on some page, whatever they are called. */
static bool
is_frame(Tag tag)
{
	return tag == TAG_HTML || tag == TAG_BODY || tag == TAG_MAIN
	    || tag == TAG_ARTICLE || tag == TAG_TEXT;
}

static bool
is_furniture(const Dom *dom, const Trait *trait, uint32_t node)
{
	Tag tag = dom->nodes[node].tag;
	if (is_frame(tag))
		return false;
	if (tag == TAG_ASIDE || tag == TAG_FOOTER || tag == TAG_FORM
	    || tag == TAG_FIELDSET)
		return true;
	/* a paragraph or a word of it named so is part of the story as a rule */
	bool container = tag_is(tag, TAG_BLOCK) || tag == TAG_SPAN || tag == TAG_A
	    || tag == TAG_OTHER;
	return (container && trait->words & (WORD_FURNITURE | WORD_BYLINE))
	    || role_is_furniture(dom_attr(dom, node, ATTR_ROLE));
}

static uint32_t
count_letters(Str text)
{
	uint32_t letters = 0;
	for (size_t i = 0; i < text.len; i++)
		letters += !byte_is_blank(text.ptr[i])
		    && ((unsigned char)text.ptr[i] & 0xc0) != 0x80;
	return letters;
}

/* The numbers of all nodes, bottom up. block_of and letters are of each node
 * and stay the same from one measuring to the next. */
static void
measure(const Dom *dom, Trait *traits, const uint32_t *block_of,
    const uint32_t *letters)
{
	uint32_t link_end = 0;
	Arena *scratch = arena_new();
	uint32_t *own_linked = ARENA_ARRAY(scratch, uint32_t, dom->count);
	for (uint32_t i = 0; i < dom->count; i++) {
		Trait *trait = &traits[i];
		trait->letters = trait->linked = trait->prose = trait->own = 0;
	}
	for (uint32_t i = 0; i < dom->count; i++) {
		const Node *node = &dom->nodes[i];
		if (traits[i].gone) {
			i = node->end - 1;
			continue;
		}
		if (node->tag == TAG_A && node->end > link_end)
			link_end = node->end;
		if (node->tag != TAG_TEXT)
			continue;
		traits[i].letters = letters[i];
		traits[block_of[i]].own += letters[i];
		if (i < link_end) {
			traits[i].linked = letters[i];
			own_linked[block_of[i]] += letters[i];
		}
	}
	for (uint32_t i = dom->count; i-- > 1;) {
		Trait *trait = &traits[i], *parent = &traits[dom->nodes[i].parent];
		trait->is_prose = trait->own >= SHORTEST_PROSE
		    && own_linked[i] * 2 < trait->own;
		if (trait->is_prose)
			trait->prose += trait->own;
		parent->letters += trait->letters;
		parent->linked += trait->linked;
		parent->prose += trait->prose;
	}
	arena_free(scratch);
}

/* Under a short article readers may write more than its author did. */
static uint64_t
most_of(const Trait *trait)
{
	return trait->words & WORD_COMMENT ? MOST_COMMENTS : MOST_FURNITURE;
}

/* It and all below it stand in a line of text. */
static bool
is_inline(const Dom *dom, uint32_t node)
{
	for (uint32_t i = node; i < dom->nodes[node].end; i++)
		if (tag_is(dom->nodes[i].tag, TAG_BLOCK))
			return false;
	return true;
}

typedef enum {
	PRUNE_ALL,
	PRUNE_UNNAMED, /* names tell nothing on this page */
	PRUNE_UNREAD,  /* hidden until a script shows it: all but that */
} PruneDegree;

/* Takes what the page's style sheets hide; false where that is nothing or too
 * much. */
static bool
prune_styled(const Dom *dom, Trait *traits, const Stylesheet *sheet)
{
	Arena *scratch = arena_new();
	LIST_OF(uint32_t) hidden = {0};
	uint64_t prose = 0;
	for (uint32_t i = 1; i < dom->count; i++) {
		if (!traits[i].gone) {
			if (is_frame(dom->nodes[i].tag)
			    || !stylesheet_hides(sheet, dom, i))
				continue;
			list_push(scratch, &hidden, i);
			prose += traits[i].prose;
		}
		i = dom->nodes[i].end - 1;
	}
	bool some = hidden.count
	    && prose * 100 <= traits[0].prose * (uint64_t)MOST_STYLED;
	for (uint32_t i = 0; some && i < hidden.count; i++)
		traits[hidden.items[i]].gone = traits[hidden.items[i]].unseen = true;
	arena_free(scratch);
	return some;
}

static void
prune(const Dom *dom, Trait *traits, const Stylesheet *sheet,
    const uint32_t *block_of, const uint32_t *letters, PruneDegree degree)
{
	for (uint32_t i = 1; i < dom->count; i++) {
		const Node *node = &dom->nodes[i];
		if (node->tag == TAG_TEXT)
			continue;
		bool hidden = node->tag != TAG_BODY && is_hidden(dom, i);
		bool named = traits[i].words & WORD_HIDDEN && !is_frame(node->tag);
		traits[i].gone = traits[i].unseen = tag_is(node->tag, TAG_UNREAD)
		    || (degree < PRUNE_UNREAD && hidden)
		    || (degree < PRUNE_UNNAMED && named);
	}
	measure(dom, traits, block_of, letters);
	if (degree < PRUNE_UNNAMED && sheet->hides
	    && prune_styled(dom, traits, sheet))
		measure(dom, traits, block_of, letters);
	uint64_t all = traits[0].prose;
	for (uint32_t i = 1; degree < PRUNE_UNNAMED && i < dom->count; i++)
		if (!traits[i].gone && is_furniture(dom, &traits[i], i)
		    && traits[i].prose * (uint64_t)100 <= all * most_of(&traits[i])) {
			traits[i].gone = true;
			traits[i].unseen = is_inline(dom, i);
		}
	measure(dom, traits, block_of, letters);
}

Trait *
prune_page(Arena *arena, const Dom *dom, const Stylesheet *sheet)
{
	Trait *traits = ARENA_ARRAY(arena, Trait, dom->count);
	Arena *scratch = arena_new();
	uint32_t *block_of = ARENA_ARRAY(scratch, uint32_t, dom->count);
	uint32_t *letters = ARENA_ARRAY(scratch, uint32_t, dom->count);
	Map known = {0};
	uint64_t all = 0;
	for (uint32_t i = 0; i < dom->count; i++) {
		const Node *node = &dom->nodes[i];
		block_of[i] = i == 0 || tag_is(node->tag, TAG_BLOCK)
		    ? i
		    : block_of[node->parent];
		if (node->tag == TAG_TEXT) {
			letters[i] = count_letters(node->text);
			if (!tag_is(dom->nodes[block_of[i]].tag, TAG_UNREAD)
			    && !tag_is(dom->nodes[node->parent].tag, TAG_UNREAD))
				all += letters[i];
			continue;
		}
		traits[i].words = words_of(scratch, &known, dom_attr(dom, i, ATTR_CLASS))
		    | words_of(scratch, &known, dom_attr(dom, i, ATTR_ID));
	}
	for (int degree = PRUNE_ALL; degree <= PRUNE_UNREAD; degree++) {
		prune(dom, traits, sheet, block_of, letters,
		    (PruneDegree)degree);
		if (traits[0].prose >= LEAST_LETTERS
		    || traits[0].prose * (uint64_t)100 >= all * LEAST_LEFT)
			break;
	}
	arena_free(scratch);
	return traits;
}
