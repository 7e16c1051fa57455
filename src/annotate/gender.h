#ifndef QUOTH_ANNOTATE_GENDER_H
#define QUOTH_ANNOTATE_GENDER_H

/*
 * Whether words speak of a man or of a woman. GENDER_UNKNOWN is the honest answer
 * for most of them.
 */

#include "base/str.h"
#include "model/notes.h"

/* Of "mr.", "queen", "spokeswoman", "father": a title, or a noun for a person. In
 * lower case. */
Gender gender_of_noun(Str lower);

/* Of "he", "herself". */
Gender gender_of_pronoun(Str lower);

/* Of a given name that is not both. */
Gender gender_of_given(Str lower);

#endif
