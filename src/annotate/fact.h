#ifndef QUOTH_ANNOTATE_FACT_H
#define QUOTH_ANNOTATE_FACT_H

/*
 * Facts about a quotation, about a voice, and about the two of them, as small
 * numbers: "the voice is the subject of a verb of saying", "it stands two
 * sentences above". A word is a fact by its hash. Those about a quotation and
 * about a voice are found once for each, those about the two of them for each
 * pair, and those about who spoke before as the deciding goes on. What they are
 * good for is clue.h's.
 */

#include "annotate/phrase.h"
#include "annotate/scene.h"
#include "annotate/voice.h"

typedef enum {
	/* the quotation */
	Q_LEAD, Q_TAIL, Q_SIZE, Q_END, Q_ALONE, Q_TITLED, Q_CAPITAL, Q_CLOSED,
	Q_LEAD_WORD, Q_LEAD_WORD_2, Q_TAIL_WORD, Q_CUE_ABOVE, Q_CUE_BEHIND,
	Q_CUE_ABOVE_WORD, Q_CUE_BEHIND_WORD, Q_CUE_ABOVE_STEPS,
	Q_CUE_BEHIND_STEPS, Q_ANOTHER_BEFORE, Q_ANOTHER_BEHIND, Q_I,
	Q_FIRST_WORD, Q_WHOLE, Q_AGAIN, Q_BLOCK, Q_SINCE, Q_IN_ARTICLE,
	Q_LED, Q_FOLLOWED, Q_TAIL_END, Q_NAMED, Q_ELSEWHERE, Q_CLAUSE, Q_RARE,
	Q_LAST_WORD, Q_STYLE, Q_CALLED, Q_TALK, Q_LENGTHY, Q_TWIN,
	QUOTATION_FACTS,
	/* the voice */
	V_KIND = QUOTATION_FACTS, V_SORT, V_WORD, V_TIE, V_CUE, V_CUE_WORD,
	V_BEFORE, V_BEHIND, V_FIRST, V_CASE, V_LENGTH, V_DETERMINER, V_MENTIONS,
	V_CAPS, V_SENTENCE_WORD, V_BLOCK_FIRST, V_DESCRIBED, V_NESTED,
	V_BEHIND_WORD, V_BEHIND_END, V_BEFORE_NAME,
	VOICE_FACTS_END,
	/* the two */
	P_REGION = VOICE_FACTS_END, P_SIDE, P_SENTENCES, P_WORDS, P_GAP, P_BETWEEN,
	P_CUES, P_QUOTES, P_LINK, P_GAP_TEXT, P_CUE_ABOVE, P_CUE_BEHIND,
	P_OWN_CUE, P_INSIDE, P_LAST_SENTENCE, P_SUBJECT, P_PAST, P_PAST_FAR, P_PAST_2,
	FACTS
} Fact;

/* Q_END: the last mark of the words. */
enum { END_NONE, END_COMMA, END_STOP, END_QUESTION, END_DASH };

typedef struct {
	uint32_t values[FACTS];
} Facts;

/* Who spoke before, as far as it is decided: voices, or NO_VOICE. */
typedef struct {
	uint32_t last, last_but_one;
	bool any;   /* there was a quote before */
	bool heard; /* the quotation just before is one */
} Past;

typedef struct {
	const Scene *scene;
	const VoiceList *voices;
	uint32_t (*of_voice)[VOICE_FACTS_END - QUOTATION_FACTS];
	PhraseBook phrases;
	uint32_t *meant; /* of each voice: the entity that it names or, of "he",
	                    most likely means; or NO_ENTITY */
	uint32_t *block_first; /* of each voice: the first one of its block */
} FactBook;

/* Looks into the scene and voices for as long as it is used. */
FactBook fact_book(Arena *arena, const Scene *scene, const VoiceList *voices);

/* The facts about a quotation; the others are 0. It has tokens; next: the first
 * voice behind its begin. */
void facts_of_quotation(const FactBook *book, uint32_t quotation, uint32_t next,
    Facts *facts);

/* Adds the one about what the quotation just before was taken for. */
void facts_of_twin(const Past *past, Facts *facts);

/* Adds those about a voice for it. Those about the past are 0. */
void facts_of_voice(const FactBook *book, uint32_t quotation, uint32_t voice,
    uint32_t next, Facts *facts);

/* Adds those about who spoke before. */
void facts_of_past(const FactBook *book, uint32_t voice, const Past *past,
    Facts *facts);

#endif
