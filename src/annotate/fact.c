#include "annotate/fact.h"

#include <string.h>

#include "annotate/evidence.h"
#include "annotate/meant.h"
#include "base/unicode.h"

/* --- words as facts ------------------------------------------------------- */

enum { FACT_EDGE = 1, FACT_WORD, FACT_NUMBER, FACT_CUE, FACT_NAME, FACT_NOUN };

/* A verb without its ending, as far as five letters tell it. */
static uint32_t
hash_cue(const Scene *scene, uint32_t token)
{
	Str word = scene->tokens->items[token].lower;
	if (str_equal(word, STR("says")) || str_equal(word, STR("say"))
	    || str_equal(word, STR("saying")))
		word = STR("said");
	return phrase_hash(str_part(word, 0, word.len < 5 ? word.len : 5));
}

/* A word as its neighbours see it: small words and marks are themselves. */
static uint32_t
hash_neighbour(const Scene *scene, uint32_t token)
{
	const Token *at = &scene->tokens->items[token];
	if (at->kind == TOKEN_NUMBER)
		return FACT_NUMBER;
	if (at->kind != TOKEN_WORD)
		return phrase_hash(at->word);
	if (scene->cues[token].strength)
		return FACT_CUE;
	if (scene->mention_at[token] != NO_MENTION)
		return FACT_NAME;
	if (scene->classes[token]
	    & ~(PART_NOUN | PART_BODY | PART_QUANTITY | PART_TAIL | PART_NAMING
	    | PART_WORK | PART_WRITING))
		return phrase_hash(at->lower);
	return scene->classes[token] & ~(PART_NAMING | PART_WORK | PART_WRITING)
	    ? FACT_NOUN : FACT_WORD;
}

static uint32_t
least(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static uint32_t
bucket(uint32_t n)
{
	return n <= 3 ? n : n <= 5 ? 4 : n <= 9 ? 5 : n <= 19 ? 6 : n <= 39 ? 7 : 8;
}

/* --- a quotation ---------------------------------------------------------- */

static uint32_t
end_of(const Scene *scene, uint32_t quotation)
{
	Str text = range_str(scene->document->text,
	    scene->quotations->items[quotation].text);
	switch (unicode_before(text, text.len, NULL)) {
	case ',':
		return END_COMMA;
	case '.':
		return END_STOP;
	case '?':
	case '!':
		return END_QUESTION;
	case '-':
	case 0x2014:
	case 0x2013:
	case 0x2026:
		return END_DASH;
	default:
		return END_NONE;
	}
}

/* "I", "we" among the words quoted. */
static uint32_t
person_of(const Scene *scene, TokenSpan span)
{
	enum { GLANCE = 60 };
	uint32_t person = 0;
	for (uint32_t i = span.first; i < span.end && i - span.first < GLANCE; i++) {
		Str word = scene->tokens->items[i].lower;
		if (str_equal(word, STR("i")) || str_equal(word, STR("my"))
		    || str_equal(word, STR("i'm")) || str_equal(word, STR("me")))
			return 2;
		if (str_equal(word, STR("we")) || str_equal(word, STR("our"))
		    || str_equal(word, STR("us")) || str_equal(word, STR("we're")))
			person = 1;
	}
	return person;
}

/* The cue nearest to the quotation in its sentence, before it or behind it;
 * NO_TOKEN where there is none. */
static uint32_t
cue_above(const Scene *scene, TokenSpan span)
{
	enum { GLANCE = 14 };
	uint32_t sentence = scene->tokens->items[span.first].sentence;
	for (uint32_t i = span.first; i-- > 0 && span.first - i <= GLANCE; ) {
		if (scene->tokens->items[i].sentence != sentence)
			break;
		if (scene->cues[i].strength)
			return i;
	}
	return NO_TOKEN;
}

static uint32_t
cue_behind(const Scene *scene, TokenSpan span)
{
	enum { GLANCE = 10 };
	uint32_t sentence = scene->tokens->items[span.end - 1].sentence;
	for (uint32_t i = span.end; i < scene->tokens->count
	    && i - span.end < GLANCE; i++) {
		if (scene->tokens->items[i].sentence != sentence)
			break;
		if (scene->cues[i].strength)
			return i;
	}
	return NO_TOKEN;
}

/* How near another quotation is: 0 not in its block, 1 in its sentence, 2 in
 * another. */
static uint32_t
nearness(const Scene *scene, uint32_t quotation, uint32_t other)
{
	if (other >= scene->quotations->count
	    || scene->spans[other].first == scene->spans[other].end
	    || scene->quotations->items[other].block
	    != scene->quotations->items[quotation].block)
		return 0;
	uint32_t earlier = least(quotation, other);
	uint32_t later = earlier == other ? quotation : other;
	const Token *tokens = scene->tokens->items;
	return tokens[scene->spans[earlier].end - 1].sentence
	    == tokens[scene->spans[later].first].sentence ? 1 : 2;
}

/* How the voice nearest to the quotation is tied, where it is in the sentence of
 * that token. */
static uint32_t
tie_beside(const FactBook *book, uint32_t voice, uint32_t token)
{
	const Token *tokens = book->scene->tokens->items;
	const Voice *beside = &book->voices->items[voice];
	if (beside->tie == TIE_COLON && beside->cue + 1 == token)
		return 10;
	if (tokens[beside->head].sentence != tokens[token].sentence)
		return 0;
	return 1u + beside->tie;
}

void
facts_of_quotation(const FactBook *book, uint32_t quotation, uint32_t next,
    Facts *facts)
{
	const Scene *scene = book->scene;
	const Token *tokens = scene->tokens->items;
	const Quotation *found = &scene->quotations->items[quotation];
	TokenSpan span = scene->spans[quotation];
	uint32_t *values = facts->values;
	*facts = (Facts){0};
	Stand stand = stand_of(scene, quotation);
	values[Q_LEAD] = stand.lead;
	values[Q_TAIL] = stand.tail;
	values[Q_SIZE] = stand.size;
	values[Q_ALONE] = stand.alone;
	values[Q_TITLED] = stand.titled;
	values[Q_CAPITAL] = stand.capital;
	values[Q_END] = end_of(scene, quotation);
	values[Q_CLOSED] = found->closed;
	values[Q_I] = person_of(scene, span);
	values[Q_AGAIN] = book->phrases.again[quotation] > 1;
	values[Q_SINCE] = since_of(scene, quotation);
	values[Q_IN_ARTICLE] = bucket(scene->quotations->count);
	values[Q_BLOCK] = scene->document->blocks.items[found->block].kind * 2u
	    + found->unmarked;
	values[Q_LEAD_WORD] = values[Q_LEAD_WORD_2] = FACT_EDGE;
	uint32_t first = span.first, end = span.end;
	if (first > 0 && tokens[first - 1].block == found->block) {
		values[Q_LEAD_WORD] = phrase_hash(tokens[first - 1].lower);
		if (first > 1 && tokens[first - 2].block == found->block)
			values[Q_LEAD_WORD_2] = phrase_hash(tokens[first - 2].lower);
	}
	values[Q_TAIL_WORD] = FACT_EDGE;
	if (end < scene->tokens->count && tokens[end].block == found->block)
		values[Q_TAIL_WORD] = scene->mention_at[end] == NO_MENTION
		    ? phrase_hash(tokens[end].lower) : FACT_NAME;
	uint32_t cue = cue_above(scene, span);
	if (cue != NO_TOKEN) {
		values[Q_CUE_ABOVE] = scene->cues[cue].strength;
		values[Q_CUE_ABOVE_WORD] = hash_cue(scene, cue);
		values[Q_CUE_ABOVE_STEPS] = least(first - cue, 4);
	}
	cue = cue_behind(scene, span);
	if (cue != NO_TOKEN) {
		values[Q_CUE_BEHIND] = scene->cues[cue].strength;
		values[Q_CUE_BEHIND_WORD] = hash_cue(scene, cue);
		values[Q_CUE_BEHIND_STEPS] = least(cue - end + 1, 4);
	}
	values[Q_ANOTHER_BEFORE] = quotation
	    ? nearness(scene, quotation, quotation - 1) : 0;
	values[Q_ANOTHER_BEHIND] = nearness(scene, quotation, quotation + 1);
	if (end < scene->tokens->count && tokens[end].block == found->block) {
		Str word = tokens[end].lower;
		values[Q_TAIL_END] = phrase_hash(
		    str_part(word, word.len > 2 ? word.len - 2 : 0, word.len));
	}
	if (next > 0)
		values[Q_LED] = tie_beside(book, next - 1, first);
	if (next < book->voices->count)
		values[Q_FOLLOWED] = tie_beside(book, next, end - 1);
	uint32_t words = 0, whole = 1;
	for (uint32_t i = first; i < end && words < 3; i++) {
		if (tokens[i].kind != TOKEN_WORD && tokens[i].kind != TOKEN_NUMBER)
			continue;
		if (words++ == 0)
			values[Q_FIRST_WORD] = phrase_hash(tokens[i].lower);
		whole = phrase_mix(whole, phrase_hash(tokens[i].lower));
	}
	values[Q_WHOLE] = words <= 2 ? whole : 0;
	Phrase phrase = phrase_of(&book->phrases, scene, quotation);
	values[Q_NAMED] = phrase.named;
	values[Q_ELSEWHERE] = phrase.elsewhere;
	values[Q_CLAUSE] = phrase.clause;
	values[Q_RARE] = phrase.rare;
	values[Q_LAST_WORD] = phrase.last;
	values[Q_STYLE] = phrase.style;
	values[Q_CALLED] = phrase.called;
	values[Q_TALK] = book->phrases.talk;
	values[Q_LENGTHY] = book->phrases.lengthy;
}

void
facts_of_twin(const Past *past, Facts *facts)
{
	facts->values[Q_TWIN] = facts->values[Q_ANOTHER_BEFORE]
	    ? 2 * facts->values[Q_ANOTHER_BEFORE] + past->heard : 0;
}

/* --- a voice -------------------------------------------------------------- */

static uint32_t
entity_of(const Scene *scene, const Voice *voice)
{
	return voice->kind == VOICE_NAME
	    ? scene->notes->mentions.items[voice->mention].entity : NO_ENTITY;
}

static bool
all_capitals(Str word)
{
	for (size_t i = 0; i < word.len; i++)
		if (word.ptr[i] >= 'a' && word.ptr[i] <= 'z')
			return false;
	return word.len > 1;
}

/* The first word of the voice's sentence, where it is a small one or a cue. */
static uint32_t
sentence_word(const Scene *scene, uint32_t head)
{
	enum { GLANCE = 40 };
	const Token *tokens = scene->tokens->items;
	uint32_t first = head;
	while (first > 0 && head - first < GLANCE
	    && tokens[first - 1].sentence == tokens[head].sentence)
		first--;
	if (first == head || scene->inside[first] != NO_QUOTATION)
		return FACT_EDGE;
	return scene->cues[first].strength ? hash_cue(scene, first)
	    : hash_neighbour(scene, first);
}

/* Whether the voice stands in what is said of another one, before it or behind:
 * "Ida Vell, [his spokeswoman], said". 0: it does not. */
static uint32_t
nested(const VoiceList *voices, uint32_t at)
{
	enum { NEAR = 6 };
	const Voice *voice = &voices->items[at];
	for (uint32_t i = at; i-- > 0 && at - i <= NEAR; ) {
		const Voice *other = &voices->items[i];
		if (other->phrase.first <= voice->head
		    && voice->head < other->phrase.end)
			return 1u + (other->kind == VOICE_NAME);
	}
	for (uint32_t i = at + 1; i < voices->count && i - at <= NEAR; i++) {
		const Voice *other = &voices->items[i];
		if (other->phrase.first <= voice->head
		    && voice->head < other->phrase.end)
			return 3u + (other->kind == VOICE_NAME);
	}
	return 0;
}

/* "[White House] press secretary Ida Vell": whether the voice only stands before
 * somebody's name, and is no one who speaks. */
static bool
is_before_name(const Scene *scene, const VoiceList *voices, uint32_t at)
{
	enum { NEAR = 3, WORDS_MOST = 5 };
	const Voice *voice = &voices->items[at];
	for (uint32_t i = at + 1; i < voices->count && i - at <= NEAR; i++) {
		const Voice *other = &voices->items[i];
		uint32_t end = other->words.first;
		if (other->kind != VOICE_NAME
		    || sort_of_voice(scene, other) != SORT_PERSON)
			continue;
		if (end < voice->words.end || end - voice->words.end > WORDS_MOST
		    || !scene_same_breath(scene, voice->head, end))
			return false;
		for (uint32_t k = voice->words.end; k < end; k++)
			if (scene->tokens->items[k].kind != TOKEN_WORD
			    || (!scene->tokens->items[k].capital
			        && !(scene->classes[k] & PART_NOUN)))
				return false;
		return true;
	}
	return false;
}

static void
describe_voice(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t *values)
{
	const Token *tokens = scene->tokens->items;
	const Voice *voice = &voices->items[at];
	uint32_t first = voice->phrase.first, end = voice->phrase.end;
	values[V_KIND - QUOTATION_FACTS] = voice->kind;
	values[V_SORT - QUOTATION_FACTS] = sort_of_voice(scene, voice);
	values[V_TIE - QUOTATION_FACTS] = voice->tie;
	if (voice->cue != NO_TOKEN && voice->tie != TIE_COLON) {
		values[V_CUE - QUOTATION_FACTS] = scene->cues[voice->cue].strength * 4u
		    + scene->cues[voice->cue].form;
		values[V_CUE_WORD - QUOTATION_FACTS] = hash_cue(scene, voice->cue);
	}
	values[V_BEFORE - QUOTATION_FACTS] = first > 0
	    && scene_same_breath(scene, first - 1, voice->head)
	    ? hash_neighbour(scene, first - 1) : FACT_EDGE;
	values[V_BEHIND - QUOTATION_FACTS] = end < scene->tokens->count
	    && scene_same_breath(scene, end, voice->head)
	    ? hash_neighbour(scene, end) : FACT_EDGE;
	if (end < scene->tokens->count && scene_same_breath(scene, end, voice->head)
	    && tokens[end].kind == TOKEN_WORD && !tokens[end].capital) {
		Str word = tokens[end].lower;
		values[V_BEHIND_WORD - QUOTATION_FACTS] = phrase_hash(word);
		values[V_BEHIND_END - QUOTATION_FACTS] = phrase_hash(
		    str_part(word, word.len > 2 ? word.len - 2 : 0, word.len));
	}
	values[V_BEFORE_NAME - QUOTATION_FACTS]
	    = is_before_name(scene, voices, at);
	values[V_NESTED - QUOTATION_FACTS] = nested(voices, at);
	values[V_FIRST - QUOTATION_FACTS] = voice->leads;
	values[V_CASE - QUOTATION_FACTS] = voice->owner ? CASE_OWNER
	    : voice->governed ? CASE_GOVERNED : CASE_PLAIN;
	values[V_SENTENCE_WORD - QUOTATION_FACTS]
	    = sentence_word(scene, voice->head);
	values[V_BLOCK_FIRST - QUOTATION_FACTS] = at == 0
	    || tokens[voices->items[at - 1].head].block
	    != tokens[voice->head].block;
	values[V_DESCRIBED - QUOTATION_FACTS]
	    = (first < voice->words.first) + 2u * (end > voice->words.end);
	if (voice->kind == VOICE_NAME) {
		uint32_t entity = entity_of(scene, voice);
		values[V_LENGTH - QUOTATION_FACTS]
		    = least(voice->words.end - voice->words.first, 3);
		values[V_CAPS - QUOTATION_FACTS]
		    = all_capitals(tokens[voice->head].word);
		values[V_MENTIONS - QUOTATION_FACTS] = bucket(
		    scene->notes->entities.items[entity].mention_count);
	} else {
		values[V_WORD - QUOTATION_FACTS]
		    = phrase_hash(tokens[voice->head].lower);
		if (scene->classes[first] & (PART_DETERMINER | PART_OBLIQUE))
			values[V_DETERMINER - QUOTATION_FACTS]
			    = phrase_hash(tokens[first].lower);
	}
}

/* Whom a voice means, as far as that is known before it is known who spoke. */
static uint32_t
guess_meant(const Scene *scene, const VoiceList *voices, uint32_t at)
{
	const Voice *voice = &voices->items[at];
	Str word = voice_pronoun(scene->tokens->items[voice->head].lower);
	if (voice->kind == VOICE_NAME)
		return entity_of(scene, voice);
	if (voice->kind == VOICE_PRONOUN
	    && (str_equal(word, STR("he")) || str_equal(word, STR("she"))))
		return meant_by(scene, voices, at, NO_ENTITY).entity;
	return NO_ENTITY;
}

FactBook
fact_book(Arena *arena, const Scene *scene, const VoiceList *voices)
{
	FactBook book = {.scene = scene, .voices = voices};
	book.of_voice = arena_alloc_array(arena, voices->count,
	    sizeof *book.of_voice);
	book.phrases = phrase_book(arena, scene);
	book.meant = ARENA_ARRAY(arena, uint32_t, voices->count);
	book.block_first = ARENA_ARRAY(arena, uint32_t, voices->count);
	for (uint32_t i = 0; i < voices->count; i++) {
		describe_voice(scene, voices, i, book.of_voice[i]);
		book.meant[i] = guess_meant(scene, voices, i);
		book.block_first[i]
		    = book.of_voice[i][V_BLOCK_FIRST - QUOTATION_FACTS]
		    ? i : book.block_first[i - 1];
	}
	return book;
}

/* --- the two -------------------------------------------------------------- */

/* The words between the two, where they are few. */
static uint32_t
gap_text(const Scene *scene, uint32_t begin, uint32_t end)
{
	enum { FEW = 5 };
	if (begin >= end)
		return FACT_EDGE;
	if (end - begin > FEW)
		return 0;
	uint32_t hash = 7;
	for (uint32_t i = begin; i < end; i++)
		hash = phrase_mix(hash, hash_neighbour(scene, i));
	return hash;
}

/* Where the voice is, seen from a cue: on which side, and how many others are
 * between. */
static uint32_t
relation(const VoiceList *voices, uint32_t voice, uint32_t cue)
{
	enum { MOST = 3 };
	uint32_t between = 0;
	if (voices->items[voice].head < cue) {
		for (uint32_t i = voice + 1; i < voices->count && between < MOST
		    && voices->items[i].head < cue; i++)
			between++;
		return 1 + between;
	}
	for (uint32_t i = voice; i-- > 0 && between < MOST
	    && voices->items[i].head > cue; )
		between++;
	return 1 + MOST + 1 + between;
}

/* Whether the words quoted name the entity: few name themselves. */
static uint32_t
names_inside(const Scene *scene, TokenSpan span, uint32_t entity)
{
	enum { GLANCE = 80 };
	if (entity == NO_ENTITY)
		return 0;
	for (uint32_t i = span.first; i < span.end && i - span.first < GLANCE; i++) {
		uint32_t mention = scene->mention_at[i];
		if (mention != NO_MENTION
		    && scene->notes->mentions.items[mention].entity == entity)
			return 2;
	}
	return 1;
}

/* Whether the voice is, or means, whom its own block begins with, and whom the
 * quotation's block begins with. */
static uint32_t
subject_of(const FactBook *book, uint32_t at, uint32_t next, uint32_t block)
{
	uint32_t meant = book->meant[at];
	if (meant == NO_ENTITY)
		return 0;
	uint32_t own = book->block_first[at], here = next;
	const Token *tokens = book->scene->tokens->items;
	if (here == book->voices->count
	    || tokens[book->voices->items[here].head].block != block) {
		if (here == 0
		    || tokens[book->voices->items[here - 1].head].block != block)
			return 1u + (book->meant[own] == meant);
		here--;
	}
	here = book->block_first[here];
	return 3u + (book->meant[own] == meant) + 2u * (book->meant[here] == meant);
}

void
facts_of_voice(const FactBook *book, uint32_t quotation, uint32_t at, uint32_t next,
    Facts *facts)
{
	const Scene *scene = book->scene;
	const Token *tokens = scene->tokens->items;
	const Voice *voice = &book->voices->items[at];
	TokenSpan span = scene->spans[quotation];
	uint32_t *values = facts->values;
	memcpy(values + QUOTATION_FACTS, book->of_voice[at],
	    sizeof book->of_voice[at]);
	Evidence evidence = evidence_of(scene, book->voices, at, next, quotation);
	uint32_t block = scene->quotations->items[quotation].block;
	uint32_t home = tokens[voice->head].block;
	bool behind = at >= next;
	uint32_t begin, end, sentences;
	if (behind) {
		begin = span.end;
		end = voice->words.first;
		sentences = tokens[voice->head].sentence
		    - tokens[span.end - 1].sentence;
		values[P_REGION] = 8 + least(home - block, 2);
	} else {
		begin = voice->words.end;
		end = span.first;
		sentences = tokens[span.first].sentence
		    - tokens[voice->head].sentence;
		values[P_REGION] = least(block - home, 5);
	}
	values[P_SIDE] = behind + 2u * (home != block);
	values[P_SENTENCES] = least(sentences, 4);
	values[P_WORDS] = bucket(scene_words(scene, begin, end));
	values[P_GAP] = evidence.gap;
	values[P_BETWEEN] = least(behind ? at - next : next - 1 - at, 5);
	values[P_CUES] = least(scene_cues(scene, begin, end), 2);
	values[P_LINK] = evidence.link;
	uint32_t quotes = 0;
	if (behind)
		for (uint32_t i = quotation + 1; quotes < 2
		    && i < scene->quotations->count
		    && scene->spans[i].first < voice->head; i++)
			quotes++;
	else
		for (uint32_t i = quotation; i-- > 0 && quotes < 2
		    && scene->spans[i].first > voice->head; )
			quotes++;
	values[P_QUOTES] = quotes;
	values[P_GAP_TEXT] = home == block ? gap_text(scene, begin, end) : 0;
	uint32_t above = cue_above(scene, span), below = cue_behind(scene, span);
	values[P_CUE_ABOVE] = above == NO_TOKEN ? 0
	    : relation(book->voices, at, above);
	values[P_CUE_BEHIND] = below == NO_TOKEN ? 0
	    : relation(book->voices, at, below);
	values[P_OWN_CUE] = voice->cue == NO_TOKEN ? 0 : voice->cue == above ? 1
	    : voice->cue == below ? 2 : 3;
	values[P_INSIDE] = names_inside(scene, span, book->meant[at]);
	values[P_SUBJECT] = subject_of(book, at, next, block);
	values[P_LAST_SENTENCE] = 0;
	if (!behind && home != block) {
		/* nothing but its own sentence stands between it and the end of
		 * its block */
		const Range *own = &scene->notes->sentences.items[
		    tokens[voice->head].sentence];
		values[P_LAST_SENTENCE] = own->end + 2
		    >= scene->document->blocks.items[home].text.end;
	}
	values[P_PAST] = values[P_PAST_FAR] = values[P_PAST_2] = 0;
}

/* --- the past ------------------------------------------------------------- */

enum {
	PAST_NOBODY,     /* no quote before */
	PAST_NEW,
	PAST_SAME_VOICE,
	PAST_SAME_NAME,
	PAST_PRONOUN,    /* "she" after the name, or the other way round */
	PAST_UNNAMED,
	PAST_UNKNOWN,    /* the quote before is nobody's */
};

static uint32_t
past_of(const FactBook *book, uint32_t at, uint32_t before, bool any)
{
	if (!any)
		return PAST_NOBODY;
	if (before == NO_VOICE)
		return PAST_UNKNOWN;
	if (at == before)
		return PAST_SAME_VOICE;
	const Voice *a = &book->voices->items[at];
	const Voice *b = &book->voices->items[before];
	uint32_t x = book->meant[at], y = book->meant[before];
	if (x != NO_ENTITY && y != NO_ENTITY) {
		if (x != y)
			return PAST_NEW;
		return a->kind == VOICE_PRONOUN || b->kind == VOICE_PRONOUN
		    ? PAST_PRONOUN : PAST_SAME_NAME;
	}
	if (a->kind == VOICE_PRONOUN && b->kind == VOICE_PRONOUN)
		return str_equal(book->scene->tokens->items[a->head].lower,
		    book->scene->tokens->items[b->head].lower)
		    ? PAST_SAME_NAME : PAST_NEW;
	return x == NO_ENTITY ? PAST_UNNAMED : PAST_NEW;
}

void
facts_of_past(const FactBook *book, uint32_t at, const Past *past, Facts *facts)
{
	const Token *tokens = book->scene->tokens->items;
	facts->values[P_PAST] = past_of(book, at, past->last, past->any);
	facts->values[P_PAST_2] = past_of(book, at, past->last_but_one, past->any);
	facts->values[P_PAST_FAR] = 0;
	if (past->any && past->last != NO_VOICE) {
		uint32_t before = tokens[book->voices->items[past->last].head].block;
		uint32_t home = tokens[book->voices->items[at].head].block;
		facts->values[P_PAST_FAR] = home < before ? 1
		    : home == before ? 2 : 3;
	}
}
