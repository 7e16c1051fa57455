#include "article/judge.h"

#include "article/vocabulary.h"
#include "base/date.h"

enum {
	PROSE = 80,  /* letters of a passage that begins or ends an article */
	SHORT = 100, /* letters of a line that may be furniture */
	LABEL = 60,  /* of one above the first paragraph */
	CAPTION = 25, /* of one that says more than whose picture it is */
	LONGEST_HEADLINE = 400,
};

static const Str promo_fronts[] = {
    STR_INIT("advertisement"), STR_INIT("read more"), STR_INIT("read also"),
    STR_INIT("also read"), STR_INIT("read next"), STR_INIT("related:"),
    STR_INIT("related articles"), STR_INIT("related stories"),
    STR_INIT("see also:"), STR_INIT("share this"), STR_INIT("share on"),
    STR_INIT("follow us"), STR_INIT("sign up"), STR_INIT("subscribe"),
    STR_INIT("click here to"), STR_INIT("story continues below"),
    STR_INIT("continue reading"), STR_INIT("skip to"), STR_INIT("photo:"),
    STR_INIT("image:"), STR_INIT("photo by"), STR_INIT("getty images"),
    STR_INIT("image credit"), STR_INIT("photo credit"), STR_INIT("©"),
    STR_INIT("copyright ©"), STR_INIT("watch:"), STR_INIT("watch now"),
    STR_INIT("table of contents"), STR_INIT("leave a comment"),
    STR_INIT("loading"), STR_INIT("download our app"), STR_INIT("most read"),
    STR_INIT("listen to this article"), STR_INIT("tags:"), STR_INIT("filed under"),
    STR_INIT("posted in"),
};

static Str
words_of(const Passages *passages, const Passage *passage)
{
	return range_str(passages->text, passage->block.text);
}

static bool
is_promo(Str words)
{
	for (size_t i = 0; i < sizeof promo_fronts / sizeof promo_fronts[0]; i++)
		if (str_starts_ascii(words, promo_fronts[i]))
			return true;
	return false;
}

static bool
is_linked(const Passage *passage)
{
	return passage->letters && passage->linked * 10 >= passage->letters * 9;
}

static bool
is_prose(const Passage *passage)
{
	BlockKind kind = passage->block.kind;
	return passage->letters >= PROSE && kind != BLOCK_HEADING
	    && kind != BLOCK_CAPTION && passage->linked * 2 < passage->letters;
}

/* "Her own words." "Really?": the line of a story, not a label on a page. */
static bool
ends_like_sentence(Str words)
{
	static const Str ends[] = {STR_INIT("."), STR_INIT("!"), STR_INIT("?"),
	    STR_INIT("…"), STR_INIT("\""), STR_INIT("”"), STR_INIT("»"),
	    STR_INIT("'"), STR_INIT("’"), STR_INIT(")"), STR_INIT(":"),
	    STR_INIT("。"), STR_INIT("」")};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (str_ends(words, ends[i]))
			return true;
	return false;
}

/* What stands between the headline and the first paragraph. */
static bool
is_top_matter(const Passage *passage, Str words, const Meta *meta)
{
	if (passage->letters > SHORT)
		return false;
	if (passage->words & (WORD_BYLINE | WORD_DATE))
		return true;
	if (str_starts_ascii(words, STR("by ")) || date_read(words) != DATE_NONE)
		return true;
	if (str_starts_ascii(words, STR("published"))
	    || str_starts_ascii(words, STR("updated"))
	    || str_starts_ascii(words, STR("posted")))
		return true;
	BlockKind kind = passage->block.kind;
	if (kind == BLOCK_PARAGRAPH && passage->letters <= LABEL
	    && !ends_like_sentence(words))
		return true;
	return str_find(words, STR("min read")) != STR_NOT_FOUND
	    || (meta->byline.len && str_equal_ascii(words, meta->byline));
}

/* The thanks at the foot of a report. */
static bool
is_thanks(Str words)
{
	return str_find(words, STR("contributed to this ")) != STR_NOT_FOUND
	    || str_find(words, STR("contributed reporting")) != STR_NOT_FOUND
	    || str_starts_ascii(words, STR("additional reporting by"))
	    || str_starts_ascii(words, STR("reporting by "));
}

static bool
is_end_matter(const Passage *passage, Str words)
{
	if (passage->letters > SHORT)
		return false;
	if (passage->words & (WORD_BYLINE | WORD_DATE))
		return true;
	BlockKind kind = passage->block.kind;
	return kind == BLOCK_PARAGRAPH && !ends_like_sentence(words);
}

/* Headings and rules with nothing kept below them go. */
static void
drop_dangling(const Passages *passages, bool *kept)
{
	for (uint32_t i = passages->passages.count; i-- > 0;) {
		BlockKind kind = passages->passages.items[i].block.kind;
		if (kind != BLOCK_HEADING && kind != BLOCK_RULE && kept[i])
			break;
		kept[i] = false;
	}
}

bool *
judge_passages(Arena *arena, const Passages *passages, const Meta *meta)
{
	uint32_t count = passages->passages.count;
	bool *kept = ARENA_ARRAY(arena, bool, count + 1);
	Str title = headline_fold(arena, meta->title);
	Str heading = headline_fold(arena, meta->heading);
	uint32_t first = count, last = 0;
	for (uint32_t i = 0; i < count; i++)
		if (is_prose(&passages->passages.items[i])) {
			first = first == count ? i : first;
			last = i;
		}
	for (uint32_t i = 0; i < count; i++) {
		const Passage *passage = &passages->passages.items[i];
		Str words = words_of(passages, passage);
		BlockKind kind = passage->block.kind;
		kept[i] = kind != BLOCK_CAPTION || passage->letters >= CAPTION;
		if (kind == BLOCK_RULE)
			continue;
		if (passage->letters <= SHORT && is_promo(words))
			kept[i] = false;
		if (is_linked(passage) && kind != BLOCK_HEADING)
			kept[i] = false;
		if (i < first + 3 && passage->letters < LONGEST_HEADLINE) {
			Str fold = headline_fold(arena, words);
			if (fold.len
			    && (str_equal(fold, title) || str_equal(fold, heading)))
				kept[i] = false;
		}
		if (first < count && i < first && is_top_matter(passage, words, meta))
			kept[i] = false;
		/* a date below the standfirst */
		if (i < first + 3 && passage->letters <= LABEL
		    && !ends_like_sentence(words) && date_read(words) != DATE_NONE)
			kept[i] = false;
		if (first < count && i > last && is_end_matter(passage, words))
			kept[i] = false;
		if (i + 3 >= last && is_thanks(words) && passage->letters < 300)
			kept[i] = false;
	}
	drop_dangling(passages, kept);
	return kept;
}
