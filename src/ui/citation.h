#ifndef QUOTH_UI_CITATION_H
#define QUOTH_UI_CITATION_H

/*
 * A quote as one cites it elsewhere: what was said, by whom and what he is, in
 * which source, when, and where it can be read.
 *
 *     “We have waited for this.” — Ines Calder, spokeswoman. Gazette, 5 March
 *     2024, https://gazette.example/1
 *
 * What is not known is left out, and doubt about the speaker stays ("perhaps").
 */

#include "base/arena.h"
#include "base/str.h"

typedef enum { CITATION_PLAIN, CITATION_MARKDOWN } CitationForm;

typedef struct {
	Str text;
	Str speaker, role; /* may be empty */
	bool perhaps;
	Str headline, source, link;
	int64_t date;      /* or DATE_NONE */
} Citation;

/* On one line; in markdown a block quotation, with the headline linked. Without
 * control characters, whatever was in the parts. */
Str citation_write(Arena *arena, const Citation *citation, CitationForm form);

/* False where no form has that word: "plain", "markdown". */
bool citation_form_read(Str word, CitationForm *form);

#endif
