#ifndef QUOTH_UI_HEADLINES_H
#define QUOTH_UI_HEADLINES_H

/*
 * Several stories, one below the other: the headline, where and when, and who
 * speaks and is named in it. Opening one puts a reader over the list.
 */

#include "model/story.h"
#include "ui/reader.h"
#include "ui/view.h"

/* The options are for the readers that it opens; .count is the number of
 * stories, which must outlive the view. */
View *headlines_new(const Story *stories, const ReaderOptions *options);

#endif
