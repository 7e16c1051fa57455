#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* A text cut to fit may end inside a character: that one goes. */
static void
drop_half_character(char *text)
{
	size_t len = strlen(text), end = len;
	while (end && len - end < 3 && ((unsigned char)text[end - 1] & 0xc0) == 0x80)
		end--;
	if (!end)
		return;
	unsigned char lead = (unsigned char)text[end - 1];
	size_t wants = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
	if (len - (end - 1) < wants)
		text[end - 1] = '\0';
}

bool
err_set(Err *err, const char *format, ...)
{
	if (!err || err_is_set(err))
		return false;
	va_list args;
	va_start(args, format);
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	drop_half_character(err->text);
	return false;
}

static void
append(Err *err, const char *more)
{
	size_t len = strlen(err->text), room = sizeof err->text - 1 - len;
	size_t added = strlen(more) < room ? strlen(more) : room;
	memcpy(err->text + len, more, added);
	err->text[len + added] = '\0';
	drop_half_character(err->text);
}

bool
err_context(Err *err, const char *format, ...)
{
	if (!err)
		return false;
	Err cause = *err;
	va_list args;
	va_start(args, format);
	vsnprintf(err->text, sizeof err->text, format, args);
	va_end(args);
	/* of a context without end, the cause is worth more */
	err->text[sizeof err->text / 2] = '\0';
	drop_half_character(err->text);
	append(err, ": ");
	append(err, cause.text);
	return false;
}
