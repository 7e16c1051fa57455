#ifndef QUOTH_CONFIG_FEEDLIST_EDIT_H
#define QUOTH_CONFIG_FEEDLIST_EDIT_H

/*
 * Changes to feeds.yaml that the reader asks the program for: add a feed, remove
 * it, rename, move, tag. The file is the reader's: only the lines of the feed
 * or folder in question change; comments, order and blank lines of all others
 * stay byte by byte.
 *
 * Each change is made in the text, the result is read, and it must say what was
 * asked for and of every other feed what it said before; else nothing is
 * written. A file can be valid and yet written in a way that is not edited here
 * (an entry in {braces}, block scalars, stray line breaks): then err says which
 * line, and the file is untouched.
 *
 *     FeedEdit edit = {.kind = FEED_EDIT_TITLE, .url = url, .text = title};
 *     if (!feedlist_edit(arena, &edit, &err)) …
 *
 * The new file replaces the old one at once (a temporary file beside it, fsync,
 * rename), with the same permissions; where feeds.yaml is a symbolic link, the
 * file it points to is replaced. What stood there before is kept in the state
 * folder, feeds.undo.yaml.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/feedlist.h"

typedef enum {
	FEED_EDIT_ADD,           /* all feeds of list, into folders of the same names,
	                            made where there are none; those that stand there
	                            already are left as they are */
	FEED_EDIT_REMOVE,        /* the feed url */
	FEED_EDIT_TITLE,         /* of the feed url: text; empty: none */
	FEED_EDIT_TAGS,          /* of the feed url: tags; none: none */
	FEED_EDIT_MOVE,          /* the feed url behind all in the folder path, made
	                            where there is none; an empty path: the top */
	FEED_EDIT_NEW_FOLDER,    /* path, the last of it new */
	FEED_EDIT_RENAME_FOLDER, /* path: its last name becomes text */
	FEED_EDIT_REMOVE_FOLDER, /* path, which must be empty */
} FeedEditKind;

typedef struct {
	FeedEditKind kind;
	Str url, text;
	StrList tags, path;
	const FeedList *list; /* of FEED_EDIT_ADD */
} FeedEdit;

/* Makes the change in the reader's file; makes the file where there is none.
 * False, and the file as it was, where it cannot be made. */
bool feedlist_edit(Arena *arena, const FeedEdit *edit, Err *err);

/* The short way of adding one: address, title (may be empty), folder. */
bool feedlist_add(Arena *arena, Str url, Str title, const StrList *path,
    Err *err);

/* Puts the file back as it was before the last edit, and what it is now into
 * its place: a second undo undoes the first. False where there was no edit, or
 * the file was changed by somebody else since. */
bool feedlist_undo(Arena *arena, Err *err);

/* The change in a text that was read from file, without any file; *result is
 * text where there was nothing to change. */
bool feedlist_edit_text(Arena *arena, Str text, Str file, const FeedEdit *edit,
    Str *result, Err *err);

#endif
