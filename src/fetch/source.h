#ifndef QUOTH_FETCH_SOURCE_H
#define QUOTH_FETCH_SOURCE_H

/*
 * What the reader names (an address, a file, "-" for standard input) and what
 * was found there: one text, valid UTF-8, and what kind of text it is. Past this
 * door nobody knows of bytes, encodings or servers.
 *
 * Only http and https addresses are opened, by the program quoth-fetch (see
 * fetch.h); only plain files are read; nothing above the limit of size. What is
 * no text (a picture, a PDF, bytes with zeros) is refused here, by its name.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"
#include "fetch/fetch.h"
#include "fetch/sniff.h"

typedef struct {
	SourceKind kind;  /* see sniff.h */
	Str text;         /* valid UTF-8, no byte order mark, no zero bytes */
	Str name;         /* as the reader gave it */
	Str url;          /* of the web: where it was found at last, without user
	                     and password; empty for a file */
	Str content_type; /* as the server wrote it; empty: not known */
	Str charset;      /* the encoding it came in: "windows-1252" */
	Str note;         /* what the reader should know of it, a sentence: "the
	                     connection broke off: the end is missing"; empty:
	                     nothing */
} Source;

typedef struct {
	FetchLimits limits; /* limits.body holds for files too */
	Fetcher *fetcher;   /* for whoever has no right to start one any more; NULL:
	                       an address is fetched by one of its own */
} SourceOptions;

/*
 * Reads what name says. All that is in *source lives in the arena or in name.
 * False with a reason that names the source, without user and password:
 * "https://news.example/x: 404 not found". options may be NULL: the usual ones.
 */
bool source_read(Arena *arena, Str name, const SourceOptions *options,
    Source *source, Err *err);

/* Makes text of bytes that were had in another way: *source has the name, the
 * url and the content_type (each may be empty), and gets the rest. The reason
 * names nothing. */
bool source_take(Arena *arena, Str bytes, Source *source, Err *err);

#endif
