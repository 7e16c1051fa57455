#ifndef QUOTH_ANNOTATE_CAST_H
#define QUOTH_ANNOTATE_CAST_H

/*
 * An article made ready for deciding who says what: its scene, its voices, the
 * clues, and which voices come into question for each quotation. choice.h
 * decides on it; the program that learns the weights (src/train) looks at the
 * same.
 */

#include "annotate/clue.h"

/* Voices first up to, not including, end; next is the first one behind the
 * quotation's begin. */
typedef struct {
	uint32_t first, next, end;
} VoiceSpan;

/* At most so many voices come into question. */
enum { CAST_BEFORE = 48, CAST_BEHIND = 16 };

typedef struct {
	Scene scene;
	VoiceList voices;
	FactBook book;    /* looks into the two above */
	VoiceSpan *near; /* of each quotation */
} Cast;

/* The cast lives in the arena, and looks into what it is made of. Sentences,
 * entities and mentions must be in the notes. */
const Cast *cast_make(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations,
    const Notes *notes);

/* A quotation without tokens (nothing but marks) is none to decide about. */
bool cast_has_words(const Cast *cast, uint32_t quotation);

#endif
