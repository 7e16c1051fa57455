#ifndef QUOTH_BASE_FILE_H
#define QUOTH_BASE_FILE_H

/*
 * Whole files, read with a limit and written at once. Errors name the path.
 */

#include <stdbool.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The bytes of a file ("-" is the standard input), which need not be UTF-8;
 * false where it cannot be read or has more than limit. */
bool file_read(Arena *arena, Str path, size_t limit, Str *bytes, Err *err);

/*
 * Makes bytes the content of path: into a temporary file beside it, onto the
 * disk, then renamed, so that at any moment the old or the new content is there
 * whole. A symbolic link stays, what it points to is replaced; permissions
 * stay, a new file is for its owner alone. Folders on the way are made.
 */
bool file_replace(Arena *arena, Str path, Str bytes, Err *err);

/* Makes a folder and those it is in, for their owner alone. */
bool file_make_folder(Arena *arena, Str path, Err *err);

#endif
