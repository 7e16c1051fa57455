#ifndef QUOTH_STORE_STORE_H
#define QUOTH_STORE_STORE_H

/*
 * The one file in which quoth keeps what it has read: feeds and their items,
 * what the reader did with them, finished stories, and who is named and quoted
 * in them. It is an SQLite database; this room alone knows that.
 *
 *     store.h         the file itself: opening, transactions, safety
 *     store_feed.h    feeds: what their publishers say, how fetching them went
 *     store_item.h    items, and lists of them
 *     store_state.h   what the reader did: read, starred, place; taking it back
 *     store_story.h   stories, and which are still to be made
 *     store_names.h   who is named and quoted
 *     saying.h        what was said, and the same in several stories
 *     dossier.h       who somebody is, over all items
 *     interest.h      whom the reader follows, and has muted
 *     search.h        words and names in all of it
 *
 * Several processes may have the file open at once (the screen, the press, a
 * command): readers never wait for a writer, a writer waits a few seconds for
 * another one. What a function has done when it returns true survives the death
 * of every process (kill -9); after store_sync() it survives the loss of power.
 * Inside store_begin() and store_commit() that holds from the commit on.
 *
 * Every function returns false, with an err that names the file, where the file
 * cannot do what is asked: corrupt, locked, read-only, disk full. Nothing is half
 * done then. That something is not there is no failure: it gives id 0, an empty
 * list, or what the contract says. Ids are positive and never used again.
 *
 * Strings come out as they went in, valid UTF-8 and otherwise as hostile as the
 * publisher made them. A Store belongs to one thread of one process and does
 * not pass a fork().
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

typedef struct Store Store;

/* Where the reader's store is: $XDG_DATA_HOME/quoth/quoth.db. Empty where there
 * is no home. */
Str store_path(Arena *arena);

/*
 * Opens the file, with its folder and its tables made where they are missing.
 * NULL where it cannot be opened, is no store of quoth's, or was written by a
 * quoth newer than this one (which is never touched). Close it with
 * store_close().
 */
Store *store_open(Str path, Err *err);

/* One that is nowhere else and is gone when it is closed. */
Store *store_open_in_memory(Err *err);

/* NULL is allowed. What was begun and not committed is lost. */
void store_close(Store *store);

/*
 * Everything between the two is one transaction: much faster for many small
 * writes, seen by other processes all at once. They nest; the outermost commit
 * counts. After a failure inside, store_rollback() takes the whole back; so does
 * a commit that fails.
 */
bool store_begin(Store *store, Err *err);
bool store_commit(Store *store, Err *err);
void store_rollback(Store *store);

/* Makes all that is committed survive the loss of power: one fsync(). */
bool store_sync(Store *store, Err *err);

/* A number that is another one after another process has written (our own
 * writes do not change it): whether lists must be asked again. */
bool store_pulse(Store *store, uint32_t *pulse, Err *err);

/* Reads the whole file and says what is wrong with it; for quoth doctor. */
bool store_check(Store *store, Err *err);

#endif
