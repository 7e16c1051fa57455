#ifndef QUOTH_ARTICLE_SELECT_H
#define QUOTH_ARTICLE_SELECT_H

/*
 * Where on its page the article stands: the smallest part of the page that holds
 * nearly all of its prose.
 */

#include "article/prune.h"

/* A node; 0, the page, where nothing stands out. */
uint32_t select_article(const Dom *dom, const Trait *traits);

#endif
