#include "ui/term_memory.h"

#include <poll.h>
#include <string.h>

enum { MOST_PATIENCE = 60000 }; /* milliseconds */

typedef struct {
	Terminal terminal;
	int columns, rows;
	Str keys; /* what has not been pressed yet */
	Grid screen;
} MemoryTerminal;

/* "<Resize 60x20>" off the front of *rest. */
static bool
cut_resize(Str *rest, int *columns, int *rows)
{
	Str keys = str_trim(*rest);
	if (!str_starts_ascii(keys, STR("<Resize ")))
		return false;
	Str size, width;
	str_cut(&keys, '>', &size);
	size = str_part(size, sizeof "<Resize", size.len);
	int64_t w, h;
	if (!str_cut(&size, 'x', &width) || !str_to_int(width, &w)
	    || !str_to_int(size, &h) || w < 0 || h < 0 || w > 100000 || h > 100000)
		return false;
	*columns = (int)w;
	*rows = (int)h;
	*rest = keys;
	return true;
}

static void
memory_size(Terminal *terminal, int *columns, int *rows)
{
	const MemoryTerminal *memory = (const MemoryTerminal *)terminal;
	*columns = memory->columns;
	*rows = memory->rows;
}

static void
memory_show(Terminal *terminal, const Grid *grid)
{
	MemoryTerminal *memory = (MemoryTerminal *)terminal;
	grid_resize(&memory->screen, grid->columns, grid->rows);
	memcpy(memory->screen.cells, grid->cells,
	    sizeof(Cell) * (size_t)grid->columns * (size_t)grid->rows);
	memory->screen.cursor_x = grid->cursor_x;
	memory->screen.cursor_y = grid->cursor_y;
}

static void
memory_theme(Terminal *terminal, const Theme *theme)
{
	(void)terminal;
	(void)theme;
}

/* Files are waited for until they have ended, and only then a key comes: what is
 * seen does not hang on how fast another program is. */
static Event
memory_next(Terminal *terminal, int milliseconds,
    const int files[TERMINAL_FILES])
{
	(void)milliseconds;
	MemoryTerminal *memory = (MemoryTerminal *)terminal;
	struct pollfd waits[TERMINAL_FILES];
	bool any = false;
	for (int i = 0; i < TERMINAL_FILES; i++) {
		waits[i] = (struct pollfd){.fd = files[i], .events = POLLIN};
		any = any || files[i] >= 0;
	}
	if (any && poll(waits, TERMINAL_FILES, MOST_PATIENCE) > 0)
		return (Event){EVENT_INPUT, 0};
	if (cut_resize(&memory->keys, &memory->columns, &memory->rows))
		return (Event){EVENT_RESIZE, 0};
	Event event = {EVENT_KEY, 0};
	if (!key_cut(&memory->keys, &event.key))
		event.kind = EVENT_END;
	return event;
}

/* Nothing to hear, nobody to leave it to. */
static void
memory_bell(Terminal *terminal)
{
	(void)terminal;
}

static void
memory_copy(Terminal *terminal, Str text)
{
	(void)terminal;
	(void)text;
}

static void
memory_close(Terminal *terminal)
{
	grid_free(&((MemoryTerminal *)terminal)->screen);
}

static const TerminalOps memory_ops = {
	.size = memory_size,
	.show = memory_show,
	.theme = memory_theme,
	.next = memory_next,
	.bell = memory_bell,
	.copy = memory_copy,
	.leave = memory_bell,
	.enter = memory_bell,
	.close = memory_close,
};

Terminal *
terminal_memory(Arena *arena, int columns, int rows, Str keys, Err *err)
{
	int width, height;
	Key key;
	Str rest = keys;
	while (cut_resize(&rest, &width, &height) || key_cut(&rest, &key))
		;
	if (!str_empty(rest)) {
		err_set(err, "no such key: %.*s", STR_ARG(rest));
		return NULL;
	}
	MemoryTerminal *memory = ARENA_NEW(arena, MemoryTerminal);
	memory->terminal.ops = &memory_ops;
	memory->columns = columns;
	memory->rows = rows;
	memory->keys = keys;
	grid_resize(&memory->screen, columns, rows);
	return &memory->terminal;
}

const Grid *
terminal_memory_screen(const Terminal *terminal)
{
	return &((const MemoryTerminal *)terminal)->screen;
}
