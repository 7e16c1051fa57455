#include "base/str.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

Str
str_of(const char *terminated)
{
	return terminated ? (Str){terminated, strlen(terminated)} : (Str){0};
}

bool
str_equal(Str a, Str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool
str_equal_ascii(Str a, Str b)
{
	return a.len == b.len && str_starts_ascii(a, b);
}

bool
str_in(Str s, const Str *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(s, words[i]))
			return true;
	return false;
}

int
str_compare(Str a, Str b)
{
	size_t shorter = a.len < b.len ? a.len : b.len;
	int order = shorter ? memcmp(a.ptr, b.ptr, shorter) : 0;
	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool
str_starts(Str s, Str prefix)
{
	return s.len >= prefix.len && str_equal((Str){s.ptr, prefix.len}, prefix);
}

bool
str_ends(Str s, Str suffix)
{
	return s.len >= suffix.len
	    && str_equal(str_part(s, s.len - suffix.len, s.len), suffix);
}

bool
str_starts_ascii(Str s, Str prefix)
{
	if (s.len < prefix.len)
		return false;
	for (size_t i = 0; i < prefix.len; i++)
		if (byte_lower(s.ptr[i]) != byte_lower(prefix.ptr[i]))
			return false;
	return true;
}

ptrdiff_t
str_find(Str s, Str needle)
{
	if (needle.len == 0)
		return 0;
	if (s.len < needle.len)
		return STR_NOT_FOUND;
	const char *at = memmem(s.ptr, s.len, needle.ptr, needle.len);
	return at ? at - s.ptr : STR_NOT_FOUND;
}

ptrdiff_t
str_find_ascii(Str s, Str needle)
{
	for (size_t i = 0; i + needle.len <= s.len; i++)
		if (str_starts_ascii(str_part(s, i, s.len), needle))
			return (ptrdiff_t)i;
	return STR_NOT_FOUND;
}

ptrdiff_t
str_find_byte(Str s, char byte)
{
	const char *at = s.len ? memchr(s.ptr, byte, s.len) : NULL;
	return at ? at - s.ptr : STR_NOT_FOUND;
}

Str
str_trim(Str s)
{
	while (s.len && byte_is_blank(s.ptr[0]))
		s = str_part(s, 1, s.len);
	while (s.len && byte_is_blank(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool
str_cut(Str *rest, char mark, Str *head)
{
	if (str_empty(*rest))
		return false;
	ptrdiff_t at = str_find_byte(*rest, mark);
	if (at == STR_NOT_FOUND) {
		*head = *rest;
		*rest = (Str){0};
		return true;
	}
	*head = str_part(*rest, 0, (size_t)at);
	*rest = str_part(*rest, (size_t)at + 1, rest->len);
	return true;
}

Str
str_copy(Arena *arena, Str s)
{
	char *copy = arena_alloc(arena, s.len + 1);
	if (s.len)
		memcpy(copy, s.ptr, s.len);
	return (Str){copy, s.len};
}

char *
str_cstr(Arena *arena, Str s)
{
	return (char *)str_copy(arena, s).ptr;
}

Str
str_vformat(Arena *arena, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int len = vsnprintf(NULL, 0, format, args);
	assert(len >= 0);
	char *text = arena_alloc(arena, (size_t)len + 1);
	vsnprintf(text, (size_t)len + 1, format, again);
	va_end(again);
	return (Str){text, (size_t)len};
}

Str
str_format(Arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	Str s = str_vformat(arena, format, args);
	va_end(args);
	return s;
}

Str
str_join(Arena *arena, Str a, Str b)
{
	char *both = arena_alloc(arena, a.len + b.len + 1);
	if (a.len)
		memcpy(both, a.ptr, a.len);
	if (b.len)
		memcpy(both + a.len, b.ptr, b.len);
	return (Str){both, a.len + b.len};
}

Str
str_squeeze(Arena *arena, Str s)
{
	s = str_trim(s);
	char *squeezed = arena_alloc(arena, s.len + 1);
	size_t len = 0;
	for (size_t i = 0; i < s.len; i++) {
		if (!byte_is_blank(s.ptr[i]))
			squeezed[len++] = s.ptr[i];
		else if (!byte_is_blank(s.ptr[i - 1]))
			squeezed[len++] = ' ';
	}
	return (Str){squeezed, len};
}

bool
str_to_int(Str s, int64_t *value)
{
	bool negative = s.len && s.ptr[0] == '-';
	size_t i = negative;
	if (i == s.len)
		return false;
	int64_t number = 0;
	for (; i < s.len; i++) {
		if (!byte_is_digit(s.ptr[i]))
			return false;
		int digit = s.ptr[i] - '0';
		if (number > (INT64_MAX - digit) / 10)
			return false;
		number = number * 10 + digit;
	}
	*value = negative ? -number : number;
	return true;
}
