#ifndef QUOTH_ANNOTATE_TRANSCRIPT_H
#define QUOTH_ANNOTATE_TRANSCRIPT_H

/*
 * Conversations written down as a play is:
 *
 *     DANA WHITLOCK, HOST: With us is the water minister.
 *     TOM ABARA: Thank you for having me.
 *     WHITLOCK: Why did the dam fail?
 *
 * The words before the colon, the label, tell who speaks; what follows is his
 * turn, a quotation without marks (or with them round the whole of it). A
 * paragraph without a label between two turns goes on with the first of them.
 *
 * A colon behind a name is no conversation yet ("Abara: 212 votes"). One needs at
 * least three turns of at least two speakers, one of whom is a person of the
 * article and speaks twice; every other paragraph at least has a label; and turns
 * are sentences.
 */

#include "annotate/quotation.h"
#include "model/notes.h"

/* The quotations with the turns of conversations among them, in order; those
 * inside a turn are left out, as nested ones are. The label of each turn is in
 * Quotation.label. Entities and mentions must be in the notes. Takes time in
 * proportion to the number of blocks, mentions and quotations. */
QuotationList transcript_add(Arena *arena, const Document *document,
    const Notes *notes, const QuotationList *quotations);

/* The entity that a label names, or NO_ENTITY. */
uint32_t transcript_speaker(const Notes *notes, Range label);

#endif
