#ifndef QUOTH_UI_LINKS_H
#define QUOTH_UI_LINKS_H

/*
 * The links of an article, and the list of them that "L" shows: Enter opens one
 * in the browser. What a link looks like in the text is paint.h's.
 */

#include "base/range.h"
#include "model/document.h"
#include "ui/view.h"

typedef struct {
	Range text; /* of the document */
	Str href;   /* http or https */
} Link;

typedef LIST_OF(Link) LinkList;

enum { MOST_LINKS = 20000 };

/* In order, none overlapping another; the first of those that would. */
LinkList links_of(Arena *arena, const Document *document);

/* The first that ends behind the byte; count: none. */
uint32_t links_from(const LinkList *links, uint32_t byte);

/* The list, first the one at index. The document must outlive the view. */
View *links_new(const Document *document, uint32_t index);

#endif
