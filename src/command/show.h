#ifndef QUOTH_COMMAND_SHOW_H
#define QUOTH_COMMAND_SHOW_H

/*
 * What a screen is given to show, the same for a real terminal and for the one
 * in memory: the stories or the reader's feeds, the themes, his settings.
 */

#include "command/command.h"
#include "ui/ui.h"

/*
 * Opens the sources of the options; where there are none, the reader's feeds;
 * where he has none of these either, the front page that comes with quoth. A
 * source of several that cannot be had is said and left out; false where none is
 * left, or the settings, the theme or the store are wrong. Only after true is
 * there something to finish.
 */
bool show_prepare(Arena *arena, const Options *options, UiInput *input,
    ExitStatus *status);

/* Closes what was opened, once it is no longer shown, and says what could not be:
 * the status is that of the command. */
ExitStatus show_finish(UiInput *input);

/* The options that show_prepare() knows. */
#define SHOW_OPTIONS \
	{"theme", "NAME", OPTION_THEME, "how it looks; see quoth themes"}, \
	    {"width", "N", OPTION_WIDTH, "columns of the text"}, \
	    {"url", "URL", OPTION_URL, "the address that a file came from"}

#endif
