#ifndef QUOTH_LAYOUT_HYPHEN_H
#define QUOTH_LAYOUT_HYPHEN_H

/*
 * Where a word may be divided, by the patterns of its language: the files
 * hyph_LANGUAGE.dic of Debian's hyphen packages (TeX's patterns, as libhyphen
 * reads them). Where no file for the language is installed nothing is divided;
 * that is no error. The one home of libhyphen.
 *
 * It divides plain words only: letters, in lower case behind the first. What
 * has a digit, a mark or a capital in it is a number, an address or an
 * abbreviation; what begins with a capital is taken for a name, but in German.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

typedef struct Hyphen Hyphen;

/* Reads the patterns of a language ("en", "de-CH"; empty: English) from the
 * folder in $QUOTH_HYPHEN, else from /usr/share/hyphen. NULL where there are
 * none. To be freed with hyphen_free(). */
Hyphen *hyphen_load(Str language);
void hyphen_free(Hyphen *hyphen);

enum { HYPHEN_LONGEST = 64 }; /* bytes of a word that is divided */

/* Bit i is set where the word may be divided before its byte i; never 0. */
uint64_t hyphen_points(Hyphen *hyphen, Str word);

#endif
