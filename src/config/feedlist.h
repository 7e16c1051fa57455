#ifndef QUOTH_CONFIG_FEEDLIST_H
#define QUOTH_CONFIG_FEEDLIST_H

/*
 * feeds.yaml, the reader's saved feeds, in his configuration folder. It is his
 * file: he writes it, quoth reads it, and changes it by feedlist_edit.h, which
 * leaves all it does not change as he wrote it. The shortest is a list of
 * addresses; where there is more to say of a feed it is a map; folders hold
 * feeds and folders.
 *
 *     # a comment
 *     - https://news.example/feed
 *     - https://paper.example/rss.xml
 *
 *     - folder: World
 *       feeds:
 *         - https://world.example/atom.xml
 *         - url: https://agency.example/feed
 *           title: The Agency
 *           tags: [daily, politics]
 *           every: 30m              # or 2h, 1d; a number alone is minutes
 *           full-text: yes          # fetch the page of every item too
 *           keep-days: 90           # or forever
 *           user-agent: Mozilla/5.0
 *           headers:
 *             Accept-Language: en
 *           user: jo
 *           password-command: [pass, show, agency]   # a program, no shell
 *           proxy: socks5h://localhost:9050           # or none
 *         - folder: Local World
 *           feeds:
 *             - https://local.example/feed
 *
 * An unknown key, a feed without url, an address that is not http or https are
 * errors, and name file and line: "feeds.yaml:12: a feed needs a url". An
 * address that stands there twice is no error: the first counts, and the list
 * has a note of the second.
 *
 * Nothing here runs a command or asks the network.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/feedlist.h"

/* Where it is; empty where there is no home. */
Str feedlist_path_of_file(Arena *arena);

/*
 * The reader's list. No file is an empty list.
 *
 * Where the file cannot be read, err says why, the result is false, and *list is
 * the last that could be: a copy of it is kept in the state folder,
 * feeds.last.yaml, written whenever a good file differs from it (and where
 * that folder is not writable, not). With no such copy *list is empty. So *list
 * can always be shown, and err with it.
 */
bool feedlist_load(Arena *arena, FeedList *list, Err *err);

/* A text that was read from file (how errors name it). *list is only changed
 * where the whole text is good. */
bool feedlist_parse(Arena *arena, Str text, Str file, FeedList *list, Err *err);

/* The list as feeds.yaml would have it, with no comments; for a list that was
 * imported. feedlist_parse() of it gives the same list. */
Str feedlist_text(Arena *arena, const FeedList *list);

/* "90m" as seconds: a number alone is minutes, or s, m, h, d behind it. False
 * where it is none, or not from five minutes to a year. */
bool feedlist_read_interval(Str text, int64_t *seconds);

/* "30m", "2h", "1d": the largest unit that leaves a whole number. */
Str feedlist_interval(Arena *arena, int64_t seconds);

#endif
