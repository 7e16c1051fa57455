#ifndef QUOTH_TRAIN_NAMES_CRF_H
#define QUOTH_TRAIN_NAMES_CRF_H

/*
 * A linear-chain conditional random field, taught by gradient steps of which
 * each weight has its own size (AdaGrad). Knows rows of features and labels, and
 * nothing of names.
 */

#include "annotate/label.h"
#include "annotate/sequence.h"

/* A row of words; those of all rows lie one behind the other. */
typedef struct {
	uint32_t begin, end; /* words */
	uint32_t fold;       /* which part of the texts it is from */
	float weight;        /* how much it counts */
} CrfRow;

typedef struct {
	const CrfRow *rows;
	uint32_t row_count;
	const uint32_t *starts;   /* of a word: its first feature, and one more */
	const uint32_t *features; /* from 0 to feature_count */
	uint32_t feature_count;
	const uint8_t *labels;    /* of each word: what is right */
	const bool *is_own;       /* of a feature: it tells the word itself */
} CrfData;

typedef struct {
	float value, gradient; /* the sum of its squares */
} CrfWeight;

typedef struct {
	uint32_t feature_count;
	CrfWeight (*weights)[LABELS];            /* by feature */
	CrfWeight transitions[LABELS][LABELS];
} Crf;

enum { NO_FOLD = -1 };

typedef struct {
	int runs;     /* each in other orders, from nothing: one alone is better or worse
	                 by luck, their mean is not */
	int rounds;   /* of a run */
	float step;   /* of the first round; then ever smaller */
	uint32_t blind; /* of a hundred rows: read without the features that tell the
	                   word itself, so that what stands around it is learned
	                   too */
	float margin;   /* by how much the right label must be better than each
	                   other one: what is learned by the skin of its teeth
	                   does not hold for other texts (Gimpel and Smith 2010,
	                   "Softmax-Margin CRFs") */
} CrfTaste;

/* Learns from all rows but those of the fold left_out (NO_FOLD: none). The weights
 * are the mean of what they were on the way, but for the first round of a run. */
Crf *crf_learn(const CrfData *data, const CrfTaste *taste, int left_out,
    const char *name);
void crf_free(Crf *crf);

#endif
