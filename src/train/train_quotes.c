/*
 * train_quotes: learns from labelled articles what the clues are worth that tell
 * speech from other quotations, who speaks, and whom "she" means.
 *
 *     train_quotes [--folds N] [--cut N] [--predictions FILE] [--read GOLD]...
 *         [--out FILE] DATA LABELS MODEL
 *
 * DATA is the folder that has quotes, names and pages; LABELS has the labels that
 * stand apart from their articles (labels.h); beside MODEL, names.model, there are
 * models that have not learned from all articles (unseen.h).
 *
 * With --folds it learns N times from all articles but an N-th of the measured
 * ones, reads that N-th with what it has learned, writes what it found there as
 * predictions (JSON lines, as GOLD has them) and says how much was right. --cut
 * deals the articles to other folds. With --read it reads and measures the
 * articles of GOLD instead, each by what was learned without its ID: the same
 * articles in other marks. With --out it learns from all, and writes the weights.
 *
 * Reading is done by the reader's own code (annotate/), so that what is learned
 * and measured is what the reader gets.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/speaker.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/path.h"
#include "base/unicode.h"
#include "train/labels.h"
#include "train/learner.h"
#include "train/question.h"
#include "train/unseen.h"

/* How it learns. Found by cross-validation; none of them matters much. */
enum { ROUNDS = 12, KEEP_FROM = 6, FOLDS_MOST = 20 };
static const double SPEAKER_RATE = 0.012, SPEAKER_DECAY = 1e-2;
static const double SPEECH_RATE = 0.01, SPEECH_DECAY = 1e-2;
static const double MEANT_RATE = 0.06, MEANT_DECAY = 1e-2;
static const double SLOWER = 0.35; /* by each round */
/* By how much the right speaker must be ahead of a wrong one before nothing more
 * is learned: softmax-margin (Gimpel and Smith: NAACL 2010). */
static const double MARGIN = 2;

/*
 * What is learned from. What is called a quote, and which mention is called the
 * speaker, are habits of whoever labels. Two sets tell what they are asked by; the
 * small one counts as much as the large one as far as that is no exaggeration.
 */
typedef struct {
	const char *file; /* in DATA; or, where it is not measured, in LABELS */
	double speech;    /* what it counts where speech is learned */
	double speaker;   /* … and where who speaks */
	bool measured;
} Set;

static const Set sets[] = {
	{"quotes/polnear.dev.jsonl.gz", 1, 1, true},
	{"quotes/modern.dev.jsonl.gz", 3.76, 0.7, true},
	{"worldwide.tsv", 1, 0.5, false},
	{"pages.tsv", 1, 0.5, false},
};

enum { SETS = sizeof sets / sizeof *sets };

typedef struct {
	const QuestionedArticle *asked;
	const Set *set; /* NULL: it is only read */
	uint32_t fold;
} Article;

typedef LIST_OF(Article) ArticleList;

static uint32_t
fold_of(Str id, uint32_t cut)
{
	return hash32_add_str(HASH32_BEGIN ^ cut, id) >> 8;
}

/* --- learning ------------------------------------------------------------- */

/* What one quotation may be: a voice's words, nobody's, or no speech. */
typedef struct {
	Clues clues;
	double part; /* of all chances */
	bool right;
} Answer;

/* Fills in the answers: of each voice, of nobody, of no speech; gives the best of
 * those that are speech. The parts add up to 1, as if wrong speakers were better
 * by MARGIN. */
static uint32_t
weigh_answers(const Learner *learner, const Article *article,
    const Question *question, const Past *past, Answer *answers)
{
	uint32_t first = question->near.first;
	uint32_t nobody = question->near.end - first, silent = nobody + 1;
	uint32_t best = nobody;
	for (uint32_t i = 0; i <= silent; i++) {
		Answer *answer = &answers[i];
		answer->clues.count = 0;
		answer->right = question->is_speech && !question->reachable;
		if (i < nobody) {
			Facts facts = question->bids[i].facts;
			answer->clues = question->bids[i].clues;
			facts_of_past(&article->asked->cast->book, first + i, past, &facts);
			clues_for_past(&facts, &answer->clues);
			answer->right |= question->bids[i].right;
		} else if (i == nobody) {
			clues_for_nobody(&question->facts, past, &answer->clues);
			answer->right |= question->nobody;
		} else {
			Facts facts = question->facts;
			facts_of_twin(past, &facts);
			clues_for_speech(&facts, &answer->clues);
			answer->right = !question->is_speech;
		}
		answer->part = learner_sum(learner, &answer->clues);
		if (i == silent)
			answer->part = -answer->part;
		else if (i == 0 || answer->part > answers[best].part)
			best = i;
	}
	double highest = answers[silent].part, all = 0;
	for (uint32_t i = 0; i <= nobody; i++) {
		if (question->is_speech && !answers[i].right)
			answers[i].part += MARGIN;
		highest = fmax(highest, answers[i].part);
	}
	for (uint32_t i = 0; i <= silent; i++)
		all += answers[i].part = exp(answers[i].part - highest);
	for (uint32_t i = 0; i <= silent; i++)
		answers[i].part /= all;
	return best;
}

/* One quotation: its chances moved towards the right ones. Gives the voice that
 * was thought best; false where it was thought no speech. */
static bool
learn_quotation(Learner *learner, const Article *article,
    const Question *question, const Past *past, double slower,
    uint32_t *voice)
{
	static Answer answers[CAST_BEFORE + CAST_BEHIND + 2];
	uint32_t first = question->near.first;
	uint32_t nobody = question->near.end - first, silent = nobody + 1;
	uint32_t best = weigh_answers(learner, article, question, past, answers);
	double right = 0;
	for (uint32_t i = 0; i <= silent; i++)
		right += answers[i].right ? answers[i].part : 0;
	for (uint32_t i = 0; i <= silent; i++) {
		const Answer *answer = &answers[i];
		double gradient = answer->part
		    - (answer->right ? answer->part / fmax(right, 1e-12) : 0);
		if (i == silent) /* its clues speak for speech */
			learner_move(learner, &answer->clues,
			    -article->set->speech * gradient, SPEECH_RATE / slower,
			    SPEECH_DECAY);
		else if (fabs(gradient) > 1e-4)
			learner_move(learner, &answer->clues,
			    article->set->speaker * gradient,
			    SPEAKER_RATE / slower, SPEAKER_DECAY);
	}
	*voice = best < nobody ? first + best : NO_VOICE;
	return answers[silent].part < 0.5;
}

/* Whom the voice means: the chances moved towards the right one. */
static void
learn_meant(Learner *learner, const Question *question, double slower)
{
	const Antecedents *meant = question->meant;
	double parts[ANTECEDENTS_MOST], most = -INFINITY, all = 0, right = 0;
	Clues clues[ANTECEDENTS_MOST];
	for (uint32_t i = 0; i < meant->count; i++) {
		const Antecedent *one = &meant->items[i];
		clues[i].count = one->count;
		memcpy(clues[i].slots, one->slots,
		    one->count * sizeof *one->slots);
		parts[i] = learner_sum(learner, &clues[i]);
		most = fmax(most, parts[i]);
	}
	for (uint32_t i = 0; i < meant->count; i++) {
		all += parts[i] = exp(parts[i] - most);
		right += question->of_meant[i] ? parts[i] : 0;
	}
	for (uint32_t i = 0; i < meant->count; i++) {
		double gradient = parts[i] / all
		    - (question->of_meant[i] ? parts[i] / fmax(right, 1e-12) : 0);
		learner_move(learner, &clues[i], gradient, MEANT_RATE / slower,
		    MEANT_DECAY);
	}
}

static void
learn_article(Learner *learner, const Article *article, double slower)
{
	Past past = {.last = NO_VOICE, .last_but_one = NO_VOICE};
	for (uint32_t i = 0; i < article->asked->quotations.count; i++) {
		const Question *question = &article->asked->questions[i];
		uint32_t voice;
		if (!question->asked)
			continue;
		/* past choices are its own ones, right or wrong, as they will be */
		past.heard = learn_quotation(learner, article, question, &past,
		    slower, &voice);
		if (question->meant)
			learn_meant(learner, question, slower);
		if (past.heard)
			past = (Past){voice == NO_VOICE ? voice : voice_named(
			    &article->asked->cast->scene, &article->asked->cast->voices,
			    voice), past.last, true, true};
	}
}

/* folds 0: there are none. */
static bool
is_learned(const Article *article, uint32_t folds, uint32_t fold)
{
	return article->set && (!folds || !article->set->measured
	    || article->fold % folds != fold);
}

/* From all articles but the measured ones of the fold. The same ones in the same order give
 * the same weights. */
static void
learn(Learner *learner, const ArticleList *articles, uint32_t folds,
    uint32_t fold)
{
	uint32_t *order = calloc(articles->count + 1, sizeof *order), count = 0;
	for (uint32_t i = 0; i < articles->count; i++)
		if (is_learned(&articles->items[i], folds, fold))
			order[count++] = i;
	learner_reset(learner);
	uint32_t random = 1;
	for (int round = 0; round < ROUNDS; round++) {
		for (uint32_t i = count; i-- > 1; ) {
			random = random * 1664525u + 1013904223u;
			uint32_t other = (random >> 8) % (i + 1), kept = order[i];
			order[i] = order[other];
			order[other] = kept;
		}
		double slower = 1 + SLOWER * round;
		for (uint32_t i = 0; i < count; i++)
			learn_article(learner, &articles->items[order[i]], slower);
		if (round >= KEEP_FROM)
			learner_keep(learner);
	}
	free(order);
}

/* --- measuring ------------------------------------------------------------ */

typedef struct {
	uint32_t gold, found, same, right; /* quotes; with the right speaker */
	uint32_t unscanned;   /* gold quotes that no quotation is */
	uint32_t unreachable; /* … whose speaker no voice is */
} Tally;

static void
put_range(JsonWriter *writer, const CodePoints *points, Range range)
{
	json_key(writer, "start");
	json_put_integer(writer, code_points_before(points, range.begin));
	json_key(writer, "end");
	json_put_integer(writer, code_points_before(points, range.end));
}

static void
write_predictions(const QuestionedArticle *article, const Notes *notes, FILE *out)
{
	Arena *arena = arena_new();
	JsonWriter *writer = json_writer_new(arena);
	CodePoints points = code_points_of(arena, article->gold->text);
	json_begin_object(writer);
	json_key(writer, "id");
	json_put_string(writer, article->gold->id);
	json_key(writer, "quotes");
	json_begin_array(writer);
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		if (quote->kind == QUOTE_INDIRECT || quote->kind == QUOTE_TURN)
			continue;
		json_begin_object(writer);
		put_range(writer, &points, quote->marked);
		json_key(writer, "speaker");
		if (range_empty(quote->speaker_text)) {
			json_put_null(writer);
		} else {
			json_begin_object(writer);
			put_range(writer, &points, quote->speaker_text);
			json_end(writer);
		}
		json_key(writer, "speaker_name");
		json_put_string_or_null(writer,
		    notes_speaker_name(article->document, notes, quote));
		json_key(writer, "confidence");
		json_put_integer(writer, quote->confidence);
		json_end(writer);
	}
	json_end(writer);
	json_end(writer);
	Str line = json_writer_text(writer);
	fprintf(out, "%.*s\n", STR_ARG(line));
	arena_free(arena);
}

static void
tally_notes(const QuestionedArticle *article, const Notes *notes, Tally *tally)
{
	const GoldArticle *gold = article->gold;
	tally->gold += gold->quotes.count;
	for (uint32_t i = 0; i < notes->quotes.count; i++) {
		const Quote *quote = &notes->quotes.items[i];
		if (quote->kind == QUOTE_INDIRECT || quote->kind == QUOTE_TURN)
			continue;
		tally->found++;
		int at = gold_quote_at(gold, quote->text);
		if (at < 0)
			continue;
		tally->same++;
		Range speaker = gold->quotes.items[at].speaker;
		if (range_empty(speaker) || range_empty(quote->speaker_text))
			tally->right += range_empty(speaker)
			    && range_empty(quote->speaker_text);
		else
			tally->right += gold_is_speaker(gold->text, speaker,
			    quote->speaker_text);
	}
	uint32_t scanned = 0;
	for (uint32_t i = 0; i < article->quotations.count; i++) {
		const Question *question = &article->questions[i];
		scanned += question->is_speech;
		tally->unreachable += question->is_speech && !question->reachable;
	}
	if (scanned < gold->quotes.count)
		tally->unscanned += gold->quotes.count - scanned;
}

/* Reads an article with those weights. */
static Notes
attribute(Arena *arena, const QuestionedArticle *article,
    const Weights *weights)
{
	Notes notes = article->notes;
	for (uint32_t i = 0; i < notes.entities.count; i++)
		notes.entities.items[i].quote_count = 0;
	speaker_attribute_by(arena, weights, article->document, &article->tokens,
	    &article->quotations, &notes);
	return notes;
}

static void
say_tally(const char *what, const Tally *tally)
{
	double found = (double)tally->found + tally->gold;
	printf("%-6s gold %u found %u  quotes %.4f  joint %.4f  (never scanned %u, "
	    "speaker never a voice %u)\n", what, tally->gold, tally->found,
	    found > 0 ? 2 * tally->same / found : 0,
	    found > 0 ? 2 * tally->right / found : 0, tally->unscanned,
	    tally->unreachable);
	fflush(stdout);
}

/* Reads each article by what the others have taught. */
static void
validate(const ArticleList *articles, Learner *learner, uint32_t folds,
    FILE *predictions)
{
	Tally all = {0};
	static Weights weights;
	bool only_read = !list_last(articles).set;
	for (uint32_t fold = 0; fold < folds; fold++) {
		Tally tally = {0};
		learn(learner, articles, folds, fold);
		learner_round(learner, &weights);
		for (uint32_t i = 0; i < articles->count; i++) {
			const Article *article = &articles->items[i];
			if (article->fold % folds != fold || (only_read
			    ? article->set != NULL : !article->set->measured))
				continue;
			Arena *arena = arena_new();
			Notes notes = attribute(arena, article->asked, &weights);
			tally_notes(article->asked, &notes, &tally);
			tally_notes(article->asked, &notes, &all);
			if (predictions)
				write_predictions(article->asked, &notes,
				    predictions);
			arena_free(arena);
		}
		say_tally("fold", &tally);
	}
	say_tally("all", &all);
}

/* --- the program ---------------------------------------------------------- */

typedef struct {
	uint32_t folds, cut;
	Str predictions, out, data, labels, model;
	StrList read; /* GOLD to be read only */
} Options;

static bool
read_options(Arena *arena, int argc, char **argv, Options *options)
{
	Str *rest[] = {&options->data, &options->labels, &options->model};
	uint32_t count = 0;
	for (int i = 1; i < argc; i++) {
		Str word = str_of(argv[i]);
		Str value = i + 1 < argc ? str_of(argv[i + 1]) : (Str){0};
		int64_t number = 0;
		bool is_number = str_to_int(value, &number) && number >= 0
		    && number <= INT32_MAX;
		if (!str_starts(word, STR("--"))) {
			if (count == 3)
				return false;
			*rest[count++] = word;
			continue;
		}
		if (str_equal(word, STR("--folds")) && is_number)
			options->folds = (uint32_t)number;
		else if (str_equal(word, STR("--cut")) && is_number)
			options->cut = (uint32_t)number;
		else if (str_equal(word, STR("--predictions")))
			options->predictions = value;
		else if (str_equal(word, STR("--out")))
			options->out = value;
		else if (str_equal(word, STR("--read")))
			list_push(arena, &options->read, value);
		else
			return false;
		i++;
	}
	return count == 3 && options->folds != 1 && options->folds <= FOLDS_MOST
	    && (options->folds || !str_empty(options->out));
}

static void
add_articles(Arena *arena, const Options *options, const Unseen *unseen,
    const GoldArticleList *gold, const Set *set, ArticleList *articles)
{
	for (uint32_t i = 0; i < gold->count; i++) {
		const GoldArticle *one = &gold->items[i];
		list_push(arena, articles, (Article){
			.asked = question_article(arena, one,
			    unseen_for(unseen, one->text),
			    set && !set->measured),
			.set = set,
			.fold = fold_of(one->id, options->cut),
		});
	}
}

static bool
read_articles(Arena *arena, const Options *options, ArticleList *articles,
    Err *err)
{
	Unseen *unseen = ARENA_NEW(arena, Unseen);
	if (!unseen_read(arena, options->data, options->model, unseen, err))
		return false;
	for (uint32_t i = 0; i < SETS; i++) {
		GoldArticleList *gold = ARENA_NEW(arena, GoldArticleList);
		Str file = str_of(sets[i].file);
		bool good = sets[i].measured
		    ? gold_read(arena, path_join(arena, options->data, file),
		        gold, err)
		    : labels_read(arena, path_join(arena, options->labels, file),
		        options->data, gold, err);
		if (!good)
			return false;
		add_articles(arena, options, unseen, gold, &sets[i], articles);
	}
	for (uint32_t i = 0; i < options->read.count; i++) {
		GoldArticleList *gold = ARENA_NEW(arena, GoldArticleList);
		if (!gold_read(arena, options->read.items[i], gold, err))
			return false;
		add_articles(arena, options, unseen, gold, NULL, articles);
	}
	return true;
}

static bool
train(Arena *arena, const Options *options, Err *err)
{
	ArticleList articles = {0};
	if (!read_articles(arena, options, &articles, err))
		return false;
	Learner *learner = learner_new(arena);
	if (options->folds) {
		FILE *predictions = NULL;
		if (!str_empty(options->predictions)) {
			predictions = fopen(str_cstr(arena, options->predictions),
			    "w");
			if (!predictions)
				return err_set(err, "%.*s cannot be written",
				    STR_ARG(options->predictions));
		}
		validate(&articles, learner, options->folds, predictions);
		if (predictions && fclose(predictions) != 0)
			return err_set(err, "%.*s cannot be written",
			    STR_ARG(options->predictions));
	}
	if (str_empty(options->out))
		return true;
	static Weights weights;
	learn(learner, &articles, 0, 0);
	learner_round(learner, &weights);
	Str bytes = {(const char *)weights.of, sizeof weights.of};
	return file_replace(arena, options->out, bytes, err);
}

int
main(int argc, char **argv)
{
	Arena *arena = arena_new();
	Options options = {0};
	Err err = {0};
	if (!read_options(arena, argc, argv, &options)) {
		fprintf(stderr, "usage: train_quotes [--folds N] [--cut N] "
		    "[--predictions FILE] [--read GOLD]... [--out FILE] "
		    "DATA LABELS MODEL\n");
		return 2;
	}
	bool good = train(arena, &options, &err);
	if (!good)
		fprintf(stderr, "train_quotes: %s\n", err.text);
	arena_free(arena);
	return good ? 0 : 1;
}
