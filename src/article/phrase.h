#ifndef QUOTH_ARTICLE_PHRASE_H
#define QUOTH_ARTICLE_PHRASE_H

/*
 * What pages say around their articles, in the languages that most of them are
 * in: "Read more:", "Lesen Sie auch", "Foto:", "Subscribe to". A phrase alone
 * proves nothing ("Photo editors strike"): it is one clue of many (clue.h).
 */

#include <limits.h>

#include "base/str.h"

#define PHRASE_LIST(X) \
	X(RELATED) /* read this too */ \
	X(SHARE)   \
	X(ASK)     /* sign up, follow us, tell us */ \
	X(AD)      \
	X(CREDIT)  /* whose picture it is */ \
	X(BYLINE)  \
	X(DATE)    /* published, updated, minutes to read */ \
	X(COMMENT) /* of readers */ \
	X(RIGHTS)  /* copyright, disclaimers */ \
	X(TAGS)    \
	X(WAY)     /* next page, contents, loading */ \
	X(AUTHOR)  /* a line about who wrote it */

typedef enum {
#define PHRASE_BIT(name) PHRASE_##name##_BIT,
	PHRASE_LIST(PHRASE_BIT)
#undef PHRASE_BIT
	PHRASE_KINDS
} PhraseKind;

/* Where, among all phrases, those begin that have a certain first byte: made
 * once for a page. */
typedef struct {
	uint16_t fronts[UCHAR_MAX + 2], insides[UCHAR_MAX + 2];
} PhraseIndex;

PhraseIndex phrase_index(void);

/* 1 << PhraseKind, or'ed: of the phrase the text begins with, and of all that
 * stand somewhere in it. text is folded by phrase_fold(). */
typedef struct {
	uint32_t front, inside;
} Phrases;

Phrases phrases_in(const PhraseIndex *index, Str folded);

/* The text in lower case with single blanks, at most limit bytes, written to
 * out. Only what the phrases need is folded. */
Str phrase_fold(Str text, char *out, size_t limit);

#endif
