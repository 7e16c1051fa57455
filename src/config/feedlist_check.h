#ifndef QUOTH_CONFIG_FEEDLIST_CHECK_H
#define QUOTH_CONFIG_FEEDLIST_CHECK_H

/*
 * Whether a changed list is the old one with the change that was asked for and
 * no other: nobody's feed gets lost because a file was written strangely.
 */

#include "config/feedlist_edit.h"

bool feedlist_check(const FeedList *before, const FeedList *after,
    const FeedEdit *edit);

#endif
