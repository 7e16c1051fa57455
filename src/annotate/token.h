#ifndef QUOTH_ANNOTATE_TOKEN_H
#define QUOTH_ANNOTATE_TOKEN_H

/*
 * The text as words, numbers and marks, in order, each in one block. Blocks
 * that are code, rules or empty give none.
 *
 * An abbreviation keeps its full stop ("U.S.", "Mr."), a hyphenated word is one
 * ("far-right"), so is one with an apostrophe inside ("O'Hara", "don't"); a
 * possessive 's is a token of its own ("NATO" "'s"), and so is every mark; a mark
 * that is repeated ("...", "--") is one.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/range.h"
#include "base/str.h"
#include "base/unicode.h"
#include "model/document.h"

typedef enum { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK, TOKEN_POSSESSIVE } TokenKind;

typedef struct {
	Range text;
	Str word;  /* the bytes of text */
	Str lower; /* the same in lower case, ’ as ' */
	uint32_t block;    /* index into the Document's blocks */
	uint32_t sentence; /* index into the sentences; set by sentence_split() */
	uint8_t kind;      /* TokenKind */
	bool capital;      /* begins with an upper case letter */
	bool after_blank;  /* stands first in its block or after a blank */
	bool begins_line;  /* stands first in its block, in its cell of a table, or
	                      in a line that the block keeps */
} Token;

typedef LIST_OF(Token) TokenList;

/* A text is read up to this many tokens: a book of a thousand pages. */
enum { TOKENS_MAX = 1 << 19 };

TokenList token_split(Arena *arena, const Document *document);

/* Whether token i is this word or mark, case aside; false behind the last one. */
static inline bool
token_is(const TokenList *tokens, uint32_t i, Str lower)
{
	return i < tokens->count && str_equal(tokens->items[i].lower, lower);
}

/* Marks are runs of one character: "?!" are two tokens, "..." is one. Which one; 0 of
 * all other tokens. */
static inline uint32_t
token_mark(const Token *token)
{
	return token->kind == TOKEN_MARK ? unicode_at(token->word, 0, NULL) : 0;
}

#endif
