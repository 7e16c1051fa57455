#ifndef QUOTH_LAYOUT_PAGE_H
#define QUOTH_LAYOUT_PAGE_H

/*
 * Lines gathered into pages, as a typesetter would: no page begins with an
 * empty line, no heading is left at the foot, and neither the first nor the
 * last line of a paragraph stands alone where a few empty rows at the foot can
 * help it.
 */

#include "layout/layout.h"

/* The pages of the lines of layout; at least one, which may be empty. */
PageList page_split(Arena *arena, const Layout *layout);

#endif
