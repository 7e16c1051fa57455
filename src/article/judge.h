#ifndef QUOTH_ARTICLE_JUDGE_H
#define QUOTH_ARTICLE_JUDGE_H

/*
 * Which passages a reader wants. The headline again, a byline and a date under
 * it, captions and credits, "Read more: …", a heading with nothing below it: all
 * of this stands in the midst of an article on its page and is not the article.
 */

#include "article/build.h"
#include "article/meta.h"

/* One for each passage: true, keep it. */
bool *judge_passages(Arena *arena, const Passages *passages, const Meta *meta);

#endif
