#include "annotate/namekey.h"

#include "annotate/gender.h"
#include "annotate/lexicon.h"
#include "base/unicode.h"

static bool
is_generation(Str lower)
{
	static const Str words[] = {STR_INIT("jr."), STR_INIT("jr"),
	    STR_INIT("sr."), STR_INIT("sr"), STR_INIT("ii"), STR_INIT("iii")};
	return STR_IN(lower, words);
}

/* "De Vell" at a sentence's beginning is "de Vell"; "Al", "La" and "Ben" are left,
 * which are given names too. */
static bool
is_particle(const Name *name, uint32_t i, const Token *token)
{
	static const Str fronts[] = {STR_INIT("de"), STR_INIT("van"),
	    STR_INIT("von"), STR_INIT("le"), STR_INIT("du"), STR_INIT("di"),
	    STR_INIT("da"), STR_INIT("della"), STR_INIT("dos")};
	if (!token->capital)
		return lexicon_find(token->lower) & WORD_PARTICLES;
	return i == name->first && STR_IN(token->lower, fronts);
}

/* "al-Assad" is "Assad". */
static Str
without_article(Str lower)
{
	if (lower.len > 5
	    && (str_starts(lower, STR("al-")) || str_starts(lower, STR("el-"))))
		return str_part(lower, 3, lower.len);
	return lower;
}

NameCore
name_core(Arena *arena, const Document *document, const TokenList *tokens,
    const Name *name)
{
	NameCore core = {0};
	for (uint32_t i = name->first; i < name->end; i++) {
		const Token *token = &tokens->items[i];
		bool initial = token->word.len == 1
		    || (token->word.len == 2 && token->word.ptr[1] == '.');
		if (token->kind != TOKEN_WORD || initial
		    || is_generation(token->lower)
		    || is_particle(name, i, token))
			continue;
		/* of "Trump-backed" the name is a part */
		Str lower = token->lower;
		if (name->end == name->first + 1
		    && range_length(name->text) < range_length(token->text))
			lower = unicode_lower_str(arena,
			    range_str(document->text, name->text));
		lower = without_article(lower);
		if (core.count++ == 0)
			core.first = lower;
		core.last = lower;
	}
	return core;
}

static bool
is_company_form(Str lower)
{
	static const Str words[] = {STR_INIT("inc."), STR_INIT("inc"),
	    STR_INIT("corp."), STR_INIT("corp"), STR_INIT("co."), STR_INIT("co"),
	    STR_INIT("ltd."), STR_INIT("ltd"), STR_INIT("plc"), STR_INIT("llc"),
	    STR_INIT("llp"), STR_INIT("ag"), STR_INIT("gmbh"),
	    STR_INIT("corporation"), STR_INIT("company")};
	return STR_IN(lower, words);
}

/* One form for several: "U.S." is "us", "Lumen.com" is "lumen", "Harbour Dept." and
 * "Department of Harbour" are "harbour department". */
static Str
plain_key(Arena *arena, Str key)
{
	static const Str bodies[]
	    = {STR_INIT("department of "), STR_INIT("ministry of ")};
	if (key.len > 4 && str_ends(key, STR(".com")))
		key.len -= 4;
	char *out = arena_alloc(arena, key.len);
	size_t length = 0;
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] != '.')
			out[length++] = key.ptr[i];
	Str plain = {out, length};
	if (str_ends(plain, STR(" dept")))
		return str_join(arena, str_part(plain, 0, length - 4),
		    STR("department"));
	for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++)
		for (size_t at = 0; at + bodies[i].len < plain.len; at++)
			if ((at == 0 || plain.ptr[at - 1] == ' ')
			    && str_starts(str_part(plain, at, plain.len), bodies[i]))
				return str_format(arena, "%.*s%.*s %.*s",
				    STR_ARG(str_part(plain, 0, at)),
				    STR_ARG(str_part(plain, at + bodies[i].len, plain.len)),
				    STR_ARG(str_part(bodies[i], 0, bodies[i].len - 4)));
	return plain;
}

uint32_t
name_first_word(const TokenList *tokens, const Name *name)
{
	return name->first + (name->end > name->first + 1
	    && token_is(tokens, name->first, STR("the")));
}

Str
name_key(Arena *arena, const Document *document, const TokenList *tokens,
    const Name *name)
{
	uint32_t first = name_first_word(tokens, name), end = name->end;
	if (name->kind == ENTITY_ORGANIZATION)
		while (end > first + 1
		    && (is_company_form(tokens->items[end - 1].lower)
		        || token_is(tokens, end - 1, STR(","))))
			end--;
	/* the name may be a part of its first or last token */
	Str text = str_part(document->text,
	    first > name->first ? tokens->items[first].text.begin
	                        : name->text.begin,
	    end < name->end ? tokens->items[end - 1].text.end : name->text.end);
	Str key = unicode_fold_str(arena, str_squeeze(arena, text));
	return name->kind == ENTITY_ORGANIZATION ? plain_key(arena, key)
	                                         : key;
}

Str
name_person_key(Arena *arena, NameCore core)
{
	Str front = str_join(arena, core.first, STR(" "));
	return unicode_fold_str(arena,
	    str_join(arena, front, core.last));
}

Str
name_letters(Arena *arena, Str key)
{
	char *out = arena_alloc(arena, key.len);
	size_t length = 0;
	for (size_t i = 0; i < key.len; i++)
		if (key.ptr[i] != '.')
			out[length++] = key.ptr[i];
	return (Str){out, length};
}

Gender
name_title_gender(const TokenList *tokens, const Name *name)
{
	for (uint32_t i = name->title; i < name->first; i++) {
		Gender gender = gender_of_noun(tokens->items[i].lower);
		if (gender != GENDER_UNKNOWN)
			return gender;
	}
	return GENDER_UNKNOWN;
}

bool
name_is_shouted(Str text)
{
	for (size_t at = 0; at < text.len;)
		if (unicode_is_lower(unicode_at(text, at, &at)))
			return false;
	return true;
}
