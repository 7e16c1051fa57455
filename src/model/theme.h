#ifndef QUOTH_MODEL_THEME_H
#define QUOTH_MODEL_THEME_H

/*
 * How each role looks. A theme is a value; theme_plain() is always there and
 * needs no colour, theme files (config/themefile.h) change it role by role.
 */

#include <stdint.h>

#include "model/role.h"

/* COLOR_DEFAULT: the terminal's own; 0-255: its palette; COLOR_RGB | 0xrrggbb:
 * that colour, or the nearest that the terminal has. */
typedef int32_t Color;
#define COLOR_DEFAULT ((Color)-1)
#define COLOR_RGB ((Color)0x1000000)

typedef enum {
	STYLE_BOLD = 1,
	STYLE_DIM = 2,
	STYLE_ITALIC = 4,
	STYLE_UNDERLINE = 8,
	STYLE_REVERSE = 16,
} StyleBits;

typedef struct {
	Color foreground, background;
	uint8_t bits; /* StyleBits */
} Style;

typedef struct {
	Str name;
	Style styles[ROLE_COUNT];
} Theme;

/* The built-in theme: no colour but the terminal's own, roles told apart by
 * bold, dim, underline and reverse. */
const Theme *theme_plain(void);

#endif
