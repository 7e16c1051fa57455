#include "annotate/candidate.h"

#include <string.h>

#include "annotate/lexicon.h"
#include "base/unicode.h"

uint32_t
phrase_flags(const Pieces *pieces, uint32_t begin, uint32_t end)
{
	const Piece *list = pieces->list.items;
	if (end == begin + 1)
		return list[begin].flags;
	if (!(list[begin].flags & WORD_BEGINS_PHRASE)
	    && list[begin + 1].kind != TOKEN_POSSESSIVE)
		return 0;
	char key[44];
	size_t length = 0;
	for (uint32_t i = begin; i < end; i++) {
		Str word = list[i].lower;
		bool blank = i > begin && list[i].follows;
		if (length + blank + word.len >= sizeof key)
			return 0;
		if (blank)
			key[length++] = ' ';
		memcpy(key + length, word.ptr, word.len);
		length += word.len;
	}
	return lexicon_find((Str){key, length});
}

uint32_t
phrase_at(const Pieces *pieces, uint32_t begin, uint32_t limit, uint32_t lists)
{
	uint32_t longest = begin + PHRASE_WORDS_MAX;
	if (limit < longest)
		longest = limit;
	if (!(pieces->list.items[begin].flags & WORD_BEGINS_PHRASE)) {
		bool possessive = begin + 1 < limit
		    && pieces->list.items[begin + 1].kind == TOKEN_POSSESSIVE;
		if (longest > begin + 1 + possessive)
			longest = begin + 1 + possessive;
	}
	for (uint32_t end = longest; end > begin; end--)
		if (phrase_flags(pieces, begin, end) & lists)
			return end - begin;
	return 0;
}

Str
phrase_key(Arena *arena, const Pieces *pieces, uint32_t begin, uint32_t end)
{
	const Piece *list = pieces->list.items;
	if (end == begin + 1)
		return list[begin].lower;
	size_t length = 0;
	for (uint32_t i = begin; i < end; i++)
		length += list[i].lower.len + 1;
	char *key = arena_alloc(arena, length);
	length = 0;
	for (uint32_t i = begin; i < end; i++) {
		if (i > begin && list[i].follows)
			key[length++] = ' ';
		memcpy(key + length, list[i].lower.ptr, list[i].lower.len);
		length += list[i].lower.len;
	}
	return (Str){key, length};
}

/* "J.", "J" */
static bool
is_initial(const Piece *piece)
{
	return piece->capital
	    && (piece->word.len == 1
	        || (piece->word.len == 2 && piece->word.ptr[1] == '.'));
}

static bool
is_generation(const Piece *piece)
{
	static const Str words[] = {STR_INIT("jr."), STR_INIT("jr"),
	    STR_INIT("sr."), STR_INIT("sr"), STR_INIT("ii"), STR_INIT("iii")};
	return STR_IN(piece->lower, words);
}

/* "YouTube", but not "McDonald" */
static bool
has_inner_capital(Str word)
{
	static const char *const fronts[] = {"Mc", "Mac", "De", "Di", "La", "Le",
	    "Van", "Fitz", "O'", "O’", "D'", "D’"};
	if (str_find_byte(word, '-') != STR_NOT_FOUND)
		return false;
	for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++)
		if (str_starts(word, str_of(fronts[i])))
			return false;
	bool small = false;
	for (size_t i = 0; i < word.len; i++) {
		if (small && word.ptr[i] >= 'A' && word.ptr[i] <= 'Z')
			return true;
		small = word.ptr[i] >= 'a' && word.ptr[i] <= 'z';
	}
	return false;
}

/* No letter but A-Z and no more than an acronym has. */
static bool
is_acronym(const Piece *piece)
{
	size_t letters = 0;
	for (size_t i = 0; i < piece->word.len; i++)
		if (piece->word.ptr[i] != '.' && piece->word.ptr[i] != '&')
			letters++;
	return piece->all_caps && letters >= 2 && letters <= 6;
}

static void
judge_word(const Pieces *pieces, Candidate *candidate)
{
	const Piece *piece = &pieces->list.items[candidate->begin];
	uint32_t flags = piece->flags;
	int *score = candidate->score;
	bool common = flags & WORD_COMMON;
	if (is_initial(piece))
		return;
	if (flags & WORD_ORGANIZATIONS)
		score[ENTITY_ORGANIZATION] += common ? 3 : 5;
	if (flags & WORD_PLACES)
		score[ENTITY_PLACE] += common ? 3 : 5;
	if (flags & (WORD_PEOPLES | WORD_OTHERS))
		score[ENTITY_OTHER] += 6;
	if (flags & WORD_ANY_GIVEN)
		score[ENTITY_PERSON] += common ? 1 : 4;
	if (flags & WORD_SURNAMES)
		score[ENTITY_PERSON] += common ? 1 : 3;
	if (score[0] || score[1] || score[2] || score[3])
		return;
	/* "the Minister", "the Board": no name of its own */
	if (flags & (WORD_ORG_WORDS | WORD_PLACE_WORDS | WORD_OTHER_WORDS
	        | WORD_ROLES | WORD_TITLES | WORD_HONORIFICS | WORD_COMMON
	        | WORD_PLACE_OPENERS))
		return;
	if (is_acronym(piece)) {
		score[ENTITY_ORGANIZATION] = piece->headline ? 0 : 2;
	} else if (piece->all_caps) {
		score[ENTITY_ORGANIZATION] = piece->headline ? 0 : 1;
	} else if (has_inner_capital(piece->word)
	    || str_find_byte(piece->word, '.') > 0) {
		score[ENTITY_ORGANIZATION] = 3;
	} else {
		score[ENTITY_PERSON] = piece->opens ? 0 : 1;
		score[ENTITY_ORGANIZATION] = piece->opens ? 0 : 1;
	}
}

static void
judge_words(const Pieces *pieces, Candidate *candidate)
{
	const Piece *list = pieces->list.items;
	const Piece *first = &list[candidate->begin], *last = &list[candidate->end - 1];
	const Piece *second = first + 1;
	int *score = candidate->score;
	uint32_t whole = phrase_flags(pieces, candidate->begin, candidate->end);
	if (whole
	    & (WORD_ORGANIZATIONS | WORD_PLACES | WORD_OTHERS | WORD_PEOPLES)) {
		if (whole & WORD_ORGANIZATIONS)
			score[ENTITY_ORGANIZATION] += 9;
		if (whole & WORD_PLACES)
			score[ENTITY_PLACE] += 9;
		if (whole & (WORD_OTHERS | WORD_PEOPLES))
			score[ENTITY_OTHER] += 9;
		return;
	}
	uint32_t words = 0, common = 0, places = 0;
	bool initial = false, particle = false, joined = false, caps = false;
	for (uint32_t i = candidate->begin; i < candidate->end; i++) {
		const Piece *piece = &list[i];
		if (!piece->capital) {
			particle |= (piece->flags & WORD_PARTICLES)
			    && !(piece->flags & WORD_FUNCTION_WORDS);
			joined |= piece->kind == TOKEN_MARK;
			continue;
		}
		words++;
		common += (piece->flags & WORD_COMMON)
		    && !(piece->flags & (WORD_ANY_GIVEN | WORD_SURNAMES));
		places += (piece->flags & WORD_PLACES) != 0;
		initial |= is_initial(piece) && i + 1 < candidate->end;
		caps |= is_acronym(piece) && !piece->headline;
	}
	bool of = !second->capital && (second->flags & WORD_FUNCTION_WORDS);
	bool given = (first->flags & WORD_ANY_GIVEN)
	    && !(first->flags & WORD_COMMON && common) && !of;
	bool surname = last->flags & WORD_SURNAMES;
	if (is_generation(last) && words > 2) {
		score[ENTITY_PERSON] += 6;
		surname |= (last[-1].flags & WORD_SURNAMES) != 0;
	}
	bool person = (given || initial) && words <= 4;
	if (last->flags & WORD_ORG_WORDS)
		score[ENTITY_ORGANIZATION] += person && words == 2 && surname ? 3
		    : of ? 3
		         : 8;
	if (last->flags & WORD_PLACE_WORDS)
		score[ENTITY_PLACE] += (person && surname) ? 2
		    : (last->flags & WORD_ORG_WORDS)       ? 3
		                                           : 7;
	if (last->flags & WORD_OTHER_WORDS)
		score[ENTITY_OTHER] += person ? 3 : 7;
	if (of && (first->flags & WORD_ORG_WORDS))
		score[ENTITY_ORGANIZATION] += 9;
	else if (of && (first->flags & WORD_PLACE_WORDS))
		score[ENTITY_PLACE] += 7;
	else if (of)
		score[ENTITY_OTHER] += 4;
	else
		for (uint32_t i = candidate->begin; i + 2 < candidate->end; i++)
			if ((list[i].flags & WORD_ORG_WORDS) && !list[i + 1].capital
			    && (list[i + 1].flags & WORD_FUNCTION_WORDS))
				score[ENTITY_ORGANIZATION] = 9;
	if (given && words <= 4)
		score[ENTITY_PERSON] += common ? 4 : 7;
	else if (surname && words <= 3 && !of)
		score[ENTITY_PERSON] += common
		        || (first->flags & (WORD_PEOPLES | WORD_PLACES | WORD_ORG_WORDS))
		    ? 1
		    : 6;
	if (initial && words <= 4 && !joined)
		score[ENTITY_PERSON] += 4;
	if (particle)
		score[ENTITY_PERSON] += 4;
	if (joined)
		score[ENTITY_ORGANIZATION] += 5;
	if (caps)
		score[ENTITY_ORGANIZATION] += 4;
	/* a company's name before others is its product's more often than not */
	if (first->flags & WORD_ORGANIZATIONS && !given) {
		score[ENTITY_ORGANIZATION] += 2;
		score[ENTITY_OTHER] += 3;
	}
	if (first->flags & WORD_PEOPLES) {
		score[ENTITY_OTHER] += 3;
		score[ENTITY_PERSON] -= 2;
	}
	if (places == words)
		score[ENTITY_PLACE] += 5;
	else if ((first->flags & WORD_PLACES) && !given)
		score[ENTITY_ORGANIZATION] += 3;
	if ((first->flags & WORD_PLACE_OPENERS) && words == 2)
		score[ENTITY_PLACE] += 5;
	else if ((first->flags & WORD_PLACE_WORDS) && words == 2 && !given)
		score[ENTITY_PLACE] += 4;
	if (score[0] > 0 || score[1] || score[2] || score[3])
		return;
	if (common == 0 && words <= 3) {
		score[ENTITY_PERSON] += 3;
		score[ENTITY_ORGANIZATION] += 2;
	} else {
		score[ENTITY_ORGANIZATION] += 2;
		score[ENTITY_OTHER] += 3;
	}
}

static bool
is_speech(Str lower)
{
	static const Str verbs[] = {STR_INIT("said"), STR_INIT("says"),
	    STR_INIT("told"), STR_INIT("added"), STR_INIT("asked"),
	    STR_INIT("tweeted"), STR_INIT("wrote"), STR_INIT("argued"),
	    STR_INIT("explained"), STR_INIT("noted"), STR_INIT("recalled"),
	    STR_INIT("replied"), STR_INIT("insisted"), STR_INIT("continued"),
	    STR_INIT("thinks"), STR_INIT("believes"), STR_INIT("testified"),
	    STR_INIT("joked"), STR_INIT("smiled"), STR_INIT("himself"),
	    STR_INIT("herself"), STR_INIT("suggested"), STR_INIT("warned")};
	return STR_IN(lower, verbs);
}

/* "Lumen shares": what organizations have and people do not */
static bool
is_of_organization(Str lower)
{
	static const Str words[] = {STR_INIT("shares"), STR_INIT("stock"),
	    STR_INIT("executives"), STR_INIT("executive"), STR_INIT("officials"),
	    STR_INIT("official"), STR_INIT("spokesman"), STR_INIT("spokeswoman"),
	    STR_INIT("spokesperson"), STR_INIT("employees"), STR_INIT("customers"),
	    STR_INIT("headquarters"), STR_INIT("chief"), STR_INIT("chairman"),
	    STR_INIT("boss"), STR_INIT("management"), STR_INIT("investors"),
	    STR_INIT("shareholders"), STR_INIT("board"), STR_INIT("users"),
	    STR_INIT("agents"), STR_INIT("analysts"), STR_INIT("researchers"),
	    STR_INIT("lawmakers"), STR_INIT("fans"), STR_INIT("striker"),
	    STR_INIT("midfielder"), STR_INIT("defender"), STR_INIT("members"),
	    STR_INIT("subsidiary"), STR_INIT("magazine"), STR_INIT("newspaper")};
	return STR_IN(lower, words);
}

/* "the Lumen program": what has a name and is no body */
static bool
is_thing(Str lower)
{
	static const Str words[] = {STR_INIT("program"), STR_INIT("programme"),
	    STR_INIT("scheme"), STR_INIT("award"), STR_INIT("awards"),
	    STR_INIT("tournament"), STR_INIT("series"), STR_INIT("virus"),
	    STR_INIT("vaccine"), STR_INIT("software"), STR_INIT("protocol"),
	    STR_INIT("standard"), STR_INIT("license"), STR_INIT("framework"),
	    STR_INIT("language"), STR_INIT("browser"), STR_INIT("game"),
	    STR_INIT("album"), STR_INIT("song"), STR_INIT("film"),
	    STR_INIT("movie"), STR_INIT("novel"), STR_INIT("certification"),
	    STR_INIT("model"), STR_INIT("format"), STR_INIT("trilogy"),
	    STR_INIT("prize"), STR_INIT("app"), STR_INIT("missile"),
	    STR_INIT("index"), STR_INIT("rocket"), STR_INIT("spacecraft")};
	return STR_IN(lower, words);
}

static void
judge_neighbours(const Pieces *pieces, Candidate *candidate)
{
	const Piece *list = pieces->list.items;
	uint32_t count = pieces->list.count;
	int *score = candidate->score;
	bool alone = candidate->end == candidate->begin + 1;
	const Piece *self = &list[candidate->begin];
	bool person_like = score[ENTITY_PERSON] > 0;
	const Piece *before = candidate->title > 0 ? &list[candidate->title - 1] : NULL;
	if (before && (before->kind == TOKEN_WORD) && self->follows) {
		Str lower = before->lower;
		if (before->capital && !before->opens
		    && (str_equal(lower, STR("a")) || str_equal(lower, STR("an"))))
			score[ENTITY_OTHER] += 12; /* the work "A House of Vell" */
		else if ((before->flags & WORD_ROLES) && !before->capital)
			score[ENTITY_PERSON] += person_like ? 4 : 1;
		else if (str_equal(lower, STR("the"))) {
			/* but "the Vell family" */
			bool modifies = candidate->end < count
			    && list[candidate->end].follows
			    && list[candidate->end].kind == TOKEN_WORD
			    && !(list[candidate->end].flags & WORD_FUNCTION_WORDS);
			score[ENTITY_PERSON] -= modifies ? 0 : 3;
			if (score[ENTITY_ORGANIZATION] > 0 && !alone)
				score[ENTITY_ORGANIZATION] += 2;
		} else if (str_equal(lower, STR("in"))) {
			if (!(score[ENTITY_ORGANIZATION] > 3))
				score[ENTITY_PLACE] += alone ? 3 : 1;
		} else if (str_equal(lower, STR("at"))) {
			score[ENTITY_ORGANIZATION] += 2;
		} else if (str_equal(lower, STR("near"))
		    || str_equal(lower, STR("outside"))) {
			score[ENTITY_PLACE] += 2;
		}
	}
	uint32_t i = candidate->end;
	bool owns = i < count && list[i].kind == TOKEN_POSSESSIVE;
	if (owns)
		i++;
	if (i + 1 >= count || !(list[i].kind == TOKEN_MARK || list[i].follows))
		return;
	const Piece *after = &list[i], *then = &list[i + 1];
	if (after->kind == TOKEN_WORD) {
		if (!owns && is_speech(after->lower) && person_like)
			score[ENTITY_PERSON] += 3;
		else if (!owns && is_thing(after->lower) && !person_like)
			score[ENTITY_OTHER] += 4;
		else if (is_of_organization(after->lower) && !person_like)
			score[ENTITY_ORGANIZATION] += 2;
		else if (is_of_organization(after->lower) && alone
		    && score[ENTITY_ORGANIZATION] > 0)
			score[ENTITY_ORGANIZATION] += 2;
		else if (!owns && str_equal(after->lower, STR("who")))
			score[ENTITY_PERSON] += 2;
		return;
	}
	if (str_equal(after->word, STR(","))) {
		if (then->kind == TOKEN_NUMBER && then->word.len <= 2
		    && i + 2 < count && list[i + 2].kind == TOKEN_MARK)
			score[ENTITY_PERSON] += person_like ? 6 : 0;
		else if (str_equal(then->lower, STR("who")))
			score[ENTITY_PERSON] += 3;
		else if ((then->flags & WORD_PLACES) && then->capital
		    && !(self->flags & (WORD_ANY_GIVEN | WORD_ORGANIZATIONS)))
			score[ENTITY_PLACE] += alone ? 4 : 2;
	} else if (str_equal(after->word, STR("(")) && is_acronym(then) && !alone
	    && score[ENTITY_PERSON] < 5)
		score[ENTITY_ORGANIZATION] += 4;
}

void
candidate_judge(const Pieces *pieces, Candidate *candidate)
{
	memset(candidate->score, 0, sizeof candidate->score);
	if (candidate->sure) {
		candidate->score[ENTITY_PERSON] = 12;
		return;
	}
	if (candidate->end == candidate->begin + 1)
		judge_word(pieces, candidate);
	else
		judge_words(pieces, candidate);
	judge_neighbours(pieces, candidate);
}
