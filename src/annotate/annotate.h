#ifndef QUOTH_ANNOTATE_ANNOTATE_H
#define QUOTH_ANNOTATE_ANNOTATE_H

/*
 * The pencil: reads a Document and writes its Notes. Everything here works on
 * the text alone, on this machine, with words and tables that come with quoth.
 *
 *     token.h       the text as words and marks
 *     sentence.h    where sentences end ("Mr. Smith" is no end)
 *     quotation.h   what stands between quotation marks
 *     tagger.h      which words are names, and of what kind
 *     learned.h     what the tagger has learned
 *     credit.h      whose picture it is: no part of the story
 *     postnominal.h "M.D." and "(R-AZ)" behind a name: no names
 *     identity.h    which names are one and the same
 *     entity.h      who is named: the fullest name, role, gender
 *     speaker.h     whose words a quotation is
 */

#include "annotate/learned.h"
#include "base/arena.h"
#include "base/err.h"
#include "model/document.h"
#include "model/notes.h"

/* What is read of a text: more than any article, and a good part of a book. */
enum { ANNOTATE_BYTES = 1 << 20 };

/* Maps what was learned, a file that comes with quoth, which annotate() would do
 * itself: for who is about to give up the right to open files. False where the
 * file is missing or broken: annotate() then has its rules alone, and finds
 * fewer names. */
bool annotate_prepare(Err *err);

/* Never fails: of a text that is hostile or in no language it knows it finds
 * little. Takes time in proportion to the length of what it reads. */
Notes *annotate(Arena *arena, const Document *document);

/* The same with names found by another model than the one that comes with quoth;
 * NULL: by rules alone. */
Notes *annotate_by(Arena *arena, const Document *document,
    const Learned *names);

#endif
