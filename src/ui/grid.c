#include "ui/grid.h"

#include <string.h>

#include "base/buf.h"
#include "base/printable.h"
#include "base/unicode.h"
#include "layout/bidi.h"

static const Cell blank = {.bytes = " ", .length = 1, .width = 1};

static int
between(int value, int least, int most)
{
	return value < least ? least : value > most ? most : value;
}

static Rect
common(Rect a, Rect b)
{
	int right = a.x + a.width < b.x + b.width ? a.x + a.width : b.x + b.width;
	int bottom
	    = a.y + a.height < b.y + b.height ? a.y + a.height : b.y + b.height;
	Rect both = {a.x > b.x ? a.x : b.x, a.y > b.y ? a.y : b.y, 0, 0};
	both.width = right > both.x ? right - both.x : 0;
	both.height = bottom > both.y ? bottom - both.y : 0;
	return both;
}

void
grid_resize(Grid *grid, int columns, int rows)
{
	columns = between(columns, 0, GRID_MOST_SIDE);
	rows = between(rows, 0, GRID_MOST_SIDE);
	if (!grid->arena || columns != grid->columns || rows != grid->rows) {
		arena_free(grid->arena);
		grid->arena = arena_new();
		grid->links = (StrList){0};
		grid->columns = columns;
		grid->rows = rows;
		grid->cells = ARENA_ARRAY(grid->arena, Cell,
		    (size_t)columns * (size_t)rows);
	}
	grid_clear(grid);
}

void
grid_free(Grid *grid)
{
	arena_free(grid->arena);
	*grid = (Grid){0};
}

void
grid_clear(Grid *grid)
{
	size_t count = (size_t)grid->columns * (size_t)grid->rows;
	for (size_t i = 0; i < count; i++)
		grid->cells[i] = blank;
	grid->links.count = 0;
	grid->cursor_x = -1;
	grid->cursor_y = 0;
}

Rect
grid_rect(const Grid *grid)
{
	return (Rect){0, 0, grid->columns, grid->rows};
}

static Cell *
cell_at(const Grid *grid, int x, int y)
{
	if (x < 0 || y < 0 || x >= grid->columns || y >= grid->rows)
		return NULL;
	return &grid->cells[(size_t)y * (size_t)grid->columns + (size_t)x];
}

const Cell *
grid_cell(const Grid *grid, int x, int y)
{
	return cell_at(grid, x, y);
}

/* Whatever stands in the cell, or reaches into it, becomes blank. */
static void
clear_cell(Cell *cell)
{
	if (cell->length == 0) {
		memcpy(cell[-1].bytes, blank.bytes, CELL_BYTES);
		cell[-1].length = cell[-1].width = 1;
	}
	if (cell->width == 2)
		cell[1] = (Cell){.bytes = " ", .length = 1, .width = 1,
			.role = cell[1].role, .bits = cell[1].bits};
	*cell = blank;
}

static void
set_blank(Grid *grid, int x, int y, Role role)
{
	Cell *cell = cell_at(grid, x, y);
	clear_cell(cell);
	cell->role = (uint8_t)role;
}

/* As many whole characters of the grapheme as a cell holds. */
static void
fill_cell(Cell *cell, Str grapheme)
{
	size_t len = 0;
	for (size_t next; len < grapheme.len; len = next) {
		unicode_at(grapheme, len, &next);
		if (next > CELL_BYTES)
			break;
	}
	/* what joins must not join the next cell */
	while (str_ends(str_part(grapheme, 0, len), STR("\u200d")) && len > 3)
		len -= 3;
	memcpy(cell->bytes, grapheme.ptr, len);
	cell->length = (uint8_t)len;
}

/* A mark without a letter of its own goes onto the cell before x. */
static void
add_mark(Grid *grid, Rect clip, int x, int y, Str mark)
{
	Cell *cell = x > clip.x ? cell_at(grid, x - 1, y) : NULL;
	if (cell && cell->length == 0)
		cell--;
	if (!cell || cell->length + mark.len > CELL_BYTES
	    || !unicode_is_mark(unicode_at(mark, 0, NULL)))
		return;
	memcpy(cell->bytes + cell->length, mark.ptr, mark.len);
	cell->length = (uint8_t)(cell->length + mark.len);
}

static int
put_clean(Grid *grid, Rect clip, int x, int y, Role role, Str text)
{
	int right = clip.x + clip.width;
	for (size_t at = 0, end; at < text.len && x < right; at = end) {
		end = unicode_grapheme_end(text, at);
		Str grapheme = str_part(text, at, end);
		int width = unicode_grapheme_width(grapheme);
		if (width == 0) {
			add_mark(grid, clip, x, y, grapheme);
			continue;
		}
		if (x >= clip.x && x + width <= right) {
			for (int i = 0; i < width; i++)
				set_blank(grid, x + i, y, role);
			Cell *cell = cell_at(grid, x, y);
			fill_cell(cell, grapheme);
			cell->width = (uint8_t)width;
			if (width == 2)
				cell[1].length = cell[1].width = 0;
		} else if (x + width > clip.x) {
			/* the half of a wide one that lies in clip */
			set_blank(grid, x >= clip.x ? x : clip.x, y, role);
		}
		x += width;
	}
	return x;
}

/* Nobody measures a title of a megabyte to show its first line: no row needs
 * more bytes than this. */
static Str
front(Str text)
{
	enum { MOST = 16 * GRID_MOST_SIDE };
	if (text.len <= MOST)
		return text;
	size_t end = MOST;
	while (end && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
		end--;
	return str_part(text, 0, end);
}

int
grid_put(Grid *grid, Rect clip, int x, int y, Role role, Str text)
{
	clip = common(clip, grid_rect(grid));
	text = front(text);
	if (y < clip.y || y >= clip.y + clip.height || x >= clip.x + clip.width)
		return x + (int)unicode_width(text);
	Buf buf = buf_new(BUF_UNLIMITED);
	printable_add(&buf, text, PRINTABLE_PLAIN);
	Str clean = buf_str(&buf);
	Arena *arena = bidi_is_needed(clean) ? arena_new() : NULL;
	if (arena)
		clean = bidi_shown(arena, clean);
	x = put_clean(grid, clip, x, y, role, clean);
	arena_free(arena);
	buf_free(&buf);
	return x;
}

int
grid_put_short(Grid *grid, Rect clip, int x, int y, Role role, Str text)
{
	int room = clip.x + clip.width - x;
	if (room <= 0)
		return x;
	Arena *arena = arena_new();
	Str clean = printable_str(arena, front(text), PRINTABLE_PLAIN);
	x = grid_put(grid, clip, x, y, role,
	    unicode_ellipsis(arena, clean, (size_t)room));
	arena_free(arena);
	return x;
}

int
grid_put_right(Grid *grid, Rect clip, int end, int y, Role role, Str text)
{
	Arena *arena = arena_new();
	Str clean = printable_str(arena, front(text), PRINTABLE_PLAIN);
	int room = end > clip.x ? end - clip.x : 0;
	clean = unicode_ellipsis(arena, clean, (size_t)room);
	int x = end - (int)unicode_width(clean);
	grid_put(grid, clip, x, y, role, clean);
	arena_free(arena);
	return x;
}

void
grid_fill(Grid *grid, Rect rect, Role role)
{
	rect = common(rect, grid_rect(grid));
	for (int y = rect.y; y < rect.y + rect.height; y++)
		for (int x = rect.x; x < rect.x + rect.width; x++)
			set_blank(grid, x, y, role);
}

void
grid_tile(Grid *grid, Rect rect, Role role, Str mark)
{
	rect = common(rect, grid_rect(grid));
	int width = (int)unicode_width(mark);
	if (width > rect.width) { /* "│" where the terminal makes it wide */
		mark = STR("|");
		width = 1;
	}
	for (int y = rect.y; y < rect.y + rect.height; y++)
		for (int x = rect.x; x < rect.x + rect.width; x += width)
			grid_put(grid, rect, x, y, role, mark);
}

void
grid_add_bits(Grid *grid, Rect rect, uint8_t bits)
{
	rect = common(rect, grid_rect(grid));
	for (int y = rect.y; y < rect.y + rect.height; y++)
		for (int x = rect.x; x < rect.x + rect.width; x++)
			cell_at(grid, x, y)->bits |= bits;
}

void
grid_link(Grid *grid, Rect rect, Str href)
{
	rect = common(rect, grid_rect(grid));
	StrList *links = &grid->links;
	bool goes_on = links->count && list_last(links).ptr == href.ptr;
	if (!goes_on && links->count < UINT16_MAX)
		list_push(grid->arena, links, href);
	for (int y = rect.y; y < rect.y + rect.height; y++)
		for (int x = rect.x; x < rect.x + rect.width; x++)
			cell_at(grid, x, y)->link = (uint16_t)links->count;
}

Str
grid_text(Arena *arena, const Grid *grid)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (int y = 0; y < grid->rows; y++) {
		size_t end = buf.len;
		for (int x = 0; x < grid->columns; x++) {
			const Cell *cell = cell_at(grid, x, y);
			buf_add(&buf, (Str){cell->bytes, cell->length});
			if (cell->length && cell->bytes[0] != ' ')
				end = buf.len;
		}
		buf_cut(&buf, end);
		buf_add_byte(&buf, '\n');
	}
	Str text = buf_copy(arena, &buf);
	buf_free(&buf);
	return text;
}

static bool
cell_is_sound(const Grid *grid, int x, int y)
{
	const Cell *cell = cell_at(grid, x, y);
	if (cell->role >= ROLE_COUNT || cell->length > CELL_BYTES)
		return false;
	if (cell->length == 0)
		return cell->width == 0 && x > 0
		    && cell_at(grid, x - 1, y)->width == 2;
	if (cell->width == 2 && (x + 1 == grid->columns
	    || cell_at(grid, x + 1, y)->length != 0))
		return false;
	if (cell->width != 1 && cell->width != 2)
		return false;
	Str bytes = {cell->bytes, cell->length};
	if (bytes.len == 1 && *bytes.ptr >= ' ' && *bytes.ptr < 0x7f)
		return cell->width == 1;
	if (!unicode_valid(bytes))
		return false;
	Buf buf = buf_new(BUF_UNLIMITED);
	printable_add(&buf, bytes, PRINTABLE_PLAIN);
	bool clean = str_equal(bytes, buf_str(&buf));
	buf_free(&buf);
	return clean;
}

bool
grid_is_sound(const Grid *grid)
{
	for (int y = 0; y < grid->rows; y++)
		for (int x = 0; x < grid->columns; x++)
			if (!cell_is_sound(grid, x, y))
				return false;
	return true;
}
