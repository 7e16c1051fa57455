#include "layout/hyphen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <hyphen.h>

#include "base/hash.h"
#include "base/unicode.h"

enum {
	SHORTEST = 5, /* characters of a word that is divided */
	LEAST_BEFORE = 2, LEAST_BEHIND = 3,
	MEMORY = 16384, /* words whose points are known; a power of two */
	LARGEST_FILE = 16 << 20,
};

/* Words come again: most of a text is a few thousand of them. */
typedef struct {
	uint64_t points;
	uint8_t len; /* 0: free */
	char word[HYPHEN_LONGEST];
} Remembered;

struct Hyphen {
	HyphenDict *patterns;
	bool utf8;     /* else Latin-1 */
	bool capitals; /* divides words that begin with one */
	Remembered memory[MEMORY];
};

/* --- the file of a language --- */

/* The patterns in a file, in an encoding that we have; else NULL. */
static HyphenDict *
load_file(const char *path)
{
	FILE *file = fopen(path, "re");
	if (!file)
		return NULL;
	HyphenDict *patterns = NULL;
	if (fseek(file, 0, SEEK_END) == 0 && ftell(file) > 0
	    && ftell(file) < LARGEST_FILE && fseek(file, 0, SEEK_SET) == 0)
		patterns = hnj_hyphen_load_file(file);
	fclose(file);
	if (patterns && !patterns->utf8
	    && strcmp(patterns->cset, "ISO8859-1") != 0) {
		hnj_hyphen_free(patterns);
		return NULL;
	}
	return patterns;
}

/* "de", and "CH" or nothing, of "de-Latn-CH": letters alone, so that no
 * language leads out of the folder. */
static void
read_language(Str language, char name[4], char region[3])
{
	Str part;
	for (int i = 0; str_cut(&language, '-', &part); i++) {
		bool letters = true;
		for (size_t k = 0; k < part.len; k++)
			letters = letters && byte_is_letter(part.ptr[k]);
		if (!letters)
			return;
		if (i == 0 && (part.len == 2 || part.len == 3))
			for (size_t k = 0; k < part.len; k++)
				name[k] = byte_lower(part.ptr[k]);
		else if (i > 0 && part.len == 2)
			for (size_t k = 0; k < 2; k++)
				region[k] = (char)(byte_lower(part.ptr[k]) - 32);
	}
}

static HyphenDict *
load_patterns(const char *name, const char *region)
{
	const char *folder = getenv("QUOTH_HYPHEN");
	if (!folder || !*folder)
		folder = "/usr/share/hyphen";
	/* "de_CH", "de", "de_DE"; of English the American ones */
	char own[3] = {0};
	for (int i = 0; i < 2; i++)
		own[i] = (char)(name[i] - 32);
	const char *regions[] = {region, "", own,
	    strcmp(name, "en") == 0 ? "US" : ""};
	HyphenDict *patterns = NULL;
	for (int i = 0; i < 4 && !patterns; i++) {
		char path[512];
		int len = snprintf(path, sizeof path, "%s/hyph_%s%s%s.dic", folder,
		    name, *regions[i] ? "_" : "", regions[i]);
		if (len > 0 && (size_t)len < sizeof path)
			patterns = load_file(path);
	}
	return patterns;
}

Hyphen *
hyphen_load(Str language)
{
	char name[4] = {0}, region[3] = {0};
	read_language(str_empty(language) ? STR("en") : language, name, region);
	HyphenDict *patterns = *name ? load_patterns(name, region) : NULL;
	if (!patterns)
		return NULL;
	Hyphen *hyphen = calloc(1, sizeof *hyphen);
	if (!hyphen)
		abort();
	hyphen->patterns = patterns;
	hyphen->utf8 = patterns->utf8;
	hyphen->capitals = strcmp(name, "de") == 0;
	return hyphen;
}

void
hyphen_free(Hyphen *hyphen)
{
	if (!hyphen)
		return;
	hnj_hyphen_free(hyphen->patterns);
	free(hyphen);
}

/* --- a word --- */

/* The word in lower case as the patterns want it, and where its characters
 * begin; how many they are, 0 where it is no plain word. */
static int
spell(const Hyphen *hyphen, Str word, char *out, int *out_len, uint8_t *begins)
{
	int count = 0;
	*out_len = 0;
	for (size_t at = 0, next; at < word.len; at = next) {
		uint32_t c = unicode_at(word, at, &next);
		if (c < 0x80 ? !byte_is_letter((char)c) : !unicode_is_letter(c))
			return 0;
		if (unicode_is_upper(c)) {
			if (at > 0 || !hyphen->capitals)
				return 0;
			c = unicode_lower(c);
		}
		begins[count++] = (uint8_t)at;
		if (hyphen->utf8)
			*out_len += (int)unicode_put(out + *out_len, c);
		else if (c < 0x100)
			out[(*out_len)++] = (char)c;
		else
			return 0;
	}
	return count;
}

static uint64_t
find_points(Hyphen *hyphen, Str word)
{
	/* a character takes at most four bytes */
	char out[4 * HYPHEN_LONGEST + 1], odd[4 * HYPHEN_LONGEST + 8] = {0};
	uint8_t begins[HYPHEN_LONGEST];
	int len, count = spell(hyphen, word, out, &len, begins);
	if (count < SHORTEST)
		return 0;
	char **rep = NULL;
	int *pos = NULL, *cut = NULL;
	uint64_t points = 0;
	if (hnj_hyphen_hyphenate2(hyphen->patterns, out, len, odd, NULL, &rep, &pos,
	        &cut) == 0)
		for (int i = LEAST_BEFORE; i <= count - LEAST_BEHIND; i++) {
			/* no letters but those that stand in the text */
			bool changes = rep && rep[i - 1];
			Str behind = str_part(word, begins[i], word.len);
			if (odd[i - 1] & 1 && !changes
			    && !unicode_is_mark(unicode_at(behind, 0, NULL)))
				points |= UINT64_C(1) << begins[i];
		}
	for (int i = 0; rep && i < len; i++)
		free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return points;
}

uint64_t
hyphen_points(Hyphen *hyphen, Str word)
{
	if (word.len < SHORTEST || word.len > HYPHEN_LONGEST)
		return 0;
	uint32_t hash = hash32(word);
	Remembered *known = &hyphen->memory[(hash ^ hash >> 15) % MEMORY];
	if (known->len != word.len || memcmp(known->word, word.ptr, word.len) != 0) {
		known->points = find_points(hyphen, word);
		known->len = (uint8_t)word.len;
		memcpy(known->word, word.ptr, word.len);
	}
	return known->points;
}
