#include "article/plain.h"

#include <string.h>

#include "base/unicode.h"

enum {
	MOST_LINES = 200000,  /* that are told apart; what comes behind is one
	                         paragraph, whatever it is */
	LONG_LINE = 100,      /* characters: nobody wraps by hand so far out */
	SHORTEST_WIDTH = 45,  /* and nobody wraps prose narrower */
	LONGEST_TITLE = 160,
	LONGEST_NOTE = 90,    /* of a byline, a date */
	LONGEST_CAPTION = 300,
	TOP_GROUPS = 6,       /* where headline, byline and date may stand */
};

typedef struct {
	Range text;          /* without blanks at its ends */
	uint32_t characters; /* in it */
	uint32_t indent;     /* columns before it; a tab is 4 */
} PlainLine;

typedef LIST_OF(PlainLine) PlainLineList;

/* Lines with no empty line between them. */
typedef struct {
	const PlainLine *lines;
	uint32_t count;
} Group;

typedef struct {
	Arena *arena;
	Document *document;
	Str text;
	uint32_t groups; /* read so far */
	bool titled;     /* the headline is known, or there is none */
} Plain;

static Str
line_str(const Plain *plain, PlainLine line)
{
	return range_str(plain->text, line.text);
}

static bool
is_blank(uint32_t character)
{
	return unicode_is_space(character) || character == 0xfeff;
}

/* The line from *at on, and *at behind its newline. */
static PlainLine
next_line(Str text, size_t *at)
{
	PlainLine line = {0};
	size_t begin = *at, end = *at;
	bool started = false;
	uint32_t characters = 0;
	while (*at < text.len) {
		size_t here = *at;
		uint32_t character = unicode_at(text, here, at);
		if (character == '\n')
			break;
		characters++;
		if (is_blank(character)) {
			if (!started)
				line.indent += character == '\t' ? 4 : 1;
			continue;
		}
		if (!started) {
			started = true;
			begin = here;
			characters = 1;
		}
		end = *at;
		line.characters = characters;
	}
	line.text = (Range){(uint32_t)begin, (uint32_t)(started ? end : begin)};
	return line;
}

static void
add_block(Plain *plain, Block block)
{
	list_push(plain->arena, &plain->document->blocks, block);
}

static Range
group_range(const PlainLine *lines, uint32_t count)
{
	return (Range){lines[0].text.begin, lines[count - 1].text.end};
}

/* --- what a line is ------------------------------------------------------ */

static bool
is_rule(Str line)
{
	uint32_t marks = 0;
	char mark = line.len ? line.ptr[0] : '\0';
	if (!mark || !memchr("*-_=~#", mark, 6))
		return str_equal(line, STR("⁂"));
	for (size_t i = 0; i < line.len; i++) {
		if (line.ptr[i] == mark)
			marks++;
		else if (line.ptr[i] != ' ')
			return false;
	}
	return marks >= 3;
}

/* "- ", "* ", "• ", "12. ", "3) "; *ordinal is 0 for a bullet. */
static bool
is_item(Str line, uint32_t *ordinal)
{
	static const Str bullets[] = {
	    STR_INIT("- "), STR_INIT("* "), STR_INIT("• "), STR_INIT("· ")};
	*ordinal = 0;
	for (size_t i = 0; i < sizeof bullets / sizeof bullets[0]; i++)
		if (str_starts(line, bullets[i]))
			return true;
	size_t digits = 0;
	while (digits < line.len && digits < 3 && byte_is_digit(line.ptr[digits])) {
		*ordinal = *ordinal * 10 + (uint32_t)(line.ptr[digits] - '0');
		digits++;
	}
	return digits && line.len > digits + 2
	    && (line.ptr[digits] == '.' || line.ptr[digits] == ')')
	    && line.ptr[digits + 1] == ' ' && *ordinal > 0;
}

static bool
is_caption(Str line)
{
	static const Str fronts[] = {STR_INIT("image:"), STR_INIT("images:"),
	    STR_INIT("photo:"), STR_INIT("photos:"), STR_INIT("picture:"),
	    STR_INIT("photo by "), STR_INIT("photo credit:"),
	    STR_INIT("image credit:"), STR_INIT("photograph:"),
	    STR_INIT("caption:"), STR_INIT("credit:"), STR_INIT("foto:"),
	    STR_INIT("bild:")};
	for (size_t i = 0; i < sizeof fronts / sizeof fronts[0]; i++)
		if (str_starts_ascii(line, fronts[i]))
			return line.len <= LONGEST_CAPTION;
	return false;
}

static uint32_t
first_word(Str line)
{
	uint32_t characters = 0;
	for (size_t at = 0; at < line.len; characters++)
		if (unicode_is_space(unicode_at(line, at, &at)))
			break;
	return characters;
}

/*
 * Whether somebody broke the lines to a width: as a rule the next line's first
 * word would not have fitted.
 */
static bool
is_hard_wrapped(const Plain *plain, Group group)
{
	uint32_t width = 0, full = 0;
	for (uint32_t i = 0; i < group.count; i++)
		if (group.lines[i].characters > width)
			width = group.lines[i].characters;
	if (width < SHORTEST_WIDTH || width > LONG_LINE)
		return false;
	for (uint32_t i = 0; i + 1 < group.count; i++) {
		uint32_t needs = group.lines[i].characters + 1
		    + first_word(line_str(plain, group.lines[i + 1]));
		full += needs + 3 > width;
	}
	return full * 10 >= (group.count - 1) * 9;
}

static bool
looks_like_code(const Plain *plain, Group group)
{
	uint32_t signs = 0;
	for (uint32_t i = 0; i < group.count; i++) {
		Str line = line_str(plain, group.lines[i]);
		if (group.lines[i].indent < 4)
			return false;
		signs += line.len
		    && memchr(";{}()=:,>", line.ptr[line.len - 1], 9) != NULL;
	}
	return group.count > 1 && signs * 2 > group.count;
}

/* --- the top of the file ------------------------------------------------- */

static bool
ends_sentence(Str line)
{
	return str_ends(line, STR(".")) || str_ends(line, STR(":"))
	    || str_ends(line, STR(",")) || str_ends(line, STR(";"))
	    || str_ends(line, STR(".\"")) || str_ends(line, STR(".”"));
}

static bool
is_title(const Plain *plain, PlainLine line)
{
	return str_equal(str_squeeze(plain->arena, line_str(plain, line)),
	    plain->document->title);
}

/* How many of the group's first lines are the headline; the first line of the
 * file says what it is. */
static uint32_t
take_title(Plain *plain, Group group, bool last)
{
	Str line = line_str(plain, group.lines[0]);
	if (!plain->titled) {
		plain->titled = true;
		bool doubled = group.count > 1
		    && str_equal(line, line_str(plain, group.lines[1]));
		uint32_t ordinal;
		if (group.lines[0].characters > LONGEST_TITLE || is_rule(line)
		    || is_item(line, &ordinal) || str_starts(line, STR(">"))
		    || (!doubled && (ends_sentence(line) || group.count > 1 || last)))
			return 0;
		plain->document->title = str_squeeze(plain->arena, line);
	}
	uint32_t count = 0;
	while (plain->document->title.len && count < group.count
	       && group.lines[count].characters <= LONGEST_TITLE
	       && is_title(plain, group.lines[count])) {
		add_block(plain,
		    (Block){.kind = BLOCK_TITLE, .text = group.lines[count].text});
		count++;
	}
	return count;
}

/* "By Jo Reporter", "March 5, 2024": they stay paragraphs. */
static void
note_byline_and_date(Plain *plain, PlainLine line)
{
	Str words = line_str(plain, line);
	if (line.characters > LONGEST_NOTE || ends_sentence(words))
		return;
	Document *document = plain->document;
	if (str_starts_ascii(words, STR("by ")) && words.len > 3
	    && str_empty(document->byline)) {
		Str names = str_trim(str_part(words, 3, words.len));
		if (unicode_is_upper(unicode_at(names, 0, NULL)))
			document->byline = str_squeeze(plain->arena, names);
	} else if (document->published == DATE_NONE) {
		document->published = date_read(words);
	}
}

/* --- groups -------------------------------------------------------------- */

static void
read_paragraph(Plain *plain, Group group)
{
	if (!group.count)
		return;
	Block block = {.text = group_range(group.lines, group.count)};
	bool long_lines = false;
	for (uint32_t i = 0; i < group.count; i++)
		long_lines = long_lines || group.lines[i].characters > LONG_LINE;
	if (long_lines) {
		for (uint32_t i = 0; i < group.count; i++)
			add_block(plain, (Block){.text = group.lines[i].text});
		return;
	}
	if (looks_like_code(plain, group)) {
		block.kind = BLOCK_CODE;
		block.keeps_lines = true;
	} else if (group.count > 1) {
		block.keeps_lines = !is_hard_wrapped(plain, group);
	}
	add_block(plain, block);
}

/* Items from the group's first line on, each with the lines that go on with
 * it. */
static void
read_items(Plain *plain, Group group)
{
	for (uint32_t i = 0; i < group.count;) {
		uint32_t ordinal, ignored, first = i++;
		is_item(line_str(plain, group.lines[first]), &ordinal);
		while (i < group.count
		       && !is_item(line_str(plain, group.lines[i]), &ignored))
			i++;
		uint32_t depth = 1 + group.lines[first].indent / 4;
		add_block(plain,
		    (Block){.kind = BLOCK_ITEM,
		        .depth = (uint8_t)(depth < 8 ? depth : 8),
		        .ordinal = ordinal,
		        .text = group_range(group.lines + first, i - first)});
	}
}

static bool
all_quoted(const Plain *plain, Group group)
{
	for (uint32_t i = 0; i < group.count; i++)
		if (!str_starts(line_str(plain, group.lines[i]), STR(">")))
			return false;
	return true;
}

static void
read_group(Plain *plain, Group group, bool last)
{
	if (plain->groups++ < TOP_GROUPS) {
		uint32_t taken = take_title(plain, group, last);
		group.lines += taken;
		group.count -= taken;
		for (uint32_t i = 0; i < group.count && i < 3; i++)
			note_byline_and_date(plain, group.lines[i]);
	}
	if (!group.count)
		return;
	Str line = line_str(plain, group.lines[0]);
	uint32_t ordinal;
	Block block = {.text = group_range(group.lines, group.count)};
	if (group.count == 1 && is_rule(line)) {
		block.kind = BLOCK_RULE;
		add_block(plain, block);
	} else if (group.count == 1 && is_caption(line)) {
		block.kind = BLOCK_CAPTION;
		add_block(plain, block);
	} else if (all_quoted(plain, group)) {
		block.kind = BLOCK_QUOTATION;
		block.depth = 1;
		block.keeps_lines = group.count > 1;
		add_block(plain, block);
	} else {
		uint32_t before = 0;
		while (before < group.count
		       && !is_item(line_str(plain, group.lines[before]), &ordinal))
			before++;
		read_paragraph(plain, (Group){group.lines, before});
		read_items(plain,
		    (Group){group.lines + before, group.count - before});
	}
}

Document *
plain_read(Arena *arena, Str text)
{
	Document *document = ARENA_NEW(arena, Document);
	document->published = DATE_NONE;
	if (text.len > INT32_MAX)
		text = unicode_repair(arena, str_part(text, 0, INT32_MAX - 4));
	document->verbatim = true;
	document->text = str_copy(arena, text);
	Arena *scratch = arena_new();
	Plain plain = {.arena = arena, .document = document, .text = document->text};
	PlainLineList lines = {0};
	size_t at = 0;
	for (uint32_t read = 0; at < text.len && read < MOST_LINES;) {
		PlainLine line = next_line(plain.text, &at);
		if (!range_empty(line.text)) {
			list_push(scratch, &lines, line);
			if (++read < MOST_LINES && at < text.len)
				continue;
		}
		if (lines.count)
			read_group(&plain, (Group){lines.items, lines.count},
			    at == text.len);
		lines.count = 0;
	}
	Range rest = {(uint32_t)at, (uint32_t)text.len};
	while (!range_empty(rest)) {
		PlainLine line = next_line(plain.text, &at);
		if (range_empty(line.text)) {
			rest.begin = (uint32_t)at;
			continue;
		}
		rest.begin = line.text.begin;
		break;
	}
	while (!range_empty(rest)) {
		size_t start;
		if (!is_blank(unicode_before(plain.text, rest.end, &start)))
			break;
		rest.end = (uint32_t)start;
	}
	if (!range_empty(rest))
		add_block(&plain, (Block){.text = rest});
	arena_free(scratch);
	return document;
}
