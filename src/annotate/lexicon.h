#ifndef QUOTH_ANNOTATE_LEXICON_H
#define QUOTH_ANNOTATE_LEXICON_H

/*
 * What is known of words before any text is read: the lists in words/, one a
 * file, made into one table when quoth is built. A word may stand in many lists
 * ("Jordan" is a country, a given name and a surname): which it is, the text
 * must tell.
 *
 * To teach quoth a word, add a line to a list. A word that is written in capitals
 * alone there ("WHO") is only found so; all others in any case.
 */

#include <stdint.h>

#include "base/str.h"

/* The name of a list's file, in capitals. */
typedef enum {
	WORD_MALE = 1 << 0,
	WORD_FEMALE = 1 << 1,
	WORD_GIVEN = 1 << 2,
	WORD_SURNAMES = 1 << 3,
	WORD_PARTICLES = 1 << 4,     /* "van" */
	WORD_HONORIFICS = 1 << 5,    /* "Mr." */
	WORD_TITLES = 1 << 6,        /* "Prime Minister" */
	WORD_ROLES = 1 << 7,         /* "spokesman" */
	WORD_ORGANIZATIONS = 1 << 8, /* "NATO" */
	WORD_ORG_WORDS = 1 << 9,     /* "University" */
	WORD_PLACES = 1 << 10,
	WORD_PLACE_WORDS = 1 << 11,   /* "River" */
	WORD_PLACE_OPENERS = 1 << 12, /* "Northern" */
	WORD_PEOPLES = 1 << 13,       /* "Russian" */
	WORD_OTHERS = 1 << 14,        /* "Christmas" */
	WORD_OTHER_WORDS = 1 << 15,   /* "Treaty" */
	WORD_CALENDAR = 1 << 16,
	WORD_ACRONYMS = 1 << 17, /* "GDP": capitals, but no name */
	WORD_COMMON = 1 << 18,   /* "market" */
	WORD_FUNCTION_WORDS = 1 << 19,
	WORD_BEGINS_PHRASE = 1 << 20, /* some entry of several words begins so */

	WORD_ANY_GIVEN = WORD_MALE | WORD_FEMALE | WORD_GIVEN,
} WordFlags;

/* The lists that a word, or words parted by single spaces, stands in: 0 where in
 * none. The key is in lower case (Token.lower). */
uint32_t lexicon_find(Str key);

/* The same for a word as it is written, which may be all capitals. */
uint32_t lexicon_find_word(Str word, Str lower);

#endif
