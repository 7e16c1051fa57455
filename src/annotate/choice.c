#include "annotate/choice.h"

#include <math.h>

#include "annotate/evidence.h"
#include "annotate/meant.h"

/* A quotation is speech from this chance on. */
static const float SPEECH_FROM = 0.6f;

/* Of the best one's chance: whoever has less is not chosen. */
static const float LEAST_PART = 0.05f;

enum { VOICES_MOST = CAST_BEFORE + CAST_BEHIND };

static int
sum_of(const Clues *clues, const Weights *weights)
{
	int sum = 0;
	for (uint32_t i = 0; i < clues->count; i++)
		sum += weights->of[clues->slots[i]];
	return sum;
}

/* Whether two voices are the same one's, as far as that is known: by name, and
 * "she" where the text leaves little choice. */
static bool
same_one(const Cast *cast, uint32_t a, uint32_t b)
{
	const uint32_t *meant = cast->book.meant;
	return a == b || (meant[a] != NO_ENTITY && meant[a] == meant[b]);
}

/* Chooses the voice for a quotation, if it is speech: that there is somebody who
 * may well have said it speaks for that. */
static void
choose(const Cast *cast, const Weights *weights, uint32_t quotation,
    Facts *facts, const Past *past, Choice *choice)
{
	VoiceSpan near = cast->near[quotation];
	int sums[VOICES_MOST];
	Clues clues = {0};
	facts_of_twin(past, facts);
	clues_for_speech(facts, &clues);
	int silence = -sum_of(&clues, weights);
	clues.count = 0;
	clues_for_nobody(facts, past, &clues);
	int nobody = sum_of(&clues, weights), best = nobody;
	choice->voice = NO_VOICE;
	for (uint32_t i = near.first; i < near.end; i++) {
		facts_of_voice(&cast->book, quotation, i, near.next, facts);
		facts_of_past(&cast->book, i, past, facts);
		clues.count = 0;
		clues_for_voice(facts, &clues);
		clues_for_past(facts, &clues);
		int sum = sum_of(&clues, weights);
		sums[i - near.first] = sum;
		if (sum > best)
			best = sum;
	}
	float parts[VOICES_MOST];
	float unknown = expf((float)(nobody - best) / WEIGHT_ONE), all = unknown;
	for (uint32_t i = 0; i < near.end - near.first; i++)
		all += parts[i] = expf((float)(sums[i] - best) / WEIGHT_ONE);
	/* who is named thrice shares his chance with himself */
	float most = unknown, most_alone = 0;
	choice->voice = NO_VOICE;
	for (uint32_t i = near.first; i < near.end; i++) {
		float part = parts[i - near.first], together = 0;
		if (part < LEAST_PART)
			continue;
		for (uint32_t k = near.first; k < near.end; k++)
			if (same_one(cast, i, k))
				together += parts[k - near.first];
		if (together > most
		    || (together == most && part > most_alone)) {
			most = together;
			most_alone = part;
			choice->voice = i;
		}
	}
	choice->chance = most / all;
	if (choice->voice != NO_VOICE)
		choice->voice = voice_named(&cast->scene, &cast->voices,
		    choice->voice);
	float none = expf((float)(silence - best) / WEIGHT_ONE);
	choice->speech |= all >= SPEECH_FROM * (all + none);
}

/* A block quotation is somebody's words where a cue leads to it. */
static bool
is_led_to(const Scene *scene, uint32_t first)
{
	enum { GLANCE = 40 };
	if (first == 0)
		return false;
	uint32_t sentence = scene->tokens->items[first - 1].sentence;
	for (uint32_t i = first; i-- > 0 && first - i <= GLANCE
	    && scene->tokens->items[i].sentence == sentence; )
		if (scene->cues[i].strength)
			return true;
	return false;
}

/* "Oduya: “I was at home.”": so transcripts give the word to somebody. */
static bool
is_in_transcript(const Cast *cast, uint32_t quotation)
{
	uint32_t next = cast->near[quotation].next;
	if (next == cast->near[quotation].first)
		return false;
	const Voice *voice = &cast->voices.items[next - 1];
	TokenSpan span = cast->scene.spans[quotation];
	return voice->kind == VOICE_NAME && voice->tie == TIE_COLON
	    && voice->cue + 1 == span.first && span.end - span.first > 3
	    && sort_of_voice(&cast->scene, voice) == SORT_PERSON;
}

/* A paragraph that is nothing but a sentence or more between marks: of a hundred
 * such ones ninety-nine are somebody's words. */
static bool
is_whole_paragraph(const Cast *cast, uint32_t quotation, const Facts *facts)
{
	const uint32_t *values = facts->values;
	BlockKind kind = cast->scene.document->blocks.items[
	    cast->scene.quotations->items[quotation].block].kind;
	return kind == BLOCK_PARAGRAPH && values[Q_ALONE] && values[Q_CLOSED]
	    && values[Q_CAPITAL] && values[Q_SIZE] >= SIZE_9
	    && values[Q_END] >= END_STOP && values[Q_END] <= END_QUESTION;
}

/* Told by the marks alone: such a one is speech whatever the clues say. */
static bool
is_surely_speech(const Cast *cast, uint32_t quotation, const Facts *facts,
    const Choice *choices)
{
	const Quotation *all = cast->scene.quotations->items;
	bool goes_on = quotation > 0 && all[quotation - 1].continues
	    && choices[quotation - 1].speech;
	if (all[quotation].unmarked)
		return goes_on
		    || is_led_to(&cast->scene, cast->scene.spans[quotation].first);
	return goes_on || all[quotation].continues
	    || is_in_transcript(cast, quotation)
	    || is_whole_paragraph(cast, quotation, facts);
}

/* A speech over many paragraphs has one speaker: the one whom the surest of its
 * parts has. */
static void
agree_over_paragraphs(const QuotationList *quotations, Choice *choices)
{
	for (uint32_t first = 0, end; first < quotations->count; first = end) {
		uint32_t surest = first;
		end = first + 1;
		while (end < quotations->count && quotations->items[end - 1].continues) {
			bool better = choices[end].voice != NO_VOICE
			    && (choices[surest].voice == NO_VOICE
			        || choices[end].chance > choices[surest].chance);
			if (better)
				surest = end;
			end++;
		}
		for (uint32_t i = first; i < end; i++) {
			choices[i].voice = choices[surest].voice;
			choices[i].chance = choices[surest].chance;
		}
	}
}

Choice *
choice_make(Arena *arena, const Cast *cast, const Weights *weights)
{
	const QuotationList *quotations = cast->scene.quotations;
	Choice *choices = ARENA_ARRAY(arena, Choice, quotations->count);
	Past past = {.last = NO_VOICE, .last_but_one = NO_VOICE};
	for (uint32_t i = 0; i < quotations->count; i++) {
		choices[i].voice = NO_VOICE;
		if (!cast_has_words(cast, i))
			continue;
		Facts facts;
		facts_of_quotation(&cast->book, i, cast->near[i].next, &facts);
		choices[i].speech = is_surely_speech(cast, i, &facts, choices);
		if (!choices[i].speech && quotations->items[i].unmarked)
			continue;
		choose(cast, weights, i, &facts, &past, &choices[i]);
		if (choices[i].speech)
			past = (Past){choices[i].voice, past.last, true, true};
		else
			choices[i].voice = NO_VOICE;
		past.heard = choices[i].speech;
	}
	agree_over_paragraphs(quotations, choices);
	return choices;
}
