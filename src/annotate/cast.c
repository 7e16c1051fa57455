#include "annotate/cast.h"

#include "annotate/calling.h"

/* How far away a speaker may stand, in blocks; above, those in which nobody but
 * the quoted speaks count little. */
enum { BLOCKS_ABOVE = 4, BLOCKS_FAR = 16, BLOCKS_BELOW = 1 };

static uint32_t
block_of(const Cast *cast, uint32_t voice)
{
	return cast->scene.tokens->items[cast->voices.items[voice].head].block;
}

bool
cast_has_words(const Cast *cast, uint32_t quotation)
{
	TokenSpan span = cast->scene.spans[quotation];
	return span.first < span.end;
}

const Cast *
cast_make(Arena *arena, const Document *document, const TokenList *tokens,
    const QuotationList *quotations, const Notes *notes)
{
	Cast *cast = ARENA_NEW(arena, Cast);
	cast->scene = scene_of(arena, document, tokens, quotations, notes);
	cast->voices = voice_list(arena, &cast->scene);
	calling_note(&cast->scene, &cast->voices);
	cast->book = fact_book(arena, &cast->scene, &cast->voices);
	cast->near = ARENA_ARRAY(arena, VoiceSpan, quotations->count);
	uint32_t next = 0;
	for (uint32_t i = 0; i < quotations->count; i++) {
		if (!cast_has_words(cast, i))
			continue;
		uint32_t block = quotations->items[i].block;
		while (next < cast->voices.count && cast->voices.items[next].head
		    < cast->scene.spans[i].first)
			next++;
		VoiceSpan near = {next, next, next};
		uint32_t last = block, blocks = 0;
		while (near.first > 0 && next - near.first < CAST_BEFORE) {
			uint32_t home = block_of(cast, near.first - 1);
			blocks += home != last;
			if (blocks > BLOCKS_ABOVE || home + BLOCKS_FAR < block)
				break;
			last = home;
			near.first--;
		}
		while (near.end < cast->voices.count
		    && near.end - next < CAST_BEHIND
		    && block_of(cast, near.end) <= block + BLOCKS_BELOW)
			near.end++;
		cast->near[i] = near;
	}
	return cast;
}
