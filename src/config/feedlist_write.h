#ifndef QUOTH_CONFIG_FEEDLIST_WRITE_H
#define QUOTH_CONFIG_FEEDLIST_WRITE_H

/*
 * Feeds and folders as lines of a feeds.yaml, in the way that a person would
 * write them; feedlist.h tells the shape.
 */

#include "base/buf.h"
#include "model/feedlist.h"

/* A text as a value: as it is where YAML takes it so, else in quotes. */
Str feedlist_value(Arena *arena, Str text);

/* "[one, two]". */
Str feedlist_values(Arena *arena, const StrList *texts);

/* The lines of one feed, its dash in column indent. */
void feedlist_write_feed(Arena *arena, Buf *out, const SavedFeed *feed,
    uint32_t indent);

/* The lines that begin a folder: its name and "feeds:". What is in it is to be
 * written with four columns more. */
void feedlist_write_folder(Arena *arena, Buf *out, Str name, uint32_t indent);

#endif
