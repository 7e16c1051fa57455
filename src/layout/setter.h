#ifndef QUOTH_LAYOUT_SETTER_H
#define QUOTH_LAYOUT_SETTER_H

/*
 * Sets a portion of an article into lines: what a heading, an item of a list or
 * a row of a table looks like is decided here. It sets any portion without
 * those before it; what it has to know of its neighbours (how far a list is
 * indented, how wide a table's columns are) it finds in the Document.
 */

#include "layout/layout.h"

typedef struct Setter Setter;

/* For the document and options of layout, into whose parts it adds. */
Setter *setter_new(Arena *arena, Layout *layout);

/* The headline, the byline, a rule and an empty line; or nothing. Both are good
 * until the next call. */
const LineList *setter_headline(Setter *setter);

/* The portion, with the empty lines before it. */
const LineList *setter_portion(Setter *setter, const Portion *portion);

#endif
