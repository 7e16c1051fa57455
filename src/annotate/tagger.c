#include "annotate/tagger.h"

#include "annotate/candidate.h"
#include "annotate/guess.h"
#include "annotate/lexicon.h"
#include "annotate/reading.h"
#include "annotate/run.h"
#include "base/map.h"

/* A title that ends where a name begins: "Prime Minister". */
static uint32_t
title_before(const Pieces *pieces, uint32_t begin)
{
	enum { TITLE_MAX = 6 };
	uint32_t title = begin;
	for (uint32_t i = begin; i > 0 && begin - i < TITLE_MAX; i--) {
		const Piece *piece = &pieces->list.items[i - 1];
		if (i < begin && !pieces->list.items[i].follows)
			break;
		if (piece->kind != TOKEN_WORD)
			break;
		if (run_title(pieces, i - 1, title) == title - (i - 1))
			title = i - 1;
	}
	return title;
}

static Name
name_of(const Pieces *pieces, const Guess *guess)
{
	const Piece *first = &pieces->list.items[guess->begin];
	const Piece *last = &pieces->list.items[guess->end - 1];
	return (Name){
	    .text = {first->text.begin, last->text.end},
	    .first = first->token,
	    .end = last->token + 1,
	    .kind = guess->kind,
	    .title = pieces->list.items[guess->title].token,
	    .sure = guess->sure,
	    .alone = guess->end == guess->begin + 1,
	};
}

/* "Mr.", and of a person "Supt": a title written short, which is in nobody's name. */
static bool
is_short_title(Arena *arena, const Piece *piece, EntityKind kind)
{
	if (str_ends(piece->word, STR(".")))
		return piece->flags & WORD_HONORIFICS;
	return kind == ENTITY_PERSON && piece->flags & WORD_TITLES
	    && lexicon_find(str_join(arena, piece->lower, STR(".")))
	        & WORD_TITLES;
}

/* "Mr. Vell" is a person without his title, whatever he was taken for. */
static void
mend_title(Arena *arena, const Pieces *pieces, Guess *name)
{
	uint32_t titles = 0;
	while (name->begin + titles + 1 < name->end
	    && is_short_title(arena,
	        &pieces->list.items[name->begin + titles], name->kind))
		titles++;
	if (titles) {
		name->begin += titles;
		name->kind = ENTITY_PERSON;
	}
}

/* "ambassador to Norway Ida Vell": the country is what she is for, and no part of
 * her name. */
static bool
has_place_before(const Pieces *pieces, const Guess *name)
{
	static const Str links[] = {STR_INIT("at"), STR_INIT("for"),
	    STR_INIT("from"), STR_INIT("in"), STR_INIT("of"), STR_INIT("to")};
	const Piece *first = &pieces->list.items[name->begin];
	return name->kind == ENTITY_PERSON && name->end - name->begin > 2
	    && name->begin > 0 && STR_IN(first[-1].lower, links)
	    && first->flags & WORD_PLACES && !(first->flags & WORD_ANY_GIVEN)
	    && first[1].flags & WORD_ANY_GIVEN;
}

static GuessList
names_of_labels(Arena *arena, const Pieces *pieces, const Features *features,
    const uint8_t *labels)
{
	GuessList found = {0};
	const StretchList *stretches = features_stretches(features);
	for (uint32_t s = 0; s < stretches->count; s++) {
		Stretch stretch = stretches->items[s];
		uint32_t end;
		for (uint32_t i = stretch.begin; i < stretch.end; i = end) {
			end = i + 1;
			if (labels[i] == LABEL_NONE)
				continue;
			while (end < stretch.end && label_goes_on(labels[end - 1]))
				end++;
			Guess name = {i, end, i, label_kind(labels[i]), 1};
			mend_title(arena, pieces, &name);
			if (has_place_before(pieces, &name)) {
				uint32_t place = name.begin++;
				list_push(arena, &found, ((Guess){place, place + 1,
				    place, ENTITY_PLACE, 1}));
			}
			if (name.kind == ENTITY_PERSON)
				name.title = title_before(pieces, name.begin);
			list_push(arena, &found, name);
		}
	}
	return found;
}

/* What one spelling was taken for in the whole document. */
typedef struct {
	uint32_t kinds[ENTITY_KINDS];
} Votes;

/* A name that is of another kind wherever else it stands is of that kind here;
 * but "Boston" may be a place and a team. */
static void
agree(Arena *arena, const Pieces *pieces, GuessList *found)
{
	Map places = {0};
	LIST_OF(Votes) votes = {0};
	uint32_t *index = ARENA_ARRAY(arena, uint32_t, found->count);
	for (uint32_t i = 0; i < found->count; i++) {
		const Guess *name = &found->items[i];
		uint32_t *place = map_at(arena, &places,
		    phrase_key(arena, pieces, name->begin, name->end));
		if (*place == 0) {
			list_push(arena, &votes, (Votes){{0}});
			*place = votes.count;
		}
		index[i] = *place - 1;
		votes.items[index[i]].kinds[name->kind]++;
	}
	for (uint32_t i = 0; i < found->count; i++) {
		Guess *name = &found->items[i];
		const uint32_t *kinds = votes.items[index[i]].kinds;
		EntityKind best = name->kind;
		for (EntityKind kind = ENTITY_PERSON; kind <= ENTITY_OTHER; kind++)
			if (kinds[kind] > kinds[best])
				best = kind;
		bool place_or_team
		    = (best == ENTITY_PLACE && name->kind == ENTITY_ORGANIZATION)
		    || (best == ENTITY_ORGANIZATION && name->kind == ENTITY_PLACE);
		if (kinds[best] >= 2 * kinds[name->kind] && !place_or_team)
			name->kind = best;
	}
}

/* The part of the labels that its words have: the least sure one tells. */
static float
sureness(const Guess *name, const Shares *shares)
{
	float least = 1;
	for (uint32_t i = name->begin; i < name->end; i++) {
		uint8_t label = label_within(name->kind, name->begin, name->end, i);
		if (shares[i].label[label] < least)
			least = shares[i].label[label];
	}
	return least;
}

NameList
tagger_find(Arena *arena, const TokenList *tokens, const Learned *learned)
{
	Pieces pieces = pieces_of(arena, tokens);
	GuessList found = guess_names(arena, &pieces);
	if (learned) {
		Features *features
		    = features_of(arena, &pieces, tokens, &found, learned);
		Scores *scores = reading_score(arena, features, learned);
		uint8_t *labels = reading_label(arena, features, learned, scores);
		Shares *shares
		    = reading_shares(arena, features, learned, scores, labels);
		found = names_of_labels(arena, &pieces, features, labels);
		for (uint32_t i = 0; i < found.count; i++)
			found.items[i].sure = sureness(&found.items[i], shares);
		agree(arena, &pieces, &found);
	}
	NameList names = {0};
	for (uint32_t i = 0; i < found.count; i++)
		list_push(arena, &names, name_of(&pieces, &found.items[i]));
	return names;
}
