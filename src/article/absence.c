#include "article/absence.h"

#include "base/date.h"

enum {
	TEASERS = 4,     /* on the least front page */
	TEASER = 300,    /* letters of the longest one */
	HEADLINE = 12,   /* letters of the shortest line above one */
	MOSTLY = 80,     /* percent of a line's letters that make it a link */
	LEFT_OVER = 10,  /* percent of what is kept that is no teaser */
	SCRAPS = 240,    /* bytes that are hardly any text */
	ADVICE = 20,     /* bytes for those who run no scripts, at the least */
};

static bool
is_link(const Passage *passage)
{
	return passage->linked * (uint64_t)100
	    >= passage->letters * (uint64_t)MOSTLY;
}

static bool
is_front_page(const Survey *survey, const Verdict *verdicts)
{
	uint64_t kept = 0, teased = 0;
	uint32_t teasers = 0;
	bool below_link = false;
	for (uint32_t i = 0; i < survey->passages.passages.count; i++) {
		const Passage *passage = &survey->passages.passages.items[i];
		if (!passage->letters)
			continue;
		bool links = is_link(passage);
		if (verdicts[i].kept) {
			kept += passage->letters;
			if (links)
				teased += passage->letters;
			else if (below_link && passage->letters <= TEASER) {
				teased += passage->letters;
				teasers++;
			}
		}
		below_link = links && passage->letters >= HEADLINE;
	}
	return teasers >= TEASERS
	    && (kept - teased) * 100 <= kept * LEFT_OVER;
}

static bool
is_scraps(const Survey *survey, const Verdict *verdicts)
{
	size_t kept = 0;
	for (uint32_t i = 0; i < survey->passages.passages.count; i++)
		if (verdicts[i].kept)
			kept += range_length(survey->passages.passages.items[i].block.text);
	return kept < SCRAPS;
}

static bool
has_advice(const Dom *dom, uint32_t noscript)
{
	size_t len = 0;
	for (uint32_t i = noscript + 1; i < dom->nodes[noscript].end; i++)
		if (dom->nodes[i].tag == TAG_TEXT)
			len += str_trim(dom->nodes[i].text).len;
	return len >= ADVICE;
}

/* It asks who one is, or for a script to be run. */
static bool
asks_for_more(const Dom *dom)
{
	for (uint32_t i = 0; i < dom->count; i++) {
		Tag tag = dom->nodes[i].tag;
		if (tag == TAG_INPUT
		    && str_equal_ascii(dom_attr(dom, i, ATTR_TYPE), STR("password")))
			return true;
		if (tag == TAG_NOSCRIPT && has_advice(dom, i))
			return true;
	}
	return false;
}

bool
absence_is_shown(const Survey *survey, const Verdict *verdicts)
{
	if (survey->meta.published != DATE_NONE || !str_empty(survey->meta.byline))
		return false;
	return is_front_page(survey, verdicts)
	    || (is_scraps(survey, verdicts) && asks_for_more(survey->dom));
}
