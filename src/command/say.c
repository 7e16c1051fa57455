#include "command/say.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/printable.h"
#include "base/unicode.h"

void
say_error(const Err *err)
{
	fflush(stdout);
	fputs("quoth: ", stderr);
	printable_print(stderr, str_of(err->text), PRINTABLE_PLAIN);
	fputc('\n', stderr);
}

void
say_note(Str source, Str note)
{
	Err err = {0};
	err_set(&err, "%.*s: %.*s", STR_ARG(source), STR_ARG(note));
	say_error(&err);
}

static void
say_as(Buf *work, Str text, PrintableFlags flags)
{
	buf_cut(work, 0);
	printable_add(work, text, flags);
	if (work->len)
		fwrite(work->ptr, 1, work->len, stdout);
}

void
say_through(Buf *work, Str text)
{
	bool ascii = say_is_terminal() && !locale_is_utf8();
	say_as(work, text,
	    ascii ? PRINTABLE_LINES | PRINTABLE_ASCII : PRINTABLE_LINES);
}

void
say(Str text)
{
	Buf work = buf_new(BUF_UNLIMITED);
	say_through(&work, text);
	buf_free(&work);
}

void
say_json(Str json)
{
	Buf work = buf_new(BUF_UNLIMITED);
	say_as(&work, json, PRINTABLE_JSON);
	putchar('\n');
	buf_free(&work);
}

static void
add_blanks(Buf *buf, size_t count)
{
	while (count--)
		buf_add_byte(buf, ' ');
}

static void
add_line(Buf *buf, const Layout *layout, const Line *line)
{
	if (line->kind == LINE_RULE) {
		add_blanks(buf, line->indent);
		for (uint16_t i = 0; i < line->width; i++)
			buf_add(buf, STR("─"));
		return;
	}
	size_t column = 0;
	if (!str_empty(line->marker)) {
		column = layout_marker_column(line);
		add_blanks(buf, column);
		buf_add(buf, line->marker);
		column += unicode_width(line->marker);
	}
	Str source = layout_source(layout, line);
	uint32_t at = 0;
	for (Run run; layout_run_next(layout, line, &at, &run);) {
		if (run.column > column)
			add_blanks(buf, run.column - column);
		if (run.is_blank)
			add_blanks(buf, run.columns);
		else
			buf_add(buf, range_str(source, run.text));
		column = (size_t)run.column + run.columns;
	}
	if (line->hyphen)
		buf_add_byte(buf, '-');
}

void
say_layout(const Layout *layout, uint16_t indent)
{
	Buf buf = buf_new(BUF_UNLIMITED);
	for (uint32_t i = 0; i < layout->lines.count; i++) {
		const Line *line = &layout->lines.items[i];
		if (line->kind != LINE_BLANK) {
			add_blanks(&buf, indent);
			add_line(&buf, layout, line);
		}
		buf_add_byte(&buf, '\n');
	}
	say(buf_str(&buf));
	buf_free(&buf);
}

void
say_wrapped(Str text, uint16_t indent, uint16_t width)
{
	Arena *arena = arena_new();
	Document document = {.text = text, .published = DATE_NONE};
	list_push(arena, &document.blocks,
	    (Block){.kind = BLOCK_PARAGRAPH, .text = {0, (uint32_t)text.len}});
	LayoutOptions options
	    = {.columns = width > indent ? (uint16_t)(width - indent) : 1};
	say_layout(layout_make(arena, &document, options), indent);
	arena_free(arena);
}

uint16_t
say_width(uint16_t widest)
{
	struct winsize size;
	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0
	    && size.ws_col < widest)
		return size.ws_col;
	return widest;
}

bool
say_is_terminal(void)
{
	static int is_terminal = -1;
	if (is_terminal < 0)
		is_terminal = isatty(STDOUT_FILENO);
	return is_terminal;
}

bool
say_finish(Err *err)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return true;
	return err_set(err, "cannot write: %s", strerror(errno));
}
