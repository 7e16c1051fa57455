/* Any bytes as a text file: the Document is sound, and is the file. */

#include <assert.h>
#include <stdint.h>

#include "article/article.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str text = unicode_repair(arena, (Str){(const char *)data, size});
	const Document *document = article_from_text(arena, text);
	bool sound = document_is_sound(document) && str_equal(document->text, text);
	assert(sound);
	arena_free(arena);
	return sound ? 0 : -1;
}
