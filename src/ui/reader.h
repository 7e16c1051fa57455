#ifndef QUOTH_UI_READER_H
#define QUOTH_UI_READER_H

/*
 * An article, read: the text in a column, the sidebar beside it (over it where
 * there is no room), and below whose words the current quote is.
 *
 * The article is laid out once for each width of the text, never for a key.
 * The reader's place is a byte of the text, so that it holds over a resize.
 */

#include "model/story.h"
#include "ui/view.h"

enum { TEXT_WIDTH_DEFAULT = 68, TEXT_WIDTH_LEAST = 30, TEXT_WIDTH_MOST = 160 };

typedef struct {
	uint16_t text_width; /* columns of a line; 0: TEXT_WIDTH_DEFAULT */
	bool justify;        /* both edges of the text even */
	bool hyphenate;      /* words divided, where there are patterns */
	bool sidebar;        /* shown, where there is room */
	bool indirect;       /* indirect quotes are stepped to as well */
	Str heading;         /* of the list that the story is from */
	uint32_t index, count; /* of the story in it; count 1: no list */
	uint32_t byte;       /* of the text, where it opens; 0: at the headline */
	Range quote;         /* the quote at which it opens; empty: none */
	StrList also;        /* lines below the sidebar, of other stories */
} ReaderOptions;

/* The story must outlive the view. */
View *reader_new(const Story *story, const ReaderOptions *options);

/* The byte that the reader has brought to the top; 0: the headline. */
uint32_t reader_byte(const View *reader);

/* The quote that one stands at, in the text or in the sidebar, or NULL. */
const Quote *reader_quote(const View *reader);

/* The name chosen in the sidebar, else whoever speaks in that quote; NULL where
 * it is nobody with a name. */
const Entity *reader_name(const View *reader);

/* Whether the last line is in sight. */
bool reader_at_end(const View *reader);

#endif
