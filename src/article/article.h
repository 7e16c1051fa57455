#ifndef QUOTH_ARTICLE_ARTICLE_H
#define QUOTH_ARTICLE_ARTICLE_H

/*
 * From a page, or a plain text, to a Document: the article without what stands
 * around it on its page.
 *
 * No function here fails. A broken page gives what is there; a page that
 * shows that it has no article, or an empty one, gives a Document without text. Whatever
 * comes in, document_is_sound() holds for what comes out. The Document and all
 * it owns live in the arena; what was given need not outlive the call.
 *
 * The road of a page, each stage made once and then only read:
 *
 *     html  --sieve-->  html without scripts, comments and hostile tags
 *           --dom---->  nodes in document order
 *           --prune-->  what is in each node, which are hidden, which furniture
 *           --meta--->  title, byline, date, site
 *           --select->  under which node the article stands, most likely
 *           --build-->  passages: all blocks that can be seen on the page
 *           --clue--->  numbers on each: its words, its place, its neighbours
 *           --judge-->  which of them a reader wants, by a learned vote; none
 *                       of a front page, a login wall or an empty shell
 *           ---------->  Document
 *
 * Of an article in several parts a page has one: parts.h says where the next is.
 *
 * Where that is much less than what the page's JSON-LD gives as the article's
 * body, the body is read instead.
 *
 * The room knows nothing of the network: the address is only what links are
 * resolved against.
 */

#include "base/arena.h"
#include "base/str.h"
#include "model/document.h"

/* html is valid UTF-8, whatever charset it names; url may be empty. */
Document *article_from_html(Arena *arena, Str html, Str url);

/* The same from the text of an article as a feed gives it, with no page around:
 * what is in it is the article's as a rule. */
Document *article_from_fragment(Arena *arena, Str html, Str url);

/* What became of one passage of a page, and why. */
typedef struct {
	bool kept;
	int vote;   /* of the learned trees, in thousandths; 0 is in the balance */
	Str reason; /* "reads like the article" */
	Str place;  /* its elements: "article > div.story-body > p" */
	Str text;
} PassageReport;

typedef LIST_OF(PassageReport) PassageReportList;

/* Every passage that a reader of the page sees, in order. */
PassageReportList article_explain(Arena *arena, Str html, Str url);

/* text is valid UTF-8 and becomes Document.text as it is. */
Document *article_from_text(Arena *arena, Str text);

#endif
