#ifndef QUOTH_ARTICLE_PARTS_H
#define QUOTH_ARTICLE_PARTS_H

/*
 * Articles that their pages cut into parts: "1 2 3 Next page". Nothing is fetched
 * here: a Document says where it goes on (Document.next_part), and whoever may
 * ask the network puts what is found there behind it.
 *
 * A link leads to the next part where its address is the page's own but for the
 * number of the page, which is one more:
 *
 *     /2024/storm           /2024/storm/2     /2024/storm/page/2
 *     /2024/storm?id=7      /2024/storm?id=7&page=2
 *     /storm.html           /storm-2.html     /storm_2.html
 *
 * and where the page calls it so: by rel=next, by its words, by the number alone.
 * rel=next by itself is not enough: on many a page it is the next article.
 */

#include "article/dom.h"
#include "model/document.h"

/* Parts of one article that are asked for, and bytes of them all. */
enum { PARTS_MOST = 20, PARTS_BYTES = 16 << 20 };

/* Where the page at url goes on: an absolute address on the same host; empty
 * where it does not. */
Str parts_next(Arena *arena, const Dom *dom, Str url);

/* Puts part behind whole, without the blocks that whole has already (a standfirst
 * is repeated on every page), and makes its next_part whole's. False, and nothing
 * is put there, where there is nothing new, or more is repeated than new: it was
 * another page of its readers' comments. */
bool parts_join(Arena *arena, Document *whole, const Document *part);

#endif
