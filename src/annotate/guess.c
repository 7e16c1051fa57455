#include "annotate/guess.h"

#include <string.h>

#include "annotate/lexicon.h"
#include "annotate/piece.h"
#include "annotate/candidate.h"
#include "annotate/run.h"
#include "base/map.h"
#include "base/unicode.h"

typedef LIST_OF(Candidate) CandidateList;

enum {
	SCORE_LEAST = 3,     /* less is not enough to call it a name */
	KNOWN_LISTS = WORD_ORGANIZATIONS | WORD_PLACES | WORD_OTHERS | WORD_PEOPLES,
};

/* What the whole document says of a key: phrase_key(). */
typedef struct {
	int score[ENTITY_KINDS]; /* of all candidates with this key */
	uint32_t count;
	uint8_t kind; /* after decide_phrases(): an EntityKind, or ENTITY_KINDS */
	bool person_part; /* a word that ends or begins a person's name */
	bool organization_part;
	bool organization_end;  /* "Times" */
	uint8_t stands_for; /* an acronym in brackets behind a name: its kind */
} KeyFacts;

typedef struct {
	Arena *arena;
	const Pieces *pieces;
	CandidateList candidates;
	Map keys; /* index into facts, one higher */
	LIST_OF(KeyFacts) facts;
} Guesser;

static const Piece *
piece_at(const Guesser *guesser, uint32_t i)
{
	return &guesser->pieces->list.items[i];
}

static KeyFacts *
facts_at(Guesser *guesser, Str key)
{
	uint32_t *index = map_at(guesser->arena, &guesser->keys, key);
	if (*index == 0) {
		list_push(guesser->arena, &guesser->facts,
		    (KeyFacts){.kind = ENTITY_KINDS, .stands_for = ENTITY_KINDS});
		*index = guesser->facts.count;
	}
	return &guesser->facts.items[*index - 1];
}

static KeyFacts *
facts_of(const Guesser *guesser, Str key)
{
	uint32_t index;
	if (!map_get(&guesser->keys, key, &index))
		return NULL;
	return &guesser->facts.items[index - 1];
}

static void
add_candidate(Guesser *guesser, uint32_t begin, uint32_t end, uint32_t title,
    bool sure)
{
	while (end > begin && !piece_at(guesser, end - 1)->capital)
		end--;
	if (begin == end)
		return;
	Candidate candidate = {.begin = begin, .end = end, .title = title, .sure = sure};
	candidate_judge(guesser->pieces, &candidate);
	Str key = phrase_key(guesser->arena, guesser->pieces, begin, end);
	KeyFacts *facts = facts_at(guesser, key);
	facts->count++;
	for (int k = 0; k < ENTITY_KINDS; k++)
		facts->score[k] += candidate.score[k];
	list_push(guesser->arena, &guesser->candidates, candidate);
}

static void
read_run(Guesser *guesser, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end;) {
		if (!piece_at(guesser, i)->capital) {
			i++;
			continue;
		}
		uint32_t name = i, title = run_title(guesser->pieces, i, end);
		bool honorific = piece_at(guesser, i)->flags & WORD_HONORIFICS;
		for (uint32_t more = title; more && name < end;
		     more = name < end ? run_title(guesser->pieces, name, end) : 0) {
			/* "Ms. King", "President Major" */
			if (name > i && name + more == end
			    && (piece_at(guesser, name)->flags & WORD_SURNAMES))
				break;
			name += more;
		}
		if (title && name < end && piece_at(guesser, name)->capital) {
			uint32_t stop = run_name_end(guesser->pieces, name, end, true);
			const Piece *last = piece_at(guesser, stop - 1);
			bool body = !honorific
			    && (last->flags & (WORD_ORG_WORDS | WORD_PLACE_WORDS))
			    && !(last->flags & WORD_SURNAMES)
			    && !(piece_at(guesser, name)->flags & WORD_ANY_GIVEN);
			/* "King County" */
			if (body)
				add_candidate(guesser, i, stop, i, false);
			else
				add_candidate(guesser, name, stop, i, true);
			i = stop;
		} else if (title) {
			/* "the President", or somebody called King */
			if (title == 1
			    && (piece_at(guesser, i)->flags
			        & (WORD_SURNAMES | WORD_ORGANIZATIONS)))
				add_candidate(guesser, i, i + 1, i, false);
			i = name;
		} else {
			uint32_t stop = run_name_end(guesser->pieces, i, end, false);
			add_candidate(guesser, i, stop, i, false);
			i = stop;
		}
	}
}

/* "van Vell" in a sentence: the particle stands before the run. */
static uint32_t
particle_before(const Guesser *guesser, uint32_t begin, uint32_t line)
{
	static const Str fronts[] = {STR_INIT("de"), STR_INIT("van"),
	    STR_INIT("von"), STR_INIT("bin"), STR_INIT("ibn"), STR_INIT("della"),
	    STR_INIT("del"), STR_INIT("di"), STR_INIT("da"), STR_INIT("der"),
	    STR_INIT("dos"), STR_INIT("ter"), STR_INIT("ten")};
	uint32_t at = begin;
	while (at > line && piece_at(guesser, at)->follows) {
		if (!STR_IN(piece_at(guesser, at - 1)->word, fronts)
		    || begin - at == 2)
			break;
		at--;
	}
	return at;
}

static void
read_runs(Guesser *guesser)
{
	uint32_t count = guesser->pieces->list.count;
	uint32_t behind = 0; /* what is read already */
	for (uint32_t i = 0; i < count;) {
		if (piece_at(guesser, i)->headline || !run_begins(guesser->pieces, i, count)) {
			i++;
			continue;
		}
		uint32_t end = run_end(guesser->pieces, i, count);
		uint32_t front = particle_before(guesser, i, behind);
		if (front < i) {
			uint32_t stop = run_name_end(guesser->pieces, i, end, true);
			add_candidate(guesser, front, stop, front, false);
			i = stop;
		}
		read_run(guesser, i, end);
		behind = i = end;
	}
}

static EntityKind
best_kind(const int score[ENTITY_KINDS])
{
	EntityKind best = ENTITY_PERSON;
	for (EntityKind kind = ENTITY_PERSON; kind <= ENTITY_OTHER; kind++)
		if (score[kind] > score[best])
			best = kind;
	return best;
}

static bool
is_alone(const Candidate *candidate)
{
	return candidate->end == candidate->begin + 1;
}

static Str
word_key(const Guesser *guesser, uint32_t piece)
{
	return piece_at(guesser, piece)->lower;
}

/* Names of several words are decided by all their places together, and tell
 * what their parts may mean alone. */
static void
decide_phrases(Guesser *guesser)
{
	for (uint32_t i = 0; i < guesser->candidates.count; i++) {
		const Candidate *candidate = &guesser->candidates.items[i];
		Str key = phrase_key(guesser->arena, guesser->pieces, candidate->begin,
		    candidate->end);
		KeyFacts *facts = facts_of(guesser, key);
		EntityKind kind = best_kind(facts->score);
		if (facts->score[kind] >= SCORE_LEAST)
			facts->kind = (uint8_t)kind;
		if (is_alone(candidate)) {
			if (candidate->sure)
				facts->person_part = true;
			continue;
		}
		if (facts->kind == ENTITY_PERSON) {
			uint32_t last = candidate->end - 1;
			if (last - candidate->begin > 1
			    && str_ends(word_key(guesser, last), STR(".")))
				last--; /* "Jr." */
			facts_at(guesser, word_key(guesser, last))->person_part = true;
			facts_at(guesser, word_key(guesser, candidate->begin))->person_part
			    = true;
		} else if (facts->kind == ENTITY_ORGANIZATION) {
			const Piece *first = piece_at(guesser, candidate->begin);
			if (!(first->flags
			        & (WORD_PEOPLES | WORD_PLACES | WORD_COMMON
			            | WORD_PLACE_OPENERS | WORD_ANY_GIVEN)))
				facts_at(guesser, first->lower)->organization_part = true;
			facts_at(guesser, word_key(guesser, candidate->end - 1))
			    ->organization_end = true;
		}
	}
}

/* "Tidewater Harbour Act (THA)": the letters are what the words are, here and
 * wherever they stand alone. */
static void
decide_acronyms(Guesser *guesser)
{
	for (uint32_t i = 1; i < guesser->candidates.count; i++) {
		const Candidate *before = &guesser->candidates.items[i - 1];
		const Candidate *self = &guesser->candidates.items[i];
		const Piece *piece = piece_at(guesser, self->begin);
		if (!is_alone(self) || !piece->all_caps || is_alone(before)
		    || before->end + 1 != self->begin
		    || !str_equal(piece_at(guesser, before->end)->word, STR("(")))
			continue;
		const KeyFacts *facts = facts_of(guesser,
		    phrase_key(guesser->arena, guesser->pieces, before->begin,
		        before->end));
		if (facts->kind != ENTITY_PERSON
		    && !(piece->flags & KNOWN_LISTS))
			facts_at(guesser, piece->lower)->stands_for = facts->kind;
	}
}

/* "the Holms": a family of somebody named in the document. */
static bool
is_family(const Guesser *guesser, const Candidate *candidate)
{
	const Piece *piece = piece_at(guesser, candidate->begin);
	if (candidate->begin == 0 || !str_ends(piece->lower, STR("s"))
	    || !str_equal(piece_at(guesser, candidate->begin - 1)->lower, STR("the")))
		return false;
	const KeyFacts *one = facts_of(guesser,
	    str_part(piece->lower, 0, piece->lower.len - 1));
	return one && one->person_part;
}

/* The kind of one candidate, ENTITY_KINDS where it is no name. */
static uint8_t
decide(const Guesser *guesser, const Candidate *candidate)
{
	if (candidate->sure)
		return ENTITY_PERSON;
	Str key = phrase_key(guesser->arena, guesser->pieces, candidate->begin,
	    candidate->end);
	const KeyFacts *facts = facts_of(guesser, key);
	if (!is_alone(candidate))
		return facts->kind;
	const Piece *piece = piece_at(guesser, candidate->begin);
	if (is_family(guesser, candidate))
		return ENTITY_PERSON;
	if (facts->stands_for != ENTITY_KINDS && piece->all_caps)
		return facts->stands_for;
	/* "the Times said", after "the Tidewater Times" */
	if (facts->organization_end && !piece->opens
	    && (piece->flags & WORD_ORG_WORDS) && candidate->begin > 0
	    && str_equal(piece_at(guesser, candidate->begin - 1)->lower, STR("the")))
		return ENTITY_ORGANIZATION;
	int score[ENTITY_KINDS];
	for (int k = 0; k < ENTITY_KINDS; k++)
		score[k] = candidate->score[k] + facts->score[k] / (int)facts->count
		    + (facts->score[k] > 4 * facts->score[(k + 1) % ENTITY_KINDS]
		        && facts->count > 1);
	if (facts->person_part)
		score[ENTITY_PERSON] += 8;
	else if (facts->organization_part)
		score[ENTITY_ORGANIZATION] += 5;
	EntityKind kind = best_kind(score);
	/* a word that the lexicon does not know needs two reasons */
	int least = 2 * SCORE_LEAST;
	if (piece->opens && !(piece->flags & ~(uint32_t)WORD_COMMON))
		least += 2;
	return score[kind] >= least ? (uint8_t)kind : ENTITY_KINDS;
}

static Guess
guess_of(const Candidate *candidate, EntityKind kind)
{
	return (Guess){candidate->begin, candidate->end, candidate->title, kind,
	    1};
}

/* In a headline: the longest stretch at i that is a name in the rest of the
 * document or in the lexicon. */
static uint32_t
known_at(Guesser *guesser, uint32_t i, uint32_t limit, EntityKind *kind)
{
	const Pieces *pieces = guesser->pieces;
	const Piece *first = piece_at(guesser, i);
	uint32_t longest = i + 1;
	while (longest < limit && longest < i + PHRASE_WORDS_MAX
	    && piece_at(guesser, longest)->follows)
		longest++;
	for (uint32_t end = longest; end > i; end--) {
		KeyFacts *facts
		    = facts_of(guesser, phrase_key(guesser->arena, pieces, i, end));
		if (!facts)
			continue;
		const WordUse *use = &pieces->uses.items[first->use];
		if (end == i + 1 && use->small > use->capital)
			break;
		if (facts->kind < ENTITY_KINDS || facts->person_part) {
			*kind = facts->person_part ? ENTITY_PERSON : facts->kind;
			return end;
		}
	}
	if (first->flags & (WORD_COMMON | WORD_FUNCTION_WORDS)
	    && !(first->flags & WORD_BEGINS_PHRASE))
		return 0;
	uint32_t known = phrase_at(pieces, i, longest, KNOWN_LISTS);
	if (known && !(known == 1 && (first->flags & (WORD_COMMON | WORD_ANY_GIVEN)))) {
		uint32_t flags = phrase_flags(pieces, i, i + known);
		*kind = flags & WORD_PLACES  ? ENTITY_PLACE
		    : flags & WORD_PEOPLES   ? ENTITY_OTHER
		    : flags & WORD_OTHERS    ? ENTITY_OTHER
		                             : ENTITY_ORGANIZATION;
		return i + known;
	}
	uint32_t at = i + 1;
	while (at < longest && piece_at(guesser, at)->word.len == 2
	    && piece_at(guesser, at)->word.ptr[1] == '.')
		at++;
	const Piece *second = at < longest ? piece_at(guesser, at) : NULL;
	if ((first->flags & WORD_ANY_GIVEN) && !(first->flags & WORD_COMMON)
	    && second && second->capital
	    && !(second->flags & WORD_FUNCTION_WORDS)
	    && (!(second->flags & WORD_COMMON)
	        || second->flags & WORD_SURNAMES)) {
		*kind = ENTITY_PERSON;
		return at + 1;
	}
	return 0;
}

static void
read_headlines(Guesser *guesser, GuessList *guesses)
{
	uint32_t count = guesser->pieces->list.count;
	for (uint32_t i = 0; i < count;) {
		const Piece *piece = piece_at(guesser, i);
		EntityKind kind;
		uint32_t end = piece->headline && piece->capital
		    ? known_at(guesser, i, count, &kind)
		    : 0;
		if (end == 0) {
			i++;
			continue;
		}
		Candidate candidate = {.begin = i, .end = end, .title = i};
		list_push(guesser->arena, guesses, guess_of(&candidate, kind));
		i = end;
	}
}

/* A run may reach into a line that is read as a headline: a word is in one name
 * all the same, the first that has it. */
static void
add_guess(Arena *arena, GuessList *guesses, Guess guess)
{
	if (!guesses->count || list_last(guesses).end <= guess.begin)
		list_push(arena, guesses, guess);
}

GuessList
guess_names(Arena *arena, const Pieces *pieces)
{
	Guesser guesser = {.arena = arena, .pieces = pieces};
	read_runs(&guesser);
	decide_phrases(&guesser);
	decide_acronyms(&guesser);
	GuessList headlines = {0}, guesses = {0};
	read_headlines(&guesser, &headlines);
	uint32_t taken = 0;
	for (uint32_t i = 0; i < guesser.candidates.count; i++) {
		const Candidate *candidate = &guesser.candidates.items[i];
		uint8_t kind = decide(&guesser, candidate);
		if (kind == ENTITY_KINDS)
			continue;
		Guess guess = guess_of(candidate, (EntityKind)kind);
		for (; taken < headlines.count
		     && headlines.items[taken].begin < guess.begin;
		     taken++)
			add_guess(arena, &guesses, headlines.items[taken]);
		add_guess(arena, &guesses, guess);
	}
	for (; taken < headlines.count; taken++)
		add_guess(arena, &guesses, headlines.items[taken]);
	return guesses;
}
