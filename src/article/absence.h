#ifndef QUOTH_ARTICLE_ABSENCE_H
#define QUOTH_ARTICLE_ABSENCE_H

/*
 * Whether a page shows that it has no article: what was kept of it is then
 * scraps of something else. An article that is called none is worse than scraps
 * that are called an article, so each kind needs evidence of its own:
 *
 * - a front page: all but a little of what is kept are teasers, short
 *   passages right under a line that is all link, and there are several;
 * - a wall: hardly any text, and a field for a password;
 * - a shell that a script would fill: hardly any text, and words for those who
 *   run no scripts.
 *
 * A page that has a date or a byline is an article's whatever it looks like: a
 * digest of other stories has one. It knows no words of any language.
 */

#include <stdbool.h>

#include "article/judge.h"

bool absence_is_shown(const Survey *survey, const Verdict *verdicts);

#endif
