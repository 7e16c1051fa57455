#ifndef QUOTH_LAYOUT_LINEBREAK_H
#define QUOTH_LAYOUT_LINEBREAK_H

/*
 * Where a line may end: UAX #14, Unicode Line Breaking Algorithm, revision 50
 * (Unicode 15.0), all of it, with numbers tailored as in its example 7. It
 * knows classes of characters and nothing of widths or languages.
 *
 * Prose is read with three tailorings more. Every blank, newlines too, is a
 * space. A web address is broken behind "/", "?" and "&" alone. A dash with
 * blanks on both sides stays with the word before it.
 */

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* A walk over one text. All but text and prose is the walk's own. */
typedef struct {
	Str text;
	bool prose;
	size_t at;          /* the character to be looked at next */
	size_t address_end; /* of the web address that was met last */
	unsigned char before; /* class of the character before, marks on it and
	                         blanks behind it not counted */
	unsigned char number; /* 1: in a number; 2: behind its closing mark */
	bool after_blank, after_joiner, after_hebrew_hyphen, odd_flags, ended;
} LineBreaks;

/* Starts at byte from of text, which counts as the start of the text. */
LineBreaks linebreak_begin(Str text, size_t from, bool prose);

/* The next place where the text may be broken, behind the blanks that stand
 * there; the last one is the text's end. False after that. */
bool linebreak_next(LineBreaks *breaks, size_t *at);

/*
 * A short cut for most words of most texts: where one stands at byte at, to
 * which the walk has just come, that has letters, digits and a few marks of
 * ASCII alone, with one blank and such another behind it, the walk goes there
 * and *end is where the word ends. Else false, and nothing happens.
 */
bool linebreak_word(LineBreaks *breaks, size_t at, size_t *end);

/*
 * The bytes of the blank that stands at byte at (< text.len); 0 where none
 * does. A blank is any White_Space at which a line may be broken: not U+00A0,
 * 2007, 202F.
 */
size_t linebreak_blank(Str text, size_t at);

#endif
