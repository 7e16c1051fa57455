#include "ui/palette.h"

int32_t
palette_rgb(int index)
{
	static const int32_t first[16] = {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
		0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
		0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	};
	if (index < 16)
		return first[index];
	if (index >= 232)
		return 0x010101 * (8 + 10 * (index - 232));
	static const int steps[6] = {0, 95, 135, 175, 215, 255};
	index -= 16;
	return steps[index / 36] << 16 | steps[index / 6 % 6] << 8
	    | steps[index % 6];
}

static int
distance(int32_t a, int32_t b)
{
	int red = (a >> 16 & 255) - (b >> 16 & 255);
	int green = (a >> 8 & 255) - (b >> 8 & 255);
	int blue = (a & 255) - (b & 255);
	return 3 * red * red + 4 * green * green + 2 * blue * blue;
}

int
palette_nearest(int32_t rgb)
{
	int best = 16;
	for (int i = 16; i < 256; i++)
		if (distance(rgb, palette_rgb(i)) < distance(rgb, palette_rgb(best)))
			best = i;
	return best;
}

int
palette_nearest_of_8(int32_t rgb)
{
	int parts[3] = {rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255};
	int most = 0, least = 255, hue = 0;
	for (int i = 0; i < 3; i++) {
		most = parts[i] > most ? parts[i] : most;
		least = parts[i] < least ? parts[i] : least;
	}
	if (most - least < 48)
		return -1;
	for (int i = 0; i < 3; i++)
		if (parts[i] * 2 > most + least)
			hue |= 1 << i;
	return hue;
}
