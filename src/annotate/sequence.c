#include "annotate/sequence.h"

#include <limits.h>
#include <math.h>

enum { IMPOSSIBLE = INT_MIN / 2 };

typedef struct {
	uint8_t before[LABELS]; /* the best label before each */
} Step;

typedef struct {
	uint8_t count;
	uint8_t labels[LABELS];
} Labels;

#define ENDS {9, {0, 3, 4, 7, 8, 11, 12, 15, 16}}
#define OPEN(kind) {2, {1 + 4 * (kind), 2 + 4 * (kind)}}
#define OF_KIND(kind) ENDS, OPEN(kind), OPEN(kind), ENDS

/* What label_may_follow() tells, for each label: which may stand before it. */
static const Labels may_precede[LABELS] = {
	ENDS, OF_KIND(0), OF_KIND(1), OF_KIND(2), OF_KIND(3),
};

void
sequence_best(Arena *arena, const Scores *scores, uint32_t count,
    const Transitions *transitions, uint8_t *labels)
{
	Step *steps = ARENA_ARRAY(arena, Step, count);
	int best[LABELS], next[LABELS];
	for (uint8_t label = 0; label < LABELS; label++)
		best[label] = label_may_follow(LABEL_NONE, label)
		    ? scores[0].label[label]
		    : IMPOSSIBLE;
	for (uint32_t i = 1; i < count; i++) {
		for (uint8_t to = 0; to < LABELS; to++) {
			const Labels *before = &may_precede[to];
			next[to] = IMPOSSIBLE;
			for (uint8_t k = 0; k < before->count; k++) {
				uint8_t from = before->labels[k];
				int sum = best[from] + transitions->from[from][to];
				if (sum > next[to]) {
					next[to] = sum;
					steps[i].before[to] = from;
				}
			}
			if (next[to] > IMPOSSIBLE)
				next[to] += scores[i].label[to];
		}
		/* only differences count, and sums must not outgrow an int */
		int highest = IMPOSSIBLE;
		for (uint8_t label = 0; label < LABELS; label++)
			if (next[label] > highest)
				highest = next[label];
		for (uint8_t label = 0; label < LABELS; label++)
			best[label] = next[label] > IMPOSSIBLE / 2
			    ? next[label] - highest
			    : IMPOSSIBLE;
	}
	uint8_t last = LABEL_NONE;
	for (uint8_t label = 0; label < LABELS; label++)
		if (!label_goes_on(label) && best[label] > best[last])
			last = label;
	for (uint32_t i = count; i > 0; i--) {
		labels[i - 1] = last;
		last = steps[i - 1].before[last];
	}
}

/* Of e; what a broken file says stays finite. */
static float
power(float exponent)
{
	enum { MOST = 30 };
	return expf(exponent > MOST ? MOST : exponent < -MOST ? -MOST : exponent);
}

Factors
sequence_factors(const Transitions *transitions, float unit)
{
	Factors factors = {{{0}}};
	for (uint8_t from = 0; from < LABELS; from++)
		for (uint8_t to = 0; to < LABELS; to++)
			if (label_may_follow(from, to))
				factors.from[from][to]
				    = power((float)transitions->from[from][to] / unit);
	return factors;
}

/* What scores say, as factors of which the largest is one. */
static Shares
weighed(const Scores *scores, float unit)
{
	Shares shares;
	int highest = scores->label[0];
	for (int label = 1; label < LABELS; label++)
		if (scores->label[label] > highest)
			highest = scores->label[label];
	for (int label = 0; label < LABELS; label++)
		shares.label[label]
		    = power((float)(scores->label[label] - highest) / unit);
	return shares;
}

/* Makes the sum one. */
static void
scale(Shares *shares)
{
	float sum = 1e-30f;
	for (int label = 0; label < LABELS; label++)
		sum += shares->label[label];
	for (int label = 0; label < LABELS; label++)
		shares->label[label] /= sum;
}

static void
multiply(Shares *shares, const Shares *by)
{
	for (int label = 0; label < LABELS; label++)
		shares->label[label] *= by->label[label];
}

static Shares
step_on(const Shares *before, const Factors *factors)
{
	Shares sums = {{0}};
	for (int to = 0; to < LABELS; to++)
		for (uint8_t k = 0; k < may_precede[to].count; k++) {
			uint8_t from = may_precede[to].labels[k];
			sums.label[to] += before->label[from] * factors->from[from][to];
		}
	return sums;
}

static Shares
step_back(const Shares *behind, const Factors *factors)
{
	Shares sums = {{0}};
	for (int to = 0; to < LABELS; to++)
		for (uint8_t k = 0; k < may_precede[to].count; k++) {
			uint8_t from = may_precede[to].labels[k];
			sums.label[from] += behind->label[to] * factors->from[from][to];
		}
	return sums;
}

void
sequence_shares(Arena *arena, const Scores *scores, uint32_t count,
    const Factors *factors, float unit, Shares *shares)
{
	Shares *own = ARENA_ARRAY(arena, Shares, count);
	for (uint32_t i = 0; i < count; i++) {
		own[i] = weighed(&scores[i], unit);
		if (i > 0)
			shares[i] = step_on(&shares[i - 1], factors);
		else
			for (uint8_t label = 0; label < LABELS; label++)
				shares[0].label[label] = label_may_follow(LABEL_NONE, label);
		multiply(&shares[i], &own[i]);
		scale(&shares[i]);
	}
	Shares behind;
	for (uint8_t label = 0; label < LABELS; label++)
		behind.label[label] = !label_goes_on(label);
	for (uint32_t i = count; i > 0; i--) {
		multiply(&shares[i - 1], &behind);
		scale(&shares[i - 1]);
		multiply(&behind, &own[i - 1]);
		behind = step_back(&behind, factors);
		scale(&behind);
	}
}
