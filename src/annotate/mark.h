#ifndef QUOTH_ANNOTATE_MARK_H
#define QUOTH_ANNOTATE_MARK_H

/*
 * Quotation marks, one by one: which characters they are, and what their
 * neighbours allow them to be. Apostrophes, feet and inches are none. Which of
 * them belong together is asked in quotation.c; so that it never has to look
 * ahead, each mark knows the next ones of its style.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/list.h"
#include "base/range.h"

typedef enum {
	MARK_DOUBLE,
	MARK_SINGLE,
	MARK_GUILLEMET,
	MARK_CORNER,
	MARK_STYLES
} MarkStyle;

#define NO_MARK UINT32_MAX

typedef struct {
	uint32_t begin, end;
	uint32_t character;
	uint8_t style;   /* MarkStyle */
	bool opens;      /* may begin a quotation */
	bool fresh;      /* … even while another one is open: stands after a blank */
	bool closes;     /* may end one */
	bool firm;       /* closes, and is no possessive: "so,’" but not "boys’" */
	uint32_t next_opener; /* of the same style, fresh; index or NO_MARK */
	uint32_t next_closer; /* of the same style, not fresh */
	uint32_t next_firm;
} Mark;

typedef LIST_OF(Mark) MarkList;

/* The marks of one block of text, in order. */
MarkList mark_collect(Arena *arena, Str text, Range block);

/* The style of a character; false: it is no mark. */
bool mark_style(uint32_t character, MarkStyle *style);

/* One that looks the same at both ends. */
bool mark_is_straight(uint32_t character);

/* „ and ‚, which “ and ‘ close. */
bool mark_is_low(uint32_t character);

/* What may stand before an opening mark: a blank, a bracket, a dash, another
 * mark. */
bool mark_leads_in(uint32_t before);

#endif
