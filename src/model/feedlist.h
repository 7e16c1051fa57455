#ifndef QUOTH_MODEL_FEEDLIST_H
#define QUOTH_MODEL_FEEDLIST_H

/*
 * The feeds that a reader keeps, in the order and the folders in which he keeps
 * them, with what he says of each. It is what feeds.yaml, an OPML file and the
 * lists of other readers are read into (config/feedlist.h, feed/opml.h,
 * config/import.h), and what is written from.
 *
 * A FeedList is made once, lives in one arena with all its strings, and is only
 * read afterwards. It does not know what the feeds say of themselves (a Feed of
 * model/feed.h), nor what was read of them (the store).
 *
 * Folders refer to their parents by index, and so do feeds; folder 0 is the top,
 * which has no name and no line. The entries are the same feeds and folders once
 * more as the file has them, each folder before what is in it:
 *
 *     for (uint32_t i = 0; i < list->entries.count; i++) {
 *             FeedListEntry entry = list->entries.items[i];
 *             indent(entry.depth);
 *             if (entry.is_folder) show(list->folders.items[entry.index].name);
 *             else show(feed_label(&list->feeds.items[entry.index]));
 *     }
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/map.h"
#include "base/str.h"

/* What a list may hold at most. */
enum {
	FEEDLIST_FEEDS_MAX = 10000,
	FEEDLIST_FOLDERS_MAX = 1000,
	FEEDLIST_DEEPEST = 12,     /* folders inside one another */
	FEEDLIST_NAME_MAX = 500,   /* bytes of a title or a folder's name */
	FEEDLIST_TAG_MAX = 100,    /* bytes of a tag */
	FEEDLIST_TAGS_MAX = 32,    /* of one feed */
	FEEDLIST_HEADERS_MAX = 32, /* of one feed */
	FEEDLIST_URL_MAX = 4096,
	FEEDLIST_NOTES_MAX = 1000,
};

enum {
	FEEDLIST_TOP = 0,      /* the folder that all others are in */
	FEEDLIST_NONE = -1,    /* no such feed or folder */
	KEEP_FOREVER = -1,     /* as SavedFeed.keep_days */
};

typedef struct {
	Str name, value; /* name is a token of RFC 9110; no control in value */
} SavedHeader;

typedef LIST_OF(SavedHeader) SavedHeaderList;

typedef enum { FULL_TEXT_UNSAID, FULL_TEXT_NO, FULL_TEXT_YES } FullText;

/* What is empty or 0 was not said: the program's own way holds. */
typedef struct {
	Str url;   /* as the reader wrote it; url_is_web() */
	Str title; /* what the reader calls it */
	Str site;  /* the page it is of: OPML has it, feeds.yaml has not */
	StrList tags; /* in the reader's order, none twice; no comma in one */
	Str user_agent;
	SavedHeaderList headers; /* sent with each request for the feed */
	Str user;  /* of HTTP authentication */
	StrList password_command; /* argv of a program that prints the password on
	                             its first line; never given to a shell */
	Str proxy; /* "socks5h://localhost:9050"; "none": in spite of a proxy that
	              the environment names */
	int64_t every;      /* seconds from one refresh to the next */
	FullText full_text; /* whether the page of each item is fetched too */
	int keep_days;      /* of an item that was read; or KEEP_FOREVER */
	uint32_t folder;    /* index in folders */
	uint32_t line;      /* in its file, from 1; 0 where it is in none */
} SavedFeed;

typedef LIST_OF(SavedFeed) SavedFeedList;

typedef struct {
	Str name;
	uint32_t parent; /* index in folders, smaller than its own; the top's is 0 */
	uint32_t depth;  /* 0 for the top, 1 for those in it */
	uint32_t line;
} SavedFolder;

typedef LIST_OF(SavedFolder) SavedFolderList;

typedef struct {
	bool is_folder;
	uint32_t index; /* in folders or feeds */
	uint32_t depth; /* 0: stands in no folder */
} FeedListEntry;

typedef LIST_OF(FeedListEntry) FeedListEntryList;

/* Something in a list that was passed over, and why; no reason to refuse it. */
typedef struct {
	uint32_t line;
	Str text; /* "https://news.example/feed stands in line 3 already" */
} FeedListNote;

typedef LIST_OF(FeedListNote) FeedListNoteList;

typedef struct {
	SavedFolderList folders; /* at least the top */
	SavedFeedList feeds;     /* no address twice, see feedlist_key() */
	FeedListEntryList entries;
	FeedListNoteList notes;
	Str title;     /* of the whole list, where it has one */
	Map by_key;    /* feedlist_key() to index in feeds */
	Map by_folder; /* parent and name of each to index in folders */
} FeedList;

/* A list with nothing but its top. */
FeedList feedlist_new(Arena *arena);

/* Makes a folder in parent, or finds the one that has this name there.
 * FEEDLIST_NONE where that would be too many or too deep. */
int64_t feedlist_folder_in(Arena *arena, FeedList *list, uint32_t parent,
    Str name, uint32_t line);

/* Puts a feed (its url and folder are set) behind all that is there. False, and
 * a note made, where its address stands there already or it is one too many. */
bool feedlist_put(Arena *arena, FeedList *list, SavedFeed feed);

/* Brings the entries into order, for a list whose feeds did not come folder by
 * folder. */
void feedlist_settle(Arena *arena, FeedList *list);

void feedlist_note(Arena *arena, FeedList *list, uint32_t line,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* A title or a folder's name from outside as names are here: on one line, without
 * control characters, not too long. */
Str feedlist_name(Arena *arena, Str name);

/* The index of a feed by its address, or FEEDLIST_NONE. */
int64_t feedlist_find(const FeedList *list, Str url);

/* The index of the folder that a path of names leads to, from the top; an empty
 * path is the top. Or FEEDLIST_NONE. */
int64_t feedlist_find_folder(const FeedList *list, const StrList *path);

/* The names that lead to a folder. */
StrList feedlist_path(Arena *arena, const FeedList *list, uint32_t folder);

/* "World/Local" as a path; empty names are left out. */
StrList feedlist_path_of(Arena *arena, Str joined);

/* Two addresses with the same key are the same feed: scheme and host in lower
 * case, no fragment, no default port, an empty path as "/". */
Str feedlist_key(Arena *arena, Str url);

/* Its title, else its address without scheme and "www.". */
Str feed_label(const SavedFeed *feed);

/* Adds a tag as tags are: blanks squeezed, none twice, no comma. False where it
 * is empty, too long, or one too many. */
bool feed_add_tag(Arena *arena, SavedFeed *feed, Str tag);

bool feed_has_tag(const SavedFeed *feed, Str tag);

/* Every tag of the list once, in the order of the list. */
StrList feedlist_tags(Arena *arena, const FeedList *list);

#endif
