#include "article/clue.h"

#include <stdlib.h>
#include <string.h>

#include "article/vocabulary.h"
#include "base/date.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/unicode.h"

enum {
	FAR = 30,           /* a distance beyond which all are alike */
	MOST = 3000,        /* letters, beyond which all are alike */
	PROSE = 80,         /* letters of a passage that reads as prose */
	LONGEST_FOLDED = 400, /* bytes of a passage that are searched for phrases */
	LONGEST_LABEL = 60, /* letters of a line that may be a date */
	MOST_TITLE_WORDS = 64,
	SHINGLE = 4,        /* words */
};

static const char *const clue_names[CLUE_COUNT] = {
#define CLUE_STRING(name) #name,
	CLUE_LIST(CLUE_STRING)
#undef CLUE_STRING
#define CLUE_STRING(name) "CALLED_" #name,
	NATURE_LIST(CLUE_STRING)
#undef CLUE_STRING
#define CLUE_STRING(name) "SAYS_" #name,
	PHRASE_LIST(CLUE_STRING)
#undef CLUE_STRING
};

const char *
clue_name(ClueName clue)
{
	return clue_names[clue];
}

/* --- words as numbers ---------------------------------------------------- */

typedef struct {
	uint32_t *items; /* sorted where they are looked up */
	uint32_t count;
} Hashes;

static bool
is_word_byte(char byte)
{
	return byte_is_letter(byte) || byte_is_digit(byte)
	    || (unsigned char)byte >= 0x80;
}

/* The text's words, each as a hash of its letters in lower case. */
static Hashes
words_of(Arena *arena, Str text, uint32_t most)
{
	Hashes words = {0};
	uint32_t capacity = 0;
	for (size_t i = 0; i < text.len && words.count < most;) {
		if (!is_word_byte(text.ptr[i])) {
			i++;
			continue;
		}
		uint32_t hash = HASH32_BEGIN;
		for (; i < text.len && is_word_byte(text.ptr[i]); i++)
			hash = hash32_add(hash, (unsigned char)byte_lower(text.ptr[i]));
		if (words.count == capacity)
			words.items = list_more(arena, words.items, &capacity,
			    sizeof *words.items);
		words.items[words.count++] = hash;
	}
	return words;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	return left < right ? -1 : left > right;
}

static bool
has_hash(const Hashes *sorted, uint32_t hash)
{
	uint32_t low = 0, high = sorted->count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (sorted->items[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low < sorted->count && sorted->items[low] == hash;
}

static uint32_t
shingle_at(const Hashes *words, uint32_t at)
{
	uint32_t hash = 0;
	for (uint32_t i = at; i < at + SHINGLE && i < words->count; i++)
		hash = hash * 0x9e3779b1u + words->items[i];
	return hash;
}

static uint32_t
count_shingles(const Hashes *words)
{
	return words->count <= SHINGLE ? words->count > 0
	                               : words->count - SHINGLE + 1;
}

static Hashes
shingles_of(Arena *arena, Str text)
{
	Hashes words = words_of(arena, text, UINT32_MAX);
	Hashes shingles = {.count = count_shingles(&words)};
	shingles.items = ARENA_ARRAY(arena, uint32_t, shingles.count);
	for (uint32_t i = 0; i < shingles.count; i++)
		shingles.items[i] = shingle_at(&words, i);
	qsort(shingles.items, shingles.count, sizeof *shingles.items,
	    compare_hashes);
	return shingles;
}

/* Percent of the words' shingles that stand among the sorted ones. */
static int
share_in(const Hashes *words, const Hashes *sorted)
{
	uint32_t count = count_shingles(words), found = 0;
	if (!sorted->count || !count)
		return -1;
	for (uint32_t i = 0; i < count; i++)
		found += has_hash(sorted, shingle_at(words, i));
	return (int)(found * 100 / count);
}

/* Percent of the words that stand among few others. */
static int
words_shared(const Hashes *words, const Hashes *others)
{
	if (!words->count || !others->count)
		return -1;
	uint32_t shared = 0;
	for (uint32_t i = 0; i < words->count; i++)
		for (uint32_t k = 0; k < others->count; k++)
			if (words->items[i] == others->items[k]) {
				shared++;
				break;
			}
	return (int)(shared * 100 / words->count);
}

/* --- sums over elements --------------------------------------------------- */

typedef struct {
	uint32_t letters, linked, prose, count;
} Sum;

/* Elements that are alike have the same: of the same tag and class, in the same
 * kind of parent. */
static uint32_t
likeness(const Dom *dom, uint32_t node)
{
	uint32_t hash = HASH32_BEGIN;
	for (int i = 0; i < 2 && node != NO_NODE; i++) {
		hash = hash32_add(hash, dom->nodes[node].tag);
		hash = hash32_add_str(hash, dom_attr(dom, node, ATTR_CLASS));
		node = dom->nodes[node].parent;
	}
	return hash;
}

typedef struct {
	Arena *arena; /* scratch */
	const Passages *passages;
	const Dom *dom;
	const Trait *traits;
	const Meta *meta;
	uint32_t root, count;
	Sum *sums;        /* of each node: all passages below it */
	uint8_t *steps;   /* of each node on the way from root to page: how far up;
	                     others: UINT8_MAX */
	uint32_t *like;   /* of each passage: which of likes */
	Sum *likes;
	uint32_t all_letters, root_letters;
	uint32_t first, last; /* prose in root */
	uint32_t title;       /* the passage that is the headline, or count */
	Hashes title_words, byline_words, description, body;
	Phrases *phrases; /* of each passage */
	bool *gone;       /* of each passage */
} Scene;

static const Passage *
passage_at(const Scene *scene, uint32_t i)
{
	return &scene->passages->passages.items[i];
}

static Str
text_of(const Scene *scene, uint32_t i)
{
	return range_str(scene->passages->text, passage_at(scene, i)->block.text);
}

static bool
is_prose(const Passage *passage)
{
	BlockKind kind = passage->block.kind;
	return passage->letters >= PROSE && kind != BLOCK_HEADING
	    && kind != BLOCK_CAPTION && passage->linked * 2 < passage->letters;
}

static void
add_sum(Sum *sum, const Passage *passage)
{
	sum->letters += passage->letters;
	sum->linked += passage->linked;
	sum->prose += is_prose(passage) ? passage->letters : 0;
	sum->count++;
}

static void
sum_up(Scene *scene)
{
	const Dom *dom = scene->dom;
	scene->sums = ARENA_ARRAY(scene->arena, Sum, dom->count);
	scene->steps = ARENA_ARRAY(scene->arena, uint8_t, dom->count);
	scene->like = ARENA_ARRAY(scene->arena, uint32_t, scene->count);
	scene->likes = ARENA_ARRAY(scene->arena, Sum, scene->count);
	scene->gone = ARENA_ARRAY(scene->arena, bool, scene->count);
	bool *gone = ARENA_ARRAY(scene->arena, bool, dom->count);
	for (uint32_t i = 1; i < dom->count; i++)
		gone[i] = scene->traits[i].gone || gone[dom->nodes[i].parent];
	memset(scene->steps, UINT8_MAX, dom->count);
	int up = 0;
	for (uint32_t i = scene->root; i != NO_NODE; i = dom->nodes[i].parent)
		scene->steps[i] = (uint8_t)(up < FAR ? up++ : FAR);
	Map known = {0};
	uint32_t *keys = ARENA_ARRAY(scene->arena, uint32_t, scene->count);
	uint32_t likes = 0;
	scene->first = scene->count;
	for (uint32_t i = 0; i < scene->count; i++) {
		const Passage *passage = passage_at(scene, i);
		uint32_t node = passage->node;
		scene->gone[i] = gone[node];
		add_sum(&scene->sums[node], passage);
		keys[i] = likeness(dom, node);
		uint32_t *like = map_at(scene->arena, &known,
		    (Str){(const char *)&keys[i], sizeof keys[i]});
		if (!*like)
			*like = ++likes;
		scene->like[i] = *like - 1;
		add_sum(&scene->likes[scene->like[i]], passage);
		scene->all_letters += passage->letters;
		if (node < scene->root || node >= dom->nodes[scene->root].end
		    || gone[node] || !is_prose(passage))
			continue;
		scene->root_letters += passage->letters;
		if (scene->first == scene->count)
			scene->first = i;
		scene->last = i;
	}
	for (uint32_t i = dom->count; i-- > 1;) {
		Sum *sum = &scene->sums[i], *parent = &scene->sums[dom->nodes[i].parent];
		parent->letters += sum->letters;
		parent->linked += sum->linked;
		parent->prose += sum->prose;
		parent->count += sum->count;
	}
}

/* --- one clue after another ---------------------------------------------- */

static int16_t
capped(int64_t value, int most)
{
	return (int16_t)(value > most ? most : value < -most ? -most : value);
}

static int16_t
percent(uint64_t part, uint64_t whole)
{
	return whole ? (int16_t)(part * 100 / whole) : -1;
}

/* What kind of mark the text ends with: 6 cut short, 5 as sentences do, 4 a quotation's, 3
 * colon, 2 another mark, 1 a digit, 0 a letter. */
static int16_t
mark_class(uint32_t character)
{
	switch (character) {
	case '.': case '!': case '?': case 0x2026: case 0x3002: case 0xff01:
	case 0xff1f: case 0x964: case 0x61f: case 0x6d4:
		return 5;
	case '"': case '\'': case 0x201d: case 0x2019: case 0xbb: case 0x201c:
	case 0x300d: case 0x2018: case 0xab: case 0x201e: case 0x300c:
		return 4;
	case ':': case 0xff1a:
		return 3;
	}
	if (unicode_is_digit(character))
		return 1;
	return unicode_is_letter(character) ? 0 : 2;
}

/* "may soon be…", "[...]": a teaser's end, seldom an article's. */
static bool
is_cut_short(Str text)
{
	static const Str ends[] = {STR_INIT("…"), STR_INIT("..."),
	    STR_INIT("…]"), STR_INIT("...]"), STR_INIT("…)")};
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (str_ends(text, ends[i]))
			return true;
	return false;
}

static int16_t
first_class(uint32_t character)
{
	if (unicode_is_upper(character))
		return 0;
	if (unicode_is_lower(character))
		return 6;
	int16_t mark = mark_class(character);
	return mark == 0 ? -1 : mark;
}

static void
words_clues(Scene *scene, uint32_t i, Clues *clues)
{
	const Passage *passage = passage_at(scene, i);
	Str text = text_of(scene, i);
	int16_t *of = clues->of;
	uint32_t words = 0, sentences = 0, commas = 0, digits = 0, upper = 0;
	uint32_t capitals = 0, newlines = 0, marks = 0, bars = 0, alpha = 0;
	bool in_word = false;
	for (size_t k = 0; k < text.len; k++) {
		char byte = text.ptr[k];
		/* most are such, and nothing more is counted of them */
		if (byte >= 'a' && byte <= 'z') {
			words += !in_word;
			in_word = true;
			alpha++;
			continue;
		}
		bool letter = byte_is_letter(byte) || (unsigned char)byte >= 0xc0;
		bool capital = byte >= 'A' && byte <= 'Z';
		bool part = is_word_byte(byte);
		words += part && !in_word;
		capitals += capital && !in_word;
		in_word = part;
		alpha += letter;
		upper += capital;
		digits += byte_is_digit(byte);
		bool last = k + 1 == text.len || byte_is_blank(text.ptr[k + 1])
		    || text.ptr[k + 1] == '"' || (unsigned char)text.ptr[k + 1] >= 0x80;
		sentences += (byte == '.' || byte == '!' || byte == '?') && last;
		commas += byte == ',';
		newlines += byte == '\n';
		marks += byte == '"';
		bars += byte == '|' || byte == '/' || byte == '>' || byte == '@';
		if ((unsigned char)byte >= 0xc2 && (unsigned char)byte <= 0xef
		    && k + 2 < text.len) {
			const char *at = text.ptr + k;
			if (memcmp(at, "。", 3) == 0 || memcmp(at, "！", 3) == 0
			    || memcmp(at, "।", 3) == 0 || memcmp(at, "۔", 2) == 0)
				sentences++;
			else if (memcmp(at, "，", 3) == 0 || memcmp(at, "、", 3) == 0
			    || memcmp(at, "،", 2) == 0)
				commas++;
			else if (memcmp(at, "“", 3) == 0 || memcmp(at, "”", 3) == 0
			    || memcmp(at, "«", 2) == 0 || memcmp(at, "„", 3) == 0)
				marks++;
			else if (memcmp(at, "·", 2) == 0 || memcmp(at, "•", 3) == 0
			    || memcmp(at, "»", 2) == 0 || memcmp(at, "›", 3) == 0)
				bars++;
		}
	}
	of[CLUE_LETTERS] = capped(passage->letters, MOST);
	of[CLUE_LINKED] = percent(passage->linked, passage->letters);
	of[CLUE_WORDS] = capped(words, 500);
	of[CLUE_SENTENCES] = capped(sentences, 40);
	of[CLUE_COMMAS] = capped(commas, 40);
	of[CLUE_DIGITS] = percent(digits, passage->letters);
	of[CLUE_UPPER] = percent(upper, alpha);
	of[CLUE_CAPITALS] = percent(capitals, words);
	of[CLUE_WORD_LENGTH] = words ? capped(passage->letters * 10 / words, 500)
	                             : -1;
	of[CLUE_NEWLINES] = capped(newlines, 40);
	of[CLUE_QUOTE_MARKS] = capped(marks, 10);
	of[CLUE_BARS] = capped(bars, 10);
	if (text.len) {
		size_t start;
		of[CLUE_END_MARK] = is_cut_short(text) ? 6
		    : mark_class(unicode_before(text, text.len, &start));
		of[CLUE_FIRST_MARK] = first_class(unicode_at(text, 0, NULL));
	}
	uint32_t strong = 0, emphasis = 0, links = 0;
	for (uint32_t s = 0; s < passage->span_count; s++) {
		const Span *span =
		    &scene->passages->spans.items[passage->first_span + s];
		uint32_t len = span->text.end - span->text.begin;
		strong += span->kind == SPAN_STRONG ? len : 0;
		emphasis += span->kind == SPAN_EMPHASIS ? len : 0;
		links += span->kind == SPAN_LINK;
	}
	of[CLUE_STRONG] = percent(strong, text.len);
	of[CLUE_EMPHASIS] = percent(emphasis, text.len);
	of[CLUE_LINKS] = capped(links, 40);
	of[CLUE_DATE] = passage->letters && passage->letters <= LONGEST_LABEL
	    && digits && date_read(text) != DATE_NONE;
	const Phrases *phrases = &scene->phrases[i];
	for (int kind = 0; kind < PHRASE_KINDS; kind++)
		of[CLUE_SAYS_RELATED + kind] = phrases->front >> kind & 1 ? 2
		    : phrases->inside >> kind & 1                         ? 1
		                                                          : 0;
}

static void
page_clues(Scene *scene, uint32_t i, Clues *clues)
{
	const Passage *passage = passage_at(scene, i);
	int16_t *of = clues->of;
	Arena *scratch = arena_new();
	Str text = text_of(scene, i);
	Hashes words = words_of(scratch, text, 1000);
	bool is_short = words.count <= MOST_TITLE_WORDS;
	of[CLUE_IN_TITLE] = is_short
	    ? (int16_t)words_shared(&words, &scene->title_words) : 0;
	of[CLUE_TITLE_IN] = is_short
	    ? (int16_t)words_shared(&scene->title_words, &words) : 0;
	of[CLUE_IN_BYLINE] = is_short
	    ? (int16_t)words_shared(&words, &scene->byline_words) : 0;
	of[CLUE_BYLINE_IN] = is_short
	    ? (int16_t)words_shared(&scene->byline_words, &words) : 0;
	of[CLUE_IN_DESCRIPTION] = (int16_t)share_in(&words, &scene->description);
	of[CLUE_IN_BODY] = (int16_t)share_in(&words, &scene->body);
	of[CLUE_HAS_BODY] = scene->body.count > 0;
	BlockKind kind = passage->block.kind;
	of[CLUE_KIND] = (int16_t)kind;
	of[CLUE_DEPTH] = passage->block.depth;
	Tag tag = scene->dom->nodes[passage->node].tag;
	of[CLUE_IS_P] = tag == TAG_P;
	of[CLUE_IS_DIV] = tag == TAG_DIV;
	of[CLUE_IS_LI] = tag == TAG_LI;
	of[CLUE_IS_CELL] = tag == TAG_TD || tag == TAG_TH;
	of[CLUE_SIBLING_TEXTS] = capped(scene->sums[passage->node].count, FAR);
	arena_free(scratch);
}

static void
place_clues(Scene *scene, uint32_t i, Clues *clues)
{
	static const struct {
		Tag tag;
		ClueName clue;
	} ups[] = {{TAG_ARTICLE, CLUE_UP_ARTICLE}, {TAG_MAIN, CLUE_UP_MAIN},
	    {TAG_ASIDE, CLUE_UP_ASIDE}, {TAG_FOOTER, CLUE_UP_FOOTER},
	    {TAG_HEADER, CLUE_UP_HEADER}, {TAG_FIGURE, CLUE_UP_FIGURE},
	    {TAG_FORM, CLUE_UP_FORM}, {TAG_UL, CLUE_UP_LIST},
	    {TAG_OL, CLUE_UP_LIST}, {TAG_DL, CLUE_UP_LIST},
	    {TAG_TABLE, CLUE_UP_TABLE}, {TAG_BLOCKQUOTE, CLUE_UP_QUOTE},
	    {TAG_SECTION, CLUE_UP_SECTION}, {TAG_A, CLUE_UP_LINK}};
	const Dom *dom = scene->dom;
	const Passage *passage = passage_at(scene, i);
	int16_t *of = clues->of;
	for (size_t k = 0; k < sizeof ups / sizeof ups[0]; k++)
		of[ups[k].clue] = FAR;
	for (int kind = 0; kind < NATURE_COUNT; kind++)
		of[CLUE_CALLED_FURNITURE + kind] = FAR;
	int up = 0;
	uint32_t missing = passage->words;
	bool met = false;
	for (uint32_t at = passage->node; at != NO_NODE;
	     at = dom->nodes[at].parent, up++) {
		int far = up < FAR ? up : FAR;
		for (size_t k = 0; k < sizeof ups / sizeof ups[0]; k++)
			if (dom->nodes[at].tag == ups[k].tag
			    && of[ups[k].clue] == FAR)
				of[ups[k].clue] = (int16_t)far;
		uint32_t words = scene->traits[at].words & missing;
		missing &= ~words;
		for (int kind = 0; words; kind++, words >>= 1)
			if (words & 1)
				of[CLUE_CALLED_FURNITURE + kind] = (int16_t)far;
		if (!met && scene->steps[at] != UINT8_MAX) {
			met = true;
			of[CLUE_STEPS_DOWN] = (int16_t)far;
			of[CLUE_STEPS_UP] = scene->steps[at];
		}
	}
	of[CLUE_IN_ROOT] = passage->node >= scene->root
	    && passage->node < dom->nodes[scene->root].end;
	of[CLUE_GONE] = scene->gone[i];
	of[CLUE_FROM_FIRST] = capped((int64_t)i - scene->first, FAR);
	of[CLUE_TO_LAST] = capped((int64_t)scene->last - i, FAR);
	of[CLUE_FROM_TITLE] = scene->title < scene->count
	    ? capped((int64_t)i - scene->title, FAR) : -FAR - 1;
	of[CLUE_ROOT_SHARE] = percent(scene->root_letters, scene->all_letters);
	uint64_t prose = scene->sums[0].prose;
	uint32_t node = passage->node;
	of[CLUE_OWN_PROSE] = percent(scene->sums[node].prose, prose);
	static const ClueName levels[3][3] = {
	    {CLUE_PARENT_PROSE, CLUE_PARENT_LINKED, CLUE_PARENT_COUNT},
	    {CLUE_GRAND_PROSE, CLUE_GRAND_LINKED, CLUE_GRAND_COUNT},
	    {CLUE_GREAT_PROSE, CLUE_GREAT_LINKED, CLUE_COUNT}};
	for (int level = 0; level < 3; level++) {
		if (dom->nodes[node].parent != NO_NODE)
			node = dom->nodes[node].parent;
		const Sum *sum = &scene->sums[node];
		of[levels[level][0]] = percent(sum->prose, prose);
		of[levels[level][1]] = percent(sum->linked, sum->letters);
		if (levels[level][2] != CLUE_COUNT)
			of[levels[level][2]] = capped(sum->count, 200);
	}
	const Sum *like = &scene->likes[scene->like[i]];
	of[CLUE_LIKE_PROSE] = percent(like->prose, prose);
	of[CLUE_LIKE_LINKED] = percent(like->linked, like->letters);
	of[CLUE_LIKE_COUNT] = capped(like->count, 200);
	of[CLUE_LIKE_LETTERS] = capped(like->letters / like->count, MOST);
}

/* Clues of the neighbours are copied once each has its own. */
static void
neighbour_clues(const Scene *scene, uint32_t i, Clues *all)
{
	static const struct {
		int offset;
		ClueName of, clue;
	} copies[] = {{-1, CLUE_LETTERS, CLUE_LETTERS_1_UP},
	    {-2, CLUE_LETTERS, CLUE_LETTERS_2_UP},
	    {-3, CLUE_LETTERS, CLUE_LETTERS_3_UP},
	    {1, CLUE_LETTERS, CLUE_LETTERS_1_ON},
	    {2, CLUE_LETTERS, CLUE_LETTERS_2_ON},
	    {3, CLUE_LETTERS, CLUE_LETTERS_3_ON},
	    {-1, CLUE_LINKED, CLUE_LINKED_1_UP},
	    {-2, CLUE_LINKED, CLUE_LINKED_2_UP},
	    {1, CLUE_LINKED, CLUE_LINKED_1_ON},
	    {2, CLUE_LINKED, CLUE_LINKED_2_ON}, {-1, CLUE_KIND, CLUE_KIND_1_UP},
	    {-2, CLUE_KIND, CLUE_KIND_2_UP}, {1, CLUE_KIND, CLUE_KIND_1_ON},
	    {2, CLUE_KIND, CLUE_KIND_2_ON}, {-1, CLUE_END_MARK, CLUE_END_1_UP},
	    {1, CLUE_END_MARK, CLUE_END_1_ON}, {-1, CLUE_GONE, CLUE_GONE_UP},
	    {1, CLUE_GONE, CLUE_GONE_ON}};
	int16_t *of = all[i].of;
	for (size_t k = 0; k < sizeof copies / sizeof copies[0]; k++) {
		int64_t at = (int64_t)i + copies[k].offset;
		of[copies[k].clue] = at >= 0 && at < scene->count
		    ? all[at].of[copies[k].of] : -2;
	}
	static const struct {
		int offset;
		ClueName clue;
	} sames[] = {{-1, CLUE_SAME_1_UP}, {1, CLUE_SAME_1_ON},
	    {-2, CLUE_SAME_2_UP}, {2, CLUE_SAME_2_ON}};
	const Dom *dom = scene->dom;
	uint32_t parent = dom->nodes[passage_at(scene, i)->node].parent;
	for (size_t k = 0; k < sizeof sames / sizeof sames[0]; k++) {
		int64_t at = (int64_t)i + sames[k].offset;
		if (at < 0 || at >= scene->count)
			continue;
		uint32_t other = passage_at(scene, (uint32_t)at)->node;
		of[sames[k].clue] = (int16_t)((dom->nodes[other].parent == parent)
		    + (scene->like[at] == scene->like[i]));
	}
	if (i > 0)
		of[CLUE_FRONT_1_UP] = scene->phrases[i - 1].front != 0;
	if (i + 1 < scene->count)
		of[CLUE_FRONT_1_ON] = scene->phrases[i + 1].front != 0;
}

/* What depends on all that stands above or below. */
static void
running_clues(const Scene *scene, Clues *all)
{
	int heading = FAR, rule = FAR, related = FAR, comment = FAR, bio = FAR;
	int16_t letters = -1, says_related = 0, says_other = 0;
	/* headings as large as the headline: a page of many stories */
	int titles = -1, title_depth = 6;
	uint32_t in_root = 0, prose_up = FAR, prose_on = FAR;
	for (uint32_t i = 0; i < scene->count; i++) {
		int16_t *of = all[i].of;
		const Passage *passage = passage_at(scene, i);
		of[CLUE_SINCE_HEADING] = capped(heading, FAR);
		of[CLUE_TITLES_SINCE] = capped(titles, FAR);
		of[CLUE_HEADING_LETTERS] = letters;
		of[CLUE_HEADING_RELATED] = says_related;
		of[CLUE_HEADING_OTHER] = says_other;
		of[CLUE_SINCE_RULE] = capped(rule, FAR);
		of[CLUE_SINCE_RELATED] = capped(related, FAR);
		of[CLUE_SINCE_COMMENT] = capped(comment, FAR);
		of[CLUE_SINCE_BIO] = capped(bio, FAR);
		of[CLUE_BEFORE] = percent(in_root, scene->root_letters);
		of[CLUE_PROSE_UP] = capped(prose_up, FAR);
		heading++, rule++, related++, comment++, bio++, prose_up++;
		if (is_prose(passage)) {
			prose_up = 0;
			if (of[CLUE_IN_ROOT] && !of[CLUE_GONE])
				in_root += passage->letters;
		}
		if (i == scene->title) {
			titles = 0;
			title_depth = passage->block.depth ? passage->block.depth : 6;
		} else if (titles >= 0 && passage->block.kind == BLOCK_HEADING
		    && passage->block.depth <= title_depth) {
			titles++;
		}
		uint32_t front = scene->phrases[i].front;
		bool is_short = passage->letters < PROSE;
		if (passage->block.kind == BLOCK_HEADING
		    || (is_short && (of[CLUE_STRONG] > 90 || front))) {
			heading = 0;
			letters = capped(passage->letters, 200);
			says_related = front >> PHRASE_RELATED_BIT & 1;
			says_other = front != 0;
		}
		if (passage->block.kind == BLOCK_RULE)
			rule = 0;
		if (is_short && front >> PHRASE_RELATED_BIT & 1)
			related = 0;
		if (is_short && front >> PHRASE_COMMENT_BIT & 1)
			comment = 0;
		if (is_short && front >> PHRASE_AUTHOR_BIT & 1)
			bio = 0;
	}
	uint32_t behind = 0;
	heading = FAR;
	for (uint32_t i = scene->count; i-- > 0;) {
		int16_t *of = all[i].of;
		const Passage *passage = passage_at(scene, i);
		of[CLUE_TO_HEADING] = capped(heading, FAR);
		of[CLUE_AFTER] = percent(behind, scene->root_letters);
		of[CLUE_PROSE_ON] = capped(prose_on, FAR);
		heading++, prose_on++;
		if (is_prose(passage)) {
			prose_on = 0;
			if (of[CLUE_IN_ROOT] && !of[CLUE_GONE])
				behind += passage->letters;
		}
		if (passage->block.kind == BLOCK_HEADING)
			heading = 0;
	}
}

/* The passages that say the headline, of which the first large heading, else the
 * first, is where the article begins. */
static bool
find_title(Scene *scene, Str title, Clues *all)
{
	bool found = false, is_large = false;
	for (uint32_t i = 0; i < scene->count && title.len; i++) {
		const Passage *passage = passage_at(scene, i);
		Str text = text_of(scene, i);
		if (str_empty(text) || text.len > LONGEST_FOLDED
		    || text.len > 2 * title.len + 40
		    || !str_equal(headline_fold(scene->arena, text), title))
			continue;
		all[i].of[CLUE_IS_TITLE] = 1;
		bool large = passage->block.kind == BLOCK_HEADING
		    && passage->block.depth == 1;
		if (!found || (large && !is_large))
			scene->title = i;
		found = true;
		is_large |= large;
	}
	return found;
}

/* Which passages are the headline, and which stand on the page more than once. */
static void
title_clues(Scene *scene, Clues *all)
{
	scene->title = scene->count;
	/* a page's first heading may be the name of its site */
	Str title = headline_fold(scene->arena, scene->meta->title);
	Str heading = headline_fold(scene->arena, scene->meta->heading);
	if (!find_title(scene, title, all) && !str_equal(title, heading))
		find_title(scene, heading, all);
	Map seen = {0};
	for (uint32_t i = 0; i < scene->count; i++) {
		Str text = text_of(scene, i);
		if (text.len && text.len <= LONGEST_FOLDED)
			++*map_at(scene->arena, &seen, text);
	}
	for (uint32_t i = 0; i < scene->count; i++) {
		uint32_t times = 0;
		map_get(&seen, text_of(scene, i), &times);
		all[i].of[CLUE_TWICE] = capped(times, 10);
	}
}

/* The article element that the passage is in, the innermost; NO_NODE: none. */
static uint32_t
article_around(const Scene *scene, uint32_t i)
{
	const Dom *dom = scene->dom;
	uint32_t node = passage_at(scene, i)->node;
	while (node != NO_NODE && dom->nodes[node].tag != TAG_ARTICLE)
		node = dom->nodes[node].parent;
	return node;
}

/* What tells one story of many on a page from the one that it is about: those
 * that are alike end in dots, an article element that is not the headline's. */
static void
story_clues(const Scene *scene, Clues *all)
{
	uint32_t *cut = ARENA_ARRAY(scene->arena, uint32_t, scene->count + 1);
	uint32_t *ended = ARENA_ARRAY(scene->arena, uint32_t, scene->count + 1);
	uint32_t *around = ARENA_ARRAY(scene->arena, uint32_t, scene->count + 1);
	uint32_t articles = 0, last = NO_NODE;
	for (uint32_t i = 0; i < scene->count; i++) {
		int mark = all[i].of[CLUE_END_MARK];
		cut[scene->like[i]] += mark == 6;
		ended[scene->like[i]] += mark == 5 || mark == 4;
		around[i] = article_around(scene, i);
		articles += around[i] != NO_NODE && around[i] != last;
		last = around[i];
	}
	uint32_t begin = scene->title < scene->count ? scene->title : scene->first;
	uint32_t own = begin < scene->count ? around[begin] : NO_NODE;
	for (uint32_t i = 0; i < scene->count; i++) {
		int16_t *of = all[i].of;
		uint32_t like = scene->like[i], article = around[i];
		of[CLUE_LIKE_CUT] = percent(cut[like], scene->likes[like].count);
		of[CLUE_LIKE_ENDED] =
		    percent(ended[like], scene->likes[like].count);
		of[CLUE_ARTICLES] = capped(articles, FAR);
		of[CLUE_ARTICLE_PROSE] = article == NO_NODE ? -1
		    : percent(scene->sums[article].prose, scene->sums[0].prose);
		const Node *nodes = scene->dom->nodes;
		of[CLUE_TITLE_ARTICLE] = article == NO_NODE ? -1
		    : own == NO_NODE                        ? 0
		    : article == own                        ? 3
		    : article > own && article < nodes[own].end ? 1
		    : own > article && own < nodes[article].end ? 2
		                                                : 0;
	}
}

static void
find_phrases(Scene *scene)
{
	PhraseIndex index = phrase_index();
	scene->phrases = ARENA_ARRAY(scene->arena, Phrases, scene->count);
	for (uint32_t i = 0; i < scene->count; i++) {
		char folded[LONGEST_FOLDED];
		scene->phrases[i] = phrases_in(&index,
		    phrase_fold(text_of(scene, i), folded, sizeof folded));
	}
}

Clues *
clues_of(Arena *arena, const Passages *passages, const Dom *dom,
    const Trait *traits, uint32_t root, const Meta *meta)
{
	uint32_t count = passages->passages.count;
	Clues *all = ARENA_ARRAY(arena, Clues, count + 1);
	Arena *scratch = arena_new();
	Scene scene = {.arena = scratch, .passages = passages, .dom = dom,
	    .traits = traits, .meta = meta, .root = root, .count = count};
	sum_up(&scene);
	find_phrases(&scene);
	scene.title_words = words_of(scratch, meta->title, MOST_TITLE_WORDS);
	scene.byline_words = words_of(scratch, meta->byline, MOST_TITLE_WORDS);
	scene.description = shingles_of(scratch, meta->description);
	scene.body = shingles_of(scratch, meta->body);
	title_clues(&scene, all);
	for (uint32_t i = 0; i < count; i++) {
		words_clues(&scene, i, &all[i]);
		page_clues(&scene, i, &all[i]);
		place_clues(&scene, i, &all[i]);
	}
	for (uint32_t i = 0; i < count; i++)
		neighbour_clues(&scene, i, all);
	running_clues(&scene, all);
	story_clues(&scene, all);
	arena_free(scratch);
	return all;
}
