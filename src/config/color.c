#include "config/color.h"

static const Str names[] = {
	STR_INIT("black"), STR_INIT("red"), STR_INIT("green"), STR_INIT("yellow"),
	STR_INIT("blue"), STR_INIT("magenta"), STR_INIT("cyan"), STR_INIT("white"),
};

enum { NAMES = sizeof names / sizeof *names, BRIGHT = 8 };

static bool
hex_digit(char byte, int *value)
{
	byte = byte_lower(byte);
	if (byte_is_digit(byte))
		*value = byte - '0';
	else if (byte >= 'a' && byte <= 'f')
		*value = byte - 'a' + 10;
	else
		return false;
	return true;
}

static bool
rgb_read(Str word, Color *color)
{
	Color rgb = 0;
	if (word.len != 7)
		return false;
	for (size_t i = 1; i < word.len; i++) {
		int digit;
		if (!hex_digit(word.ptr[i], &digit))
			return false;
		rgb = rgb << 4 | digit;
	}
	*color = COLOR_RGB | rgb;
	return true;
}

bool
color_read(Str word, Color *color)
{
	if (str_starts(word, STR("#")))
		return rgb_read(word, color);
	int64_t number;
	if (str_to_int(word, &number)) {
		if (number < 0 || number > 255)
			return false;
		*color = (Color)number;
		return true;
	}
	if (str_equal(word, STR("default"))) {
		*color = COLOR_DEFAULT;
		return true;
	}
	if (str_equal(word, STR("grey")) || str_equal(word, STR("gray"))) {
		*color = BRIGHT;
		return true;
	}
	Color bright = 0;
	if (str_starts(word, STR("bright-"))) {
		word = str_part(word, sizeof "bright-" - 1, word.len);
		bright = BRIGHT;
	}
	for (int i = 0; i < NAMES; i++) {
		if (str_equal(word, names[i])) {
			*color = i + bright;
			return true;
		}
	}
	return false;
}
