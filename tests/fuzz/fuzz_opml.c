/* Any bytes as OPML: what was read is written and read again as the same. */

#include <stdlib.h>

#include "base/unicode.h"
#include "feed/opml.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	Arena *arena = arena_new();
	Str text = unicode_repair(arena, (Str){(const char *)data, size});
	FeedList list, again;
	Err err = {0};
	if (opml_read(arena, text, &list, &err)) {
		Str written = opml_write(arena, &list);
		if (!opml_read(arena, written, &again, &err))
			abort();
		if (!str_equal(opml_write(arena, &again), written))
			abort();
	}
	arena_free(arena);
	return 0;
}
