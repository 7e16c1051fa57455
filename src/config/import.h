#ifndef QUOTH_CONFIG_IMPORT_H
#define QUOTH_CONFIG_IMPORT_H

/*
 * The feed lists of other readers: newsboat's urls, newsraft's feeds, sfeed's
 * sfeedrc, or a plain list of addresses. They are read as text, never run: what
 * is a command or a filter in them, or would need a shell to be understood, is
 * told in the notes of the list, with its line.
 *
 * OPML is read by feed/opml.h.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/list.h"
#include "base/str.h"
#include "model/feedlist.h"

typedef enum {
	IMPORT_NEWSBOAT, /* a plain list of addresses is one of these too */
	IMPORT_NEWSRAFT,
	IMPORT_SFEED,
	IMPORT_OPML,
	IMPORT_QUOTH,    /* a feeds.yaml */
	IMPORT_UNKNOWN,
} ImportFormat;

/* What a text is, by what is in it. */
ImportFormat import_format(Str text);

/* "newsboat", "newsraft", "sfeed", "OPML", "quoth"; for people. */
const char *import_format_name(ImportFormat format);

/* Reads one of the first three. text is valid UTF-8. */
FeedList import_read(Arena *arena, Str text, ImportFormat format);

typedef struct {
	Str path;
	ImportFormat format;
	uint32_t feeds; /* in it; 0 for OPML, which is read elsewhere */
} ImportCandidate;

typedef LIST_OF(ImportCandidate) ImportCandidateList;

/* Lists that other readers left in the reader's home: newsboat's, newsraft's,
 * sfeed's, and *.opml in the home folder itself; those that are there, can be
 * read and have something in them. */
ImportCandidateList import_candidates(Arena *arena);

#endif
