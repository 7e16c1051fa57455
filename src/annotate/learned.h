#ifndef QUOTH_ANNOTATE_LEARNED_H
#define QUOTH_ANNOTATE_LEARNED_H

/*
 * What the tagger has learned, as it lies in the file model/names.model: which
 * words are alike, which names are known beforehand, and how much each feature
 * of a word speaks for each label. Written by train/train_names.c, mapped into
 * memory and only read; nothing is built at start.
 *
 * The file: a head (Head in learned.c) with a magic word, a version and a
 * checksum of all that follows; then four tables (table.h) and the weights of
 * the transitions. Numbers have the byte order of the machine, which the magic
 * word tells.
 */

#include "annotate/sequence.h"
#include "annotate/table.h"
#include "base/err.h"
#include "base/hash.h"

enum {
	CLUSTER_BYTES = 6, /* of a row of clusters */
	LEARNED_ROW = LABELS + LABELS % 2, /* bytes of a row of weights */
	LEARNED_BYTES_MAX = 16 << 20,
	LEARNED_UNIT = 28, /* a weight whose factor is e */
};

/*
 * The kinds of known names: a bit each, in the order of the trainer's lists
 * (train/names_lists.c), and one more.
 */
enum { KNOWN_KINDS_MAX = 31 };
#define KNOWN_BEGINS_LONGER (UINT32_C(1) << 31)

typedef struct {
	Table clusters; /* of a word in lower case: see cluster_unpack() */
	Table words;    /* of a name of one word: the lists it is in, 16 bits */
	Table phrases;  /* of known names in lower case, and of their beginnings:
	                   KnownKinds, 32 bits */
	Table weights;  /* of a feature: a weight for each label, a signed byte */
	Transitions transitions;
} Learned;

/* Groups of words that are used alike, from few and large to many and small;
 * 0: the word is not known. */
typedef struct {
	uint16_t group[4];
} Clusters;

Clusters cluster_unpack(const uint8_t *row);
void cluster_pack(Clusters clusters, uint8_t row[CLUSTER_BYTES]);

/* The key under which a number is looked for in the tables, and a word in clusters
 * and words; that of phrases is known.h's. */
static inline uint32_t
learned_key(uint32_t number)
{
	uint64_t product
	    = (number + UINT64_C(0x51ed270b)) * UINT64_C(0xd6e8feb86659fd93);
	return (uint32_t)(product >> 32);
}

static inline uint32_t
learned_word_key(Str word)
{
	return learned_key(hash32(word));
}

/* Reads what lies in bytes, which must be aligned as by mmap() and stay as long
 * as *learned. False where it is no such file, is not whole or was changed. */
bool learned_read(Str bytes, Learned *learned, Err *err);

/* The same of the file at path, which is read into the arena. */
bool learned_read_file(Arena *arena, Str path, Learned *learned, Err *err);

/* Puts head and checksum before body, which holds the tables in order and the
 * transitions. */
void learned_write(Buf *out, Str body);

/*
 * The model that comes with quoth, mapped at the first call; QUOTH_MODEL names
 * another. NULL where it is missing or broken: err says why, each time. Call it
 * before the right to open files is given up.
 */
const Learned *learned_default(Err *err);

#endif
