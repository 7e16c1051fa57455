#ifndef QUOTH_ANNOTATE_SEAM_H
#define QUOTH_ANNOTATE_SEAM_H

/*
 * Organizations with a mark in their name, which the tagger takes for two: a
 * company and its legal form ("Vell Systems, Inc."), a university of a state and
 * the city of its campus ("University of California, Berkeley"), and those of many
 * ("Colliers' Union").
 */

#include "annotate/tagger.h"

/* The names with such ones whole, in order. */
NameList seam_join(Arena *arena, const TokenList *tokens,
    const NameList *names);

#endif
