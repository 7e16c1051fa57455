#include "annotate/table.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
	ROWS_A_BUCKET = 5, /* on average, at most */
	LEAST_BITS = 4,
	MOST_BITS = 24,
	TAG = 2,   /* bytes */
	TAG_MASK = 0xffff,
	WIDTH_MOST = 64,
};

/* --- reading ------------------------------------------------------------ */

/* count items of size bytes from the front, and what pads them to eight. */
static const void *
take(Str *rest, uint64_t count, uint64_t size)
{
	uint64_t length = (count * size + 7) & ~(uint64_t)7;
	if (length > rest->len)
		return NULL;
	const char *taken = rest->ptr;
	*rest = (Str){rest->ptr + length, rest->len - (size_t)length};
	return taken;
}

/* Whether the numbers never fall and end at last. */
static bool
rises_to(const uint32_t *numbers, uint32_t count, uint32_t last)
{
	for (uint32_t i = 1; i < count; i++)
		if (numbers[i] < numbers[i - 1])
			return false;
	return numbers[count - 1] == last;
}

bool
table_read(Str *rest, Table *table)
{
	const uint32_t *head = take(rest, 4, sizeof *head);
	if (!head)
		return false;
	*table = (Table){.bits = head[0], .rows = head[1], .width = head[2],
	    .size = head[3]};
	if (table->bits < LEAST_BITS || table->bits > MOST_BITS
	    || table->width == 0 || table->width > WIDTH_MOST || table->width % 2)
		return false;
	uint32_t buckets = UINT32_C(1) << table->bits;
	table->starts = take(rest, buckets + 1, sizeof *table->starts);
	if (!table->starts || !rises_to(table->starts, buckets + 1, table->size))
		return false;
	table->bytes = take(rest, table->size, 1);
	return table->bytes != NULL;
}

static uint32_t
number_at(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
}

/* Which of the four tags at bytes it is, the first if there are many; four where
 * it is none. All are compared at once: a loop that ends now here, now there
 * costs more than it does (Mycroft's test for a zero, in lanes of 16 bits). */
static uint32_t
tag_among_four(const uint8_t *bytes, uint32_t tag)
{
	const uint64_t ones = UINT64_C(0x0001000100010001);
	uint64_t lanes = (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8
	    | (uint64_t)bytes[2] << 16 | (uint64_t)bytes[3] << 24
	    | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40
	    | (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
	lanes ^= tag * ones;
	uint64_t zeros = (lanes - ones) & ~lanes & ones << 15;
	return zeros ? (uint32_t)__builtin_ctzll(zeros) / 16 : 4;
}

/* The row of a tag in a bucket of count rows; count or more where it is none. */
static uint32_t
row_of(const Table *table, uint32_t bucket, uint32_t count, uint32_t tag)
{
	uint32_t row = 0, among = 4;
	for (; row < count && bucket + TAG * (row + 4) <= table->size; row += 4) {
		among = tag_among_four(table->bytes + bucket + TAG * row, tag);
		if (among < 4)
			return row + among;
	}
	while (row < count && number_at(table->bytes + bucket + TAG * row) != tag)
		row++;
	return row;
}

const uint8_t *
table_find(const Table *table, uint32_t hash)
{
	uint32_t number = hash >> (32 - table->bits);
	uint32_t begin = table->starts[number];
	uint32_t size = table->starts[number + 1] - begin;
	/* a file may lie: what does not fill a row is not looked at */
	uint32_t count = size / (TAG + table->width);
	uint32_t row = row_of(table, begin, count, hash & TAG_MASK);
	return row < count
	    ? table->bytes + begin + TAG * count + table->width * row
	    : NULL;
}

/* --- writing ------------------------------------------------------------ */

static int
compare_rows(const void *a, const void *b)
{
	uint32_t left = ((const TableRow *)a)->hash;
	uint32_t right = ((const TableRow *)b)->hash;
	return left < right ? -1 : left > right;
}

static void
add_padded(Buf *out, const void *bytes, size_t len)
{
	static const char zeros[8];
	buf_add(out, (Str){bytes, len});
	buf_add(out, (Str){zeros, (8 - len % 8) % 8});
}

static uint32_t
bits_for(uint32_t count)
{
	uint32_t bits = LEAST_BITS;
	while (bits < MOST_BITS && (count >> bits) >= ROWS_A_BUCKET)
		bits++;
	return bits;
}

static void
add_number(Buf *out, uint32_t number)
{
	buf_add_byte(out, (char)number);
	buf_add_byte(out, (char)(number >> 8));
}

static void
add_bucket(Buf *out, const TableRow *rows, uint32_t count, const char *bytes,
    uint32_t width)
{
	for (uint32_t i = 0; i < count; i++)
		add_number(out, rows[i].hash & TAG_MASK);
	for (uint32_t i = 0; i < count; i++)
		buf_add(out, (Str){bytes + rows[i].at, width});
}

void
table_write(Buf *out, TableRow *rows, uint32_t count, const char *bytes,
    uint32_t width)
{
	assert(width > 0 && width <= WIDTH_MOST && width % 2 == 0);
	if (count)
		qsort(rows, count, sizeof *rows, compare_rows);
	uint32_t bits = bits_for(count), shift = 32 - bits;
	/* what the table cannot tell apart */
	uint32_t kept = 0;
	for (uint32_t i = 0; i < count; i++) {
		bool known = false;
		for (uint32_t k = kept; k > 0
		     && rows[k - 1].hash >> shift == rows[i].hash >> shift; k--)
			known |= ((rows[k - 1].hash ^ rows[i].hash) & TAG_MASK) == 0;
		if (!known)
			rows[kept++] = rows[i];
	}
	uint32_t buckets = UINT32_C(1) << bits;
	Arena *arena = arena_new();
	uint32_t *starts = ARENA_ARRAY(arena, uint32_t, buckets + 1);
	Buf body = buf_new(BUF_UNLIMITED);
	for (uint32_t bucket = 0, row = 0; bucket < buckets; bucket++) {
		starts[bucket] = (uint32_t)body.len;
		uint32_t first = row;
		while (row < kept && rows[row].hash >> shift == bucket)
			row++;
		add_bucket(&body, rows + first, row - first, bytes, width);
	}
	starts[buckets] = (uint32_t)body.len;
	const uint32_t head[4] = {bits, kept, width, (uint32_t)body.len};
	add_padded(out, head, sizeof head);
	add_padded(out, starts, (buckets + 1) * sizeof *starts);
	add_padded(out, body.ptr, body.len);
	buf_free(&body);
	arena_free(arena);
}
