#include "annotate/mark.h"

#include "base/unicode.h"

enum { BLANK = ' ' }; /* stands around a block */

bool
mark_style(uint32_t character, MarkStyle *style)
{
	switch (character) {
	case '"':
	case 0x201c: /* “ */
	case 0x201d: /* ” */
	case 0x201e: /* „ */
	case 0x201f: /* ‟ */
	case 0x2033: /* ″, from careless typesetters */
	case 0xff02: /* ＂ */
		*style = MARK_DOUBLE;
		return true;
	case '\'':
	case 0x2018: /* ‘ */
	case 0x2019: /* ’ */
	case 0x201a: /* ‚ */
	case 0x201b: /* ‛ */
		*style = MARK_SINGLE;
		return true;
	case 0xab: /* « */
	case 0xbb: /* » */
		*style = MARK_GUILLEMET;
		return true;
	case 0x300c: /* 「 */
	case 0x300d: /* 」 */
	case 0x300e: /* 『 */
	case 0x300f: /* 』 */
		*style = MARK_CORNER;
		return true;
	default:
		return false;
	}
}

bool
mark_is_straight(uint32_t character)
{
	return character == '"' || character == '\'' || character == 0x2033
	    || character == 0xff02;
}

bool
mark_is_low(uint32_t character)
{
	return character == 0x201e || character == 0x201a;
}

static bool
is_word_character(uint32_t character)
{
	return unicode_is_letter(character) || unicode_is_digit(character);
}

bool
mark_leads_in(uint32_t before)
{
	MarkStyle style;
	if (unicode_is_space(before) || mark_style(before, &style))
		return true;
	switch (before) {
	case '(': case '[': case '{': case '/': case '|': case '>': case ':':
	case '-': case 0x2013: case 0x2014: case 0x2015: case 0x2026:
		return true;
	default:
		return false;
	}
}

/* 'em, '90s, 'n' and their like begin with an apostrophe. */
static bool
is_elision(Str rest)
{
	static const Str words[] = {
		STR_INIT("em"), STR_INIT("tis"), STR_INIT("twas"), STR_INIT("til"),
		STR_INIT("till"), STR_INIT("cause"), STR_INIT("n"), STR_INIT("bout"),
		STR_INIT("round"), STR_INIT("cuz"), STR_INIT("s"), STR_INIT("im"),
	};
	size_t len = 0;
	while (len < rest.len && len < 8
	    && (byte_is_letter(rest.ptr[len]) || byte_is_digit(rest.ptr[len])))
		len++;
	if (len >= 2 && byte_is_digit(rest.ptr[0]) && byte_is_digit(rest.ptr[1]))
		return len == 2 || (len == 3 && rest.ptr[2] == 's');
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_equal_ascii(str_part(rest, 0, len), words[i]))
			return true;
	return false;
}

/* 6'2" and a 5" gun: a measure. */
static bool
ends_a_measure(Str text, uint32_t at, Range block)
{
	uint32_t i = at;
	while (i > block.begin && byte_is_digit(text.ptr[i - 1]))
		i--;
	if (i == at || i == block.begin)
		return false;
	size_t start;
	uint32_t before = unicode_before(text, i, &start);
	return (before == '\'' || before == 0x2019 || before == 0x2032)
	    && start > block.begin && byte_is_digit(text.ptr[start - 1]);
}

static Mark
mark_at(Str text, Range block, uint32_t at, uint32_t end, uint32_t character,
    MarkStyle style)
{
	uint32_t before = at > block.begin ? unicode_before(text, at, NULL) : BLANK;
	uint32_t after = end < block.end ? unicode_at(text, end, NULL) : BLANK;
	bool after_blank = unicode_is_space(before);
	bool before_blank = unicode_is_space(after);
	bool stands_first = at == block.begin;
	Mark mark = {.begin = at, .end = end, .character = character,
		.style = (uint8_t)style};

	switch (character) {
	case 0x201c: /* “ */
	case 0x201f:
		mark.opens = mark.fresh = !before_blank || after_blank;
		mark.closes = !after_blank; /* „so“ */
		break;
	case 0x201e: /* „ */
	case 0x300c:
	case 0x300e:
		mark.opens = mark.fresh = true;
		break;
	case 0x300d:
	case 0x300f:
		mark.closes = true;
		break;
	case 0x201d: /* ”: opens where it stands for both, as in Finland */
		mark.opens = mark_leads_in(before) && !before_blank;
		mark.closes = true;
		break;
	case 0xab:
	case 0xbb: /* which of the two opens, the pairing knows */
		mark.opens = mark.closes = mark.fresh = true;
		break;
	case 0x2018: /* ‘ */
	case 0x201a:
	case 0x201b:
		mark.opens = mark.fresh = !before_blank && mark_leads_in(before)
		    && !is_elision(str_part(text, end, block.end));
		mark.closes = character == 0x2018 && !after_blank && before_blank;
		break;
	case '\'':
		mark.opens = mark.fresh = is_word_character(after) && mark_leads_in(before)
		    && !is_elision(str_part(text, end, block.end));
		mark.closes = !after_blank && !is_word_character(after);
		break;
	case 0x2019: /* ’ */
		mark.closes = !after_blank && !is_word_character(after);
		break;
	default: /* " and its like */
		mark.opens = !before_blank
		    && (mark_leads_in(before) || (is_word_character(after)
		    && !unicode_is_digit(before)));
		mark.fresh = mark.opens && (after_blank || stands_first);
		mark.closes = !mark.fresh;
		if (ends_a_measure(text, at, block))
			mark.opens = mark.fresh = mark.closes = false;
		break;
	}
	mark.firm = mark.closes && !is_word_character(before);
	return mark;
}

/* Where two single marks end that stand close together, '' or ’’; 0: they do
 * not. */
static uint32_t
pair_end(Str text, Range block, uint32_t at)
{
	size_t end;
	uint32_t first = unicode_at(text, at, &end);
	if ((first != '\'' && first != 0x2019) || end >= block.end
	    || unicode_at(text, end, &end) != first)
		return 0;
	return (uint32_t)end;
}

/* "like this,'' from a keyboard without curly ones: they end what a double mark
 * began. */
static Mark
closing_pair(uint32_t begin, uint32_t end)
{
	return (Mark){
		.begin = begin,
		.end = end,
		.character = '"',
		.style = MARK_DOUBLE,
		.closes = true,
		.firm = true,
	};
}

MarkList
mark_collect(Arena *arena, Str text, Range block)
{
	MarkList marks = {0};
	bool in_pair = false;
	for (uint32_t i = block.begin; i < block.end; ) {
		uint8_t byte = (uint8_t)text.ptr[i];
		/* only these lead bytes begin a mark */
		if (byte != '"' && byte != '\'' && byte != 0xc2 && byte != 0xe2
		    && byte != 0xe3 && byte != 0xef) {
			i++;
			continue;
		}
		size_t end;
		uint32_t character = unicode_at(text, i, &end);
		MarkStyle style;
		uint32_t pair = pair_end(text, block, i);
		if (pair) {
			bool opens = i == block.begin
			    || mark_leads_in(unicode_before(text, i, NULL));
			if (!opens && !in_pair)
				list_push(arena, &marks, closing_pair(i, pair));
			in_pair = opens;
		}
		if (pair && character == '\'') {
			i = pair; /* ''like this'': see quotation.h */
		} else if (mark_style(character, &style)) {
			Mark mark = mark_at(text, block, i, (uint32_t)end, character,
			    style);
			if (mark.opens || mark.closes)
				list_push(arena, &marks, mark);
			i = (uint32_t)end;
		} else {
			i = (uint32_t)end;
		}
	}

	uint32_t opener[MARK_STYLES], closer[MARK_STYLES],
	    firm[MARK_STYLES];
	for (int s = 0; s < MARK_STYLES; s++)
		opener[s] = closer[s] = firm[s] = NO_MARK;
	for (uint32_t i = marks.count; i-- > 0; ) {
		Mark *mark = &marks.items[i];
		mark->next_opener = opener[mark->style];
		mark->next_closer = closer[mark->style];
		mark->next_firm = firm[mark->style];
		if (mark->fresh)
			opener[mark->style] = i;
		else if (mark->closes)
			closer[mark->style] = i;
		if (mark->firm && !mark->fresh)
			firm[mark->style] = i;
	}
	return marks;
}
