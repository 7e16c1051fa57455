#ifndef QUOTH_BASE_DATE_H
#define QUOTH_BASE_DATE_H

/*
 * Moments, as seconds since 1970-01-01 00:00 UTC, and how they are written on
 * the web. Reading knows no locale and no time zone of the reader's machine: a
 * date without a zone is taken as UTC.
 */

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define DATE_NONE INT64_MIN

/*
 * Reads ISO 8601 ("2024-03-05T06:14:00+01:00", "2024-03-05", "20240305"), RFC
 * 822/1123 ("Tue, 05 Mar 2024 06:14 GMT"), asctime, and the forms in which
 * bylines have it ("March 5, 2024", "5 March 2024 at 6:14 pm", "Mar. 5 2024").
 * DATE_NONE where it is none, or not between the years 1 and 9999.
 */
int64_t date_read(Str text);

/* "2024-03-05T05:14:00Z". */
Str date_iso(Arena *arena, int64_t moment);

/* "5 March 2024", for people. */
Str date_long(Arena *arena, int64_t moment);

/* "5 March 2024 to 9 April 2024", or one day. */
Str date_span(Arena *arena, int64_t first, int64_t last);

#endif
