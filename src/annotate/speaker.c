#include "annotate/speaker.h"

#include "annotate/choice.h"
#include "annotate/meant.h"

/* The chance that makes a speaker sure, or likely; below that he is "perhaps"
 * the one. */
static const float CHANCE_SURE = 0.85f, CHANCE_LIKELY = 0.5f;

static SpeakerBasis
basis_of(const Cast *cast, const Voice *voice, uint32_t quotation,
    bool continues)
{
	const Token *tokens = cast->scene.tokens->items;
	TokenSpan span = cast->scene.spans[quotation];
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
cue_of(const Cast *cast, const Voice *voice, uint32_t quotation)
{
	const Token *tokens = cast->scene.tokens->items;
	TokenSpan span = cast->scene.spans[quotation];
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
	int level = choice->chance >= CHANCE_SURE ? CONFIDENCE_HIGH
	    : choice->chance >= CHANCE_LIKELY ? CONFIDENCE_MIDDLE : CONFIDENCE_LOW;
	if (basis == SPEAKER_CONTEXT && level > CONFIDENCE_LOW)
		level--;
	if (!sure_who && level > CONFIDENCE_LOW)
		level--;
	return (Confidence)level;
}

void
speaker_attribute_by(Arena *arena, const Weights *weights,
    const Document *document, const TokenList *tokens,
    const QuotationList *quotations, Notes *notes)
{
	Arena *scratch = arena_new();
	const Cast *cast = cast_make(scratch, document, tokens, quotations, notes);
	const Choice *choices = choice_make(scratch, cast, weights);

	uint32_t last_speaker = NO_ENTITY;
	uint32_t last_quotation = NO_QUOTATION; /* that became a quote */
	for (uint32_t i = 0; i < quotations->count; i++) {
		const Quotation *quotation = &quotations->items[i];
		const Choice *choice = &choices[i];
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
			const Voice *voice = &cast->voices.items[choice->voice];
			Meant meant = {.entity = last_speaker, .sure = true};
			if (!continues)
				meant = meant_by(&cast->scene, &cast->voices,
				    choice->voice, last_speaker);
			quote.speaker = meant.entity;
			quote.speaker_text = voice_text(&cast->scene, voice);
			quote.cue = cue_of(cast, voice, i);
			quote.basis = basis_of(cast, voice, i, continues);
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

void
speaker_attribute(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations, Notes *notes)
{
	speaker_attribute_by(arena, &weights_learned, document, tokens, quotations,
	    notes);
}
