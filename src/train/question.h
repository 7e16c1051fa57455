#ifndef QUOTH_TRAIN_QUESTION_H
#define QUOTH_TRAIN_QUESTION_H

/*
 * A labelled article as questions: of each of its quotations whether it is speech,
 * which voice speaks, and whom that voice means, each with what the reader's own
 * code finds as facts and clues, and with the right answers. Made once and then
 * only read; how it is learned from is train_quotes.c's.
 */

#include "annotate/antecedent.h"
#include "annotate/cast.h"
#include "annotate/learned.h"
#include "train/gold.h"

/* A voice that comes into question for a quotation. */
typedef struct {
	Facts facts;
	Clues clues; /* but those of the past */
	bool right;
} Bid;

typedef struct {
	Facts facts;
	VoiceSpan near;
	Bid *bids; /* of the voices near.first to near.end */
	bool asked; /* it has words, and whether it is speech can be told */
	bool is_speech;
	bool nobody;    /* gold has no speaker */
	bool reachable; /* a voice, or nobody, is right */
	uint32_t told;  /* the voice that gold has, or NO_VOICE */
	Antecedents *meant; /* who the right voice may mean, or NULL */
	bool of_meant[ANTECEDENTS_MOST]; /* … is the right one */
} Question;

typedef struct {
	const GoldArticle *gold;
	Document *document;
	TokenList tokens;
	QuotationList quotations;
	Notes notes; /* without quotes */
	const Cast *cast;
	Question *questions; /* of each quotation */
} QuestionedArticle;

/*
 * names: the model that finds its names. any_mention: which of several mentions in
 * a sentence is called the speaker ("Vell, who", "Vell said she was") is a habit of
 * whoever labels; then all are right that mean the same one.
 */
QuestionedArticle *question_article(Arena *arena, const GoldArticle *gold,
    const Learned *names, bool any_mention);

#endif
