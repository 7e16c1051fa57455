#include "annotate/run.h"

#include "annotate/candidate.h"
#include "annotate/lexicon.h"

enum {
	RUN_PIECES_MAX = 24, /* a longer run of capitals is a list, not a name */
	KNOWN_LISTS = WORD_ORGANIZATIONS | WORD_PLACES | WORD_OTHERS | WORD_PEOPLES,
};

static const Piece *
piece_at(const Pieces *pieces, uint32_t i)
{
	return &pieces->list.items[i];
}

/* "May" and "June" are months, unless a name or title stands before. */
static bool
follows_name(const Pieces *pieces, uint32_t i)
{
	if (i == 0 || !piece_at(pieces, i)->follows)
		return false;
	const Piece *before = piece_at(pieces, i - 1);
	return before->capital
	    && (before->flags & (WORD_ANY_GIVEN | WORD_HONORIFICS))
	    && !(before->flags & WORD_CALENDAR);
}

/* "Reaffirming", "Interestingly": opens a sentence oftener than a name. */
static bool
is_inflected(Str lower)
{
	return lower.len > 5
	    && (str_ends(lower, STR("ing")) || str_ends(lower, STR("ly"))
	        || str_ends(lower, STR("ed")));
}

bool
run_begins(const Pieces *pieces, uint32_t i, uint32_t limit)
{
	const Piece *piece = piece_at(pieces, i);
	if (!piece->capital || piece->attached)
		return false;
	uint32_t flags = piece->flags;
	if (flags & WORD_FUNCTION_WORDS)
		return piece->all_caps && !piece->headline && (flags & KNOWN_LISTS);
	if (flags & WORD_CALENDAR)
		return follows_name(pieces, i);
	if (flags & WORD_ACRONYMS)
		return flags & (WORD_TITLES | KNOWN_LISTS);
	if (!piece->opens)
		return true;
	const WordUse *use = &pieces->uses.items[piece->use];
	const Piece *next = i + 1 < limit ? piece_at(pieces, i + 1) : NULL;
	bool goes_on = next && next->capital && next->follows && !next->opens
	    && !(next->flags & (WORD_FUNCTION_WORDS | WORD_CALENDAR));
	if (use->capital > 0 && use->capital >= use->small)
		return true;
	if (goes_on && (flags & WORD_PARTICLES)) /* "De Vell said" */
		return true;
	/* "Reaffirming", "Interestingly", "Cartoonist" */
	if (!(flags & ~(uint32_t)(WORD_COMMON | WORD_ROLES))
	    && ((flags & WORD_ROLES) || is_inflected(piece->lower)))
		return false;
	if ((flags & WORD_BEGINS_PHRASE)
	    && phrase_at(pieces, i, limit, KNOWN_LISTS | WORD_TITLES) > 1)
		return true;
	bool heads = flags
	    & (WORD_TITLES | WORD_ORG_WORDS | WORD_PLACE_WORDS | WORD_PLACE_OPENERS
	        | WORD_PEOPLES | WORD_ANY_GIVEN | WORD_HONORIFICS | WORD_OTHER_WORDS);
	if (use->small > 0)
		return goes_on && heads;
	if (flags & WORD_COMMON)
		return goes_on
		    && (heads || (next->flags & (WORD_ORG_WORDS | WORD_OTHER_WORDS)));
	return true;
}

static bool
has_flags(const Pieces *pieces, uint32_t begin, uint32_t end, uint32_t flags)
{
	for (uint32_t i = begin; i < end; i++)
		if (piece_at(pieces, i)->flags & flags)
			return true;
	return false;
}

/* Whether all words are ordinary ones, such as titles of works and bodies are
 * made of. */
static bool
all_common(const Pieces *pieces, uint32_t begin, uint32_t end)
{
	for (uint32_t i = begin; i < end; i++) {
		uint32_t flags = piece_at(pieces, i)->flags;
		if (piece_at(pieces, i)->capital
		    && (!(flags & WORD_COMMON)
		        || flags & (WORD_ANY_GIVEN | KNOWN_LISTS)))
			return false;
	}
	return true;
}

/* Whether within a few words with capitals an organization's last word comes:
 * "Food and Drug Administration", "Children's Hospital". */
static bool
ends_as_organization(const Pieces *pieces, uint32_t i, uint32_t limit)
{
	for (uint32_t end = i + 3; i < end && i < limit; i++) {
		const Piece *piece = piece_at(pieces, i);
		if (!piece->capital || !piece->follows)
			return false;
		if (piece->flags & WORD_ORG_WORDS)
			return true;
	}
	return false;
}

/* Whether the small word or mark at i joins the run that began at begin to what
 * stands behind; *next is where that is. */
static bool
joins(const Pieces *pieces, uint32_t begin, uint32_t i, uint32_t limit,
    uint32_t *next)
{
	const Piece *piece = piece_at(pieces, i);
	*next = i + 1;
	if (*next >= limit || (piece->kind != TOKEN_POSSESSIVE && !piece->follows))
		return false;
	if (piece->kind == TOKEN_POSSESSIVE) {
		if (!run_begins(pieces, *next, limit))
			return false;
		return all_common(pieces, begin, i)
		    && ends_as_organization(pieces, *next, limit);
	}
	Str word = piece->lower;
	const Piece *before = piece_at(pieces, i - 1);
	if (piece->kind == TOKEN_MARK)
		return str_equal(piece->word, STR("&"))
		    && piece_at(pieces, *next)->follows
		    && run_begins(pieces, *next, limit);
	if ((piece->flags & WORD_PARTICLES)
	    && !(piece->flags & WORD_FUNCTION_WORDS)) {
		/* "van der Berg": up to three */
		while (*next < limit && *next < i + 3
		    && (piece_at(pieces, *next)->flags & WORD_PARTICLES)
		    && !piece_at(pieces, *next)->capital)
			++*next;
		return *next < limit && piece_at(pieces, *next)->follows
		    && run_begins(pieces, *next, limit);
	}
	if (!(piece->flags & WORD_FUNCTION_WORDS))
		return false;
	bool organization = has_flags(pieces, begin, i, WORD_ORG_WORDS);
	bool allowed;
	if (str_equal(word, STR("of"))) {
		allowed = (before->flags
		              & (WORD_ORG_WORDS | WORD_OTHER_WORDS | WORD_PLACE_WORDS))
		    || (i == begin + 1 && all_common(pieces, begin, i)
		        && !before->opens && !(before->flags & WORD_ROLES));
		if (before->flags & (WORD_TITLES | WORD_ROLES)
		    && !(before->flags & WORD_ORG_WORDS))
			allowed = phrase_at(pieces, begin,
			              i + PHRASE_WORDS_MAX < limit ? i + PHRASE_WORDS_MAX
			                                           : limit,
			              KNOWN_LISTS | WORD_TITLES)
			    > i - begin;
	} else if (str_equal(word, STR("for")) || str_equal(word, STR("on")))
		allowed = organization && (before->flags & WORD_ORG_WORDS);
	else if (str_equal(word, STR("and"))) {
		bool of = has_flags(pieces, begin, i, WORD_FUNCTION_WORDS);
		allowed = (organization && of
		              && !(piece_at(pieces, *next)->flags
		                  & (WORD_ANY_GIVEN | KNOWN_LISTS | WORD_TITLES
		                      | WORD_ORG_WORDS)))
		    || (all_common(pieces, begin, i)
		        && ends_as_organization(pieces, *next, limit));
	} else
		return false;
	if (!allowed)
		return false;
	if (str_equal(piece_at(pieces, *next)->lower, STR("the"))
	    && *next + 1 < limit)
		++*next;
	return piece_at(pieces, *next)->follows && run_begins(pieces, *next, limit);
}

uint32_t
run_end(const Pieces *pieces, uint32_t begin, uint32_t limit)
{
	uint32_t i = begin + 1;
	if (limit > begin + RUN_PIECES_MAX)
		limit = begin + RUN_PIECES_MAX;
	/* "Trinidad and Tobago" is known whole */
	uint32_t known = phrase_at(pieces, begin, limit, KNOWN_LISTS);
	if (known > 1)
		i = begin + known;
	while (i < limit) {
		uint32_t next;
		if (piece_at(pieces, i)->follows && run_begins(pieces, i, limit))
			i++;
		else if (joins(pieces, begin, i, limit, &next))
			i = next + 1;
		else
			break;
	}
	return i;
}

/* A title at i: the number of its pieces. */
uint32_t
run_title(const Pieces *pieces, uint32_t i, uint32_t limit)
{
	if (!piece_at(pieces, i)->capital)
		return 0;
	uint32_t title = phrase_at(pieces, i, limit,
	    WORD_TITLES | WORD_HONORIFICS);
	if (title
	    && phrase_at(pieces, i, limit, KNOWN_LISTS) > title)
		return 0;
	const Piece *piece = piece_at(pieces, i);
	if (!title && i + 1 < limit && (piece->flags & WORD_ROLES)
	    && !(piece->flags & (WORD_SURNAMES | WORD_ANY_GIVEN))
	    && (piece_at(pieces, i + 1)->flags & WORD_ANY_GIVEN))
		return 1; /* "Striker Ida Vell" */
	return title;
}

static bool
is_connector(const Piece *piece)
{
	return !piece->capital;
}

/* Where the name that begins at begin ends: where a title stands, or another
 * name's known beginning. */
uint32_t
run_name_end(const Pieces *pieces, uint32_t begin, uint32_t limit, bool person)
{
	for (uint32_t i = begin + 1; i < limit; i++) {
		const Piece *piece = piece_at(pieces, i);
		if (is_connector(piece)) {
			if (person
			    && !((piece->flags & WORD_PARTICLES)
			        && !(piece->flags & WORD_FUNCTION_WORDS)))
				return i;
			continue;
		}
		bool behind_connector = is_connector(piece_at(pieces, i - 1));
		uint32_t title = behind_connector ? 0 : run_title(pieces, i, limit);
		/* "Martin Luther King" */
		bool surname = piece->flags & WORD_SURNAMES && title == 1;
		if (title && (i + title < limit || !surname)
		    && !(surname && person))
			return i;
		/* "Australian Ida Holm" */
		if (!behind_connector && i + 1 < limit
		    && (piece->flags & WORD_ANY_GIVEN)
		    && !(piece->flags & (WORD_COMMON | WORD_PLACES))
		    && (phrase_flags(pieces, begin, i)
		        & (WORD_PEOPLES | WORD_ORGANIZATIONS))
		    && !(piece_at(pieces, limit - 1)->flags & WORD_ORG_WORDS)
		    && !(phrase_flags(pieces, begin, limit) & KNOWN_LISTS))
			return i;
	}
	return limit;
}
