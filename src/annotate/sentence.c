#include "annotate/sentence.h"

#include "base/unicode.h"

static bool
is_terminator(const Token *token)
{
	switch (token_mark(token)) {
	case '.':
	case '!':
	case '?':
	case 0x2026: /* … */
	case 0x203c: /* ‼ */
	case 0x2047:
	case 0x2048:
	case 0x2049:
	case 0x3002: /* 。 */
	case 0xff01: /* ！ */
	case 0xff0e:
	case 0xff1f:
	case 0x0964: /* Devanagari danda */
	case 0x06d4: /* Arabic full stop */
	case 0x061f:
		return true;
	}
	return false;
}

static bool
is_closing(const Token *token)
{
	switch (token_mark(token)) {
	case 0x300d: /* 」 */
	case 0x300f:
		return true;
	case '"':
	case '\'':
	case ')':
	case ']':
	case 0x2019: /* ’ */
	case 0x201d: /* ” */
	case 0x201c: /* “ closes in German */
	case 0x00bb: /* » */
	case 0x203a:
	case 0x00ab: /* « closes where »…« stands */
		return !token->after_blank;
	}
	return false;
}

/* "he arrived at 5 p.m. The": a word that begins sentences more often than it
 * goes on behind an abbreviation. */
static bool
is_opener(Str lower)
{
	static const Str openers[] = {STR_INIT("a"), STR_INIT("after"),
	    STR_INIT("all"), STR_INIT("also"), STR_INIT("although"),
	    STR_INIT("an"), STR_INIT("and"), STR_INIT("as"), STR_INIT("at"),
	    STR_INIT("before"), STR_INIT("but"), STR_INIT("by"), STR_INIT("for"),
	    STR_INIT("he"), STR_INIT("her"), STR_INIT("his"), STR_INIT("how"),
	    STR_INIT("however"), STR_INIT("i"), STR_INIT("if"), STR_INIT("in"),
	    STR_INIT("it"), STR_INIT("its"), STR_INIT("meanwhile"),
	    STR_INIT("mr."), STR_INIT("mrs."), STR_INIT("ms."), STR_INIT("my"),
	    STR_INIT("no"), STR_INIT("not"), STR_INIT("now"), STR_INIT("on"),
	    STR_INIT("one"), STR_INIT("our"), STR_INIT("she"), STR_INIT("since"),
	    STR_INIT("so"), STR_INIT("some"), STR_INIT("that"), STR_INIT("the"),
	    STR_INIT("their"), STR_INIT("then"), STR_INIT("there"),
	    STR_INIT("these"), STR_INIT("they"), STR_INIT("this"),
	    STR_INIT("those"), STR_INIT("to"), STR_INIT("we"), STR_INIT("what"),
	    STR_INIT("when"), STR_INIT("where"), STR_INIT("while"),
	    STR_INIT("who"), STR_INIT("why"), STR_INIT("with"), STR_INIT("you")};
	return STR_IN(lower, openers);
}

/* A word that keeps its stop and yet may stand last in a sentence; no sentence
 * ends with "Mr." */
static bool
may_stand_last(const Token *token)
{
	static const Str words[] = {STR_INIT("ave."), STR_INIT("blvd."),
	    STR_INIT("bros."), STR_INIT("co."), STR_INIT("corp."),
	    STR_INIT("esq."), STR_INIT("etc."), STR_INIT("inc."),
	    STR_INIT("jr."), STR_INIT("ltd."), STR_INIT("pty."), STR_INIT("sr."),
	    STR_INIT("st.")};
	Str lower = token->lower;
	/* "U.S.", "p.m.", "Plan B.", "D-Calif." */
	if (lower.len == 2 || (lower.len > 3 && (lower.ptr[1] == '-'
	    || lower.ptr[lower.len - 3] == '.')))
		return true;
	return STR_IN(lower, words);
}

static bool
is_abbreviation(const Token *token)
{
	return token->kind == TOKEN_WORD && token->word.len > 1
	    && token->word.ptr[token->word.len - 1] == '.';
}

/* The first word or number at or behind i in i's line: what decides whether a
 * sentence may begin there. At most a few marks are passed over. */
static const Token *
next_word(const TokenList *tokens, uint32_t i)
{
	for (uint32_t end = i + 4; i < end && i < tokens->count; i++) {
		const Token *token = &tokens->items[i];
		if (token->begins_line || token->kind == TOKEN_WORD
		    || token->kind == TOKEN_NUMBER)
			return token;
	}
	return NULL;
}

/* Whether a new sentence begins at i, where the token before i closed one
 * or was an abbreviation. */
static bool
begins_at(const TokenList *tokens, uint32_t i, const Token *abbreviation)
{
	const Token *next = next_word(tokens, i);
	bool opens = tokens->items[i].kind == TOKEN_MARK;
	if (!next)
		return !abbreviation && tokens->items[i].after_blank;
	if (abbreviation)
		return may_stand_last(abbreviation) && next->capital
		    && (is_opener(next->lower)
		        || (opens && tokens->items[i].after_blank
		            && token_mark(&tokens->items[i]) != '('));
	if (next->begins_line || next->kind == TOKEN_NUMBER || next->capital)
		return true;
	/* "iPhones are …" begins one, "“Why?” she asked" does not; scripts that
	 * have no case always do */
	if (next->word.len != next->lower.len
	    || !str_equal(next->word, next->lower))
		return true;
	return !unicode_is_lower(unicode_at(next->word, 0, NULL));
}

/* Where the sentence that begins at first ends: the index behind its last. */
static uint32_t
sentence_end(const TokenList *tokens, uint32_t first)
{
	uint32_t i = first;
	do {
		const Token *token = &tokens->items[i++];
		bool stops = is_terminator(token);
		const Token *abbreviation = is_abbreviation(token) ? token : NULL;
		if (!stops && !abbreviation)
			continue;
		while (i < tokens->count && !tokens->items[i].begins_line
		    && (is_closing(&tokens->items[i])
		        || (!tokens->items[i].after_blank
		            && is_terminator(&tokens->items[i])))) {
			stops |= is_terminator(&tokens->items[i]);
			i++;
		}
		if (i == tokens->count || tokens->items[i].begins_line)
			return i;
		/* "1. Open the lid" is one */
		if (i == first + 2 && tokens->items[first].kind == TOKEN_NUMBER)
			continue;
		if (begins_at(tokens, i, stops ? NULL : abbreviation))
			return i;
	} while (i < tokens->count && !tokens->items[i].begins_line);
	return i;
}

RangeList
sentence_split(Arena *arena, TokenList *tokens)
{
	RangeList sentences = {0};
	for (uint32_t first = 0; first < tokens->count;) {
		uint32_t end = sentence_end(tokens, first);
		for (uint32_t i = first; i < end; i++)
			tokens->items[i].sentence = sentences.count;
		list_push(arena, &sentences,
		    (Range){tokens->items[first].text.begin,
		        tokens->items[end - 1].text.end});
		first = end;
	}
	return sentences;
}
