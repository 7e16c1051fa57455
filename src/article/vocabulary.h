#ifndef QUOTH_ARTICLE_VOCABULARY_H
#define QUOTH_ARTICLE_VOCABULARY_H

/*
 * What page builders call the parts of a page: the words in class names and
 * ids, "share-bar", "relatedPosts", "wp-caption-text". One line in the table of
 * vocabulary.c is all that a new word needs.
 */

#include "base/str.h"

typedef enum {
	WORD_FURNITURE = 1, /* goes: sharing, related stories, comments, adverts */
	WORD_CONTENT = 2,   /* holds an article */
	WORD_CAPTION = 4,   /* of a picture */
	WORD_BYLINE = 8,    /* who wrote it */
	WORD_DATE = 16,     /* when */
	WORD_HIDDEN = 32,   /* not shown, or only to screen readers */
	WORD_COMMENT = 64,  /* what readers wrote below; furniture too */
} WordNature;

/* The natures of all words in a class name or id, or'ed. */
unsigned vocabulary_of(Str name);

#endif
