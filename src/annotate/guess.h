#ifndef QUOTH_ANNOTATE_GUESS_H
#define QUOTH_ANNOTATE_GUESS_H

/*
 * The first guess: names as rules and the lists in words/ find them. The tagger
 * weighs it as one reason among many, and has to be content with it where
 * nothing was learned.
 *
 * Runs of words with capitals are cut where a title or a known name begins; each
 * part is judged by the lexicon, its first and last words, what stands around
 * it, and by the same words elsewhere in the document. Where capitals say nothing
 * (headlines, the first word of a sentence) only what the rest of the document or
 * the lexicon knows is a name.
 */

#include "annotate/piece.h"
#include "model/notes.h"

typedef struct {
	uint32_t begin, end; /* pieces */
	uint32_t title;      /* where its title begins; begin where it has none */
	EntityKind kind;
	float sure; /* the tagger's: how sure it is, from 0 to 1 */
} Guess;

typedef LIST_OF(Guess) GuessList;

/* In order; they do not overlap. */
GuessList guess_names(Arena *arena, const Pieces *pieces);

#endif
