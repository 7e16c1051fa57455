#include "annotate/sequence.h"

#include <limits.h>

enum { IMPOSSIBLE = INT_MIN / 2 };

typedef struct {
	uint8_t before[LABELS]; /* the best label before each */
} Step;

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
			next[to] = IMPOSSIBLE;
			for (uint8_t from = 0; from < LABELS; from++) {
				if (!label_may_follow(from, to))
					continue;
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
