#ifndef QUOTH_ANNOTATE_SCENE_H
#define QUOTH_ANNOTATE_SCENE_H

/*
 * The article as whoever looks for speakers sees it: which tokens are the
 * narrator's and which stand in a quotation, which of them are cues, and what
 * the small words are good for. Made once, only read afterwards; it looks into
 * the Document, tokens, quotations and notes it was made of.
 */

#include <stdbool.h>
#include <stdint.h>

#include "annotate/cue.h"
#include "annotate/quotation.h"
#include "annotate/token.h"
#include "model/document.h"
#include "model/notes.h"

/* Parts of speech, as far as they matter here, from words/voices.txt. */
enum {
	PART_DETERMINER = 1 << 0,  /* "the": a noun phrase begins */
	PART_BREAK = 1 << 1,       /* "when": it has ended */
	PART_BETWEEN = 1 << 2,     /* "also": between subject and verb */
	PART_PREPOSITION = 1 << 3, /* "to": what follows is no subject */
	PART_PRONOUN = 1 << 4,     /* "she" */
	PART_OBLIQUE = 1 << 5,     /* "her" */
	PART_NOUN = 1 << 6,        /* "spokesman": somebody who may speak */
	PART_BODY = 1 << 7,        /* "agency": an organization's second name */
	PART_TAIL = 1 << 8,        /* "for": may go on with a description */
	PART_QUANTITY = 1 << 9,    /* "half": of some who may speak */
	PART_NAMING = 1 << 10,     /* "dubbed": a name, or words as words, follow */
	PART_WORK = 1 << 11,       /* "film": its title follows */
	PART_WRITING = 1 << 12,    /* "statement": somebody's, and may speak */
};

#define NO_QUOTATION UINT32_MAX
#define NO_TOKEN UINT32_MAX

/* Tokens first up to, not including, end. */
typedef struct {
	uint32_t first, end;
} TokenSpan;

typedef struct {
	const Document *document;
	const TokenList *tokens;
	const QuotationList *quotations;
	const Notes *notes;   /* sentences, entities and mentions */
	uint32_t *inside;     /* of each token: its quotation, or NO_QUOTATION */
	uint16_t *classes;    /* of each token: PART_… */
	Cue *cues;            /* of each token; none inside quotations */
	TokenSpan *spans;     /* of each quotation: its tokens, marks and all */
	uint32_t *words_before; /* of each token, and the end: the narrator's words
	                           and numbers before it */
	uint32_t *cues_before;  /* … and his cues */
	uint32_t *mention_at; /* of each token: its mention, or NO_MENTION */
} Scene;

Scene scene_of(Arena *arena, const Document *document,
    const TokenList *tokens, const QuotationList *quotations,
    const Notes *notes);

/* Whether token at is in the same sentence and the narrator's, as other is. */
bool scene_same_breath(const Scene *scene, uint32_t at, uint32_t other);

/* Whether token at is that mark: ',' or 0x2014. */
bool scene_is_mark(const Scene *scene, uint32_t at, uint32_t character);

/* Words and numbers of the narrator among tokens begin to end, and his cues;
 * 0 where end is not behind begin. */
uint32_t scene_words(const Scene *scene, uint32_t begin, uint32_t end);
uint32_t scene_cues(const Scene *scene, uint32_t begin, uint32_t end);

#endif
