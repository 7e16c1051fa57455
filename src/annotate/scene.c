#include "annotate/scene.h"

#include "annotate/word_hash.h"
#include "base/unicode.h"

enum { LONGEST = 20 };

typedef struct {
	STR_INLINE(LONGEST) word;
	uint16_t classes;
} VoiceWord;

#include "annotate/voice_words.h"

static uint16_t
classes_of(Str word)
{
	if (!word.len || word.len > LONGEST)
		return 0;
	uint32_t bucket = word_hash(word) % VOICE_WORDS_BUCKETS;
	for (uint32_t i = voice_words_starts[bucket];
	    i < voice_words_starts[bucket + 1]; i++)
		if (str_equal(word, STR_OF_INLINE(voice_words[i].word)))
			return voice_words[i].classes;
	return str_ends(word, STR("-year-old")) ? PART_NOUN : 0;
}

/* "Vell [Volunteer] Coordinator": a word of a title or name, and no verb. */
static bool
is_in_title(const TokenList *tokens, uint32_t at, Cue cue)
{
	const Token *token = &tokens->items[at];
	return cue.strength && cue.form == CUE_BASE && token->capital && at > 0
	    && token[-1].kind == TOKEN_WORD && token[-1].capital
	    && token[-1].sentence == token->sentence && at + 1 < tokens->count
	    && token[1].kind == TOKEN_WORD && token[1].capital;
}

Scene
scene_of(Arena *arena, const Document *document, const TokenList *tokens,
    const QuotationList *quotations, const Notes *notes)
{
	uint32_t count = tokens->count;
	Scene scene = {
		.document = document,
		.tokens = tokens,
		.quotations = quotations,
		.notes = notes,
		.inside = ARENA_ARRAY(arena, uint32_t, count),
		.classes = ARENA_ARRAY(arena, uint16_t, count),
		.cues = ARENA_ARRAY(arena, Cue, count),
		.spans = ARENA_ARRAY(arena, TokenSpan, quotations->count),
		.words_before = ARENA_ARRAY(arena, uint32_t, count + 1),
		.cues_before = ARENA_ARRAY(arena, uint32_t, count + 1),
		.mention_at = ARENA_ARRAY(arena, uint32_t, count),
	};
	uint32_t quotation = 0, mention = 0;
	for (uint32_t i = 0; i < count; i++) {
		const Token *token = &tokens->items[i];
		while (quotation < quotations->count
		    && quotations->items[quotation].marked.end
		    <= token->text.begin) {
			quotation++;
			if (quotation < quotations->count)
				scene.spans[quotation] = (TokenSpan){i, i};
		}
		while (mention < notes->mentions.count
		    && notes->mentions.items[mention].text.end
		    <= token->text.begin)
			mention++;
		scene.mention_at[i] = mention < notes->mentions.count
		    && range_overlaps(notes->mentions.items[mention].text,
			token->text) ? mention : NO_MENTION;
		scene.inside[i] = NO_QUOTATION;
		if (quotation < quotations->count
		    && range_overlaps(quotations->items[quotation].marked,
			token->text)) {
			TokenSpan *span = &scene.spans[quotation];
			if (span->first == span->end)
				span->first = i;
			span->end = i + 1;
			scene.inside[i] = quotation;
		} else if (token->kind == TOKEN_WORD) {
			scene.cues[i] = cue_find(token->lower);
			if (is_in_title(tokens, i, scene.cues[i]))
				scene.cues[i] = (Cue){0};
		}
		if (token->kind == TOKEN_WORD)
			scene.classes[i] = classes_of(token->lower);
		bool counts = scene.inside[i] == NO_QUOTATION
		    && (token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER);
		scene.words_before[i + 1] = scene.words_before[i] + counts;
		scene.cues_before[i + 1] = scene.cues_before[i]
		    + (scene.cues[i].strength != CUE_NONE);
	}
	return scene;
}

bool
scene_same_breath(const Scene *scene, uint32_t at, uint32_t other)
{
	return at < scene->tokens->count && other < scene->tokens->count
	    && scene->tokens->items[at].sentence
	    == scene->tokens->items[other].sentence
	    && scene->inside[at] == scene->inside[other];
}

bool
scene_is_mark(const Scene *scene, uint32_t at, uint32_t character)
{
	return at < scene->tokens->count
	    && token_mark(&scene->tokens->items[at]) == character;
}

uint32_t
scene_words(const Scene *scene, uint32_t begin, uint32_t end)
{
	return end > begin
	    ? scene->words_before[end] - scene->words_before[begin] : 0;
}

uint32_t
scene_cues(const Scene *scene, uint32_t begin, uint32_t end)
{
	return end > begin
	    ? scene->cues_before[end] - scene->cues_before[begin] : 0;
}
