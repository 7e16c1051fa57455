#include "annotate/features.h"

#include "annotate/lexicon.h"
#include "base/hash.h"
#include "base/unicode.h"

enum {
	PLACES_MAX = 4, /* of a word elsewhere that are looked at */
	VERB_WITHIN = 6,
};

/* Lists that tell more than that a word is common. */
#define TELLING (~(uint32_t)(WORD_COMMON | WORD_BEGINS_PHRASE))

struct Features {
	Profiles profiles;
	StretchList stretches;
};

Features *
features_of(Arena *arena, const Pieces *pieces, const TokenList *tokens,
    const GuessList *guesses, const Learned *learned)
{
	Features *features = ARENA_NEW(arena, Features);
	features->profiles
	    = profiles_of(arena, pieces, tokens, guesses, learned);
	features->stretches = stretches_of(arena, &features->profiles);
	return features;
}

uint32_t
features_pieces(const Features *features)
{
	return features->profiles.pieces->list.count;
}

const StretchList *
features_stretches(const Features *features)
{
	return &features->stretches;
}

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

static uint32_t
mix(uint32_t a, uint32_t b)
{
	uint64_t product
	    = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(product >> 32) ^ (uint32_t)(product >> 9);
}

static void
add(Collector *to, uint32_t name, uint32_t a)
{
	if (to->count < FEATURES_MAX)
		to->out[to->count++] = learned_key(mix(name, a));
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

static const Piece *
piece_at(const Features *features, uint32_t i)
{
	return &features->profiles.pieces->list.items[i];
}

/* Beyond the sentence. */
static const Profile nothing = {.lower = 11, .shape = 11};

static const Profile *
profile_at(const Features *features, const Profile *self, int64_t i)
{
	return i >= self->begin && i < self->end ? &features->profiles.list[i] : &nothing;
}

static const Clusters *
clusters_at(const Features *features, const Profile *self, int64_t i)
{
	static const Clusters none;
	if (i < self->begin || i >= self->end)
		return &none;
	const Piece *piece = piece_at(features, (uint32_t)i);
	return piece->kind == TOKEN_WORD || piece->kind == TOKEN_NUMBER
	    ? &features->profiles.clusters[piece->use]
	    : &none;
}

static uint32_t
known_at(const Features *features, const Profile *self, int64_t i)
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
	return profile_word(str_part(word, at, word.len));
}

static void
add_words(Collector *to, const Features *features, uint32_t i)
{
	const Profile *self = &features->profiles.list[i];
	const Profile *before = profile_at(features, self, (int64_t)i - 1);
	const Profile *after = profile_at(features, self, (int64_t)i + 1);
	const Profile *before2 = profile_at(features, self, (int64_t)i - 2);
	const Profile *after2 = profile_at(features, self, (int64_t)i + 2);
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
	const Profile *self = &features->profiles.list[i];
	const Piece *piece = piece_at(features, i);
	uint32_t hash = HASH32_BEGIN;
	uint32_t length = 0;
	for (size_t at = 0, next; at < piece->word.len && length < 4; at = next) {
		unicode_at(piece->word, at, &next);
		hash = hash32_add_str(hash, str_part(piece->word, at, next));
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
	const Profile *self = &features->profiles.list[i];
	int64_t k = (int64_t)i + step;
	int64_t distance = 1;
	while (distance <= VERB_WITHIN
	    && (profile_at(features, self, k)->flags
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
	const Profile *self = &features->profiles.list[i];
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
	const Profile *self = &features->profiles.list[i];
	const Profile *before = profile_at(features, self, (int64_t)i - 1);
	const Profile *after = profile_at(features, self, (int64_t)i + 1);
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
	if (features->profiles.topic) {
		add3(to, F_TOPIC, features->profiles.topic, 1,
		    (piece->flags & (WORD_PLACES | WORD_PEOPLES)) > 0);
		add3(to, F_TOPIC, features->profiles.topic, 2, self->guess);
		add3(to, F_TOPIC, features->profiles.topic, 3,
		    clusters_at(features, self, i)->group[1]);
		add_bits(to, F_TOPIC, features->profiles.known[i].kinds, features->profiles.topic);
	}
}

/* The same word in the rest of the document. */
static void
add_elsewhere(Collector *to, const Features *features, uint32_t i)
{
	const Profile *self = &features->profiles.list[i];
	const Piece *piece = piece_at(features, i);
	if (piece->kind != TOKEN_WORD)
		return;
	const WordUse *use = &features->profiles.pieces->uses.items[piece->use];
	uint32_t kinds = (use->small > 0) | (use->capital > 0) << 1
	    | (use->capital > 1) << 2 | (use->small > use->capital) << 3;
	add3(to, F_USE, kinds, self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS),
	    self->line * 2 + piece->opens);
	uint32_t at = self->next_same;
	for (int places = 0; at != i && places < PLACES_MAX; places++) {
		const Profile *there = &features->profiles.list[at];
		const Profile *before = profile_at(features, there, (int64_t)at - 1);
		const Profile *after = profile_at(features, there, (int64_t)at + 1);
		add(to, F_ELSEWHERE_BEFORE, before->lower);
		add(to, F_ELSEWHERE_AFTER, after->lower);
		add(to, F_ELSEWHERE_GROUP_BEFORE,
		    clusters_at(features, there, (int64_t)at - 1)->group[1]);
		add(to, F_ELSEWHERE_GROUP_AFTER,
		    clusters_at(features, there, (int64_t)at + 1)->group[1]);
		add3(to, F_ELSEWHERE_FLAGS, before->flags, there->guess,
		    after->flags);
		const Known *known = &features->profiles.known[at];
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
	const Profile *self = &features->profiles.list[i];
	const Piece *piece = piece_at(features, i);
	const Known *known = &features->profiles.known[i];
	const Known *left
	    = i > self->begin ? &features->profiles.known[i - 1] : &unknown;
	const Known *right
	    = i + 1 < self->end ? &features->profiles.known[i + 1] : &unknown;
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
	const WordUse *use = &features->profiles.pieces->uses.items[piece->use];
	add_bits(to, F_NAME_USE, known->kinds,
	    place * 16 + (use->small > 0) * 8u + self->line * 2u + piece->opens);
	add_bits(to, F_NAME_BEFORE, known->kinds,
	    profile_at(features, self, (int64_t)known->begin - 1)->lower);
	add_bits(to, F_NAME_AFTER, known->kinds,
	    profile_at(features, self, known->end)->lower);
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
	const Profile *self = &features->profiles.list[i];
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
	const Profile *before = profile_at(features, self, (int64_t)begin - 1);
	const Profile *after = profile_at(features, self, end);
	add2(to, F_RUN_BEFORE, before->lower, end - begin > 1);
	add2(to, F_RUN_AFTER, after->lower, end - begin > 1);
	add2(to, F_RUN_AROUND,
	    clusters_at(features, self, (int64_t)begin - 1)->group[1],
	    clusters_at(features, self, end)->group[1]);
	add3(to, F_RUN_PLACE, behind, ahead, self->guess);
	add_bits(to, F_RUN_ENDS, features->profiles.known[end - 1].ends, ahead);
	add_bits(to, F_RUN_BEGINS, features->profiles.known[begin].begins, behind);
}

/* What tells the word itself, and with it which name it is. */
static void
add_own(Collector *to, const Features *features, uint32_t i)
{
	const Profile *self = &features->profiles.list[i];
	const Profile *before = profile_at(features, self, (int64_t)i - 1);
	const Profile *after = profile_at(features, self, (int64_t)i + 1);
	const Piece *piece = piece_at(features, i);
	add(to, F_WORD, profile_word(piece->word));
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
	add2(to, F_RUN_END, features->profiles.list[self->run_end - 1].lower,
	    ahead < 2 ? ahead : 2);
	add2(to, F_RUN_BEGIN, features->profiles.list[self->run_begin].lower,
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
	const Profile *self = &features->profiles.list[i];
	const Clusters *own = clusters_at(features, self, i);
	uint32_t name = F_COLLECTION + (collection << 8);
	add2(to, name, 1, self->line);
	add2(to, name, 2, self->lower);
	add3(to, name, 3, self->guess, self->shape);
	add3(to, name, 4, own->group[1],
	    self->flags & (SHAPE_CAPITAL | SHAPE_ALL_CAPS));
	add3(to, name, 5, self->lists, self->guess);
	add3(to, name, 6, piece_at(features, i)->flags, self->guess);
	add2(to, name, 7, profile_at(features, self, (int64_t)i - 1)->lower);
	add2(to, name, 8, profile_at(features, self, (int64_t)i + 1)->lower);
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