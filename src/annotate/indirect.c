#include "annotate/indirect.h"

/* Fewer words are no statement: "Marsh said so". */
enum { WORDS_LEAST = 3, OBJECT_MOST = 12 };

static const Token *
token_at(const Cast *cast, uint32_t at)
{
	return &cast->scene.tokens->items[at];
}

static bool
is_word(const Cast *cast, uint32_t at, Str word)
{
	return str_equal(token_at(cast, at)->lower, word);
}

static bool
is_comma(const Cast *cast, uint32_t at)
{
	return scene_is_mark(&cast->scene, at, ',');
}

/* The tokens of the sentence that token at is in. A sentence too long for one
 * is none. */
static bool
sentence_of(const Cast *cast, uint32_t at, TokenSpan *sentence)
{
	enum { MOST = 120 };
	uint32_t number = token_at(cast, at)->sentence;
	uint32_t count = cast->scene.tokens->count;
	*sentence = (TokenSpan){at, at + 1};
	while (sentence->first > 0
	    && token_at(cast, sentence->first - 1)->sentence == number)
		if (at - --sentence->first > MOST)
			return false;
	while (sentence->end < count
	    && token_at(cast, sentence->end)->sentence == number)
		if (++sentence->end - at > MOST)
			return false;
	for (uint32_t i = sentence->first; i < sentence->end; i++)
		if (cast->scene.inside[i] != NO_QUOTATION)
			return false;
	uint32_t kind = cast->scene.document->blocks.items[
	    token_at(cast, at)->block].kind;
	return kind != BLOCK_HEADING && kind != BLOCK_CAPTION
	    && kind != BLOCK_TABLE;
}

/* Where "that" begins what is said behind the verb, or what is said itself:
 * behind "said"; "told reporters on Monday [that]". end: it does not. */
static uint32_t
statement_first(const Cast *cast, uint32_t cue, uint32_t end)
{
	for (uint32_t i = cue + 1; i < end && i - cue <= OBJECT_MOST; i++) {
		if (is_word(cast, i, STR("that")))
			return i + 1;
		if (scene_is_mark(&cast->scene, i, ';')
		    || scene_is_mark(&cast->scene, i, ':')
		    || cast->scene.cues[i].strength)
			break;
	}
	bool says = is_word(cast, cue, STR("said"))
	    || is_word(cast, cue, STR("says"));
	if (!says || cue + 1 >= end || token_at(cast, cue + 1)->kind == TOKEN_MARK
	    || is_word(cast, cue + 1, STR("of"))
	    || is_word(cast, cue + 1, STR("to")))
		return end;
	/* "said on Monday the talks had failed": who knows where it begins */
	uint16_t class = cast->scene.classes[cue + 1];
	bool begins = !(class & (PART_PREPOSITION | PART_BREAK))
	    || class & (PART_DETERMINER | PART_PRONOUN | PART_OBLIQUE);
	return begins ? cue + 1 : end;
}

/* The bytes of tokens, without marks at both ends. */
static bool
text_of(const Cast *cast, uint32_t first, uint32_t end, Range *text)
{
	while (first < end && token_at(cast, first)->kind == TOKEN_MARK)
		first++;
	while (end > first && token_at(cast, end - 1)->kind == TOKEN_MARK)
		end--;
	if (scene_words(&cast->scene, first, end) < WORDS_LEAST)
		return false;
	*text = (Range){token_at(cast, first)->text.begin,
		token_at(cast, end - 1)->text.end};
	return true;
}

static bool
tells(const Cast *cast, const Voice *voice)
{
	Cue cue = cast->scene.cues[voice->cue];
	return voice->tie == TIE_SOURCE
	    || ((voice->tie == TIE_SUBJECT || voice->tie == TIE_INVERTED)
	        && cue.strength == CUE_SAYS && cue.form != CUE_ING);
}

/* What the voice says, by the way it is tied to its verb. */
static bool
statement_of(const Cast *cast, const Voice *voice, Range *text)
{
	TokenSpan sentence;
	if (voice->cue == NO_TOKEN || voice->owner || !tells(cast, voice)
	    || !sentence_of(cast, voice->head, &sentence)
	    || voice->cue < sentence.first || voice->cue >= sentence.end)
		return false;
	uint32_t first = voice->phrase.first, end = voice->phrase.end;
	if (voice->cue < first)
		first = voice->cue;
	if (voice->cue >= end)
		end = voice->cue + 1;
	if (voice->tie == TIE_SUBJECT) {
		uint32_t begin = statement_first(cast, voice->cue, sentence.end);
		if (begin < sentence.end)
			return text_of(cast, begin, sentence.end, text);
	}
	/* "…, Marsh said." and "…, according to Marsh." */
	if (first > sentence.first && is_comma(cast, first - 1))
		return text_of(cast, sentence.first, first - 1, text);
	if (voice->tie != TIE_SOURCE)
		return false;
	if (first == sentence.first && end < sentence.end && is_comma(cast, end))
		return text_of(cast, end + 1, sentence.end, text);
	return first > sentence.first
	    && text_of(cast, sentence.first, first, text);
}

IndirectList
indirect_find(Arena *arena, const Cast *cast)
{
	IndirectList found = {0};
	uint32_t end = 0;
	for (uint32_t i = 0; i < cast->voices.count; i++) {
		Indirect indirect = {.voice = i};
		const Voice *voice = &cast->voices.items[i];
		if (cast->scene.inside[voice->head] != NO_QUOTATION
		    || !statement_of(cast, voice, &indirect.text)
		    || indirect.text.begin < end)
			continue;
		/* one a sentence: the first that says anything */
		end = cast->scene.notes->sentences.items[
		    token_at(cast, voice->head)->sentence].end;
		list_push(arena, &found, indirect);
	}
	return found;
}
