#ifndef QUOTH_ANNOTATE_CLUE_H
#define QUOTH_ANNOTATE_CLUE_H

/*
 * Clues: what whoever decides about a quotation looks at. A clue is a few facts
 * together, hashed into a slot of a table of weights (weights.h). What a slot is
 * worth was learned from articles that people have labelled; the program that
 * learns it (src/train) sees the very clues that the reader's program sees.
 * Nothing is decided here.
 */

#include "annotate/fact.h"

enum { CLUES_MOST = 640 };

typedef struct {
	uint32_t slots[CLUES_MOST];
	uint32_t count;
} Clues;

/* The clues for: the voice speaks, by all but the past; by the past; nobody in the
 * text speaks; the quotation is speech. */
void clues_for_voice(const Facts *facts, Clues *clues);
void clues_for_past(const Facts *facts, Clues *clues);
void clues_for_nobody(const Facts *facts, const Past *past, Clues *clues);
void clues_for_speech(const Facts *facts, Clues *clues);

#endif
