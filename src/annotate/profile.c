#include "annotate/profile.h"

#include "annotate/lexicon.h"
#include "base/hash.h"
#include "base/unicode.h"

uint32_t
profile_word(Str word)
{
	uint32_t hash = HASH32_BEGIN;
	for (size_t i = 0; i < word.len; i++)
		hash = hash32_add(hash, byte_is_digit(word.ptr[i])
		    ? '0' : (unsigned char)word.ptr[i]);
	return hash;
}

static const Piece *
piece_at(const Profiles *profiles, uint32_t i)
{
	return &profiles->pieces->list.items[i];
}

static char
shape_of(uint32_t character)
{
	if (character < 0x80)
		return character >= 'A' && character <= 'Z' ? 'X'
		    : character >= 'a' && character <= 'z' ? 'x'
		    : character >= '0' && character <= '9' ? '0'
		                                           : (char)character;
	return unicode_is_upper(character) ? 'X'
	    : unicode_is_letter(character) ? 'x'
	                                   : '?';
}

static void
read_shape(Profile *profile, const Piece *piece)
{
	uint32_t capitals = 0, small = 0, hash = HASH32_BEGIN;
	uint8_t flags = 0;
	char last = 0;
	for (size_t at = 0; at < piece->word.len;) {
		char shape = shape_of(unicode_at(piece->word, at, &at));
		capitals += shape == 'X';
		small += shape == 'x';
		flags |= shape == '0' ? SHAPE_DIGIT
		    : shape == '-'    ? SHAPE_HYPHEN
		    : shape == '.'    ? SHAPE_STOP
		                      : 0;
		if (shape != last)
			hash = hash32_add(hash, (unsigned char)shape);
		last = shape;
	}
	profile->shape = hash;
	profile->flags = flags | (piece->capital ? SHAPE_CAPITAL : 0)
	    | (capitals > 1 && !small ? SHAPE_ALL_CAPS : 0)
	    | (small && !capitals ? SHAPE_SMALL : 0)
	    | (capitals + small == 0 ? SHAPE_NO_LETTER : 0);
}

static uint32_t
lists_of(const Table *table, uint32_t key)
{
	const uint8_t *row = table_find(table, key);
	return row ? (uint32_t)(row[0] | row[1] << 8) : 0;
}

/* "JOHN" is "John" too. */
static uint32_t
lists_of_word(const Learned *learned, const Piece *piece)
{
	const Table *words = &learned->words;
	uint32_t lists = lists_of(words, learned_word_key(piece->word));
	enum { LONGEST = 40 };
	if (lists || !piece->all_caps || piece->word.len > LONGEST)
		return lists;
	char title[LONGEST];
	for (size_t i = 0; i < piece->word.len; i++)
		title[i] = i ? byte_lower(piece->word.ptr[i]) : piece->word.ptr[i];
	return lists_of(words, learned_word_key((Str){title, piece->word.len}));
}

static void
read_clusters(Arena *arena, Profiles *profiles, const Learned *learned)
{
	const Pieces *pieces = profiles->pieces;
	profiles->clusters = ARENA_ARRAY(arena, Clusters, pieces->uses.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		const Piece *piece = piece_at(profiles, i);
		if (piece->kind != TOKEN_WORD && piece->kind != TOKEN_NUMBER)
			continue;
		Clusters *clusters = &profiles->clusters[piece->use];
		if (clusters->group[0])
			continue;
		const Table *table = &learned->clusters;
		const uint8_t *row = table_find(table, learned_word_key(piece->lower));
		ptrdiff_t hyphen = row ? 0 : str_find_byte(piece->lower, '-');
		if (!row && hyphen > 0 && (size_t)hyphen + 1 < piece->lower.len)
			row = table_find(table,
			    learned_word_key(str_part(piece->lower,
			        (size_t)hyphen + 1, piece->lower.len)));
		if (row)
			*clusters = cluster_unpack(row);
	}
}

static void
read_known(Arena *arena, Profiles *profiles, const Learned *learned)
{
	uint32_t count = profiles->pieces->list.count;
	uint32_t *ends = ARENA_ARRAY(arena, uint32_t, count + 1);
	for (uint32_t i = 0; i < count; i++)
		ends[i] = profiles->list[i].end;
	profiles->known = known_find(arena, profiles->pieces, ends, learned);
}

static void
read_guesses(Profiles *profiles, const GuessList *guesses)
{
	for (uint32_t g = 0; g < guesses->count; g++) {
		const Guess *guess = &guesses->items[g];
		for (uint32_t i = guess->title; i < guess->begin; i++)
			if (profiles->list[i].guess == LABEL_NONE)
				profiles->list[i].guess = GUESS_TITLE;
		for (uint32_t i = guess->begin; i < guess->end; i++)
			profiles->list[i].guess
			    = label_within(guess->kind, guess->begin, guess->end, i);
	}
}

static void
read_sentences(Profiles *profiles, const TokenList *tokens)
{
	const Pieces *pieces = profiles->pieces;
	for (uint32_t first = 0, end; first < pieces->list.count; first = end) {
		uint32_t sentence
		    = tokens->items[piece_at(profiles, first)->token].sentence;
		uint32_t shouted = 0, words = 0;
		for (end = first; end < pieces->list.count; end++) {
			const Piece *piece = piece_at(profiles, end);
			if (tokens->items[piece->token].sentence != sentence)
				break;
			words += piece->kind == TOKEN_WORD;
			shouted += piece->all_caps;
		}
		for (uint32_t i = first; i < end; i++) {
			profiles->list[i].begin = first;
			profiles->list[i].end = end;
			profiles->list[i].line = !piece_at(profiles, i)->headline ? 0
			    : shouted * 2 > words                              ? 2
			                                                       : 1;
		}
	}
}

/* The same word with a capital: each place knows the next, the last the first. */
static void
read_places(Arena *arena, Profiles *profiles)
{
	const Pieces *pieces = profiles->pieces;
	uint32_t *last = ARENA_ARRAY(arena, uint32_t, pieces->uses.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		Profile *profile = &profiles->list[i];
		profile->next_same = i;
		if (!(profile->flags & SHAPE_CAPITAL))
			continue;
		uint32_t *place = &last[piece_at(profiles, i)->use];
		if (*place) {
			Profile *before = &profiles->list[*place - 1];
			profile->next_same = before->next_same;
			before->next_same = i;
		}
		*place = i + 1;
	}
}

static void
read_runs(Profiles *profiles)
{
	enum { RUN_MAX = 12 };
	uint32_t count = profiles->pieces->list.count;
	for (uint32_t i = 0; i < count;) {
		uint32_t end = i + 1;
		while (piece_at(profiles, i)->capital && end < profiles->list[i].end
		    && end - i < RUN_MAX && piece_at(profiles, end)->capital)
			end++;
		for (uint32_t k = i; k < end; k++) {
			profiles->list[k].run_begin = i;
			profiles->list[k].run_end = end;
		}
		i = end;
	}
}

/* In a report of games a city's name may be its team. */
static void
read_topic(Profiles *profiles)
{
	static const Str words[] = {STR_INIT("season"), STR_INIT("coach"),
	    STR_INIT("goals"), STR_INIT("goal"), STR_INIT("game"),
	    STR_INIT("games"), STR_INIT("points"), STR_INIT("league"),
	    STR_INIT("scored"), STR_INIT("players"), STR_INIT("match"),
	    STR_INIT("innings"), STR_INIT("touchdown"), STR_INIT("playoff"),
	    STR_INIT("playoffs"), STR_INIT("rebounds"), STR_INIT("wickets"),
	    STR_INIT("beat"), STR_INIT("victory"), STR_INIT("defeat")};
	enum { WORDS = sizeof words / sizeof *words };
	uint32_t hashes[WORDS];
	for (size_t k = 0; k < WORDS; k++)
		hashes[k] = profile_word(words[k]);
	uint32_t count = profiles->pieces->list.count, games = 0;
	for (uint32_t i = 0; i < count; i++)
		for (size_t k = 0; k < WORDS; k++)
			games += profiles->list[i].lower == hashes[k];
	uint32_t share = games * 200 / (count + 1);
	profiles->topic = share < 1 ? 0 : share < 2 ? 1 : share < 5 ? 2 : 3;
}

Profiles
profiles_of(Arena *arena, const Pieces *pieces, const TokenList *tokens,
    const GuessList *guesses, const Learned *learned)
{
	Profiles made = {.pieces = pieces}, *profiles = &made;
	profiles->list = ARENA_ARRAY(arena, Profile, pieces->list.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		const Piece *piece = piece_at(profiles, i);
		Profile *profile = &profiles->list[i];
		profile->lower = profile_word(piece->lower);
		read_shape(profile, piece);
		if (piece->capital)
			profile->lists = lists_of_word(learned, piece);
	}
	read_clusters(arena, profiles, learned);
	read_sentences(profiles, tokens);
	read_known(arena, profiles, learned);
	read_guesses(profiles, guesses);
	read_places(arena, profiles);
	read_runs(profiles);
	read_topic(profiles);
	return made;
}
