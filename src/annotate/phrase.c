#include "annotate/phrase.h"

#include "annotate/lexicon.h"
#include "annotate/mark.h"
#include "base/hash.h"
#include "base/map.h"
#include "base/unicode.h"

enum {
	RUN_MOST = 3,        /* words that are looked for elsewhere */
	LONG_FROM = 6,       /* words of a long quotation */
	SET_BITS = 1 << 17,
	TITLE_MOST = 12,     /* words that are looked at one by one */
};

uint32_t
phrase_hash(Str word)
{
	return hash32(word) | 0x100; /* apart from facts that are small numbers */
}

static bool
counts(const Token *token)
{
	return token->kind == TOKEN_WORD || token->kind == TOKEN_NUMBER;
}

/* Words of a quotation, as far as most of them matter. */
static uint32_t
words_of(const Scene *scene, TokenSpan span, uint32_t most)
{
	uint32_t words = 0;
	for (uint32_t i = span.first; i < span.end && words < most; i++)
		words += counts(&scene->tokens->items[i]);
	return words;
}

/* --- where else the words stand ------------------------------------------- */

static void
set_add(uint8_t *set, uint32_t hash)
{
	hash &= SET_BITS - 1;
	set[hash / 8] |= (uint8_t)(1u << hash % 8);
}

static bool
set_has(const uint8_t *set, uint32_t hash)
{
	hash &= SET_BITS - 1;
	return set[hash / 8] >> hash % 8 & 1;
}

/* Adds every run of one to RUN_MOST words. */
static void
add_runs(PhraseBook *book, const Scene *scene)
{
	const Token *tokens = scene->tokens->items;
	uint32_t runs[RUN_MOST] = {0}, at = NO_QUOTATION, block = UINT32_MAX;
	uint32_t length = 0;
	bool lengthy = false;
	for (uint32_t i = 0; i < scene->tokens->count; i++) {
		if (!counts(&tokens[i]))
			continue;
		if (scene->inside[i] != at || tokens[i].block != block) {
			at = scene->inside[i];
			block = tokens[i].block;
			length = 0;
			lengthy = at != NO_QUOTATION && words_of(scene,
			    scene->spans[at], LONG_FROM) == LONG_FROM;
		}
		if (at != NO_QUOTATION && !lengthy)
			continue;
		uint32_t word = phrase_hash(tokens[i].lower);
		for (uint32_t k = RUN_MOST; k-- > 0; )
			runs[k] = phrase_mix(k ? runs[k - 1] : 1, word);
		length++;
		for (uint32_t k = 0; k < RUN_MOST && k < length; k++)
			set_add(lengthy ? book->quoted : book->plain, runs[k]);
	}
}

static uint32_t
elsewhere(const PhraseBook *book, const Scene *scene, TokenSpan span)
{
	uint32_t words = 0, run = 1;
	for (uint32_t i = span.first; i < span.end; i++) {
		const Token *token = &scene->tokens->items[i];
		if (!counts(token))
			continue;
		if (++words > RUN_MOST)
			return 0;
		run = phrase_mix(run, phrase_hash(token->lower));
	}
	return words ? set_has(book->plain, run) + 2u * set_has(book->quoted, run)
	    : 0;
}

static void
count_again(Arena *arena, PhraseBook *book, const Scene *scene)
{
	const QuotationList *quotations = scene->quotations;
	Map seen = {0};
	for (uint32_t pass = 0; pass < 2; pass++)
		for (uint32_t i = 0; i < quotations->count; i++) {
			Str words = range_str(scene->document->text,
			    quotations->items[i].text);
			while (words.len > 1 && str_find_byte(STR(".,;:!?"),
			    words.ptr[words.len - 1]) != STR_NOT_FOUND)
				words.len--;
			uint32_t *times = map_at(arena, &seen, words);
			if (pass == 0)
				++*times;
			else
				book->again[i] = (uint8_t)(*times < 2 ? *times : 2);
		}
}

/* --- the article as a whole ----------------------------------------------- */

static uint32_t
style_of(const Scene *scene, const Quotation *quotation)
{
	MarkStyle style;
	uint32_t character = unicode_at(scene->document->text,
	    quotation->marked.begin, NULL);
	return !quotation->unmarked && mark_style(character, &style)
	    ? style : MARK_STYLES;
}

static void
survey(PhraseBook *book, const Scene *scene)
{
	uint32_t styles[MARK_STYLES + 1] = {0}, lengthy = 0;
	uint32_t count = scene->quotations->count;
	uint32_t words = scene_words(scene, 0, scene->tokens->count);
	uint32_t cues = scene_cues(scene, 0, scene->tokens->count);
	for (uint32_t i = 0; i < count; i++) {
		styles[style_of(scene, &scene->quotations->items[i])]++;
		lengthy += words_of(scene, scene->spans[i], LONG_FROM)
		    == LONG_FROM;
	}
	for (uint32_t i = 1; i < MARK_STYLES; i++)
		if (styles[i] > styles[book->main])
			book->main = i;
	book->lengthy = count ? (4 * lengthy + count - 1) / count : 0;
	/* "said" is a word in fifty of a report, one in five hundred of an essay */
	uint32_t share = cues * 200 / (words + 1);
	book->talk = share < 4 ? share : 4;
}

PhraseBook
phrase_book(Arena *arena, const Scene *scene)
{
	PhraseBook book = {
		.again = ARENA_ARRAY(arena, uint8_t, scene->quotations->count)};
	if (!scene->quotations->count)
		return book;
	book.plain = ARENA_ARRAY(arena, uint8_t, SET_BITS / 8);
	book.quoted = ARENA_ARRAY(arena, uint8_t, SET_BITS / 8);
	count_again(arena, &book, scene);
	add_runs(&book, scene);
	survey(&book, scene);
	return book;
}

/* --- one quotation -------------------------------------------------------- */

static uint32_t
named(const Scene *scene, TokenSpan span)
{
	uint32_t mention = NO_MENTION, names = 0, others = 0;
	for (uint32_t i = span.first; i < span.end; i++) {
		if (!counts(&scene->tokens->items[i]))
			continue;
		if (names + others >= TITLE_MOST)
			break;
		uint32_t here = scene->mention_at[i];
		if (here == NO_MENTION || (names && here != mention))
			others++;
		else
			names++;
		if (here != NO_MENTION)
			mention = here;
	}
	if (!names)
		return 0;
	return others ? 1 : 2u + scene->notes->entities.items[
	    scene->notes->mentions.items[mention].entity].kind;
}

/* What stands before the quotation, as far as a glance goes: 0 nothing of the
 * kind, else 1 to 3 a word of naming and 4 to 6 a work, the nearer the less. */
static uint32_t
called(const Scene *scene, TokenSpan span)
{
	enum { GLANCE = 6 };
	uint32_t words = 0;
	uint32_t sentence = scene->tokens->items[span.first].sentence;
	for (uint32_t i = span.first; i-- > 0 && words < GLANCE; ) {
		const Token *token = &scene->tokens->items[i];
		if (token->sentence != sentence
		    || scene->inside[i] != NO_QUOTATION)
			return 0;
		if (!counts(token))
			continue;
		words++;
		uint32_t near = words <= 1 ? 1 : words <= 3 ? 2 : 3;
		if (scene->classes[i] & PART_NAMING)
			return near;
		if (scene->classes[i] & PART_WORK)
			return 3 + near;
	}
	return 0;
}

Phrase
phrase_of(const PhraseBook *book, const Scene *scene, uint32_t quotation)
{
	TokenSpan span = scene->spans[quotation];
	uint32_t style = style_of(scene, &scene->quotations->items[quotation]);
	Phrase phrase = {
		.named = named(scene, span),
		.elsewhere = elsewhere(book, scene, span),
		.style = style == MARK_STYLES ? 2 : style != book->main,
		.called = called(scene, span),
	};
	uint32_t words = 0;
	for (uint32_t i = span.first; i < span.end && words <= TITLE_MOST; i++) {
		const Token *token = &scene->tokens->items[i];
		if (!counts(token))
			continue;
		words++;
		phrase.last = phrase_hash(token->lower);
		if (scene->classes[i] & (PART_BETWEEN | PART_PRONOUN))
			phrase.clause = 1;
		if (token->kind == TOKEN_WORD && phrase.rare < 2
		    && !lexicon_find_word(token->word, token->lower))
			phrase.rare++;
	}
	if (words > LONG_FROM)
		phrase.last = phrase.rare = 0;
	return phrase;
}
