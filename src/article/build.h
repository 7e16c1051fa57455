#ifndef QUOTH_ARTICLE_BUILD_H
#define QUOTH_ARTICLE_BUILD_H

/*
 * From a part of a page to passages: blocks of text as a browser would set
 * them, each with what its surroundings tell of it. All that is seen
 * there is taken; which of it a reader wants is judge.h's.
 *
 * Blanks are squeezed as a browser does (not in preformatted text, and a
 * no-break space is no such blank); a <br> is a newline, two of them part two
 * passages; a table of data is one passage, a table that only places things is
 * what it holds.
 */

#include "article/dom.h"
#include "article/prune.h"
#include "base/list.h"
#include "model/document.h"

typedef struct {
	Block block;      /* its text is into Passages.text */
	uint32_t node;    /* the element whose block it is */
	uint32_t letters; /* characters but blanks */
	uint32_t linked;  /* of them: in links */
	uint32_t words;   /* WordNature of the elements around it */
	uint32_t first_span, span_count;
} Passage;

typedef LIST_OF(Passage) PassageList;

typedef struct {
	Str text;
	PassageList passages; /* in order */
	SpanList spans;       /* by passage; ranges into text; href as it stands */
} Passages;

/* What stands under the node. */
Passages build_passages(Arena *arena, const Dom *dom, const Trait *traits,
    uint32_t node);

#endif
