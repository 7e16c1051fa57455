#ifndef QUOTH_CONFIG_SETTINGS_H
#define QUOTH_CONFIG_SETTINGS_H

/*
 * What the reader may choose once and for all, in quoth.yaml in his
 * configuration folder. One line here is all that a new setting needs: its
 * type (Str, int or bool), its name, what it is when the file does not say,
 * for a number its least and most, and what it is, for people.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

#define SETTING_LIST(X) \
	X(Str, theme, STR_INIT("plain"), 0, 0, \
	    "the theme: plain, night, paper, or one in your folder themes") \
	X(int, width, 68, 20, 300, "columns of text") \
	X(bool, justify, false, 0, 0, "whether both edges of the text are even") \
	X(bool, hyphenate, false, 0, 0, "whether words are divided at a line's end") \
	X(bool, ambiguous_wide, false, 0, 0, \
	    "whether the terminal shows “ ” and Greek in two columns") \
	X(Str, clipboard, STR_INIT("terminal"), 0, 0, \
	    "what copies: terminal, auto, or a program that reads it") \
	X(Str, citation, STR_INIT("plain"), 0, 0, \
	    "how a quote is copied: plain or markdown") \
	X(int, refresh, 0, 0, 10080, \
	    "minutes: feeds that are due are fetched when quoth opens and then " \
	    "this often; 0: only by r and R") \
	X(bool, sidebar, true, 0, 0, "whether names and quotes stand beside the text") \
	X(bool, indirect, false, 0, 0, \
	    "whether quotes without marks (\"she said that…\") count as quotes")

typedef struct {
#define SETTING_FIELD(Type, name, initial, least, most, help) Type name;
	SETTING_LIST(SETTING_FIELD)
#undef SETTING_FIELD
} Settings;

Settings settings_initial(void);

/* The reader's quoth.yaml; where there is none *settings becomes the initial
 * ones. *settings is only changed where the whole file is good. */
bool settings_load(Arena *arena, Settings *settings, Err *err);

/* As a quoth.yaml that sets them all, with what each is, for people. */
Str settings_write(Arena *arena, const Settings *settings);

/* A text that was read from file. */
bool settings_parse(Arena *arena, Str text, Str file, Settings *settings,
    Err *err);

#endif
