/*
 * train_quotes: learns from labelled articles what the clues are worth that tell
 * speech from other quotations, and who speaks.
 *
 *     train_quotes [--folds N] [--cut N] [--predictions FILE] [--out FILE]
 *         [--unseen NAMES.jsonl MODEL] GOLD.jsonl... [--read GOLD.jsonl]
 *
 * A file behind --read is read and measured, not learned from.
 *
 * With --folds it learns N times from all articles but an N-th of them, reads
 * that N-th with what it has learned, writes what it found there as predictions
 * (JSON lines, as GOLD has them) and says how much was right; --cut deals the
 * articles to other folds. With --out it learns from all of them, and writes the
 * weights. With --unseen articles have their names from models that have not
 * learned from them (unseen.h).
 *
 * Reading is done by the reader's own code (annotate/), so that what is learned
 * and measured is what the reader gets.
 */

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "annotate/annotate.h"
#include "annotate/antecedent.h"
#include "annotate/cast.h"
#include "annotate/quotation.h"
#include "annotate/sentence.h"
#include "annotate/speaker.h"
#include "annotate/transcript.h"
#include "article/article.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/json.h"
#include "base/unicode.h"
#include "train/gold.h"
#include "train/learner.h"
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

/* A voice that comes into question for a quotation. */
typedef struct {
	Facts facts;
	Clues clues; /* but those of the past */
	bool right;
} Bid;

typedef struct {
	Facts facts;
	VoiceSpan near;
	Bid *bids; /* of the voices near.first to near.end */
	bool asked; /* it has words */
	bool is_speech;
	bool nobody;    /* gold has no speaker */
	bool reachable; /* a voice, or nobody, is right */
	Antecedents *meant; /* who the right voice may mean, or NULL */
	bool of_meant[ANTECEDENTS_MOST]; /* … is the right one */
} Question;

typedef struct {
	const GoldArticle *gold;
	Document *document;
	TokenList tokens;
	QuotationList quotations;
	Notes notes; /* without quotes */
	const Cast *cast;
	Question *questions; /* of each quotation */
	uint32_t fold;
	double worth; /* of its quotations, where speech is learned; 0: it is only
	                 read */
} Article;

typedef LIST_OF(Article *) ArticleList;

/* --- articles as questions ------------------------------------------------ */

static void
ask(Arena *arena, const Article *article, uint32_t quotation)
{
	const Cast *cast = article->cast;
	Question *question = &article->questions[quotation];
	/* turns of a transcript are told by their labels; there is nothing to learn */
	if (!cast_has_words(cast, quotation)
	    || !range_empty(article->quotations.items[quotation].label))
		return;
	facts_of_quotation(&cast->book, quotation, cast->near[quotation].next,
	    &question->facts);
	question->asked = true;
	int found = gold_quote_at(article->gold,
	    article->quotations.items[quotation].text);
	question->is_speech = found >= 0;
	question->near = cast->near[quotation];
	Range speaker = {0};
	if (found >= 0)
		speaker = article->gold->quotes.items[found].speaker;
	question->reachable = question->nobody
	    = question->is_speech && range_empty(speaker);
	uint32_t first = question->near.first;
	question->bids = ARENA_ARRAY(arena, Bid, question->near.end - first);
	for (uint32_t i = first; i < question->near.end; i++) {
		Bid *bid = &question->bids[i - first];
		bid->facts = question->facts;
		facts_of_voice(&cast->book, quotation, i, question->near.next,
		    &bid->facts);
		clues_for_voice(&bid->facts, &bid->clues);
		if (question->nobody || !question->is_speech)
			continue;
		const Voice *voice = &cast->voices.items[i];
		Range head = article->tokens.items[voice->head].text;
		bid->right = gold_is_speaker(article->gold->text, speaker,
		    voice_text(&cast->scene, voice))
		    || gold_is_speaker(article->gold->text, speaker, head);
		question->reachable |= bid->right;
	}
}

/* Who the right voice of a named speaker means. Gives the entity, or NO_ENTITY. */
static uint32_t
ask_meant(Arena *arena, const Article *article, uint32_t quotation,
    uint32_t last_speaker)
{
	Question *question = &article->questions[quotation];
	const Cast *cast = article->cast;
	int found = gold_quote_at(article->gold,
	    article->quotations.items[quotation].text);
	uint32_t voice = NO_VOICE;
	for (uint32_t i = question->near.first; i < question->near.end; i++)
		if (question->bids[i - question->near.first].right
		    && voice == NO_VOICE)
			voice = i;
	if (found < 0 || voice == NO_VOICE)
		return NO_ENTITY;
	Str name = article->gold->quotes.items[found].name;
	const Entity *entities = article->notes.entities.items;
	const Voice *spoken = &cast->voices.items[voice];
	if (spoken->kind == VOICE_NAME)
		return article->notes.mentions.items[spoken->mention].entity;
	Antecedents *meant = ARENA_NEW(arena, Antecedents);
	if (str_empty(name) || !antecedents_of(&cast->scene, &cast->voices,
	    (Asked){voice, quotation, last_speaker}, meant))
		return NO_ENTITY;
	uint32_t right = NO_ENTITY;
	for (uint32_t i = 0; i < meant->count; i++) {
		uint32_t entity = meant->items[i].entity;
		question->of_meant[i] = entity == NO_ENTITY
		    ? right == NO_ENTITY
		    : gold_same_name(name, entities[entity].name);
		if (question->of_meant[i] && right == NO_ENTITY)
			right = entity;
	}
	question->meant = meant;
	return right;
}

static uint32_t
fold_of(Str id, uint32_t cut)
{
	uint32_t hash = 2166136261u ^ cut;
	for (size_t i = 0; i < id.len; i++)
		hash = (hash ^ (uint8_t)id.ptr[i]) * 16777619u;
	return hash >> 8;
}

static Article *
read_article(Arena *arena, const GoldArticle *gold, uint32_t cut,
    const Learned *names)
{
	Article *article = ARENA_NEW(arena, Article);
	article->gold = gold;
	article->fold = fold_of(gold->id, cut);
	article->document = article_from_text(arena, gold->text);
	article->notes = *annotate_by(arena, article->document, names);
	article->notes.quotes = (QuoteList){0};
	article->tokens = token_split(arena, article->document);
	sentence_split(arena, &article->tokens);
	article->quotations = quotation_scan(arena, article->document);
	article->quotations = transcript_add(arena, article->document,
	    &article->notes, &article->quotations);
	article->cast = cast_make(arena, article->document, &article->tokens,
	    &article->quotations, &article->notes);
	article->questions = ARENA_ARRAY(arena, Question,
	    article->quotations.count);
	for (uint32_t i = 0; i < article->quotations.count; i++)
		ask(arena, article, i);
	uint32_t last_speaker = NO_ENTITY;
	for (uint32_t i = 0; i < article->quotations.count; i++)
		if (article->questions[i].is_speech)
			last_speaker = ask_meant(arena, article, i, last_speaker);
	return article;
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
			facts_of_past(&article->cast->book, first + i, past, &facts);
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
			    -article->worth * gradient, SPEECH_RATE / slower,
			    SPEECH_DECAY);
		else if (fabs(gradient) > 1e-4)
			learner_move(learner, &answer->clues, gradient,
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
	for (uint32_t i = 0; i < article->quotations.count; i++) {
		const Question *question = &article->questions[i];
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
			    &article->cast->scene, &article->cast->voices,
			    voice), past.last, true, true};
	}
}

/* From all articles but those of the fold. The same ones in the same order give
 * the same weights. */
static void
learn(Learner *learner, const ArticleList *articles, uint32_t folds,
    uint32_t fold)
{
	uint32_t *order = calloc(articles->count + 1, sizeof *order), count = 0;
	for (uint32_t i = 0; i < articles->count; i++)
		if (articles->items[i]->worth > 0
		    && (!folds || articles->items[i]->fold % folds != fold))
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
		for (uint32_t i = 0; i < count; i++) {
			learn_article(learner, articles->items[order[i]], slower);
		}
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
write_predictions(const Article *article, const Notes *notes, FILE *out)
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
tally_notes(const Article *article, const Notes *notes, Tally *tally)
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
attribute(Arena *arena, const Article *article, const Weights *weights)
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

static void
validate(const ArticleList *articles, Learner *learner, uint32_t folds,
    FILE *predictions)
{
	Tally all = {0}, only_read = {0};
	static Weights weights;
	for (uint32_t fold = 0; fold < folds; fold++) {
		Tally tally = {0};
		learn(learner, articles, folds, fold);
		learner_round(learner, &weights);
		for (uint32_t i = 0; i < articles->count; i++) {
			const Article *article = articles->items[i];
			if (article->fold % folds != fold)
				continue;
			Arena *arena = arena_new();
			Notes notes = attribute(arena, article, &weights);
			if (article->worth > 0) {
				tally_notes(article, &notes, &tally);
				tally_notes(article, &notes, &all);
			} else {
				tally_notes(article, &notes, &only_read);
			}
			if (predictions && article->worth > 0)
				write_predictions(article, &notes, predictions);
			arena_free(arena);
		}
		say_tally("fold", &tally);
	}
	say_tally("all", &all);
	if (only_read.gold)
		say_tally("read", &only_read);
}

/* --- the program ---------------------------------------------------------- */

/* Of each file: where its articles end. */
typedef LIST_OF(uint32_t) SetList;

static uint32_t
quotes_of(const GoldArticleList *gold, const SetList *sets, uint32_t set)
{
	uint32_t quotes = 0;
	for (uint32_t i = set ? sets->items[set - 1] : 0; i < sets->items[set]; i++)
		quotes += gold->items[i].quotes.count;
	return quotes;
}

/* What is called a quote is a habit of whoever labels: so the small sets count as
 * much as the large ones, as far as that is no exaggeration. */
static double
worth_of(const GoldArticleList *gold, const SetList *sets, uint32_t set)
{
	static const double MOST = 4;
	uint32_t largest = 1;
	for (uint32_t i = 0; i < sets->count; i++) {
		uint32_t quotes = quotes_of(gold, sets, i);
		if (quotes > largest)
			largest = quotes;
	}
	return fmin(MOST, largest / fmax(1, quotes_of(gold, sets, set)));
}

static int
complain(const char *text)
{
	fprintf(stderr, "train_quotes: %s\n", text);
	return 1;
}

int
main(int argc, char **argv)
{
	uint32_t folds = 0, cut = 0, read_from = UINT32_MAX;
	Unseen unseen = {0};
	const char *out = NULL, *predicted = NULL;
	Arena *arena = arena_new();
	Err err = {0};
	GoldArticleList gold = {0};
	SetList sets = {0};
	for (int i = 1; i < argc; i++) {
		bool more = i + 1 < argc;
		if (more && strcmp(argv[i], "--folds") == 0)
			folds = (uint32_t)strtoul(argv[++i], NULL, 10);
		else if (more && strcmp(argv[i], "--cut") == 0)
			cut = (uint32_t)strtoul(argv[++i], NULL, 10);
		else if (more && strcmp(argv[i], "--out") == 0)
			out = argv[++i];
		else if (more && strcmp(argv[i], "--read") == 0)
			read_from = gold.count;
		else if (i + 2 < argc && strcmp(argv[i], "--unseen") == 0) {
			if (!unseen_read(arena, str_of(argv[i + 1]),
			    str_of(argv[i + 2]), &unseen, &err))
				return complain(err.text);
			i += 2;
		}
		else if (more && strcmp(argv[i], "--predictions") == 0)
			predicted = argv[++i];
		else if (gold_read(arena, str_of(argv[i]), &gold, &err))
			list_push(arena, &sets, gold.count);
		else
			return complain(err.text);
	}
	if (!gold.count || folds == 1 || folds > FOLDS_MOST || (!folds && !out))
		return complain("usage: train_quotes [--folds N] [--cut N]"
		    " [--predictions FILE] [--out FILE]"
		    " [--unseen NAMES.jsonl MODEL] GOLD.jsonl...");

	ArticleList articles = {0};
	for (uint32_t set = 0, first = 0; set < sets.count; set++) {
		double worth = worth_of(&gold, &sets, set);
		for (uint32_t i = first; i < sets.items[set]; i++) {
			list_push(arena, &articles,
			    read_article(arena, &gold.items[i], cut,
			        unseen_for(&unseen, gold.items[i].text)));
			list_last(&articles)->worth = first < read_from ? worth : 0;
		}
		first = sets.items[set];
	}
	Learner *learner = learner_new(arena);
	if (folds) {
		FILE *predictions = predicted ? fopen(predicted, "w") : NULL;
		if (predicted && !predictions)
			return complain("the file for predictions cannot be written");
		validate(&articles, learner, folds, predictions);
		if (predictions && fclose(predictions) != 0)
			return complain("the predictions cannot be written");
	}
	if (out) {
		static Weights weights;
		learn(learner, &articles, 0, 0);
		learner_round(learner, &weights);
		Str bytes = {(const char *)weights.of, sizeof weights.of};
		if (!file_replace(arena, str_of(out), bytes, &err))
			return complain(err.text);
	}
	arena_free(arena);
	return 0;
}
