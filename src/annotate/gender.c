#include "annotate/gender.h"

#include "annotate/lexicon.h"

typedef struct {
	Str word;
	Gender gender;
} GenderWord;

static Gender
look_up(Str lower, const GenderWord *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_equal(lower, words[i].word))
			return words[i].gender;
	return GENDER_UNKNOWN;
}

#define LOOK_UP(lower, table) \
	look_up((lower), (table), sizeof(table) / sizeof *(table))
#define MALE(word) {STR_INIT(word), GENDER_MALE}
#define FEMALE(word) {STR_INIT(word), GENDER_FEMALE}

Gender
gender_of_noun(Str lower)
{
	static const GenderWord words[] = {MALE("mr."), MALE("mr"), MALE("mister"),
	    MALE("sir"), MALE("lord"), MALE("king"), MALE("prince"), MALE("duke"),
	    MALE("baron"), MALE("count"), MALE("earl"), MALE("emperor"),
	    MALE("pope"), MALE("cardinal"), MALE("monsignor"), MALE("monsieur"),
	    MALE("herr"), MALE("señor"), MALE("signor"), MALE("father"),
	    MALE("brother"), MALE("son"), MALE("uncle"), MALE("nephew"),
	    MALE("husband"), MALE("grandfather"), MALE("grandson"), MALE("dad"),
	    MALE("boyfriend"), MALE("widower"), MALE("actor"), MALE("sheikh"),
	    MALE("emir"), MALE("sultan"), MALE("imam"), MALE("ayatollah"),
	    FEMALE("ms."), FEMALE("ms"), FEMALE("mrs."), FEMALE("mrs"),
	    FEMALE("miss"), FEMALE("mme"), FEMALE("mme."), FEMALE("mlle"),
	    FEMALE("madam"), FEMALE("madame"), FEMALE("dame"), FEMALE("lady"),
	    FEMALE("queen"), FEMALE("princess"), FEMALE("duchess"),
	    FEMALE("baroness"), FEMALE("countess"), FEMALE("empress"),
	    FEMALE("frau"), FEMALE("señora"), FEMALE("mother"),
	    FEMALE("sister"), FEMALE("daughter"), FEMALE("aunt"),
	    FEMALE("niece"), FEMALE("wife"), FEMALE("widow"),
	    FEMALE("grandmother"), FEMALE("granddaughter"), FEMALE("mom"),
	    FEMALE("mum"), FEMALE("girlfriend"), FEMALE("nun"),
	    FEMALE("actress"), FEMALE("heiress"), FEMALE("ballerina"),
	    FEMALE("headmistress"), FEMALE("first lady")};
	Gender gender = LOOK_UP(lower, words);
	if (gender != GENDER_UNKNOWN)
		return gender;
	if (str_ends(lower, STR("woman")))
		return GENDER_FEMALE;
	if (str_ends(lower, STR("man")) && (lexicon_find(lower) & WORD_ROLES))
		return GENDER_MALE;
	return GENDER_UNKNOWN;
}

Gender
gender_of_pronoun(Str lower)
{
	static const GenderWord words[] = {MALE("he"), MALE("him"), MALE("his"),
	    MALE("himself"), FEMALE("she"), FEMALE("her"), FEMALE("hers"),
	    FEMALE("herself"), MALE("he's"), FEMALE("she's")};
	return LOOK_UP(lower, words);
}

Gender
gender_of_given(Str lower)
{
	uint32_t flags = lexicon_find(lower);
	if (flags & WORD_MALE)
		return GENDER_MALE;
	return flags & WORD_FEMALE ? GENDER_FEMALE : GENDER_UNKNOWN;
}
