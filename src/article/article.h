#ifndef QUOTH_ARTICLE_ARTICLE_H
#define QUOTH_ARTICLE_ARTICLE_H

/*
 * From a page, or a plain text, to a Document: the article without what stands
 * around it on its page.
 *
 * Neither function fails. A broken page gives what is there; a page without an
 * article, or an empty one, gives a Document with little or no text. Whatever
 * comes in, document_is_sound() holds for what comes out. The Document and all
 * it owns live in the arena; what was given need not outlive the call.
 *
 * The road of a page, each stage made once and then only read:
 *
 *     html  --sieve-->  html without scripts, comments and hostile tags
 *           --dom---->  nodes in document order
 *           --prune-->  what is in each node, and which are furniture
 *           --meta--->  title, byline, date, site
 *           --select->  under which nodes the article stands
 *           --build-->  its blocks, with facts on each
 *           --judge-->  which blocks a reader wants
 *           ---------->  Document
 *
 * The room knows nothing of the network: the address is only what links are
 * resolved against.
 */

#include "base/arena.h"
#include "base/str.h"
#include "model/document.h"

/* html is valid UTF-8, whatever charset it names; url may be empty. */
Document *article_from_html(Arena *arena, Str html, Str url);

/* text is valid UTF-8 and becomes Document.text as it is. */
Document *article_from_text(Arena *arena, Str text);

#endif
