#include "annotate/voice.h"

#include <stdlib.h>

#include "annotate/lexicon.h"

/* How far a description may reach from its noun, in tokens. */
enum {
	REACH_BEFORE = 8,
	REACH_AFTER = 34,
	REACH_OF = 14,      /* "of the Council of the …" */
	REACH_BETWEEN = 4,  /* subject to verb: "has also repeatedly" */
	REACH_BRACKET = 10, /* "(R-Wis.)" */
};

typedef struct {
	Arena *arena;
	const Scene *scene;
	const Token *tokens;
	uint32_t count;
	VoiceList list;
	bool *is_head; /* of each token */
} Finder;

static bool
has(const Finder *finder, uint32_t at, uint16_t classes)
{
	return (finder->scene->classes[at] & classes) != 0;
}

static bool
is_word(const Finder *finder, uint32_t at)
{
	return finder->tokens[at].kind == TOKEN_WORD;
}

static bool
is_cue(const Finder *finder, uint32_t at)
{
	return finder->scene->cues[at].strength != CUE_NONE;
}

/* A cue that is not as well a noun or an adjective there ("claim",
 * "reporting"). */
static bool
is_finite(const Finder *finder, uint32_t at)
{
	Cue cue = finder->scene->cues[at];
	return cue.strength
	    && (cue.form == CUE_PAST || cue.form == CUE_PRESENT);
}

static bool
in_name(const Finder *finder, uint32_t at)
{
	return finder->scene->mention_at[at] != NO_MENTION;
}

static bool
is_mark(const Finder *finder, uint32_t at, const char *marks)
{
	const Token *token = &finder->tokens[at];
	return token->kind == TOKEN_MARK && token->word.len == 1
	    && str_find_byte(str_of(marks), token->word.ptr[0]) != STR_NOT_FOUND;
}

static bool
is_dash(const Finder *finder, uint32_t at)
{
	return scene_is_mark(finder->scene, at, 0x2014)
	    || scene_is_mark(finder->scene, at, 0x2013)
	    || scene_is_mark(finder->scene, at, '-');
}

static bool
breath(const Finder *finder, uint32_t at, uint32_t other)
{
	return scene_same_breath(finder->scene, at, other);
}

/* A word that may stand inside a noun phrase. */
static bool
is_inner(const Finder *finder, uint32_t at)
{
	return (is_word(finder, at) || finder->tokens[at].kind == TOKEN_NUMBER)
	    && !has(finder, at, PART_BREAK | PART_DETERMINER | PART_PRONOUN)
	    && !is_finite(finder, at);
}

/* Where the phrase begins that ends with the words from first on: "the former
 * Kremlin spokesman", "Oduya's young", title and all. */
static uint32_t
phrase_first(const Finder *finder, uint32_t first, bool name)
{
	uint32_t begin = first;
	bool title = false;
	if (has(finder, first, PART_DETERMINER | PART_OBLIQUE))
		return first;
	for (uint32_t i = first; i-- > 0 && first - i <= REACH_BEFORE; ) {
		if (!breath(finder, i, first))
			break;
		if (str_equal(finder->tokens[i].lower, STR("that")))
			break; /* "said that Oduya" */
		if (has(finder, i, PART_DETERMINER))
			return i;
		if (finder->tokens[i].kind == TOKEN_POSSESSIVE) {
			/* the owner belongs to it: "Russia’s foreign minister" */
			while (i > 0 && breath(finder, i - 1, first)
			    && is_inner(finder, i - 1)
			    && first - i < 2 * REACH_BEFORE) {
				i--;
				if (!finder->tokens[i].capital)
					continue;
				begin = i;
			}
			if (begin > 0 && breath(finder, begin - 1, first)
			    && has(finder, begin - 1, PART_DETERMINER))
				begin--;
			return begin;
		}
		if (!is_inner(finder, i))
			break;
		bool capital = finder->tokens[i].capital;
		if (is_cue(finder, i)
		    && (capital || finder->scene->cues[i].form == CUE_ING))
			break;
		/* "on Thursday officials": lower case words count before a name
		 * where a noun of speakers is among them */
		title = title || has(finder, i, PART_NOUN);
		if (capital || title || !name)
			begin = i;
	}
	/* "the attorney for New Holm Bram Oduya": the place is the attorney's */
	if (name && begin < first && begin > 0 && breath(finder, begin - 1, first)
	    && has(finder, begin - 1, PART_PREPOSITION) && in_name(finder, begin)
	    && in_name(finder, first - 1))
		return first;
	return begin;
}

static uint32_t
skip_bracket(const Finder *finder, uint32_t at)
{
	if (at >= finder->count || !is_mark(finder, at, "("))
		return at;
	for (uint32_t i = at + 1; i < finder->count && i - at <= REACH_BRACKET; i++)
		if (is_mark(finder, i, ")"))
			return i + 1;
	return at;
}

/* The verb that begins at a place, behind what may stand before it. */
static uint32_t
verb_at(const Finder *finder, uint32_t at, uint32_t subject)
{
	for (uint32_t i = at; i < finder->count && i - at <= REACH_BETWEEN; i++) {
		if (!breath(finder, i, subject))
			return NO_TOKEN;
		if (is_cue(finder, i))
			return i;
		if (!has(finder, i, PART_BETWEEN)
		    && !str_ends(finder->tokens[i].lower, STR("ly")))
			return NO_TOKEN;
	}
	return NO_TOKEN;
}

/* Where an apposition that begins behind the comma at `comma` ends: at the next
 * comma, which a verb may follow. 0 where there is none. */
static uint32_t
apposition_end(const Finder *finder, uint32_t comma, bool inverted)
{
	uint32_t at = comma + 1;
	if (at >= finder->count || !breath(finder, at, comma))
		return 0;
	Str word = finder->tokens[at].lower;
	bool described = str_equal(word, STR("who")) || str_equal(word, STR("whose"))
	    || str_equal(word, STR("which")) || str_equal(word, STR("now"))
	    || (!has(finder, at, PART_BREAK | PART_PREPOSITION | PART_PRONOUN)
	    && finder->tokens[at].kind != TOKEN_MARK
	    && !str_ends(word, STR("ing")) && !str_ends(word, STR("ly")));
	if (is_finite(finder, at) || (inverted && !described))
		return 0;
	bool clause = str_equal(word, STR("who")) || str_equal(word, STR("whose"))
	    || str_equal(word, STR("which"));
	for (; at <= finder->count && at - comma <= REACH_AFTER; at++) {
		if (at == finder->count || !breath(finder, at, comma)) {
			/* “…,” said Oduya, the mayor. */
			bool stop = is_mark(finder, at - 1, ".!?");
			return inverted ? at - stop : 0;
		}
		if (is_mark(finder, at, ",;") || is_dash(finder, at)) {
			if (inverted || verb_at(finder, at + 1, comma) != NO_TOKEN)
				return at;
		}
		/* "on CNN, Oduya said, …": another subject with its verb */
		if (!clause && is_finite(finder, at))
			return 0;
	}
	return 0;
}

/* "Oduya of New Holm", "Oduya of the New Holm Institute", "Oduya Jr." */
static uint32_t
name_tail(const Finder *finder, uint32_t end, uint32_t head)
{
	static const Str tails[] = {STR_INIT("jr"), STR_INIT("jr."),
		STR_INIT("sr"), STR_INIT("sr."), STR_INIT("ii"),
		STR_INIT("iii"), STR_INIT("iv")};
	if (end >= finder->count || !breath(finder, end, head))
		return end;
	Str word = finder->tokens[end].lower;
	if (STR_IN(word, tails))
		return end + 1;
	if (!str_equal(word, STR("of")) && !str_equal(word, STR("from")))
		return end;
	uint32_t at = end + 1;
	if (at < finder->count && str_equal(finder->tokens[at].lower, STR("the")))
		at++;
	uint32_t first = at;
	while (at < finder->count && at - end < REACH_OF
	    && breath(finder, at, head) && is_word(finder, at)
	    && finder->tokens[at].capital && !has(finder, at, PART_PRONOUN))
		at++;
	return at > first ? at : end;
}

/* "voters in each state [say]" */
static bool
is_plural_verb(const Finder *finder, uint32_t at)
{
	Cue cue = finder->scene->cues[at];
	return cue.strength == CUE_SAYS && cue.form == CUE_BASE
	    && !has(finder, at - 1, PART_DETERMINER | PART_PREPOSITION
	        | PART_OBLIQUE);
}

/* Where the phrase around a voice's words ends. */
static uint32_t
phrase_end(const Finder *finder, const Voice *voice, bool inverted)
{
	uint32_t end = voice->words.end;
	if (voice->kind == VOICE_NAME)
		end = name_tail(finder, end, voice->head);
	end = skip_bracket(finder, end);
	if (end < finder->count && voice->kind == VOICE_DESCRIPTION
	    && breath(finder, end, voice->head)) {
		if (has(finder, end, PART_TAIL)) {
			uint32_t i = end + 1;
			while (i < finder->count && i - end < REACH_OF
			    && breath(finder, i, voice->head)
			    && !is_mark(finder, i, ",;:.!?") && !is_dash(finder, i)
			    && !is_finite(finder, i) && !is_plural_verb(finder, i)
			    && !has(finder, i, PART_PRONOUN)
			    && !(has(finder, i, PART_BETWEEN)
			    && verb_at(finder, i, voice->head) != NO_TOKEN))
				i++;
			if (i > end + 1) /* "who" alone tells nothing */
				end = i;
		}
	}
	if (end < finder->count && is_mark(finder, end, ",")
	    && breath(finder, end, voice->head)) {
		uint32_t behind = apposition_end(finder, end, inverted);
		if (behind > end + 1)
			end = behind;
	}
	return end;
}

static bool
is_telling(const Finder *finder, uint32_t cue)
{
	Str word = finder->tokens[cue].lower;
	return str_equal(word, STR("told")) || str_equal(word, STR("tell"))
	    || str_equal(word, STR("tells")) || str_equal(word, STR("telling"));
}

/* Whether the cue has its subject before it, so that what follows is another:
 * "Oduya asked her". */
static bool
has_subject(const Finder *finder, uint32_t cue)
{
	for (uint32_t i = cue; i-- > 0 && cue - i <= REACH_BETWEEN + 1; ) {
		if (!breath(finder, i, cue))
			return false;
		if (has(finder, i, PART_BETWEEN))
			continue;
		return is_word(finder, i) && !is_cue(finder, i)
		    && !has(finder, i, PART_BREAK & ~PART_PRONOUN);
	}
	return false;
}

static bool
is_according(const Finder *finder, uint32_t first)
{
	return first >= 2
	    && str_equal(finder->tokens[first - 1].lower, STR("to"))
	    && str_equal(finder->tokens[first - 2].lower, STR("according"));
}

/* "praised Oduya for calling", "accused her of saying" */
static bool
is_control(const Finder *finder, const Voice *voice)
{
	static const Str links[] = {STR_INIT("for"), STR_INIT("of"),
		STR_INIT("from"), STR_INIT("into")};
	uint32_t link = voice->words.end;
	return link + 1 < finder->count && breath(finder, link + 1, voice->head)
	    && STR_IN(finder->tokens[link].lower, links)
	    && is_cue(finder, link + 1)
	    && finder->scene->cues[link + 1].form == CUE_ING;
}

/* Finds the phrase around the voice's words and the verb that it goes with. */
static void
tie(const Finder *finder, Voice *voice)
{
	uint32_t first = voice->words.first;
	voice->phrase = voice->words;
	voice->cue = NO_TOKEN;
	if (voice->kind == VOICE_NAME || voice->kind == VOICE_DESCRIPTION) {
		first = phrase_first(finder, first, voice->kind == VOICE_NAME);
		voice->phrase.first = first;
	}
	uint32_t before = NO_TOKEN;
	if (first > 0 && breath(finder, first - 1, voice->head))
		before = first - 1;
	voice->governed = before != NO_TOKEN && has(finder, before, PART_PREPOSITION);

	if (is_according(finder, first) && before != NO_TOKEN) {
		voice->tie = TIE_SOURCE;
		voice->cue = first - 2;
		/* "According to Oduya, the mill …": what follows is said of
		 * the mill */
		bool opens = first == 2 || !breath(finder, first - 3, first);
		voice->phrase.end = phrase_end(finder, voice, !opens);
		return;
	}
	bool inverted = before != NO_TOKEN && is_cue(finder, before)
	    && finder->scene->cues[before].form != CUE_ING
	    && !is_telling(finder, before) && !has_subject(finder, before);
	if (voice->kind != VOICE_PRONOUN && voice->kind != VOICE_OBLIQUE)
		voice->phrase.end = phrase_end(finder, voice, inverted);
	if (inverted && verb_at(finder, voice->words.end, voice->head) == NO_TOKEN) {
		voice->tie = TIE_INVERTED;
		voice->cue = before;
		return;
	}

	uint32_t end = voice->phrase.end;
	if (before == NO_TOKEN && end < finder->count
	    && scene_is_mark(finder->scene, end, ':')
	    && breath(finder, end, voice->head)) {
		voice->tie = TIE_COLON;
		voice->cue = end;
		return;
	}
	if (end < finder->count && end > voice->words.end
	    && (is_mark(finder, end, ",") || is_dash(finder, end)))
		end++;
	uint32_t verb = verb_at(finder, end, voice->head);
	if (verb != NO_TOKEN && !voice->owner) {
		voice->tie = TIE_SUBJECT;
		voice->cue = verb;
	} else if (is_control(finder, voice)) {
		voice->tie = TIE_CONTROL;
		voice->cue = voice->words.end + 1;
	} else if (before != NO_TOKEN && is_cue(finder, before)) {
		voice->tie = TIE_OBJECT;
		voice->cue = before;
	}
}

static void
add(Finder *finder, TokenSpan words, VoiceKind kind, uint32_t mention)
{
	Voice voice = {
		.words = words,
		.head = words.end - 1,
		.kind = (uint8_t)kind,
		.mention = mention,
		.named = NO_ENTITY,
	};
	if (finder->is_head[voice.head])
		return;
	finder->is_head[voice.head] = true;
	voice.owner = words.end < finder->count
	    && finder->tokens[words.end].kind == TOKEN_POSSESSIVE;
	tie(finder, &voice);
	list_push(finder->arena, &finder->list, voice);
}

/* "Oduya campaign", "Oduya's young spokesman": behind the name that ends at
 * end. Where another name follows, it is that one's description. */
static void
add_owned(Finder *finder, TokenSpan name, uint32_t mention)
{
	uint32_t at = name.end;
	if (at < finder->count && finder->tokens[at].kind == TOKEN_POSSESSIVE)
		at++;
	uint32_t noun = NO_TOKEN;
	for (uint32_t i = at; i < finder->count && i - at < 4; i++) {
		if (!breath(finder, i, name.first) || in_name(finder, i)
		    || !is_inner(finder, i))
			break;
		if (has(finder, i, PART_NOUN))
			noun = i;
	}
	if (noun == NO_TOKEN)
		return;
	if (noun + 1 < finder->count && in_name(finder, noun + 1)
	    && breath(finder, noun + 1, noun))
		return;
	add(finder, (TokenSpan){name.first, noun + 1}, VOICE_DESCRIPTION, mention);
}

/* A description whose noun is at head: back to its determiner. */
static void
add_description(Finder *finder, uint32_t head)
{
	uint32_t first = head;
	while (first > 0 && head - first < REACH_BEFORE
	    && breath(finder, first - 1, head) && is_inner(finder, first - 1)
	    && !in_name(finder, first - 1))
		first--;
	if (first > 0 && breath(finder, first - 1, head)
	    && has(finder, first - 1, PART_DETERMINER | PART_OBLIQUE))
		first--;
	add(finder, (TokenSpan){first, head + 1}, VOICE_DESCRIPTION, NO_MENTION);
}

/* "one of the players", "Half of those asked": a part of them speaks. */
static bool
is_part_of(const Finder *finder, uint32_t at)
{
	return (has(finder, at, PART_QUANTITY)
	    || finder->tokens[at].kind == TOKEN_NUMBER)
	    && !in_name(finder, at) && at + 2 < finder->count
	    && breath(finder, at + 2, at)
	    && str_equal(finder->tokens[at + 1].lower, STR("of"));
}

/* A noun of speakers, the last one of its phrase, and not a name's title. */
static bool
is_speaking_noun(const Finder *finder, uint32_t at)
{
	if (!has(finder, at, PART_NOUN) || in_name(finder, at))
		return false;
	if (at + 1 >= finder->count || !breath(finder, at + 1, at))
		return true;
	if (in_name(finder, at + 1))
		return false;
	/* "another bus came", but "another said so" */
	if (has(finder, at, PART_DETERMINER) && is_word(finder, at + 1)
	    && !finder->scene->classes[at + 1] && !is_finite(finder, at + 1))
		return false;
	return !(has(finder, at + 1, PART_NOUN)
	    && !has(finder, at + 1, PART_BREAK) && !is_finite(finder, at + 1));
}

/* "See tweets": an ordinary word that opens its sentence, and no noun that
 * stands without a determiner ("Farmers say"). */
static bool
is_order(const Finder *finder, uint32_t at)
{
	const Token *word = &finder->tokens[at];
	return !has(finder, at, PART_NOUN)
	    && (lexicon_find_word(word->word, word->lower) & WORD_COMMON)
	    && (at == 0 || !breath(finder, at - 1, at)
	        || finder->tokens[at - 1].sentence != word->sentence)
	    && !str_ends(word->lower, STR("s"));
}

/* Beside a cue any noun may speak: "the bakery said", “…,” said the baker. */
static void
add_beside_cue(Finder *finder, uint32_t cue)
{
	uint32_t i = cue;
	while (i > 0 && cue - i < REACH_BETWEEN && has(finder, i - 1, PART_BETWEEN)
	    && breath(finder, i - 1, cue))
		i--;
	if (i > 0 && breath(finder, i - 1, cue) && is_inner(finder, i - 1)
	    && is_word(finder, i - 1) && !in_name(finder, i - 1)
	    && is_finite(finder, cue) && !is_order(finder, i - 1)
	    && !str_ends(finder->tokens[i - 1].lower, STR("ly")))
		add_description(finder, i - 1);
	uint32_t noun = NO_TOKEN;
	uint32_t at = cue + 1;
	if (at < finder->count && has(finder, at, PART_DETERMINER)
	    && !has_subject(finder, cue)) {
		for (at++; at < finder->count && at - cue < REACH_BEFORE; at++) {
			if (!breath(finder, at, cue) || !is_inner(finder, at))
				break;
			if (!in_name(finder, at))
				noun = at;
		}
		if (noun != NO_TOKEN && !(noun + 1 < finder->count
		    && in_name(finder, noun + 1)))
			add_description(finder, noun);
	}
}

static int
compare_head(const void *a, const void *b)
{
	uint32_t x = ((const Voice *)a)->head, y = ((const Voice *)b)->head;
	return (x > y) - (x < y);
}

VoiceList
voice_list(Arena *arena, const Scene *scene)
{
	Finder finder = {
		.arena = arena,
		.scene = scene,
		.tokens = scene->tokens->items,
		.count = scene->tokens->count,
		.is_head = ARENA_ARRAY(arena, bool, scene->tokens->count),
	};
	for (uint32_t i = 0; i < finder.count; i++) {
		uint32_t mention = scene->mention_at[i];
		if (scene->inside[i] != NO_QUOTATION)
			continue;
		if (mention != NO_MENTION) {
			if (i > 0 && scene->mention_at[i - 1] == mention)
				continue;
			TokenSpan name = {i, i + 1};
			while (name.end < finder.count
			    && scene->mention_at[name.end] == mention
			    && scene->inside[name.end] == NO_QUOTATION)
				name.end++;
			add(&finder, name, VOICE_NAME, mention);
			add_owned(&finder, name, mention);
		} else if (has(&finder, i, PART_PRONOUN)) {
			add(&finder, (TokenSpan){i, i + 1}, VOICE_PRONOUN, NO_MENTION);
		} else if (has(&finder, i, PART_OBLIQUE)) {
			add(&finder, (TokenSpan){i, i + 1}, VOICE_OBLIQUE, NO_MENTION);
		} else if (is_part_of(&finder, i)
		    || is_speaking_noun(&finder, i)) {
			add_description(&finder, i);
		}
	}
	for (uint32_t i = 0; i < finder.count; i++)
		if (is_cue(&finder, i))
			add_beside_cue(&finder, i);
	if (finder.list.count)
		qsort(finder.list.items, finder.list.count,
		    sizeof *finder.list.items, compare_head);
	for (uint32_t i = 0; i < finder.list.count; i++) {
		Voice *voice = &finder.list.items[i];
		voice->leads = i == 0
		    || finder.tokens[voice->head].sentence
		    != finder.tokens[voice[-1].head].sentence;
	}
	/* "Her deputy, Tom Abara, laughed": all three lead */
	for (uint32_t i = 0; i < finder.list.count; i++) {
		Voice *voice = &finder.list.items[i];
		if (i > 0 && voice[-1].leads
		    && voice[-1].words.first == voice->phrase.first)
			voice->leads = true;
		if (voice->leads)
			finder.list.items[voice_named(scene, &finder.list, i)].leads
			    = true;
	}
	return finder.list;
}

uint32_t
voice_named(const Scene *scene, const VoiceList *voices, uint32_t at)
{
	const Voice *voice = &voices->items[at];
	if (voice->kind != VOICE_DESCRIPTION)
		return at;
	for (uint32_t i = at + 1; i < voices->count
	    && voices->items[i].head < voice->phrase.end; i++) {
		const Voice *other = &voices->items[i];
		if (other->kind != VOICE_NAME || other->owner
		    || other->words.first != other->phrase.first)
			continue;
		bool person = scene->notes->entities.items[scene->notes->mentions
		    .items[other->mention].entity].kind == ENTITY_PERSON;
		uint32_t comma = other->words.first - 1;
		bool ends = other->words.end == voice->phrase.end
		    || scene_is_mark(scene, other->words.end, ',');
		if (person && ends && scene_is_mark(scene, comma, ','))
			return i;
	}
	return at;
}

Str
voice_pronoun(Str lower)
{
	ptrdiff_t apostrophe = str_find_byte(lower, '\'');
	return apostrophe == STR_NOT_FOUND ? lower
	    : str_part(lower, 0, (size_t)apostrophe);
}

Range
voice_text(const Scene *scene, const Voice *voice)
{
	const Token *tokens = scene->tokens->items;
	Range text = {tokens[voice->phrase.first].text.begin,
	    tokens[voice->phrase.end - 1].text.end};
	if (voice->kind == VOICE_PRONOUN)
		text.end = text.begin
		    + (uint32_t)voice_pronoun(tokens[voice->head].lower).len;
	return text;
}
