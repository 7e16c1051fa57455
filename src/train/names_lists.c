#include "train/names_lists.h"

#include <stdio.h>

#include "annotate/known.h"
#include "annotate/learned.h"
#include "base/file.h"
#include "base/map.h"
#include "base/path.h"
#include "base/unicode.h"
#include "train/unpack.h"

typedef LIST_OF(TableRow) RowList;

static bool
write_clusters(Arena *arena, Str folder, Buf *out, Err *err)
{
	Str rest, line;
	Str path = path_join(arena, folder, STR("clusters.tsv.gz"));
	if (!unpack_file(arena, path, &rest, err))
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
		    (TableRow){learned_word_key(word), (uint32_t)bytes.len});
		buf_add(&bytes, (Str){(const char *)packed, CLUSTER_BYTES});
	}
	table_write(out, rows.items, rows.count, bytes.ptr, CLUSTER_BYTES);
	buf_free(&bytes);
	return true;
}

/* --- names of one word -------------------------------------------------- */

/* The bit of each list in gaz.tsv.gz. */
static const Str word_lists[] = {
	STR_INIT("hn1"), STR_INIT("cityA"), STR_INIT("cityB"), STR_INIT("cityC"),
	STR_INIT("company"), STR_INIT("c_first"), STR_INIT("c_last"),
	STR_INIT("c_org"), STR_INIT("c_team"), STR_INIT("c_place"),
	STR_INIT("c_city"), STR_INIT("c_region"), STR_INIT("c_country"),
	STR_INIT("c_demonym"), STR_INIT("c_person"),
};

/* Bits by key. */
typedef struct {
	Map places; /* by key: index into bits, one higher */
	LIST_OF(uint32_t) bits;
	LIST_OF(uint32_t) keys;
} Gathered;

static void
gather(Arena *arena, Gathered *gathered, uint32_t key, uint32_t bits)
{
	Str bytes = str_copy(arena, (Str){(const char *)&key, sizeof key});
	uint32_t *place = map_at(arena, &gathered->places, bytes);
	if (*place == 0) {
		list_push(arena, &gathered->bits, 0);
		list_push(arena, &gathered->keys, key);
		*place = gathered->bits.count;
	}
	gathered->bits.items[*place - 1] |= bits;
}

/* The lower width bytes of each. */
static void
write_gathered(Arena *arena, const Gathered *gathered, uint32_t width, Buf *out)
{
	RowList rows = {0};
	Buf bytes = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < gathered->keys.count; i++) {
		list_push(arena, &rows,
		    (TableRow){gathered->keys.items[i], i * width});
		for (uint32_t k = 0; k < width; k++)
			buf_add_byte(&bytes,
			    (char)(gathered->bits.items[i] >> (8 * k)));
	}
	table_write(out, rows.items, rows.count, bytes.ptr, width);
	buf_free(&bytes);
}

/* --- known names -------------------------------------------------------- */

/* The kinds of known names, in the order of their bits: files of quoth's own,
 * and lists in gaz.tsv.gz. */
static const struct { Str name; bool own; } known_lists[] = {
	{STR_INIT("companies"), true}, {STR_INIT("media"), true},
	{STR_INIT("bodies"), true}, {STR_INIT("causes"), true},
	{STR_INIT("schools"), true}, {STR_INIT("teams"), true},
	{STR_INIT("bands"), true}, {STR_INIT("events"), true},
	{STR_INIT("works"), true}, {STR_INIT("products"), true},
	{STR_INIT("laws"), true}, {STR_INIT("regions"), true},
	{STR_INIT("landmarks"), true}, {STR_INIT("peoples"), true},
	{STR_INIT("company"), false}, {STR_INIT("c_org"), false},
	{STR_INIT("c_team"), false}, {STR_INIT("c_place"), false},
	{STR_INIT("c_region"), false}, {STR_INIT("c_country"), false},
	{STR_INIT("c_demonym"), false}, {STR_INIT("c_person"), false},
	{STR_INIT("cityA"), false}, {STR_INIT("cityB"), false},
	{STR_INIT("cityC"), false},
};

enum {
	KNOWN_LISTS = sizeof known_lists / sizeof *known_lists,
	LIST_BYTES_MAX = 4 << 20,
	ENDS_LEAST = 2, /* names that end alike, so that it tells something */
};

typedef struct {
	Arena *arena;
	Buf text;        /* a name a line */
	BlockList lines;
	LIST_OF(uint8_t) kinds; /* of each line */
	Gathered found;
	Map ends;        /* by word and list: how many names end so */
	Map begins;
} Namer;

static void
add_name(Namer *namer, Str name, uint8_t kind)
{
	uint32_t begin = (uint32_t)namer->text.len;
	if (name.len < 2)
		return;
	buf_add(&namer->text, name);
	list_push(namer->arena, &namer->lines, (Block){.kind = BLOCK_PARAGRAPH,
	    .text = {begin, (uint32_t)namer->text.len}});
	list_push(namer->arena, &namer->kinds, kind);
	buf_add(&namer->text, STR("\n\n"));
}

/* Once, when the second name comes that ends, or begins, so. */
static void
count_word(Namer *namer, Map *map, Str word, uint8_t kind, uint32_t key)
{
	Str both = str_format(namer->arena, "%.*s %d", STR_ARG(word), kind);
	if (++*map_at(namer->arena, map, both) == ENDS_LEAST)
		gather(namer->arena, &namer->found, key, UINT32_C(1) << kind);
}

static bool
is_the(const Piece *piece)
{
	return str_equal(piece->lower, STR("the"));
}

static void
learn_name(Namer *namer, const Piece *pieces, uint32_t count, uint8_t kind)
{
	uint32_t bit = UINT32_C(1) << kind, key = 0;
	if (count > 2 && is_the(&pieces[0])) {
		pieces++;
		count--;
	}
	if (count == 0 || count > KNOWN_WORDS_MAX)
		return;
	if (count == 1 && pieces[0].all_caps) {
		gather(namer->arena, &namer->found, known_key(0, pieces[0].word),
		    bit);
		return;
	}
	for (uint32_t i = 0; i < count; i++) {
		key = known_key(key, pieces[i].lower);
		gather(namer->arena, &namer->found, key,
		    i + 1 == count ? bit : KNOWN_BEGINS_LONGER);
	}
	if (count == 1)
		return;
	count_word(namer, &namer->ends, pieces[count - 1].lower, kind,
	    known_end_key(pieces[count - 1].lower));
	count_word(namer, &namer->begins, pieces[0].lower, kind,
	    known_begin_key(pieces[0].lower));
}

static void
learn_names(Namer *namer)
{
	Document document = {.text = buf_str(&namer->text), .blocks = namer->lines};
	TokenList tokens = token_split(namer->arena, &document);
	Pieces pieces = pieces_of(namer->arena, &tokens);
	const Piece *list = pieces.list.items;
	for (uint32_t i = 0, at = 0; i < namer->lines.count; i++) {
		uint32_t begin = at;
		while (at < pieces.list.count
		    && list[at].text.begin < namer->lines.items[i].text.end)
			at++;
		learn_name(namer, list + begin, at - begin, namer->kinds.items[i]);
	}
}

static bool
read_own(Namer *namer, Str lists, uint8_t kind, Err *err)
{
	Str path = path_join(namer->arena, lists,
	    str_join(namer->arena, known_lists[kind].name, STR(".txt")));
	Str rest, line;
	if (!file_read(namer->arena, path, LIST_BYTES_MAX, &rest, err))
		return false;
	for (rest = unicode_repair(namer->arena, rest);
	     str_cut(&rest, '\n', &line);) {
		line = str_trim(line);
		if (!str_empty(line) && line.ptr[0] != '#')
			add_name(namer, line, kind);
	}
	return true;
}

static bool
write_names(Arena *arena, Str folder, Str lists, Buf *out, Err *err)
{
	Str rest, line;
	Str path = path_join(arena, folder, STR("gaz.tsv.gz"));
	if (!unpack_file(arena, path, &rest, err))
		return false;
	Gathered words = {0};
	Namer namer = {.arena = arena, .text = buf_new(BUF_UNLIMITED)};
	while (str_cut(&rest, '\n', &line)) {
		Str name;
		if (!str_cut(&line, '\t', &name) || name.len < 2)
			continue;
		bool one = str_find_byte(name, ' ') == STR_NOT_FOUND;
		for (size_t i = 0; one && i < sizeof word_lists / sizeof *word_lists;
		     i++)
			if (str_equal(line, word_lists[i]))
				gather(arena, &words, learned_word_key(name),
				    UINT32_C(1) << i);
		for (uint8_t kind = 0; kind < KNOWN_LISTS; kind++)
			if (!known_lists[kind].own
			    && str_equal(line, known_lists[kind].name)
			    /* too many small ones, that are common words */
			    && !(one && (str_equal(line, STR("cityB"))
			            || str_equal(line, STR("cityC")))))
				add_name(&namer, name, kind);
	}
	bool good = true;
	for (uint8_t kind = 0; kind < KNOWN_LISTS && good; kind++)
		if (known_lists[kind].own)
			good = read_own(&namer, lists, kind, err);
	if (good) {
		learn_names(&namer);
		fprintf(stderr, "%u known names\n", namer.lines.count);
		write_gathered(arena, &words, 2, out);
		write_gathered(arena, &namer.found, 4, out);
	}
	buf_free(&namer.text);
	return good;
}

bool
names_lists_write(Str folder, Str lists, Buf *out, Err *err)
{
	Arena *arena = arena_new();
	bool good = write_clusters(arena, folder, out, err)
	    && write_names(arena, folder, lists, out, err);
	arena_free(arena);
	return good;
}
