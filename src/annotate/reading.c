#include "annotate/reading.h"

/* The features of one piece, whose weights are being fetched. */
typedef struct {
	uint32_t piece, count;
	uint32_t found[FEATURES_MAX];
} Asked;

static void
expect_buckets(const Table *weights, const Asked *asked)
{
	for (uint32_t i = 0; i < asked->count; i++)
		table_expect(weights, asked->found[i]);
}

static void
expect_rows(const Table *weights, const Asked *asked)
{
	for (uint32_t i = 0; i < asked->count; i++)
		table_expect_row(weights, asked->found[i]);
}

/* What the table says for each label of a piece. */
static Scores
sum_of_weights(const Table *weights, const Asked *asked)
{
	/* the first sixteen in a loop that the compiler turns into a few vectors;
	 * FEATURES_MAX weights of a byte fit into sixteen bits */
	enum { LANES = 16 };
	_Static_assert((int)LABELS >= (int)LANES, "fewer labels than lanes");
	Scores sums = {{0}};
	for (uint32_t i = 0; i < asked->count; i++) {
		const int8_t *row
		    = (const int8_t *)table_find(weights, asked->found[i]);
		if (!row)
			continue;
		for (int label = 0; label < LANES; label++)
			sums.label[label] = (int16_t)(sums.label[label] + row[label]);
		for (int label = LANES; label < LABELS; label++)
			sums.label[label] = (int16_t)(sums.label[label] + row[label]);
	}
	return sums;
}

/* Memory is slow: while the weights of one piece come, the features of the next
 * are found. */
Scores *
reading_score(Arena *arena, const Features *features, const Learned *learned)
{
	const StretchList *stretches = features_stretches(features);
	const Table *weights = &learned->weights;
	Scores *scores = ARENA_ARRAY(arena, Scores, features_pieces(features) + 1);
	Asked rooms[2], *now = &rooms[0], *before = &rooms[1];
	before->piece = before->count = 0;
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		for (uint32_t i = stretch.begin; i < stretch.end; i++) {
			now->piece = i;
			now->count = features_find(features, i, 0, now->found);
			expect_buckets(weights, now);
			scores[before->piece] = sum_of_weights(weights, before);
			expect_rows(weights, now);
			Asked *free = before;
			before = now;
			now = free;
		}
	}
	scores[before->piece] = sum_of_weights(weights, before);
	return scores;
}

uint8_t *
reading_label(Arena *arena, const Features *features, const Learned *learned,
    const Scores *scores)
{
	const StretchList *stretches = features_stretches(features);
	uint8_t *labels
	    = ARENA_ARRAY(arena, uint8_t, features_pieces(features) + 1);
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		sequence_best(arena, scores + stretch.begin,
		    stretch.end - stretch.begin, &learned->transitions,
		    labels + stretch.begin);
	}
	return labels;
}

static bool
has_label(const uint8_t *labels, Stretch stretch)
{
	for (uint32_t i = stretch.begin; i < stretch.end; i++)
		if (labels[i] != LABEL_NONE)
			return true;
	return false;
}

Shares *
reading_shares(Arena *arena, const Features *features, const Learned *learned,
    const Scores *scores, const uint8_t *labels)
{
	const StretchList *stretches = features_stretches(features);
	Shares *shares = ARENA_ARRAY(arena, Shares, features_pieces(features) + 1);
	Factors *factors = ARENA_NEW(arena, Factors);
	*factors = sequence_factors(&learned->transitions, LEARNED_UNIT);
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		if (has_label(labels, stretch))
			sequence_shares(arena, scores + stretch.begin,
			    stretch.end - stretch.begin, factors, LEARNED_UNIT,
			    shares + stretch.begin);
	}
	return shares;
}
