#ifndef QUOTH_ANNOTATE_BYNAME_H
#define QUOTH_ANNOTATE_BYNAME_H

/*
 * What else an organization may be called: by its initials ("NATO"), or by a second
 * name that every reader knows ("GOP"). It knows words only; which organizations
 * a document names is identity.h's.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"

typedef struct {
	Str items[5];
	uint32_t count;
} Bynames;

/* The initials in lower case, in all ways in which they are taken: "North Atlantic
 * Treaty Organization" is "nato"; with the small words too: "dod"; "Harbour
 * Department" is "hd" and "doh". */
Bynames byname_initials(Arena *arena, const TokenList *tokens, const Name *name);

/* The full name, in lower case, that key is a second name of; key where it is none. */
Str byname_full(Str key);

/* Whether two names, one behind the other in brackets, are one organization:
 * "Organization of Lamp Makers (OLAM)", "VELCO (Vell Electric Company)". */
bool byname_in_brackets(const TokenList *tokens, const Name *outer,
    const Name *inner);

#endif
