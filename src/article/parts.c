#include "article/parts.h"

#include "base/buf.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/url.h"

enum {
	LABEL_MOST = 60,   /* bytes of a link's words */
	NUMBER_MOST = 99,  /* of a page */
	LEVELS = 6,        /* above a link that may say what it is for */
	NEW_LEAST = 80,    /* bytes of a part that are in no other */
};

/* Where in an address the number of a page stands. */
typedef enum {
	FORM_QUERY, /* "?page=2" */
	FORM_PATH,  /* "/2", "/page/2" */
	FORM_FILE,  /* "-2.html" */
	FORM_COUNT
} Form;

/* --- addresses ---------------------------------------------------------- */

static bool
take_number(Str digits, uint32_t *number)
{
	int64_t value;
	if (digits.len > 3 || !str_to_int(digits, &value) || value < 1
	    || value > NUMBER_MOST)
		return false;
	*number = (uint32_t)value;
	return true;
}

/* "page=2&id=7" without "page=2". */
static bool
split_query(Arena *arena, Str url, Str *stem, uint32_t *number)
{
	static const Str keys[] = {STR_INIT("page"), STR_INIT("p"), STR_INIT("pg"),
	    STR_INIT("paged"), STR_INIT("pagenum"), STR_INIT("page_num"),
	    STR_INIT("pagenumber"), STR_INIT("seite"), STR_INIT("pagina")};
	ptrdiff_t mark = str_find_byte(url, '?');
	if (mark == STR_NOT_FOUND)
		return false;
	*stem = str_part(url, 0, (size_t)mark);
	Str query = str_part(url, (size_t)mark + 1, url.len);
	char joint = '?';
	bool found = false;
	for (Str pair; str_cut(&query, '&', &pair);) {
		Str value = pair, key = {0};
		str_cut(&value, '=', &key);
		if (!found && STR_IN(key, keys) && take_number(value, number)) {
			found = true;
			continue;
		}
		*stem = str_format(arena, "%.*s%c%.*s", STR_ARG(*stem), joint,
		    STR_ARG(pair));
		joint = '&';
	}
	return found;
}

static size_t
last_slash(Str url)
{
	size_t at = url.len;
	while (at > 0 && url.ptr[at - 1] != '/')
		at--;
	return at ? at - 1 : 0;
}

/* "/story/page/2", "/story/page-2", "/story/2" and "/story/p2" without that. */
static bool
split_path(Str url, Str *stem, uint32_t *number)
{
	static const Str words[] = {STR_INIT("page-"), STR_INIT("page"),
	    STR_INIT("p"), STR_INIT("seite-"), STR_INIT("")};
	size_t slash = last_slash(url);
	if (!slash)
		return false;
	Str name = str_part(url, slash + 1, url.len);
	*stem = str_part(url, 0, slash);
	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		if (!str_starts_ascii(name, words[i])
		    || !take_number(str_part(name, words[i].len, name.len), number))
			continue;
		if (!words[i].len && str_ends(*stem, STR("/page")))
			stem->len -= sizeof "/page" - 1;
		return true;
	}
	return false;
}

/* "/story-2.html" and "/story_2.html" as "/story.html". */
static bool
split_file(Arena *arena, Str url, Str *stem, uint32_t *number)
{
	size_t begin = last_slash(url), point = url.len;
	while (point > begin && url.ptr[point - 1] != '.')
		point--;
	if (point == begin)
		return false;
	size_t digits = --point;
	while (digits > begin && byte_is_digit(url.ptr[digits - 1]))
		digits--;
	if (digits <= begin + 1 || (url.ptr[digits - 1] != '-'
	        && url.ptr[digits - 1] != '_' && url.ptr[digits - 1] != ',')
	    || !take_number(str_part(url, digits, point), number))
		return false;
	*stem = str_join(arena, str_part(url, 0, digits - 1),
	    str_part(url, point, url.len));
	return true;
}

static bool
split(Arena *arena, Form form, Str url, Str *stem, uint32_t *number)
{
	switch (form) {
	case FORM_QUERY: return split_query(arena, url, stem, number);
	case FORM_PATH: return split_path(url, stem, number);
	default: return split_file(arena, url, stem, number);
	}
}

/* An address without its fragment and a slash at its end. */
static Str
bare(Str url)
{
	ptrdiff_t mark = str_find_byte(url, '#');
	if (mark != STR_NOT_FOUND)
		url.len = (size_t)mark;
	while (str_ends(url, STR("/")))
		url.len--;
	return url;
}

/* Whether there is the page behind here: what its number is, 0 where not. */
static uint32_t
number_of_next(Arena *arena, Str here, Str there, Form *form)
{
	here = bare(here);
	there = bare(there);
	for (int f = 0; f < FORM_COUNT; f++) {
		Str stem, here_stem;
		uint32_t number, here_number;
		*form = (Form)f;
		if (!split(arena, *form, there, &stem, &number))
			continue;
		if (number == 2 && str_equal(bare(stem), here))
			return number;
		if (split(arena, *form, here, &here_stem, &here_number)
		    && number == here_number + 1
		    && str_equal(bare(stem), bare(here_stem)))
			return number;
	}
	return 0;
}

/* --- links -------------------------------------------------------------- */

static bool
says_next(Str label)
{
	static const Str words[] = {STR_INIT("next"), STR_INIT("next page"),
	    STR_INIT("continue"), STR_INIT("continue reading"),
	    STR_INIT("read on"), STR_INIT("weiter"), STR_INIT("nächste seite"),
	    STR_INIT("nächste"), STR_INIT("suivant"), STR_INIT("page suivante"),
	    STR_INIT("siguiente"), STR_INIT("página siguiente"),
	    STR_INIT("successiva"), STR_INIT("pagina successiva"),
	    STR_INIT("avanti"), STR_INIT("próxima"), STR_INIT("próxima página"),
	    STR_INIT("volgende"), STR_INIT("volgende pagina"),
	    STR_INIT("nästa"), STR_INIT("neste"), STR_INIT("dalej")};
	static const Str arrows[] = {STR_INIT("»"), STR_INIT("›"), STR_INIT(">"),
	    STR_INIT("→"), STR_INIT("…"), STR_INIT("...")};
	bool arrow = false;
	for (size_t i = 0; i < sizeof arrows / sizeof *arrows; i++)
		while (str_ends(label, arrows[i])) {
			label = str_trim(str_part(label, 0,
			    label.len - arrows[i].len));
			arrow = true;
		}
	return STR_IN(label, words) || (arrow && str_empty(label));
}

static bool
is_of_comments(const Dom *dom, uint32_t node)
{
	for (int i = 0; i < LEVELS && node != 0; i++) {
		if (str_find_ascii(dom_attr(dom, node, ATTR_CLASS), STR("comment"))
		        != STR_NOT_FOUND
		    || str_find_ascii(dom_attr(dom, node, ATTR_ID), STR("comment"))
		        != STR_NOT_FOUND)
			return true;
		node = dom->nodes[node].parent;
	}
	return false;
}

static bool
is_called_next(Arena *arena, const Dom *dom, uint32_t node, Form form,
    uint32_t number)
{
	Str rel = dom_attr(dom, node, ATTR_REL);
	for (Str word; str_cut(&rel, ' ', &word);)
		if (str_equal_ascii(word, STR("next")))
			return true;
	if (dom->nodes[node].tag != TAG_A)
		return false;
	Str label = unicode_lower_str(arena,
	    dom_text(arena, dom, node, LABEL_MOST));
	label = str_trim(label);
	if (str_starts(label, STR("page ")))
		label = str_part(label, sizeof "page " - 1, label.len);
	uint32_t told;
	if (take_number(label, &told))
		return told == number && form != FORM_FILE;
	return says_next(label)
	    || says_next(unicode_lower_str(arena,
	        dom_attr(dom, node, ATTR_TITLE)));
}

static bool
has_digit(Str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (byte_is_digit(s.ptr[i]))
			return true;
	return false;
}

Str
parts_next(Arena *arena, const Dom *dom, Str url)
{
	Arena *scratch = arena_new();
	Str found = {0};
	for (uint32_t i = 0; url_is_web(url) && i < dom->count; i++) {
		Tag tag = dom->nodes[i].tag;
		if ((tag != TAG_A && tag != TAG_LINK)
		    || !has_digit(dom_attr(dom, i, ATTR_HREF)))
			continue;
		Form form;
		Str there = url_resolve(scratch, url,
		    str_trim(dom_attr(dom, i, ATTR_HREF)));
		uint32_t number = url_is_web(there)
		    ? number_of_next(scratch, url, there, &form) : 0;
		if (number && !is_of_comments(dom, i)
		    && is_called_next(scratch, dom, i, form, number)) {
			ptrdiff_t mark = str_find_byte(there, '#');
			if (mark != STR_NOT_FOUND)
				there.len = (size_t)mark;
			found = str_copy(arena, there);
			break;
		}
	}
	arena_free(scratch);
	return found;
}

/* --- documents ---------------------------------------------------------- */

/* The blocks of part that whole has not: their indexes. */
static bool
find_new(Arena *arena, const Document *whole, const Document *part,
    bool *is_new)
{
	Map known = {0};
	size_t fresh = 0, repeated = 0;
	for (uint32_t i = 0; i < whole->blocks.count; i++)
		map_put(arena, &known,
		    range_str(whole->text, whole->blocks.items[i].text), 1);
	for (uint32_t i = 0; i < part->blocks.count; i++) {
		Str text = range_str(part->text, part->blocks.items[i].text);
		is_new[i] = !map_has(&known, text);
		if (is_new[i])
			fresh += text.len;
		else
			repeated += text.len;
	}
	return fresh >= NEW_LEAST && fresh > repeated
	    && whole->text.len + part->text.len < PARTS_BYTES;
}

bool
parts_join(Arena *arena, Document *whole, const Document *part)
{
	Arena *scratch = arena_new();
	bool *is_new = ARENA_ARRAY(scratch, bool, part->blocks.count);
	bool good = find_new(scratch, whole, part, is_new);
	Buf text = buf_new(BUF_UNLIMITED);
	if (good)
		buf_add(&text, whole->text);
	uint32_t span = 0;
	for (uint32_t i = 0; good && i < part->blocks.count; i++) {
		Block block = part->blocks.items[i];
		if (!is_new[i])
			continue;
		if (text.len && !range_empty(block.text))
			buf_add(&text, STR("\n\n"));
		uint32_t begin = (uint32_t)text.len;
		buf_add(&text, range_str(part->text, block.text));
		for (; span < part->spans.count
		    && part->spans.items[span].text.begin < block.text.end; span++) {
			Span copy = part->spans.items[span];
			if (copy.text.begin < block.text.begin)
				continue; /* of a block that is left out */
			copy.href = str_copy(arena, copy.href);
			copy.text.begin += begin - block.text.begin;
			copy.text.end += begin - block.text.begin;
			list_push(arena, &whole->spans, copy);
		}
		block.text = (Range){begin, (uint32_t)text.len};
		list_push(arena, &whole->blocks, block);
	}
	if (good) {
		whole->text = buf_copy(arena, &text);
		whole->next_part = str_copy(arena, part->next_part);
	}
	buf_free(&text);
	arena_free(scratch);
	return good;
}
