#ifndef QUOTH_STORE_EXPRESSION_H
#define QUOTH_STORE_EXPRESSION_H

/*
 * What the reader types into a search, understood: words for FTS5 on the one
 * hand, conditions on the other. FTS5 has a language of its own (quotes, *, NEAR,
 * AND, columns); nothing that is typed reaches it but as the inside of a string.
 */

#include "base/list.h"
#include "base/str.h"

typedef struct {
	Str match;      /* for FTS5; empty: no words */
	StrList words;  /* the words and names that are in it */
	StrList feeds;  /* words of which each must be in a feed's name or url */
	StrList tags;
	bool unread, starred, quoted;
	int64_t since;  /* DATE_NONE: no bound */
} Expression;

/* now is what "today" is reckoned from: the day where the reader is. */
Expression expression_read(Arena *arena, Str text, int64_t now);

#endif
