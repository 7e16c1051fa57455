#ifndef QUOTH_ARTICLE_SURVEY_H
#define QUOTH_ARTICLE_SURVEY_H

/*
 * A page that was read but not judged: every passage that a reader of the page
 * may see, and the clues on each. article.h makes Documents of it, the trainer
 * (src/train) learns from it.
 */

#include "article/build.h"
#include "article/clue.h"
#include "article/dom.h"
#include "article/meta.h"
#include "article/prune.h"

typedef struct {
	Dom *dom;
	Trait *traits;
	Meta meta;
	uint32_t root; /* where the article stands by the votes of paragraphs */
	Passages passages;
	Clues *clues; /* one for each passage */
	bool is_fragment; /* no page: the article's text as a feed gives it */
} Survey;

/* All of it lives in the arena, and html must live as long. */
Survey survey_page(Arena *arena, Str html, Str url);

#endif
