#ifndef QUOTH_CONFIG_COLOR_H
#define QUOTH_CONFIG_COLOR_H

/*
 * Colours as a theme file writes them: "default", one of the eight names of a
 * terminal's palette ("red", "bright-blue"; "grey" is bright black), a number
 * of the palette from 0 to 255, or "#rrggbb".
 */

#include <stdbool.h>

#include "base/str.h"
#include "model/theme.h"

/* False, and *color as it was, where word is no colour. */
bool color_read(Str word, Color *color);

#endif
