#ifndef QUOTH_ARTICLE_JSONLD_H
#define QUOTH_ARTICLE_JSONLD_H

/*
 * What a page's JSON-LD claims: schema.org's Article and its kin, and the
 * WebPage around one for what the article itself leaves out.
 */

#include "article/claims.h"

/* Adds the claims of one script; of one that is no JSON there are none. */
void jsonld_claim(Arena *arena, Claims *claims, Str script);

#endif
