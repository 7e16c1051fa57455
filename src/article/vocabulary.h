#ifndef QUOTH_ARTICLE_VOCABULARY_H
#define QUOTH_ARTICLE_VOCABULARY_H

/*
 * What page builders call the parts of a page: the words in class names and
 * ids, "share-bar", "relatedPosts", "wp-caption-text". One line in the table of
 * vocabulary.c is all that a new word needs.
 */

#include "base/str.h"

#define NATURE_LIST(X) \
	X(FURNITURE)  /* goes, as a rule: what follows says what kind it is */ \
	X(CONTENT)    /* holds an article */ \
	X(CAPTION)    /* of a picture */ \
	X(BYLINE)     /* who wrote it */ \
	X(DATE)       /* when */ \
	X(HIDDEN)     /* not shown, or only to screen readers */ \
	X(COMMENT)    /* what readers wrote below; furniture too */ \
	X(AD)         /* something is sold */ \
	X(ASK)        /* the reader shall sign up, log in, agree */ \
	X(SHARE) \
	X(WAY)        /* menus, sections, pages */ \
	X(RELATED)    /* other stories, lists of them */ \
	X(BIO)        /* about the author */ \
	X(CREDIT)     /* sources, rights, notes */ \
	X(TAGS) \
	X(META)       /* around byline and date */ \
	X(TITLE) \
	X(DEK)        /* standfirst, summary */ \
	X(ASIDE)      /* a column or box beside */ \
	X(EMBED) \
	X(MEDIA)      /* pictures and films */ \
	X(FOOT) \
	X(QUOTE) \
	X(PROSE)      /* running text */ \
	X(LIST)

enum {
#define NATURE_INDEX(name) NATURE_##name,
	NATURE_LIST(NATURE_INDEX)
#undef NATURE_INDEX
	NATURE_COUNT
};

typedef enum {
#define NATURE_BIT(name) WORD_##name = 1 << NATURE_##name,
	NATURE_LIST(NATURE_BIT)
#undef NATURE_BIT
} WordNature;

/* The natures of all words in a class name or id, or'ed. */
unsigned vocabulary_of(Str name);

#endif
