#ifndef QUOTH_ARTICLE_PRUNE_H
#define QUOTH_ARTICLE_PRUNE_H

/*
 * What is known of every node of a page, as numbers: how much text is under it,
 * how much of that is linked, how much reads like prose; and which nodes are
 * gone, because they are hidden, or furniture by their tag or their name. Of these
 * only the hidden are surely not the article's: they are unseen, and so is
 * furniture in the midst of a line.
 *
 * The numbers of a node leave out what is gone below it. A gone node's own
 * descendants are not marked: who walks passes over its whole subtree.
 */

#include "article/stylesheet.h"

typedef struct {
	uint32_t letters; /* characters but blanks, of the subtree */
	uint32_t linked;  /* of them: in links */
	uint32_t prose;   /* of them: in blocks of some length, not mostly links */
	uint32_t own;     /* of them: in no other block within this block */
	uint32_t words;   /* WordNature of class and id */
	bool is_prose;    /* a block of some length, not mostly links */
	bool gone;
	bool unseen;      /* gone, and no reader of the page sees it as a part of it */
} Trait;

/* One for each node. */
Trait *prune_page(Arena *arena, const Dom *dom, const Stylesheet *sheet);

#endif
