#ifndef QUOTH_ANNOTATE_ANTECEDENT_H
#define QUOTH_ANNOTATE_ANTECEDENT_H

/*
 * Whom "she", "the minister" or "the company" means: one of those who are named
 * nearby, or none of them. Each comes with what speaks for it and against it as
 * facts; the weights that were learned (weights.h) choose. meant.h's guess by
 * rules is one of the facts, and answers alone for voices that name somebody
 * themselves.
 */

#include "annotate/clue.h"
#include "annotate/meant.h"
#include "annotate/weights.h"

enum { ANTECEDENTS_MOST = 24, ANTECEDENT_CLUES_MOST = 72 };

typedef struct {
	uint32_t entity; /* NO_ENTITY: none that is named */
	uint32_t count;  /* of the clues for it */
	uint32_t slots[ANTECEDENT_CLUES_MOST];
} Antecedent;

typedef struct {
	Antecedent items[ANTECEDENTS_MOST];
	uint32_t count;
} Antecedents;

/* The quotation that the voice speaks, or NO_QUOTATION; and whose words the quote
 * before was, or NO_ENTITY. */
typedef struct {
	uint32_t voice, quotation, last_speaker;
} Asked;

/* False where there is nothing to choose: the rules know. */
bool antecedents_of(const Scene *scene, const VoiceList *voices, Asked asked,
    Antecedents *antecedents);

Meant antecedent_choose(const Scene *scene, const VoiceList *voices,
    const Weights *weights, Asked asked);

#endif
