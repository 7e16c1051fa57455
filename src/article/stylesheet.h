#ifndef QUOTH_ARTICLE_STYLESHEET_H
#define QUOTH_ARTICLE_STYLESHEET_H

/*
 * What a page's own <style> elements hide:
 *
 *     .tooltip, #overlay, span.print-only { display: none }
 *
 * Only rules that hold on every screen and whatever the reader does: of one tag,
 * class or id, or a tag with one of these; not of what is inside of what, nor
 * under a condition (@media print, :hover). Where another rule of that kind shows
 * what one hides, it is shown. What stands in other files is not asked for.
 *
 * Limits: STYLESHEET_BYTES of rules, STYLESHEET_SELECTORS that are remembered.
 */

#include "article/dom.h"
#include "base/map.h"

enum { STYLESHEET_BYTES = 1 << 20, STYLESHEET_SELECTORS = 4096 };

typedef struct {
	Map selectors; /* ".tooltip", "span.print-only": whether it hides or shows */
	bool hides;    /* some selector does */
} Stylesheet;

/* styles: what stands in the style elements, which must live as long. */
Stylesheet stylesheet_read(Arena *arena, const StrList *styles);

bool stylesheet_hides(const Stylesheet *sheet, const Dom *dom, uint32_t node);

/* Whether "color:red; display:none", as rules and style attributes have it,
 * hides. */
bool declarations_hide(Str declarations);

#endif
