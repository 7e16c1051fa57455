#include "train/names_crf.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROW_MAX = 400 };

/* What is needed for one row at a time. */
typedef struct {
	float scores[ROW_MAX][LABELS];
	double forward[ROW_MAX][LABELS], backward[ROW_MAX][LABELS];
	double factors[ROW_MAX][LABELS];
	double scale[ROW_MAX];
	double steps[LABELS][LABELS]; /* exp of the transitions; 0: forbidden */
	double expected[LABELS][LABELS];
} Room;

static void *
room_for(size_t count, size_t size)
{
	void *room = calloc(count ? count : 1, size);
	if (!room)
		abort();
	return room;
}

static void
score_row(Room *room, const CrfData *data, const Crf *crf, const CrfRow *row,
    bool blind)
{
	for (uint32_t i = row->begin; i < row->end; i++) {
		float *scores = room->scores[i - row->begin];
		for (int label = 0; label < LABELS; label++)
			scores[label] = 0;
		for (uint32_t f = data->starts[i]; f < data->starts[i + 1]; f++) {
			if (blind && data->is_own[data->features[f]])
				continue;
			const CrfWeight *weights = crf->weights[data->features[f]];
			for (int label = 0; label < LABELS; label++)
				scores[label] += weights[label].value;
		}
	}
	for (uint8_t from = 0; from < LABELS; from++)
		for (uint8_t to = 0; to < LABELS; to++)
			room->steps[from][to] = label_may_follow(from, to)
			    ? exp((double)crf->transitions[from][to].value)
			    : 0;
}

/* The wrong labels get a head start. */
static void
handicap_row(Room *room, const CrfData *data, const CrfRow *row, float margin)
{
	for (uint32_t i = row->begin; i < row->end; i++)
		for (int label = 0; label < LABELS; label++)
			if (label != data->labels[i])
				room->scores[i - row->begin][label] += margin;
}

/* Forward and backward sums, each word's scaled to 1. */
static void
sum_row(Room *room, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		float highest = room->scores[i][0];
		for (int label = 1; label < LABELS; label++)
			if (room->scores[i][label] > highest)
				highest = room->scores[i][label];
		for (int label = 0; label < LABELS; label++)
			room->factors[i][label]
			    = exp((double)(room->scores[i][label] - highest));
	}
	for (uint32_t i = 0; i < count; i++) {
		double sum = 0;
		for (uint8_t to = 0; to < LABELS; to++) {
			double paths = 0;
			if (i == 0)
				paths = label_may_follow(LABEL_NONE, to);
			else
				for (int from = 0; from < LABELS; from++)
					paths += room->forward[i - 1][from]
					    * room->steps[from][to];
			if (i + 1 == count && label_goes_on(to))
				paths = 0;
			room->forward[i][to] = paths * room->factors[i][to];
			sum += room->forward[i][to];
		}
		room->scale[i] = sum;
		for (int label = 0; label < LABELS; label++)
			room->forward[i][label] /= sum;
	}
	for (uint8_t label = 0; label < LABELS; label++)
		room->backward[count - 1][label] = !label_goes_on(label);
	memset(room->expected, 0, sizeof room->expected);
	for (uint32_t i = count - 1; i > 0; i--) {
		double next[LABELS];
		for (int to = 0; to < LABELS; to++)
			next[to] = room->factors[i][to] * room->backward[i][to]
			    / room->scale[i];
		for (int from = 0; from < LABELS; from++) {
			double paths = 0;
			for (int to = 0; to < LABELS; to++) {
				double way = room->steps[from][to] * next[to];
				paths += way;
				room->expected[from][to]
				    += room->forward[i - 1][from] * way;
			}
			room->backward[i - 1][from] = paths;
		}
	}
}

static void
change(CrfWeight *weight, float gradient, float step)
{
	weight->gradient += gradient * gradient;
	weight->value += step * gradient / sqrtf(weight->gradient + 1e-2f);
}

/* Returns the logarithm of the probability of the right labels, word by word:
 * only for watching. */
static double
learn_row(Room *room, const CrfData *data, Crf *crf, const CrfRow *row,
    bool blind, float step, float margin)
{
	enum { LEAST = 10000 }; /* a gradient below 1 / LEAST is none */
	double right = 0;
	uint32_t count = row->end - row->begin;
	score_row(room, data, crf, row, blind);
	handicap_row(room, data, row, margin);
	sum_row(room, count);
	for (uint32_t i = 0; i < count; i++) {
		uint32_t word = row->begin + i;
		float gradient[LABELS];
		float largest = 0;
		for (int label = 0; label < LABELS; label++) {
			double share = room->forward[i][label] * room->backward[i][label];
			bool is_right = data->labels[word] == label;
			if (is_right)
				right += log(share + 1e-12);
			gradient[label] = row->weight * ((float)is_right - (float)share);
			if (fabsf(gradient[label]) > largest)
				largest = fabsf(gradient[label]);
		}
		if (largest * LEAST < 1)
			continue;
		for (uint32_t f = data->starts[word]; f < data->starts[word + 1]; f++) {
			if (blind && data->is_own[data->features[f]])
				continue;
			CrfWeight *weights = crf->weights[data->features[f]];
			for (int label = 0; label < LABELS; label++)
				change(&weights[label], gradient[label], step);
		}
	}
	for (uint32_t i = 1; i < count; i++)
		room->expected[data->labels[row->begin + i - 1]]
		              [data->labels[row->begin + i]] -= 1;
	for (uint8_t from = 0; from < LABELS; from++)
		for (uint8_t to = 0; to < LABELS; to++)
			if (label_may_follow(from, to) && room->expected[from][to] != 0)
				change(&crf->transitions[from][to],
				    -row->weight * (float)room->expected[from][to], step);
	return right;
}

static uint32_t
random_next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407u;
	return (uint32_t)(*state >> 33);
}

/* The sum of what the weights were at some moments. */
typedef struct {
	float (*weights)[LABELS];
	float moments;
	float transitions[LABELS][LABELS];
} Sum;

static void
sum_up(Sum *sum, const Crf *crf)
{
	sum->moments++;
	for (uint32_t f = 0; f < crf->feature_count; f++)
		for (int label = 0; label < LABELS; label++)
			sum->weights[f][label] += crf->weights[f][label].value;
	for (int from = 0; from < LABELS; from++)
		for (int to = 0; to < LABELS; to++)
			sum->transitions[from][to] += crf->transitions[from][to].value;
}

static void
take_mean(const Sum *sum, Crf *crf)
{
	for (uint32_t f = 0; f < crf->feature_count; f++)
		for (int label = 0; label < LABELS; label++)
			crf->weights[f][label].value
			    = sum->weights[f][label] / sum->moments;
	for (int from = 0; from < LABELS; from++)
		for (int to = 0; to < LABELS; to++)
			crf->transitions[from][to].value
			    = sum->transitions[from][to] / sum->moments;
}

static void
shuffle(uint32_t *order, uint32_t count, uint64_t *seed)
{
	for (uint32_t i = count; i > 1; i--) {
		uint32_t other = random_next(seed) % i, kept = order[i - 1];
		order[i - 1] = order[other];
		order[other] = kept;
	}
}

typedef struct {
	const CrfData *data;
	const CrfTaste *taste;
	const char *name;
	Crf *crf;
	Room *room;
	uint32_t *order, count; /* rows */
	Sum sum;
} Learner;

/* Learns the weights from nothing, and adds what they are on the way to the sum. */
static void
learn_run(Learner *learner, int run)
{
	const CrfTaste *taste = learner->taste;
	Crf *crf = learner->crf;
	uint64_t seed = 7 + 1000 * (uint64_t)run;
	uint64_t blind_seed = 5 + 1000 * (uint64_t)run;
	memset(crf->weights, 0, crf->feature_count * sizeof *crf->weights);
	memset(crf->transitions, 0, sizeof crf->transitions);
	for (int round = 0; round < taste->rounds; round++) {
		shuffle(learner->order, learner->count, &seed);
		float step = taste->step / (1 + 0.5f * (float)round);
		double right = 0, words = 0;
		time_t start = time(NULL);
		for (uint32_t i = 0; i < learner->count; i++) {
			const CrfRow *row = &learner->data->rows[learner->order[i]];
			bool blind = random_next(&blind_seed) % 100 < taste->blind;
			right += learn_row(learner->room, learner->data, crf, row,
			    blind, step, taste->margin);
			words += row->end - row->begin;
			if (round > 0
			    && (i == learner->count / 2 || i + 1 == learner->count))
				sum_up(&learner->sum, crf);
		}
		fprintf(stderr, "%s: run %d, round %d: %.4f a word, %ld s\n",
		    learner->name, run + 1, round + 1, -right / (words + 1),
		    (long)(time(NULL) - start));
	}
}

Crf *
crf_learn(const CrfData *data, const CrfTaste *taste, int left_out,
    const char *name)
{
	Crf *crf = room_for(1, sizeof *crf);
	crf->feature_count = data->feature_count;
	crf->weights = room_for(data->feature_count, sizeof *crf->weights);
	Learner learner = {
		.data = data, .taste = taste, .name = name, .crf = crf,
		.room = room_for(1, sizeof *learner.room),
		.order = room_for(data->row_count, sizeof *learner.order),
		.sum.weights
		    = room_for(data->feature_count, sizeof *learner.sum.weights),
	};
	for (uint32_t i = 0; i < data->row_count; i++)
		if ((int)data->rows[i].fold != left_out
		    && data->rows[i].end - data->rows[i].begin <= ROW_MAX)
			learner.order[learner.count++] = i;
	for (int run = 0; run < taste->runs; run++)
		learn_run(&learner, run);
	if (learner.sum.moments > 0)
		take_mean(&learner.sum, crf);
	free(learner.sum.weights);
	free(learner.order);
	free(learner.room);
	return crf;
}

void
crf_free(Crf *crf)
{
	free(crf->weights);
	free(crf);
}
