#ifndef QUOTH_ANNOTATE_KNOWN_H
#define QUOTH_ANNOTATE_KNOWN_H

/*
 * Where a text says names that are known beforehand: those of the lists that the
 * trainer was given (train/names_lists.h), companies, ministries, films and many
 * more, a kind for each list. Of names that overlap the one that begins first
 * counts, and of those the longest. Capitals do not matter but in the first
 * letter; only a name of one word in capitals ("WHO") is found in capitals alone.
 *
 * That a name is known says not what it is here: "Target" may be a shop, the
 * first word of a sentence, or a part of another name. The features weigh it.
 */

#include "annotate/learned.h"
#include "annotate/piece.h"

/* A piece as a part of a known name. */
typedef struct {
	uint32_t kinds;  /* of the name that it is in: a bit each; 0: of none */
	uint32_t ends;   /* kinds of known names that end with its word */
	uint32_t begins; /* and that begin with it */
	uint32_t begin, end; /* the pieces of its name */
	uint8_t part;    /* NamePart */
	uint8_t edges;   /* KnownEdges */
} Known;

/* Whether a capital stands beside the name, so that it may be part of another. */
typedef enum { KNOWN_GOES_BACK = 1 << 0, KNOWN_GOES_ON = 1 << 1 } KnownEdges;

/* One for each piece. ends: where the sentence of each piece ends. */
Known *known_find(Arena *arena, const Pieces *pieces, const uint32_t *ends,
    const Learned *learned);

/* What known_find() looks for in Learned.phrases. */
uint32_t known_key(uint32_t before, Str word); /* before: 0 at first */
uint32_t known_end_key(Str word);
uint32_t known_begin_key(Str word);

enum { KNOWN_WORDS_MAX = 8 };

#endif
