/* Any bytes as a page: the Document is sound. The first line is its address. */

#include <assert.h>
#include <stdint.h>

#include "article/article.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str html = unicode_repair(arena, (Str){(const char *)data, size}), url;
	if (!str_cut(&html, '\n', &url))
		url = (Str){0};
	const Document *document = article_from_html(arena, html, url);
	bool sound = document_is_sound(document);
	assert(sound);
	arena_free(arena);
	return sound ? 0 : -1;
}
