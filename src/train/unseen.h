#ifndef QUOTH_TRAIN_UNSEEN_H
#define QUOTH_TRAIN_UNSEEN_H

/*
 * The model of names for an article that is learned from: one that has not seen
 * it. The tagger's own training articles are among those that have labelled
 * quotes; read by the model that comes with quoth, their names would be better
 * than those of any article that a reader opens, and what is learned above them
 * would trust names too much (jackknifing, as parsers are trained above taggers).
 *
 * train_names writes MODEL.0, MODEL.1, …, each without every so many-th article
 * of each of its collections.
 */

#include "annotate/learned.h"
#include "base/arena.h"
#include "base/map.h"

enum { UNSEEN_MODELS_MOST = 20 };

typedef struct {
	Map places; /* of a text: its place in its collection */
	Learned models[UNSEEN_MODELS_MOST];
	uint32_t count;
} Unseen;

/* Reads which articles the tagger learns from, of those in the folder data that
 * have labelled quotes, and the models, which stay in the arena. False where one
 * is broken, or there are none. */
bool unseen_read(Arena *arena, Str data, Str model, Unseen *unseen, Err *err);

/* The model for a text; of one that the tagger does not learn from, the model that
 * comes with quoth. */
const Learned *unseen_for(const Unseen *unseen, Str text);

#endif
