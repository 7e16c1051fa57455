#include "annotate/evidence.h"

#include "base/unicode.h"

static const Token *
token_at(const Scene *scene, uint32_t at)
{
	return &scene->tokens->items[at];
}

static uint32_t
block_of(const Scene *scene, uint32_t quotation)
{
	return scene->quotations->items[quotation].block;
}

static bool
is_stop(uint32_t character)
{
	return character == '.' || character == '?' || character == '!'
	    || character == 0x2026;
}

static Lead
lead_of(const Scene *scene, uint32_t first, uint32_t block)
{
	if (first == 0 || token_at(scene, first - 1)->block != block)
		return LEAD_START;
	const Token *token = token_at(scene, first - 1);
	if (scene->inside[first - 1] != NO_QUOTATION)
		return LEAD_MARK;
	switch (token_mark(token)) {
	case 0:
		break;
	case ':':
		return LEAD_COLON;
	case ',':
		return LEAD_COMMA;
	case '.':
	case '?':
	case '!':
		return LEAD_STOP;
	default:
		return LEAD_MARK;
	}
	if (scene->cues[first - 1].strength)
		return LEAD_CUE;
	if (str_equal(token->lower, STR("that"))
	    || str_equal(token->lower, STR("as")))
		return LEAD_THAT;
	return scene->classes[first - 1] & ~(PART_NAMING | PART_WORK | PART_WRITING)
	    ? LEAD_SMALL : LEAD_WORD;
}

static Tail
tail_of(const Scene *scene, uint32_t end, uint32_t block, bool comma, bool stop)
{
	if (end >= scene->tokens->count || token_at(scene, end)->block != block)
		return TAIL_END;
	uint32_t mark = token_mark(token_at(scene, end));
	if (is_stop(mark))
		return TAIL_STOP;
	if (stop && (token_at(scene, end)->capital || mark)
	    && !scene->cues[end].strength)
		return TAIL_STOP;
	if (comma || stop)
		return TAIL_TAG;
	if (scene->cues[end].strength)
		return TAIL_CUE;
	return mark ? TAIL_MARK : TAIL_WORD;
}

static Size
size_of_words(uint32_t words)
{
	if (words <= 3)
		return words <= 1 ? SIZE_1 : words == 2 ? SIZE_2 : SIZE_3;
	return words <= 5 ? SIZE_5 : words <= 9 ? SIZE_9 : SIZE_MORE;
}

/* The surest cue in the quotation's sentence, on either side, as far as a
 * glance goes. */
static uint8_t
cue_beside(const Scene *scene, TokenSpan span)
{
	enum { GLANCE = 30 };
	uint8_t best = CUE_NONE;
	uint32_t sentence = token_at(scene, span.first)->sentence;
	for (uint32_t i = span.first; i-- > 0 && span.first - i <= GLANCE; ) {
		if (token_at(scene, i)->sentence != sentence)
			break;
		if (scene->cues[i].strength > best)
			best = scene->cues[i].strength;
	}
	sentence = token_at(scene, span.end - 1)->sentence;
	for (uint32_t i = span.end; i < scene->tokens->count
	    && i - span.end < GLANCE; i++) {
		if (token_at(scene, i)->sentence != sentence)
			break;
		if (scene->cues[i].strength > best)
			best = scene->cues[i].strength;
	}
	return best;
}

Stand
stand_of(const Scene *scene, uint32_t quotation)
{
	const Quotation *found = &scene->quotations->items[quotation];
	TokenSpan span = scene->spans[quotation];
	Stand stand = {0};
	if (span.first == span.end)
		return stand;
	Str text = range_str(scene->document->text, found->text);
	uint32_t last = unicode_before(text, text.len, NULL);
	stand.comma = last == ',';
	stand.stop = is_stop(last);
	uint32_t words = 0, big = 0, capitals = 0;
	for (uint32_t i = span.first; i < span.end && words < 40; i++) {
		const Token *token = token_at(scene, i);
		if (token->kind != TOKEN_WORD && token->kind != TOKEN_NUMBER)
			continue;
		if (!words)
			stand.capital = token->capital;
		words++;
		if (token->word.len > 3) {
			big++;
			capitals += token->capital;
		}
	}
	stand.size = (uint8_t)size_of_words(words);
	stand.titled = words > 1 && big && capitals == big;
	stand.lead = (uint8_t)lead_of(scene, span.first, found->block);
	stand.tail = (uint8_t)tail_of(scene, span.end, found->block, stand.comma,
	    stand.stop);
	stand.alone = stand.lead == LEAD_START && stand.tail == TAIL_END;
	stand.cue = cue_beside(scene, span);
	return stand;
}

static Gap
gap_of(uint32_t words)
{
	return words == 0 ? GAP_0 : words <= 2 ? GAP_2 : words <= 6 ? GAP_6
	    : words <= 14 ? GAP_14 : GAP_MORE;
}

static Link
link_of(const Scene *scene, const Voice *voice, bool near)
{
	bool says = voice->cue != NO_TOKEN
	    && scene->cues[voice->cue].strength == CUE_SAYS;
	switch ((VoiceTie)voice->tie) {
	case TIE_NONE:
		return LINK_NONE;
	case TIE_SUBJECT:
		if (says)
			return near ? LINK_SAYS_NEAR : LINK_SAYS_FAR;
		return near ? LINK_MAY_NEAR : LINK_MAY_FAR;
	case TIE_INVERTED:
		return near ? LINK_INVERTED_NEAR : LINK_INVERTED_FAR;
	case TIE_SOURCE:
		return LINK_SOURCE;
	case TIE_OBJECT:
		return LINK_OBJECT;
	case TIE_COLON:
		return LINK_COLON;
	case TIE_CONTROL:
		return LINK_CONTROL;
	}
	return LINK_NONE;
}

Sort
sort_of_voice(const Scene *scene, const Voice *voice)
{
	Str word = voice_pronoun(token_at(scene, voice->head)->lower);
	switch ((VoiceKind)voice->kind) {
	case VOICE_NAME:
		switch (scene->notes->entities.items[scene->notes->mentions
		    .items[voice->mention].entity].kind) {
		case ENTITY_PERSON:
			return SORT_PERSON;
		case ENTITY_ORGANIZATION:
			return SORT_ORGANIZATION;
		default:
			return SORT_OTHER_NAME;
		}
	case VOICE_PRONOUN:
		if (str_equal(word, STR("he")) || str_equal(word, STR("she")))
			return SORT_HE;
		if (str_equal(word, STR("they")))
			return SORT_THEY;
		if (str_equal(word, STR("it")))
			return SORT_IT;
		return str_equal(word, STR("who")) ? SORT_WHO : SORT_WE;
	case VOICE_OBLIQUE:
		return SORT_OBLIQUE;
	case VOICE_DESCRIPTION:
		break;
	}
	if (voice->mention != NO_MENTION)
		return SORT_THE;
	Str first = token_at(scene, voice->phrase.first)->lower;
	if (str_equal(first, STR("a")) || str_equal(first, STR("an"))
	    || str_equal(first, STR("one")) || str_equal(first, STR("another")))
		return SORT_A;
	return scene->classes[voice->phrase.first]
	    & (PART_DETERMINER | PART_OBLIQUE) ? SORT_THE : SORT_BARE;
}

Evidence
evidence_of(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t next, uint32_t quotation)
{
	const Voice *voice = &voices->items[at];
	TokenSpan span = scene->spans[quotation];
	uint32_t cue = voice->cue, words;
	if (at < next) {
		uint32_t end = voice->phrase.end;
		if (cue != NO_TOKEN && cue >= end)
			end = cue + 1;
		words = scene_words(scene, end, span.first);
	} else {
		uint32_t first = voice->phrase.first;
		if (cue != NO_TOKEN && cue < first)
			first = cue;
		words = scene_words(scene, span.end, first);
	}
	return (Evidence){
		.link = (uint8_t)link_of(scene, voice,
		    words <= (at < next ? 6 : 2)),
		.gap = (uint8_t)gap_of(words),
	};
}

Since
since_of(const Scene *scene, uint32_t quotation)
{
	if (quotation == 0)
		return SINCE_LONG;
	uint32_t block = block_of(scene, quotation);
	uint32_t before = block_of(scene, quotation - 1);
	TokenSpan span = scene->spans[quotation];
	TokenSpan last = scene->spans[quotation - 1];
	if (before == block)
		return token_at(scene, last.end - 1)->sentence
		    == token_at(scene, span.first)->sentence
		    ? SINCE_SENTENCE : SINCE_BLOCK;
	return before + 1 == block ? SINCE_NEXT_BLOCK : SINCE_LONG;
}
