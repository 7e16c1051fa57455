#include "layout/optimal.h"

#include <assert.h>
#include <string.h>

#include "base/unicode.h"
#include "layout/run.h"

enum {
	RIVER_WORDS = 1 + UINT16_MAX / 64,
	PHASES = 4,
	MOST_PIECES = 1000, /* in a line: some have no width (U+200B) */
	WIDEST_GAP = 3, /* columns of a blank that is stretched, on average */
};

/* A piece, where it stands if the paragraph were one line, and the best way to
 * come to its end. */
typedef struct {
	Piece piece;
	uint32_t start, end; /* columns */
	uint32_t blanks_before, blanks; /* runs of them up to start, and to end */
	double cost;     /* of the lines up to its end, which ends one */
	uint32_t first;  /* the first piece of that line */
	uint8_t tightness; /* of that line, 0 to 3 */
	bool hyphen;     /* that line shows one */
	bool found;      /* there is one */
} Node;

typedef LIST_OF(Node) NodeList;
typedef LIST_OF(Piece) PieceList;

/* How bad a justified line is that misses so many columns with so many gaps. */
typedef struct {
	float bad;
	uint8_t tightness;
} Looseness;

enum { KNOWN = 48 }; /* columns and gaps for which it is reckoned once */

struct Optimal {
	Arena *arena;
	Looseness known[KNOWN][KNOWN]; /* by columns missing, then gaps */
	PieceList pieces;  /* of the paragraph, or up to a word cut by force */
	NodeList nodes;
	WrapLineList lines;
	/* the columns in which blanks stand: of the line before, and of this */
	uint64_t river[RIVER_WORDS], blanks[RIVER_WORDS];
};

/* TeX's badness (the TeXbook, chapter 14); a blank can be stretched by one
 * column as TeX's can by its stretch. */
static Looseness
looseness(uint32_t room, uint32_t gaps)
{
	enum { WORST = 10000 };
	float ratio = gaps ? (float)room / (float)gaps : room ? 10 : 0;
	float bad = 100 * ratio * ratio * ratio;
	return (Looseness){bad < WORST ? bad : WORST,
	    ratio < 0.2f ? 0 : ratio < 0.6f ? 1 : ratio < 1.2f ? 2 : 3};
}

Optimal *
optimal_new(Arena *arena)
{
	Optimal *optimal = ARENA_NEW(arena, Optimal);
	optimal->arena = arena;
	for (uint32_t room = 0; room < KNOWN; room++)
		for (uint32_t gaps = 0; gaps < KNOWN; gaps++)
			optimal->known[room][gaps] = looseness(room, gaps);
	return optimal;
}

/* --- dividing words --- */

static bool
in_a_name(const RangeList *names, size_t begin, size_t end)
{
	if (!names)
		return false;
	uint32_t low = 0, high = names->count;
	while (low < high) {
		uint32_t middle = low + (high - low) / 2;
		if (names->items[middle].end <= begin)
			low = middle + 1;
		else
			high = middle;
	}
	return low < names->count && names->items[low].begin < end;
}

/* What may stand around a word: a mark, but none that a word goes on behind. */
static bool
is_punctuation(Str text, size_t at, size_t *next)
{
	uint32_t c = unicode_at(text, at, next);
	if (c < 0x80)
		return strchr(".,;:!?'\"()[]", (int)c) && c;
	return c >= 0x2018 && c <= 0x201f;
}

/* The piece without the marks around it. */
static Range
word_of(Str text, const Piece *piece)
{
	size_t begin = piece->begin, end = piece->end, next;
	while (begin < end && is_punctuation(text, begin, &next))
		begin = next;
	while (end > begin) {
		size_t start;
		unicode_before(text, end, &start);
		if (!is_punctuation(text, start, &next))
			break;
		end = start;
	}
	return (Range){(uint32_t)begin, (uint32_t)end};
}

static void
push_piece(Optimal *o, Piece piece)
{
	Node node = {.piece = piece};
	if (o->nodes.count) {
		const Node *before = &list_last(&o->nodes);
		node.start = before->end + before->piece.blank_after;
		node.blanks_before = before->blanks + before->piece.blank_after;
	}
	node.end = node.start + (uint32_t)piece.width;
	node.blanks = node.blanks_before + piece.blanks;
	list_push(o->arena, &o->nodes, node);
}

static void
push_divided(Optimal *o, Str text, Piece piece, const Filling *filling)
{
	Range word = word_of(text, &piece);
	uint64_t points = 0;
	if (!piece.soft && range_length(word) <= HYPHEN_LONGEST
	    && !in_a_name(filling->names, word.begin, word.end))
		points = hyphen_points(filling->hyphen, range_str(text, word));
	for (uint32_t i = 1; points >> i > 1 || (points >> i & 1); i++) {
		if (!(points >> i & 1))
			continue;
		Piece front = {.begin = piece.begin, .end = word.begin + i,
		    .soft = true};
		front.width = unicode_width(str_part(text, front.begin, front.end));
		if (front.width >= piece.width)
			break;
		push_piece(o, front);
		piece.begin = front.end;
		piece.width -= front.width;
		if (i == 63)
			break;
	}
	push_piece(o, piece);
}

static void
make_nodes(Optimal *o, Str text, const Filling *filling, bool divided)
{
	o->nodes.count = 0;
	for (uint32_t i = 0; i < o->pieces.count; i++) {
		if (divided)
			push_divided(o, text, o->pieces.items[i], filling);
		else
			push_piece(o, o->pieces.items[i]);
	}
}

/* --- the best way --- */

typedef struct {
	double cost;
	uint8_t tightness;
	bool hyphen;
} Verdict;

static Verdict
judge_ragged(const Filling *filling, double room, bool hyphen,
    bool after_hyphen, bool in_word)
{
	double columns = filling->columns;
	double for_hyphen = columns * columns / 40;
	Verdict verdict = {.cost = room * room, .hyphen = hyphen};
	if (in_word)
		verdict.cost += filling->headline ? for_hyphen * 4 : for_hyphen / 2;
	if (hyphen)
		verdict.cost += for_hyphen * (after_hyphen ? 3 : 1);
	return verdict;
}

/* TeX's demerits. */
static Verdict
judge_justified(const Optimal *o, uint32_t room, uint32_t gaps, bool hyphen,
    const Node *before, bool in_word)
{
	enum { LINE_PENALTY = 10, HYPHEN_PENALTY = 50, HYPHENS_IN_A_ROW = 10000,
		NEXT_TO_ANOTHER = 5000 };
	Looseness loose = room < KNOWN && gaps < KNOWN ? o->known[room][gaps]
	    : looseness(room, gaps);
	Verdict verdict = {.hyphen = hyphen, .tightness = loose.tightness};
	double bad = (double)loose.bad + LINE_PENALTY
	    + (hyphen || in_word ? HYPHEN_PENALTY : 0);
	verdict.cost = bad * bad;
	if (!before)
		return verdict;
	if (hyphen && before->hyphen)
		verdict.cost += HYPHENS_IN_A_ROW;
	if (verdict.tightness > before->tightness + 1
	    || before->tightness > verdict.tightness + 1)
		verdict.cost += NEXT_TO_ANOTHER;
	return verdict;
}

/* The last line may be as short as it is, but for one lonely word. */
static Verdict
judge_last(const Filling *filling, bool alone, const Node *before)
{
	double columns = filling->columns;
	Verdict verdict = {.cost = 0};
	if (alone && before)
		verdict.cost = filling->justify ? 6000 : columns * columns / 9;
	/* nor for the end of a word alone */
	if (alone && before && before->hyphen)
		verdict.cost *= 4;
	return verdict;
}

/* The line from node i to node j, which ends the paragraph or does not. */
static inline Verdict
judge(const Optimal *o, uint32_t i, uint32_t j, const Filling *filling,
    bool last, bool soft)
{
	const Node *nodes = o->nodes.items;
	uint32_t columns = filling->columns;
	uint32_t width = nodes[j].end - nodes[i].start;
	const Node *before = i ? &nodes[i - 1] : NULL;
	if (last)
		return judge_last(filling, i == j, before);
	bool hyphen = soft && width < columns;
	width += hyphen;
	uint32_t room = width < columns ? columns - width : 0;
	/* "all-" and "night": better in one line */
	bool in_word = !hyphen && !nodes[j].piece.blank_after;
	return filling->justify ? judge_justified(o, room,
	        nodes[j].blanks - nodes[i].blanks_before, hyphen, before, in_word)
	    : judge_ragged(filling, room, hyphen, before && before->hyphen,
	        in_word);
}

/*
 * A line that is far from full is looked at only where no fuller one is to be
 * had. Whether the paragraph ends with the last node; else a word behind it was
 * cut by force, and its last line is one like others.
 */
static void
find_best(Optimal *o, const Filling *filling, bool ends)
{
	Node *nodes = o->nodes.items;
	uint32_t count = o->nodes.count, columns = filling->columns, from = 0;
	for (uint32_t j = 0; j < count; j++) {
		Node *node = &nodes[j];
		bool last = ends && j + 1 == count;
		bool soft = node->piece.soft && j + 1 < count;
		while (from < j && (node->end - nodes[from].start > columns
		    || j - from > MOST_PIECES))
			from++;
		for (uint32_t i = from; i <= j; i++) {
			uint32_t width = node->end - nodes[i].start;
			/* the hyphen has no room, where another line may have */
			if (soft && width == columns && i < j)
				continue;
			if (i > from && !last && width + soft < columns * 5 / 8
			    && node->found)
				break;
			Verdict verdict = judge(o, i, j, filling, last, soft);
			double cost = verdict.cost + (i ? nodes[i - 1].cost : 0);
			if (node->found && cost >= node->cost)
				continue;
			node->found = true;
			node->cost = cost;
			node->first = i;
			node->tightness = verdict.tightness;
			node->hyphen = verdict.hyphen;
		}
	}
}

/* --- from the way to lines --- */

static uint32_t
blanks_of(const Optimal *o, uint32_t first, uint32_t last)
{
	return o->nodes.items[last].blanks - o->nodes.items[first].blanks_before;
}

static uint32_t
width_of(const Optimal *o, uint32_t last)
{
	const Node *node = &o->nodes.items[last];
	return node->end - o->nodes.items[node->first].start + node->hyphen;
}

/* Whether some line falls short by so much that dividing words would help. */
static bool
is_poor(const Optimal *o, const Filling *filling, bool ends)
{
	uint32_t last = o->nodes.count - 1;
	for (bool final = ends;; final = false) {
		const Node *node = &o->nodes.items[last];
		uint32_t width = width_of(o, last);
		uint32_t room = width < filling->columns
		    ? filling->columns - width : 0;
		if (!final && (filling->justify
		    ? room * 5 > blanks_of(o, node->first, last) * 3
		    : room * 8 > filling->columns))
			return true;
		if (!node->first)
			return false;
		last = node->first - 1;
	}
}

/* How many blanks of the line stand below wide blanks of the line before, with
 * the line stretched in that phase; its blanks are left in o->blanks. */
static uint32_t
rivers(Optimal *o, uint32_t first, uint32_t last, uint32_t extra, uint32_t gaps,
    uint32_t phase, uint32_t words)
{
	uint32_t met = 0, shift = 0, gap = 0;
	memset(o->blanks, 0, words * sizeof *o->blanks);
	for (uint32_t i = first; i < last; i++) {
		const Node *node = &o->nodes.items[i];
		gap += node->piece.blanks;
		if (!node->piece.blank_after)
			continue;
		uint32_t wide = run_share(gap++, gaps, extra, phase);
		uint32_t at = node->end - o->nodes.items[first].start + shift;
		for (uint32_t c = at; c <= at + wide && c < words * 64; c++) {
			o->blanks[c / 64] |= UINT64_C(1) << c % 64;
			met += o->river[c / 64] >> c % 64 & 1;
		}
		shift += wide;
	}
	return met;
}

/* The phase in which the wide blanks make the fewest rivers. */
static uint16_t
best_phase(Optimal *o, uint32_t first, uint32_t last, uint32_t extra,
    uint32_t gaps, uint32_t columns)
{
	/* in the middle rather than at an edge */
	static const uint32_t turns[PHASES] = {2, 1, 3, 0};
	uint32_t words = columns / 64 + 1, fewest = UINT32_MAX, best = 0;
	for (uint32_t k = 0; k < PHASES; k++) {
		uint32_t phase = gaps * turns[k] / PHASES;
		uint32_t met = rivers(o, first, last, extra, gaps, phase, words);
		if (met < fewest) {
			fewest = met;
			best = phase;
		}
	}
	rivers(o, first, last, extra, gaps, best, words);
	memcpy(o->river, o->blanks, words * sizeof *o->river);
	return (uint16_t)best;
}

static WrapLine
line_of(Optimal *o, uint32_t last, const Filling *filling, bool stretched)
{
	const Node *node = &o->nodes.items[last];
	WrapLine line = {
		.text = {(uint32_t)o->nodes.items[node->first].piece.begin,
		    (uint32_t)node->piece.end},
		.width = (uint16_t)width_of(o, last),
		.hyphen = node->hyphen,
	};
	uint32_t gaps = blanks_of(o, node->first, last);
	if (!stretched || !gaps || line.width >= filling->columns)
		return line;
	uint32_t extra = filling->columns - line.width;
	if (extra > gaps * (WIDEST_GAP - 1))
		return line;
	line.gaps = (uint16_t)gaps;
	line.extra = (uint16_t)extra;
	line.phase = best_phase(o, node->first, last, extra, gaps,
	    filling->columns);
	line.width = filling->columns;
	return line;
}

/* Lines of the pieces gathered, which are forgotten. */
static void
fill_pieces(Optimal *o, Str text, const Filling *filling, bool ends)
{
	if (!o->pieces.count)
		return;
	make_nodes(o, text, filling, false);
	find_best(o, filling, ends);
	if (filling->hyphen && is_poor(o, filling, ends)) {
		make_nodes(o, text, filling, true);
		find_best(o, filling, ends);
	}
	o->pieces.count = 0;

	/* the way is known from its end */
	uint32_t count = 0, last = o->nodes.count - 1;
	for (uint32_t at = last;; at = o->nodes.items[at].first - 1) {
		count++;
		if (!o->nodes.items[at].first)
			break;
	}
	uint32_t begin = o->lines.count;
	for (uint32_t i = 0; i < count; i++)
		list_push(o->arena, &o->lines, (WrapLine){0});
	for (uint32_t i = count; i-- > 0;) {
		/* kept in the line until its turn comes */
		o->lines.items[begin + i].text.begin = last;
		if (i)
			last = o->nodes.items[last].first - 1;
	}
	for (uint32_t i = 0; i < count; i++) {
		WrapLine *line = &o->lines.items[begin + i];
		*line = line_of(o, line->text.begin, filling,
		    filling->justify && !(ends && i + 1 == count));
	}
}

const WrapLineList *
optimal_fill(Optimal *o, Str text, Range range, const Filling *filling)
{
	assert(filling->columns > 0 && range.end <= text.len);
	text = str_part(text, 0, range.end);
	o->lines.count = o->pieces.count = 0;
	memset(o->river, 0, sizeof o->river);
	PieceWalk walk = piece_begin(text, range.begin);
	for (Piece piece; piece_next(&walk, &piece);) {
		if (piece.width <= filling->columns) {
			list_push(o->arena, &o->pieces, piece);
			continue;
		}
		/* longer than a line: it begins one, and is cut to fit */
		fill_pieces(o, text, filling, false);
		while (piece.width > filling->columns && piece.begin < piece.end) {
			Piece front = piece_cut(text, &piece, filling->columns);
			list_push(o->arena, &o->lines, (WrapLine){
			    .text = {(uint32_t)front.begin, (uint32_t)front.end},
			    .width = (uint16_t)front.width});
		}
		if (piece.begin < piece.end)
			list_push(o->arena, &o->pieces, piece);
	}
	fill_pieces(o, text, filling, true);
	return &o->lines;
}
