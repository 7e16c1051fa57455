#include "annotate/foreign.h"

#include <stdlib.h>

#include "annotate/lexicon.h"
#include "base/map.h"
#include "base/unicode.h"

/*
 * Words that carry the sentences of a language and of no other beside; sorted by
 * their bytes. Those that are parts of names in English texts ("de", "la",
 * "van") or English words ("die", "was") tell nothing and are not here.
 */
static const Str english[] = {
	STR_INIT("and"), STR_INIT("by"), STR_INIT("for"), STR_INIT("from"),
	STR_INIT("had"), STR_INIT("have"), STR_INIT("it"), STR_INIT("of"),
	STR_INIT("that"), STR_INIT("the"), STR_INIT("this"), STR_INIT("to"),
	STR_INIT("were"), STR_INIT("which"), STR_INIT("with"),
};

static const Str others[] = {
	STR_INIT("ai"), STR_INIT("alla"), STR_INIT("anche"), STR_INIT("att"),
	STR_INIT("au"), STR_INIT("auf"), STR_INIT("aus"), STR_INIT("aux"),
	STR_INIT("av"), STR_INIT("avec"), STR_INIT("az"), STR_INIT("bei"),
	STR_INIT("bij"), STR_INIT("bir"), STR_INIT("bu"), STR_INIT("ce"),
	STR_INIT("cette"), STR_INIT("che"), STR_INIT("com"), STR_INIT("como"),
	STR_INIT("con"), STR_INIT("cu"), STR_INIT("dans"), STR_INIT("das"),
	STR_INIT("dat"), STR_INIT("dei"), STR_INIT("della"), STR_INIT("dem"),
	STR_INIT("dengan"), STR_INIT("det"), STR_INIT("din"), STR_INIT("dla"),
	STR_INIT("een"), STR_INIT("egy"), STR_INIT("ei"), STR_INIT("ein"),
	STR_INIT("eine"), STR_INIT("einen"), STR_INIT("einer"),
	STR_INIT("elle"), STR_INIT("em"), STR_INIT("est"), STR_INIT("este"),
	STR_INIT("et"), STR_INIT("että"), STR_INIT("foi"), STR_INIT("fue"),
	STR_INIT("för"), STR_INIT("für"), STR_INIT("gli"), STR_INIT("hat"),
	STR_INIT("het"), STR_INIT("hogy"), STR_INIT("ikke"), STR_INIT("il"),
	STR_INIT("ile"), STR_INIT("ini"), STR_INIT("inte"), STR_INIT("ist"),
	STR_INIT("için"), STR_INIT("ja"), STR_INIT("jak"), STR_INIT("jako"),
	STR_INIT("jest"), STR_INIT("joka"), STR_INIT("les"), STR_INIT("los"),
	STR_INIT("mais"), STR_INIT("med"), STR_INIT("mit"), STR_INIT("más"),
	STR_INIT("naar"), STR_INIT("nach"), STR_INIT("nel"), STR_INIT("nem"),
	STR_INIT("nicht"), STR_INIT("nie"), STR_INIT("niet"), STR_INIT("não"),
	STR_INIT("och"), STR_INIT("oder"), STR_INIT("og"), STR_INIT("oli"),
	STR_INIT("ont"), STR_INIT("ook"), STR_INIT("op"), STR_INIT("oraz"),
	STR_INIT("para"), STR_INIT("pas"), STR_INIT("pelo"), STR_INIT("pentru"),
	STR_INIT("pero"), STR_INIT("più"), STR_INIT("por"), STR_INIT("pour"),
	STR_INIT("przez"), STR_INIT("på"), STR_INIT("que"), STR_INIT("qui"),
	STR_INIT("se"), STR_INIT("ses"), STR_INIT("sich"), STR_INIT("sind"),
	STR_INIT("się"), STR_INIT("som"), STR_INIT("sono"), STR_INIT("sont"),
	STR_INIT("sur"), STR_INIT("sus"), STR_INIT("são"), STR_INIT("tidak"),
	STR_INIT("til"), STR_INIT("uma"), STR_INIT("una"), STR_INIT("und"),
	STR_INIT("une"), STR_INIT("untuk"), STR_INIT("ve"), STR_INIT("voor"),
	STR_INIT("werden"), STR_INIT("wird"), STR_INIT("wordt"),
	STR_INIT("wurde"), STR_INIT("yang"), STR_INIT("zijn"), STR_INIT("zu"),
	STR_INIT("är"), STR_INIT("és"), STR_INIT("été"), STR_INIT("über"),
	STR_INIT("że"), STR_INIT("și"),
};

/* Others that are parts of names, too: they tell something behind a word in lower
 * case alone ("maire de"). */
static const Str joints[] = {
	STR_INIT("al"), STR_INIT("da"), STR_INIT("de"), STR_INIT("del"),
	STR_INIT("den"), STR_INIT("der"), STR_INIT("des"), STR_INIT("di"),
	STR_INIT("do"), STR_INIT("du"), STR_INIT("el"), STR_INIT("en"),
	STR_INIT("la"), STR_INIT("le"), STR_INIT("un"), STR_INIT("van"),
	STR_INIT("von"),
};

/* What the tagger takes for the beginning of a name. */
static const Str articles[] = {
	STR_INIT("das"), STR_INIT("de"), STR_INIT("der"), STR_INIT("die"),
	STR_INIT("een"), STR_INIT("el"), STR_INIT("het"), STR_INIT("il"),
	STR_INIT("la"), STR_INIT("las"), STR_INIT("le"), STR_INIT("les"),
	STR_INIT("los"), STR_INIT("o"),
};

/* Legal forms, which no list of English words has. */
static const Str forms[] = {
	STR_INIT("a.s."), STR_INIT("ab"), STR_INIT("ag"), STR_INIT("asa"),
	STR_INIT("bv"), STR_INIT("gmbh"), STR_INIT("kg"), STR_INIT("nv"),
	STR_INIT("oyj"), STR_INIT("s.a."), STR_INIT("s.p.a."), STR_INIT("sa"),
	STR_INIT("sas"), STR_INIT("se"), STR_INIT("spa"), STR_INIT("srl"),
};

static int
compare(const void *a, const void *b)
{
	return str_compare(*(const Str *)a, *(const Str *)b);
}

static bool
is_in(Str word, const Str *list, size_t count)
{
	return bsearch(&word, list, count, sizeof *list, compare) != NULL;
}

#define IS_IN(word, list) is_in((word), (list), sizeof (list) / sizeof *(list))

/* Greek, Cyrillic and all that comes behind them in Unicode. */
static bool
is_other_script(Str word)
{
	return word.len > 0 && unicode_is_letter(unicode_at(word, 0, NULL))
	    && unicode_at(word, 0, NULL) >= 0x370;
}

/* "l'intérieur", "qu'il" */
static bool
is_elided(Str word)
{
	static const Str heads[] = {
		STR_INIT("c'"), STR_INIT("d'"), STR_INIT("j'"), STR_INIT("l'"),
		STR_INIT("n'"), STR_INIT("qu'"), STR_INIT("s'"),
	};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		if (str_starts(word, heads[i]))
			return word.len > heads[i].len;
	return false;
}

bool
foreign_is(const TokenList *tokens)
{
	enum { LOOK_MOST = 400, TOLD_LEAST = 4 };
	uint32_t ours = 0, theirs = 0, looked = 0;
	for (uint32_t i = 0; i < tokens->count && looked < LOOK_MOST; i++) {
		const Token *token = &tokens->items[i];
		if (token->kind != TOKEN_WORD || token->capital)
			continue;
		looked++;
		if (IS_IN(token->lower, english))
			ours++;
		else if (IS_IN(token->lower, others) || is_elided(token->lower)
		    || is_other_script(token->lower)
		    || (i > 0 && token[-1].kind == TOKEN_WORD
		        && !token[-1].capital && IS_IN(token->lower, joints)))
			theirs++;
		/* what is left cannot turn it */
		if (ours >= theirs + (LOOK_MOST - looked))
			return false;
	}
	return theirs >= TOLD_LEAST && theirs > ours;
}

/* "SPD" among words that are not all capitals. */
static bool
is_acronym(const TokenList *tokens, const Name *name)
{
	enum { LEAST = 2, MOST = 6 };
	const Token *token = &tokens->items[name->first];
	uint32_t letters = 0;
	if (!name->alone || lexicon_find_word(token->word, token->lower)
	    & (WORD_ACRONYMS | WORD_HONORIFICS))
		return false;
	for (size_t i = 0; i < token->word.len; letters++)
		if (!unicode_is_upper(unicode_at(token->word, i, &i)))
			return false;
	return letters >= LEAST && letters <= MOST;
}

/* The lists in which the name stands whole. */
static uint32_t
lists_of(Arena *arena, const TokenList *tokens, const Name *name)
{
	const Token *first = &tokens->items[name->first];
	const Token *last = &tokens->items[name->end - 1];
	Str whole = {first->word.ptr, (size_t)(last->word.ptr + last->word.len
	    - first->word.ptr)};
	return lexicon_find(unicode_lower_str(arena, whole));
}

static bool
is_sure_body(Arena *arena, const TokenList *tokens, const Name *name)
{
	const Token *first = &tokens->items[name->first];
	const Token *last = &tokens->items[name->end - 1];
	if (!first->capital)
		return false;
	if (is_acronym(tokens, name)
	    || lists_of(arena, tokens, name) & WORD_ORGANIZATIONS)
		return true;
	return !name->alone && last->capital
	    && (IS_IN(last->lower, forms)
	        || lexicon_find_word(last->word, last->lower) & WORD_ORG_WORDS);
}

/* "Jean-Luc" as "Jean". No list knows names in other scripts. */
static bool
is_given(const Token *token)
{
	Str given = token->lower, rest = token->lower;
	return is_other_script(token->lower)
	    || lexicon_find(token->lower) & WORD_ANY_GIVEN
	    || (str_cut(&rest, '-', &given)
	        && lexicon_find(given) & WORD_ANY_GIVEN);
}

static bool
is_sure_person(const TokenList *tokens, const Name *name)
{
	const Token *first = &tokens->items[name->first];
	const Token *last = &tokens->items[name->end - 1];
	if (!first->capital || !last->capital)
		return false;
	return (!name->alone && is_given(first))
	    || (name->title < name->first
	        && lexicon_find(tokens->items[name->title].lower)
	            & WORD_HONORIFICS);
}

/* Without what is no part of the name: "Der Bundestag", "Der Abgeordnete Klaus
 * Brenninger". */
static Name
bare_name(const TokenList *tokens, Name name)
{
	uint32_t first = name.first;
	if (!name.alone && IS_IN(tokens->items[first].lower, articles))
		first++;
	if (name.kind == ENTITY_PERSON)
		for (uint32_t i = first; i + 1 < name.end; i++)
			if (is_given(&tokens->items[i])) {
				first = i;
				break;
			}
	if (first == name.first)
		return name;
	name.first = name.title = first;
	name.text.begin = tokens->items[first].text.begin;
	name.alone = first + 1 == name.end;
	return name;
}

NameList
foreign_keep(Arena *arena, const TokenList *tokens, const NameList *names)
{
	NameList kept = {0};
	Map surnames = {0};
	for (uint32_t i = 0; i < names->count; i++) {
		Name name = bare_name(tokens, names->items[i]);
		if (name.kind == ENTITY_PERSON && is_sure_person(tokens, &name))
			map_put(arena, &surnames,
			    tokens->items[name.end - 1].lower, 1);
	}
	for (uint32_t i = 0; i < names->count; i++) {
		Name name = bare_name(tokens, names->items[i]);
		const Token *last = &tokens->items[name.end - 1];
		bool sure = true;
		if (name.kind == ENTITY_PERSON)
			sure = is_sure_person(tokens, &name) || (name.alone
			    && last->capital && map_has(&surnames, last->lower));
		else if (name.kind == ENTITY_ORGANIZATION)
			sure = is_sure_body(arena, tokens, &name);
		else if (name.kind == ENTITY_OTHER)
			sure = lists_of(arena, tokens, &name)
			    & (WORD_OTHERS | WORD_PEOPLES);
		if (sure)
			list_push(arena, &kept, name);
	}
	return kept;
}

void
foreign_drop_roles(EntityList *entities)
{
	for (uint32_t i = 0; i < entities->count; i++)
		entities->items[i].role = (Str){0};
}
