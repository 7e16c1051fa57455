#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "annotate/known.h"
#include "annotate/learned.h"
#include "base/buf.h"
#include "base/file.h"

/* --- tables ------------------------------------------------------------- */

static uint32_t
hash_of(uint32_t i)
{
	return i * 2654435761u;
}

static void
a_table_gives_back_what_was_put_in(void **state)
{
	Arena *arena = *state;
	enum { ROWS = 5000, WIDTH = 6 };
	TableRow *rows = ARENA_ARRAY(arena, TableRow, ROWS);
	Buf bytes = buf_new(BUF_UNLIMITED), out = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < ROWS; i++) {
		rows[i] = (TableRow){hash_of(i), (uint32_t)bytes.len};
		for (uint32_t k = 0; k < WIDTH; k++)
			buf_add_byte(&bytes, (char)(i + k));
	}
	table_write(&out, rows, ROWS, bytes.ptr, WIDTH);
	Str rest = buf_copy(arena, &out);
	Table table;
	assert_true(table_read(&rest, &table));
	assert_true(str_empty(rest));
	uint32_t found = 0;
	for (uint32_t i = 0; i < ROWS; i++) {
		const uint8_t *row = table_find(&table, hash_of(i));
		found += row && row[0] == (uint8_t)i
		    && row[WIDTH - 1] == (uint8_t)(i + WIDTH - 1);
	}
	/* two hashes may look alike: see table.h */
	assert_true(found > ROWS - 5);
	uint32_t wrong = 0;
	for (uint32_t i = ROWS; i < 3 * ROWS; i++)
		wrong += table_find(&table, hash_of(i)) != NULL;
	assert_true(wrong < 10);
	buf_free(&bytes);
	buf_free(&out);
}

/* --- the file ----------------------------------------------------------- */

/* A model that knows nothing. */
static Str
small_model(Arena *arena)
{
	static const uint32_t widths[] = {CLUSTER_BYTES, 2, 4, LEARNED_ROW};
	Buf body = buf_new(BUF_UNLIMITED), out = buf_new(BUF_UNLIMITED);
	for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
		table_write(&body, NULL, 0, NULL, widths[i]);
	for (size_t i = 0; i < sizeof ((Learned *)NULL)->transitions; i++)
		buf_add_byte(&body, 0);
	learned_write(&out, buf_str(&body));
	Str model = buf_copy(arena, &out);
	buf_free(&body);
	buf_free(&out);
	return model;
}

static void
assert_refused(Str bytes, const char *why)
{
	Learned learned;
	Err err = {0};
	assert_false(learned_read(bytes, &learned, &err));
	if (str_find(str_of(err.text), str_of(why)) == STR_NOT_FOUND)
		fail_msg("\"%s\" does not say \"%s\"", err.text, why);
}

static void
a_whole_file_is_read(void **state)
{
	Learned learned;
	Err err = {0};
	assert_true(learned_read(small_model(*state), &learned, &err));
	assert_int_equal(learned.weights.rows, 0);
	assert_int_equal(learned.transitions.from[1][2], 0);
}

static void
a_file_cut_off_anywhere_is_refused(void **state)
{
	Str model = small_model(*state);
	assert_refused((Str){0}, "too short");
	for (size_t len = 0; len < model.len; len += len < 64 ? 1 : 97)
		assert_refused(str_part(model, 0, len), "");
	assert_refused(str_part(model, 0, model.len - 1), "cut off");
}

static void
a_file_changed_anywhere_is_refused(void **state)
{
	Arena *arena = *state;
	Str model = small_model(arena);
	for (size_t at = 0; at < model.len; at += at < 64 ? 1 : 61) {
		char *changed = str_cstr(arena, model);
		changed[at] ^= 0x20;
		assert_refused((Str){changed, model.len}, "");
	}
}

static void
a_foreign_file_is_refused(void **state)
{
	Arena *arena = *state;
	char *page = arena_alloc(arena, 4096);
	memcpy(page, "<!doctype html>", 15);
	assert_refused((Str){page, 4096}, "not a model of names");
	char *newer = str_cstr(arena, small_model(arena));
	newer[8]++;
	assert_refused((Str){newer, small_model(arena).len}, "version");
}

/* The checksum is right, what it stands for is not. */
static void
a_table_that_lies_is_refused_or_read_within_bounds(void **state)
{
	Arena *arena = *state;
	TableRow rows[] = {{hash_of(1), 0}, {hash_of(1) + 1, 4}};
	Buf out = buf_new(BUF_UNLIMITED);
	table_write(&out, rows, 2, "abcdefgh", 4);
	for (size_t at = 0; at < out.len; at++)
		for (int bit = 0; bit < 8; bit++) {
			Str rest = buf_copy(arena, &out);
			((char *)(uintptr_t)rest.ptr)[at] ^= (char)(1 << bit);
			Table table;
			const char *end = rest.ptr + rest.len;
			if (!table_read(&rest, &table))
				continue;
			for (uint32_t k = 0; k < 2; k++) {
				const uint8_t *row
				    = table_find(&table, hash_of(1) + k);
				assert_true(!row || (const char *)row + table.width <= end);
			}
		}
	buf_free(&out);
}

static void
the_model_that_comes_with_quoth_is_sound(void **state)
{
	(void)state;
	Err err = {0};
	const Learned *learned = learned_default(&err);
	assert_string_equal(err.text, "");
	assert_true(learned->weights.rows > 0);
	assert_true(learned->clusters.rows > 0);
	assert_ptr_equal(learned_default(&err), learned);
}

/* --- labels ------------------------------------------------------------- */

static void
the_best_row_of_labels_is_a_lawful_one(void **state)
{
	const uint8_t first = label_of(ENTITY_PERSON, PART_FIRST);
	const uint8_t last = label_of(ENTITY_PERSON, PART_LAST);
	const uint8_t alone = label_of(ENTITY_ORGANIZATION, PART_ALONE);
	Transitions transitions = {0};
	Scores scores[3] = {0};
	uint8_t labels[3];
	scores[0].label[first] = 5;
	scores[1].label[last] = 5;
	scores[2].label[alone] = 1;
	sequence_best(*state, scores, 3, &transitions, labels);
	assert_int_equal(labels[0], first);
	assert_int_equal(labels[1], last);
	assert_int_equal(labels[2], alone);
	/* nothing may begin and not end */
	sequence_best(*state, scores, 1, &transitions, labels);
	assert_int_equal(labels[0], LABEL_NONE);
	/* what speaks against one label behind another counts */
	transitions.from[first][last] = -20;
	sequence_best(*state, scores, 2, &transitions, labels);
	assert_int_equal(labels[0], LABEL_NONE);
}

/* What two labels score together, far below any other where they may not be. */
static int
score_of_two(const Scores *scores, const Transitions *transitions, uint8_t a,
    uint8_t b)
{
	if (!label_may_follow(LABEL_NONE, a) || !label_may_follow(a, b)
	    || label_goes_on(b))
		return INT32_MIN;
	return scores[0].label[a] + transitions->from[a][b] + scores[1].label[b];
}

static void
no_other_row_of_labels_is_better(void **state)
{
	Transitions transitions;
	Scores scores[2];
	uint8_t labels[2];
	uint32_t seed = 7;
	for (int round = 0; round < 50; round++) {
		for (int a = 0; a < LABELS; a++) {
			for (int b = 0; b < LABELS; b++)
				transitions.from[a][b]
				    = (int16_t)((seed = seed * 69069 + 1) >> 24);
			for (int i = 0; i < 2; i++)
				scores[i].label[a]
				    = (int16_t)((seed = seed * 69069 + 1) >> 24);
		}
		sequence_best(*state, scores, 2, &transitions, labels);
		int best = INT32_MIN;
		for (uint8_t a = 0; a < LABELS; a++)
			for (uint8_t b = 0; b < LABELS; b++) {
				int sum = score_of_two(scores, &transitions, a, b);
				best = sum > best ? sum : best;
			}
		assert_int_equal(
		    score_of_two(scores, &transitions, labels[0], labels[1]), best);
	}
}

static void
shares_tell_how_sure_a_label_is(void **state)
{
	const uint8_t alone = label_of(ENTITY_ORGANIZATION, PART_ALONE);
	const uint8_t first = label_of(ENTITY_PERSON, PART_FIRST);
	const uint8_t last = label_of(ENTITY_PERSON, PART_LAST);
	Transitions transitions = {0};
	Factors factors = sequence_factors(&transitions, LEARNED_UNIT);
	Scores scores[2] = {0};
	Shares shares[2];
	/* nothing speaks for anything: five labels may stand alone */
	sequence_shares(*state, scores, 1, &factors, LEARNED_UNIT, shares);
	assert_true(shares[0].label[alone] > 0.19f
	    && shares[0].label[alone] < 0.21f);
	assert_true(shares[0].label[first] == 0);
	/* three units more are a factor of e³: 20 against 4 others */
	scores[0].label[alone] = 3 * LEARNED_UNIT;
	sequence_shares(*state, scores, 1, &factors, LEARNED_UNIT, shares);
	assert_true(shares[0].label[alone] > 0.8f
	    && shares[0].label[alone] < 0.85f);
	/* what a name's end says, its beginning knows; sums stay finite */
	scores[0].label[alone] = 0;
	scores[1].label[last] = INT16_MAX;
	sequence_shares(*state, scores, 2, &factors, LEARNED_UNIT, shares);
	assert_true(shares[0].label[first] > 0.99f);
	assert_true(shares[1].label[last] > 0.99f);
}

/* --- known names -------------------------------------------------------- */

static void
add_row(TableRow *rows, Buf *bytes, uint32_t *count, uint32_t key,
    uint32_t kinds)
{
	rows[(*count)++] = (TableRow){key, (uint32_t)bytes->len};
	for (int shift = 0; shift < 32; shift += 8)
		buf_add_byte(bytes, (char)(kinds >> shift));
}

/* "Vell", "Vell Foods", "the Sun", "WHO" */
static Learned
few_known(Arena *arena)
{
	TableRow rows[8];
	uint32_t count = 0;
	Buf bytes = buf_new(BUF_UNLIMITED), out = buf_new(BUF_UNLIMITED);
	uint32_t vell = known_key(0, STR("vell")), the = known_key(0, STR("the"));
	add_row(rows, &bytes, &count, vell, 1 | KNOWN_BEGINS_LONGER);
	add_row(rows, &bytes, &count, known_key(vell, STR("foods")), 2);
	add_row(rows, &bytes, &count, the, KNOWN_BEGINS_LONGER);
	add_row(rows, &bytes, &count, known_key(the, STR("sun")), 4);
	add_row(rows, &bytes, &count, known_key(0, STR("WHO")), 8);
	table_write(&out, rows, count, bytes.ptr, 4);
	Learned learned = {0};
	Str rest = buf_copy(arena, &out);
	assert_true(table_read(&rest, &learned.phrases));
	buf_free(&bytes);
	buf_free(&out);
	return learned;
}

/* The kinds of the words of a text that is one sentence: "0 2 2 0". */
static Str
kinds_in(Arena *arena, const char *text)
{
	Learned learned = few_known(arena);
	Document document = {.text = str_of(text)};
	list_push(arena, &document.blocks, (Block){.kind = BLOCK_PARAGRAPH,
	    .text = {0, (uint32_t)document.text.len}});
	TokenList tokens = token_split(arena, &document);
	Pieces pieces = pieces_of(arena, &tokens);
	uint32_t *ends = ARENA_ARRAY(arena, uint32_t, pieces.list.count);
	for (uint32_t i = 0; i < pieces.list.count; i++)
		ends[i] = pieces.list.count;
	const Known *known = known_find(arena, &pieces, ends, &learned);
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < pieces.list.count; i++)
		buf_add_format(&buf, "%s%u", i ? " " : "", known[i].kinds);
	Str out = buf_copy(arena, &buf);
	buf_free(&buf);
	return out;
}

static void
the_longest_known_name_counts(void **state)
{
	assert_str(kinds_in(*state, "of Vell Foods here"), "0 2 2 0");
	assert_str(kinds_in(*state, "of Vell House"), "0 1 0");
	assert_str(kinds_in(*state, "VELL FOODS FALLS"), "2 2 0");
	assert_str(kinds_in(*state, "some vell foods"), "0 0 0");
}

static void
a_known_name_with_an_article_needs_it(void **state)
{
	assert_str(kinds_in(*state, "said the Sun today"), "0 0 4 0");
	assert_str(kinds_in(*state, "The Sun said"), "0 4 0");
	assert_str(kinds_in(*state, "under Sun and"), "0 0 0");
}

static void
capitals_that_are_known_so_need_them(void **state)
{
	assert_str(kinds_in(*state, "a WHO report"), "0 8 0");
	assert_str(kinds_in(*state, "Who said so"), "0 0 0");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_table_gives_back_what_was_put_in),
		TEST(a_whole_file_is_read),
		TEST(a_file_cut_off_anywhere_is_refused),
		TEST(a_file_changed_anywhere_is_refused),
		TEST(a_foreign_file_is_refused),
		TEST(a_table_that_lies_is_refused_or_read_within_bounds),
		TEST(the_model_that_comes_with_quoth_is_sound),
		TEST(the_best_row_of_labels_is_a_lawful_one),
		TEST(no_other_row_of_labels_is_better),
		TEST(shares_tell_how_sure_a_label_is),
		TEST(the_longest_known_name_counts),
		TEST(a_known_name_with_an_article_needs_it),
		TEST(capitals_that_are_known_so_need_them),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
