#include "annotate/calling.h"

#include "annotate/lexicon.h"

enum { VOICES_AROUND = 80 };

static Str
lower_at(const Scene *scene, uint32_t token)
{
	return scene->tokens->items[token].lower;
}

static const Entity *
entity_at(const Scene *scene, uint32_t entity)
{
	return &scene->notes->entities.items[entity];
}

/* Where word stands in a name or role as a whole one, from a place on, or
 * text.len. What is too long for either is not read. */
static size_t
find_word(Str text, Str word, size_t from)
{
	enum { LONGEST = 240 };
	if (text.len > LONGEST)
		return text.len;
	for (size_t i = from; i + word.len <= text.len; i++) {
		if ((i > 0 && byte_is_letter(text.ptr[i - 1]))
		    || (i + word.len < text.len
		    && byte_is_letter(text.ptr[i + word.len])))
			continue;
		if (str_equal_ascii(str_part(text, i, i + word.len), word))
			return i;
	}
	return text.len;
}

bool
calling_has_word(Str name, Str word)
{
	return word.len && find_word(name, word, 0) < name.len;
}

/* Whether a role is that noun's: "mayor of Holm" is a mayor's, "campaign
 * manager" is no campaign's. */
static bool
is_noun_of(Str role, Str noun)
{
	static const Str tails[] = {STR_INIT("."), STR_INIT(","),
		STR_INIT(" of "), STR_INIT(" for "), STR_INIT(" from "),
		STR_INIT(" at "), STR_INIT(" in "), STR_INIT(" to "),
		STR_INIT(" and ")};
	for (size_t at = 0; (at = find_word(role, noun, at)) < role.len; at++) {
		Str rest = str_part(role, at + noun.len, role.len);
		if (str_empty(rest))
			return true;
		for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
			if (str_starts(rest, tails[i]))
				return true;
	}
	return false;
}

/* Whether a role has the noun, or the title that stands for it. */
static bool
role_has(Str role, Str noun)
{
	static const struct {
		Str noun, title;
	} titles[] = {
		{STR_INIT("senator"), STR_INIT("sen")},
		{STR_INIT("governor"), STR_INIT("gov")},
		{STR_INIT("congressman"), STR_INIT("rep")},
		{STR_INIT("congresswoman"), STR_INIT("rep")},
		{STR_INIT("representative"), STR_INIT("rep")},
		{STR_INIT("general"), STR_INIT("gen")},
		{STR_INIT("professor"), STR_INIT("prof")},
		{STR_INIT("doctor"), STR_INIT("dr")},
		{STR_INIT("spokeswoman"), STR_INIT("spokesperson")},
		{STR_INIT("spokesman"), STR_INIT("spokesperson")},
	};
	if (is_noun_of(role, noun))
		return true;
	for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
		if (str_equal(titles[i].noun, noun)
		    && is_noun_of(role, titles[i].title))
			return true;
	return false;
}

/* Whether what is called by those words is also called by the description's: each
 * name in it, and the word that makes another office of one: "prime minister". */
static bool
has_all_of(const Scene *scene, const Voice *voice, Str words)
{
	static const Str makers[] = {STR_INIT("prime"), STR_INIT("vice"),
		STR_INIT("deputy"), STR_INIT("foreign"), STR_INIT("finance"),
		STR_INIT("defence"), STR_INIT("defense"), STR_INIT("interior"),
		STR_INIT("health"), STR_INIT("press"), STR_INIT("chief"),
		STR_INIT("first"), STR_INIT("assistant"), STR_INIT("attorney")};
	for (uint32_t i = voice->words.first; i < voice->head; i++) {
		const Token *token = &scene->tokens->items[i];
		bool tells = token->capital
		    ? !(scene->classes[i] & PART_DETERMINER)
		    : STR_IN(token->lower, makers);
		if (token->kind == TOKEN_WORD && tells
		    && !calling_has_word(words, token->word))
			return false;
	}
	return true;
}

/* Whether a token may stand in a description between its noun and the name. */
static bool
is_of_office(const Scene *scene, uint32_t i)
{
	static const Str links[] = {STR_INIT("of"), STR_INIT("to"),
		STR_INIT("for"), STR_INIT("at"), STR_INIT("in"), STR_INIT("and"),
		STR_INIT("the"), STR_INIT(","), STR_INIT("&")};
	const Token *token = &scene->tokens->items[i];
	return token->capital || token->kind == TOKEN_POSSESSIVE
	    || STR_IN(token->lower, links);
}

/* "Dr", "the Hon.", "Senator" before a name. */
static bool
is_address(const Scene *scene, uint32_t i)
{
	const Token *token = &scene->tokens->items[i];
	return token->kind == TOKEN_WORD
	    && (str_equal(token->lower, STR("the")) || (token->capital
	        && lexicon_find_word(token->word, token->lower)
	        & (WORD_HONORIFICS | WORD_TITLES)));
}

/* Whether the name that begins at a token is said to be what the description says:
 * behind a comma, or behind the name of the office's place. */
static bool
is_apposed(const Scene *scene, const Voice *voice, uint32_t name)
{
	uint32_t before = name;
	while (before > voice->words.end && is_address(scene, before - 1))
		before--;
	if (before == voice->words.end)
		return false;
	if (scene_is_mark(scene, before - 1, ','))
		return true;
	uint32_t mention = scene->mention_at[before - 1];
	return before == name && mention != NO_MENTION
	    && entity_at(scene, scene->notes->mentions.items[mention].entity)
	        ->kind != ENTITY_PERSON;
}

static uint32_t
named_in_phrase(const Scene *scene, const Voice *voice)
{
	for (uint32_t i = voice->words.end; i < voice->phrase.end; i++) {
		uint32_t mention = scene->mention_at[i];
		uint32_t entity = mention == NO_MENTION ? NO_ENTITY
		    : scene->notes->mentions.items[mention].entity;
		if (entity != NO_ENTITY
		    && entity_at(scene, entity)->kind == ENTITY_PERSON) {
			uint32_t behind = i;
			while (behind < scene->tokens->count
			    && scene->mention_at[behind] == mention)
				behind++;
			bool owner = behind < scene->tokens->count
			    && scene->tokens->items[behind].kind
			    == TOKEN_POSSESSIVE;
			return !owner && is_apposed(scene, voice, i) ? entity
			    : NO_ENTITY;
		}
		if (mention == NO_MENTION && !is_of_office(scene, i))
			return NO_ENTITY;
	}
	return NO_ENTITY;
}

void
calling_note(const Scene *scene, VoiceList *voices)
{
	for (uint32_t i = 0; i < voices->count; i++)
		if (voices->items[i].kind == VOICE_DESCRIPTION)
			voices->items[i].named
			    = named_in_phrase(scene, &voices->items[i]);
}

/* Whether a description anywhere near names the entity, and has the noun. */
static Calling
called_in_text(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t entity)
{
	const Voice *voice = &voices->items[at];
	Calling calling = CALLING_UNKNOWN;
	uint32_t first = at > VOICES_AROUND ? at - VOICES_AROUND : 0;
	for (uint32_t i = first; i < voices->count && i <= at + VOICES_AROUND; i++) {
		const Voice *other = &voices->items[i];
		if (i == at || other->named != entity
		    || !str_equal(lower_at(scene, other->head),
		        lower_at(scene, voice->head)))
			continue;
		const Token *tokens = scene->tokens->items;
		Range phrase = {tokens[other->phrase.first].text.begin,
			tokens[other->phrase.end - 1].text.end};
		if (has_all_of(scene, voice,
		        range_str(scene->document->text, phrase)))
			return CALLING_SO;
		calling = CALLING_ELSEWHERE;
	}
	return calling;
}

Calling
calling_of(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t entity)
{
	const Voice *voice = &voices->items[at];
	const Entity *one = entity_at(scene, entity);
	Str noun = lower_at(scene, voice->head);
	if (one->kind != ENTITY_PERSON)
		return calling_has_word(one->name, noun) ? CALLING_NAME
		    : CALLING_NO_NAME;
	Calling by_role = str_empty(one->role) ? CALLING_UNKNOWN
	    : !role_has(one->role, noun) ? CALLING_ANOTHER
	    : has_all_of(scene, voice, one->role) ? CALLING_SO
	    : CALLING_ELSEWHERE;
	if (by_role == CALLING_SO)
		return by_role;
	Calling by_text = called_in_text(scene, voices, at, entity);
	return by_text == CALLING_UNKNOWN ? by_role : by_text;
}
