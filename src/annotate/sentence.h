#ifndef QUOTH_ANNOTATE_SENTENCE_H
#define QUOTH_ANNOTATE_SENTENCE_H

/*
 * Sentences: each lies in one block, begins at a token and ends behind its full
 * stop and the closing marks that follow it. Headings, items and captions
 * without a full stop are sentences too, and so is each cell of a table and each
 * line that its block keeps.
 */

#include "annotate/token.h"
#include "base/range.h"

/* Cuts the tokens into sentences and notes each token's. */
RangeList sentence_split(Arena *arena, TokenList *tokens);

#endif
