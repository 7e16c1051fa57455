#ifndef QUOTH_COMMAND_SHOW_H
#define QUOTH_COMMAND_SHOW_H

/*
 * What a screen is given to show, the same for a real terminal and for the one
 * in memory: the stories, the themes, the reader's settings.
 */

#include "command/command.h"
#include "ui/ui.h"

/*
 * Opens the sources of the options, or, where there are none, the front page
 * that comes with quoth. A source of several that cannot be had is said and left
 * out; false where none is left, or the settings or the theme are wrong.
 */
bool show_prepare(Arena *arena, const Options *options, UiInput *input,
    ExitStatus *status);

/* The options that show_prepare() knows. */
#define SHOW_OPTIONS \
	{"theme", "NAME", OPTION_THEME, "how it looks; see quoth themes"}, \
	    {"width", "N", OPTION_WIDTH, "columns of the text"}, \
	    {"url", "URL", OPTION_URL, "the address that a file came from"}

#endif
