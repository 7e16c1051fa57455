#include "annotate/seam.h"

#include "annotate/lexicon.h"

static bool
is_comma(const TokenList *tokens, uint32_t at)
{
	return at < tokens->count && str_equal(tokens->items[at].word, STR(","));
}

static bool
is_legal_form(const Token *token)
{
	static const Str forms[] = {
		STR_INIT("inc"), STR_INIT("inc."), STR_INIT("llc"),
		STR_INIT("l.l.c."), STR_INIT("ltd"), STR_INIT("ltd."),
		STR_INIT("corp"), STR_INIT("corp."), STR_INIT("co."),
		STR_INIT("lp"), STR_INIT("l.p."), STR_INIT("llp"),
		STR_INIT("l.l.p."), STR_INIT("plc"), STR_INIT("n.a."),
		STR_INIT("p.c."), STR_INIT("s.a."), STR_INIT("gmbh"),
	};
	return token->capital && STR_IN(token->lower, forms);
}

/* "University of North Carolina": of a state that has more than one. */
static bool
is_state_university(const TokenList *tokens, const Name *name)
{
	static const Str states[] = {
		STR_INIT("alabama"), STR_INIT("alaska"), STR_INIT("arkansas"),
		STR_INIT("california"), STR_INIT("carolina"), STR_INIT("colorado"),
		STR_INIT("hawaii"), STR_INIT("illinois"), STR_INIT("maryland"),
		STR_INIT("massachusetts"), STR_INIT("michigan"),
		STR_INIT("minnesota"), STR_INIT("missouri"), STR_INIT("nebraska"),
		STR_INIT("nevada"), STR_INIT("tennessee"), STR_INIT("texas"),
		STR_INIT("wisconsin"),
	};
	return name->end >= name->first + 3
	    && str_equal(tokens->items[name->first].lower, STR("university"))
	    && STR_IN(tokens->items[name->end - 1].lower, states);
}

/* A city that is all that stands behind the comma. */
static bool
is_campus(const TokenList *tokens, const Name *university, const Name *city)
{
	return city->first == university->end + 1
	    && city->end <= city->first + 2
	    && (city->kind == ENTITY_PLACE || city->kind == ENTITY_ORGANIZATION)
	    && is_state_university(tokens, university)
	    && tokens->items[city->first].sentence
	        == tokens->items[university->first].sentence;
}

/* "Union" of "Colliers' Union", the name up to the mark. */
static bool
is_body_of(const TokenList *tokens, const Name *many, const Name *body)
{
	if (body->first != many->end + 1 || !body->alone
	    || body->kind != ENTITY_ORGANIZATION)
		return false;
	Str mark = tokens->items[many->end].word;
	Str last = tokens->items[many->end - 1].lower;
	const Token *word = &tokens->items[body->first];
	return (str_equal(mark, STR("'")) || str_equal(mark, STR("’")))
	    && str_ends(last, STR("s"))
	    && lexicon_find_word(word->word, word->lower) & WORD_ORG_WORDS;
}

NameList
seam_join(Arena *arena, const TokenList *tokens, const NameList *names)
{
	NameList joined = {0};
	for (uint32_t i = 0; i < names->count; i++) {
		Name name = names->items[i];
		const Name *next = i + 1 < names->count ? &names->items[i + 1] : NULL;
		uint32_t end = name.end;
		if (name.kind == ENTITY_ORGANIZATION && is_comma(tokens, end)) {
			if (end + 1 < tokens->count
			    && is_legal_form(&tokens->items[end + 1])
			    && tokens->items[end + 1].block
			        == tokens->items[name.first].block)
				end += 2;
			else if (next && is_campus(tokens, &name, next))
				end = next->end;
		} else if (name.kind == ENTITY_ORGANIZATION && next
		    && is_body_of(tokens, &name, next)) {
			end = next->end;
		}
		/* what else begins there must end there */
		if (end > name.end && next && next->first < end && next->end > end)
			end = name.end;
		if (end > name.end) {
			name.end = end;
			name.text.end = tokens->items[end - 1].text.end;
			name.alone = false;
			while (i + 1 < names->count && names->items[i + 1].first < end)
				i++;
		}
		list_push(arena, &joined, name);
	}
	return joined;
}
