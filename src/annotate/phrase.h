#ifndef QUOTH_ANNOTATE_PHRASE_H
#define QUOTH_ANNOTATE_PHRASE_H

/*
 * The words of quotations: what kind of words they are, by what they are called,
 * and where else in the article they stand. A title or a term stands elsewhere
 * without marks, a scrap of a speech within a longer quotation. Facts for
 * fact.h; what they are good for is clue.h's.
 */

#include "annotate/scene.h"

typedef struct {
	uint8_t *again;    /* of each quotation: how often its words are quoted, up
	                      to two */
	uint8_t *plain;    /* runs of words that the narrator has, by hash, a bit
	                      each: a few look so that are not */
	uint8_t *quoted;   /* … and that stand in long quotations */
	uint32_t main;     /* the MarkStyle of most quotations */
	uint32_t talk;     /* how much of the narrator's text is "said", 0 to 4 */
	uint32_t lengthy;  /* how many of the quotations are long, 0 to 4 */
} PhraseBook;

/* What the words of a quotation are. */
typedef struct {
	uint32_t named;     /* 0: name no one; 1: among other words; from 2 on:
	                       nothing but a name, by its kind */
	uint32_t elsewhere; /* 1: also without marks; 2: in a longer quotation; 3 */
	uint32_t clause;    /* has a verb or a pronoun of a sentence */
	uint32_t rare;      /* how many are in no list of words, up to two */
	uint32_t last;      /* the last word, by hash */
	uint32_t style;     /* 0: the marks are the article's; 1: others; 2: none */
	uint32_t called;    /* what stands before it names it ("the term"), or is a
	                       work of somebody's ("the film"), and how near */
} Phrase;

PhraseBook phrase_book(Arena *arena, const Scene *scene);

/* Of a quotation that has tokens. */
Phrase phrase_of(const PhraseBook *book, const Scene *scene, uint32_t quotation);

/* A word as a number. */
uint32_t phrase_hash(Str word);

/* A number that depends on both. */
static inline uint32_t
phrase_mix(uint32_t hash, uint32_t value)
{
	hash = (hash ^ value) * 0x9e3779b1u;
	return hash ^ hash >> 15;
}

#endif
