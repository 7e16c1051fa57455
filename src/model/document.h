#ifndef QUOTH_MODEL_DOCUMENT_H
#define QUOTH_MODEL_DOCUMENT_H

/*
 * An article, freed of its page: one text and what its parts are.
 *
 * A Document is made once (by the article room), lives in one arena, and is
 * only read afterwards. It owns all its strings. It knows nothing of who is
 * named in it (notes.h), of lines and columns (layout/layout.h), or of colour
 * (role.h).
 *
 * The text of a page is its body: paragraphs, headings and so on, parted by an
 * empty line; the headline is in title alone. The text of a plain text file is
 * the file itself, byte for byte (made valid UTF-8): its headline stands in the
 * text too, in a block of kind BLOCK_TITLE.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/date.h"
#include "base/list.h"
#include "base/range.h"
#include "base/str.h"

typedef enum {
	BLOCK_PARAGRAPH,
	BLOCK_HEADING,   /* depth: 1 (largest) to 6 */
	BLOCK_QUOTATION, /* a paragraph of a block quotation; depth: 1, 2, … */
	BLOCK_ITEM,      /* of a list; depth: 1, 2, …; ordinal: see below */
	BLOCK_CODE,      /* preformatted: blanks and newlines stay */
	BLOCK_CAPTION,   /* of a picture; a picture's credit */
	BLOCK_IMAGE,     /* stands for a picture: its alternative text */
	BLOCK_TABLE,     /* one row a line, cells parted by a tab */
	BLOCK_RULE,      /* a change of subject: "* * *", <hr>; may be empty */
	BLOCK_TITLE,     /* the headline as it stands in a plain text file, once for
	                    every time it stands there. Who shows Document.title
	                    leaves these out. */
} BlockKind;

typedef struct {
	BlockKind kind;
	uint8_t depth;
	bool keeps_lines; /* a newline in it is a line's end (<br>, verse, an
	                     address); else it is a blank like any other */
	uint32_t ordinal; /* BLOCK_ITEM: its number in a numbered list, 0 for a
	                     bullet */
	Range text;       /* without blanks at its ends; blocks do not overlap, and
	                     all of the text but blanks is in some block */
} Block;

typedef LIST_OF(Block) BlockList;

typedef enum {
	SPAN_EMPHASIS,
	SPAN_STRONG,
	SPAN_CODE,
	SPAN_LINK,
} SpanKind;

typedef struct {
	SpanKind kind;
	Range text; /* inside one block; spans nest, outer before inner */
	Str href;   /* SPAN_LINK: an absolute http or https address */
} Span;

typedef LIST_OF(Span) SpanList;

typedef struct {
	Str url;        /* where it came from; empty for a file */
	Str title;      /* the headline, on one line, without the site's tail */
	Str byline;     /* who wrote it: "Jo Reporter, Ann Other" */
	Str site;       /* "The Moscow Times" */
	Str language;   /* BCP 47, "en", "de-CH"; empty: not known */
	Str lead_image; /* address of the picture that goes with it */
	Str next_part;  /* address of the page on which it goes on; empty: it is whole.
	                   Not packed with a story (story.h) */
	int64_t published; /* DATE_NONE: not known */
	bool verbatim;  /* the text is a plain text file's: what marks an item or a
	                   quotation ("- ", "> ") stands in it */
	Str text;       /* valid UTF-8, shorter than 2^31 bytes */
	BlockList blocks; /* in order */
	SpanList spans;   /* by begin, then outer before inner */
} Document;

#define NO_BLOCK UINT32_MAX

/* The index of the block that holds the byte, or of the next one where it
 * stands between two; NO_BLOCK after the last. */
uint32_t document_block_at(const Document *document, uint32_t byte);

/* The article's own words: the text without its captions, blocks parted by an
 * empty line. Of a verbatim document the text itself. */
Str document_body(Arena *arena, const Document *document);

/* Whether all the promises above hold; for tests, fuzzing and assert(). */
bool document_is_sound(const Document *document);

#endif
