#ifndef QUOTH_ANNOTATE_IDENTITY_H
#define QUOTH_ANNOTATE_IDENTITY_H

/*
 * Which names are one and the same: "Jens Stoltenberg", "Stoltenberg" and "Mr.
 * Stoltenberg"; "North Atlantic Treaty Organization" and "NATO". A surname alone
 * is whoever was last named with it in full, of the gender that a title tells, or
 * whom the whole article is about; a name that could be several and is none of them
 * for sure stays alone. What is told of who bears them is entity.h's.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"
#include "model/document.h"
#include "model/notes.h"

/* Who bears a name, or several. */
typedef struct {
	EntityKind kind;
	Str given;   /* of a person: in lower case; else, and unknown: empty */
	Gender told; /* of a person: by the title that it is first named with */
} Identity;

typedef struct {
	LIST_OF(Identity) list; /* some may be borne by no name */
	uint32_t *of;           /* of each name: index into list */
} Identities;

Identities identity_find(Arena *arena, const Document *document,
    const TokenList *tokens, const NameList *names);

#endif
