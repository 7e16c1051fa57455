#ifndef QUOTH_ARTICLE_SELECT_H
#define QUOTH_ARTICLE_SELECT_H

/*
 * Where on its page the article stands: the part that most paragraphs vote for,
 * or a larger one, where that has more sections of the same kind.
 */

#include "article/prune.h"

/* A node; 0, the page, where nothing stands out. */
uint32_t select_article(const Dom *dom, const Trait *traits);

#endif
