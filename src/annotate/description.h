#ifndef QUOTH_ANNOTATE_DESCRIPTION_H
#define QUOTH_ANNOTATE_DESCRIPTION_H

/*
 * What a text calls somebody beside the name: "Kremlin spokesman Dmitry Peskov",
 * "the council's head, Ida Vell", "Ida Vell, a professor at Holm University,",
 * "Ida Vell is a writer".
 */

#include "annotate/tagger.h"
#include "annotate/token.h"

/* As it is written, without article; empty where the text says nothing. Looks at
 * a few words on both sides. */
Range description_of(const TokenList *tokens, const Name *name);

#endif
