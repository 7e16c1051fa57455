#include "annotate/meant.h"

#include "annotate/calling.h"

/* How far a pronoun or a description looks back, in voices and sentences. */
enum { VOICES_BACK = 80, SENTENCES_BACK = 14, BLOCKS_COUNTED = 5,
	SENTENCES_COUNTED = 8 };

/* What makes a person the one who was meant, in points. */
enum {
	POINTS_GENDER = 25,
	POINTS_LEADS = 22,     /* the subject, most likely */
	POINTS_LAST = 24,      /* spoke last */
	POINTS_TIED = 16,
	POINTS_AGAIN = 5,      /* a time it is named */
	POINTS_SENTENCE = -11, /* a sentence away */
	POINTS_BLOCK = -7,
	POINTS_OWNER = -20,    /* "Oduya's" */
	POINTS_GOVERNED = -18, /* "with Oduya" */
	POINTS_NEAR_TIE = 12,  /* the next best is so near: not sure */
	POINTS_NOBODY = -1000,
};

static Str
lower_at(const Scene *scene, uint32_t token)
{
	return scene->tokens->items[token].lower;
}

static uint32_t
entity_of(const Scene *scene, const Voice *voice)
{
	return scene->notes->mentions.items[voice->mention].entity;
}

static const Entity *
entity_at(const Scene *scene, uint32_t entity)
{
	return &scene->notes->entities.items[entity];
}

Gender
meant_gender(Str word)
{
	word = voice_pronoun(word);
	if (str_equal(word, STR("he")) || str_equal(word, STR("his"))
	    || str_equal(word, STR("him")) || str_equal(word, STR("himself")))
		return GENDER_MALE;
	if (str_equal(word, STR("she")) || str_equal(word, STR("her"))
	    || str_equal(word, STR("hers")) || str_equal(word, STR("herself")))
		return GENDER_FEMALE;
	return GENDER_UNKNOWN;
}

static int
points_of(const Scene *scene, const Voice *named, const Voice *pronoun,
    Gender gender, bool spoke_last, int times)
{
	const Token *from = &scene->tokens->items[named->head];
	const Token *to = &scene->tokens->items[pronoun->head];
	const Entity *entity = entity_at(scene, entity_of(scene, named));
	uint32_t sentences = to->sentence - from->sentence;
	uint32_t blocks = to->block - from->block;
	if (sentences > SENTENCES_COUNTED)
		sentences = SENTENCES_COUNTED;
	if (blocks > BLOCKS_COUNTED)
		blocks = BLOCKS_COUNTED;
	if (gender && entity->gender && entity->gender != gender)
		return POINTS_NOBODY;
	return POINTS_SENTENCE * (int)sentences + POINTS_BLOCK * (int)blocks
	    + (gender && entity->gender == gender ? POINTS_GENDER : 0)
	    + (named->leads ? POINTS_LEADS : 0)
	    + (named->tie == TIE_SUBJECT || named->tie == TIE_INVERTED
		? POINTS_TIED : 0)
	    + (named->owner ? POINTS_OWNER : 0)
	    + (named->governed ? POINTS_GOVERNED : 0)
	    + (spoke_last ? POINTS_LAST : 0)
	    + POINTS_AGAIN * (times < 3 ? times : 3);
}

/* The one of that kind whom a pronoun, or a description that fits anybody,
 * most likely means. */
static Meant
look_back(const Scene *scene, const VoiceList *voices, uint32_t at,
    EntityKind kind, Gender gender, uint32_t last_speaker)
{
	const Voice *pronoun = &voices->items[at];
	Meant meant = {.entity = NO_ENTITY};
	int best = POINTS_NOBODY, second = POINTS_NOBODY;
	for (uint32_t i = at; i-- > 0 && at - i <= VOICES_BACK; ) {
		const Voice *named = &voices->items[i];
		if (scene->tokens->items[pronoun->head].sentence
		    - scene->tokens->items[named->head].sentence > SENTENCES_BACK)
			break;
		if (named->kind != VOICE_NAME)
			continue;
		uint32_t entity = entity_of(scene, named);
		if (entity_at(scene, entity)->kind != kind)
			continue;
		int points = points_of(scene, named, pronoun, gender,
		    entity == last_speaker,
		    (int)entity_at(scene, entity)->mention_count);
		if (points > best) {
			if (entity != meant.entity)
				second = best;
			best = points;
			meant.entity = entity;
		} else if (points > second && entity != meant.entity) {
			second = points;
		}
	}
	/* the one who spoke last may be too far above to be seen */
	if (meant.entity == NO_ENTITY && last_speaker != NO_ENTITY
	    && entity_at(scene, last_speaker)->kind == kind
	    && (!gender || !entity_at(scene, last_speaker)->gender
	    || entity_at(scene, last_speaker)->gender == gender))
		meant.entity = last_speaker;
	meant.sure = best - second >= POINTS_NEAR_TIE;
	return meant;
}

static bool
is_among(const uint32_t *entities, uint32_t count, uint32_t entity)
{
	for (uint32_t i = 0; i < count; i++)
		if (entities[i] == entity)
			return true;
	return false;
}

/* "the Kremlin's spokesman": the person who is called so, the nearest one above; or
 * the first one below. */
static Meant
described(const Scene *scene, const VoiceList *voices, uint32_t at)
{
	enum { PEOPLE_MOST = 16 };
	uint32_t asked[PEOPLE_MOST], count = 0;
	Meant meant = {.entity = NO_ENTITY};
	for (uint32_t step = 1; step <= 2 * VOICES_BACK; step++) {
		bool ahead = step > VOICES_BACK;
		uint32_t far = ahead ? step - VOICES_BACK : step;
		if (ahead ? far >= voices->count - at : far > at)
			continue;
		if (ahead && meant.entity != NO_ENTITY)
			break;
		const Voice *named = &voices->items[ahead ? at + far : at - far];
		uint32_t entity = named->kind == VOICE_NAME
		    ? entity_of(scene, named) : NO_ENTITY;
		if (entity == NO_ENTITY
		    || entity_at(scene, entity)->kind != ENTITY_PERSON
		    || is_among(asked, count, entity))
			continue;
		if (count == PEOPLE_MOST)
			break;
		asked[count++] = entity;
		if (calling_of(scene, voices, at, entity) != CALLING_SO)
			continue;
		if (meant.entity != NO_ENTITY) {
			meant.sure = false; /* two are called so */
			break;
		}
		meant = (Meant){.entity = entity, .sure = true};
	}
	return meant;
}

/* "the agency": the organization last named that has the word in its name; else
 * the one most likely spoken of, and that is not sure. */
static Meant
body(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t last_speaker)
{
	Str noun = lower_at(scene, voices->items[at].head);
	for (uint32_t i = at; i-- > 0 && at - i <= VOICES_BACK; ) {
		const Voice *named = &voices->items[i];
		if (named->kind != VOICE_NAME)
			continue;
		uint32_t entity = entity_of(scene, named);
		if (entity_at(scene, entity)->kind == ENTITY_ORGANIZATION
		    && calling_has_word(entity_at(scene, entity)->name, noun))
			return (Meant){entity, true};
	}
	Meant meant = look_back(scene, voices, at, ENTITY_ORGANIZATION,
	    GENDER_UNKNOWN, last_speaker);
	meant.sure = false;
	return meant;
}

/* "a source" is nobody who was named before. */
static bool
is_anyone(const Scene *scene, const Voice *voice)
{
	Str first = lower_at(scene, voice->phrase.first);
	return str_equal(first, STR("a")) || str_equal(first, STR("an"))
	    || str_equal(first, STR("one")) || str_equal(first, STR("another"));
}

bool
meant_is_open(const Scene *scene, const VoiceList *voices, uint32_t at)
{
	const Voice *voice = &voices->items[at];
	Str word = voice_pronoun(lower_at(scene, voice->head));
	switch ((VoiceKind)voice->kind) {
	case VOICE_NAME:
		return false;
	case VOICE_PRONOUN:
	case VOICE_OBLIQUE:
		return meant_gender(word) || str_equal(word, STR("it"))
		    || str_equal(word, STR("they"))
		    || str_equal(word, STR("its"))
		    || str_equal(word, STR("their"));
	case VOICE_DESCRIPTION:
		break;
	}
	/* "the chairwoman, Dame Honor": named, if by no name that was found */
	bool apposed = voice->words.end < voice->phrase.end
	    && scene_is_mark(scene, voice->words.end, ',');
	return !apposed && !is_anyone(scene, voice);
}

Meant
meant_by(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t last_speaker)
{
	const Voice *voice = &voices->items[at];
	Meant nobody = {.entity = NO_ENTITY, .sure = true};
	Str word = voice_pronoun(lower_at(scene, voice->head));
	switch ((VoiceKind)voice->kind) {
	case VOICE_NAME:
		return (Meant){entity_of(scene, voice), true};
	case VOICE_PRONOUN:
	case VOICE_OBLIQUE:
		if (meant_gender(word))
			return look_back(scene, voices, at, ENTITY_PERSON,
			    meant_gender(word), last_speaker);
		if (str_equal(word, STR("it")))
			return look_back(scene, voices, at, ENTITY_ORGANIZATION,
			    GENDER_UNKNOWN, last_speaker);
		if (str_equal(word, STR("who")) && at > 0
		    && (voices->items[at - 1].kind == VOICE_NAME
		    || voices->items[at - 1].kind == VOICE_DESCRIPTION)
		    && scene_same_breath(scene, voices->items[at - 1].head,
			voice->head))
			return meant_by(scene, voices, at - 1, last_speaker);
		return nobody;
	case VOICE_DESCRIPTION:
		break;
	}
	uint32_t entity = voice->named;
	if (entity != NO_ENTITY)
		return (Meant){entity, true};
	if (is_anyone(scene, voice))
		return nobody;
	Str first = lower_at(scene, voice->phrase.first);
	/* "the agency" alone: "the state agency" may be another one */
	if (str_equal(first, STR("the")) && voice->mention == NO_MENTION
	    && voice->words.first + 1 == voice->head
	    && scene->classes[voice->head] & PART_BODY)
		return body(scene, voices, at, last_speaker);
	return described(scene, voices, at);
}
