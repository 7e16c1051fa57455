#ifndef QUOTH_FEED_ENTITY_H
#define QUOTH_FEED_ENTITY_H

/*
 * The names that HTML 4.01 (section 24) has for characters, and numbers as the
 * web means them. Feeds use both where XML knows neither.
 */

#include <stdint.h>

#include "base/str.h"

/* The longest name: "thetasym" */
enum { ENTITY_NAME_MAX = 8 };

/* The character of a name, "eacute" or "amp"; 0 where there is none. */
uint32_t entity_of_name(Str name);

/* The character of "#146" or "#x2019", without & and ;. Numbers that are
 * windows-1252 in disguise (128-159) are what they were meant to be; those that
 * no text may hold become U+FFFD. 0 where it is no number. */
uint32_t entity_of_number(Str number);

#endif
