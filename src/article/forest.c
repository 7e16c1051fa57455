#include "article/forest.h"

#define SPLIT(name, limit, skip) {CLUE_##name, limit, skip}
#define LEAF(vote) {CLUE_COUNT, vote, 0}
#include "article/model/trees.h"

int
tree_vote(const TreeRow *row, const Clues *clues)
{
	while (row->clue != CLUE_COUNT)
		row += clues->of[row->clue] <= row->limit ? 1 : row->skip;
	return row->limit;
}

int
forest_vote(const Clues *clues)
{
	int votes = tree_bias;
	for (size_t i = 0; i < sizeof tree_roots / sizeof tree_roots[0]; i++)
		votes += tree_vote(&tree_rows[tree_roots[i]], clues);
	return votes;
}
