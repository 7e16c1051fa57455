#ifndef QUOTH_ANNOTATE_CALLING_H
#define QUOTH_ANNOTATE_CALLING_H

/*
 * Callings: what the narrator calls people and bodies beside their names, anywhere
 * in the text, and so whom a description without a name means: "the ambassador" is
 * who is "China's ambassador to Holm, Bram Oduya," in another paragraph, before or
 * behind. Whom it means where nobody is called so is antecedent.h's.
 */

#include "annotate/voice.h"

/* What the way somebody is called has to do with an entity. */
typedef enum {
	CALLING_UNKNOWN,  /* nothing is said of what it is */
	CALLING_ANOTHER,  /* "the minister", and it is a mayor */
	CALLING_SO,       /* … and it is a minister */
	CALLING_ELSEWHERE, /* "the Holm minister", and it is one of Vell */
	CALLING_NAME,     /* "the agency", and it is the Harbour Agency */
	CALLING_NO_NAME,
} Calling;

/* Notes of each description the person whom its own phrase names: "the spokesman,
 * Bram Oduya", "ambassador to Holm Bram Oduya" (Voice.named). To be called once,
 * before anything is asked. */
void calling_note(const Scene *scene, VoiceList *voices);

/* at: a description among the voices. Looks at a bounded number of others. */
Calling calling_of(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t entity);

/* Whether word stands in a name as a whole word, case aside. */
bool calling_has_word(Str name, Str word);

#endif
