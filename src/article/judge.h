#ifndef QUOTH_ARTICLE_JUDGE_H
#define QUOTH_ARTICLE_JUDGE_H

/*
 * Which passages a reader wants. The headline again, a byline and a date under
 * it, captions and credits, "Read more: …", other stories, what readers wrote:
 * all of this stands on the page of an article, some of it in its midst, and is
 * not the article.
 *
 * The forest's vote decides (forest.h). After it come the few rules that need
 * no weighing: the headline has its own place, a heading needs something below
 * it, and a picture's caption may stay for the reader where the picture stood.
 * Of a page that shows that it has no article (absence.h) nothing is kept.
 */

#include "article/survey.h"

#define REASON_LIST(X) \
	X(UNWANTED, "does not read like the article") \
	X(WANTED, "reads like the article") \
	X(RESCUED, "stands where the article should be") \
	X(HEADLINE, "the headline again") \
	X(DANGLING, "nothing below it is kept") \
	X(CAPTION, "a caption in the article") \
	X(BETWEEN, "parts what is kept") \
	X(ABSENT, "the page has no article")

typedef enum {
#define REASON_ENUM(reason, text) REASON_##reason,
	REASON_LIST(REASON_ENUM)
#undef REASON_ENUM
} Reason;

typedef struct {
	bool kept;
	BlockKind kind; /* what it is to the reader */
	Reason reason;
	int vote;       /* forest_vote() */
} Verdict;

/* One for each passage. */
Verdict *judge_passages(Arena *arena, const Survey *survey);

/* Whether it is the headline as it stands above the article. */
bool judge_is_headline(const Clues *clues);

/* In a few words. */
Str reason_text(Reason reason);

#endif
