#ifndef QUOTH_LAYOUT_PAGE_H
#define QUOTH_LAYOUT_PAGE_H

/*
 * Lines gathered into pages, as a typesetter would: no page begins with an
 * empty line, no heading is left at the foot, and neither the first nor the
 * last line of a paragraph stands alone where a few empty rows at the foot can
 * help it.
 *
 * A page begins with whatever line the reader has at the top. The layout must
 * have the lines that are asked about: two pages of them, or an end.
 */

#include "layout/layout.h"

/* The line with which the page behind begins, if one of rows lines begins with
 * first; lines.count behind the last. */
uint32_t page_next(const Layout *layout, uint32_t first, uint32_t rows);

/* The line with which the page before begins, which ends before first; 0 where
 * there are no more lines than one holds. */
uint32_t page_before(const Layout *layout, uint32_t first, uint32_t rows);

#endif
