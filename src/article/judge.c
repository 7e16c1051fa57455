#include "article/judge.h"

#include "article/absence.h"
#include "article/forest.h"
#include "article/vocabulary.h"

enum {
	CAPTION = 25,  /* letters of one that says more than whose picture it is */
	NEAR = 4,      /* passages from a caption to one that is kept */
	TOP = 3,       /* passages of prose before which a headline stands */
	FEW = 16,      /* passages of a page that is hardly more than its article */
	TRUST = 200,   /* votes for each passage that is missing to so many */
	FRAGMENT = 3000, /* votes for all that a feed gives */
	LEAST_KEPT = 15, /* percent of the letters where the article should be */
	LABEL = 60,    /* letters of a line that may be a label */
};

static const Str reason_texts[] = {
#define REASON_STR(reason, text) STR_INIT(text),
	REASON_LIST(REASON_STR)
#undef REASON_STR
};

Str
reason_text(Reason reason)
{
	return reason_texts[reason];
}

static void
drop(Verdict *verdict, Reason reason)
{
	verdict->kept = false;
	verdict->reason = reason;
}

bool
judge_is_headline(const Clues *clues)
{
	return clues->of[CLUE_IS_TITLE] && clues->of[CLUE_FROM_FIRST] < TOP;
}

/* By its place it should be in, and nothing in it says that it should not. */
static bool
is_plain(const Passage *passage, const Clues *clues)
{
	const int16_t *of = clues->of;
	if (!of[CLUE_IN_ROOT] || of[CLUE_GONE] || of[CLUE_LINKED] > 80
	    || of[CLUE_DATE] || passage->block.kind == BLOCK_CAPTION)
		return false;
	for (int kind = 0; kind < PHRASE_KINDS && passage->letters <= LABEL; kind++)
		if (of[CLUE_SAYS_RELATED + kind] == 2)
			return false;
	return true;
}

static Verdict
verdict_of(const Survey *survey, uint32_t i)
{
	const Passage *passage = &survey->passages.passages.items[i];
	const Clues *clues = &survey->clues[i];
	Verdict verdict = {.kind = passage->block.kind};
	if (verdict.kind == BLOCK_RULE)
		return verdict;
	verdict.vote = forest_vote(clues);
	/* what was learned from whole pages says little of a short one, where names
	 * and places are all there is to go by */
	uint32_t count = survey->passages.passages.count;
	int trust = survey->is_fragment ? FRAGMENT
	    : count < FEW               ? (int)(FEW - count) * TRUST
	                                : 0;
	if (is_plain(passage, clues))
		verdict.vote += trust;
	else if (clues->of[CLUE_GONE])
		verdict.vote -= trust;
	verdict.kept = verdict.vote > 0;
	verdict.reason = verdict.kept ? REASON_WANTED : REASON_UNWANTED;
	if (judge_is_headline(clues))
		drop(&verdict, REASON_HEADLINE);
	/* some put the article's own words where captions stand */
	if (verdict.kept && verdict.kind == BLOCK_CAPTION)
		verdict.kind = BLOCK_PARAGRAPH;
	return verdict;
}

/* Where next to nothing is kept of where paragraphs stand together, the page is
 * of a kind that was never learned: then all that stands there is kept. */
static void
rescue(const Survey *survey, Verdict *verdicts)
{
	uint64_t kept = 0, plain = 0;
	for (uint32_t i = 0; i < survey->passages.passages.count; i++) {
		const Passage *passage = &survey->passages.passages.items[i];
		kept += verdicts[i].kept ? passage->letters : 0;
		plain += is_plain(passage, &survey->clues[i]) ? passage->letters : 0;
	}
	if (kept * 100 >= plain * LEAST_KEPT)
		return;
	for (uint32_t i = 0; i < survey->passages.passages.count; i++)
		if (verdicts[i].reason == REASON_UNWANTED
		    && verdicts[i].kind != BLOCK_RULE
		    && is_plain(&survey->passages.passages.items[i],
		        &survey->clues[i])) {
			verdicts[i].kept = true;
			verdicts[i].reason = REASON_RESCUED;
		}
}

static bool
is_text(const Verdict *verdict)
{
	return verdict->reason == REASON_WANTED
	    || verdict->reason == REASON_RESCUED;
}

/* Captions among what is kept stay captions, which are no part of the text but
 * are shown. */
static void
keep_captions(const Survey *survey, Verdict *verdicts)
{
	uint32_t count = survey->passages.passages.count;
	uint32_t since = NEAR;
	for (uint32_t i = 0; i < count; i++) {
		const Passage *passage = &survey->passages.passages.items[i];
		Verdict *verdict = &verdicts[i];
		const int16_t *of = survey->clues[i].of;
		since = is_text(verdict) ? 0 : since + 1;
		if (verdict->kind != BLOCK_CAPTION || of[CLUE_GONE]
		    || of[CLUE_STEPS_UP] > NEAR || passage->letters < CAPTION
		    || of[CLUE_SAYS_CREDIT] == 2 || of[CLUE_LINKED] > 50)
			continue;
		uint32_t next = i + 1;
		while (next < count && next <= i + NEAR
		    && !is_text(&verdicts[next]))
			next++;
		if (since <= NEAR || (next < count && next <= i + NEAR)) {
			verdict->kept = true;
			verdict->reason = REASON_CAPTION;
		}
	}
}

/* Rules that part what is kept are kept; headings at the end are not. */
static void
settle_ends(const Survey *survey, Verdict *verdicts)
{
	uint32_t count = survey->passages.passages.count;
	bool below = false;
	for (uint32_t i = count; i-- > 0;) {
		Verdict *verdict = &verdicts[i];
		if (verdict->kind == BLOCK_RULE) {
			verdict->kept = below && survey->clues[i].of[CLUE_IN_ROOT];
			verdict->reason = REASON_BETWEEN;
		} else if (verdict->kept && verdict->kind == BLOCK_HEADING && !below) {
			drop(verdict, REASON_DANGLING);
		}
		below |= verdict->kept;
	}
}

Verdict *
judge_passages(Arena *arena, const Survey *survey)
{
	uint32_t count = survey->passages.passages.count;
	Verdict *verdicts = ARENA_ARRAY(arena, Verdict, count + 1);
	for (uint32_t i = 0; i < count; i++)
		verdicts[i] = verdict_of(survey, i);
	rescue(survey, verdicts);
	keep_captions(survey, verdicts);
	settle_ends(survey, verdicts);
	if (!survey->is_fragment && absence_is_shown(survey, verdicts))
		for (uint32_t i = 0; i < count; i++)
			if (verdicts[i].kept)
				drop(&verdicts[i], REASON_ABSENT);
	return verdicts;
}
