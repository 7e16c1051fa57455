#include "annotate/speaker.h"

#include "annotate/choice.h"
#include "annotate/indirect.h"
#include "annotate/meant.h"
#include "annotate/transcript.h"

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

static bool
is_pronoun(const Voice *voice)
{
	return voice->kind == VOICE_PRONOUN || voice->kind == VOICE_OBLIQUE;
}

/* The verb of a voice that has one, "according to" whole. */
static Range
cue_text(const Cast *cast, const Voice *voice)
{
	const Token *tokens = cast->scene.tokens->items;
	Range cue = tokens[voice->cue].text;
	if (voice->tie == TIE_SOURCE)
		cue.end = tokens[voice->cue + 1].text.end;
	return cue;
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
	return cue_text(cast, voice);
}

static Confidence
confidence_of(float chance, SpeakerBasis basis, bool sure_who)
{
	int level = chance >= CHANCE_SURE ? CONFIDENCE_HIGH
	    : chance >= CHANCE_LIKELY ? CONFIDENCE_MIDDLE : CONFIDENCE_LOW;
	if (basis == SPEAKER_CONTEXT && level > CONFIDENCE_LOW)
		level--;
	if (!sure_who && level > CONFIDENCE_LOW)
		level--;
	return (Confidence)level;
}

/* The notes while quotes are added to them. */
typedef struct {
	Arena *arena;
	const Cast *cast;
	Notes *notes;
	uint32_t last_speaker;   /* entity, or NO_ENTITY */
	uint32_t last_quotation; /* that became a quote, or NO_QUOTATION */
	uint32_t last_quote;     /* … and that quote */
} Writing;

static void
push_quote(Writing *writing, Quote quote)
{
	Notes *notes = writing->notes;
	if (quote.speaker != NO_ENTITY && quote.kind != QUOTE_INDIRECT)
		notes->entities.items[quote.speaker].quote_count++;
	list_push(writing->arena, &notes->quotes, quote);
}

/* A turn of a conversation: its label tells who speaks. */
static Quote
turn_quote(const Writing *writing, const Quotation *turn, bool continues)
{
	uint32_t speaker = transcript_speaker(writing->notes, turn->label);
	return (Quote){
		.kind = turn->unmarked ? QUOTE_TURN : QUOTE_DIRECT,
		.text = turn->text,
		.marked = turn->marked,
		.speaker_text = turn->label,
		.speaker = speaker,
		.continues = continues ? writing->last_quote : NO_QUOTE,
		.basis = continues ? SPEAKER_CONTINUED
		    : speaker == NO_ENTITY ? SPEAKER_DESCRIBED : SPEAKER_NAMED,
		.confidence = continues ? CONFIDENCE_MIDDLE : CONFIDENCE_HIGH,
	};
}

static void
write_quotation(Writing *writing, uint32_t at, const Choice *choice)
{
	const Cast *cast = writing->cast;
	const Quotation *quotation = &cast->scene.quotations->items[at];
	bool continues = at > 0 && quotation[-1].continues
	    && writing->last_quotation == at - 1;
	Quote quote = {
		.kind = quotation->unmarked ? QUOTE_BLOCK : QUOTE_DIRECT,
		.text = quotation->text,
		.marked = quotation->marked,
		.speaker = NO_ENTITY,
		.continues = continues ? writing->last_quote : NO_QUOTE,
	};
	if (!range_empty(quotation->label)) {
		quote = turn_quote(writing, quotation, continues);
		writing->last_speaker = quote.speaker;
	} else if (choice->voice != NO_VOICE) {
		const Voice *voice = &cast->voices.items[choice->voice];
		Meant meant = {.entity = writing->last_speaker, .sure = true};
		if (!continues)
			meant = meant_by(&cast->scene, &cast->voices,
			    choice->voice, writing->last_speaker);
		quote.speaker = meant.entity;
		quote.speaker_text = voice_text(&cast->scene, voice);
		quote.cue = cue_of(cast, voice, at);
		quote.basis = basis_of(cast, voice, at, continues);
		if (quote.basis == SPEAKER_DESCRIBED
		    && names_entity(writing->notes, quote.speaker_text,
		        quote.speaker))
			quote.basis = SPEAKER_NAMED;
		if (meant.entity == NO_ENTITY && is_pronoun(voice))
			quote.basis = SPEAKER_PRONOUN; /* "they": no name */
		quote.confidence = confidence_of(choice->chance, quote.basis,
		    meant.sure);
		writing->last_speaker = meant.entity;
	}
	/* a block set off from the text may be anybody's, or a list */
	if (quote.kind == QUOTE_BLOCK && quote.speaker == NO_ENTITY
	    && quote.confidence == CONFIDENCE_LOW)
		return;
	writing->last_quotation = at;
	writing->last_quote = writing->notes->quotes.count;
	push_quote(writing, quote);
}

static void
write_indirect(Writing *writing, const Indirect *indirect)
{
	const Cast *cast = writing->cast;
	const Voice *voice = &cast->voices.items[indirect->voice];
	Meant meant = meant_by(&cast->scene, &cast->voices, indirect->voice,
	    writing->last_speaker);
	Quote quote = {
		.kind = QUOTE_INDIRECT,
		.text = indirect->text,
		.marked = indirect->text,
		.cue = cue_text(cast, voice),
		.speaker_text = voice_text(&cast->scene, voice),
		.speaker = meant.entity,
		.continues = NO_QUOTE,
		.basis = is_pronoun(voice) ? SPEAKER_PRONOUN
		    : voice->kind == VOICE_NAME ? SPEAKER_NAMED
		    : SPEAKER_DESCRIBED,
	};
	quote.confidence = confidence_of(1, quote.basis, meant.sure);
	push_quote(writing, quote);
}

void
speaker_attribute_by(Arena *arena, const Weights *weights,
    const Document *document, const TokenList *tokens,
    const QuotationList *quotations, Notes *notes)
{
	Arena *scratch = arena_new();
	const Cast *cast = cast_make(scratch, document, tokens, quotations, notes);
	const Choice *choices = choice_make(scratch, cast, weights);
	IndirectList indirect = indirect_find(scratch, cast);
	Writing writing = {
		.arena = arena,
		.cast = cast,
		.notes = notes,
		.last_speaker = NO_ENTITY,
		.last_quotation = NO_QUOTATION,
	};
	uint32_t next = 0;
	for (uint32_t i = 0; i < quotations->count; i++) {
		uint32_t begin = quotations->items[i].marked.begin;
		for (; next < indirect.count
		    && indirect.items[next].text.begin < begin; next++)
			write_indirect(&writing, &indirect.items[next]);
		if (choices[i].speech || !range_empty(quotations->items[i].label))
			write_quotation(&writing, i, &choices[i]);
	}
	for (; next < indirect.count; next++)
		write_indirect(&writing, &indirect.items[next]);
	arena_free(scratch);
}

void
speaker_attribute(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations, Notes *notes)
{
	speaker_attribute_by(arena, &weights_learned, document, tokens, quotations,
	    notes);
}
