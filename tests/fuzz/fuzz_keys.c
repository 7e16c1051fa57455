#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../unit/make_shelf.h"
#include "../unit/make_story.h"
#include "ui/ui.h"

/*
 * Presses keys and makes the window larger and smaller, over a list of stories.
 * A byte below 0x80 is that key; one of the bytes above is a special key, or
 * a new size. Whatever is shown must be a sound grid.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
	Terminal terminal;
	const uint8_t *data;
	size_t size, at;
	int columns, rows;
} FuzzTerminal;

static void
fuzz_size(Terminal *terminal, int *columns, int *rows)
{
	const FuzzTerminal *fuzz = (const FuzzTerminal *)terminal;
	*columns = fuzz->columns;
	*rows = fuzz->rows;
}

static void
fuzz_show(Terminal *terminal, const Grid *grid)
{
	(void)terminal;
	if (!grid_is_sound(grid))
		abort();
	if (grid->cursor_x >= grid->columns && grid->cursor_x > 0)
		abort();
}

static void
fuzz_theme(Terminal *terminal, const Theme *theme)
{
	(void)terminal;
	if (theme->name.len == 0)
		abort();
}

static Event
fuzz_next(Terminal *terminal, int milliseconds,
    const int files[TERMINAL_FILES])
{
	(void)milliseconds;
	(void)files;
	FuzzTerminal *fuzz = (FuzzTerminal *)terminal;
	if (fuzz->at == fuzz->size)
		return (Event){EVENT_END, 0};
	uint8_t byte = fuzz->data[fuzz->at++];
	if (byte < 0x80)
		return (Event){EVENT_KEY, byte};
	if (byte < 0x90)
		return (Event){EVENT_KEY, KEYS_UP + (byte & 15)};
	if (byte < 0xa0) /* é, a combining mark, a wide letter, a flag */
		return (Event){EVENT_KEY, byte & 8 ? 0x300u + (byte & 7)
		    : byte & 4 ? 0x65e5u : byte & 2 ? 0x1f1f3u : 0xe9u};
	if (fuzz->at < fuzz->size) {
		fuzz->columns = byte & 0x40 ? byte - 0x80 : byte * 2 - 0x120;
		fuzz->rows = fuzz->data[fuzz->at++] & 0x7f;
	}
	return (Event){EVENT_RESIZE, 0};
}

static void
fuzz_nothing(Terminal *terminal)
{
	(void)terminal;
}

static void
fuzz_copy(Terminal *terminal, Str text)
{
	(void)terminal;
	(void)text;
}

static const TerminalOps fuzz_ops = {
	.size = fuzz_size,
	.show = fuzz_show,
	.theme = fuzz_theme,
	.next = fuzz_next,
	.bell = fuzz_nothing,
	.copy = fuzz_copy,
	.leave = fuzz_nothing,
	.enter = fuzz_nothing,
	.close = fuzz_nothing,
};

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	enum { MOST_KEYS = 160 };
	Arena *arena = arena_new();
	Maker odd = make_story(arena, "\x1b[31mOdd 日本語 e\u0301",
	    STR("“日本語,” said 👩‍👩‍👧‍👦 Ada.\n\n\u05d0\u05d1 🇳🇴 a\u0301\u0301 x"));
	uint32_t ada = make_person(&odd, "Ada", "\x1b[7mdoctor");
	make_quote(&odd, "日本語,", ada, "said");
	make_mentions(&odd);
	Story stories[] = {
		make_climate_story(arena), odd.story,
		make_story(arena, "", (Str){0}).story,
	};
	FuzzTerminal fuzz = {.terminal.ops = &fuzz_ops, .columns = 80,
		.rows = 24, .data = data,
		.size = size < MOST_KEYS ? size : MOST_KEYS};
	UiInput input = {.stories = stories, .count = 3, .sidebar = true,
		.heading = STR("Stories")};
	ui_run(&fuzz.terminal, &input);
	input.count = 1;
	fuzz.at = 0;
	ui_run(&fuzz.terminal, &input);

	/* the lists; no browser opens what is not in the web */
	MadeShelf *made = make_shelf(arena, 700);
	made->title = STR("\x1b[31mOdd 日本語 e\u0301");
	made->url = STR("gopher://news.example/");
	input = (UiInput){.shelf = &made->shelf};
	fuzz.at = 0;
	ui_run(&fuzz.terminal, &input);
	arena_free(arena);
	return 0;
}
