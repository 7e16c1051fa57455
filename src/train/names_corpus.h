#ifndef QUOTH_TRAIN_NAMES_CORPUS_H
#define QUOTH_TRAIN_NAMES_CORPUS_H

/*
 * Texts in which somebody has marked the names: what a tagger is taught with.
 * Whatever form a collection has, it comes out as Documents with Ranges, which
 * are then cut into words as any other text is.
 */

#include "annotate/label.h"
#include "base/err.h"
#include "model/document.h"

typedef struct {
	Range text;
	EntityKind kind;
} MarkedName;

typedef LIST_OF(MarkedName) MarkedNameList;

typedef struct {
	Document *document;
	MarkedNameList names; /* in order; they do not overlap */
} MarkedText;

typedef LIST_OF(MarkedText) MarkedTextList;

/* One object a line: {"text", "entities": [{"type", "mentions": [[begin, end]]}]},
 * in code points. A path that ends with .gz is unpacked by gzip. */
bool names_corpus_read_json(Arena *arena, Str path, MarkedTextList *texts,
    Err *err);

/* "word TAB tag" lines, BIO; an empty line ends a sentence, -DOCSTART- begins a
 * document. Where a file has none, every ten sentences are one. */
bool names_corpus_read_columns(Arena *arena, Str path, MarkedTextList *texts,
    Err *err);

#endif
