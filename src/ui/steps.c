#include "ui/steps.h"

StepList
steps_of(Arena *arena, const Notes *notes, bool indirect)
{
	StepList steps = {0};
	for (uint32_t i = 0; i < notes->quotes.count; i++)
		if (indirect || notes->quotes.items[i].kind != QUOTE_INDIRECT)
			list_push(arena, &steps, i);
	return steps;
}

const Quote *
steps_quote(const StepList *steps, const Notes *notes, uint32_t step)
{
	return &notes->quotes.items[steps->items[step]];
}

uint32_t
steps_from(const StepList *steps, const Notes *notes, uint32_t byte)
{
	uint32_t low = 0, high = steps->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (steps_quote(steps, notes, middle)->marked.begin < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

uint32_t
steps_same_speaker(const StepList *steps, const Notes *notes, uint32_t step,
    int direction)
{
	uint32_t speaker = steps_quote(steps, notes, step)->speaker;
	uint32_t on = direction > 0 ? 1 : steps->count - 1;
	for (uint32_t i = 1, at = step; i < steps->count; i++) {
		at = (at + on) % steps->count;
		if (steps_quote(steps, notes, at)->speaker == speaker)
			return at;
	}
	return step;
}
