#ifndef QUOTH_ANNOTATE_MEANT_H
#define QUOTH_ANNOTATE_MEANT_H

/*
 * Whom a voice means, by rules: the entity behind a name, a pronoun ("she": the
 * woman last spoken of) or a description ("the minister": the one who is called
 * so beside his name). NO_ENTITY where the text does not tell: "a source" stays
 * one. Where it is open who is meant this is a guess; antecedent.h decides.
 */

#include "annotate/voice.h"

#define NO_VOICE UINT32_MAX

typedef struct {
	uint32_t entity; /* index, or NO_ENTITY */
	bool sure;       /* no other one comes near */
} Meant;

/* Of "he", "her" and their like. */
Gender meant_gender(Str word);

/* Whether more than the voice itself is needed to tell whom it means. */
bool meant_is_open(const Scene *scene, const VoiceList *voices, uint32_t voice);

/* last_speaker: whose words the quote before was, or NO_ENTITY. */
Meant meant_by(const Scene *scene, const VoiceList *voices, uint32_t voice,
    uint32_t last_speaker);

#endif
