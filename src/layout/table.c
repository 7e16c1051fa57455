#include "layout/table.h"

#include "base/unicode.h"
#include "layout/piece.h"

enum {
	MOST_BYTES = 64 << 10,  /* of a table that are looked at */
	LONGEST_CELL = 2 << 10, /* whose columns are counted */
	LONG_WORD = 14,         /* a longer one may be cut rather than have cards */
	LONGEST_HEAD_ROW = 1 << 10,
	CARD_INDENT = 4,
};

/* What the cells of one column ask for. */
typedef struct {
	uint32_t natural, least; /* columns of the longest cell; of a word */
	uint32_t head;           /* of the first row's cell, all of it */
	uint32_t cells, numbers; /* behind the first row, that are not empty */
} Wish;

/* Takes the part up to the next mark, and the mark, off the front of *rest. */
static bool
cut(Str text, char mark, Range *rest, Range *part)
{
	if (range_empty(*rest))
		return false;
	uint32_t at = rest->begin;
	while (at < rest->end && text.ptr[at] != mark)
		at++;
	*part = (Range){rest->begin, at};
	rest->begin = at < rest->end ? at + 1 : at;
	return true;
}

bool
table_row(Str text, Range *rest, Range *row)
{
	if (!cut(text, '\n', rest, row))
		return false;
	while (!range_empty(*row) && byte_is_blank(text.ptr[row->end - 1]))
		row->end--;
	/* a tab before the first cell says that it is empty */
	while (!range_empty(*row) && byte_is_blank(text.ptr[row->begin])
	    && text.ptr[row->begin] != '\t')
		row->begin++;
	return true;
}

uint32_t
table_cells(Str text, Range row, Range cells[TABLE_MOST_COLUMNS])
{
	uint32_t count = 0;
	Range rest = row;
	while (count + 1 < TABLE_MOST_COLUMNS && cut(text, '\t', &rest, &cells[count])) {
		cells[count] = range_trim(text, cells[count]);
		count++;
	}
	if (!range_empty(rest))
		cells[count++] = range_trim(text, rest);
	for (uint32_t i = count; i < TABLE_MOST_COLUMNS; i++)
		cells[i] = (Range){row.end, row.end};
	return count;
}

static void
measure_cell(Str text, Range cell, Wish *wish)
{
	if (range_length(cell) > LONGEST_CELL) {
		wish->natural = UINT16_MAX;
		wish->least = LONG_WORD;
		return;
	}
	uint32_t natural = 0;
	bool blank = false;
	PieceWalk walk = piece_begin(str_part(text, 0, cell.end), cell.begin);
	for (Piece piece; piece_next(&walk, &piece);) {
		natural += (uint32_t)piece.width + blank;
		blank = piece.blank_after;
		uint32_t word = piece.width + piece.soft > LONG_WORD ? LONG_WORD
		    : (uint32_t)piece.width + piece.soft;
		if (word > wish->least)
			wish->least = word;
	}
	if (natural > wish->natural)
		wish->natural = natural;
}

/* "31", "1,204 km", "–4.5 %": at most three letters beside the digits. */
static bool
is_number(Str cell)
{
	uint32_t digits = 0, letters = 0;
	for (size_t at = 0; at < cell.len;) {
		uint32_t c = unicode_at(cell, at, &at);
		digits += unicode_is_digit(c);
		letters += unicode_is_letter(c);
	}
	return digits && letters <= 3;
}

static uint32_t
measure_row(Str text, Range row, bool first, Wish wishes[TABLE_MOST_COLUMNS])
{
	Range cells[TABLE_MOST_COLUMNS];
	uint32_t count = table_cells(text, row, cells);
	for (uint32_t i = 0; i < count; i++) {
		if (range_empty(cells[i]))
			continue;
		Wish *wish = &wishes[i];
		measure_cell(text, cells[i], wish);
		if (first) {
			wish->head = wish->natural;
			continue;
		}
		wish->cells++;
		wish->numbers += range_length(cells[i]) < 64
		    && is_number(range_str(text, cells[i]));
	}
	return count;
}

/* Whether the first row says what stands below it: words above numbers, or no
 * number in it and a name for every column. */
static bool
has_heads(Str text, const Table *table, Range row)
{
	if (range_length(row) > LONGEST_HEAD_ROW)
		return false;
	uint32_t named = 0;
	for (uint32_t i = 0; i < table->count; i++) {
		Range head = table->columns[i].head;
		if (range_empty(head))
			continue;
		if (is_number(range_str(text, head)) && i == 0)
			return false;
		named++;
	}
	return table->count > 1 && named + 1 >= table->count;
}

/* Every column has the least it needs. Of what is left, who wants no more than
 * his share gets that, and the others share the rest. */
static void
share_out(const Wish *wishes, uint32_t count, uint32_t room,
    uint32_t widths[TABLE_MOST_COLUMNS])
{
	uint32_t left = count;
	bool served[TABLE_MOST_COLUMNS] = {false};
	for (uint32_t i = 0; i < count; i++) {
		widths[i] = wishes[i].least;
		room -= wishes[i].least;
	}
	for (bool settled = true; settled && left;) {
		uint32_t share = room / left;
		settled = false;
		for (uint32_t i = 0; i < count; i++) {
			uint32_t wanted = wishes[i].natural - wishes[i].least;
			if (served[i] || wanted > share)
				continue;
			widths[i] += wanted;
			room -= wanted;
			left--;
			served[i] = settled = true;
		}
	}
	for (uint32_t i = 0; i < count; i++) {
		if (served[i])
			continue;
		widths[i] += room / left;
		room -= room / left;
		left--;
	}
}

static void
place_columns(Table *table, const Wish *wishes, uint32_t room)
{
	uint32_t natural = 0, at = 0, widths[TABLE_MOST_COLUMNS] = {0};
	for (uint32_t i = 0; i < table->count; i++)
		natural += wishes[i].natural;
	if (natural > room)
		share_out(wishes, table->count, room, widths);
	for (uint32_t i = 0; i < table->count; i++) {
		uint32_t width = natural > room ? widths[i] : wishes[i].natural;
		table->columns[i].at = (uint16_t)at;
		table->columns[i].width = (uint16_t)width;
		at += width + TABLE_GAP;
	}
	table->width = (uint16_t)(at - TABLE_GAP);
}

static void
place_cards(Table *table, const Wish *wishes, uint16_t columns)
{
	table->cards = true;
	table->width = columns;
	uint32_t label = 0;
	for (uint32_t i = 0; i < table->count; i++)
		if (wishes[i].head > label)
			label = wishes[i].head;
	if (label > columns / 3u)
		label = columns / 3u;
	if (columns < 4 * CARD_INDENT || !label)
		table->heads = false;
	table->label = (uint16_t)(table->heads ? label : 0);
}

Table
table_measure(Str text, Range range, uint16_t columns)
{
	Table table = {0};
	Wish wishes[TABLE_MOST_COLUMNS] = {{0}};
	Range rest = range, row, first = {0}, cells[TABLE_MOST_COLUMNS];
	uint32_t rows = 0;
	while (rest.begin < range.begin + MOST_BYTES
	    && table_row(text, &rest, &row)) {
		if (range_empty(row))
			continue;
		uint32_t count = measure_row(text, row, rows == 0, wishes);
		if (rows++ == 0) {
			first = row;
			table_cells(text, row, cells);
			for (uint32_t i = 0; i < count; i++)
				table.columns[i].head = cells[i];
		}
		if (count > table.count)
			table.count = count;
	}
	if (!table.count)
		table.count = 1;
	for (uint32_t i = 0; i < table.count; i++) {
		Wish *wish = &wishes[i];
		if (!wish->least)
			wish->least = 1;
		if (wish->natural < wish->least)
			wish->natural = wish->least;
	}
	uint32_t least = (table.count - 1) * TABLE_GAP;
	uint32_t gaps = least;
	for (uint32_t i = 0; i < table.count; i++) {
		const Wish *wish = &wishes[i];
		table.columns[i].number = wish->cells && wish->numbers == wish->cells;
		least += wish->least;
	}
	table.head_row = first;
	table.heads = rows > 1 && has_heads(text, &table, first);
	if (least <= columns)
		place_columns(&table, wishes, columns - gaps);
	else
		place_cards(&table, wishes, columns);
	return table;
}
