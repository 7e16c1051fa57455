#include "annotate/speaker.h"

#include "annotate/evidence.h"
#include "annotate/meant.h"

/* How far voices are looked for. */
enum {
	BLOCKS_ABOVE = 4,
	BLOCKS_BELOW = 1,
	VOICES_BEFORE = 48,
	VOICES_BEHIND = 12,
};

/* The lead of the best over the next, in points, that makes it sure. */
enum { LEAD_SURE = 40, LEAD_LIKELY = 12 };

/* Who was found for a quotation. */
typedef struct {
	uint32_t voice; /* index, or NO_VOICE */
	int lead;       /* points above the next best */
	bool speech;
} Choice;

typedef struct {
	Arena *arena;
	Scene scene;
	VoiceList voices;
	Notes *notes;
	Choice *choices; /* of each quotation */
} Attribution;

static const Token *
head_of(const Attribution *work, uint32_t voice)
{
	return &work->scene.tokens->items[work->voices.items[voice].head];
}

/* The entity that a voice names; NO_ENTITY where it does not name one. */
static uint32_t
named_by(const Attribution *work, const Voice *voice)
{
	return voice->kind == VOICE_NAME
	    ? work->notes->mentions.items[voice->mention].entity : NO_ENTITY;
}

static Past
past_of(const Attribution *work, uint32_t voice, uint32_t before)
{
	if (before == NO_VOICE)
		return PAST_NEW;
	if (voice == before)
		return PAST_SAME_VOICE;
	uint32_t entity = named_by(work, &work->voices.items[voice]);
	return entity != NO_ENTITY
	    && entity == named_by(work, &work->voices.items[before])
	    ? PAST_SAME_NAME : PAST_NEW;
}

/* The best voice for a quotation; next: the first voice behind its begin;
 * before: who spoke last. */
static Choice
choose(const Attribution *work, uint32_t quotation, const Stand *stand,
    uint32_t next, uint32_t before)
{
	const VoiceList *voices = &work->voices;
	uint32_t block = work->scene.quotations->items[quotation].block;
	Since since = since_of(&work->scene, quotation);
	Choice choice = {.voice = NO_VOICE, .speech = true};
	int best = nobody_points(stand), second = best - LEAD_SURE;
	uint32_t first = next;
	while (first > 0 && next - first < VOICES_BEFORE
	    && head_of(work, first - 1)->block + BLOCKS_ABOVE >= block)
		first--;
	for (uint32_t i = first; i < voices->count && i < next + VOICES_BEHIND
	    && head_of(work, i)->block <= block + BLOCKS_BELOW; i++) {
		Evidence evidence = evidence_of(&work->scene, voices, i, next,
		    quotation);
		int points = evidence_points(&evidence, stand, since,
		    past_of(work, i, before));
		bool same = choice.voice != NO_VOICE
		    && past_of(work, i, choice.voice) != PAST_NEW;
		if (points > best) {
			if (!same)
				second = best;
			best = points;
			choice.voice = i;
		} else if (points > second && !same) {
			second = points;
		}
	}
	choice.lead = best - second;
	return choice;
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

static void
choose_all(Attribution *work)
{
	const QuotationList *quotations = work->scene.quotations;
	uint32_t next = 0, before = NO_VOICE;
	for (uint32_t i = 0; i < quotations->count; i++) {
		Choice *choice = &work->choices[i];
		TokenSpan span = work->scene.spans[i];
		*choice = (Choice){.voice = NO_VOICE};
		if (span.first == span.end)
			continue;
		while (next < work->voices.count
		    && work->voices.items[next].head < span.first)
			next++;
		Stand stand = stand_of(&work->scene, i);
		bool goes_on = i > 0 && quotations->items[i - 1].continues
		    && work->choices[i - 1].speech;
		bool speech = goes_on || quotations->items[i].continues
		    || speech_points(&stand) > 0;
		if (quotations->items[i].unmarked)
			speech = goes_on || is_led_to(&work->scene, span.first);
		if (!speech)
			continue;
		*choice = choose(work, i, &stand, next, before);
		before = choice->voice;
	}
}

/* A speech over many paragraphs has one speaker: the one whom the surest of its
 * parts has. */
static void
agree_over_paragraphs(Attribution *work)
{
	const QuotationList *quotations = work->scene.quotations;
	for (uint32_t first = 0, end; first < quotations->count; first = end) {
		uint32_t surest = first;
		end = first + 1;
		while (end < quotations->count && quotations->items[end - 1].continues) {
			if (work->choices[end].lead > work->choices[surest].lead)
				surest = end;
			end++;
		}
		for (uint32_t i = first; i < end; i++) {
			work->choices[i].voice = work->choices[surest].voice;
			work->choices[i].lead = work->choices[surest].lead;
		}
	}
}

static SpeakerBasis
basis_of(const Attribution *work, const Voice *voice, uint32_t quotation,
    bool continues)
{
	const Token *tokens = work->scene.tokens->items;
	TokenSpan span = work->scene.spans[quotation];
	if (continues)
		return SPEAKER_CONTINUED;
	bool beside = tokens[voice->head].block == tokens[span.first].block
	    && (voice->tie != TIE_NONE
	    || tokens[voice->head].sentence == tokens[span.first].sentence);
	if (!beside)
		return SPEAKER_CONTEXT;
	switch ((VoiceKind)voice->kind) {
	case VOICE_NAME:
		return SPEAKER_NAMED;
	case VOICE_DESCRIPTION:
		return SPEAKER_DESCRIBED;
	case VOICE_PRONOUN:
	case VOICE_OBLIQUE:
		break;
	}
	return SPEAKER_PRONOUN;
}

/* "The opposition leader, Tomas Arkwright," names him after all. */
static bool
names_entity(const Notes *notes, Range words, uint32_t entity)
{
	uint32_t low = 0, high = notes->mentions.count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (notes->mentions.items[middle].text.end <= words.begin)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < notes->mentions.count; low++) {
		const Mention *mention = &notes->mentions.items[low];
		if (mention->text.begin >= words.end)
			break;
		if (mention->entity == entity)
			return true;
	}
	return false;
}

static Range
cue_of(const Attribution *work, const Voice *voice, uint32_t quotation)
{
	const Token *tokens = work->scene.tokens->items;
	TokenSpan span = work->scene.spans[quotation];
	if (voice->cue == NO_TOKEN || voice->tie == TIE_COLON
	    || voice->tie == TIE_OBJECT
	    || tokens[voice->cue].block != tokens[span.first].block)
		return (Range){0};
	Range cue = tokens[voice->cue].text;
	if (voice->tie == TIE_SOURCE) /* "according to" */
		cue.end = tokens[voice->cue + 1].text.end;
	return cue;
}

static Confidence
confidence_of(const Choice *choice, SpeakerBasis basis, bool sure_who)
{
	int level = choice->lead >= LEAD_SURE ? CONFIDENCE_HIGH
	    : choice->lead >= LEAD_LIKELY ? CONFIDENCE_MIDDLE : CONFIDENCE_LOW;
	if (basis == SPEAKER_CONTEXT && level > CONFIDENCE_LOW)
		level--;
	if (!sure_who && level > CONFIDENCE_LOW)
		level--;
	return (Confidence)level;
}

void
speaker_attribute(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations, Notes *notes)
{
	Arena *scratch = arena_new();
	Attribution work = {
		.arena = scratch,
		.scene = scene_of(scratch, document, tokens, quotations, notes),
		.notes = notes,
		.choices = ARENA_ARRAY(scratch, Choice, quotations->count),
	};
	work.voices = voice_list(scratch, &work.scene);
	choose_all(&work);
	agree_over_paragraphs(&work);

	uint32_t last_speaker = NO_ENTITY;
	uint32_t last_quotation = NO_QUOTATION; /* that became a quote */
	for (uint32_t i = 0; i < quotations->count; i++) {
		const Quotation *quotation = &quotations->items[i];
		const Choice *choice = &work.choices[i];
		if (!choice->speech)
			continue;
		bool continues = i > 0 && quotations->items[i - 1].continues
		    && last_quotation == i - 1;
		Quote quote = {
			.kind = quotation->unmarked
			    ? QUOTE_BLOCK : QUOTE_DIRECT,
			.text = quotation->text,
			.marked = quotation->marked,
			.speaker = NO_ENTITY,
			.continues = continues ? notes->quotes.count - 1
			    : NO_QUOTE,
		};
		if (choice->voice != NO_VOICE) {
			const Voice *voice = &work.voices.items[choice->voice];
			Meant meant = {.entity = last_speaker, .sure = true};
			if (!continues)
				meant = meant_by(&work.scene, &work.voices,
				    choice->voice, last_speaker);
			quote.speaker = meant.entity;
			quote.speaker_text = voice_text(&work.scene, voice);
			quote.cue = cue_of(&work, voice, i);
			quote.basis = basis_of(&work, voice, i, continues);
			if (quote.basis == SPEAKER_DESCRIBED
			    && names_entity(notes, quote.speaker_text,
			        quote.speaker))
				quote.basis = SPEAKER_NAMED;
			if (meant.entity == NO_ENTITY
			    && (voice->kind == VOICE_PRONOUN
			    || voice->kind == VOICE_OBLIQUE))
				quote.basis = SPEAKER_PRONOUN; /* "they": no name */
			quote.confidence = confidence_of(choice, quote.basis,
			    meant.sure);
			last_speaker = meant.entity;
		}
		/* a block set off from the text may be anybody's, or a list */
		if (quote.kind == QUOTE_BLOCK && quote.speaker == NO_ENTITY
		    && quote.confidence == CONFIDENCE_LOW)
			continue;
		last_quotation = i;
		if (quote.speaker != NO_ENTITY)
			notes->entities.items[quote.speaker].quote_count++;
		list_push(arena, &notes->quotes, quote);
	}
	arena_free(scratch);
}
