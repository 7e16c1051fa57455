#ifndef QUOTH_PIPELINE_SAMPLE_H
#define QUOTH_PIPELINE_SAMPLE_H

/*
 * The front page that comes with quoth: articles written for it, about people
 * and places that do not exist. It is what a reader without a feed list sees,
 * read from disk and never from the network.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "model/story.h"

/* The paths of the articles, in the order of the front page. False where the
 * folder is not found: quoth is not whole. */
bool sample_paths(Arena *arena, StrList *paths, Err *err);

#endif
