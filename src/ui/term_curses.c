#include "ui/term_curses.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <term.h>
/* term.h has a macro for every capability */
#undef bell
#undef columns
#undef lines

#include "base/buf.h"
#include "base/printable.h"
#include "base/unicode.h"
#include "ui/clipboard.h"
#include "ui/palette.h"

enum { ESCAPE_MILLISECONDS = 25 };

typedef struct {
	Terminal terminal;
	SCREEN *screen;
	FILE *in, *out;
	bool owns_in; /* standard input is an article: keys come from /dev/tty */
	bool utf8, colored, default_colors;
	attr_t attributes[ROLE_COUNT];
	short pairs[ROLE_COUNT];
} CursesTerminal;

/* --- signals: each becomes a byte in a pipe --- */

static const int caught[] = {
	SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP, SIGQUIT,
};

enum { CAUGHT_COUNT = sizeof caught / sizeof *caught };

static int signal_pipe[2] = {-1, -1};
static struct sigaction before[CAUGHT_COUNT];

static void
on_signal(int number)
{
	int saved = errno;
	unsigned char byte = (unsigned char)number;
	/* a full pipe has enough to tell already */
	ssize_t written = write(signal_pipe[1], &byte, 1);
	(void)written;
	errno = saved;
}

static void
catch_signals(void)
{
	struct sigaction action = {.sa_handler = on_signal};
	sigemptyset(&action.sa_mask);
	action.sa_flags = SA_RESTART;
	for (int i = 0; i < CAUGHT_COUNT; i++) {
		sigaction(caught[i], NULL, &before[i]);
		/* nohup, and a shell without job control, want them ignored */
		if (before[i].sa_handler != SIG_IGN)
			sigaction(caught[i], &action, NULL);
	}
}

static void
release_signals(void)
{
	for (int i = 0; i < CAUGHT_COUNT; i++)
		sigaction(caught[i], &before[i], NULL);
}

static bool
open_signal_pipe(Err *err)
{
	if (pipe(signal_pipe) != 0)
		return err_set(err, "pipe: %s", strerror(errno));
	for (int i = 0; i < 2; i++) {
		fcntl(signal_pipe[i], F_SETFL, O_NONBLOCK);
		fcntl(signal_pipe[i], F_SETFD, FD_CLOEXEC);
	}
	return true;
}

static void
close_signal_pipe(void)
{
	for (int i = 0; i < 2; i++) {
		if (signal_pipe[i] >= 0)
			close(signal_pipe[i]);
		signal_pipe[i] = -1;
	}
}

/* --- colours --- */

static bool
has_direct_color(void)
{
	return tigetflag("RGB") > 0 && COLORS > 256;
}

static int
curses_color(const CursesTerminal *curses, Color color, int otherwise)
{
	int unknown = curses->default_colors ? -1 : otherwise;
	if (color == COLOR_DEFAULT)
		return unknown;
	bool rgb = color & COLOR_RGB;
	int32_t value = color & 0xffffff;
	if (!rgb)
		value &= 255;
	if (has_direct_color())
		return rgb || value < 8 ? value : palette_rgb(value);
	if (!rgb && value < COLORS)
		return value;
	if (!rgb)
		value = palette_rgb(value);
	int near = COLORS >= 256 ? palette_nearest(value) : palette_nearest_of_8(value);
	return near < 0 ? unknown : near;
}

static attr_t
curses_attributes(uint8_t bits)
{
	attr_t attributes = A_NORMAL;
	if (bits & STYLE_BOLD)
		attributes |= A_BOLD;
	if (bits & STYLE_DIM)
		attributes |= A_DIM;
	if (bits & STYLE_ITALIC)
		attributes |= A_ITALIC;
	if (bits & STYLE_UNDERLINE)
		attributes |= A_UNDERLINE;
	if (bits & STYLE_REVERSE)
		attributes |= A_REVERSE;
	return attributes;
}

static void
curses_theme(Terminal *terminal, const Theme *theme)
{
	CursesTerminal *curses = (CursesTerminal *)terminal;
	for (int role = 0; role < ROLE_COUNT; role++) {
		const Style *style = &theme->styles[role];
		bool by_color = style->foreground != COLOR_DEFAULT
		    || style->background != COLOR_DEFAULT;
		uint8_t bits = style->bits;
		curses->pairs[role] = 0;
		if (by_color && curses->colored && role + 1 < COLOR_PAIRS) {
			curses->pairs[role] = (short)(role + 1);
			init_extended_pair(role + 1,
			    curses_color(curses, style->foreground, COLOR_WHITE),
			    curses_color(curses, style->background, COLOR_BLACK));
		} else if (by_color && !bits) {
			/* what cannot be told by colour is told as in print */
			bits = theme_plain()->styles[role].bits;
		}
		curses->attributes[role] = curses_attributes(bits);
	}
	clearok(stdscr, TRUE);
}

/* --- showing --- */

/* A letter and its marks, as far as the C library finds them as wide as we do;
 * else width columns of something that is. */
static void
put_cell(const CursesTerminal *curses, int y, int x, const Cell *cell)
{
	wchar_t text[CELL_BYTES + 1] = {0};
	Str bytes = {cell->bytes, cell->length};
	Buf twin = buf_new(64);
	if (!curses->utf8) {
		printable_add(&twin, bytes, PRINTABLE_ASCII);
		bytes = buf_str(&twin);
	}
	int count = 0, width = 0;
	for (size_t at = 0; at < bytes.len && count < CCHARW_MAX;) {
		wchar_t c = (wchar_t)unicode_at(bytes, at, &at);
		int columns = wcwidth(c);
		if (columns < 0 || (count && columns > 0) || c == 0x200d)
			break;
		text[count++] = c;
		width += columns;
	}
	if (width == 0 || width > cell->width) {
		text[0] = curses->utf8 && wcwidth(0xfffd) == 1 ? 0xfffd : L'?';
		text[1] = 0;
		width = 1;
	}
	buf_free(&twin);
	attr_t attributes = curses->attributes[cell->role]
	    | curses_attributes(cell->bits);
	cchar_t shown;
	if (setcchar(&shown, text, attributes, curses->pairs[cell->role], NULL)
	    == OK)
		mvadd_wch(y, x, &shown);
	wchar_t blank[] = L" ";
	setcchar(&shown, blank, attributes, curses->pairs[cell->role], NULL);
	for (; width < cell->width; width++)
		mvadd_wch(y, x + width, &shown);
}

static void
curses_show(Terminal *terminal, const Grid *grid)
{
	const CursesTerminal *curses = (const CursesTerminal *)terminal;
	erase();
	for (int y = 0; y < grid->rows && y < LINES; y++) {
		for (int x = 0; x < grid->columns && x < COLS; x++) {
			const Cell *cell = grid_cell(grid, x, y);
			if (cell->length && x + cell->width <= COLS)
				put_cell(curses, y, x, cell);
		}
	}
	bool typing = grid->cursor_x >= 0 && grid->cursor_x < COLS
	    && grid->cursor_y < LINES;
	curs_set(typing ? 1 : 0);
	if (typing)
		move(grid->cursor_y, grid->cursor_x);
	refresh();
}

static void
curses_size(Terminal *terminal, int *columns, int *rows)
{
	(void)terminal;
	*columns = COLS;
	*rows = LINES;
}

/* --- events --- */

static Event
resized(const CursesTerminal *curses)
{
	struct winsize size;
	if (ioctl(fileno(curses->out), TIOCGWINSZ, &size) == 0
	    && size.ws_row && size.ws_col
	    && (size.ws_row != LINES || size.ws_col != COLS))
		resizeterm(size.ws_row, size.ws_col);
	return (Event){EVENT_RESIZE, 0};
}

/* Ctrl-Z: the terminal as it was found, and stopped, as if nobody had caught
 * the signal; then on. */
static Event
stop(const CursesTerminal *curses)
{
	endwin();
	struct sigaction plain = {.sa_handler = SIG_DFL}, ours;
	sigemptyset(&plain.sa_mask);
	sigaction(SIGTSTP, &plain, &ours);
	raise(SIGTSTP);
	sigaction(SIGTSTP, &ours, NULL);
	reset_prog_mode();
	clearok(curscr, TRUE);
	return resized(curses);
}

static Event
signal_event(const CursesTerminal *curses)
{
	unsigned char number;
	if (read(signal_pipe[0], &number, 1) != 1)
		return (Event){EVENT_NONE, 0};
	switch (number) {
	case SIGWINCH:
		return resized(curses);
	case SIGTSTP:
		return stop(curses);
	case SIGCONT:
		/* whoever had the terminal meanwhile may have left it otherwise */
		reset_prog_mode();
		clearok(curscr, TRUE);
		return resized(curses);
	case SIGINT:
		return (Event){EVENT_KEY, KEY_CTRL('c')};
	default:
		return (Event){EVENT_END, 0};
	}
}

static bool
key_of_curses(wint_t code, Key *key)
{
	static const struct {
		wint_t code;
		Key key;
	} keys[] = {
		{KEY_UP, KEYS_UP}, {KEY_DOWN, KEYS_DOWN},
		{KEY_LEFT, KEYS_LEFT}, {KEY_RIGHT, KEYS_RIGHT},
		{KEY_PPAGE, KEYS_PAGE_UP}, {KEY_NPAGE, KEYS_PAGE_DOWN},
		{KEY_HOME, KEYS_HOME}, {KEY_END, KEYS_END},
		{KEY_DC, KEYS_DELETE}, {KEY_BTAB, KEYS_BACK_TAB},
		{KEY_BACKSPACE, KEYS_BACKSPACE}, {KEY_ENTER, KEYS_ENTER},
	};
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (keys[i].code == code) {
			*key = keys[i].key;
			return true;
		}
	}
	return false;
}

/* What curses has read already, or can read without waiting. */
static Event
key_event(void)
{
	wint_t code;
	Event event = {EVENT_KEY, 0};
	int kind = get_wch(&code);
	if (kind == KEY_CODE_YES && key_of_curses(code, &event.key))
		return event;
	if (kind != OK)
		return (Event){EVENT_NONE, 0};
	event.key = (Key)code;
	if (code == '\n')
		event.key = KEYS_ENTER;
	if (code == '\b')
		event.key = KEYS_BACKSPACE;
	if (code > 0x10ffff)
		event.kind = EVENT_NONE;
	return event;
}

/* A terminal that says there is something to read, and has nothing, is gone. */
static bool
is_gone(int input, short happened)
{
	int waiting = 0;
	if (happened & (POLLHUP | POLLERR | POLLNVAL))
		return true;
	return ioctl(input, FIONREAD, &waiting) != 0 || waiting == 0;
}

static Event
curses_next(Terminal *terminal, int milliseconds,
    const int files[TERMINAL_FILES])
{
	CursesTerminal *curses = (CursesTerminal *)terminal;
	for (;;) {
		Event event = signal_event(curses);
		if (event.kind == EVENT_NONE)
			event = key_event();
		if (event.kind != EVENT_NONE)
			return event;
		struct pollfd waits[2 + TERMINAL_FILES] = {
			{.fd = fileno(curses->in), .events = POLLIN},
			{.fd = signal_pipe[0], .events = POLLIN},
		};
		/* a file of -1 is passed over */
		for (int i = 0; i < TERMINAL_FILES; i++)
			waits[2 + i] = (struct pollfd){.fd = files[i],
			    .events = POLLIN};
		int ready = poll(waits, 2 + TERMINAL_FILES, milliseconds);
		if (ready == 0)
			return (Event){EVENT_NONE, 0};
		if (ready < 0) {
			if (errno == EINTR)
				continue;
			return (Event){EVENT_END, 0};
		}
		if (waits[0].revents && is_gone(waits[0].fd, waits[0].revents))
			return (Event){EVENT_END, 0};
		/* some file has something, and no key or signal comes before it */
		if (!waits[0].revents && !waits[1].revents)
			return (Event){EVENT_INPUT, 0};
	}
}

static void
curses_copy(Terminal *terminal, Str text)
{
	const CursesTerminal *curses = (const CursesTerminal *)terminal;
	Buf sequence = buf_new(64 << 10);
	if (clipboard_sequence(&sequence, text)) {
		fwrite(sequence.ptr, 1, sequence.len, curses->out);
		fflush(curses->out);
	}
	buf_free(&sequence);
}

/* What the other program's reader types is not for us: Ctrl-C is his, and
 * Ctrl-Z stops us both. */
static void
curses_leave(Terminal *terminal)
{
	(void)terminal;
	endwin();
	release_signals();
	signal(SIGINT, SIG_IGN);
	signal(SIGQUIT, SIG_IGN);
}

static void
curses_enter(Terminal *terminal)
{
	(void)terminal;
	for (int i = 0; i < CAUGHT_COUNT; i++)
		sigaction(caught[i], &before[i], NULL);
	catch_signals();
	reset_prog_mode();
	clearok(curscr, TRUE);
	resized((const CursesTerminal *)terminal);
}

static void
curses_bell(Terminal *terminal)
{
	(void)terminal;
	beep();
}

static void
curses_close(Terminal *terminal)
{
	CursesTerminal *curses = (CursesTerminal *)terminal;
	/* a window that is gone takes nothing more */
	signal(SIGTTOU, SIG_IGN);
	endwin();
	signal(SIGTTOU, SIG_DFL);
	release_signals();
	close_signal_pipe();
	delscreen(curses->screen);
	if (curses->owns_in)
		fclose(curses->in);
	free(curses);
}

static const TerminalOps curses_ops = {
	.size = curses_size,
	.show = curses_show,
	.theme = curses_theme,
	.next = curses_next,
	.bell = curses_bell,
	.copy = curses_copy,
	.leave = curses_leave,
	.enter = curses_enter,
	.close = curses_close,
};

/* Whether curses can draw on it at all; newterm() would end the program. */
static bool
can_draw(Err *err)
{
	const char *name = getenv("TERM");
	int status = 0;
	if (!name || !*name)
		return err_set(err, "TERM is not set");
	if (setupterm(name, STDOUT_FILENO, &status) != OK)
		return err_set(err, "terminal type %s is not known", name);
	bool places = cursor_address && *cursor_address && !hard_copy;
	del_curterm(cur_term);
	if (!places)
		return err_set(err, "a terminal of type %s cannot place its cursor",
		    name);
	return true;
}

static bool
open_streams(CursesTerminal *curses, Err *err)
{
	curses->in = stdin;
	curses->out = stdout;
	if (!isatty(STDOUT_FILENO))
		return err_set(err, "standard output is no terminal");
	if (isatty(STDIN_FILENO))
		return true;
	curses->in = fopen("/dev/tty", "re");
	if (!curses->in)
		return err_set(err, "/dev/tty: %s", strerror(errno));
	curses->owns_in = true;
	return true;
}

static void
set_up(CursesTerminal *curses)
{
	cbreak();
	noecho();
	nonl();
	keypad(stdscr, TRUE);
	nodelay(stdscr, TRUE);
	set_escdelay(ESCAPE_MILLISECONDS);
	curses->utf8 = locale_is_utf8();
	const char *no_color = getenv("NO_COLOR");
	if ((!no_color || !*no_color) && has_colors() && start_color() == OK) {
		curses->colored = true;
		curses->default_colors = use_default_colors() == OK;
	}
	curses_theme(&curses->terminal, theme_plain());
}

Terminal *
terminal_curses(Err *err)
{
	CursesTerminal *curses = calloc(1, sizeof *curses);
	if (!curses)
		abort();
	curses->terminal.ops = &curses_ops;
	if (!open_streams(curses, err) || !can_draw(err)
	    || !open_signal_pipe(err))
		goto failed;
	curses->screen = newterm(NULL, curses->out, curses->in);
	if (!curses->screen) {
		err_set(err, "the terminal cannot be set up");
		goto failed;
	}
	set_up(curses);
	catch_signals();
	return &curses->terminal;
failed:
	close_signal_pipe();
	if (curses->owns_in)
		fclose(curses->in);
	free(curses);
	return NULL;
}
