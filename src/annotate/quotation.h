#ifndef QUOTH_ANNOTATE_QUOTATION_H
#define QUOTH_ANNOTATE_QUOTATION_H

/*
 * What stands between quotation marks. A quotation is a fact of typography:
 * whether it is somebody's words, a title or a nickname is asked in choice.h,
 * and whose words they are in speaker.h.
 *
 * The scanner knows “double”, "straight", ‘single’, 'single straight',
 * «guillemets» (also »turned«), „low“ and 「corner」 marks. Single ones count
 * only where the article uses them for its quotations: else they are
 * apostrophes and quotes within quotes. Two straight ones ''like this'', a habit
 * of old wire archives, are no mark here. Of nested quotations the outer one
 * alone is given.
 *
 * A block quotation in which no marks stand is a quotation whole.
 *
 * A quotation lies in one block. Where its closing mark is missing it ends
 * before the narrator takes the word again, else at the end of its block; where
 * the next block opens with the same kind of mark, the speech goes on there.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/range.h"
#include "model/document.h"

typedef struct {
	Range text;     /* without the marks and blanks at its ends; not empty */
	Range marked;   /* with the marks that are there */
	uint32_t block; /* index into the Document's blocks */
	Range label;    /* a turn of a conversation (transcript.h): the words that
	                   tell who speaks; else empty */
	bool unmarked;  /* a block quotation, or a turn, in which no marks stand */
	bool closed;    /* its closing mark is there */
	bool continues; /* the next quotation, in a later block, goes on with it */
} Quotation;

typedef LIST_OF(Quotation) QuotationList;

/* In order; they do not overlap. Blocks of code have none. Takes time in
 * proportion to the length of the text, whatever marks it is made of. */
QuotationList quotation_scan(Arena *arena, const Document *document);

#endif
