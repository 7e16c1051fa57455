#ifndef QUOTH_ANNOTATE_POSTNOMINAL_H
#define QUOTH_ANNOTATE_POSTNOMINAL_H

/*
 * What stands behind a person's name and names nobody: post-nominal letters, which
 * are degrees and orders ("Ida Vell, M.D., M.P.H.,", "Bram Oduya OBE"), and the
 * party and state of an American legislator ("Tove Lind (R-AZ)", "Max Orr,
 * D-Calif.,"). What somebody is stands behind them as it does behind the name.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"

/* The token behind those that begin at token i, which stands behind a person's
 * name; i where there are none. A comma before each belongs to them, one behind the
 * last does not. */
uint32_t postnominal_end(const TokenList *tokens, uint32_t i);

/* The names without those that are post-nominal: "M.D." is no place. */
NameList postnominal_drop(Arena *arena, const TokenList *tokens,
    const NameList *names);

#endif
