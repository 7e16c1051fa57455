/*
 * Bytes in whatever encoding. The first line stands for the Content-Type, the
 * last bits of its first byte for the dialect.
 */

#include <assert.h>

#include "base/unicode.h"
#include "fetch/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In pieces they become the same, as far as they are decided by all of them. */
static void
read_in_pieces(Str bytes, CharsetDialect dialect, Str content_type, Str expected)
{
	enum { ALL = 4096, PIECE = 7 };
	Buf text = buf_new(BUF_UNLIMITED);
	CharsetStream *stream = charset_stream_new(dialect, content_type);
	for (size_t at = 0; at < bytes.len; at += PIECE)
		charset_stream_push(stream, str_part(bytes, at,
		    at + PIECE < bytes.len ? at + PIECE : bytes.len), &text);
	charset_stream_end(stream, &text);
	charset_stream_free(stream);
	assert(unicode_valid(buf_str(&text)));
	assert(bytes.len > ALL || str_equal(buf_str(&text), expected));
	buf_free(&text);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	Arena *arena = arena_new();
	Str bytes = {(const char *)data, size}, content_type;
	str_cut(&bytes, '\n', &content_type);
	const char *name = NULL;
	CharsetDialect dialect = (CharsetDialect)(data[0] % 3);
	Str text = charset_read(arena, bytes, dialect, content_type, &name);
	assert(name);
	assert(unicode_valid(text));
	assert(text.len <= 3 * bytes.len);
	read_in_pieces(bytes, dialect, content_type, text);
	arena_free(arena);
	return 0;
}
