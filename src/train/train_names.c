/*
 * train_names DATA LISTS OUT [FOLDS]
 *
 * Teaches the tagger of names: reads the marked texts and lists in DATA, and the
 * lists of known names in LISTS, and writes the model OUT. With FOLDS it also
 * learns so many times from all but one part of the texts, each time another:
 * OUT.0, OUT.1, … are models that have not seen the texts whose number in the
 * first collection is 0, 1, … modulo FOLDS: what they find there is what can be
 * expected of texts that nobody has marked.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "annotate/candidate.h"
#include "annotate/reading.h"
#include "annotate/sentence.h"
#include "base/file.h"
#include "base/path.h"
#include "train/names_corpus.h"
#include "train/names_crf.h"
#include "train/names_lists.h"

typedef struct {
	const char *path;
	float weight;      /* of its words */
	bool columns;      /* else objects */
	bool shouts;       /* headlines are made of some of its sentences */
} Collection;

/* The first is news as quoth shows them: the others may learn to label otherwise,
 * see features_first(). */
static const Collection collections[] = {
	{"news.dev.jsonl.gz", 3, false, true},
	{"worldwide/train.tsv.gz", 1, true, true},
	{"open/redocred/train.tsv.gz", 0.6f, true, false},
	{"open/crossner/train.tsv.gz", 0.6f, true, false},
	{"open/synth_sports/train.tsv.gz", 0.5f, true, false},
};

/* Parts of collections that nothing learns from. */
static const char *const tests[] = {
	"worldwide/dev.tsv.gz", "open/gmb/dev.tsv.gz", "open/redocred/dev.tsv.gz",
	"open/crossner/dev.tsv.gz", "open/btc/dev.tsv.gz",
	"open/gum_nonnews/dev.tsv.gz",
};

enum {
	COLLECTIONS = sizeof collections / sizeof *collections,
	TESTS = sizeof tests / sizeof *tests,
	FOLDS_MAX = 16,
	JOBS = 2,
	SEEN_LEAST = 3, /* a feature that stands less often is left out */
};

static const CrfTaste taste = {.runs = 4, .rounds = 7, .step = 0.08f,
	.blind = 60, .margin = 2.5f};

/* Weights nearer to zero are left out, in units of LEARNED_UNIT. */
static const int least_weight = 3;

/* A text as the tagger reads it. */
typedef struct {
	uint32_t collection, fold;
	Pieces pieces;
	TokenList tokens;
	Features *features;
	uint8_t *right;  /* labels, by piece */
} Text;

typedef LIST_OF(Text) TextList;

/* Rows of words with their features. */
typedef struct {
	LIST_OF(CrfRow) rows;
	LIST_OF(uint32_t) starts;
	LIST_OF(uint32_t) features; /* hashes; then indices */
	LIST_OF(uint8_t) labels;
	uint32_t *hashes;  /* of each feature that is kept */
	bool *is_private;  /* of a collection alone: left out of the model */
	bool *is_own;      /* tells the word itself */
	LIST_OF(uint32_t) private, own; /* their hashes */
	uint32_t feature_count;
} Lesson;

/* --- texts -------------------------------------------------------------- */

/* Copies of some short sentences as headlines: in capitals, or each word with
 * one. */
static void
add_shouts(Arena *arena, MarkedText *text)
{
	enum { SHORTEST = 25, LONGEST = 110, ONE_IN = 24 };
	Document *document = text->document;
	TokenList tokens = token_split(arena, document);
	RangeList sentences = sentence_split(arena, &tokens);
	Buf buf = buf_new(BUF_UNLIMITED);
	buf_add(&buf, document->text);
	uint32_t name = 0, count = text->names.count;
	for (uint32_t i = 0; i < sentences.count; i++) {
		Range from = sentences.items[i];
		if (range_length(from) < SHORTEST || range_length(from) > LONGEST)
			continue;
		uint32_t chance = (from.begin * 2654435761u + range_length(from)) >> 8;
		if (chance % ONE_IN > 1)
			continue;
		bool all = chance % ONE_IN == 0;
		buf_add(&buf, STR("\n\n"));
		uint32_t begin = (uint32_t)buf.len;
		Str words = range_str(document->text, from);
		/* a headline has no full stop */
		if (str_ends(words, STR(".")))
			words.len--;
		bool starts = true;
		for (size_t k = 0; k < words.len; k++) {
			char byte = words.ptr[k];
			bool small = byte >= 'a' && byte <= 'z';
			buf_add_byte(&buf, small && (all || starts) ? (char)(byte - 32)
			                                            : byte);
			starts = byte == ' ';
		}
		uint32_t end = (uint32_t)buf.len;
		list_push(arena, &document->blocks,
		    (Block){.kind = BLOCK_HEADING, .text = {begin, end}});
		while (name < count && text->names.items[name].text.begin < from.begin)
			name++;
		for (; name < count && text->names.items[name].text.end <= from.end;
		     name++) {
			MarkedName copy = text->names.items[name];
			copy.text.begin += begin - from.begin;
			copy.text.end += begin - from.begin;
			if (copy.text.end <= end)
				list_push(arena, &text->names, copy);
		}
	}
	document->text = buf_copy(arena, &buf);
	buf_free(&buf);
}

static void
mark_right(Text *text, const MarkedText *marked)
{
	const StretchList *stretches = features_stretches(text->features);
	uint32_t name = 0;
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		for (uint32_t i = stretch.begin; i < stretch.end;) {
			const Piece *list = text->pieces.list.items;
			while (name < marked->names.count
			    && marked->names.items[name].text.end <= list[i].text.begin)
				name++;
			if (name == marked->names.count)
				return;
			MarkedName found = marked->names.items[name];
			uint32_t end = i;
			while (end < stretch.end
			    && range_overlaps(found.text, list[end].text))
				end++;
			for (uint32_t k = i; k < end; k++)
				text->right[k] = label_within(found.kind, i, end, k);
			i = end > i ? end : i + 1;
		}
	}
}

static void
add_text(Arena *arena, TextList *texts, const MarkedText *marked,
    uint32_t collection, uint32_t fold, const Learned *learned)
{
	list_push(arena, texts,
	    (Text){.collection = collection, .fold = fold});
	Text *text = &list_last(texts);
	text->tokens = token_split(arena, marked->document);
	sentence_split(arena, &text->tokens);
	text->pieces = pieces_of(arena, &text->tokens);
	GuessList guesses = guess_names(arena, &text->pieces);
	/* the features keep the addresses of what they are made from */
	Pieces *pieces = ARENA_NEW(arena, Pieces);
	TokenList *tokens = ARENA_NEW(arena, TokenList);
	*pieces = text->pieces;
	*tokens = text->tokens;
	text->features = features_of(arena, pieces, tokens, &guesses, learned);
	uint32_t count = text->pieces.list.count + 1;
	text->right = ARENA_ARRAY(arena, uint8_t, count);
	mark_right(text, marked);
}

static bool
read_collection(Arena *arena, Str data, const char *path, bool columns,
    MarkedTextList *marked, Err *err)
{
	Str whole = path_join(arena, data, str_of(path));
	return columns ? names_corpus_read_columns(arena, whole, marked, err)
	               : names_corpus_read_json(arena, whole, marked, err);
}

/* --- lessons ------------------------------------------------------------ */

static void
add_rows(Arena *arena, Lesson *lesson, const Text *text)
{
	const StretchList *stretches = features_stretches(text->features);
	uint32_t found[FEATURES_MAX], part[FEATURES_MAX];
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		uint32_t begin = lesson->labels.count;
		for (uint32_t i = stretch.begin; i < stretch.end; i++) {
			uint32_t count = features_find(text->features, i,
			    text->collection, found);
			list_push(arena, &lesson->starts, lesson->features.count);
			for (uint32_t f = 0; f < count; f++)
				list_push(arena, &lesson->features, found[f]);
			uint32_t own = features_own(text->features, i, part);
			for (uint32_t f = 0; f < own; f++)
				list_push(arena, &lesson->own, part[f]);
			/* what a collection alone has stands last */
			uint32_t shared = features_find(text->features, i, 0, part);
			for (uint32_t f = shared; f < count; f++)
				list_push(arena, &lesson->private, found[f]);
			list_push(arena, &lesson->labels, text->right[i]);
		}
		list_push(arena, &lesson->rows,
		    (CrfRow){begin, lesson->labels.count, text->fold,
		        collections[text->collection].weight});
	}
}

/* How often each feature stands; open addressing, 0 is a free slot. */
typedef struct {
	uint32_t hash, count, index;
} Slot;

static Slot *
slot_of(Slot *slots, uint32_t capacity, uint32_t hash)
{
	uint32_t at = (uint32_t)(hash * UINT64_C(0x9e3779b97f4a7c15) >> 32)
	    & (capacity - 1);
	while (slots[at].count && slots[at].hash != hash)
		at = (at + 1) & (capacity - 1);
	return &slots[at];
}

/* Which of the features that are kept have these hashes. */
static bool *
marked(Arena *arena, const Lesson *lesson, Slot *slots, uint32_t capacity,
    const uint32_t *hashes, uint32_t count)
{
	bool *marks = ARENA_ARRAY(arena, bool, lesson->feature_count);
	for (uint32_t i = 0; i < count; i++) {
		const Slot *slot = slot_of(slots, capacity, hashes[i]);
		if (slot->count >= SEEN_LEAST)
			marks[slot->index] = true;
	}
	return marks;
}

/* Numbers the features that stand often enough, and forgets the others. */
static void
end_lesson(Arena *arena, Lesson *lesson)
{
	uint32_t capacity = 1 << 20;
	while (capacity < lesson->features.count / 2 && capacity < 1u << 27)
		capacity *= 2;
	Slot *slots = calloc(capacity, sizeof *slots);
	if (!slots)
		abort();
	uint32_t total = lesson->features.count, kept = 0, at = 0;
	for (uint32_t i = 0; i < total; i++) {
		Slot *slot = slot_of(slots, capacity, lesson->features.items[i]);
		slot->hash = lesson->features.items[i];
		slot->count++;
	}
	for (uint32_t i = 0; i < capacity; i++)
		if (slots[i].count >= SEEN_LEAST)
			slots[i].index = lesson->feature_count++;
	lesson->hashes = ARENA_ARRAY(arena, uint32_t, lesson->feature_count);
	for (uint32_t i = 0; i < capacity; i++)
		if (slots[i].count >= SEEN_LEAST)
			lesson->hashes[slots[i].index] = slots[i].hash;
	lesson->is_private = marked(arena, lesson, slots, capacity,
	    lesson->private.items, lesson->private.count);
	lesson->is_own = marked(arena, lesson, slots, capacity, lesson->own.items,
	    lesson->own.count);
	list_push(arena, &lesson->starts, total);
	for (uint32_t word = 0; word < lesson->labels.count; word++) {
		uint32_t end = lesson->starts.items[word + 1];
		lesson->starts.items[word] = kept;
		for (; at < end; at++) {
			const Slot *slot
			    = slot_of(slots, capacity, lesson->features.items[at]);
			if (slot->count >= SEEN_LEAST)
				lesson->features.items[kept++] = slot->index;
		}
	}
	lesson->starts.items[lesson->labels.count] = kept;
	free(slots);
	fprintf(stderr, "%u rows, %u words, %u features of which %u are kept\n",
	    lesson->rows.count, lesson->labels.count, total,
	    lesson->feature_count);
}

static CrfData
data_of(const Lesson *lesson)
{
	return (CrfData){
	    .rows = lesson->rows.items,
	    .row_count = lesson->rows.count,
	    .starts = lesson->starts.items,
	    .features = lesson->features.items,
	    .feature_count = lesson->feature_count,
	    .labels = lesson->labels.items,
	    .is_own = lesson->is_own,
	};
}

/* --- models ------------------------------------------------------------- */

static int
rounded(float weight)
{
	float units = roundf(weight * LEARNED_UNIT);
	return units > INT8_MAX ? INT8_MAX
	    : units < -INT8_MAX ? -INT8_MAX
	                        : (int)units;
}

/* The table of weights, then the transitions. */
static Str
packed(Arena *arena, const Crf *crf, const Lesson *lesson)
{
	Transitions transitions;
	for (int from = 0; from < LABELS; from++)
		for (int to = 0; to < LABELS; to++)
			transitions.from[from][to] = (int16_t)roundf(
			    crf->transitions[from][to].value * LEARNED_UNIT);
	Buf bytes = buf_new(BUF_UNLIMITED), out = buf_new(BUF_UNLIMITED);
	LIST_OF(TableRow) rows = {0};
	Arena *scratch = arena_new();
	for (uint32_t i = 0; i < crf->feature_count; i++) {
		int8_t row[LEARNED_ROW] = {0};
		int kept = 0, most = 0;
		for (int label = 0; label < LABELS && !lesson->is_private[i];
		     label++) {
			int weight = rounded(crf->weights[i][label].value);
			if (abs(weight) < least_weight)
				continue;
			row[label] = (int8_t)weight;
			kept++;
			most = abs(weight) > most ? abs(weight) : most;
		}
		/* one weight that is as small as can be is not worth its place */
		if (kept == 0 || (kept == 1 && most == least_weight))
			continue;
		list_push(scratch, &rows,
		    (TableRow){lesson->hashes[i], (uint32_t)bytes.len});
		buf_add(&bytes, (Str){(const char *)row, sizeof row});
	}
	table_write(&out, rows.items, rows.count, bytes.ptr, LEARNED_ROW);
	buf_add(&out, (Str){(const char *)&transitions, sizeof transitions});
	fprintf(stderr, "%u features have weights, %zu bytes\n", rows.count,
	    out.len);
	Str copy = buf_copy(arena, &out);
	arena_free(scratch);
	buf_free(&bytes);
	buf_free(&out);
	return copy;
}

/* A whole file. */
static Str
model_of(Arena *arena, Str lists, Str weights)
{
	Buf body = buf_new(BUF_UNLIMITED), out = buf_new(BUF_UNLIMITED);
	buf_add(&body, lists);
	buf_add(&body, weights);
	learned_write(&out, buf_str(&body));
	Str copy = buf_copy(arena, &out);
	buf_free(&body);
	buf_free(&out);
	return copy;
}

/* One that knows the lists alone. */
static Str
empty_model(Arena *arena, Str lists)
{
	static const Transitions zeros;
	Buf weights = buf_new(BUF_UNLIMITED);
	table_write(&weights, NULL, 0, NULL, LEARNED_ROW);
	buf_add(&weights, (Str){(const char *)&zeros, sizeof zeros});
	Str model = model_of(arena, lists, buf_str(&weights));
	buf_free(&weights);
	return model;
}

static Str
model_path(Arena *arena, Str out, int fold)
{
	return fold == NO_FOLD ? out
	                       : str_format(arena, "%.*s.%d", STR_ARG(out), fold);
}

static bool
learn_model(Arena *arena, const Lesson *lesson, Str lists, Str path, int fold,
    Err *err)
{
	CrfData data = data_of(lesson);
	const char *name = str_cstr(arena, fold == NO_FOLD
	    ? STR("all") : str_format(arena, "without %d", fold));
	Crf *crf = crf_learn(&data, &taste, fold, name);
	Str model = model_of(arena, lists, packed(arena, crf, lesson));
	crf_free(crf);
	fprintf(stderr, "%.*s: %zu bytes\n", STR_ARG(path), model.len);
	return file_replace(arena, path, model, err);
}

/* Learns once for each fold and once from all, each in a process of its own. */
static bool
learn_models(Arena *arena, const Lesson *lesson, Str lists, Str out, int folds,
    Err *err)
{
	int running = 0;
	bool good = true;
	for (int fold = NO_FOLD; fold < folds || running; fold++) {
		while (running == JOBS || (running && fold >= folds)) {
			int status = 1;
			wait(&status);
			good = good && status == 0;
			running--;
		}
		if (fold >= folds)
			break;
		pid_t pid = fork();
		if (pid == 0)
			_exit(learn_model(arena, lesson, lists,
			          model_path(arena, out, fold), fold, err) ? 0 : 1);
		running += pid > 0;
		good = good && pid > 0;
	}
	return good || err_set(err, "a process failed");
}

/* --- measuring ---------------------------------------------------------- */

typedef struct {
	double right[ENTITY_KINDS], found[ENTITY_KINDS], there[ENTITY_KINDS];
} Measure;

static uint32_t
name_end(const uint8_t *labels, uint32_t begin)
{
	uint32_t end = begin + 1;
	while (label_goes_on(labels[end - 1]))
		end++;
	return end;
}

static void
measure(Measure *measure, const Text *text, const uint8_t *labels)
{
	for (uint32_t i = 0; i < text->pieces.list.count; i++) {
		uint8_t found = labels[i], there = text->right[i];
		bool begins = found != LABEL_NONE && !label_continues(found);
		bool starts = there != LABEL_NONE && !label_continues(there);
		if (begins)
			measure->found[label_kind(found)]++;
		if (starts)
			measure->there[label_kind(there)]++;
		if (begins && starts && label_kind(found) == label_kind(there)
		    && name_end(labels, i) == name_end(text->right, i))
			measure->right[label_kind(found)]++;
	}
}

static void
say_measure(const char *name, const Measure *measure)
{
	static const char *const kinds[] = {"PER", "ORG", "LOC", "OTHER"};
	printf("%-26s", name);
	for (int kind = 0; kind < ENTITY_KINDS; kind++) {
		double precision = measure->right[kind] / (measure->found[kind] + 1e-9);
		double recall = measure->right[kind] / (measure->there[kind] + 1e-9);
		printf("  %s %.3f/%.3f F1 %.3f", kinds[kind], precision, recall,
		    2 * precision * recall / (precision + recall + 1e-9));
	}
	printf("\n");
	fflush(stdout);
}

static void
read_text(const Text *text, const Learned *learned, Measure *measured)
{
	Arena *arena = arena_new();
	Scores *scores = reading_score(arena, text->features, learned);
	measure(measured, text,
	    reading_label(arena, text->features, learned, scores));
	arena_free(arena);
}

/* --- the whole ---------------------------------------------------------- */

static bool
read_texts(Arena *arena, Str data, const Learned *learned, int folds,
    TextList *texts, Err *err)
{
	for (uint32_t c = 0; c < COLLECTIONS; c++) {
		MarkedTextList marked = {0};
		if (!read_collection(arena, data, collections[c].path,
		        collections[c].columns, &marked, err))
			return false;
		for (uint32_t i = 0; i < marked.count; i++) {
			if (collections[c].shouts)
				add_shouts(arena, &marked.items[i]);
			add_text(arena, texts, &marked.items[i], c,
			    folds ? i % (uint32_t)folds : 0, learned);
		}
		fprintf(stderr, "%s: %u texts\n", collections[c].path, marked.count);
	}
	return true;
}

static bool
measure_folds(Arena *arena, const TextList *texts, Str out, int folds, Err *err)
{
	Measure measured = {0};
	for (int fold = 0; fold < folds; fold++) {
		Learned learned;
		if (!learned_read_file(arena, model_path(arena, out, fold),
		        &learned, err))
			return false;
		for (uint32_t i = 0; i < texts->count; i++)
			if (texts->items[i].collection == 0
			    && (int)texts->items[i].fold == fold)
				read_text(&texts->items[i], &learned, &measured);
	}
	if (folds)
		say_measure("not learned", &measured);
	return true;
}

static bool
measure_tests(Arena *arena, Str data, const Learned *learned, Err *err)
{
	for (uint32_t t = 0; t < TESTS; t++) {
		MarkedTextList marked = {0};
		TextList texts = {0};
		Measure measured = {0};
		if (!read_collection(arena, data, tests[t], true, &marked, err))
			return false;
		for (uint32_t i = 0; i < marked.count; i++) {
			add_text(arena, &texts, &marked.items[i], 0, 0, learned);
			read_text(&list_last(&texts), learned, &measured);
		}
		say_measure(tests[t], &measured);
	}
	return true;
}

static bool
train(Arena *arena, Str data, Str known_names, Str out, int folds, Err *err)
{
	Buf lists = buf_new(BUF_UNLIMITED);
	Learned known;
	if (!names_lists_write(path_join(arena, data, STR("lexicon")), known_names,
	        &lists, err)
	    || !learned_read(empty_model(arena, buf_str(&lists)), &known, err))
		return false;
	TextList texts = {0};
	Lesson lesson = {0};
	if (!read_texts(arena, data, &known, folds, &texts, err))
		return false;
	for (uint32_t i = 0; i < texts.count; i++)
		add_rows(arena, &lesson, &texts.items[i]);
	end_lesson(arena, &lesson);
	return learn_models(arena, &lesson, buf_str(&lists), out, folds, err)
	    && measure_folds(arena, &texts, out, folds, err)
	    && learned_read_file(arena, out, &known, err)
	    && measure_tests(arena, data, &known, err);
}

int
main(int argc, char **argv)
{
	int64_t folds = 0;
	if (argc < 4 || argc > 5
	    || (argc == 5 && (!str_to_int(str_of(argv[4]), &folds) || folds < 2
	        || folds > FOLDS_MAX))) {
		fprintf(stderr, "usage: train_names DATA LISTS OUT [FOLDS]\n");
		return 2;
	}
	Arena *arena = arena_new();
	Err err = {0};
	bool good = train(arena, str_of(argv[1]), str_of(argv[2]),
	    str_of(argv[3]), (int)folds, &err);
	if (!good)
		fprintf(stderr, "train_names: %s\n", err.text);
	arena_free(arena);
	return good ? 0 : 1;
}
