#ifndef QUOTH_ANNOTATE_SPEAKER_H
#define QUOTH_ANNOTATE_SPEAKER_H

/*
 * Whose words a quotation is: turns quotations into quotes. Those that are no
 * speech (titles, nicknames) are left out; each of the others gets the voice
 * that most speaks for being its speaker, and the entity that the voice means:
 * a name its own, "she" the woman last spoken of, "the Kremlin's spokesman"
 * the one who is called so elsewhere. Where the text does not tell, nobody is.
 *
 *     scene.h     which words are the narrator's
 *     voice.h     who might be speaking
 *     evidence.h  where it stands and how it is tied
 *     fact.h      that and more, as small numbers
 *     clue.h      facts put together
 *     weights.h   what they are worth
 *     choice.h    the decision
 *     meant.h     which entity a voice means
 *     indirect.h  "Marsh said that …", a quote of its own kind
 *     transcript.h  "MARSH: It will pass.", whose label tells who speaks
 */

#include "annotate/quotation.h"
#include "annotate/token.h"
#include "annotate/weights.h"
#include "model/document.h"
#include "model/notes.h"

/* Fills notes->quotes, and quote_count of its entities; sentences, entities and
 * mentions must be there. The tokens know their sentences. */
void speaker_attribute(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations, Notes *notes);

/* The same by other weights than those that are built in. */
void speaker_attribute_by(Arena *arena, const Weights *weights,
    const Document *document, const TokenList *tokens,
    const QuotationList *quotations, Notes *notes);

#endif
