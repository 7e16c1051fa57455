#ifndef QUOTH_TRAIN_UNPACK_H
#define QUOTH_TRAIN_UNPACK_H

/*
 * Files of a collection, which may be packed by gzip.
 */

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* The bytes of a file, unpacked, as valid UTF-8. */
bool unpack_file(Arena *arena, Str path, Str *bytes, Err *err);

#endif
