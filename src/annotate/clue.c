#include "annotate/clue.h"

#include "annotate/meant.h"
#include "annotate/weights.h"

/* --- templates: which facts make a clue ---------------------------------- */

enum { TEMPLATE_FACTS = 6 };

typedef struct {
	uint8_t count;
	uint8_t facts[TEMPLATE_FACTS];
} Template;

#define COUNT_FACTS(...) (sizeof((uint8_t[]){__VA_ARGS__}))
#define CLUE(...) {COUNT_FACTS(__VA_ARGS__), {__VA_ARGS__}}

static const Template voice_templates[] = {
	CLUE(P_REGION, V_KIND),
	CLUE(P_REGION, V_SORT, P_LINK),
	CLUE(V_SORT, P_SIDE, Q_SIZE),
	CLUE(P_REGION, P_WORDS, P_QUOTES, P_LINK),
	CLUE(P_REGION, P_GAP, P_LINK),
	CLUE(P_REGION, P_SENTENCES, P_LINK, V_FIRST),
	CLUE(P_REGION, P_LINK, Q_END, Q_LEAD, Q_TAIL),
	CLUE(P_REGION, P_LINK, Q_LEAD),
	CLUE(P_REGION, P_LINK, Q_TAIL),
	CLUE(P_REGION, P_WORDS, Q_LEAD, Q_END),
	CLUE(P_REGION, P_WORDS, Q_TAIL, Q_END),
	CLUE(P_SIDE, V_BEFORE, V_TIE),
	CLUE(P_SIDE, V_BEHIND, V_TIE),
	CLUE(P_SIDE, V_BEFORE, V_SORT),
	CLUE(P_SIDE, V_BEHIND, P_GAP),
	CLUE(V_CUE_WORD, V_TIE, P_SIDE),
	CLUE(V_CUE_WORD, V_TIE, P_GAP, V_KIND),
	CLUE(P_GAP_TEXT, P_SIDE, V_TIE),
	CLUE(P_REGION, P_CUES, P_LINK),
	CLUE(P_REGION, P_BETWEEN, P_LINK),
	CLUE(P_REGION, P_BETWEEN, V_SORT),
	CLUE(V_FIRST, P_REGION, P_LINK, Q_ALONE),
	CLUE(V_FIRST, P_REGION, Q_LEAD, Q_TAIL, V_KIND),
	CLUE(V_BLOCK_FIRST, P_REGION, V_SORT, Q_LEAD),
	CLUE(P_CUE_ABOVE, Q_CUE_ABOVE_WORD, V_KIND),
	CLUE(P_CUE_ABOVE, V_CASE, V_FIRST, Q_CUE_ABOVE_STEPS),
	CLUE(P_CUE_ABOVE, V_SORT, Q_LEAD),
	CLUE(P_CUE_BEHIND, V_SORT, Q_CUE_BEHIND_STEPS),
	CLUE(P_CUE_BEHIND, Q_CUE_BEHIND_WORD, P_SIDE),
	CLUE(P_SIDE, Q_CUE_ABOVE, Q_CUE_BEHIND, Q_END, P_REGION),
	CLUE(P_OWN_CUE, V_SORT, V_TIE),
	CLUE(P_OWN_CUE, P_REGION, Q_END),
	CLUE(P_OWN_CUE, P_BETWEEN, V_TIE),
	CLUE(V_WORD, V_TIE),
	CLUE(V_WORD, P_SIDE, P_LINK),
	CLUE(V_DETERMINER, V_KIND, P_SIDE),
	CLUE(V_LENGTH, V_SORT, P_LINK),
	CLUE(V_LENGTH, V_CAPS, P_SIDE),
	CLUE(V_MENTIONS, V_SORT, P_SIDE),
	CLUE(V_CASE, V_TIE, P_REGION),
	CLUE(V_CASE, V_SORT, P_GAP),
	CLUE(V_SENTENCE_WORD, P_REGION, V_FIRST),
	CLUE(V_DESCRIBED, P_REGION, V_TIE),
	CLUE(P_INSIDE, V_SORT),
	CLUE(P_INSIDE, P_LINK, P_SIDE),
	CLUE(Q_I, V_SORT, P_SIDE),
	CLUE(Q_ANOTHER_BEFORE, Q_ANOTHER_BEHIND, P_REGION, P_LINK),
	CLUE(P_REGION, Q_ALONE, P_LINK, P_LAST_SENTENCE),
	CLUE(P_REGION, Q_SIZE, Q_LEAD),
	CLUE(V_TIE, V_CUE, P_WORDS, P_SIDE, P_QUOTES),
	CLUE(Q_LEAD_WORD, P_SIDE, P_LINK),
	CLUE(Q_TAIL_WORD, P_SIDE, P_LINK),
	CLUE(Q_BLOCK, P_REGION, V_TIE),
	CLUE(V_NESTED, V_KIND, P_SIDE),
	CLUE(V_NESTED, P_LINK),
	CLUE(V_BEFORE_NAME, P_LINK),
	CLUE(V_BEFORE_NAME, V_KIND, P_SIDE),
	CLUE(V_BEHIND_WORD, P_SIDE),
	CLUE(V_BEHIND_END, P_REGION, V_KIND),
	CLUE(P_SUBJECT, P_REGION, P_LINK),
	CLUE(P_SUBJECT, Q_ALONE, Q_LEAD, V_KIND),
};

static const Template past_templates[] = {
	CLUE(P_PAST, P_REGION, P_LINK, Q_SINCE),
	CLUE(P_PAST, Q_SINCE, Q_ALONE, P_SENTENCES),
	CLUE(P_PAST, Q_SINCE, Q_LEAD),
	CLUE(P_PAST, Q_SINCE, Q_END, Q_TAIL),
	CLUE(P_PAST, V_SORT, P_REGION, P_OWN_CUE),
	CLUE(P_PAST, P_PAST_2, Q_SINCE, Q_ALONE),
	CLUE(P_PAST, P_PAST_FAR, P_LINK),
	CLUE(P_PAST, P_OWN_CUE, Q_CUE_ABOVE, Q_CUE_BEHIND),
	CLUE(P_PAST, Q_CLOSED, Q_SINCE, Q_ALONE),
	CLUE(P_PAST, P_SUBJECT, Q_SINCE),
	CLUE(P_PAST, P_SIDE, Q_ANOTHER_BEFORE, P_WORDS),
};

static const Template nobody_templates[] = {
	CLUE(Q_LEAD),
	CLUE(Q_LEAD, Q_SIZE),
	CLUE(Q_END, Q_TAIL),
	CLUE(Q_SIZE, Q_CUE_ABOVE, Q_CUE_BEHIND),
	CLUE(Q_LEAD_WORD),
	CLUE(Q_TAIL_WORD),
	CLUE(Q_ALONE, Q_SINCE, P_PAST),
	CLUE(Q_SINCE, P_PAST),
	CLUE(Q_BLOCK),
};

static const Template speech_templates[] = {
	CLUE(Q_SIZE),
	CLUE(Q_LEAD),
	CLUE(Q_TAIL),
	CLUE(Q_END),
	CLUE(Q_CLOSED),
	CLUE(Q_TITLED, Q_SIZE),
	CLUE(Q_LEAD, Q_TAIL),
	CLUE(Q_SIZE, Q_END, Q_TITLED),
	CLUE(Q_SIZE, Q_LEAD),
	CLUE(Q_SIZE, Q_TAIL, Q_END),
	CLUE(Q_ALONE, Q_END, Q_SIZE),
	CLUE(Q_CUE_ABOVE, Q_CUE_BEHIND, Q_SIZE),
	CLUE(Q_CUE_ABOVE, Q_CUE_ABOVE_STEPS, Q_LEAD),
	CLUE(Q_CUE_BEHIND, Q_CUE_BEHIND_STEPS, Q_END),
	CLUE(Q_CUE_ABOVE_WORD),
	CLUE(Q_CUE_BEHIND_WORD),
	CLUE(Q_CUE_ABOVE_WORD, Q_CUE_ABOVE_STEPS),
	CLUE(Q_LEAD_WORD),
	CLUE(Q_TAIL_WORD),
	CLUE(Q_LEAD_WORD, Q_SIZE),
	CLUE(Q_LEAD_WORD_2, Q_LEAD_WORD),
	CLUE(Q_LEAD_WORD_2),
	CLUE(Q_LEAD_WORD, Q_CUE_ABOVE),
	CLUE(Q_FIRST_WORD),
	CLUE(Q_FIRST_WORD, Q_LEAD),
	CLUE(Q_CAPITAL, Q_LEAD, Q_SIZE),
	CLUE(Q_WHOLE),
	CLUE(Q_AGAIN, Q_SIZE),
	CLUE(Q_ANOTHER_BEFORE, Q_ANOTHER_BEHIND, Q_SIZE),
	CLUE(Q_ANOTHER_BEFORE, Q_LEAD),
	CLUE(Q_I, Q_SIZE),
	CLUE(Q_BLOCK, Q_LEAD, Q_SIZE),
	CLUE(Q_SINCE, Q_ALONE, Q_END),
	CLUE(Q_IN_ARTICLE, Q_SIZE),
	CLUE(Q_TITLED, Q_CUE_ABOVE, Q_CUE_BEHIND),
	CLUE(Q_LED, Q_FOLLOWED),
	CLUE(Q_LED, Q_LEAD, Q_SIZE),
	CLUE(Q_FOLLOWED, Q_END, Q_SIZE),
	CLUE(Q_LED, Q_FOLLOWED, Q_CUE_ABOVE, Q_CUE_BEHIND),
	CLUE(Q_TAIL_END, Q_SIZE),
	CLUE(Q_TAIL_END, Q_END),
	CLUE(Q_LAST_WORD),
	CLUE(Q_LAST_WORD, Q_SIZE),
	CLUE(Q_LEAD_WORD, Q_TAIL_WORD),
	CLUE(Q_LEAD_WORD, Q_TITLED, Q_SIZE),
	CLUE(Q_NAMED, Q_LEAD, Q_TAIL),
	CLUE(Q_NAMED, Q_SIZE, Q_CALLED),
	CLUE(Q_ELSEWHERE, Q_AGAIN, Q_SIZE),
	CLUE(Q_CALLED, Q_TITLED, Q_SIZE),
	CLUE(Q_CALLED, Q_LEAD_WORD),
	CLUE(Q_STYLE, Q_SIZE, Q_LEAD),
	CLUE(Q_STYLE, Q_BLOCK, Q_SIZE),
	CLUE(Q_TALK, Q_LENGTHY, Q_SIZE),
	CLUE(Q_TWIN, Q_LEAD_WORD),
	CLUE(Q_TWIN, Q_SIZE, Q_CUE_ABOVE),
	CLUE(Q_CLAUSE, Q_SIZE, Q_RARE),
};

/* Any two of these make a clue too: what is rare in threes and fours is known
 * from its pairs. */
static const uint8_t paired_facts[] = {
	Q_LEAD, Q_TAIL, Q_END, Q_SIZE, Q_ALONE, Q_I,
	V_SORT, V_TIE, V_CUE_WORD, V_BEFORE, V_BEHIND, V_FIRST, V_CASE, V_LENGTH,
	V_NESTED, V_MENTIONS, V_DESCRIBED,
	P_REGION, P_SENTENCES, P_WORDS, P_GAP, P_BETWEEN, P_CUES, P_QUOTES, P_LINK,
	P_CUE_ABOVE, P_CUE_BEHIND, P_OWN_CUE, P_SUBJECT,
};

/* The same for speech. */
static const uint8_t paired_of_speech[] = {
	Q_LEAD, Q_TAIL, Q_END, Q_SIZE, Q_ALONE, Q_I, Q_TITLED, Q_CAPITAL,
	Q_CUE_ABOVE, Q_CUE_BEHIND, Q_CUE_ABOVE_STEPS, Q_CUE_BEHIND_STEPS,
	Q_ANOTHER_BEFORE, Q_ANOTHER_BEHIND, Q_AGAIN, Q_BLOCK, Q_SINCE,
	Q_IN_ARTICLE, Q_LED, Q_FOLLOWED, Q_NAMED, Q_ELSEWHERE, Q_CLAUSE, Q_RARE,
	Q_STYLE, Q_CALLED, Q_LENGTHY, Q_TWIN, Q_CUE_ABOVE_WORD, Q_LEAD_WORD,
};

/* … and each of them with each of these. */
static const uint8_t past_facts[] = {P_PAST, P_PAST_2};

/* Adds one clue a template, among slots (a power of two) from first on. */
static void
add_clues(const Template *templates, size_t count, uint32_t family,
    const Facts *facts, uint32_t first, uint32_t slots, Clues *clues)
{
	uint32_t *slot = clues->slots + clues->count;
	for (size_t i = 0; i < count; i++) {
		uint32_t hash = phrase_mix(family, (uint32_t)i + 1);
		for (uint8_t k = 0; k < templates[i].count; k++)
			hash = phrase_mix(hash, facts->values[templates[i].facts[k]]);
		slot[i] = first + (phrase_mix(hash, 0x51u) & (slots - 1));
	}
	clues->count += (uint32_t)count;
}

/* Adds one fact with each of count others, of which the halves are. */
static void
add_with_each(uint32_t half, const uint32_t *halves, uint32_t count,
    uint32_t first, uint32_t slots, Clues *clues)
{
	uint32_t *slot = clues->slots + clues->count;
	for (uint32_t i = 0; i < count; i++)
		slot[i] = first + (phrase_mix(half, halves[i]) & (slots - 1));
	clues->count += count;
}

#define COUNT(table) (sizeof(table) / sizeof *(table))

enum {
	PAIRS = COUNT(paired_facts) * (COUNT(paired_facts) + 1) / 2,
	PAST_PAIRS = COUNT(past_facts) * COUNT(paired_facts),
	SPEECH_PAIRS = COUNT(paired_of_speech) * (COUNT(paired_of_speech) + 1) / 2,
};

_Static_assert(COUNT(voice_templates) + COUNT(past_templates) + PAIRS
    + PAST_PAIRS <= CLUES_MOST && COUNT(speech_templates)
	+ SPEECH_PAIRS <= CLUES_MOST,
    "no place for all clues");

enum {
	FAMILY_VOICE = 1,
	FAMILY_PAST,
	FAMILY_NOBODY,
	FAMILY_SPEECH,
	FAMILY_PAIR,
	FAMILY_PAST_PAIR,
	FAMILY_SPEECH_PAIR,
};

/* Each fact alone, as the pair of itself, and any two. */
static void
add_pairs(const uint8_t *paired, uint32_t count, uint32_t family,
    const Facts *facts, uint32_t first, uint32_t slots, Clues *clues)
{
	enum { PAIRED_MOST = 32 };
	/* the second half of a pair's hash: of each fact that is paired */
	uint32_t halves[PAIRED_MOST];
	for (uint32_t i = 0; i < count; i++)
		halves[i] = phrase_mix(i + 1, facts->values[paired[i]]);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t half = phrase_mix(phrase_mix(family, i + 1),
		    facts->values[paired[i]]);
		add_with_each(half, halves + i, count - i, first, slots, clues);
	}
}

static void
add_past_pairs(const Facts *facts, Clues *clues)
{
	uint32_t halves[COUNT(paired_facts)];
	for (uint32_t i = 0; i < COUNT(paired_facts); i++)
		halves[i] = phrase_mix(i + 1, facts->values[paired_facts[i]]);
	for (uint32_t i = 0; i < COUNT(past_facts); i++) {
		uint32_t half = phrase_mix(phrase_mix(FAMILY_PAST_PAIR, i + 1),
		    facts->values[past_facts[i]]);
		add_with_each(half, halves, COUNT(paired_facts), WEIGHT_SPEAKER,
		    WEIGHT_SPEAKER_SLOTS, clues);
	}
}

void
clues_for_voice(const Facts *facts, Clues *clues)
{
	add_clues(voice_templates, COUNT(voice_templates), FAMILY_VOICE, facts,
	    WEIGHT_SPEAKER, WEIGHT_SPEAKER_SLOTS, clues);
	add_pairs(paired_facts, COUNT(paired_facts), FAMILY_PAIR, facts,
	    WEIGHT_SPEAKER, WEIGHT_SPEAKER_SLOTS, clues);
}

void
clues_for_past(const Facts *facts, Clues *clues)
{
	add_clues(past_templates, COUNT(past_templates), FAMILY_PAST, facts,
	    WEIGHT_SPEAKER, WEIGHT_SPEAKER_SLOTS, clues);
	add_past_pairs(facts, clues);
}

void
clues_for_nobody(const Facts *facts, const Past *past, Clues *clues)
{
	Facts of_nobody = *facts;
	of_nobody.values[P_PAST] = !past->any ? 0
	    : past->last == NO_VOICE ? 1 : 2;
	add_clues(nobody_templates, COUNT(nobody_templates), FAMILY_NOBODY,
	    &of_nobody, WEIGHT_SPEAKER, WEIGHT_SPEAKER_SLOTS, clues);
}

void
clues_for_speech(const Facts *facts, Clues *clues)
{
	add_clues(speech_templates, COUNT(speech_templates), FAMILY_SPEECH, facts,
	    WEIGHT_SPEECH, WEIGHT_SPEECH_SLOTS, clues);
	add_pairs(paired_of_speech, COUNT(paired_of_speech), FAMILY_SPEECH_PAIR,
	    facts, WEIGHT_SPEECH, WEIGHT_SPEECH_SLOTS, clues);
}
