#ifndef QUOTH_ANNOTATE_TABLE_H
#define QUOTH_ANNOTATE_TABLE_H

/*
 * A table that is read where it lies in a file: from a hash to a few bytes. The
 * keys themselves are not kept, only what is left of their hash, so that now and
 * then (once in some ten thousand) a key is found that is not in it.
 *
 * All rows have the same width. They lie in buckets, by the upper bits of their
 * hashes; of the hash a row keeps the lower 16 bits, its tag. A bucket is one
 * piece of memory, since memory is what takes the time: first the tags of its
 * rows, then what they hold.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

typedef struct {
	uint32_t bits;  /* 1 << bits buckets */
	uint32_t rows;
	uint32_t width; /* bytes of each row, an even number */
	uint32_t size;  /* of bytes */
	const uint32_t *starts; /* where each bucket begins, and one more */
	const uint8_t *bytes;
} Table;

/* A table at the front of *rest, which is cut off. False where it is not whole. */
bool table_read(Str *rest, Table *table);

/* The row of a hash; NULL where it is not there. */
const uint8_t *table_find(const Table *table, uint32_t hash);

/*
 * Fetch what table_find() will read, one after the other: memory is slow, and
 * many places at once are quicker than one by one.
 */
static inline void
table_expect(const Table *table, uint32_t hash)
{
	__builtin_prefetch(&table->starts[hash >> (32 - table->bits)]);
}

static inline void
table_expect_row(const Table *table, uint32_t hash)
{
	const uint32_t *starts = &table->starts[hash >> (32 - table->bits)];
	__builtin_prefetch(table->bytes + starts[0]);
	__builtin_prefetch(table->bytes + starts[1]);
}

/* One row of a table that is to be written. */
typedef struct {
	uint32_t hash;
	uint32_t at; /* its bytes, where they are collected */
} TableRow;

/* Writes what table_read() reads. Sorts the rows; of those with one hash one
 * stays. */
void table_write(Buf *out, TableRow *rows, uint32_t count, const char *bytes,
    uint32_t width);

#endif
