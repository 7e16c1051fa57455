#include "annotate/identity.h"

#include "annotate/byname.h"
#include "annotate/gender.h"
#include "annotate/lexicon.h"
#include "annotate/namekey.h"
#include "base/map.h"
#include "base/unicode.h"

#define NOBODY UINT32_MAX
#define SEVERAL (UINT32_MAX - 1)

typedef struct {
	EntityKind kind;
	Str first;          /* the given name of a person named in full, the first
	                       word of an organization */
	bool first_shouted; /* its first word is in capitals */
	Gender told;        /* by the title that it is first named with */
	Str key;            /* of an organization of several words */
	uint32_t weight;    /* of a person: how often named in full anywhere, or by
	                       surname so far */
	uint32_t same_as;   /* the draft that it turned out to be, or NOBODY */
} Draft;

/* Who was last named so, or is the first to be; and who is most of all. */
typedef struct {
	uint32_t any, male, female, most;
} Bearer;

typedef struct {
	Arena *arena;
	const Document *document;
	const TokenList *tokens;
	LIST_OF(Draft) drafts;
	Map keys[ENTITY_OTHER + 1]; /* full key of a name: draft */
	Map surnames;               /* index into bearers */
	Map given;                  /* draft, or SEVERAL */
	Map acronyms;               /* draft, or SEVERAL */
	Map first_words; /* of organizations: draft, or SEVERAL */
	Map fronts, tails; /* of several words of longer ones: draft, or SEVERAL */
	LIST_OF(Bearer) bearers;
} Joiner;

static NameCore
core_of(const Joiner *joiner, const Name *name)
{
	return name_core(joiner->arena, joiner->document, joiner->tokens, name);
}

static Str
key_of(const Joiner *joiner, const Name *name)
{
	return name_key(joiner->arena, joiner->document, joiner->tokens, name);
}

static uint32_t
new_draft(Joiner *joiner, const Name *name)
{
	list_push(joiner->arena, &joiner->drafts,
	    (Draft){.kind = name->kind, .same_as = NOBODY});
	return joiner->drafts.count - 1;
}

/* The one that stands for key, made where it is new; *made says which. */
static uint32_t
draft_at(Joiner *joiner, Map *map, Str key, const Name *name, bool *made)
{
	uint32_t *place = map_at(joiner->arena, map, key);
	*made = *place == 0;
	if (*made) {
		uint32_t draft = new_draft(joiner, name);
		*place = draft + 1;
		return draft;
	}
	return *place - 1;
}

/* Notes that word alone may mean draft. */
static void
add_alias(Joiner *joiner, Map *map, Str word, uint32_t draft)
{
	uint32_t *place = map_at(joiner->arena, map, word);
	if (*place == 0)
		*place = draft + 1;
	else if (*place != draft + 1)
		*place = SEVERAL;
}

static uint32_t
alias_of(const Map *map, Str word)
{
	uint32_t place;
	if (!map_get(map, word, &place) || place == SEVERAL)
		return NOBODY;
	return place - 1;
}

/* "Peña" is "Pena" too. */
static Str
surname_key(const Joiner *joiner, Str surname)
{
	return unicode_fold_str(joiner->arena, surname);
}

static Bearer *
bearer_at(Joiner *joiner, Str surname)
{
	uint32_t *place = map_at(joiner->arena, &joiner->surnames,
	    surname_key(joiner, surname));
	if (*place == 0) {
		list_push(joiner->arena, &joiner->bearers,
		    (Bearer){NOBODY, NOBODY, NOBODY, NOBODY});
		*place = joiner->bearers.count;
	}
	return &joiner->bearers.items[*place - 1];
}

static Gender
draft_gender(const Draft *draft)
{
	return draft->told != GENDER_UNKNOWN ? draft->told
	                                     : gender_of_given(draft->first);
}

/* overwrite: the draft is named here and now, so the surname means it from here
 * on; else it is only the first to bear it. */
static void
bear(Joiner *joiner, Str surname, uint32_t draft, bool overwrite)
{
	Bearer *bearer = bearer_at(joiner, surname);
	Gender gender = draft_gender(&joiner->drafts.items[draft]);
	if (overwrite || bearer->any == NOBODY)
		bearer->any = draft;
	if (gender == GENDER_MALE && (overwrite || bearer->male == NOBODY))
		bearer->male = draft;
	if (gender == GENDER_FEMALE && (overwrite || bearer->female == NOBODY))
		bearer->female = draft;
}

/* The draft was named once more. */
static void
weigh(Joiner *joiner, Str surname, uint32_t draft)
{
	Bearer *bearer = bearer_at(joiner, surname);
	uint32_t weight = ++joiner->drafts.items[draft].weight;
	if (bearer->any == NOBODY)
		bearer->any = draft;
	if (bearer->most == NOBODY
	    || weight > joiner->drafts.items[bearer->most].weight)
		bearer->most = draft;
}

/* Whom the surname alone means: who was last named in full; but where an article
 * is about one of a family, "Vell" is he behind his wife's name too. */
static uint32_t
surname_means(const Joiner *joiner, const Bearer *bearer)
{
	enum { AHEAD = 3 };
	const Draft *drafts = joiner->drafts.items;
	if (bearer->most != NOBODY
	    && drafts[bearer->most].weight >= AHEAD * drafts[bearer->any].weight)
		return bearer->most;
	return bearer->any;
}

static void
add_initials(Joiner *joiner, const Name *name, uint32_t draft)
{
	Bynames names = byname_initials(joiner->arena, joiner->tokens, name);
	for (uint32_t i = 0; i < names.count; i++)
		add_alias(joiner, &joiner->acronyms, names.items[i], draft);
}

/* "World Bank", "House": known as a whole, and not for a part of another. */
static bool
stands_alone(Str key)
{
	return lexicon_find(key) & WORD_ORGANIZATIONS;
}

/* What may stand for a longer name: "Vell Foods" for "Vell Foods Market", "Border
 * Guard" for "Norwegian Border Guard". */
static void
add_parts(Joiner *joiner, Str key, uint32_t draft)
{
	enum { LONGEST = 120 }; /* a longer one is a mishap */
	size_t last = 0;
	for (size_t i = 0; i < key.len && key.len <= LONGEST; i++) {
		if (key.ptr[i] != ' ')
			continue;
		add_alias(joiner, &joiner->tails, str_part(key, i + 1, key.len),
		    draft);
		last = i;
	}
	if (last)
		add_alias(joiner, &joiner->fronts, str_part(key, 0, last), draft);
}

/* Whether what whole has before or behind key is a country, or the word that says
 * what body it is: "U.S. Supreme Court", "Department of Homeland Security". */
static bool
is_title_of(Str whole, Str key)
{
	static const Str bodies[] = {STR_INIT("department"),
	    STR_INIT("ministry"), STR_INIT("agency")};
	if (str_starts(whole, key)) {
		Str rest = str_trim(str_part(whole, key.len, whole.len));
		return STR_IN(rest, bodies);
	}
	Str front = str_trim(str_part(whole, 0, whole.len - key.len));
	return str_equal(front, STR("us"))
	    || (lexicon_find(front) & (WORD_PLACES | WORD_PEOPLES));
}

/* "Senate Judiciary Committee": a part of the Senate, and not its full name. */
static bool
is_part_of_body(Str whole)
{
	static const Str parts[] = {
		STR_INIT("committee"), STR_INIT("subcommittee"),
		STR_INIT("caucus"), STR_INIT("democrats"), STR_INIT("republicans"),
		STR_INIT("leadership"), STR_INIT("conference"),
		STR_INIT("office"), STR_INIT("council"), STR_INIT("staff"),
	};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_ends(whole, parts[i]))
			return true;
	return str_find(whole, STR(" committee on ")) != STR_NOT_FOUND;
}

/* Organizations that are the only ones to be part of another. */
static void
join_parts(Joiner *joiner)
{
	for (uint32_t i = 0; i < joiner->drafts.count; i++) {
		Draft *draft = &joiner->drafts.items[i];
		if (str_empty(draft->key))
			continue;
		uint32_t whole = alias_of(&joiner->tails, draft->key);
		if (whole == NOBODY) {
			whole = alias_of(&joiner->fronts, draft->key);
			/* "Vell Athletics" is not its council */
			if (whole != NOBODY
			    && is_part_of_body(joiner->drafts.items[whole].key))
				whole = NOBODY;
		}
		if (whole == i || whole == NOBODY)
			continue;
		if (!stands_alone(draft->key)
		    || is_title_of(joiner->drafts.items[whole].key, draft->key))
			draft->same_as = whole;
	}
}

/* Each is longer than the one before, so that it ends. */
static uint32_t
settled(const Joiner *joiner, uint32_t draft)
{
	while (draft != NOBODY && joiner->drafts.items[draft].same_as != NOBODY)
		draft = joiner->drafts.items[draft].same_as;
	return draft;
}

/* "Vell" is the first word of "Vell Foods" and of "Vell Foods Market", which are
 * one. */
static void
add_first_words(Joiner *joiner)
{
	for (uint32_t i = 0; i < joiner->drafts.count; i++) {
		const Draft *draft = &joiner->drafts.items[i];
		if (!str_empty(draft->key))
			add_alias(joiner, &joiner->first_words, draft->first,
			    settled(joiner, i));
	}
}

/* First all names of several words, wherever they stand: a headline may say the
 * surname before the text says the name. */
static void
meet_full_names(Joiner *joiner, const NameList *names, uint32_t *draft_of)
{
	for (uint32_t i = 0; i < names->count; i++) {
		const Name *name = &names->items[i];
		draft_of[i] = NOBODY;
		if (name->end == name->first + 1)
			continue;
		bool made;
		if (name->kind == ENTITY_PERSON) {
			NameCore core = core_of(joiner, name);
			if (core.count < 2)
				continue;
			uint32_t draft = draft_at(joiner,
			    &joiner->keys[ENTITY_PERSON],
			    name_person_key(joiner->arena, core), name, &made);
			draft_of[i] = draft;
			if (made) {
				joiner->drafts.items[draft].first = core.first;
				joiner->drafts.items[draft].told
				    = name_title_gender(joiner->tokens, name);
				add_alias(joiner, &joiner->given, core.first, draft);
				bear(joiner, core.last, draft, false);
			}
			weigh(joiner, core.last, draft);
		} else {
			Str key = key_of(joiner, name);
			uint32_t draft
			    = draft_at(joiner, &joiner->keys[name->kind], key, name, &made);
			draft_of[i] = draft;
			if (made && name->kind == ENTITY_ORGANIZATION) {
				joiner->drafts.items[draft].key = key;
				add_parts(joiner, key, draft);
				add_initials(joiner, name, draft);
				const Token *first
				    = &joiner->tokens->items[name_first_word(joiner->tokens, name)];
				joiner->drafts.items[draft].first = first->lower;
				joiner->drafts.items[draft].first_shouted
				    = name_is_shouted(first->word);
			}
		}
	}
}

/* "Organization of Lamp Makers (OLAM)": wherever it stands, OLAM is they. */
static void
meet_bynames(Joiner *joiner, const NameList *names, const uint32_t *draft_of)
{
	for (uint32_t i = 1; i < names->count; i++) {
		const Name *outer = &names->items[i - 1], *inner = outer + 1;
		if (!byname_in_brackets(joiner->tokens, outer, inner))
			continue;
		bool behind = inner->end == inner->first + 1;
		Str key = name_letters(joiner->arena,
		    key_of(joiner, behind ? inner : outer));
		uint32_t full = draft_of[behind ? i - 1 : i];
		if (full != NOBODY)
			*map_at(joiner->arena, &joiner->acronyms, key) = full + 1;
	}
}

static uint32_t
lone_person(Joiner *joiner, const Name *name)
{
	NameCore core = core_of(joiner, name);
	Str word = core.count ? core.last : key_of(joiner, name);
	Gender gender = name_title_gender(joiner->tokens, name);
	uint32_t index, draft = NOBODY;
	if (map_get(&joiner->surnames, surname_key(joiner, word), &index)) {
		const Bearer *bearer = &joiner->bearers.items[index - 1];
		draft = gender == GENDER_MALE  ? bearer->male
		    : gender == GENDER_FEMALE ? bearer->female
		                              : surname_means(joiner, bearer);
		/* the title's gender may be the first that is told */
		if (draft == NOBODY
		    && draft_gender(&joiner->drafts.items[bearer->any])
		        == GENDER_UNKNOWN)
			draft = bearer->any;
	}
	if (draft != NOBODY)
		weigh(joiner, word, draft);
	else
		draft = alias_of(&joiner->given, word);
	if (draft != NOBODY)
		return draft;
	bool made;
	draft = draft_at(joiner, &joiner->keys[ENTITY_PERSON], word, name, &made);
	if (made) {
		if (lexicon_find(word) & WORD_ANY_GIVEN)
			joiner->drafts.items[draft].first = word;
		joiner->drafts.items[draft].told = gender;
		bear(joiner, word, draft, false);
	}
	return draft;
}

/* "Vell" is "Vell Foods", "BBC" is "BBC News"; but "WHO" is not "Who Knows", and
 * the House no committee of its own. */
static uint32_t
named_after(const Joiner *joiner, Str key, bool shouted)
{
	uint32_t draft = alias_of(&joiner->first_words, key);
	if (draft != NOBODY && stands_alone(key)
	    && is_part_of_body(joiner->drafts.items[draft].key))
		return NOBODY;
	if (draft != NOBODY && shouted
	    && !joiner->drafts.items[draft].first_shouted)
		return NOBODY;
	return draft;
}

static uint32_t
lone_organization(Joiner *joiner, const Name *name)
{
	Str key = key_of(joiner, name);
	Str letters = name_letters(joiner->arena, key);
	bool shouted = name_is_shouted(range_str(joiner->document->text, name->text));
	uint32_t draft = alias_of(&joiner->acronyms, letters);
	if (draft == NOBODY)
		draft = named_after(joiner, key, shouted);
	/* "the Times", "United"; the "Senate" of the United States */
	if (draft == NOBODY && !shouted) {
		draft = alias_of(&joiner->tails, key);
		if (draft != NOBODY && stands_alone(key)
		    && !is_title_of(joiner->drafts.items[draft].key, key))
			draft = NOBODY;
	}
	Str full = byname_full(key);
	if (draft == NOBODY && full.ptr != key.ptr) {
		uint32_t place;
		draft = map_get(&joiner->keys[name->kind], full, &place)
		    ? place - 1
		    : alias_of(&joiner->tails, full);
	}
	if (draft != NOBODY)
		return draft;
	bool made;
	return draft_at(joiner, &joiner->keys[name->kind],
	    full.ptr != key.ptr ? full : letters, name, &made);
}

static void
settle(Joiner *joiner, const NameList *names, uint32_t *draft_of)
{
	for (uint32_t i = 0; i < names->count; i++) {
		const Name *name = &names->items[i];
		bool made;
		if (name->kind == ENTITY_PERSON && draft_of[i] != NOBODY)
			bear(joiner, core_of(joiner, name).last, draft_of[i], true);
		if (draft_of[i] != NOBODY)
			continue;
		if (name->kind == ENTITY_PERSON)
			draft_of[i] = lone_person(joiner, name);
		else if (name->kind == ENTITY_ORGANIZATION)
			draft_of[i] = lone_organization(joiner, name);
		else
			draft_of[i] = draft_at(joiner, &joiner->keys[name->kind],
			    key_of(joiner, name), name, &made);
	}
}

Identities
identity_find(Arena *arena, const Document *document, const TokenList *tokens,
    const NameList *names)
{
	Arena *scratch = arena_new();
	Joiner joiner = {.arena = scratch, .document = document, .tokens = tokens};
	Identities found = {.of = ARENA_ARRAY(arena, uint32_t, names->count)};
	meet_full_names(&joiner, names, found.of);
	join_parts(&joiner);
	add_first_words(&joiner);
	meet_bynames(&joiner, names, found.of);
	settle(&joiner, names, found.of);
	for (uint32_t i = 0; i < names->count; i++)
		found.of[i] = settled(&joiner, found.of[i]);
	for (uint32_t i = 0; i < joiner.drafts.count; i++) {
		const Draft *draft = &joiner.drafts.items[i];
		Identity identity = {.kind = draft->kind, .told = draft->told};
		if (draft->kind == ENTITY_PERSON)
			identity.given = str_copy(arena, draft->first);
		list_push(arena, &found.list, identity);
	}
	arena_free(scratch);
	return found;
}
