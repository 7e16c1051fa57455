#ifndef QUOTH_TRAIN_NAMES_LISTS_H
#define QUOTH_TRAIN_NAMES_LISTS_H

/*
 * What is known of words before any text is read, as tables for the model:
 * groups of words that are used alike, and lists of names.
 */

#include "base/buf.h"
#include "base/err.h"

/*
 * Writes the tables of clusters, words and phrases: from folder/clusters.tsv.gz
 * and folder/gaz.tsv.gz, and from the lists of names written for quoth,
 * lists/companies.txt and so on (lists/README tells which there are). A name is
 * cut into words as a text is.
 */
bool names_lists_write(Str folder, Str lists, Buf *out, Err *err);

#endif
