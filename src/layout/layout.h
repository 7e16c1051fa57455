#ifndef QUOTH_LAYOUT_LAYOUT_H
#define QUOTH_LAYOUT_LAYOUT_H

/*
 * Where everything stands: an article set in lines of at most so many columns,
 * the lines gathered into pages.
 *
 * A Layout is made from a Document for one width and height, and made anew when
 * either changes; nothing else is. It holds Ranges and columns, never a copy of
 * text, and knows nothing of names, quotes or colour. Its arena is the caller's
 * and may be freed with it.
 *
 * Within a block that does not keep its lines, every run of blanks and newlines
 * is shown as one space and none is shown at a line's end; a Line's range is
 * over the text as it is, so who paints it asks layout_run_next() for the
 * pieces and their columns.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/range.h"
#include "base/str.h"
#include "layout/run.h"
#include "layout/table.h"
#include "model/document.h"

typedef enum {
	LINE_TEXT,   /* of Document.text */
	LINE_TITLE,  /* of Document.title: the headline above the text */
	LINE_BYLINE, /* of Layout.byline: who, when, where, under the headline */
	LINE_BLANK,  /* between two blocks; an empty line of verse or code */
	LINE_RULE,   /* a line of width columns from indent on */
} LineKind;

typedef struct {
	Range text;      /* what is shown. LINE_RULE: the "* * *" it stands for;
	                    LINE_BLANK: empty, where the line before it ends */
	uint32_t block;  /* of LINE_TEXT and of a rule in the text; else NO_BLOCK */
	uint16_t indent; /* columns left free before the text */
	uint16_t width;  /* columns the text takes, with the hyphen, without indent */
	uint8_t kind;    /* LineKind */
	bool hyphen;     /* a "-" is shown behind the text: the word goes on */
	Str marker;      /* "•", "12.", "[image]": stands before the text, see
	                    layout_marker_column() */
} Line;

typedef LIST_OF(Line) LineList;

/* Lines first to first + count - 1. */
typedef struct {
	uint32_t first, count;
} Page;

typedef LIST_OF(Page) PageList;

typedef struct {
	uint16_t columns; /* of the text; at least 1. A line is wider only where a
	                     single wide grapheme is */
	uint16_t rows;    /* of a page; 0: one page */
} LayoutSize;

typedef struct {
	const Document *document;
	LayoutSize size;
	Str byline;     /* "Jo Reporter · 5 March 2024 · Gazette" */
	LineList lines; /* in reading order; every block but BLOCK_TITLE is in them,
	                   and so is every byte of such a block that is no blank and
	                   no soft hyphen */
	uint32_t body;  /* the first line behind the headline and what is under it */
	PageList pages; /* the lines in order, at least one page and none longer than
	                   rows; blank lines where a page would begin or end are in
	                   none. No heading at its foot where it can be helped */
	TableList tables; /* the aligned ones, in order */
} Layout;

Layout *layout_make(Arena *arena, const Document *document, LayoutSize size);

/* The text that a line's range is into. */
Str layout_source(const Layout *layout, const Line *line);

/* The line that shows the byte of Document.text, or, where it is not shown, the
 * next that shows something behind it; the last line at the end. */
uint32_t layout_line_at(const Layout *layout, uint32_t byte);

/* The page that holds the line; of a blank line in none, the one before it. */
uint32_t layout_page_of(const Layout *layout, uint32_t line);

/* Where the line's marker begins: one column stays free between it and the
 * text. */
uint16_t layout_marker_column(const Line *line);

/* The byte of Document.text with which line begins, or the next line of text
 * does: the reader's place, kept over a new layout. */
uint32_t layout_byte_at(const Layout *layout, uint32_t line);

/* The pieces of a line, one after another: *at is 0 before the first call, *run
 * is left as it was between two calls. False after the last. A soft hyphen is
 * in no piece, and so is what a LINE_RULE stands for.
 *
 *     uint32_t at = 0;
 *     for (Run run; layout_run_next(layout, line, &at, &run);) …
 */
bool layout_run_next(const Layout *layout, const Line *line, uint32_t *at,
    Run *run);

#endif
