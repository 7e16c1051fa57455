/*
 * train_article: learns which passages of a page are its article.
 *
 *     train_article [--folds N] [--output FILE] [--errors FILE] FOLDER...
 *
 * A FOLDER holds html/ID.html, gold.json ({ID: text or {"articleBody": text}})
 * and urls.json ({ID: address}). Every page is surveyed as quoth does it, its
 * passages are laid beside the true text, and boosted trees learn from the
 * clues to tell those that are in it from those that are not. With --folds the
 * pages are split by their site, and what is learned from the others is
 * measured on each part. Then trees learned from all pages are written as
 * src/article/model/trees.h, which article/forest.h says how to read.
 *
 * Nothing here is random but a generator with a fixed seed: the same pages give
 * the same trees.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "article/forest.h"
#include "article/judge.h"
#include "article/survey.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/list.h"
#include "base/map.h"
#include "base/unicode.h"
#include "base/url.h"

enum {
	MOST_BINS = 64,
	SHINGLE = 4,
	MOST_PLACES = 12, /* where in the true text one passage is looked for */
	MOST_FOLDS = 10,
	MOST_FOLDERS = 8,
	MOST_SHOWN = 150, /* bytes of a passage */
};

#define NO_FOLDER UINT32_MAX

/* --- the pages ------------------------------------------------------------ */

typedef struct {
	uint32_t *items;
	uint32_t count, capacity;
} Tokens; /* hashes of words, as the scorer cuts them */

typedef struct {
	Str id;
	uint32_t folder;
	uint32_t site; /* hash of its domain */
	Tokens gold;
	uint32_t first_row, row_count;
} Page;

/* One passage. */
typedef struct {
	Clues clues;
	uint32_t page;
	Tokens tokens;
	Str text;       /* its beginning */
	bool is_text;   /* not a rule */
	bool is_wanted; /* it stands in the true text */
	float weight, score;
} Row;

typedef LIST_OF(Page) PageList;
typedef LIST_OF(Row) RowList;

typedef struct {
	Arena *arena;
	PageList pages;
	RowList rows;
	const char *names[MOST_FOLDERS];
	uint32_t folders;
} Corpus;

static Tokens
tokens_of(Arena *arena, Str text)
{
	Tokens tokens = {0};
	uint32_t hash = 0;
	bool open = false;
	for (size_t at = 0; at <= text.len;) {
		uint32_t character = at < text.len ? unicode_at(text, at, &at)
		                                   : (at++, ' ');
		if (unicode_is_letter(character) || unicode_is_digit(character)
		    || character == '_') {
			hash = hash32_add(open ? hash : HASH32_BEGIN, character);
			open = true;
		} else if (open) {
			list_push(arena, &tokens, hash);
			open = false;
		}
	}
	return tokens;
}

static uint32_t
shingle_at(const uint32_t *tokens, uint32_t count)
{
	uint32_t hash = count;
	for (uint32_t i = 0; i < count && i < SHINGLE; i++)
		hash = (hash ^ tokens[i]) * 0x9e3779b1u + (hash >> 15);
	return hash;
}

static uint32_t
shingle_count(uint32_t tokens)
{
	return tokens <= SHINGLE ? tokens > 0 : tokens - SHINGLE + 1;
}

/* --- laying passages beside the true text ---------------------------------- */

typedef struct {
	uint32_t row, begin, end, matched; /* tokens of the true text */
	int64_t value;  /* of the best chain that ends with it */
	int32_t before; /* in the chain */
} Place;

typedef LIST_OF(Place) PlaceList;

typedef struct {
	uint32_t hash, at;
} GoldShingle;

static int
compare_shingles(const void *a, const void *b)
{
	const GoldShingle *left = a, *right = b;
	if (left->hash != right->hash)
		return left->hash < right->hash ? -1 : 1;
	return left->at < right->at ? -1 : left->at > right->at;
}

static uint32_t
find_shingle(const GoldShingle *index, uint32_t count, uint32_t hash)
{
	uint32_t low = 0, high = count;
	while (low < high) {
		uint32_t middle = (low + high) / 2;
		if (index[middle].hash < hash)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Where the row's words stand in the true text. */
static void
add_places(Arena *arena, PlaceList *places, const Row *row, uint32_t index,
    const Tokens *gold, const GoldShingle *shingles, uint32_t shingles_count)
{
	const Tokens *tokens = &row->tokens;
	uint32_t first = places->count;
	if (tokens->count < SHINGLE) {
		for (uint32_t at = 0; tokens->count
		     && at + tokens->count <= gold->count
		     && places->count < first + MOST_PLACES * 4; at++)
			if (memcmp(gold->items + at, tokens->items,
			        tokens->count * sizeof *tokens->items) == 0)
				list_push(arena, places, (Place){index, at,
				    at + tokens->count, tokens->count, 0, -1});
		return;
	}
	for (uint32_t k = 0; k + SHINGLE <= tokens->count; k++) {
		uint32_t hash = shingle_at(tokens->items + k, SHINGLE);
		uint32_t found = find_shingle(shingles, shingles_count, hash);
		for (; found < shingles_count && shingles[found].hash == hash;
		     found++) {
			uint32_t at = shingles[found].at;
			bool known = false;
			for (uint32_t p = first; p < places->count && !known; p++) {
				Place *place = &places->items[p];
				known = at + 12 > place->end && at < place->end + 12;
				if (known && at + SHINGLE > place->end) {
					place->matched += at + SHINGLE - place->end < SHINGLE
					    ? at + SHINGLE - place->end : SHINGLE;
					place->end = at + SHINGLE;
				}
			}
			if (!known && places->count < first + MOST_PLACES)
				list_push(arena, places,
				    (Place){index, at, at + SHINGLE, SHINGLE, 0, -1});
		}
	}
}

/* The best chain of places, one for each row at most and none overlapping,
 * decides which rows are wanted. */
static void
align(Corpus *corpus, Page *page)
{
	Arena *scratch = arena_new();
	const Tokens *gold = &page->gold;
	uint32_t count = gold->count >= SHINGLE ? shingle_count(gold->count) : 0;
	GoldShingle *shingles = ARENA_ARRAY(scratch, GoldShingle, count + 1);
	for (uint32_t i = 0; i < count; i++)
		shingles[i] =
		    (GoldShingle){shingle_at(gold->items + i, SHINGLE), i};
	qsort(shingles, count, sizeof *shingles, compare_shingles);
	PlaceList places = {0};
	/* best[end]: the place with which the best chain up to there ends */
	int32_t *best = ARENA_ARRAY(scratch, int32_t, gold->count + 1);
	int64_t *values = ARENA_ARRAY(scratch, int64_t, gold->count + 1);
	for (uint32_t i = 0; i <= gold->count; i++)
		best[i] = -1;
	for (uint32_t r = page->first_row; r < page->first_row + page->row_count;
	     r++) {
		Row *row = &corpus->rows.items[r];
		uint32_t first = places.count;
		add_places(scratch, &places, row, r, gold, shingles, count);
		for (uint32_t p = first; p < places.count; p++) {
			Place *place = &places.items[p];
			uint32_t begin = place->begin + (place->end - place->begin > 6);
			place->before = best[begin];
			place->value = values[begin] + place->matched * 4
			    - (row->clues.of[CLUE_GONE] ? 1 : 0)
			    + (row->clues.of[CLUE_IN_ROOT] ? 1 : 0);
		}
		for (uint32_t p = first; p < places.count; p++) {
			Place *place = &places.items[p];
			for (uint32_t e = place->end;
			     e <= gold->count && values[e] < place->value; e++) {
				values[e] = place->value;
				best[e] = (int32_t)p;
			}
		}
	}
	for (int32_t p = best[gold->count]; p >= 0; p = places.items[p].before) {
		Place *place = &places.items[p];
		Row *row = &corpus->rows.items[place->row];
		row->is_wanted = place->matched * 2 >= row->tokens.count;
	}
	arena_free(scratch);
}

/* --- drawing lots ---------------------------------------------------------- */

static uint64_t
next_random(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state * 0x2545f4914f6cdd1du;
}

static double
random_share(uint64_t *state)
{
	return (double)(next_random(state) >> 11) / (double)(1ull << 53);
}

/* --- reading --------------------------------------------------------------- */

/* "news.example.co.uk" as "example.co.uk", hashed: what has one owner. */
static uint32_t
site_of(Arena *arena, Str url)
{
	Str host = url_host(arena, url);
	size_t dots[3] = {0}; /* behind the last dots, from the end */
	int count = 0;
	for (size_t i = host.len; i-- > 0 && count < 3;)
		if (host.ptr[i] == '.')
			dots[count++] = i + 1;
	size_t begin = count > 1 ? dots[1] : 0;
	if (count > 1 && host.len - dots[0] == 2 && dots[0] - dots[1] <= 4)
		begin = count > 2 ? dots[2] : 0;
	uint32_t hash = hash32(str_part(host, begin, host.len));
	return hash ^ hash >> 13;
}

static const JsonValue *
read_json(Arena *arena, const char *folder, const char *name)
{
	Err err = {0};
	Str text;
	Str path = str_format(arena, "%s/%s", folder, name);
	if (!file_read(arena, path, 1u << 30, &text, &err)) {
		fprintf(stderr, "train_article: %s\n", err.text);
		exit(1);
	}
	const JsonValue *value = json_read(arena, text, &err);
	if (!value) {
		fprintf(stderr, "train_article: %s: %s\n", path.ptr, err.text);
		exit(1);
	}
	return value;
}

/* Takes what a survey found as rows of the page that is to come. */
static void
add_rows(Corpus *corpus, Page *page, const Survey *survey)
{
	page->first_row = corpus->rows.count;
	page->row_count = survey->passages.passages.count;
	for (uint32_t i = 0; i < page->row_count; i++) {
		const Block *block = &survey->passages.passages.items[i].block;
		Str text = range_str(survey->passages.text, block->text);
		Row row = {.clues = survey->clues[i],
		    .page = corpus->pages.count,
		    .tokens = tokens_of(corpus->arena, text)};
		row.is_text = block->kind != BLOCK_RULE && row.tokens.count
		    && !judge_is_headline(&row.clues);
		if (text.len > MOST_SHOWN)
			text.len = MOST_SHOWN;
		row.text = str_copy(corpus->arena, text);
		list_push(corpus->arena, &corpus->rows, row);
	}
	align(corpus, page);
	for (uint32_t i = 0; i < page->row_count; i++) {
		Row *row = &corpus->rows.items[page->first_row + i];
		double share = 12.0 * row->tokens.count / (page->gold.count + 100.0);
		row->weight = (float)(0.3 + (share < 4 ? share : 4));
	}
	list_push(corpus->arena, &corpus->pages, *page);
}

/* What belongs to an article is a habit of whoever labels: for all habits to be
 * heard, a folder counts with the root of the number of its pages. */
static void
weigh_folders(Corpus *corpus)
{
	uint32_t sizes[MOST_FOLDERS] = {0}, largest = 0;
	for (uint32_t i = 0; i < corpus->pages.count; i++) {
		uint32_t folder = corpus->pages.items[i].folder;
		if (folder != NO_FOLDER && ++sizes[folder] > largest)
			largest = sizes[folder];
	}
	for (uint32_t i = 0; i < corpus->rows.count; i++) {
		Row *row = &corpus->rows.items[i];
		uint32_t folder = corpus->pages.items[row->page].folder;
		if (folder != NO_FOLDER)
			row->weight *= sqrtf((float)largest / (float)sizes[folder]);
	}
}

static void
add_element(Buf *html, const char *name, Str text)
{
	buf_add_byte(html, '<');
	buf_add(html, str_of(name));
	buf_add_byte(html, '>');
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '<')
			buf_add(html, STR("&lt;"));
		else if (text.ptr[i] == '&')
			buf_add(html, STR("&amp;"));
		else
			buf_add_byte(html, text.ptr[i]);
	buf_add(html, STR("</"));
	buf_add(html, str_of(name));
	buf_add_byte(html, '>');
}

/*
 * Few pages of a collection are as plain as what stands in feeds, or what a
 * person writes by hand. So of each page a plain one is made: a stretch of its
 * article with what stood in its midst, in elements without names.
 */
static void
add_plain_page(Corpus *corpus, const Page *from, const Survey *survey,
    uint64_t *state)
{
	static const char *const names[] = {[BLOCK_PARAGRAPH] = "p",
	    [BLOCK_HEADING] = "h2", [BLOCK_QUOTATION] = "blockquote",
	    [BLOCK_ITEM] = "li", [BLOCK_CODE] = "pre",
	    [BLOCK_CAPTION] = "figcaption", [BLOCK_TABLE] = "p"};
	static const char *const frames[][2] = {{"", ""},
	    {"<article>", "</article>"}, {"<main>", "</main>"},
	    {"<div>", "</div>"}};
	Arena *scratch = arena_new();
	uint32_t first = UINT32_MAX, last = 0;
	for (uint32_t i = 0; i < from->row_count; i++)
		if (corpus->rows.items[from->first_row + i].is_wanted) {
			first = first == UINT32_MAX ? i : first;
			last = i;
		}
	if (first <= last) {
		uint64_t draw = next_random(state);
		uint32_t some = 1 + (uint32_t)(draw >> 8) % (last - first + 1);
		uint32_t skip = draw & 1 ? 0
		    : (uint32_t)(draw >> 40) % (last - first + 1);
		uint32_t frame = draw >> 3 & 3;
		Buf html = buf_new(BUF_UNLIMITED);
		buf_add(&html, STR("<!doctype html><body>"));
		buf_add(&html, str_of(frames[frame][0]));
		if (draw & 4 && survey->meta.title.len)
			add_element(&html, "h1", survey->meta.title);
		for (uint32_t i = first + skip; i <= last && some; i++, some--) {
			const Block *block = &survey->passages.passages.items[i].block;
			if (block->kind <= BLOCK_TABLE && names[block->kind])
				add_element(&html, names[block->kind],
				    range_str(survey->passages.text, block->text));
		}
		buf_add(&html, str_of(frames[frame][1]));
		Page page = *from;
		page.folder = NO_FOLDER;
		Survey plain = survey_page(scratch, buf_str(&html), (Str){0});
		add_rows(corpus, &page, &plain);
		buf_free(&html);
	}
	arena_free(scratch);
}

static void
add_page(Corpus *corpus, const char *folder, Str id, Str gold, Str url)
{
	Arena *scratch = arena_new();
	Str html;
	Err err = {0};
	Str path =
	    str_format(scratch, "%s/html/%.*s.html", folder, STR_ARG(id));
	if (!file_read(scratch, path, 64 << 20, &html, &err)) {
		fprintf(stderr, "train_article: %s\n", err.text);
		exit(1);
	}
	Survey survey =
	    survey_page(scratch, unicode_repair(scratch, html), (Str){0});
	Page page = {.id = str_copy(corpus->arena, id),
	    .folder = corpus->folders,
	    .site = site_of(scratch, url),
	    .gold = tokens_of(corpus->arena, gold)};
	add_rows(corpus, &page, &survey);
	uint64_t state = 0x9e3779b97f4a7c15u * (corpus->pages.count + 1);
	add_plain_page(corpus, &page, &survey, &state);
	arena_free(scratch);
}

static void
add_folder(Corpus *corpus, const char *folder)
{
	Arena *scratch = arena_new();
	const JsonValue *gold = read_json(scratch, folder, "gold.json");
	const JsonValue *urls = read_json(scratch, folder, "urls.json");
	if (json_member(gold, "output"))
		gold = json_member(gold, "output");
	for (uint32_t i = 0; i < gold->count; i++) {
		const JsonValue *one = &gold->values[i];
		Str text = one->kind == JSON_IS_OBJECT
		    ? json_text(json_member(one, "articleBody"))
		    : json_text(one);
		Str url = json_text(
		    json_member(urls, str_cstr(scratch, gold->keys[i])));
		add_page(corpus, folder, gold->keys[i], text, url);
	}
	corpus->names[corpus->folders++] = folder;
	arena_free(scratch);
}

/* --- measuring -------------------------------------------------------------- */

typedef struct {
	double precision, recall, exact;
	uint32_t precise, recalled, pages;
} Measure;

static int
compare_hashes(const void *a, const void *b)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	return left < right ? -1 : left > right;
}

static Tokens
sorted_shingles(Arena *arena, const Tokens *tokens)
{
	Tokens shingles = {.count = shingle_count(tokens->count)};
	shingles.items = ARENA_ARRAY(arena, uint32_t, shingles.count + 1);
	for (uint32_t i = 0; i < shingles.count; i++)
		shingles.items[i] = shingle_at(tokens->items + i,
		    tokens->count < SHINGLE ? tokens->count : SHINGLE);
	qsort(shingles.items, shingles.count, sizeof *shingles.items,
	    compare_hashes);
	return shingles;
}

static void
measure_page(const Corpus *corpus, const Page *page, float least,
    Measure *measure)
{
	Arena *scratch = arena_new();
	Tokens taken = {0};
	for (uint32_t i = 0; i < page->row_count; i++) {
		const Row *row = &corpus->rows.items[page->first_row + i];
		bool taken_in = row->is_text && row->score > least;
		for (uint32_t t = 0; taken_in && t < row->tokens.count; t++)
			list_push(scratch, &taken, row->tokens.items[t]);
	}
	Tokens a = sorted_shingles(scratch, &page->gold);
	Tokens b = sorted_shingles(scratch, &taken);
	uint32_t common = 0;
	for (uint32_t i = 0, k = 0; i < a.count && k < b.count;) {
		if (a.items[i] == b.items[k])
			common++, i++, k++;
		else if (a.items[i] < b.items[k])
			i++;
		else
			k++;
	}
	if (b.count) {
		measure->precision += (double)common / b.count;
		measure->precise++;
	}
	if (a.count) {
		measure->recall += (double)common / a.count;
		measure->recalled++;
	}
	measure->exact += taken.count == page->gold.count
	    && (!taken.count || !memcmp(taken.items, page->gold.items,
	        taken.count * sizeof *taken.items));
	measure->pages++;
	arena_free(scratch);
}

static double
f1_of(const Measure *measure)
{
	double p = measure->precise ? measure->precision / measure->precise : 0;
	double r = measure->recalled ? measure->recall / measure->recalled : 0;
	return p + r > 0 ? 2 * p * r / (p + r) : 0;
}

static Measure
measure_folder(const Corpus *corpus, uint32_t folder, float least)
{
	Measure measure = {0};
	for (uint32_t i = 0; i < corpus->pages.count; i++)
		if (corpus->pages.items[i].folder == folder)
			measure_page(corpus, &corpus->pages.items[i], least, &measure);
	return measure;
}

static void
say_measures(const Corpus *corpus, const char *what, float least)
{
	for (uint32_t f = 0; f < corpus->folders; f++) {
		Measure m = measure_folder(corpus, f, least);
		printf("%-10s %-40s F1 %.4f  P %.4f  R %.4f  exact %.3f  (%u)\n", what,
		    corpus->names[f], f1_of(&m), m.precision / (m.precise ? m.precise : 1),
		    m.recall / (m.recalled ? m.recalled : 1), m.exact / m.pages, m.pages);
	}
	fflush(stdout);
}

/* --- learning --------------------------------------------------------------- */

typedef struct {
	uint32_t trees, depth;
	double rate, smooth, least_weight, columns, rows;
} Recipe;

typedef LIST_OF(TreeRow) TreeRowList;
typedef LIST_OF(uint32_t) RootList;

typedef struct {
	TreeRowList rows;
	RootList roots;
	double bias;
} Forest;

/* The clues as numbers of bins, clue by clue. */
typedef struct {
	uint8_t *of[CLUE_COUNT];
	int16_t limits[CLUE_COUNT][MOST_BINS];
	uint32_t counts[CLUE_COUNT];
} Bins;

static int
compare_int16(const void *a, const void *b)
{
	return *(const int16_t *)a - *(const int16_t *)b;
}

static void
make_bins(Arena *arena, const Corpus *corpus, Bins *bins)
{
	uint32_t count = corpus->rows.count;
	int16_t *values = malloc(count * sizeof *values);
	for (int clue = 0; clue < CLUE_COUNT; clue++) {
		for (uint32_t i = 0; i < count; i++)
			values[i] = corpus->rows.items[i].clues.of[clue];
		qsort(values, count, sizeof *values, compare_int16);
		uint32_t bins_count = 0, distinct = 1;
		for (uint32_t i = 1; i < count; i++)
			distinct += values[i] != values[i - 1];
		uint32_t each = distinct <= MOST_BINS ? 1 : count / (MOST_BINS - 1);
		uint32_t since = 0;
		for (uint32_t i = 0; i + 1 < count; i++) {
			since++;
			if (values[i] != values[i + 1] && since >= each
			    && bins_count < MOST_BINS - 1) {
				bins->limits[clue][bins_count++] = values[i];
				since = 0;
			}
		}
		bins->counts[clue] = bins_count; /* limits; one bin more */
		bins->of[clue] = ARENA_ARRAY(arena, uint8_t, count);
		for (uint32_t i = 0; i < count; i++) {
			int16_t value = corpus->rows.items[i].clues.of[clue];
			uint32_t low = 0, high = bins_count;
			while (low < high) {
				uint32_t middle = (low + high) / 2;
				if (bins->limits[clue][middle] < value)
					low = middle + 1;
				else
					high = middle;
			}
			bins->of[clue][i] = (uint8_t)low;
		}
	}
	free(values);
}

typedef struct {
	float gradient, weight;
} Slope;

typedef struct {
	uint32_t begin, end; /* of the rows in Growing.order */
	double gradient, weight;
} Part;

typedef struct {
	Arena *arena;
	const Corpus *corpus;
	const Bins *bins;
	const Recipe *recipe;
	Slope *slopes;   /* of each row */
	uint32_t *order; /* rows, by part */
	uint32_t *spare;
	uint16_t *clues; /* that this tree may ask */
	uint32_t clue_count;
	TreeRowList *out;
} Growing;

static double
gain_of(double gradient, double weight, double smooth)
{
	return gradient * gradient / (weight + smooth);
}

static void
add_leaf(Growing *growing, const Part *part)
{
	double vote = -part->gradient / (part->weight + growing->recipe->smooth)
	    * growing->recipe->rate;
	list_push(growing->arena, growing->out,
	    (TreeRow){CLUE_COUNT, (int16_t)lrint(vote * 1000), 0});
}

static void
grow(Growing *growing, Part part, uint32_t depth)
{
	const Recipe *recipe = growing->recipe;
	double best = 1e-3;
	int clue = -1, limit = 0;
	Part left_best = {0};
	if (depth < recipe->depth && part.weight >= 2 * recipe->least_weight) {
		double whole = gain_of(part.gradient, part.weight, recipe->smooth);
		for (uint32_t c = 0; c < growing->clue_count; c++) {
			int try = growing->clues[c];
			const uint8_t *bin = growing->bins->of[try];
			struct { double gradient, weight; } sums[MOST_BINS] = {{0, 0}};
			for (uint32_t i = part.begin; i < part.end; i++) {
				uint32_t row = growing->order[i];
				sums[bin[row]].gradient += growing->slopes[row].gradient;
				sums[bin[row]].weight += growing->slopes[row].weight;
			}
			double gradient = 0, weight = 0;
			for (uint32_t b = 0; b < growing->bins->counts[try]; b++) {
				gradient += sums[b].gradient;
				weight += sums[b].weight;
				if (weight < recipe->least_weight
				    || part.weight - weight < recipe->least_weight)
					continue;
				double gain = gain_of(gradient, weight, recipe->smooth)
				    + gain_of(part.gradient - gradient,
				        part.weight - weight, recipe->smooth) - whole;
				if (gain > best) {
					best = gain;
					clue = try;
					limit = (int)b;
					left_best.gradient = gradient;
					left_best.weight = weight;
				}
			}
		}
	}
	if (clue < 0) {
		add_leaf(growing, &part);
		return;
	}
	uint32_t left = part.begin, right = 0;
	for (uint32_t i = part.begin; i < part.end; i++) {
		uint32_t row = growing->order[i];
		if (growing->bins->of[clue][row] <= limit)
			growing->order[left++] = row;
		else
			growing->spare[right++] = row;
	}
	memcpy(growing->order + left, growing->spare, right * sizeof(uint32_t));
	uint32_t split = growing->out->count;
	list_push(growing->arena, growing->out, (TreeRow){(int16_t)clue,
	    growing->bins->limits[clue][limit], 0});
	Part first = {part.begin, left, left_best.gradient, left_best.weight};
	Part second = {left, part.end, part.gradient - left_best.gradient,
	    part.weight - left_best.weight};
	grow(growing, first, depth + 1);
	growing->out->items[split].skip =
	    (int16_t)(growing->out->count - split);
	grow(growing, second, depth + 1);
}

/* Learns from the rows that are in use; scores all. */
static Forest
learn(Arena *arena, Corpus *corpus, const Bins *bins, const bool *in_use,
    const Recipe *recipe)
{
	Forest forest = {0};
	uint32_t count = corpus->rows.count;
	Row *rows = corpus->rows.items;
	Arena *scratch = arena_new();
	Growing growing = {.arena = arena, .corpus = corpus, .bins = bins,
	    .recipe = recipe, .out = &forest.rows};
	growing.slopes = ARENA_ARRAY(scratch, Slope, count);
	growing.order = ARENA_ARRAY(scratch, uint32_t, count);
	growing.spare = ARENA_ARRAY(scratch, uint32_t, count);
	growing.clues = ARENA_ARRAY(scratch, uint16_t, CLUE_COUNT);
	double wanted = 0, all = 0;
	for (uint32_t i = 0; i < count; i++) {
		if (!in_use[i])
			continue;
		all += rows[i].weight;
		wanted += rows[i].is_wanted ? rows[i].weight : 0;
	}
	forest.bias = log(wanted / (all - wanted));
	for (uint32_t i = 0; i < count; i++)
		rows[i].score = (float)forest.bias;
	uint64_t state = 0x9e3779b97f4a7c15u;
	for (uint32_t t = 0; t < recipe->trees; t++) {
		growing.clue_count = 0;
		for (int clue = 0; clue < CLUE_COUNT; clue++)
			if (random_share(&state) < recipe->columns
			    && bins->counts[clue])
				growing.clues[growing.clue_count++] = (uint16_t)clue;
		Part all_rows = {0};
		uint32_t page = UINT32_MAX;
		bool drawn = false;
		for (uint32_t i = 0; i < count; i++) {
			if (rows[i].page != page) {
				page = rows[i].page;
				drawn = random_share(&state) < recipe->rows;
			}
			if (!in_use[i] || !drawn)
				continue;
			double odds = 1 / (1 + exp(-(double)rows[i].score));
			growing.slopes[i] = (Slope){
			    (float)((odds - rows[i].is_wanted) * rows[i].weight),
			    (float)(odds * (1 - odds) * rows[i].weight)};
			all_rows.gradient += growing.slopes[i].gradient;
			all_rows.weight += growing.slopes[i].weight;
			growing.order[all_rows.end++] = i;
		}
		uint32_t root = forest.rows.count;
		list_push(arena, &forest.roots, root);
		grow(&growing, all_rows, 0);
		for (uint32_t i = 0; i < count; i++)
			rows[i].score += (float)tree_vote(
			    &forest.rows.items[root], &rows[i].clues) / 1000;
	}
	arena_free(scratch);
	return forest;
}

/* Where the threshold is best, over all folders alike. */
static float
best_threshold(const Corpus *corpus)
{
	float best = 0;
	double most = 0;
	for (int step = -12; step <= 12; step++) {
		float least = (float)step / 8;
		double value = 0;
		for (uint32_t f = 0; f < corpus->folders; f++) {
			Measure m = measure_folder(corpus, f, least);
			value += f1_of(&m) + 0.02 * m.exact / m.pages;
		}
		if (value > most) {
			most = value;
			best = least;
		}
	}
	return best;
}

/* The mean of what each passage's odds cost, which tells two recipes apart
 * where F1 of some pages is mostly chance. */
static void
say_loss(const Corpus *corpus)
{
	double loss = 0, weight = 0;
	for (uint32_t i = 0; i < corpus->rows.count; i++) {
		const Row *row = &corpus->rows.items[i];
		if (!row->is_text
		    || corpus->pages.items[row->page].folder == NO_FOLDER)
			continue;
		double score = row->is_wanted ? (double)row->score
		                              : -(double)row->score;
		loss += (double)row->weight * log1p(exp(-score));
		weight += (double)row->weight;
	}
	printf("loss %.5f\n", loss / weight);
}

/* What was taken for the other thing, one a line: the folder, the page, whether
 * it is wanted, its share of the page's words in thousandths, its score, kind
 * and beginning. */
static void
write_errors(const char *path, const Corpus *corpus, float least)
{
	FILE *file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(1);
	}
	for (uint32_t i = 0; i < corpus->rows.count; i++) {
		const Row *row = &corpus->rows.items[i];
		const Page *page = &corpus->pages.items[row->page];
		if (page->folder == NO_FOLDER || !row->is_text
		    || row->is_wanted == (row->score > least))
			continue;
		fprintf(file, "%s\t%.*s\t%c\t%u\t%.2f\t%d\t",
		    corpus->names[page->folder], STR_ARG(page->id),
		    row->is_wanted ? '-' : '+',
		    row->tokens.count * 1000 / (page->gold.count + 1),
		    (double)row->score, row->clues.of[CLUE_KIND]);
		for (size_t k = 0; k < row->text.len; k++)
			fputc(byte_is_blank(row->text.ptr[k]) ? ' '
			                                      : row->text.ptr[k], file);
		fputc('\n', file);
	}
	fclose(file);
}

static float
cross_validate(Corpus *corpus, const Bins *bins, uint32_t folds,
    const Recipe *recipe, const char *errors)
{
	Row *rows = corpus->rows.items;
	uint32_t count = corpus->rows.count;
	float *scores = calloc(count, sizeof *scores);
	bool *in_use = calloc(count, sizeof *in_use);
	for (uint32_t fold = 0; fold < folds; fold++) {
		for (uint32_t i = 0; i < count; i++)
			in_use[i] = rows[i].is_text
			    && corpus->pages.items[rows[i].page].site % folds != fold;
		Arena *scratch = arena_new();
		learn(scratch, corpus, bins, in_use, recipe);
		for (uint32_t i = 0; i < count; i++)
			if (corpus->pages.items[rows[i].page].site % folds == fold)
				scores[i] = rows[i].score;
		arena_free(scratch);
	}
	for (uint32_t i = 0; i < count; i++)
		rows[i].score = scores[i];
	float least = best_threshold(corpus);
	say_loss(corpus);
	say_measures(corpus, "unseen, 0", 0);
	printf("threshold %.3f\n", (double)least);
	say_measures(corpus, "unseen", least);
	if (errors)
		write_errors(errors, corpus, least);
	free(scores);
	free(in_use);
	return least;
}

static void
write_forest(const char *path, const Forest *forest, float least)
{
	FILE *file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(1);
	}
	fprintf(file,
	    "/* Made by src/train/train_article.c: see README beside this. */\n\n"
	    "static const int tree_bias = %ld;\n\n"
	    "static const TreeRow tree_rows[] = {\n",
	    lrint((forest->bias - (double)least) * 1000));
	uint32_t tree = 0;
	for (uint32_t i = 0; i < forest->rows.count; i++) {
		const TreeRow *row = &forest->rows.items[i];
		if (tree < forest->roots.count && forest->roots.items[tree] == i)
			fprintf(file, "    /* %u */\n", ++tree);
		if (row->clue == CLUE_COUNT)
			fprintf(file, "    LEAF(%d),\n", row->limit);
		else
			fprintf(file, "    SPLIT(%s, %d, %d),\n",
			    clue_name((ClueName)row->clue), row->limit, row->skip);
	}
	fprintf(file, "};\n\nstatic const uint16_t tree_roots[] = {");
	for (uint32_t i = 0; i < forest->roots.count; i++)
		fprintf(file, "%s%u,", i % 10 ? " " : "\n    ",
		    forest->roots.items[i]);
	fprintf(file, "\n};\n");
	fclose(file);
}

/* How often trees ask for a clue, the most asked first. */
static void
say_clues(const Forest *forest)
{
	uint32_t asked[CLUE_COUNT] = {0};
	for (uint32_t i = 0; i < forest->rows.count; i++)
		if (forest->rows.items[i].clue != CLUE_COUNT)
			asked[forest->rows.items[i].clue]++;
	printf("clues:");
	for (int n = 0; n < CLUE_COUNT; n++) {
		int most = 0;
		for (int clue = 1; clue < CLUE_COUNT; clue++)
			if (asked[clue] > asked[most])
				most = clue;
		printf(" %s %u", clue_name((ClueName)most), asked[most]);
		asked[most] = 0;
	}
	printf("\n");
}

int
main(int argc, char **argv)
{
	Recipe recipe = {.trees = 250, .depth = 5, .rate = 0.07, .smooth = 24,
	    .least_weight = 12, .columns = 0.3, .rows = 0.6};
	uint32_t folds = 0;
	const char *output = NULL, *errors = NULL;
	Corpus corpus = {.arena = arena_new()};
	struct { const char *name; double *value; } numbers[] = {
	    {"--rate", &recipe.rate}, {"--smooth", &recipe.smooth},
	    {"--least", &recipe.least_weight}, {"--columns", &recipe.columns},
	    {"--rows", &recipe.rows}};
	for (int i = 1; i < argc; i++) {
		bool known = false;
		for (size_t n = 0; n < sizeof numbers / sizeof numbers[0]; n++)
			if (i + 1 < argc && !known && strcmp(argv[i], numbers[n].name) == 0) {
				*numbers[n].value = strtod(argv[++i], NULL);
				known = true;
			}
		if (known)
			continue;
		if (i + 1 < argc && strcmp(argv[i], "--folds") == 0)
			folds = (uint32_t)strtoul(argv[++i], NULL, 10);
		else if (i + 1 < argc && strcmp(argv[i], "--trees") == 0)
			recipe.trees = (uint32_t)strtoul(argv[++i], NULL, 10);
		else if (i + 1 < argc && strcmp(argv[i], "--depth") == 0)
			recipe.depth = (uint32_t)strtoul(argv[++i], NULL, 10);
		else if (i + 1 < argc && strcmp(argv[i], "--output") == 0)
			output = argv[++i];
		else if (i + 1 < argc && strcmp(argv[i], "--errors") == 0)
			errors = argv[++i];
		else if (corpus.folders < MOST_FOLDERS)
			add_folder(&corpus, argv[i]);
	}
	if (!corpus.pages.count) {
		fprintf(stderr, "usage: train_article [--folds N] [--trees N] "
		                "[--depth N] [--output FILE] FOLDER...\n");
		return 2;
	}
	weigh_folders(&corpus);
	uint32_t count = corpus.rows.count, wanted = 0;
	for (uint32_t i = 0; i < count; i++) {
		wanted += corpus.rows.items[i].is_wanted;
		corpus.rows.items[i].score = corpus.rows.items[i].is_wanted ? 1 : -1;
	}
	printf("%u pages, %u passages, %u wanted\n", corpus.pages.count, count,
	    wanted);
	say_measures(&corpus, "at best", 0);
	Arena *arena = arena_new();
	Bins *bins = ARENA_NEW(arena, Bins);
	make_bins(arena, &corpus, bins);
	float least = folds > 1 && folds <= MOST_FOLDS
	    ? cross_validate(&corpus, bins, folds, &recipe, errors) : 0;
	if (output) {
		bool *in_use = ARENA_ARRAY(arena, bool, count);
		for (uint32_t i = 0; i < count; i++)
			in_use[i] = corpus.rows.items[i].is_text;
		Forest forest = learn(arena, &corpus, bins, in_use, &recipe);
		say_measures(&corpus, "seen", least);
		say_clues(&forest);
		write_forest(output, &forest, least);
	}
	arena_free(arena);
	arena_free(corpus.arena);
	return 0;
}
