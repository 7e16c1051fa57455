#ifndef QUOTH_STORE_DOSSIER_H
#define QUOTH_STORE_DOSSIER_H

/*
 * Who somebody is and what he said, over the whole store, from the rows that are
 * kept with each story (store_names.h); no story is unpacked.
 *
 * A figure is a person or an organization. Entities of two stories are one
 * figure where they are of the same kind and their full names are the same,
 * folded. That two people may have the same name is not known here, and is for
 * the reader to see: roles come with the time at which they were written.
 *
 * A story that has a person's surname alone ("Okafor said") is counted as his
 * only where all of this holds; else it is kept apart, and the dossier tells how
 * many such stories there are:
 *   - within DOSSIER_NEAR_DAYS of it he, and nobody else with that surname, is
 *     named in full in some story, and
 *   - it names another figure that one of those stories of his names too.
 */

#include "store/interest.h"
#include "store/saying.h"
#include "store/store.h"

enum { DOSSIER_NEAR_DAYS = 3 };

typedef struct {
	EntityKind kind; /* ENTITY_PERSON or ENTITY_ORGANIZATION */
	Str key;         /* the name folded: with the kind, who it is */
	Str name, role;  /* as in the item seen last; the role may be empty */
	uint32_t stories, mentions, quotes;
	Regard regard;   /* now */
} Figure;

typedef LIST_OF(Figure) FigureList;

/*
 * Whom the words may mean, case and accents aside; who stands in most stories
 * first. A whole name of several words, or an organization's, means nobody else;
 * else everybody in whose name the words stand in a row ("okafor"); else in whose
 * name words begin so ("okaf"). A surname that stands alone somewhere gives way to
 * the only person who has it. exact: only whole names.
 */
bool store_find_figures(Arena *arena, Store *store, Str words, bool exact,
    int64_t now, uint32_t limit, FigureList *figures, Err *err);

/* Everybody named since then, by quotes and then mentions since then. */
bool store_figures(Arena *arena, Store *store, int64_t since, int64_t now,
    uint32_t limit, FigureList *figures, Err *err);

/* A role as it was written, and when. */
typedef struct {
	Str role;
	int64_t first, last; /* DATE_NONE where no date was said */
	uint32_t stories;
} DatedRole;

typedef LIST_OF(DatedRole) DatedRoleList;

/* A story that names the figure. */
typedef struct {
	int64_t item;
	int64_t date;
	bool dated;       /* as in Saying */
	bool by_surname;  /* it has the surname alone, see above */
	uint32_t mentions, quotes;
	Str headline, link, source; /* of the first DossierQuery.stories */
} DossierStory;

typedef LIST_OF(DossierStory) DossierStoryList;

/* Somebody who is named in the same stories. */
typedef struct {
	EntityKind kind;
	Str key, name;
	uint32_t stories;  /* that name both */
	uint32_t mentions; /* in these */
} Companion;

typedef LIST_OF(Companion) CompanionList;

/* How much of each is wanted; 0: none. */
typedef struct {
	uint32_t by, about; /* quotes, before those that are the same are gathered */
	uint32_t stories;   /* with headlines */
	uint32_t with;
	int64_t now;        /* for Figure.regard */
} DossierQuery;

typedef struct {
	Figure figure;
	DatedRoleList roles;      /* the latest first */
	UtteranceList by, about;  /* newest first; about: others' quotes that name
	                             the figure */
	uint32_t by_all, about_all; /* quotes in the store */
	CompanionList with;       /* the most stories first, then mentions; of the
	                             DOSSIER_COMPANY newest stories */
	DossierStoryList stories; /* all, newest first */
	uint32_t joined;          /* of these, those with the surname alone */
	uint32_t apart;           /* stories with the surname alone that may be
	                             about somebody else, and are not in it */
} Dossier;

enum { DOSSIER_COMPANY = 500 };

/* Only kind and key of the figure are read. One that nobody names any more has a
 * dossier without stories. */
bool store_dossier(Arena *arena, Store *store, const Figure *figure,
    const DossierQuery *query, Dossier *dossier, Err *err);

/* Quotes of a name since then in other items than this one, and in how many
 * items: cheap enough for each story that is opened. */
bool store_quotes_lately(Arena *arena, Store *store, EntityKind kind, Str name,
    int64_t item, int64_t since, uint32_t *quotes, uint32_t *items, Err *err);

#endif
