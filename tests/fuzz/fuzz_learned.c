/* Any bytes as a model of names, with the checksum made right, so that what lies
 * behind it is met: it is refused, or a text is read with it without harm. */

#undef NDEBUG
#include <assert.h>
#include <string.h>

#include "annotate/annotate.h"
#include "annotate/entity.h"
#include "annotate/sentence.h"
#include "annotate/tagger.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Learned learned;
	char *raw = arena_alloc(arena, size);
	memcpy(raw, data, size);
	learned_read((Str){raw, size}, &learned, NULL);

	Buf model = buf_new(BUF_UNLIMITED);
	learned_write(&model, (Str){raw, size});
	if (learned_read(buf_copy(arena, &model), &learned, NULL)) {
		Document document = {.text = STR(
		    "Ida Vellmark of the Tidewater Harbour Board (THB) met Vellmark")};
		list_push(arena, &document.blocks,
		    (Block){.text = {0, (uint32_t)document.text.len}});
		TokenList tokens = token_split(arena, &document);
		Notes notes = {.sentences = sentence_split(arena, &tokens)};
		NameList names = tagger_find(arena, &tokens, &learned);
		entity_join(arena, &document, &tokens, &names, &notes);
		assert(notes_are_sound(&document, &notes));
	}
	buf_free(&model);
	arena_free(arena);
	return 0;
}
