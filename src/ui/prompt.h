#ifndef QUOTH_UI_PROMPT_H
#define QUOTH_UI_PROMPT_H

/*
 * A line that the reader types, with the usual keys to edit it: Left, Right,
 * Home, End, Backspace, Delete, Ctrl-A E K U W. It moves and deletes whole
 * graphemes. A value: {0} is empty.
 */

#include "ui/grid.h"
#include "ui/key.h"

enum { PROMPT_BYTES = 256 };

typedef struct {
	char bytes[PROMPT_BYTES]; /* valid UTF-8 */
	size_t length, cursor;    /* in bytes, on grapheme boundaries */
} Prompt;

typedef enum {
	PROMPT_GOES_ON, /* nothing but the cursor moved */
	PROMPT_CHANGED,
	PROMPT_DONE,      /* Enter */
	PROMPT_CANCELLED, /* Esc, Ctrl-C, or Backspace in an empty line */
} PromptState;

PromptState prompt_press(Prompt *prompt, Key key);

/* Puts text there, with the cursor behind it; nothing where it is too long. */
void prompt_set(Prompt *prompt, Str text);

Str prompt_text(const Prompt *prompt);

/* In row y of the grid, behind the label, with the cursor in sight. */
void prompt_draw(const Prompt *prompt, Str label, Grid *grid, int y);

#endif
