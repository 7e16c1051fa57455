#ifndef QUOTH_UI_KEY_H
#define QUOTH_UI_KEY_H

/*
 * What a reader pressed, and how keys are written: as in vim, "j", "<Tab>",
 * "<C-c>", "<lt>" for "<" itself. The table of actions, the memory terminal
 * and the help all read and write keys here.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A character, a control character (Tab is 9, Ctrl-C is 3), or one of these. */
typedef uint32_t Key;

enum {
	KEYS_TAB = 9,
	KEYS_ENTER = 13,
	KEYS_ESCAPE = 27,
	KEYS_BACKSPACE = 127,
	KEYS_UP = 0x110000, /* beyond the last character */
	KEYS_DOWN,
	KEYS_LEFT,
	KEYS_RIGHT,
	KEYS_PAGE_UP,
	KEYS_PAGE_DOWN,
	KEYS_HOME,
	KEYS_END,
	KEYS_DELETE,
	KEYS_BACK_TAB,
};

#define KEY_CTRL(letter) ((Key)(letter) & 0x1f)

/* Takes one key off the front of *rest; blanks are no keys and are passed
 * over. False at the end, and where "<…>" names no key: then *rest is not
 * empty. */
bool key_cut(Str *rest, Key *key);

/* For people: "Tab", "Space", "Ctrl-C", "]". */
Str key_label(Arena *arena, Key key);

/* Whether the key is text: a character that is no control character. */
bool key_is_text(Key key);

#endif
