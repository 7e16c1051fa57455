#include "annotate/description.h"

#include "annotate/lexicon.h"
#include "annotate/postnominal.h"

enum { BEFORE_MAX = 9, AFTER_MAX = 16, NOUN_WITHIN = 6, SMALL_WORDS_MAX = 4 };

static uint32_t
flags_at(const TokenList *tokens, uint32_t i)
{
	const Token *token = &tokens->items[i];
	return lexicon_find_word(token->word, token->lower);
}

/* "president-elect", "governor-designate" */
static bool
is_coming(Str lower)
{
	static const Str ends[] = {STR_INIT("-elect"), STR_INIT("-designate")};
	for (size_t k = 0; k < sizeof ends / sizeof *ends; k++)
		if (str_ends(lower, ends[k]))
			return lexicon_find(str_part(lower, 0,
			    lower.len - ends[k].len)) & (WORD_ROLES | WORD_TITLES);
	return false;
}

static bool
is_noun(const TokenList *tokens, uint32_t i)
{
	const Token *token = &tokens->items[i];
	return token->kind == TOKEN_WORD
	    && (flags_at(tokens, i) & (WORD_ROLES | (token->capital ? WORD_TITLES : 0))
	        || is_coming(token->lower));
}

/* Whether the word may stand before the noun in a description: no verb, no
 * little word. "former", "hedge fund", "Holm University" may. */
static bool
may_qualify(const TokenList *tokens, uint32_t i)
{
	static const Str singular[] = {STR_INIT("sales"), STR_INIT("sports"),
	    STR_INIT("affairs"), STR_INIT("news")};
	const Token *token = &tokens->items[i];
	if (token->kind == TOKEN_POSSESSIVE)
		return true;
	if (token->kind != TOKEN_WORD)
		return false;
	uint32_t flags = flags_at(tokens, i);
	if (flags & (WORD_FUNCTION_WORDS | WORD_CALENDAR)
	    && !(token->capital && flags & WORD_ORGANIZATIONS)
	    && !token_is(tokens, i, STR("first")))
		return false;
	if (token->capital || flags & WORD_ROLES)
		return true;
	return !str_ends(token->lower, STR("ed"))
	    && !str_ends(token->lower, STR("ing"))
	    && !str_ends(token->lower, STR("ly"))
	    && (!str_ends(token->lower, STR("s"))
	        || str_ends(token->lower, STR("ss"))
	        || STR_IN(token->lower, singular));
}

/* "former NATO secretary": what may stand before a name inside a description,
 * where any other small word ("heard NATO's secretary") is none of it. */
static bool
is_front(const TokenList *tokens, uint32_t i)
{
	static const Str words[] = {STR_INIT("former"), STR_INIT("ex"),
	    STR_INIT("deputy"), STR_INIT("senior"), STR_INIT("acting"),
	    STR_INIT("vice"), STR_INIT("chief"), STR_INIT("longtime"),
	    STR_INIT("veteran"), STR_INIT("retired"), STR_INIT("current"),
	    STR_INIT("outgoing"), STR_INIT("incoming"), STR_INIT("late"),
	    STR_INIT("new"), STR_INIT("fellow"), STR_INIT("top"),
	    STR_INIT("assistant"), STR_INIT("associate"), STR_INIT("interim"),
	    STR_INIT("junior"), STR_INIT("leading"), STR_INIT("onetime")};
	return STR_IN(tokens->items[i].lower, words);
}

/* From end back to the first word that belongs to it. */
static Range
phrase_before(const TokenList *tokens, uint32_t end)
{
	uint32_t begin = end, small = 0;
	bool named = false; /* a word with a capital is in it */
	while (begin > 0 && end - begin < BEFORE_MAX
	    && tokens->items[begin - 1].sentence == tokens->items[end - 1].sentence
	    && may_qualify(tokens, begin - 1)) {
		const Token *token = &tokens->items[begin - 1];
		bool plain = token->kind == TOKEN_WORD && !token->capital;
		if (plain && !is_front(tokens, begin - 1)
		    && (named || ++small > SMALL_WORDS_MAX))
			break;
		named |= token->capital;
		begin--;
	}
	while (begin < end && tokens->items[begin].kind == TOKEN_POSSESSIVE)
		begin++;
	if (begin == end)
		return (Range){0, 0};
	return (Range){tokens->items[begin].text.begin,
	    tokens->items[end - 1].text.end};
}

/* "Dr the Rt. Hon." before a name says nothing of what somebody is. */
static uint32_t
without_address(const TokenList *tokens, uint32_t first)
{
	uint32_t end = first;
	while (end > 0 && tokens->items[end - 1].kind == TOKEN_WORD
	    && (flags_at(tokens, end - 1) & WORD_HONORIFICS
	        || (end < first && token_is(tokens, end - 1, STR("the")))))
		end--;
	return end;
}

/* "ambassador to Britain", "chief of the Lamp Council": the description that ends
 * at end with somebody's or something's name, as far back as it goes. */
static Range
office_before(const TokenList *tokens, uint32_t end, uint32_t sentence)
{
	enum { OFFICE_MAX = 14 };
	static const Str links[] = {STR_INIT("of"), STR_INIT("to"),
	    STR_INIT("for"), STR_INIT("at"), STR_INIT("in")};
	static const Str inner[] = {STR_INIT("the"), STR_INIT("and"),
	    STR_INIT("of"), STR_INIT("for"), STR_INIT("in")};
	uint32_t office = end;
	for (uint32_t i = end; i-- > 0 && end - i <= OFFICE_MAX
	    && tokens->items[i].sentence == sentence; ) {
		const Token *token = &tokens->items[i];
		bool linked = STR_IN(token->lower, links);
		if (i > 0 && i + 1 < end && linked
		    && tokens->items[i - 1].sentence == sentence
		    && is_noun(tokens, i - 1))
			office = i;
		bool named = token->capital || token->kind == TOKEN_NUMBER
		    || token_is(tokens, i, STR("&"))
		    || token_is(tokens, i, STR("-"));
		if (!named && !linked && !STR_IN(token->lower, inner))
			break;
	}
	if (office == end)
		return (Range){0, 0};
	Range phrase = phrase_before(tokens, office);
	if (range_empty(phrase))
		phrase.begin = tokens->items[office - 1].text.begin;
	/* "Prime Minister and chairman of the Council" */
	uint32_t first = office;
	while (first > 0 && tokens->items[first - 1].text.begin >= phrase.begin)
		first--;
	if (first > 1 && token_is(tokens, first - 1, STR("and"))
	    && tokens->items[first - 2].sentence == sentence
	    && is_noun(tokens, first - 2)) {
		Range other = phrase_before(tokens, first - 1);
		if (!range_empty(other))
			phrase.begin = other.begin;
	}
	phrase.end = tokens->items[end - 1].text.end;
	return phrase;
}

static Range
description_before(const TokenList *tokens, const Name *name)
{
	uint32_t end = name->first;
	uint32_t sentence = tokens->items[name->first].sentence;
	if (name->title < name->first) {
		/* "Mr.", "Dr." say nothing of what somebody is */
		while (end > name->title
		    && flags_at(tokens, end - 1) & WORD_HONORIFICS)
			end--;
		/* "former Secretary of State": the title whole, and what is before */
		if (end > name->title) {
			Range phrase = phrase_before(tokens, name->title + 1);
			if (range_empty(phrase))
				phrase.begin = tokens->items[name->title].text.begin;
			phrase.end = tokens->items[end - 1].text.end;
			return phrase;
		}
	}
	end = without_address(tokens, name->first);
	if (end == 0 || tokens->items[end - 1].sentence != sentence)
		return (Range){0, 0};
	bool addressed = end < name->first;
	/* "the council's president, Ida Vell, said" */
	if (end > 1 && token_is(tokens, end - 1, STR(","))
	    && name->end < tokens->count && !tokens->items[end - 2].capital
	    && is_noun(tokens, end - 2)
	    && !str_ends(tokens->items[end - 2].lower, STR("s")))
		return phrase_before(tokens, end - 1);
	/* "the head of the Council, Ida Vell, said" */
	if (token_is(tokens, end - 1, STR(",")) && end > 1
	    && (addressed || token_is(tokens, name->end, STR(","))))
		return office_before(tokens, end - 1, sentence);
	if (is_noun(tokens, end - 1))
		return phrase_before(tokens, end);
	return tokens->items[end - 1].capital
	    ? office_before(tokens, end, sentence) : (Range){0, 0};
}

static bool
ends_phrase(const TokenList *tokens, uint32_t i)
{
	static const Str words[] = {STR_INIT("who"), STR_INIT("whose"),
	    STR_INIT("which"), STR_INIT("said"), STR_INIT("says"),
	    STR_INIT("told"), STR_INIT("added"), STR_INIT("was"),
	    STR_INIT("is"), STR_INIT("has"), STR_INIT("had"), STR_INIT("were"),
	    STR_INIT("will"), STR_INIT("would"), STR_INIT("but"),
	    STR_INIT("while"), STR_INIT("when"), STR_INIT("where"),
	    STR_INIT("because"), STR_INIT("wrote"), STR_INIT("argued")};
	if (tokens->items[i].kind == TOKEN_MARK)
		return !token_is(tokens, i, STR("&"))
		    && !token_is(tokens, i, STR("/"));
	return STR_IN(tokens->items[i].lower, words);
}

/* "friends": no one is that. */
static bool
is_many(Str noun)
{
	return str_ends(noun, STR("s")) && !str_ends(noun, STR("ss"));
}

/* The description that begins at i, if it is one: its noun stands near its
 * beginning, before any "of". */
static Range
phrase_after(const TokenList *tokens, uint32_t i, uint32_t sentence)
{
	static const Str articles[] = {STR_INIT("the"), STR_INIT("a"),
	    STR_INIT("an"), STR_INIT("his"), STR_INIT("her"), STR_INIT("its"),
	    STR_INIT("their"), STR_INIT("now"), STR_INIT("then"),
	    STR_INIT("currently")};
	if (i < tokens->count && STR_IN(tokens->items[i].lower, articles))
		i++;
	bool noun = false;
	uint32_t end = i;
	for (; end < tokens->count && end < i + AFTER_MAX
	     && tokens->items[end].sentence == sentence && !ends_phrase(tokens, end);
	     end++) {
		if (noun || end >= i + NOUN_WITHIN)
			continue;
		noun = is_noun(tokens, end) && !is_many(tokens->items[end].lower);
		if (!noun && !may_qualify(tokens, end))
			return (Range){0, 0};
	}
	if (!noun || end == i)
		return (Range){0, 0};
	/* ran out of room: keep what is sure */
	if (end == i + AFTER_MAX)
		while (end > i + 1
		    && !(flags_at(tokens, end) & WORD_FUNCTION_WORDS))
			end--;
	return (Range){tokens->items[i].text.begin, tokens->items[end - 1].text.end};
}

/* "a nurse", "chief executive of": not "tired", and not "head over heels". */
static bool
is_office(const TokenList *tokens, uint32_t i)
{
	static const Str articles[] = {STR_INIT("a"), STR_INIT("an"),
	    STR_INIT("the")};
	static const Str links[] = {STR_INIT("of"), STR_INIT("for"),
	    STR_INIT("at")};
	if (i + 1 >= tokens->count)
		return false;
	if (STR_IN(tokens->items[i].lower, articles))
		return true;
	while (i + 1 < tokens->count && tokens->items[i].kind == TOKEN_WORD
	    && may_qualify(tokens, i) && !is_noun(tokens, i))
		i++;
	while (i + 1 < tokens->count && is_noun(tokens, i))
		if (STR_IN(tokens->items[++i].lower, links))
			return true;
	return false;
}

static Range
description_after(const TokenList *tokens, const Name *name)
{
	uint32_t i = postnominal_end(tokens, name->end);
	uint32_t sentence = tokens->items[name->first].sentence;
	if (i + 2 >= tokens->count || tokens->items[i].sentence != sentence)
		return (Range){0, 0};
	if (token_is(tokens, i, STR("is")) || token_is(tokens, i, STR("was")))
		return is_office(tokens, i + 1)
		    ? phrase_after(tokens, i + 1, sentence) : (Range){0, 0};
	/* "Ida Vell, 43, a nurse" */
	if (token_is(tokens, i, STR(","))
	    && tokens->items[i + 1].kind == TOKEN_NUMBER
	    && token_is(tokens, i + 2, STR(",")))
		i = postnominal_end(tokens, i + 2);
	if (i + 2 >= tokens->count || !token_is(tokens, i, STR(",")))
		return (Range){0, 0};
	i++;
	/* "Ida Vell, who is mayor of Holm" */
	if (token_is(tokens, i, STR("who"))
	    && (token_is(tokens, i + 1, STR("is"))
	        || token_is(tokens, i + 1, STR("was"))))
		return is_office(tokens, i + 2)
		    ? phrase_after(tokens, i + 2, sentence) : (Range){0, 0};
	if (tokens->items[i].sentence != sentence)
		return (Range){0, 0};
	return phrase_after(tokens, i, sentence);
}

Range
description_of(const TokenList *tokens, const Name *name)
{
	Range before = description_before(tokens, name);
	return range_empty(before) ? description_after(tokens, name) : before;
}
