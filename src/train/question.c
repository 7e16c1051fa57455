#include "train/question.h"

#include "annotate/annotate.h"
#include "annotate/sentence.h"
#include "annotate/transcript.h"
#include "article/article.h"

/* The first voice that is right; NO_VOICE where none is. */
static uint32_t
first_right(const Question *question)
{
	for (uint32_t i = question->near.first; i < question->near.end; i++)
		if (question->bids[i - question->near.first].right)
			return i;
	return NO_VOICE;
}

/* Those of the right one's sentence that mean the same entity are right too. */
static void
spread_right(const QuestionedArticle *article, Question *question)
{
	const Cast *cast = article->cast;
	const Token *tokens = article->tokens.items;
	uint32_t told = question->told;
	if (told == NO_VOICE || cast->book.meant[told] == NO_ENTITY)
		return;
	uint32_t sentence = tokens[cast->voices.items[told].head].sentence;
	for (uint32_t i = question->near.first; i < question->near.end; i++)
		if (tokens[cast->voices.items[i].head].sentence == sentence
		    && cast->book.meant[i] == cast->book.meant[told])
			question->bids[i - question->near.first].right = true;
}

static void
ask(Arena *arena, const QuestionedArticle *article, uint32_t quotation,
    bool any_mention)
{
	const Cast *cast = article->cast;
	const Quotation *asked = &article->quotations.items[quotation];
	Question *question = &article->questions[quotation];
	/* turns of a transcript are told by their labels; there is nothing to learn */
	if (!cast_has_words(cast, quotation) || !range_empty(asked->label))
		return;
	int found = gold_quote_at(article->gold, asked->text);
	if (found >= 0 && article->gold->quotes.items[found].doubtful)
		return;
	facts_of_quotation(&cast->book, quotation, cast->near[quotation].next,
	    &question->facts);
	question->asked = true;
	question->is_speech = found >= 0;
	question->near = cast->near[quotation];
	Range speaker = {0};
	if (found >= 0)
		speaker = article->gold->quotes.items[found].speaker;
	question->nobody = question->is_speech && range_empty(speaker);
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
	}
	question->told = first_right(question);
	question->reachable = question->nobody || question->told != NO_VOICE;
	if (any_mention)
		spread_right(article, question);
}

/* Who the right voice of a named speaker means. Gives the entity, or NO_ENTITY. */
static uint32_t
ask_meant(Arena *arena, const QuestionedArticle *article, uint32_t quotation,
    uint32_t last_speaker)
{
	Question *question = &article->questions[quotation];
	const Cast *cast = article->cast;
	int found = gold_quote_at(article->gold,
	    article->quotations.items[quotation].text);
	uint32_t voice = question->told;
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

QuestionedArticle *
question_article(Arena *arena, const GoldArticle *gold, const Learned *names,
    bool any_mention)
{
	QuestionedArticle *article = ARENA_NEW(arena, QuestionedArticle);
	article->gold = gold;
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
		ask(arena, article, i, any_mention);
	uint32_t last_speaker = NO_ENTITY;
	for (uint32_t i = 0; i < article->quotations.count; i++)
		if (article->questions[i].is_speech)
			last_speaker = ask_meant(arena, article, i, last_speaker);
	return article;
}
