#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/unicode.h"
#include "command/command.h"
#include "command/say.h"
#include "layout/optimal.h"
#include "layout/run.h"
#include "pipeline/rights.h"

/*
 * A filter: paragraphs in, lines out, as they come. A paragraph ends at an
 * empty line, where what its lines begin with changes (blanks, ">" of a mail
 * that is answered), before an item of a list, and with a line that is too long
 * to have been broken by hand.
 */

enum {
	WIDTH_LEAST = 1, WIDTH_MOST = 1000, WIDTH_USUAL = 72,
	CHUNK = 64 << 10,
	LONG_LINE = 200,           /* bytes: a paragraph of its own */
	MOST_PARAGRAPH = 1 << 20,  /* bytes; a longer one is cut at a line's end */
	LONGEST_MARK = 8,          /* of a list's item: "1204. " */
};

typedef struct {
	Filling filling; /* its columns are those of the whole page */
	bool whole;
	Arena *arena;
	Optimal *optimal;
	Buf text;        /* of the paragraph that is gathered, lines by "\n" */
	uint32_t lines;  /* of it */
	Buf first, rest; /* what its first line begins with, and the others */
	size_t margin;   /* the columns of that */
	Buf out, work;
} Filter;

/* --- out --- */

static void
flush(Filter *filter)
{
	say_through(&filter->work, buf_str(&filter->out));
	buf_cut(&filter->out, 0);
}

static void
add_blanks(Buf *out, size_t count)
{
	while (count--)
		buf_add_byte(out, ' ');
}

static void
put_line(Filter *filter, Str text, const WrapLine *line, bool first)
{
	Buf *out = &filter->out;
	buf_add(out, buf_str(first ? &filter->first : &filter->rest));
	RunStyle style = {.kind = RUNS_OF_PROSE, .gaps = line->gaps,
	    .extra = line->extra, .phase = line->phase};
	run_add(out, text, line->text, &style);
	if (line->hyphen)
		buf_add_byte(out, '-');
	buf_add_byte(out, '\n');
	if (out->len > CHUNK)
		flush(filter);
}

/* The paragraph that was gathered, which is forgotten. */
static void
put_paragraph(Filter *filter)
{
	if (!filter->lines)
		return;
	Str text = buf_str(&filter->text);
	Range all = {0, (uint32_t)text.len};
	Filling filling = filter->filling;
	filling.columns = filter->margin < filling.columns
	    ? (uint16_t)(filling.columns - filter->margin) : 1;
	if (filter->whole) {
		const WrapLineList *lines = optimal_fill(filter->optimal, text, all,
		    &filling);
		for (uint32_t i = 0; i < lines->count; i++)
			put_line(filter, text, &lines->items[i], i == 0);
	} else {
		Wrap wrap = wrap_begin(text, all, WRAP_PROSE, filling.columns);
		bool first = true;
		for (WrapLine line; wrap_next(&wrap, &line); first = false)
			put_line(filter, text, &line, first);
	}
	filter->lines = 0;
	buf_cut(&filter->text, 0);
	buf_cut(&filter->first, 0);
	buf_cut(&filter->rest, 0);
}

/* --- in --- */

/* How long what the line begins with is: blanks and ">". */
static size_t
margin_of(Str line)
{
	size_t at = 0;
	while (at < line.len && (byte_is_blank(line.ptr[at]) || line.ptr[at] == '>'))
		at++;
	return at;
}

/* The bytes of "- ", "12. " and their kin with which an item begins; else 0. */
static size_t
mark_of(Str line)
{
	size_t at = 0;
	if (line.len > 1 && strchr("-*+", line.ptr[0]))
		at = 1;
	else if (str_starts(line, STR("•")))
		at = sizeof "•" - 1;
	else
		while (at < line.len && at < LONGEST_MARK
		    && byte_is_digit(line.ptr[at]))
			at++;
	if (at && byte_is_digit(line.ptr[0])) {
		if (at == line.len || (line.ptr[at] != '.' && line.ptr[at] != ')'))
			return 0;
		at++;
	}
	if (!at || at == line.len || !byte_is_blank(line.ptr[at]))
		return 0;
	while (at < line.len && byte_is_blank(line.ptr[at]))
		at++;
	return at;
}

static void
begin_paragraph(Filter *filter, Str margin, Str mark)
{
	buf_add(&filter->first, margin);
	buf_add(&filter->first, mark);
	buf_add(&filter->rest, margin);
	add_blanks(&filter->rest, unicode_width(mark));
	filter->margin = unicode_width(margin) + unicode_width(mark);
}

/* A line without its newline. */
static void
take_line(Filter *filter, Str line)
{
	size_t margin = margin_of(line);
	Str before = str_part(line, 0, margin);
	Str words = str_part(line, margin, line.len);
	while (words.len && byte_is_blank(words.ptr[words.len - 1]))
		words.len--;
	if (str_empty(words)) {
		put_paragraph(filter);
		while (before.len && byte_is_blank(before.ptr[before.len - 1]))
			before.len--;
		buf_add(&filter->out, before);
		buf_add_byte(&filter->out, '\n');
		return;
	}
	size_t mark = mark_of(words);
	bool is_long = words.len > LONG_LINE;
	if (filter->lines && (mark || is_long
	    || !str_equal(before, buf_str(&filter->rest))
	    || filter->text.len > MOST_PARAGRAPH))
		put_paragraph(filter);
	if (!filter->lines)
		begin_paragraph(filter, before, str_part(words, 0, mark));
	else
		buf_add_byte(&filter->text, '\n');
	buf_add(&filter->text, str_part(words, mark, words.len));
	filter->lines++;
	if (is_long)
		put_paragraph(filter);
}

/* The whole lines of what has been read, which are taken off it; at the end of
 * the input all. */
static void
take_lines(Filter *filter, Buf *in, bool all)
{
	size_t end = in->len;
	while (end > 0 && in->ptr[end - 1] != '\n')
		end--;
	if (all)
		end = in->len;
	/* a line without an end: at a blank, or where it may be */
	if (!end && in->len > MOST_PARAGRAPH)
		for (end = in->len; end > 1 && in->ptr[end - 1] != ' ';)
			end--;
	if (!end || (end == 1 && in->len > MOST_PARAGRAPH))
		end = in->len > MOST_PARAGRAPH || all ? in->len : end;
	if (!end)
		return;
	Arena *arena = arena_new();
	Str text = unicode_repair(arena, (Str){in->ptr, end});
	for (Str line; str_cut(&text, '\n', &line);)
		take_line(filter, line);
	arena_free(arena);
	memmove(in->ptr, in->ptr + end, in->len - end);
	buf_cut(in, in->len - end);
}

static bool
read_all(Filter *filter, Err *err)
{
	static char chunk[CHUNK];
	Buf in = buf_new(BUF_UNLIMITED);
	ssize_t count;
	while ((count = read(STDIN_FILENO, chunk, sizeof chunk)) != 0) {
		if (count < 0 && errno == EINTR)
			continue;
		if (count < 0)
			break;
		buf_add(&in, (Str){chunk, (size_t)count});
		take_lines(filter, &in, false);
	}
	if (count < 0)
		err_set(err, "standard input: %s", strerror(errno));
	take_lines(filter, &in, true);
	put_paragraph(filter);
	flush(filter);
	buf_free(&in);
	return count == 0;
}

static ExitStatus
run(Arena *arena, const Options *options)
{
	Err err = {0};
	int64_t width;
	if (options->sources.count) {
		err_set(&err, "wrap reads standard input and no file");
		say_error(&err);
		return EXIT_USAGE;
	}
	if (!options_number(options, OPTION_WIDTH, WIDTH_LEAST, WIDTH_MOST,
	        say_width(WIDTH_USUAL), &width, &err)) {
		say_error(&err);
		return EXIT_USAGE;
	}
	Filter filter = {
		.filling = {.columns = (uint16_t)width,
		    .justify = options->given[OPTION_JUSTIFY]},
		.arena = arena,
		.optimal = optimal_new(arena),
		.text = buf_new(BUF_UNLIMITED),
		.first = buf_new(BUF_UNLIMITED),
		.rest = buf_new(BUF_UNLIMITED),
		.out = buf_new(BUF_UNLIMITED),
		.work = buf_new(BUF_UNLIMITED),
	};
	if (options->given[OPTION_HYPHENATE]) {
		Str language = options->values[OPTION_LANGUAGE];
		filter.filling.hyphen = hyphen_load(language);
		if (!filter.filling.hyphen)
			say_note(STR("wrap"), STR("no words are divided: there are no "
			    "patterns for the language in /usr/share/hyphen "
			    "(install hyphen-en-us, hyphen-de, …)"));
	}
	filter.whole = options->given[OPTION_JUSTIFY]
	    || options->given[OPTION_HYPHENATE];
	rights_of_reader(&(StrList){0});
	bool ok = read_all(&filter, &err);
	hyphen_free(filter.filling.hyphen);
	Buf *bufs[] = {&filter.text, &filter.first, &filter.rest, &filter.out,
	    &filter.work};
	for (size_t i = 0; i < sizeof bufs / sizeof *bufs; i++)
		buf_free(bufs[i]);
	if (ok && say_finish(&err))
		return EXIT_DONE;
	say_error(&err);
	return EXIT_FAILED;
}

static const Option options[] = {
	{"width", "N", OPTION_WIDTH, "columns to wrap to, 72"},
	{"justify", NULL, OPTION_JUSTIFY, "make both edges even"},
	{"hyphenate", NULL, OPTION_HYPHENATE, "divide words where that helps"},
	{"language", "LANG", OPTION_LANGUAGE, "of the text, for dividing words: en"},
	{0},
};

const Command cmd_wrap = {
	.name = "wrap",
	.synopsis = "[--width N] [--justify] [--hyphenate] [--language LANG]",
	.help = "set the paragraphs of standard input in lines",
	.options = options,
	.run = run,
};
