#include "annotate/byname.h"

#include "annotate/lexicon.h"
#include "annotate/namekey.h"
#include "base/unicode.h"

enum { INITIALS_MAX = 15 };

typedef struct {
	char letters[INITIALS_MAX + 2];
	size_t count;
} Initials;

static void
add(Arena *arena, Bynames *names, const char *letters, size_t count)
{
	names->items[names->count++] = str_copy(arena, (Str){letters, count});
}

/* "Department of Harbours" and "Harbours Department" are both "doh". */
static void
add_department(Arena *arena, const TokenList *tokens, const Name *name,
    const Initials *capitals, Bynames *names)
{
	if (!str_equal(tokens->items[name->end - 1].lower, STR("department")))
		return;
	Initials turned = {"do", 2};
	for (size_t i = 0; i + 1 < capitals->count; i++)
		turned.letters[turned.count++] = capitals->letters[i];
	if (turned.count > 2)
		add(arena, names, turned.letters, turned.count);
}

Bynames
byname_initials(Arena *arena, const TokenList *tokens, const Name *name)
{
	Bynames names = {0};
	Initials capitals = {0}, all = {0};
	size_t country = 0;
	for (uint32_t i = name->first; i < name->end; i++) {
		const Token *token = &tokens->items[i];
		char letter = token->lower.ptr[0];
		if (i == name->first && str_equal(token->lower, STR("the")))
			continue;
		/* "U.S. Harbour Inspection Board": "hib" */
		if (country == all.count && all.count < 2
		    && (lexicon_find(token->lower) & (WORD_PLACES | WORD_PEOPLES)))
			country++;
		if (token->kind != TOKEN_WORD || letter < 'a' || letter > 'z')
			continue;
		if (all.count == INITIALS_MAX)
			return names;
		all.letters[all.count++] = letter;
		if (token->capital)
			capitals.letters[capitals.count++] = letter;
	}
	if (capitals.count >= 2)
		add(arena, &names, capitals.letters, capitals.count);
	if (country && country < all.count && capitals.count >= country + 3)
		add(arena, &names, capitals.letters + country,
		    capitals.count - country);
	if (all.count > capitals.count && all.count >= 3)
		add(arena, &names, all.letters, all.count);
	add_department(arena, tokens, name, &capitals, &names);
	return names;
}

Str
byname_full(Str key)
{
	static const struct {
		Str byname, full;
	} known[] = {
		{STR_INIT("gop"), STR_INIT("republican party")},
		{STR_INIT("conservatives"), STR_INIT("conservative party")},
		{STR_INIT("tories"), STR_INIT("conservative party")},
		{STR_INIT("tory party"), STR_INIT("conservative party")},
		{STR_INIT("labour"), STR_INIT("labour party")},
		{STR_INIT("lib dems"), STR_INIT("liberal democrats")},
		{STR_INIT("greens"), STR_INIT("green party")},
		{STR_INIT("fed"), STR_INIT("federal reserve")},
		{STR_INIT("isis"), STR_INIT("islamic state")},
		{STR_INIT("isil"), STR_INIT("islamic state")},
		{STR_INIT("daesh"), STR_INIT("islamic state")},
		{STR_INIT("huffpost"), STR_INIT("huffington post")},
		{STR_INIT("house"), STR_INIT("house of representatives")},
		{STR_INIT("treasury"), STR_INIT("treasury department")},
		{STR_INIT("pentagon"), STR_INIT("defense department")},
	};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (str_equal(key, known[i].byname))
			return known[i].full;
	return key;
}

/* "OLAM", "Velco" */
static bool
is_short_for(const TokenList *tokens, const Name *name, const Name *full)
{
	if (name->end != name->first + 1 || full->end < full->first + 2)
		return false;
	const Token *word = &tokens->items[name->first];
	return (word->word.len > 1 && name_is_shouted(word->word))
	    || unicode_at(word->lower, 0, NULL)
	    == unicode_at(tokens->items[full->first].lower, 0, NULL);
}

bool
byname_in_brackets(const TokenList *tokens, const Name *outer,
    const Name *inner)
{
	return outer->kind == ENTITY_ORGANIZATION
	    && inner->kind == ENTITY_ORGANIZATION && inner->first > 0
	    && outer->end + 1 == inner->first && inner->end < tokens->count
	    && str_equal(tokens->items[outer->end].word, STR("("))
	    && str_equal(tokens->items[inner->end].word, STR(")"))
	    && (is_short_for(tokens, inner, outer)
	        || is_short_for(tokens, outer, inner));
}
