#include "annotate/learned.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

typedef struct {
	uint64_t magic;
	uint32_t version;
	uint32_t size; /* of what follows */
	uint64_t checksum;
} Head;

static const uint64_t magic = UINT64_C(0x314d4e48544f5551); /* "QUOTHNM1" */

/* Goes up whenever the features change: weights for others mean nothing. */
enum { MODEL_VERSION = 5 };

Clusters
cluster_unpack(const uint8_t *row)
{
	uint64_t packed = 0;
	for (int i = 0; i < CLUSTER_BYTES; i++)
		packed |= (uint64_t)row[i] << (8 * i);
	return (Clusters){{
	    1 + (packed & 0x3f),
	    1 + (packed >> 6 & 0xff),
	    1 + (packed >> 14 & 0x3ff),
	    1 + (packed >> 24 & 0xfff),
	}};
}

void
cluster_pack(Clusters clusters, uint8_t row[CLUSTER_BYTES])
{
	static const int shifts[] = {0, 6, 14, 24};
	uint64_t packed = 0;
	for (int i = 0; i < 4; i++)
		packed |= (uint64_t)(clusters.group[i] - 1) << shifts[i];
	for (int i = 0; i < CLUSTER_BYTES; i++)
		row[i] = (uint8_t)(packed >> (8 * i));
}

/* Against bad disks and cut copies, not against an enemy. */
static uint64_t
checksum_of(Str bytes)
{
	uint64_t lanes[4] = {1, 2, 3, 4}, word;
	size_t at = 0;
	for (; at + 32 <= bytes.len; at += 32)
		for (int i = 0; i < 4; i++) {
			memcpy(&word, bytes.ptr + at + 8 * i, 8);
			lanes[i] = (lanes[i] ^ word) * UINT64_C(0x9e3779b97f4a7c15);
			lanes[i] ^= lanes[i] >> 32;
		}
	uint64_t sum = bytes.len;
	for (; at < bytes.len; at++)
		sum = sum * 257 + (unsigned char)bytes.ptr[at];
	for (int i = 0; i < 4; i++)
		sum = (sum ^ lanes[i]) * UINT64_C(0xff51afd7ed558ccd);
	return sum ^ sum >> 32;
}

bool
learned_read(Str bytes, Learned *learned, Err *err)
{
	Head head;
	if (bytes.len < sizeof head)
		return err_set(err, "too short for a model of names");
	memcpy(&head, bytes.ptr, sizeof head);
	if (head.magic != magic)
		return err_set(err, "not a model of names");
	if (head.version != MODEL_VERSION)
		return err_set(err, "a model of version %u, and this quoth reads "
		    "version %d", head.version, MODEL_VERSION);
	Str body = str_part(bytes, sizeof head, bytes.len);
	if (body.len < head.size)
		return err_set(err, "cut off: %zu of %u bytes are there", body.len,
		    head.size);
	if (body.len > head.size || checksum_of(body) != head.checksum)
		return err_set(err, "damaged: its checksum is wrong");
	if (!table_read(&body, &learned->clusters)
	    || !table_read(&body, &learned->words)
	    || !table_read(&body, &learned->phrases)
	    || !table_read(&body, &learned->weights)
	    || learned->clusters.width != CLUSTER_BYTES
	    || learned->words.width != 2 || learned->phrases.width != 4
	    || learned->weights.width != LEARNED_ROW
	    || body.len != sizeof learned->transitions)
		return err_set(err, "damaged: its tables do not fit together");
	memcpy(&learned->transitions, body.ptr, sizeof learned->transitions);
	return true;
}

bool
learned_read_file(Arena *arena, Str path, Learned *learned, Err *err)
{
	Str bytes;
	return (file_read(arena, path, LEARNED_BYTES_MAX, &bytes, err)
	           && learned_read(bytes, learned, err))
	    || err_context(err, "%.*s", STR_ARG(path));
}

void
learned_write(Buf *out, Str body)
{
	Head head = {magic, MODEL_VERSION, (uint32_t)body.len, checksum_of(body)};
	buf_add(out, (Str){(const char *)&head, sizeof head});
	buf_add(out, body);
}

static bool
map_file(const char *path, Str *bytes, Err *err)
{
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file < 0)
		return err_set(err, "%s", strerror(errno));
	struct stat status;
	bool good = fstat(file, &status) == 0 && S_ISREG(status.st_mode)
	    && status.st_size > 0 && status.st_size <= LEARNED_BYTES_MAX;
	if (!good)
		err_set(err, "not a model of names");
	void *map = MAP_FAILED;
	if (good) {
		map = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE,
		    file, 0);
		if (map == MAP_FAILED)
			err_set(err, "%s", strerror(errno));
	}
	close(file);
	if (map == MAP_FAILED)
		return false;
	*bytes = (Str){map, (size_t)status.st_size};
	return true;
}

static bool
load(Learned *learned, Err *err)
{
	Arena *arena = arena_new();
	Str path = str_of(getenv("QUOTH_MODEL")), bytes;
	if (str_empty(path))
		path = path_data(arena, STR("annotate/model/names.model"));
	bool good = !str_empty(path) || err_set(err, "names.model: missing");
	if (good && !map_file(path.ptr, &bytes, err))
		good = err_context(err, "%s", path.ptr);
	else if (good && !learned_read(bytes, learned, err)) {
		munmap((void *)(uintptr_t)bytes.ptr, bytes.len);
		good = err_context(err, "%s", path.ptr);
	}
	arena_free(arena);
	return good;
}

const Learned *
learned_default(Err *err)
{
	/* one for the process, as constant as the lexicon */
	static Learned learned;
	static enum { UNTRIED, LOADED, FAILED } state;
	static Err failure;
	if (state == UNTRIED)
		state = load(&learned, &failure) ? LOADED : FAILED;
	if (state == LOADED)
		return &learned;
	err_set(err, "%s", failure.text);
	return NULL;
}
