#ifndef QUOTH_UI_PALETTE_H
#define QUOTH_UI_PALETTE_H

/*
 * A terminal's numbered colours, and which of them comes near to one that it
 * does not have. Colours are 0xrrggbb. Knows no terminal.
 */

#include <stdint.h>

/* The colours 0-255 as the world agrees on them. */
int32_t palette_rgb(int index);

/* Of 16-255: the first 16 are the user's to choose, so they are not trusted to
 * be near anything. */
int palette_nearest(int32_t rgb);

/* Of 0-7, the colour of the same hue, so that it can be read on a light ground
 * and on a dark one; -1 of a grey, whose hue says nothing. */
int palette_nearest_of_8(int32_t rgb);

#endif
