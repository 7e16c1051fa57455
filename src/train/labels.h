#ifndef QUOTH_TRAIN_LABELS_H
#define QUOTH_TRAIN_LABELS_H

/*
 * Labels that stand apart from their articles (labels/README): who said what in
 * texts that are not ours to give away. A line of a file of labels is one of
 *
 *     article  COLLECTION  ID
 *     quote    BEGIN  END  SPEAKER-BEGIN  SPEAKER-END  NAME
 *     doubt    BEGIN  END
 *
 * with tabs between, and "-" where there is none. Places count the characters of
 * the article that are no blanks, so that they hold however it is put together.
 */

#include "train/gold.h"

/* Adds the articles of a file of labels, with their texts from the collections in
 * the folder data. False where one is missing, or a label does not fit. */
bool labels_read(Arena *arena, Str path, Str data, GoldArticleList *articles,
    Err *err);

/* The texts that the tagger of names learns from, as its trainer puts them
 * together, in their order: file is a path in the folder data. */
bool labels_column_texts(Arena *arena, Str data, Str file, StrList *texts,
    Err *err);

#endif
