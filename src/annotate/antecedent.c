#include "annotate/antecedent.h"

#include <math.h>

#include "annotate/calling.h"
#include "annotate/evidence.h"

/* How far is looked, in voices and sentences. */
enum { VOICES_BACK = 100, SENTENCES_BACK = 24, VOICES_AHEAD = 8,
	SENTENCES_AHEAD = 2 };

/* The choice is sure from this chance on. */
static const float SURE_FROM = 0.6f;

/* One who may be meant, while facts are gathered: the voice that names it nearest,
 * and how often it is named within sight. */
typedef struct {
	uint32_t entity, nearest, times, subjects;
	bool ahead;
} Named;

typedef struct {
	const Scene *scene;
	const VoiceList *voices;
	Asked asked;
	const Voice *voice;
	Named named[ANTECEDENTS_MOST];
	uint32_t count;
} Search;

/* --- facts ---------------------------------------------------------------- */

/* What the voice is that asks. */
typedef enum { ASKS_HE, ASKS_IT, ASKS_THEY, ASKS_BODY, ASKS_PERSON, ASKS_PAPER,
	ASKS_OWNED } Asks;

typedef enum {
	A_ASKS, A_KIND, A_GENDER, A_SENTENCES, A_BLOCKS, A_RANK, A_LEADS, A_TIE,
	A_CASE, A_LAST, A_TIMES, A_MOST, A_CALLING, A_RULE, A_OPENS_BLOCK,
	A_SELF_LEADS, A_AHEAD, A_INSIDE, A_CHOICE, A_SUBJECTS, A_LENGTH, A_OWNER,
	ANTECEDENT_FACTS
} AntecedentFact;

enum { TOGETHER = 3 };

/* Which facts are looked at together; 0 behind the last: A_ASKS goes with all. */
static const uint8_t templates[][TOGETHER] = {
	{A_KIND}, {A_GENDER}, {A_SENTENCES}, {A_BLOCKS}, {A_RANK}, {A_LEADS},
	{A_TIE}, {A_CASE}, {A_LAST}, {A_TIMES}, {A_MOST}, {A_CALLING}, {A_RULE},
	{A_OPENS_BLOCK}, {A_AHEAD}, {A_INSIDE}, {A_CHOICE}, {A_SUBJECTS},
	{A_LENGTH}, {A_OWNER},
	{A_RANK, A_CHOICE}, {A_SENTENCES, A_LEADS}, {A_SENTENCES, A_LAST},
	{A_LAST, A_BLOCKS}, {A_SENTENCES, A_TIE}, {A_GENDER, A_RANK},
	{A_SELF_LEADS, A_LEADS, A_SENTENCES}, {A_SELF_LEADS, A_OPENS_BLOCK},
	{A_RULE, A_LAST}, {A_KIND, A_CALLING}, {A_MOST, A_SENTENCES},
	{A_CASE, A_SENTENCES}, {A_SENTENCES, A_LEADS, A_TIE},
	{A_BLOCKS, A_RANK, A_LEADS}, {A_BLOCKS, A_OPENS_BLOCK},
};

static uint32_t
at_most(uint32_t a, uint32_t b)
{
	return a < b ? a : b;
}

static const Entity *
entity_at(const Search *search, uint32_t entity)
{
	return &search->scene->notes->entities.items[entity];
}

static uint32_t
entity_of(const Search *search, const Voice *voice)
{
	return search->scene->notes->mentions.items[voice->mention].entity;
}

static const Token *
head_of(const Search *search, uint32_t voice)
{
	return &search->scene->tokens->items[search->voices->items[voice].head];
}

/* How far apart, in sentences and in blocks. */
static uint32_t
sentences_between(const Search *search, uint32_t a, uint32_t b)
{
	uint32_t x = head_of(search, a)->sentence, y = head_of(search, b)->sentence;
	return x < y ? y - x : x - y;
}

static uint32_t
blocks_between(const Search *search, uint32_t a, uint32_t b)
{
	uint32_t x = head_of(search, a)->block, y = head_of(search, b)->block;
	return x < y ? y - x : x - y;
}

static Asks
asks(const Search *search)
{
	const Voice *voice = search->voice;
	uint16_t classes = search->scene->classes[voice->head];
	Str word = voice_pronoun(search->scene->tokens->items[voice->head].lower);
	if (voice->kind != VOICE_DESCRIPTION)
		return meant_gender(word) ? ASKS_HE
		    : str_equal(word, STR("it")) || str_equal(word, STR("its"))
		    ? ASKS_IT : ASKS_THEY;
	if (voice->mention != NO_MENTION)
		return ASKS_OWNED;
	return classes & PART_BODY ? ASKS_BODY
	    : classes & PART_WRITING ? ASKS_PAPER : ASKS_PERSON;
}

static bool
spoken_inside(const Search *search, uint32_t entity)
{
	enum { GLANCE = 80 };
	const Scene *scene = search->scene;
	if (search->asked.quotation == NO_QUOTATION)
		return false;
	TokenSpan span = scene->spans[search->asked.quotation];
	for (uint32_t i = span.first; i < span.end && i - span.first < GLANCE; i++)
		if (scene->mention_at[i] != NO_MENTION && scene->notes->mentions
		    .items[scene->mention_at[i]].entity == entity)
			return true;
	return false;
}

/* Whether the entity may be meant as far as its kind and gender go. */
static bool
agrees(const Search *search, Asks what, uint32_t entity)
{
	const Entity *person = entity_at(search, entity);
	Gender gender = meant_gender(search->scene->tokens->items[
	    search->voice->head].lower);
	if (what == ASKS_HE)
		return person->kind == ENTITY_PERSON
		    && (!person->gender || person->gender == gender);
	if (what == ASKS_PERSON)
		return person->kind == ENTITY_PERSON;
	return what == ASKS_OWNED || person->kind == ENTITY_ORGANIZATION
	    || what == ASKS_PAPER || what == ASKS_THEY;
}

/* Whether the entity is who the first voice of a block names. */
static bool
opens_block(const Search *search, uint32_t at, uint32_t entity)
{
	uint32_t block = head_of(search, at)->block, self = at;
	while (at > 0 && head_of(search, at - 1)->block == block)
		if (self - --at > VOICES_BACK)
			return false; /* a block as long as a book */
	const Voice *first = &search->voices->items[at];
	return first->kind == VOICE_NAME && entity_of(search, first) == entity;
}

static void
gather(const Search *search, uint32_t at, Meant rule, uint32_t *facts)
{
	const Named *one = &search->named[at];
	const Voice *nearest = &search->voices->items[one->nearest];
	const Entity *entity = entity_at(search, one->entity);
	uint32_t self = search->asked.voice;
	Asks what = asks(search);
	uint32_t rank = 0, rivals = 0, most = 0;
	for (uint32_t i = 0; i < search->count; i++) {
		const Named *other = &search->named[i];
		if (!agrees(search, what, other->entity))
			continue;
		rivals++;
		rank += i < at && !other->ahead;
		if (other->times > most)
			most = other->times;
	}
	facts[A_KIND] = entity->kind;
	facts[A_GENDER] = !agrees(search, what, one->entity) ? 2
	    : what == ASKS_HE && entity->gender;
	facts[A_SENTENCES] = at_most(sentences_between(search, one->nearest, self), 7);
	facts[A_BLOCKS] = at_most(blocks_between(search, one->nearest, self), 5);
	facts[A_RANK] = at_most(rank, 3);
	facts[A_LEADS] = nearest->leads;
	facts[A_TIE] = nearest->tie;
	facts[A_CASE] = nearest->owner ? CASE_OWNER
	    : nearest->governed ? CASE_GOVERNED : CASE_PLAIN;
	facts[A_LAST] = search->asked.last_speaker == NO_ENTITY ? 0
	    : 1u + (search->asked.last_speaker == one->entity);
	facts[A_TIMES] = at_most(one->times, 4);
	facts[A_MOST] = one->times == most;
	facts[A_CALLING] = search->voice->kind == VOICE_DESCRIPTION
	    ? calling_of(search->scene, search->voices, self, one->entity) : 0;
	facts[A_RULE] = rule.entity == NO_ENTITY ? 0
	    : rule.entity != one->entity ? 1 : 2u + rule.sure;
	facts[A_OPENS_BLOCK] = opens_block(search, self, one->entity)
	    + 2u * opens_block(search, one->nearest, one->entity);
	facts[A_SELF_LEADS] = search->voice->leads;
	facts[A_AHEAD] = one->ahead;
	facts[A_INSIDE] = spoken_inside(search, one->entity);
	facts[A_CHOICE] = at_most(rivals, 3);
	facts[A_SUBJECTS] = at_most(one->subjects, 3);
	facts[A_LENGTH] = at_most(nearest->words.end - nearest->words.first, 3);
	facts[A_OWNER] = search->voice->mention == NO_MENTION ? 0
	    : 1u + (entity_of(search, search->voice) == one->entity);
}

static void
add_clue(Antecedent *antecedent, uint32_t hash)
{
	antecedent->slots[antecedent->count++] = WEIGHT_MEANT
	    + (phrase_mix(hash, 0x3du) & (WEIGHT_MEANT_SLOTS - 1));
}

static void
add_clues(const uint32_t *facts, Antecedent *antecedent)
{
	for (uint32_t i = 0; i < sizeof templates / sizeof *templates; i++) {
		uint32_t hash = i + 1;
		for (uint32_t k = 0; k < TOGETHER && (k == 0 || templates[i][k]); k++)
			hash = phrase_mix(hash, facts[templates[i][k]]);
		add_clue(antecedent, hash);
		add_clue(antecedent, phrase_mix(hash, 1u + facts[A_ASKS]));
	}
}

_Static_assert(2 * sizeof templates / sizeof *templates
    <= ANTECEDENT_CLUES_MOST, "no place for all clues");

/* Nobody who is named: what the voice is tells most of it. */
static void
add_nobody(const Search *search, Meant rule, Antecedent *nobody)
{
	enum { NOBODY = 1000 };
	const Token *tokens = search->scene->tokens->items;
	uint32_t what = phrase_mix(NOBODY, asks(search));
	uint32_t noun = phrase_hash(tokens[search->voice->head].lower);
	uint32_t first = phrase_hash(tokens[search->voice->phrase.first].lower);
	bool alone = search->voice->phrase.end == search->voice->head + 1
	    && search->voice->phrase.first + 1 == search->voice->head;
	add_clue(nobody, NOBODY);
	add_clue(nobody, phrase_mix(what, 1));
	add_clue(nobody, phrase_mix(phrase_mix(what, 2), noun));
	add_clue(nobody, phrase_mix(phrase_mix(what, 3), first));
	add_clue(nobody, phrase_mix(phrase_mix(what, 4), rule.entity == NO_ENTITY));
	add_clue(nobody, phrase_mix(phrase_mix(what, 5), alone));
	add_clue(nobody, phrase_mix(phrase_mix(what, 6),
	    search->asked.last_speaker == NO_ENTITY));
}

/* --- those who may be meant ----------------------------------------------- */

static void
take(Search *search, uint32_t entity, uint32_t voice, bool ahead)
{
	const Voice *named = &search->voices->items[voice];
	EntityKind kind = entity_at(search, entity)->kind;
	if (kind != ENTITY_PERSON && kind != ENTITY_ORGANIZATION)
		return;
	Named *one = search->named;
	while (one < search->named + search->count && one->entity != entity)
		one++;
	if (one == search->named + search->count) {
		if (search->count + 1 == ANTECEDENTS_MOST)
			return;
		*one = (Named){.entity = entity, .nearest = voice,
			.ahead = ahead};
		search->count++;
	}
	one->times++;
	one->subjects += named->leads || named->tie == TIE_SUBJECT
	    || named->tie == TIE_INVERTED;
}

/* The nearest ones first; those ahead last. */
static void
look_around(Search *search)
{
	uint32_t at = search->asked.voice;
	for (uint32_t i = at; i-- > 0 && at - i <= VOICES_BACK
	    && sentences_between(search, i, at) <= SENTENCES_BACK; )
		if (search->voices->items[i].kind == VOICE_NAME)
			take(search, entity_of(search, &search->voices->items[i]),
			    i, false);
	for (uint32_t i = at + 1; i < search->voices->count
	    && i - at <= VOICES_AHEAD
	    && sentences_between(search, i, at) <= SENTENCES_AHEAD; i++)
		if (search->voices->items[i].kind == VOICE_NAME)
			take(search, entity_of(search, &search->voices->items[i]),
			    i, true);
}

bool
antecedents_of(const Scene *scene, const VoiceList *voices, Asked asked,
    Antecedents *antecedents)
{
	antecedents->count = 0;
	if (!meant_is_open(scene, voices, asked.voice))
		return false;
	Meant rule = meant_by(scene, voices, asked.voice, asked.last_speaker);
	Search search = {.scene = scene, .voices = voices, .asked = asked,
		.voice = &voices->items[asked.voice]};
	/* the one who has that role, or the body that has the noun in its name */
	if (search.voice->kind == VOICE_DESCRIPTION && rule.entity != NO_ENTITY)
		return false;
	look_around(&search);
	Asks what = asks(&search);
	for (uint32_t i = 0; i < search.count; i++) {
		uint32_t facts[ANTECEDENT_FACTS] = {0};
		/* "she" is no man, whatever else speaks for him */
		if (what == ASKS_HE && !agrees(&search, what,
		        search.named[i].entity))
			continue;
		facts[A_ASKS] = what;
		gather(&search, i, rule, facts);
		Antecedent *one = &antecedents->items[antecedents->count++];
		one->entity = search.named[i].entity;
		one->count = 0;
		add_clues(facts, one);
	}
	Antecedent *nobody = &antecedents->items[antecedents->count++];
	nobody->entity = NO_ENTITY;
	nobody->count = 0;
	add_nobody(&search, rule, nobody);
	return true;
}

Meant
antecedent_choose(const Scene *scene, const VoiceList *voices,
    const Weights *weights, Asked asked)
{
	Antecedents antecedents;
	if (!antecedents_of(scene, voices, asked, &antecedents))
		return meant_by(scene, voices, asked.voice, asked.last_speaker);
	int sums[ANTECEDENTS_MOST];
	uint32_t best = 0;
	for (uint32_t i = 0; i < antecedents.count; i++) {
		const Antecedent *one = &antecedents.items[i];
		sums[i] = 0;
		for (uint32_t k = 0; k < one->count; k++)
			sums[i] += weights->of[one->slots[k]];
		if (sums[i] > sums[best])
			best = i;
	}
	float all = 0;
	for (uint32_t i = 0; i < antecedents.count; i++)
		all += expf((float)(sums[i] - sums[best]) / WEIGHT_ONE);
	return (Meant){antecedents.items[best].entity, 1 >= SURE_FROM * all};
}
