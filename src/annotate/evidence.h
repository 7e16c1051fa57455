#ifndef QUOTH_ANNOTATE_EVIDENCE_H
#define QUOTH_ANNOTATE_EVIDENCE_H

/*
 * Evidence: what speaks for and against a voice being the speaker of a
 * quotation, and for a quotation being speech at all, as a few small facts of
 * which clue.h makes clues. Nothing is decided here.
 */

#include "annotate/scene.h"
#include "annotate/voice.h"

/* The voice's tie to a cue, how sure the cue is, and whether it stands beside
 * the quotation. */
typedef enum {
	LINK_NONE,
	LINK_SAYS_NEAR,
	LINK_SAYS_FAR,
	LINK_MAY_NEAR,
	LINK_MAY_FAR,
	LINK_INVERTED_NEAR,
	LINK_INVERTED_FAR,
	LINK_SOURCE,
	LINK_OBJECT,
	LINK_COLON,
	LINK_CONTROL,
	LINKS
} Link;

/* What kind of voice. */
typedef enum {
	SORT_PERSON,
	SORT_ORGANIZATION,
	SORT_OTHER_NAME,
	SORT_HE,   /* "he", "she" */
	SORT_THEY,
	SORT_IT,
	SORT_WHO,
	SORT_WE,   /* "I", "we", "you" */
	SORT_OBLIQUE,
	SORT_THE,  /* "the minister", "his aide", "Oduya's aide" */
	SORT_A,    /* "a source", "one neighbour" */
	SORT_BARE, /* "officials" */
	SORTS
} Sort;

/* Words of the narrator between voice (or its cue) and quotation. */
typedef enum { GAP_0, GAP_2, GAP_6, GAP_14, GAP_MORE, GAPS } Gap;

/* What stands before the voice, or behind it. */
typedef enum { CASE_PLAIN, CASE_GOVERNED, CASE_OWNER, CASES } Case;

/* How far the quotation before is. */
typedef enum {
	SINCE_SENTENCE,
	SINCE_BLOCK,
	SINCE_NEXT_BLOCK,
	SINCE_LONG,
	SINCES
} Since;

/* What stands before the quotation. */
typedef enum {
	LEAD_START, /* of the block */
	LEAD_STOP,
	LEAD_COLON,
	LEAD_COMMA,
	LEAD_CUE,   /* "said" */
	LEAD_THAT,  /* "that", "as" */
	LEAD_SMALL, /* "the", "his", "of" */
	LEAD_WORD,
	LEAD_MARK,
	LEADS
} Lead;

/* What stands behind it. */
typedef enum {
	TAIL_END,  /* of the block */
	TAIL_STOP, /* its own full stop, or one behind it */
	TAIL_TAG,  /* “…,” and the sentence goes on */
	TAIL_CUE,
	TAIL_WORD,
	TAIL_MARK,
	TAILS
} Tail;

/* How long it is: words. */
typedef enum {
	SIZE_1,
	SIZE_2,
	SIZE_3,
	SIZE_5,
	SIZE_9,
	SIZE_MORE,
	SIZES
} Size;

/* The quotation by itself. */
typedef struct {
	uint8_t lead, tail, size;
	bool alone;  /* nothing else in its block */
	bool titled; /* More Than One Word, All Capital */
	bool comma;  /* ends with one */
	bool stop;   /* ends with a full stop or the like */
	bool capital;
	uint8_t cue; /* CueStrength, the surest in its sentence */
} Stand;

typedef struct {
	uint8_t link, gap;
} Evidence;

/* What kind of voice it is. */
Sort sort_of_voice(const Scene *scene, const Voice *voice);

Stand stand_of(const Scene *scene, uint32_t quotation);

/* next: the first voice behind the quotation's begin. */
Evidence evidence_of(const Scene *scene, const VoiceList *voices, uint32_t at,
    uint32_t next, uint32_t quotation);

/* How far quotation is from the one before it in the list. */
Since since_of(const Scene *scene, uint32_t quotation);

#endif
