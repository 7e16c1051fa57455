#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Buf
buf_new(size_t limit)
{
	return (Buf){.limit = limit};
}

void
buf_free(Buf *buf)
{
	free(buf->ptr);
	*buf = (Buf){.limit = buf->limit};
}

static bool
has_room(Buf *buf, size_t more)
{
	if (more > buf->limit - buf->len)
		return false;
	if (more <= buf->capacity - buf->len)
		return true;
	size_t capacity = buf->capacity ? buf->capacity : 256;
	while (capacity - buf->len < more) {
		if (capacity > SIZE_MAX / 2)
			return false;
		capacity *= 2;
	}
	char *ptr = realloc(buf->ptr, capacity);
	if (!ptr) {
		fputs("quoth: out of memory\n", stderr);
		exit(1);
	}
	buf->ptr = ptr;
	buf->capacity = capacity;
	return true;
}

bool
buf_add(Buf *buf, Str bytes)
{
	if (bytes.len == 0)
		return true;
	if (!has_room(buf, bytes.len))
		return false;
	memcpy(buf->ptr + buf->len, bytes.ptr, bytes.len);
	buf->len += bytes.len;
	return true;
}

bool
buf_add_byte(Buf *buf, char byte)
{
	return buf_add(buf, (Str){&byte, 1});
}

bool
buf_add_format(Buf *buf, const char *format, ...)
{
	va_list args, again;
	va_start(args, format);
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	va_end(args);
	assert(len >= 0);
	/* vsnprintf() ends with a NUL, for which room must be but is not kept */
	bool fits = (size_t)len <= buf->limit - buf->len;
	if (fits) {
		size_t limit = buf->limit;
		buf->limit = BUF_UNLIMITED;
		has_room(buf, (size_t)len + 1);
		buf->limit = limit;
		vsnprintf(buf->ptr + buf->len, (size_t)len + 1, format, again);
		buf->len += (size_t)len;
	}
	va_end(again);
	return fits;
}

Str
buf_str(const Buf *buf)
{
	return (Str){buf->ptr, buf->len};
}

Str
buf_copy(Arena *arena, const Buf *buf)
{
	return str_copy(arena, buf_str(buf));
}

void
buf_cut(Buf *buf, size_t len)
{
	assert(len <= buf->len);
	buf->len = len;
}
