#include "ui/clipboard.h"

/* RFC 4648, 4 */
static bool
add_base64(Buf *out, Str text)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	    "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	for (size_t i = 0; i < text.len; i += 3) {
		size_t left = text.len - i;
		uint32_t three = (uint32_t)bytes[i] << 16;
		if (left > 1)
			three |= (uint32_t)bytes[i + 1] << 8;
		if (left > 2)
			three |= bytes[i + 2];
		char four[4] = {
			digits[three >> 18], digits[three >> 12 & 63],
			left > 1 ? digits[three >> 6 & 63] : '=',
			left > 2 ? digits[three & 63] : '=',
		};
		if (!buf_add(out, (Str){four, sizeof four}))
			return false;
	}
	return true;
}

bool
clipboard_sequence(Buf *out, Str text)
{
	return buf_add(out, STR("\033]52;c;")) && add_base64(out, text)
	    && buf_add(out, STR("\a"));
}
