#ifndef QUOTH_ANNOTATE_RUN_H
#define QUOTH_ANNOTATE_RUN_H

/*
 * Runs of words with capitals, and the small words inside that hold them
 * together: "Ministry of Health and Sport", "Pieter van der Hoost". A run may
 * hold several names: "NATO Secretary General Jens Stoltenberg".
 */

#include "annotate/piece.h"

/* Whether the piece may be part of a name; limit is where its run could end. */
bool run_begins(const Pieces *pieces, uint32_t i, uint32_t limit);

/* Where the run that begins at begin ends. */
uint32_t run_end(const Pieces *pieces, uint32_t begin, uint32_t limit);

/* The number of pieces of the title at i, 0 where none stands there. */
uint32_t run_title(const Pieces *pieces, uint32_t i, uint32_t limit);

/* Inside a run that ends at limit: where the name that begins at begin ends,
 * because a title stands there, or another name begins. A person's name is ended
 * by "of" and "and" too. */
uint32_t run_name_end(const Pieces *pieces, uint32_t begin, uint32_t limit,
    bool person);

#endif
