#ifndef QUOTH_MODEL_NOTES_H
#define QUOTH_MODEL_NOTES_H

/*
 * What a reader with a pencil would mark in an article: its sentences, who and
 * what is named, and who said what.
 *
 * Notes are made once from a Document (by the annotate room), live in an arena,
 * and are only read afterwards. Every Range is into that Document's text. They
 * refer to one another by index. A speaker is never invented: what the text
 * does not tell is NO_ENTITY, and what it tells half is marked as doubtful.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/range.h"
#include "base/str.h"
#include "model/document.h"

typedef enum {
	ENTITY_PERSON,
	ENTITY_ORGANIZATION,
	ENTITY_PLACE,
	ENTITY_OTHER, /* peoples, languages, laws, works, events, products */
} EntityKind;

typedef enum { GENDER_UNKNOWN, GENDER_MALE, GENDER_FEMALE } Gender;

typedef struct {
	EntityKind kind;
	Gender gender; /* of a person, where the text tells */
	Str name;      /* the fullest form in the text, without title: "Jens
	                  Stoltenberg" */
	Str role;      /* as written beside the name: "NATO secretary general";
	                  empty: none is */
	uint32_t mention_count; /* by name: pronouns do not count */
	uint32_t quote_count;   /* quotes whose speaker this is */
} Entity;

typedef LIST_OF(Entity) EntityList;

typedef struct {
	Range text;      /* "Jens Stoltenberg", "Stoltenberg"; without title, leading
	                    "the" and possessive 's */
	uint32_t entity; /* index into entities */
} Mention;

typedef LIST_OF(Mention) MentionList;

typedef enum {
	QUOTE_DIRECT,   /* between quotation marks */
	QUOTE_BLOCK,    /* a block quotation without marks */
	QUOTE_INDIRECT, /* "said that …": not a quote that one steps to */
	QUOTE_TURN,     /* what follows "SMITH:" in a transcript, without marks */
} QuoteKind;

/* How the speaker was found; the status line says it in these words. */
typedef enum {
	SPEAKER_UNKNOWN,
	SPEAKER_NAMED,     /* "…," Marsh said: a name beside the quote */
	SPEAKER_PRONOUN,   /* "…," she said */
	SPEAKER_DESCRIBED, /* "…," the minister said */
	SPEAKER_CONTINUED, /* the quote before it goes on */
	SPEAKER_CONTEXT,   /* nobody beside it: who spoke last, or whom the sentence
	                      is about */
} SpeakerBasis;

typedef enum { CONFIDENCE_LOW, CONFIDENCE_MIDDLE, CONFIDENCE_HIGH } Confidence;

#define NO_ENTITY UINT32_MAX
#define NO_QUOTE UINT32_MAX

typedef struct {
	QuoteKind kind;
	Range text;         /* without the marks */
	Range marked;       /* with the marks, as far as they are there */
	Range cue;          /* "said", "according to"; empty: none */
	Range speaker_text; /* the words that tell who speaks: "Andrey Kortunov, head
	                       of the council", "she", "a spokesman"; may stand
	                       before or after; empty: none */
	uint32_t speaker;   /* entity, or NO_ENTITY: unknown or without a name */
	uint32_t continues; /* the quote before, where the same speech goes on from
	                       one paragraph to the next; else NO_QUOTE */
	SpeakerBasis basis;
	Confidence confidence; /* in the speaker; LOW is shown as "perhaps" */
} Quote;

typedef LIST_OF(Quote) QuoteList;

typedef struct {
	RangeList sentences;  /* in order, each in one block */
	EntityList entities;  /* by first mention */
	MentionList mentions; /* in order; they do not overlap */
	QuoteList quotes;     /* in order; they do not overlap */
} Notes;

/* The mention, quote or sentence that holds the byte; NO_… where none does. */
#define NO_MENTION UINT32_MAX
#define NO_SENTENCE UINT32_MAX
uint32_t notes_mention_at(const Notes *notes, uint32_t byte);
uint32_t notes_quote_at(const Notes *notes, uint32_t byte);
uint32_t notes_sentence_at(const Notes *notes, uint32_t byte);

/*
 * Who says it, for people and for JSON: the speaker's full name; else the words
 * of the text ("a spokesman"), unless they are a pronoun; else empty.
 */
Str notes_speaker_name(const Document *document, const Notes *notes,
    const Quote *quote);

/* Whether all the promises above hold; for tests, fuzzing and assert(). */
bool notes_are_sound(const Document *document, const Notes *notes);

#endif
