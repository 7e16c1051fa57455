#include "article/select.h"

#include "article/vocabulary.h"

/*
 * Paragraphs of one article are siblings, or cousins in a few equal sections;
 * teasers of other stories stand each in a box of its own. So a paragraph votes
 * for its parent, and half for the one above.
 */
enum {
	MOST_VOTE = 500,  /* letters of one paragraph that count */
	NAMED_CONTENT = 125, /* percent, of a part that is called so */
	/* percent of the best part's votes that another one needs to be a section
	 * of the same article */
	LEAST_SECTION = 20,
	/* percent of a larger part that the best and such sections must be */
	LEAST_UNION = 50,
};

/* The most votes for one node under each node, itself included. */
static uint64_t *
count_votes(Arena *arena, const Dom *dom, const Trait *traits, uint32_t *winner)
{
	uint64_t *votes = ARENA_ARRAY(arena, uint64_t, dom->count);
	uint64_t best = 0;
	*winner = 0;
	for (uint32_t i = 1; i < dom->count; i++) {
		if (traits[i].gone) {
			i = dom->nodes[i].end - 1;
			continue;
		}
		uint32_t vote = traits[i].own < MOST_VOTE ? traits[i].own : MOST_VOTE;
		if (!traits[i].is_prose)
			continue;
		uint32_t parent = dom->nodes[i].parent;
		votes[parent] += vote * 2;
		if (dom->nodes[parent].parent != NO_NODE)
			votes[dom->nodes[parent].parent] += vote;
	}
	for (uint32_t i = 0; i < dom->count; i++) {
		if (traits[i].words & WORD_CONTENT)
			votes[i] = votes[i] * NAMED_CONTENT / 100;
		if (votes[i] > best) {
			best = votes[i];
			*winner = i;
		}
	}
	for (uint32_t i = dom->count; i-- > 1;) {
		uint32_t parent = dom->nodes[i].parent;
		if (!traits[i].gone && votes[i] > votes[parent])
			votes[parent] = votes[i];
	}
	return votes;
}

uint32_t
select_article(const Dom *dom, const Trait *traits)
{
	Arena *scratch = arena_new();
	uint32_t winner;
	uint64_t *votes = count_votes(scratch, dom, traits, &winner);
	uint64_t least = votes[winner] * LEAST_SECTION / 100;
	uint32_t chosen = winner;
	uint64_t article = traits[winner].prose;
	for (uint32_t at = winner; at != 0;) {
		uint32_t from = at;
		at = dom->nodes[at].parent;
		for (uint32_t i = at + 1; i < dom->nodes[at].end;
		     i = dom->nodes[i].end)
			if (i != from && !traits[i].gone
			    && (votes[i] >= least || traits[i].is_prose))
				article += traits[i].prose;
		if (article > traits[chosen].prose
		    && article * 100 >= traits[at].prose * (uint64_t)LEAST_UNION)
			chosen = at;
	}
	arena_free(scratch);
	return chosen;
}
