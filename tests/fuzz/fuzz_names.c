/* Any bytes, made valid UTF-8, each line a paragraph: whatever is found keeps the
 * promises of model/notes.h, with what was learned (QUOTH_MODEL names the file) and
 * by rules alone. */

#undef NDEBUG
#include <assert.h>

#include "annotate/annotate.h"
#include "annotate/entity.h"
#include "annotate/sentence.h"
#include "annotate/tagger.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Document document = {
	    .text = unicode_repair(arena, (Str){(const char *)data, size})};
	Str rest = document.text, line;
	while (str_cut(&rest, '\n', &line)) {
		uint32_t begin = (uint32_t)(line.ptr - document.text.ptr);
		Range text = range_trim(document.text,
		    (Range){begin, begin + (uint32_t)line.len});
		if (!range_empty(text))
			list_push(arena, &document.blocks,
			    (Block){.kind = size % 7 == 0 ? BLOCK_TABLE
			                                  : BLOCK_PARAGRAPH,
			        .keeps_lines = size % 2,
			        .text = text});
	}
	TokenList tokens = token_split(arena, &document);
	Notes notes = {.sentences = sentence_split(arena, &tokens)};
	NameList names = tagger_find(arena, &tokens,
	    size % 3 ? learned_default(NULL) : NULL);
	entity_join(arena, &document, &tokens, &names, &notes);
	assert(notes_are_sound(&document, &notes));
	arena_free(arena);
	return 0;
}
