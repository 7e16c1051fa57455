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

Scores
reading_tempered(const Scores *scores)
{
	Scores half;
	for (int label = 0; label < LABELS; label++)
		half.label[label] = (int16_t)(scores->label[label] / 2);
	return half;
}

void
reading_score(const Features *features, const Learned *learned,
    Reading reading, Scores *scores)
{
	const StretchList *stretches = features_stretches(features);
	const Table *weights = &learned->weights[reading];
	uint32_t found[FEATURES_MAX];
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		for (uint32_t i = stretch.begin; i < stretch.end; i++) {
			if (reading == READING_SECOND)
				scores[i] = reading_tempered(&scores[i]);
			uint32_t count = reading == READING_FIRST
			    ? features_first(features, i, 0, found)
			    : features_second(features, i, 0, found);
			add_weights(&scores[i], weights, found, count);
		}
	}
}

void
reading_label(Arena *arena, const Features *features,
    const Learned *learned, Reading reading, const Scores *scores,
    uint8_t *labels)
{
	const StretchList *stretches = features_stretches(features);
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		sequence_best(arena, scores + stretch.begin,
		    stretch.end - stretch.begin, &learned->transitions[reading],
		    labels + stretch.begin);
	}
}
