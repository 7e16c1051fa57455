#ifndef QUOTH_ARTICLE_FOREST_H
#define QUOTH_ARTICLE_FOREST_H

/*
 * Weighs the clues on a passage: some hundred small decision trees, learned from
 * pages whose article is known, each of which adds its vote.
 *
 * The trees stand in model/trees.h as rows to be read: a split names a clue and
 * goes on with the next row where the clue is at most its limit, else as many
 * rows further as it says; a leaf is a vote. See model/README for where they
 * come from and how to make them anew.
 */

#include <stdint.h>

#include "article/clue.h"

typedef struct {
	int16_t clue;  /* CLUE_COUNT: a leaf */
	int16_t limit; /* of a leaf: its vote, in thousandths */
	int16_t skip;  /* where to go on if the clue is more than the limit */
} TreeRow;

/* Above 0: a reader wants it. In thousandths of log-odds. */
int forest_vote(const Clues *clues);

/* The vote of the tree that begins at the row. */
int tree_vote(const TreeRow *row, const Clues *clues);

#endif
