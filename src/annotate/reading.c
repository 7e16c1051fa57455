#include "annotate/reading.h"

/* What the tables say for each label of a word. */
static void
add_weights(Scores *scores, const Table *weights, const uint32_t *found,
    uint32_t count)
{
	for (uint32_t i = 0; i < count; i++)
		table_expect(weights, found[i]);
	for (uint32_t i = 0; i < count; i++)
		table_expect_row(weights, found[i]);
	/* a label is five bits; what a broken file says beyond is not looked at */
	int sums[1 << 5] = {0};
	for (uint32_t i = 0; i < count; i++) {
		uint32_t len;
		const uint8_t *row = table_find(weights, found[i], &len);
		for (uint32_t k = 0; row && k + 1 < len; k += 2)
			sums[row[k] & 0x1f] += (int8_t)row[k + 1];
	}
	for (int label = 0; label < LABELS; label++)
		scores->label[label]
		    = (int16_t)(scores->label[label] + sums[label]);
}

Scores *
reading_score(Arena *arena, const Features *features, const Learned *learned)
{
	const StretchList *stretches = features_stretches(features);
	Scores *scores = ARENA_ARRAY(arena, Scores, features_pieces(features) + 1);
	uint32_t found[FEATURES_MAX];
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		for (uint32_t i = stretch.begin; i < stretch.end; i++) {
			uint32_t count = features_find(features, i, 0, found);
			add_weights(&scores[i], &learned->weights, found, count);
		}
	}
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
