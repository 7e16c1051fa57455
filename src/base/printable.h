#ifndef QUOTH_BASE_PRINTABLE_H
#define QUOTH_BASE_PRINTABLE_H

/*
 * The one gate between a text from outside and a terminal. Whatever is shown
 * (a title, an author, an address, a file name, an error message, a cell of the
 * screen) passes printable_add() first; nothing else may write such bytes.
 *
 * What does not pass: C0 and C1 controls (U+0000-001F, 007F-009F), so no escape
 * sequence can begin; bidi embeddings, overrides and isolates (U+202A-202E,
 * 2066-2069) and the marks U+200E, 200F, 061C; line and paragraph separators,
 * interlinear and tag characters, the byte order mark, noncharacters, private
 * use stays. More than eight combining marks on one letter are cut.
 * Ill-formed UTF-8 becomes U+FFFD.
 */

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/str.h"

typedef enum {
	PRINTABLE_PLAIN = 0,
	PRINTABLE_LINES = 1, /* newlines pass; else they become blanks */
	PRINTABLE_ASCII = 2, /* for a terminal without UTF-8: every grapheme by
	                        a twin of the same width, “ as ", é as e, else ? */
	PRINTABLE_JSON = 4,  /* of a JSON text: what does not pass is escaped as
	                        \uXXXX instead, so that nothing is lost */
} PrintableFlags;

/* Appends what may be shown of text. A tab becomes a blank. */
void printable_add(Buf *out, Str text, PrintableFlags flags);

/* The same into an arena. */
Str printable_str(Arena *arena, Str text, PrintableFlags flags);

/* The same to a stream, in the form that locale_is_utf8() asks for. */
void printable_print(FILE *stream, Str text, PrintableFlags flags);

/* Whether setlocale() left us with UTF-8. */
bool locale_is_utf8(void);

#endif
