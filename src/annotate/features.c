#include "annotate/features.h"

#include <string.h>

#include "annotate/candidate.h"
#include "annotate/known.h"
#include "annotate/lexicon.h"
#include "base/unicode.h"

enum {
	GAP_MAX = 3,          /* small words between two with capitals */
	PLACES_MAX = 4,       /* of a word elsewhere that are looked at */
	VERB_WITHIN = 6,
	TITLE = LABELS,       /* a guess beside the labels: part of a title */
};

/* Lists that tell more than that a word is common. */
#define TELLING (~(uint32_t)(WORD_COMMON | WORD_BEGINS_PHRASE))

typedef enum {
	SHAPE_CAPITAL = 1 << 0,
	SHAPE_ALL_CAPS = 1 << 1,
	SHAPE_DIGIT = 1 << 2,
	SHAPE_HYPHEN = 1 << 3,
	SHAPE_STOP = 1 << 4,
	SHAPE_SMALL = 1 << 5,
	SHAPE_NO_LETTER = 1 << 6,
} ShapeFlags;

typedef struct {
	uint32_t lower;        /* hash of the word in lower case, digits as 0 */
	uint32_t shape;        /* hash: "Xx", "X.X.", "x" */
	uint32_t lists;        /* Learned.words */
	uint32_t next_same;    /* piece: the same word with a capital elsewhere, in a
	                          ring; itself where there is none */
	uint8_t flags;         /* ShapeFlags */
	uint8_t guess;         /* label, or TITLE */
	uint8_t active;        /* may be part of a name */
	uint8_t line;          /* 0 prose, 1 a headline, 2 one in capitals */
	uint32_t begin, end;   /* its sentence */
	uint32_t run_begin, run_end; /* the words with capitals that it stands
	                                among; itself where it has none */
} Facts;

struct Features {
	Arena *arena;
	const Pieces *pieces;
	const TokenList *tokens;
	const Learned *learned;
	Facts *facts;
	Clusters *clusters; /* by Piece.use */
	Known *known;       /* by piece */
	StretchList stretches;
	uint32_t topic; /* how much it speaks of games: 0 to 3 */
};

/* --- hashes ------------------------------------------------------------- */

static uint32_t
hash_bytes(uint32_t hash, const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
	return hash;
}

static uint32_t
hash_str(Str word)
{
	return hash_bytes(2166136261u, word.ptr, word.len);
}

/* Digits are alike: "2019" and "2020". */
static uint32_t
hash_word(Str word)
{
	uint32_t hash = 2166136261u;
	for (size_t i = 0; i < word.len; i++) {
		unsigned char byte = (unsigned char)word.ptr[i];
		hash = (hash ^ (byte_is_digit((char)byte) ? '0' : byte)) * 16777619u;
	}
	return hash;
}

static uint32_t
mix(uint32_t a, uint32_t b)
{
	uint64_t product
	    = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(product >> 32) ^ (uint32_t)(product >> 9);
}

static uint32_t
scramble(uint32_t hash)
{
	uint64_t product = (hash + UINT64_C(0x51ed270b)) * UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(product >> 32);
}

uint32_t
features_word_key(Str word)
{
	return scramble(hash_str(word));
}

/* --- facts of each piece ------------------------------------------------ */

static const Piece *
piece_at(const Features *features, uint32_t i)
{
	return &features->pieces->list.items[i];
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
read_shape(Facts *facts, const Piece *piece)
{
	uint32_t capitals = 0, small = 0, hash = 2166136261u;
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
			hash = hash_bytes(hash, &shape, 1);
		last = shape;
	}
	facts->shape = hash;
	facts->flags = flags | (piece->capital ? SHAPE_CAPITAL : 0)
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
lists_of_word(Features *features, const Piece *piece)
{
	const Table *words = &features->learned->words;
	uint32_t lists = lists_of(words, features_word_key(piece->word));
	enum { LONGEST = 40 };
	if (lists || !piece->all_caps || piece->word.len > LONGEST)
		return lists;
	char title[LONGEST];
	for (size_t i = 0; i < piece->word.len; i++)
		title[i] = i ? byte_lower(piece->word.ptr[i]) : piece->word.ptr[i];
	return lists_of(words, features_word_key((Str){title, piece->word.len}));
}

static void
read_clusters(Features *features)
{
	const Pieces *pieces = features->pieces;
	features->clusters
	    = ARENA_ARRAY(features->arena, Clusters, pieces->uses.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		const Piece *piece = piece_at(features, i);
		if (piece->kind != TOKEN_WORD && piece->kind != TOKEN_NUMBER)
			continue;
		Clusters *clusters = &features->clusters[piece->use];
		if (clusters->group[0])
			continue;
		const Table *table = &features->learned->clusters;
		const uint8_t *row
		    = table_find(table, features_word_key(piece->lower));
		ptrdiff_t hyphen = row ? 0 : str_find_byte(piece->lower, '-');
		if (!row && hyphen > 0 && (size_t)hyphen + 1 < piece->lower.len)
			row = table_find(table,
			    features_word_key(str_part(piece->lower,
			        (size_t)hyphen + 1, piece->lower.len)));
		if (row)
			*clusters = cluster_unpack(row);
	}
}

static void
read_known(Features *features)
{
	uint32_t count = features->pieces->list.count;
	uint32_t *ends = ARENA_ARRAY(features->arena, uint32_t, count + 1);
	for (uint32_t i = 0; i < count; i++)
		ends[i] = features->facts[i].end;
	features->known = known_find(features->arena, features->pieces, ends,
	    features->learned);
}

static void
read_guesses(Features *features, const GuessList *guesses)
{
	for (uint32_t g = 0; g < guesses->count; g++) {
		const Guess *guess = &guesses->items[g];
		for (uint32_t i = guess->title; i < guess->begin; i++)
			if (features->facts[i].guess == LABEL_NONE)
				features->facts[i].guess = TITLE;
		for (uint32_t i = guess->begin; i < guess->end; i++)
			features->facts[i].guess
			    = label_within(guess->kind, guess->begin, guess->end, i);
	}
}

static void
read_sentences(Features *features)
{
	const Pieces *pieces = features->pieces;
	for (uint32_t first = 0, end; first < pieces->list.count; first = end) {
		uint32_t sentence = features->tokens
		    ->items[piece_at(features, first)->token].sentence;
		uint32_t shouted = 0, words = 0;
		for (end = first; end < pieces->list.count; end++) {
			const Piece *piece = piece_at(features, end);
			if (features->tokens->items[piece->token].sentence != sentence)
				break;
			words += piece->kind == TOKEN_WORD;
			shouted += piece->all_caps;
		}
		for (uint32_t i = first; i < end; i++) {
			features->facts[i].begin = first;
			features->facts[i].end = end;
			features->facts[i].line = !piece_at(features, i)->headline ? 0
			    : shouted * 2 > words                              ? 2
			                                                       : 1;
		}
	}
}

/* The same word with a capital: each place knows the next, the last the first. */
static void
read_places(Features *features)
{
	const Pieces *pieces = features->pieces;
	uint32_t *last
	    = ARENA_ARRAY(features->arena, uint32_t, pieces->uses.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		Facts *facts = &features->facts[i];
		facts->next_same = i;
		if (!(facts->flags & SHAPE_CAPITAL))
			continue;
		uint32_t *place = &last[piece_at(features, i)->use];
		if (*place) {
			Facts *before = &features->facts[*place - 1];
			facts->next_same = before->next_same;
			before->next_same = i;
		}
		*place = i + 1;
	}
}

static void
read_runs(Features *features)
{
	enum { RUN_MAX = 12 };
	uint32_t count = features->pieces->list.count;
	for (uint32_t i = 0; i < count;) {
		uint32_t end = i + 1;
		while (piece_at(features, i)->capital && end < features->facts[i].end
		    && end - i < RUN_MAX && piece_at(features, end)->capital)
			end++;
		for (uint32_t k = i; k < end; k++) {
			features->facts[k].run_begin = i;
			features->facts[k].run_end = end;
		}
		i = end;
	}
}

/* In a report of games a city's name may be its team. */
static void
read_topic(Features *features)
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
		hashes[k] = hash_word(words[k]);
	uint32_t count = features->pieces->list.count, games = 0;
	for (uint32_t i = 0; i < count; i++)
		for (size_t k = 0; k < WORDS; k++)
			games += features->facts[i].lower == hashes[k];
	uint32_t share = games * 200 / (count + 1);
	features->topic = share < 1 ? 0 : share < 2 ? 1 : share < 5 ? 2 : 3;
}

/* --- stretches ---------------------------------------------------------- */

static bool
stands_alone(const Features *features, uint32_t i)
{
	return piece_at(features, i)->capital
	    && !piece_at(features, i)->attached;
}

/* What may stand inside a name. */
static bool
may_join(const Features *features, uint32_t i)
{
	const Piece *piece = piece_at(features, i);
	if (piece->kind == TOKEN_NUMBER || piece->kind == TOKEN_POSSESSIVE)
		return true;
	if (piece->kind == TOKEN_WORD)
		return piece->flags & (WORD_FUNCTION_WORDS | WORD_PARTICLES);
	return piece->word.len == 1 && strchr("&-/!+.'", piece->word.ptr[0]);
}

static void
find_stretches(Features *features)
{
	uint32_t count = features->pieces->list.count;
	for (uint32_t i = 0; i < count;) {
		const Facts *facts = &features->facts[i];
		bool number = piece_at(features, i)->kind == TOKEN_NUMBER
		    && i + 1 < facts->end && stands_alone(features, i + 1);
		bool particle = (piece_at(features, i)->flags & WORD_PARTICLES)
		    && i + 1 < facts->end && stands_alone(features, i + 1);
		if (!stands_alone(features, i) && !number && !particle) {
			i++;
			continue;
		}
		Stretch stretch = {i, i + 1};
		for (uint32_t k = i + 1, gap = 0; k < facts->end && gap <= GAP_MAX;
		     k++) {
			if (stands_alone(features, k)) {
				stretch.end = k + 1;
				gap = 0;
			} else if (may_join(features, k)) {
				gap++;
			} else
				break;
		}
		if (stretch.end < facts->end
		    && piece_at(features, stretch.end)->kind == TOKEN_NUMBER)
			stretch.end++;
		for (uint32_t k = stretch.begin; k < stretch.end; k++)
			features->facts[k].active = true;
		list_push(features->arena, &features->stretches, stretch);
		i = stretch.end;
	}
}

Features *
features_of(Arena *arena, const Pieces *pieces, const TokenList *tokens,
    const GuessList *guesses, const Learned *learned)
{
	Features *features = ARENA_NEW(arena, Features);
	features->arena = arena;
	features->pieces = pieces;
	features->tokens = tokens;
	features->learned = learned;
	features->facts = ARENA_ARRAY(arena, Facts, pieces->list.count + 1);
	for (uint32_t i = 0; i < pieces->list.count; i++) {
		const Piece *piece = piece_at(features, i);
		Facts *facts = &features->facts[i];
		facts->lower = hash_word(piece->lower);
		read_shape(facts, piece);
		if (piece->capital)
			facts->lists = lists_of_word(features, piece);
	}
	read_clusters(features);
	read_sentences(features);
	read_known(features);
	read_guesses(features, guesses);
	read_places(features);
	read_runs(features);
	read_topic(features);
	find_stretches(features);
	return features;
}

uint32_t
features_pieces(const Features *features)
{
	return features->pieces->list.count;
}

const StretchList *
features_stretches(const Features *features)
{
	return &features->stretches;
}

/* --- features ----------------------------------------------------------- */

/* What a feature speaks of; with what it says, it is a number. New ones go to
 * the end, and the version in learned.c goes up. */
typedef enum {
	F_BIAS = 1, F_WORD, F_LOWER, F_BEFORE, F_AFTER, F_BEFORE_SELF,
	F_SELF_AFTER, F_AROUND, F_SHAPE, F_SHAPE_BEFORE, F_SHAPE_AFTER, F_SHAPES,
	F_FRONT, F_TAIL, F_TAIL_BEFORE, F_TAIL_AFTER, F_OPENS, F_LINE, F_FLAGS,
	F_PLACE, F_GUESS, F_BEFORE_2, F_AFTER_2, F_TWO_BEFORE, F_TWO_AFTER,
	F_LONG_SHAPE, F_SHAPES_LEFT, F_SHAPES_RIGHT, F_SHAPE_WORD_BEFORE,
	F_SHAPE_WORD_AFTER,
	F_GROUP, F_GROUP_BEFORE = F_GROUP + 4, F_GROUP_AFTER = F_GROUP_BEFORE + 4,
	F_GROUP_BEFORE_2 = F_GROUP_AFTER + 4,
	F_GROUP_AFTER_2 = F_GROUP_BEFORE_2 + 4,
	F_SMALL_BEFORE = F_GROUP_AFTER_2 + 4, F_SMALL_AFTER,
	F_SMALL_BEFORE_GROUP, F_SMALL_AFTER_GROUP,
	F_LISTS, F_LIST, F_LIST_BEFORE, F_LIST_AFTER, F_LISTS_AROUND,
	F_LISTS_OPENS, F_KNOWN, F_KNOWN_BEFORE, F_KNOWN_AFTER, F_KNOWN_ALL,
	F_USE, F_ELSEWHERE_BEFORE, F_ELSEWHERE_AFTER, F_ELSEWHERE_GROUP_BEFORE,
	F_ELSEWHERE_GROUP_AFTER, F_ELSEWHERE_FLAGS, F_ELSEWHERE_NAME,
	F_RUN_END, F_RUN_END_GROUP, F_RUN_END_KNOWN, F_RUN_BEGIN,
	F_RUN_BEGIN_GROUP, F_RUN_BEGIN_KNOWN, F_RUN_BEFORE, F_RUN_AFTER,
	F_RUN_AROUND, F_RUN_PLACE, F_RUN_ENDS, F_RUN_BEGINS,
	F_NAME, F_NAME_KINDS, F_NAME_GUESS, F_NAME_BEFORE, F_NAME_AFTER,
	F_NAME_GROUP_BEFORE, F_NAME_GROUP_AFTER, F_NAME_LEFT, F_NAME_RIGHT,
	F_NAME_USE, F_TOPIC, F_COLLECTION,
} FeatureName;

typedef struct {
	uint32_t *out;
	uint32_t count;
} Collector;

static void
add(Collector *to, uint32_t name, uint32_t a)
{
	if (to->count < FEATURES_MAX)
		to->out[to->count++] = scramble(mix(name, a));
}

static void
add2(Collector *to, uint32_t name, uint32_t a, uint32_t b)
{
	add(to, name, mix(a, b));
}

static void
add3(Collector *to, uint32_t name, uint32_t a, uint32_t b, uint32_t c)
{
	add(to, name, mix(mix(a, b), c));
}

/* One feature for each bit. */
static void
add_bits(Collector *to, uint32_t name, uint32_t bits, uint32_t with)
{
	for (uint32_t bit = 0; bits; bit++, bits >>= 1)
		if (bits & 1)
			add2(to, name, bit, with);
}

/* Beyond the sentence. */
static const Facts nothing = {.lower = 11, .shape = 11};

static const Facts *
facts_at(const Features *features, const Facts *self, int64_t i)
{
	return i >= self->begin && i < self->end ? &features->facts[i] : &nothing;
}

static const Clusters *
clusters_at(const Features *features, const Facts *self, int64_t i)
{
	static const Clusters none;
	if (i < self->begin || i >= self->end)
		return &none;
	const Piece *piece = piece_at(features, (uint32_t)i);
	return piece->kind == TOKEN_WORD || piece->kind == TOKEN_NUMBER
	    ? &features->clusters[piece->use]
	    : &none;
}

static uint32_t
known_at(const Features *features, const Facts *self, int64_t i)
{
	if (i < self->begin || i >= self->end)
		return 0;
	return piece_at(features, (uint32_t)i)->flags;
}

/* The hash of the last characters characters of a word; 0 where it is shorter. */
static uint32_t
tail_of(Str word, int characters)
{
	size_t at = word.len;
	for (int i = 0; i < characters; i++) {
		if (at == 0)
			return 0;
		unicode_before(word, at, &at);
	}
	return hash_word(str_part(word, at, word.len));
}

static void
add_words(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Facts *before = facts_at(features, self, (int64_t)i - 1);
	const Facts *after = facts_at(features, self, (int64_t)i + 1);
	const Facts *before2 = facts_at(features, self, (int64_t)i - 2);
	const Facts *after2 = facts_at(features, self, (int64_t)i + 2);
	const Piece *piece = piece_at(features, i);
	add(to, F_BIAS, self->line);
	add(to, F_GUESS, self->guess);
	add(to, F_BEFORE, before->lower);
	add(to, F_AFTER, after->lower);
	add2(to, F_AROUND, before->lower, after->lower);
	add(to, F_BEFORE_2, before2->lower);
	add(to, F_AFTER_2, after2->lower);
	add2(to, F_TWO_BEFORE, before2->lower, before->lower);
	add2(to, F_TWO_AFTER, after->lower, after2->lower);
	add(to, F_SHAPE, self->shape);
	add(to, F_SHAPE_BEFORE, before->shape);
	add(to, F_SHAPE_AFTER, after->shape);
	add2(to, F_LONG_SHAPE, self->shape, (uint32_t)piece->word.len);
	add2(to, F_SHAPES_LEFT, before->shape, self->shape);
	add2(to, F_SHAPES_RIGHT, self->shape, after->shape);
	add3(to, F_SHAPES, before->shape, self->shape, after->shape);
	add2(to, F_SHAPE_WORD_BEFORE, self->shape, before->lower);
	add2(to, F_SHAPE_WORD_AFTER, self->shape, after->lower);
	add2(to, F_OPENS, self->flags, piece->opens);
	add3(to, F_LINE, self->flags, self->line, piece->follows);
	add3(to, F_FLAGS, before->flags, self->flags, after->flags);
	add3(to, F_PLACE, i - self->begin < 2 ? i - self->begin : 2,
	    self->end - i < 3 ? self->end - i : 3, self->flags);
	if (before != &nothing)
		add(to, F_TAIL_BEFORE, tail_of(piece_at(features, i - 1)->lower, 3));
	if (after != &nothing)
		add(to, F_TAIL_AFTER, tail_of(piece_at(features, i + 1)->lower, 3));
}

static void
add_affixes(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Piece *piece = piece_at(features, i);
	uint32_t hash = 2166136261u;
	uint32_t length = 0;
	for (size_t at = 0, next; at < piece->word.len && length < 4; at = next) {
		unicode_at(piece->word, at, &next);
		hash = hash_bytes(hash, piece->word.ptr + at, next - at);
		if (++length >= 2)
			add2(to, F_FRONT, length, hash);
	}
	for (int characters = 1; characters <= 4; characters++) {
		uint32_t tail = tail_of(piece->lower, characters);
		if (tail)
			add3(to, F_TAIL, (uint32_t)characters, tail,
			    self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS));
	}
}

/* The nearest word without a capital on one side: often a verb. */
static void
add_small(Collector *to, const Features *features, uint32_t i, int step,
    uint32_t name, uint32_t group_name)
{
	const Facts *self = &features->facts[i];
	int64_t k = (int64_t)i + step;
	int64_t distance = 1;
	while (distance <= VERB_WITHIN
	    && (facts_at(features, self, k)->flags
	        & (SHAPE_CAPITAL | SHAPE_NO_LETTER))) {
		k += step;
		distance++;
	}
	const Clusters *clusters = clusters_at(features, self, k);
	if (distance > VERB_WITHIN || !clusters->group[0])
		return;
	add2(to, name, clusters->group[1], distance < 3 ? (uint32_t)distance : 3);
	add(to, group_name, clusters->group[2]);
}

static void
add_groups(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Clusters *own = clusters_at(features, self, i);
	const Clusters *before = clusters_at(features, self, (int64_t)i - 1);
	const Clusters *after = clusters_at(features, self, (int64_t)i + 1);
	const Clusters *before2 = clusters_at(features, self, (int64_t)i - 2);
	const Clusters *after2 = clusters_at(features, self, (int64_t)i + 2);
	uint32_t caps = self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS);
	for (uint32_t k = 0; k < 3; k++)
		add2(to, F_GROUP + k, own->group[k], caps);
	for (uint32_t k = 0; k < 3; k++) {
		add(to, F_GROUP_BEFORE + k, before->group[k]);
		add(to, F_GROUP_AFTER + k, after->group[k]);
	}
	for (uint32_t k = 1; k < 3; k++) {
		add(to, F_GROUP_BEFORE_2 + k, before2->group[k]);
		add(to, F_GROUP_AFTER_2 + k, after2->group[k]);
	}
	add_small(to, features, i, -1, F_SMALL_BEFORE, F_SMALL_BEFORE_GROUP);
	add_small(to, features, i, 1, F_SMALL_AFTER, F_SMALL_AFTER_GROUP);
}

static void
add_lists(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Facts *before = facts_at(features, self, (int64_t)i - 1);
	const Facts *after = facts_at(features, self, (int64_t)i + 1);
	const Piece *piece = piece_at(features, i);
	add2(to, F_LISTS, self->lists, self->flags & SHAPE_ALL_CAPS);
	add_bits(to, F_LIST, self->lists, 0);
	add_bits(to, F_LIST_BEFORE, before->lists, 0);
	add_bits(to, F_LIST_AFTER, after->lists, 0);
	add2(to, F_LISTS_OPENS, self->lists, piece->opens);
	uint32_t left = known_at(features, self, (int64_t)i - 1);
	uint32_t right = known_at(features, self, (int64_t)i + 1);
	add_bits(to, F_KNOWN, piece->flags & ~(uint32_t)WORD_BEGINS_PHRASE,
	    piece->opens);
	add_bits(to, F_KNOWN_BEFORE, left & TELLING, 0);
	add_bits(to, F_KNOWN_AFTER, right & TELLING, 0);
	if (features->topic) {
		add3(to, F_TOPIC, features->topic, 1,
		    (piece->flags & (WORD_PLACES | WORD_PEOPLES)) > 0);
		add3(to, F_TOPIC, features->topic, 2, self->guess);
		add3(to, F_TOPIC, features->topic, 3,
		    clusters_at(features, self, i)->group[1]);
		add_bits(to, F_TOPIC, features->known[i].kinds, features->topic);
	}
}

/* The same word in the rest of the document. */
static void
add_elsewhere(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Piece *piece = piece_at(features, i);
	if (piece->kind != TOKEN_WORD)
		return;
	const WordUse *use = &features->pieces->uses.items[piece->use];
	uint32_t kinds = (use->small > 0) | (use->capital > 0) << 1
	    | (use->capital > 1) << 2 | (use->small > use->capital) << 3;
	add3(to, F_USE, kinds, self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS),
	    self->line * 2 + piece->opens);
	uint32_t at = self->next_same;
	for (int places = 0; at != i && places < PLACES_MAX; places++) {
		const Facts *there = &features->facts[at];
		const Facts *before = facts_at(features, there, (int64_t)at - 1);
		const Facts *after = facts_at(features, there, (int64_t)at + 1);
		add(to, F_ELSEWHERE_BEFORE, before->lower);
		add(to, F_ELSEWHERE_AFTER, after->lower);
		add(to, F_ELSEWHERE_GROUP_BEFORE,
		    clusters_at(features, there, (int64_t)at - 1)->group[1]);
		add(to, F_ELSEWHERE_GROUP_AFTER,
		    clusters_at(features, there, (int64_t)at + 1)->group[1]);
		add3(to, F_ELSEWHERE_FLAGS, before->flags, there->guess,
		    after->flags);
		const Known *known = &features->known[at];
		if (known->kinds)
			add_bits(to, F_ELSEWHERE_NAME, known->kinds,
			    known->part * 4u + known->edges);
		at = there->next_same;
	}
}

/* Names that are known beforehand. */
static void
add_known(Collector *to, const Features *features, uint32_t i)
{
	static const Known unknown;
	const Facts *self = &features->facts[i];
	const Piece *piece = piece_at(features, i);
	const Known *known = &features->known[i];
	const Known *left
	    = i > self->begin ? &features->known[i - 1] : &unknown;
	const Known *right
	    = i + 1 < self->end ? &features->known[i + 1] : &unknown;
	if (left->kinds && left->end <= i)
		add_bits(to, F_NAME_LEFT, left->kinds, left->end == i);
	if (right->kinds && right->begin > i)
		add_bits(to, F_NAME_RIGHT, right->kinds, 0);
	uint32_t place = known->part * 4u + known->edges;
	if (!known->kinds)
		return;
	add2(to, F_NAME_KINDS, known->kinds, place);
	add_bits(to, F_NAME, known->kinds, place);
	add_bits(to, F_NAME_GUESS, known->kinds, mix(self->guess, place));
	const WordUse *use = &features->pieces->uses.items[piece->use];
	add_bits(to, F_NAME_USE, known->kinds,
	    place * 16 + (use->small > 0) * 8u + self->line * 2u + piece->opens);
	add_bits(to, F_NAME_BEFORE, known->kinds,
	    facts_at(features, self, (int64_t)known->begin - 1)->lower);
	add_bits(to, F_NAME_AFTER, known->kinds,
	    facts_at(features, self, known->end)->lower);
	add_bits(to, F_NAME_GROUP_BEFORE, known->kinds,
	    clusters_at(features, self, (int64_t)known->begin - 1)->group[1]);
	add_bits(to, F_NAME_GROUP_AFTER, known->kinds,
	    clusters_at(features, self, known->end)->group[1]);
}

/* The words with capitals that stand together with this one: where they begin
 * and end tells much ("Vell Corp."), and so does what stands around them. */
static void
add_run(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	if (!piece_at(features, i)->capital)
		return;
	uint32_t begin = self->run_begin, end = self->run_end;
	const uint32_t telling = WORD_ORG_WORDS | WORD_PLACE_WORDS
	    | WORD_OTHER_WORDS | WORD_ANY_GIVEN | WORD_SURNAMES | WORD_PLACES
	    | WORD_PEOPLES | WORD_TITLES | WORD_ROLES;
	uint32_t ahead = end - 1 - i < 2 ? end - 1 - i : 2;
	uint32_t behind = i - begin < 2 ? i - begin : 2;
	add2(to, F_RUN_END_GROUP,
	    clusters_at(features, self, (int64_t)end - 1)->group[2], ahead);
	add2(to, F_RUN_END_KNOWN, piece_at(features, end - 1)->flags & telling,
	    ahead);
	add2(to, F_RUN_BEGIN_GROUP, clusters_at(features, self, begin)->group[2],
	    behind);
	add2(to, F_RUN_BEGIN_KNOWN, piece_at(features, begin)->flags & telling,
	    behind);
	const Facts *before = facts_at(features, self, (int64_t)begin - 1);
	const Facts *after = facts_at(features, self, end);
	add2(to, F_RUN_BEFORE, before->lower, end - begin > 1);
	add2(to, F_RUN_AFTER, after->lower, end - begin > 1);
	add2(to, F_RUN_AROUND,
	    clusters_at(features, self, (int64_t)begin - 1)->group[1],
	    clusters_at(features, self, end)->group[1]);
	add3(to, F_RUN_PLACE, behind, ahead, self->guess);
	add_bits(to, F_RUN_ENDS, features->known[end - 1].ends, ahead);
	add_bits(to, F_RUN_BEGINS, features->known[begin].begins, behind);
}

/* What tells the word itself, and with it which name it is. */
static void
add_own(Collector *to, const Features *features, uint32_t i)
{
	const Facts *self = &features->facts[i];
	const Facts *before = facts_at(features, self, (int64_t)i - 1);
	const Facts *after = facts_at(features, self, (int64_t)i + 1);
	const Piece *piece = piece_at(features, i);
	add(to, F_WORD, hash_word(piece->word));
	add(to, F_LOWER, self->lower);
	add2(to, F_BEFORE_SELF, before->lower, self->lower);
	add2(to, F_SELF_AFTER, self->lower, after->lower);
	add2(to, F_GROUP + 3, clusters_at(features, self, i)->group[3],
	    self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS));
	add_affixes(to, features, i);
	add3(to, F_LISTS_AROUND, before->lists, self->lists, after->lists);
	add3(to, F_KNOWN_ALL, known_at(features, self, (int64_t)i - 1) & TELLING,
	    piece->flags & TELLING,
	    known_at(features, self, (int64_t)i + 1) & TELLING);
	if (!piece->capital)
		return;
	uint32_t ahead = self->run_end - 1 - i, behind = i - self->run_begin;
	add2(to, F_RUN_END, features->facts[self->run_end - 1].lower,
	    ahead < 2 ? ahead : 2);
	add2(to, F_RUN_BEGIN, features->facts[self->run_begin].lower,
	    behind < 2 ? behind : 2);
}

/* Other collections label by other rules; what is theirs alone is learned
 * here, and left out of the model. */
static void
add_collection(Collector *to, const Features *features, uint32_t i,
    uint32_t collection)
{
	if (!collection)
		return;
	const Facts *self = &features->facts[i];
	const Clusters *own = clusters_at(features, self, i);
	uint32_t name = F_COLLECTION + (collection << 8);
	add2(to, name, 1, self->line);
	add2(to, name, 2, self->lower);
	add3(to, name, 3, self->guess, self->shape);
	add3(to, name, 4, own->group[1],
	    self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS));
	add3(to, name, 5, self->lists, self->guess);
	add3(to, name, 6, piece_at(features, i)->flags, self->guess);
	add2(to, name, 7, facts_at(features, self, (int64_t)i - 1)->lower);
	add2(to, name, 8, facts_at(features, self, (int64_t)i + 1)->lower);
}

uint32_t
features_own(const Features *features, uint32_t piece,
    uint32_t out[FEATURES_MAX])
{
	Collector to = {out, 0};
	add_own(&to, features, piece);
	return to.count;
}

uint32_t
features_find(const Features *features, uint32_t piece, uint32_t collection,
    uint32_t out[FEATURES_MAX])
{
	Collector to = {out, 0};
	add_own(&to, features, piece);
	add_words(&to, features, piece);
	add_groups(&to, features, piece);
	add_lists(&to, features, piece);
	add_known(&to, features, piece);
	add_run(&to, features, piece);
	add_elsewhere(&to, features, piece);
	add_collection(&to, features, piece, collection);
	return to.count;
}
