#ifndef QUOTH_ANNOTATE_NAMEKEY_H
#define QUOTH_ANNOTATE_NAMEKEY_H

/*
 * What tells a name from others, however it is written: of "Donald J. Trump" the
 * words "donald" and "trump", of "The Lumen Corp." the key "lumen". Two names with
 * the same key are the same one; which shorter names mean it too is identity.h's.
 */

#include "annotate/tagger.h"
#include "annotate/token.h"
#include "model/document.h"

/* Of a person's name, without particles, initials and "Jr."; in lower case. */
typedef struct {
	Str first, last;
	uint32_t count; /* words; 0: it has none */
} NameCore;

NameCore name_core(Arena *arena, const Document *document,
    const TokenList *tokens, const Name *name);

/* Of a person named in full. */
Str name_person_key(Arena *arena, NameCore core);

/* Of a name that is no person's: all words in lower case, single blanks between,
 * without an article; of an organization without its legal form. */
Str name_key(Arena *arena, const Document *document, const TokenList *tokens,
    const Name *name);

/* A key's letters: "u.n." is "un". */
Str name_letters(Arena *arena, Str key);

/* The token behind the article: "The Lumen" may have one with a capital. */
uint32_t name_first_word(const TokenList *tokens, const Name *name);

/* What the title before the name tells. */
Gender name_title_gender(const TokenList *tokens, const Name *name);

/* Without a small letter, as headlines and acronyms are. */
bool name_is_shouted(Str text);

#endif
