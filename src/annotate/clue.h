#ifndef QUOTH_ANNOTATE_CLUE_H
#define QUOTH_ANNOTATE_CLUE_H

/*
 * Clues: what whoever decides about a quotation looks at. A fact is a small
 * number ("the voice is the subject of a verb of saying", "it stands two
 * sentences above"); a clue is a few facts together, hashed into a slot of a
 * table of weights (weights.h). What a slot is worth was learned from articles
 * that people have labelled; the program that learns it (src/train) sees the very
 * clues that the reader's program sees. Nothing is decided here.
 *
 * Facts about a quotation and about a voice are found once for each, those about
 * the two of them for each pair, and those about who spoke before as the
 * deciding goes on.
 */

#include "annotate/scene.h"
#include "annotate/voice.h"

typedef enum {
	/* the quotation */
	Q_LEAD, Q_TAIL, Q_SIZE, Q_END, Q_ALONE, Q_TITLED, Q_CAPITAL, Q_CLOSED,
	Q_LEAD_WORD, Q_LEAD_WORD_2, Q_TAIL_WORD, Q_CUE_ABOVE, Q_CUE_BEHIND,
	Q_CUE_ABOVE_WORD, Q_CUE_BEHIND_WORD, Q_CUE_ABOVE_STEPS,
	Q_CUE_BEHIND_STEPS, Q_ANOTHER_BEFORE, Q_ANOTHER_BEHIND, Q_I,
	Q_FIRST_WORD, Q_WHOLE, Q_AGAIN, Q_BLOCK, Q_SINCE, Q_IN_ARTICLE,
	Q_LED, Q_FOLLOWED, Q_TAIL_END,
	QUOTATION_FACTS,
	/* the voice */
	V_KIND = QUOTATION_FACTS, V_SORT, V_WORD, V_TIE, V_CUE, V_CUE_WORD,
	V_BEFORE, V_BEHIND, V_FIRST, V_CASE, V_LENGTH, V_DETERMINER, V_MENTIONS,
	V_CAPS, V_SENTENCE_WORD, V_BLOCK_FIRST, V_DESCRIBED, V_NESTED,
	V_BEHIND_WORD, V_BEHIND_END,
	VOICE_FACTS_END,
	/* the two */
	P_REGION = VOICE_FACTS_END, P_SIDE, P_SENTENCES, P_WORDS, P_GAP, P_BETWEEN,
	P_CUES, P_QUOTES, P_LINK, P_GAP_TEXT, P_CUE_ABOVE, P_CUE_BEHIND,
	P_OWN_CUE, P_INSIDE, P_LAST_SENTENCE, P_SUBJECT, P_PAST, P_PAST_FAR, P_PAST_2,
	FACTS
} Fact;

typedef struct {
	uint32_t values[FACTS];
} Facts;

enum { CLUES_MOST = 640 };

typedef struct {
	uint32_t slots[CLUES_MOST];
	uint32_t count;
} Clues;

/* Who spoke before, as far as it is decided: voices, or NO_VOICE. */
typedef struct {
	uint32_t last, last_but_one;
	bool any; /* there was a quote before */
} Past;

typedef struct {
	const Scene *scene;
	const VoiceList *voices;
	uint32_t (*of_voice)[VOICE_FACTS_END - QUOTATION_FACTS];
	uint8_t *again;  /* of each quotation: how often its words are quoted */
	uint32_t *meant; /* of each voice: the entity that it names or, of "he",
	                    most likely means; or NO_ENTITY */
	uint32_t *block_first; /* of each voice: the first one of its block */
} ClueBook;

/* Looks into the scene and voices for as long as it is used. */
ClueBook clue_book(Arena *arena, const Scene *scene, const VoiceList *voices);

/* The facts about a quotation; the others are 0. It has tokens; next: the first
 * voice behind its begin. */
void clue_quotation(const ClueBook *book, uint32_t quotation, uint32_t next,
    Facts *facts);

/* Adds those about a voice for it. Those about the past are 0. */
void clue_voice(const ClueBook *book, uint32_t quotation, uint32_t voice,
    uint32_t next, Facts *facts);

/* Adds those about who spoke before. */
void clue_past(const ClueBook *book, uint32_t voice, const Past *past,
    Facts *facts);

/* The clues for: the voice speaks, by all but the past; by the past; nobody in the
 * text speaks; the quotation is speech. */
void clues_for_voice(const Facts *facts, Clues *clues);
void clues_for_past(const Facts *facts, Clues *clues);
void clues_for_nobody(const Facts *facts, const Past *past, Clues *clues);
void clues_for_speech(const Facts *facts, Clues *clues);

#endif
