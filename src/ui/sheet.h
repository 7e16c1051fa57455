#ifndef QUOTH_UI_SHEET_H
#define QUOTH_UI_SHEET_H

/*
 * A view of lines under headings, some of which belong to something that one
 * can choose: a quote, a story, somebody. What is on it is made by its kind
 * (dossier.c, everybody.c, sayings.c) whenever the width or the shelf has
 * changed; choosing, scrolling, opening and copying are the same for all.
 */

#include "store/dossier.h"
#include "ui/view.h"

/* What is behind a line. Which of it there is tells what the keys do. */
typedef struct {
	int64_t item;     /* a story; 0: none */
	const Saying *saying; /* a quote in it, or NULL */
	EntityKind kind;  /* somebody, where name is not empty: of a quote, who */
	Str name;         /* speaks */
} Target;

#define NO_TARGET UINT32_MAX

typedef struct {
	int x;
	Role role, right_role;
	Str text, right;
	uint32_t target; /* or NO_TARGET */
} SheetLine;

typedef struct Sheet Sheet;

typedef struct {
	/* What stands above it. */
	Str (*title)(const Sheet *sheet);

	/* Adds all lines, by the functions below. */
	bool (*fill)(Sheet *sheet, Store *store, Err *err);

	/* What to say where there is no line. */
	Str nothing;
} SheetKind;

/* What a kind may read; the arena lives until it is filled anew. */
struct Sheet {
	View view;
	Arena *own;      /* of the sheet itself */
	Shelf *shelf;
	const SheetKind *kind;
	EntityKind figure_kind; /* whose dossier it is */
	Str figure_name;
	Str words;       /* by which everybody is sifted; empty: not */
	bool of_all_time; /* nothing is as new as was asked for */

	Arena *arena;    /* NULL: to be filled */
	int width;       /* columns of the screen it was filled for */
	LIST_OF(SheetLine) lines;
	LIST_OF(Target) targets;
	LIST_OF(uint32_t) headings; /* lines */
	bool open;       /* lines that are added belong to the last target */
	uint32_t selected; /* target */
	uint32_t top, in_sight; /* lines */
	Err trouble;
};

/* The kind's fields are set by the caller before it is pushed; strings in
 * sheet->own. */
Sheet *sheet_new(Shelf *shelf, const SheetKind *kind);

/* --- for fill() --- */

/* A blank line before it, but for the first. */
void sheet_heading(Sheet *sheet, Str text, Str right);

/* Wrapped, from column x on. */
void sheet_text(Sheet *sheet, int x, Role role, Str text);

/* What is added from now on, until the next of these or a heading, belongs to
 * the target. */
void sheet_target(Sheet *sheet, const Target *target);

/* One line; right may be empty. */
void sheet_line(Sheet *sheet, int x, Role role, Str text, Role right_role,
    Str right);
void sheet_blank(Sheet *sheet);

/* A quote with its sources. */
void sheet_utterance(Sheet *sheet, const Utterance *utterance,
    bool with_speaker);

#endif
