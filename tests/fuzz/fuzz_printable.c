/*
 * Whatever comes in, what goes to a terminal is valid UTF-8 without a control,
 * a bidi override or, where ASCII is asked for, anything but ASCII.
 */

#include <stdint.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/printable.h"
#include "base/unicode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
may_be_shown(uint32_t c, PrintableFlags flags)
{
	if (c == '\n')
		return flags & PRINTABLE_LINES;
	if (c < ' ' || (c >= 0x7f && c <= 0x9f))
		return false;
	if ((flags & PRINTABLE_ASCII) && c > '~')
		return false;
	return !(c >= 0x202a && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const PrintableFlags ways[] = {
		PRINTABLE_PLAIN, PRINTABLE_LINES, PRINTABLE_ASCII,
		PRINTABLE_LINES | PRINTABLE_ASCII,
	};
	Arena *arena = arena_new();
	Str text = {(const char *)data, size};
	for (size_t way = 0; way < sizeof ways / sizeof *ways; way++) {
		Str shown = printable_str(arena, text, ways[way]);
		if (!unicode_valid(shown))
			abort();
		for (size_t at = 0; at < shown.len;)
			if (!may_be_shown(unicode_at(shown, at, &at), ways[way]))
				abort();
		/* what has passed once passes again as it is */
		if (!str_equal(shown, printable_str(arena, shown, ways[way])))
			abort();
	}
	arena_free(arena);
	return 0;
}
