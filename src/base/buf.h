#ifndef QUOTH_BASE_BUF_H
#define QUOTH_BASE_BUF_H

/*
 * A growing run of bytes with a limit from its birth: what is read from outside
 * goes into a Buf, and so does text that is put together piece by piece. It
 * owns malloc()ed memory; free it, or copy its bytes into an arena and free it.
 *
 *     Buf buf = buf_new(16 << 20);
 *     if (!buf_add(&buf, piece)) return err_set(err, "larger than 16 MiB");
 *     Str body = buf_copy(arena, &buf);
 *     buf_free(&buf);
 *
 * The bytes need not be UTF-8; whoever takes a Str out says what they are.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

typedef struct {
	char *ptr;
	size_t len, capacity;
	size_t limit; /* len never grows beyond */
} Buf;

#define BUF_UNLIMITED ((size_t)-1)

Buf buf_new(size_t limit);
void buf_free(Buf *buf);

/* Add at the end. False, and nothing added, where the limit would be passed:
 * a Buf that was born without a limit may ignore it. */
bool buf_add(Buf *buf, Str bytes);
bool buf_add_byte(Buf *buf, char byte);
bool buf_add_format(Buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* A view of what is in it now; any later change ends it. */
Str buf_str(const Buf *buf);
Str buf_copy(Arena *arena, const Buf *buf);

/* Forgets the bytes from len on. */
void buf_cut(Buf *buf, size_t len);

#endif
