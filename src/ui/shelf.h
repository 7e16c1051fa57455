#ifndef QUOTH_UI_SHELF_H
#define QUOTH_UI_SHELF_H

/*
 * Where the lists on the screen get what they show: the reader's feeds in the
 * store (shelf_store.h), some stories in memory (shelf_memory.h), or what a test
 * makes up. A shelf has rows (smart lists, folders, feeds), each row holds
 * items, and of an item there is a headline, and a story.
 *
 * Views ask for the items of a row page by page, and for the headlines of those
 * in sight only, so that a list of 100,000 costs no more than a screen of it. A
 * shelf answers from where it stands: it never waits for the
 * network. It is asked again when somebody else (a refresh) has changed it.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/list.h"
#include "base/str.h"
#include "model/story.h"
#include "store/interest.h"

typedef enum {
	SHELF_SMART,  /* unread, starred, … over all feeds */
	SHELF_FOLDER,
	SHELF_FEED,
} ShelfRowKind;

typedef struct {
	ShelfRowKind kind;
	Str key;         /* no other row has it, and it stays when the list changes;
	                    of a feed: its address */
	Str name;
	uint32_t depth;  /* folders around it */
	uint32_t unread; /* items; of a folder, of all feeds in it */
	uint32_t total;
	Str error;       /* why the last refresh got nothing; empty: it did */
	int64_t next_try; /* the moment, or DATE_NONE */
} ShelfRow;

typedef LIST_OF(ShelfRow) ShelfRowList;

typedef struct {
	int64_t id, date;
	bool read;
} ShelfItem;

typedef LIST_OF(ShelfItem) ShelfItemList;

/* Which items. */
typedef struct {
	ShelfRowKind kind;
	Str key;         /* of a row */
	Str words;       /* what is searched for in it; empty: all */
	ShelfItem after; /* the page goes on behind this one; id 0: it is the first */
	uint32_t limit;
	bool with_muted; /* those too that are about somebody muted */
} ShelfQuery;

/* The first page knows how many there are on all. */
typedef struct {
	ShelfItemList items; /* fewer than the limit: the last page */
	uint32_t total, unread;
	uint32_t hidden; /* not among them, since they are about somebody muted */
} ShelfPage;

/* What a list says of an item. */
typedef struct {
	Str title, url;
	Str from;      /* the feed, or the site */
	Str byline;
	int64_t date;  /* or DATE_NONE */
	uint32_t minutes; /* to read; 0: not known */
	Str who;       /* who speaks and is named: "❝2 Helen Marsh  Northern Rail" */
	Str followed;  /* somebody in it whom the reader follows; empty: nobody */
	bool read, starred;
} Headline;

typedef enum {
	SHELF_READ, SHELF_UNREAD, SHELF_STAR, SHELF_UNSTAR,
} ShelfMark;

typedef struct Shelf Shelf;

/* All results live in the arena that is given. */
typedef struct {
	/* In the order of the screen, a folder before what is in it. */
	void (*rows)(Shelf *shelf, Arena *arena, ShelfRowList *rows);

	/* The newest first, or the best found. */
	bool (*items)(Shelf *shelf, Arena *arena, const ShelfQuery *query,
	    ShelfPage *page, Err *err);

	/* False where there is no such item any more. */
	bool (*headline)(Shelf *shelf, Arena *arena, int64_t id,
	    Headline *headline);

	/* byte: where the reader was in its text, 0: at the headline. */
	bool (*open)(Shelf *shelf, Arena *arena, int64_t id, Story *story,
	    uint32_t *byte, Err *err);

	/* Whether open() gives the text of its page, and then that of its feed;
	 * its document is NULL where there is none. NULL: pages are not kept. */
	bool (*feed_text)(Shelf *shelf, Arena *arena, int64_t id, Story *story,
	    bool *opens_page, Err *err);

	bool (*mark)(Shelf *shelf, int64_t id, ShelfMark mark, Err *err);

	/* All items of the query as read, on all pages, in one step for undo(). */
	bool (*mark_all)(Shelf *shelf, const ShelfQuery *query, Err *err);

	/* Keeps the text of its page, which open() gives from then on. NULL where
	 * it is not kept. */
	bool (*keep_page)(Shelf *shelf, int64_t id, const Story *story, Err *err);

	/* NULL where it is not kept. */
	void (*keep_place)(Shelf *shelf, int64_t id, uint32_t byte);

	/* Takes the last change back and says which. False where there was none:
	 * then err says so. NULL: nothing can be. */
	bool (*undo)(Shelf *shelf, Arena *arena, Str *what, Err *err);

	/* Where it is kept who said what, for store/dossier.h: asked, never
	 * written to. Ids are those of the shelf. NULL, and err says why, where
	 * it cannot be had; a NULL function: there is none. */
	Store *(*records)(Shelf *shelf, Err *err);

	/* Follows or mutes somebody, for undo(). NULL: it cannot. */
	bool (*regard)(Shelf *shelf, const Interest *interest, Err *err);

	/* Takes a feed out of the reader's list. NULL: the list is not his. */
	bool (*remove)(Shelf *shelf, Str key, Err *err);

	/* What went wrong with the list as a whole: "feeds.yaml:12: …". Empty, or
	 * NULL: nothing did. */
	Str (*trouble)(Shelf *shelf);

	/* The reader's file of feeds, for his editor. NULL: there is none. */
	Str (*file)(Shelf *shelf);

	/* The feeds' file, or the store, was changed by somebody else: what is
	 * remembered of it is forgotten. May be NULL. */
	void (*changed)(Shelf *shelf);
} ShelfOps;

/* The first member of every kind of shelf. */
struct Shelf {
	const ShelfOps *ops;
};

/* The keys of the smart lists. */
#define SHELF_UNREAD_ITEMS STR("unread")
#define SHELF_STARRED_ITEMS STR("starred")
#define SHELF_FOLLOWED_ITEMS STR("followed")
#define SHELF_QUOTES_TODAY STR("quotes-today")
#define SHELF_ALL_ITEMS STR("all")

/* The index of a row; rows->count where there is none. */
uint32_t shelf_find_row(const ShelfRowList *rows, ShelfRowKind kind, Str key);

/* The keys of the feeds in a row: of itself, or of all that is in the folder. */
StrList shelf_feeds_in(Arena *arena, const ShelfRowList *rows, uint32_t row);

/* When today began, where the reader is. */
int64_t shelf_today(void);

/* Whom an item is about first: who is quoted most, else named most. False where
 * it names nobody, or the shelf has no records. */
bool shelf_first_name(Shelf *shelf, Arena *arena, int64_t id, EntityKind *kind,
    Str *name);

/* shelf->ops->records(), or NULL and err. */
Store *shelf_records(Shelf *shelf, Err *err);

/* Those who speak, each with the number of quotes, then others named, as a
 * Headline.who. */
Str shelf_who(Arena *arena, const Story *story);

#endif
