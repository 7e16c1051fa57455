#ifndef QUOTH_UI_UI_H
#define QUOTH_UI_UI_H

/*
 * The screen: shows stories on a terminal until the reader leaves. It owns
 * neither; it reads no file, opens no address and knows no colour but those of
 * the themes it is given.
 */

#include "model/story.h"
#include "ui/terminal.h"

typedef struct {
	const Story *stories; /* one opens at once, several are listed */
	uint32_t count;
	Str heading;          /* above the list: "Sample front page" */
	const Theme *themes;  /* to choose from; none: the plain one */
	uint32_t theme_count;
	uint32_t theme;       /* the first to be used */
	uint16_t text_width;  /* columns of an article's lines; 0: 68 */
	bool sidebar;         /* shown from the beginning */
} UiInput;

/* Returns when the reader quits or the terminal ends. The terminal stays the
 * caller's to close. */
void ui_run(Terminal *terminal, const UiInput *input);

#endif
