#ifndef QUOTH_LAYOUT_LAYOUT_H
#define QUOTH_LAYOUT_LAYOUT_H

/*
 * Where everything stands: an article set in lines of at most so many columns.
 *
 * A Layout is made from a Document for one width, and made anew when that
 * changes; nothing else is. It holds Ranges and columns, never a copy of text,
 * and knows nothing of names, quotes or colour. Its arena is the caller's and
 * may be freed with it.
 *
 * It need not be whole: layout_begin() sets the few lines around one place, and
 * layout_on() and layout_back() set more of them on either side, so that the
 * first screen of a text of any length is there at once and a resize sets anew
 * only what shows. What is set is always one stretch of the article; an index
 * of a line counts from the first that is set.
 *
 * Within a block that does not keep its lines, every run of blanks and newlines
 * is shown as one space (or more, where the line is justified) and none is
 * shown at a line's end; a Line's range is over the text as it is, so who
 * paints it asks layout_run_next() for the pieces and their columns.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/range.h"
#include "base/str.h"
#include "layout/hyphen.h"
#include "layout/portion.h"
#include "layout/run.h"
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
	                    LINE_BLANK: empty, where the line before it ends; in a
	                    table: all of the row, and of its second line and those
	                    that follow empty, where it ends */
	uint32_t block;  /* of LINE_TEXT and of a rule in the text; else NO_BLOCK */
	uint32_t part;   /* in a table: its first in Layout.parts */
	uint16_t parts;  /* and how many they are; else 0 */
	uint16_t indent; /* columns left free before the text */
	uint16_t width;  /* columns the text takes, with the hyphen, without indent */
	uint16_t gaps, extra, phase; /* of a justified line, see RunStyle */
	uint8_t kind;    /* LineKind */
	bool hyphen;     /* a "-" is shown behind the text: the word goes on */
	Str marker;      /* "•", "12.", "[image]": stands before the text, see
	                    layout_marker_column() */
} Line;

typedef LIST_OF(Line) LineList;

/* What one line shows of a table's cell. */
typedef struct {
	Range text;
	uint16_t column;
} CellPart;

typedef LIST_OF(CellPart) CellPartList;

typedef struct {
	uint16_t columns; /* of the text; at least 1. A line is wider only where a
	                     single wide grapheme is */
	bool whole;       /* paragraphs are filled as a whole (optimal.h); else line
	                     by line */
	bool justify;     /* then both edges are even; asks for whole */
	Hyphen *hyphen;   /* NULL: no word is divided; asks for whole */
	const RangeList *names; /* of Document.text, in order: in these no word is
	                     divided; NULL: none */
} LayoutOptions;

typedef struct {
	const Document *document;
	LayoutOptions options;
	Str byline;     /* "Jo Reporter · 5 March 2024 · Gazette" */
	LineList lines; /* in reading order. Every block but BLOCK_TITLE is in them,
	                   and so is every byte of such a block that is no blank and
	                   no soft hyphen */
	uint32_t body;  /* the first line behind the headline and what is under it */
	bool begins, ends; /* the article's first line is among them; its last */
	CellPartList parts; /* of the lines of tables */

	Arena *arena;
	struct Setter *setter;
	Portion first, last; /* of what is set */
	Line *room;     /* where lines are, with room before and behind */
	uint32_t room_before, room_count;
} Layout;

/* All of the article. */
Layout *layout_make(Arena *arena, const Document *document,
    LayoutOptions options);

/* The lines around a byte of Document.text, at least the one that shows it;
 * with byte 0 the headline too. */
Layout *layout_begin(Arena *arena, const Document *document,
    LayoutOptions options, uint32_t byte);

/* Sets more lines behind, or before, what is set: those of at least so many
 * bytes of text, as far as there are. */
void layout_on(Layout *layout, uint32_t bytes);

/* Gives how many they are: by so much every line's index has grown. */
uint32_t layout_back(Layout *layout, uint32_t bytes);

/* Whether the line that shows the byte is set. */
bool layout_holds(const Layout *layout, uint32_t byte);

/* The text that a line's range is into. */
Str layout_source(const Layout *layout, const Line *line);

/* The line that shows the byte of Document.text, or, where it is not shown, the
 * next that shows something behind it; behind all that is set the last line
 * where the article ends with it, else lines.count. */
uint32_t layout_line_at(const Layout *layout, uint32_t byte);

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
