#ifndef QUOTH_UI_UI_H
#define QUOTH_UI_UI_H

/*
 * The screen: shows stories, or the reader's feeds, on a terminal until he
 * leaves. It owns none of them; it reads no file, opens no address and knows no
 * colour but those of the themes it is given. What needs the network, or parses
 * what strangers wrote, quoth does in other processes, and the screen only hears
 * of it.
 */

#include "model/story.h"
#include "pipeline/opening.h"
#include "ui/citation.h"
#include "ui/shelf.h"
#include "ui/terminal.h"

typedef struct {
	const Story *stories; /* one opens at once, several are listed */
	uint32_t count;       /* 0: what is being opened; without that the shelf */
	Opening *opening;     /* stories to come, instead; NULL: none are */
	Shelf *shelf;         /* the reader's feeds; NULL: not asked for */
	Str program;          /* quoth, for what needs the network; empty: nothing
	                         that does can be done */
	Str import;           /* a list that could be imported; empty: none */
	Str heading;          /* above the list: "Sample front page"; empty: of a
	                         feed its name */
	const Theme *themes;  /* to choose from; none: the plain one */
	uint32_t theme_count;
	uint32_t theme;       /* the first to be used */
	uint16_t text_width;  /* columns of an article's lines; 0: 68 */
	bool justify, hyphenate; /* how they are filled */
	int refresh_every;    /* minutes from one refresh of what is due to the
	                         next; 0: only when asked for */
	bool sidebar;         /* shown from the beginning */
	bool indirect;        /* indirect quotes count as quotes */
	Str clipboard;        /* how one copies, see outside_copy(); empty: by the
	                         terminal */
	CitationForm citation; /* of what Y copies */
} UiInput;

/* Returns when the reader quits or the terminal ends. The terminal stays the
 * caller's to close. */
void ui_run(Terminal *terminal, const UiInput *input);

#endif
