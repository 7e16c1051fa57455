#ifndef QUOTH_ANNOTATE_ANNOTATE_H
#define QUOTH_ANNOTATE_ANNOTATE_H

/*
 * The pencil: reads a Document and writes its Notes. Everything here works on
 * the text alone, on this machine, with words and tables that are built in.
 *
 *     token.h       the text as words and marks
 *     sentence.h    where sentences end ("Mr. Smith" is no end)
 *     quotation.h   what stands between quotation marks
 *     tagger.h      which words are names, and of what kind
 *     credit.h      whose picture it is: no part of the story
 *     entity.h      which names are one and the same; role, gender
 *     speaker.h     whose words a quotation is
 */

#include "base/arena.h"
#include "model/document.h"
#include "model/notes.h"

/* What is read of a text: more than any article, and a good part of a book. */
enum { ANNOTATE_BYTES = 1 << 20 };

/* Never fails: of a text that is hostile or in no language it knows it finds
 * little. Takes time in proportion to the length of what it reads. */
Notes *annotate(Arena *arena, const Document *document);

#endif
