/*
 * Bytes in whatever encoding. The first line stands for the Content-Type, the
 * last bits of its first byte for the dialect.
 */

#include <assert.h>

#include "base/unicode.h"
#include "fetch/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	Arena *arena = arena_new();
	Str bytes = {(const char *)data, size}, content_type;
	str_cut(&bytes, '\n', &content_type);
	const char *name = NULL;
	Str text = charset_read(arena, bytes, (CharsetDialect)(data[0] % 3),
	    content_type, &name);
	assert(name);
	assert(unicode_valid(text));
	assert(text.len <= 3 * bytes.len);
	arena_free(arena);
	return 0;
}
