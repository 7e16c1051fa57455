#ifndef QUOTH_ARTICLE_PLAIN_H
#define QUOTH_ARTICLE_PLAIN_H

/*
 * An article in a plain text file. The file is Document.text, byte for byte;
 * what is found in it are blocks: paragraphs between empty lines (or one a
 * line, where lines are long), lists, quotations, rules, a caption, and the
 * headline, which many files have twice.
 *
 * A block covers the marks that the file has ("- ", "> ", "1. ") as it covers
 * everything else.
 */

#include "base/arena.h"
#include "base/str.h"
#include "model/document.h"

Document *plain_read(Arena *arena, Str text);

#endif
