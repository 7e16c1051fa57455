#include "train/names_lists.h"

#include "annotate/features.h"
#include "base/map.h"
#include "base/path.h"
#include "train/names_corpus.h"

typedef LIST_OF(TableRow) RowList;

static bool
write_clusters(Arena *arena, Str folder, Buf *out, Err *err)
{
	Str rest, line;
	Str path = path_join(arena, folder, STR("clusters.tsv.gz"));
	if (!names_corpus_unpack(arena, path, &rest, err))
		return false;
	RowList rows = {0};
	Buf bytes = buf_new(BUF_UNLIMITED);
	while (str_cut(&rest, '\n', &line)) {
		Str word, number;
		Clusters clusters = {0};
		int groups = 0;
		if (!str_cut(&line, '\t', &word))
			continue;
		for (; groups < 4 && str_cut(&line, '\t', &number); groups++) {
			int64_t value;
			if (!str_to_int(number, &value))
				break;
			clusters.group[groups] = (uint16_t)(value + 1);
		}
		if (groups != 4)
			continue;
		uint8_t packed[CLUSTER_BYTES];
		cluster_pack(clusters, packed);
		list_push(arena, &rows,
		    (TableRow){features_word_key(word), (uint32_t)bytes.len,
		        CLUSTER_BYTES});
		buf_add(&bytes, (Str){(const char *)packed, CLUSTER_BYTES});
	}
	table_write(out, rows.items, rows.count, bytes.ptr, CLUSTER_BYTES);
	buf_free(&bytes);
	return true;
}

/* --- names -------------------------------------------------------------- */

/* The bit of each list; what is not here is left out. */
static const Str list_names[] = {
	STR_INIT("hn1"), STR_INIT("cityA"), STR_INIT("cityB"), STR_INIT("cityC"),
	STR_INIT("company"), STR_INIT("c_first"), STR_INIT("c_last"),
	STR_INIT("c_org"), STR_INIT("c_team"), STR_INIT("c_place"),
	STR_INIT("c_city"), STR_INIT("c_region"), STR_INIT("c_country"),
	STR_INIT("c_demonym"), STR_INIT("c_person"),
};

/* Says that some entry begins with these words: see features.c. */
enum { BEGINS_LONGER = 1 << 15, WORDS_MAX = 6 };

typedef struct {
	Map places; /* by key: index into rows, one higher */
	LIST_OF(uint16_t) lists;
	LIST_OF(uint32_t) keys;
} Gathered;

static void
gather(Arena *arena, Gathered *gathered, uint32_t key, uint16_t bits)
{
	Str bytes = str_copy(arena, (Str){(const char *)&key, sizeof key});
	uint32_t *place = map_at(arena, &gathered->places, bytes);
	if (*place == 0) {
		list_push(arena, &gathered->lists, 0);
		list_push(arena, &gathered->keys, key);
		*place = gathered->lists.count;
	}
	gathered->lists.items[*place - 1] |= bits;
}

static void
gather_name(Arena *arena, Gathered *words, Gathered *phrases, Str name,
    uint16_t bit)
{
	if (str_find_byte(name, ' ') == STR_NOT_FOUND) {
		gather(arena, words, features_word_key(name), bit);
		return;
	}
	uint32_t key = 0, count = 0;
	for (Str rest = name, word; str_cut(&rest, ' ', &word);) {
		if (++count > WORDS_MAX)
			return;
		key = features_phrase_key(key, word);
		gather(arena, phrases, key,
		    str_empty(rest) ? bit : BEGINS_LONGER);
	}
}

static void
write_gathered(Arena *arena, const Gathered *gathered, Buf *out)
{
	RowList rows = {0};
	for (uint32_t i = 0; i < gathered->keys.count; i++)
		list_push(arena, &rows,
		    (TableRow){gathered->keys.items[i], i * 2, 2});
	table_write(out, rows.items, rows.count,
	    (const char *)gathered->lists.items, 2);
}

static bool
write_names(Arena *arena, Str folder, Buf *out, Err *err)
{
	Str rest, line;
	Str path = path_join(arena, folder, STR("gaz.tsv.gz"));
	if (!names_corpus_unpack(arena, path, &rest, err))
		return false;
	Gathered words = {0}, phrases = {0};
	while (str_cut(&rest, '\n', &line)) {
		Str name;
		if (!str_cut(&line, '\t', &name) || name.len < 2)
			continue;
		for (size_t i = 0; i < sizeof list_names / sizeof *list_names; i++)
			if (str_equal(line, list_names[i]))
				gather_name(arena, &words, &phrases, name,
				    (uint16_t)(1 << i));
	}
	write_gathered(arena, &words, out);
	write_gathered(arena, &phrases, out);
	return true;
}

bool
names_lists_write(Str folder, Buf *out, Err *err)
{
	Arena *arena = arena_new();
	bool good = write_clusters(arena, folder, out, err)
	    && write_names(arena, folder, out, err);
	arena_free(arena);
	return good;
}
