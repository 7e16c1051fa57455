#ifndef QUOTH_CONFIG_FEEDLIST_CHANGE_H
#define QUOTH_CONFIG_FEEDLIST_CHANGE_H

/*
 * One change to the text of a feeds.yaml, as pieces cut out and put in at the
 * places where the YAML reader saw the feed, the folder, the key. It asks only
 * whether the lines look as it knows them; whether the result says what was
 * meant is for feedlist_check.h.
 */

#include "base/err.h"
#include "config/feedlist_edit.h"
#include "config/feedlist_read.h"

/* list and nodes are what feedlist_read() made of text. False where the feed or
 * folder is not there, or the lines are written in a way that is not known. */
bool feedlist_change(Arena *arena, Str text, Str file, const FeedList *list,
    const FeedListNodes *nodes, const FeedEdit *edit, Str *result, Err *err);

#endif
